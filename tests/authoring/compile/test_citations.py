"""Citations: the clauses that a file links to, or names."""

from __future__ import annotations

import pytest
from tests.authoring.small import procedure
from tests.handbooks import PROCEDURE_TEXT, TREE

from soundingboard.authoring.compile.citations import citations, cited_clause, named_clauses
from soundingboard.authoring.source import markdown

OWN = procedure()
PAGE = "../../docs/procedures/ap-1.md"


def test_citations_are_the_clauses_linked_once_each_in_order() -> None:
    text = (
        f"([2.1]({PAGE}#c-2-1), [that]({PAGE}#c-1-2), [2.1]({PAGE}#c-2-1), [page]({PAGE}), "
        f"[9]({PAGE}#c-9), [x](https://a.example#c-1-1))"
    )
    tokens = markdown.tokenize(text)
    assert citations(TREE, tokens, OWN) == ("2.1", "1.2")
    assert citations(TREE, tokens, None) == ()


@pytest.mark.parametrize(
    "href",
    [
        "https://a.example/docs/procedures/ap-1.md#c-2-1",
        "https://a.example/../../../../../docs/procedures/ap-1.md#c-2-1",
        "//a.example/../../../../docs/procedures/ap-1.md#c-2-1",
        "../../docs/procedures/ap-2.md#c-2-1",
        "../../docs/notes%20été.md#c-2-1",
        "other.md#c-2-1",
        "#c-2-1",
        "mailto:a@a.example#c-2-1",
    ],
)
def test_only_a_link_to_the_procedure_itself_is_a_citation(href: str) -> None:
    assert cited_clause(TREE, href, OWN) is None
    assert citations(TREE, markdown.tokenize(f"[that](<{href}>)"), OWN) == ()


def test_the_procedures_own_number_is_no_clause() -> None:
    own = procedure(PROCEDURE_TEXT.replace("AP 1", "607.4"))
    assert named_clauses("607.4, clause 2.1", own) == ("2.1",)
    assert named_clauses("607.4", own) == ()
