"""What a link and a citation in a tree must not be."""

from __future__ import annotations

import pytest
from tests.authoring.small import around, procedure
from tests.handbooks import PROCEDURE_TEXT, TREE

from soundingboard.authoring.compile.citations import citations, short_citations
from soundingboard.authoring.compile.link_problems import link_problems
from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.source import markdown

OWN = procedure()
OTHER = procedure(PROCEDURE_TEXT.replace("AP 1", "AP 2"), "ap-2")
PAGE = "../../docs/procedures/ap-1.md"


def codes(text: str) -> list[tuple[int, str]]:
    near = around(OWN, OTHER, files={"decision_trees/ap-1/other.md", "docs/notes été.md"})
    return [(p.line, p.code) for p in link_problems(TREE, markdown.tokenize(text), OWN, near)]


@pytest.mark.parametrize(
    "text",
    [
        f"[2.1]({PAGE}#c-2-1)",
        f"[the rule]({PAGE}#c-2-1)",
        f"[Clause 2.1]({PAGE}#c-2-1)",
        f"[AP 1, s. 2.1]({PAGE}#c-2-1)",
        f"[grade 9]({PAGE}#c-2-1)",
        "[version 2.9](https://a.example)",
        f"[AP 1]({PAGE})",
        "[AP 2](../../docs/procedures/ap-2.md)",
        "[other](other.md#whatever)",
        "[notes](<../../docs/notes été.md>)",
        "[a](https://a.example), [b](mailto:b@b.example), [c](tel:1), <http://d.example>",
        "grades \\< 9, &lt;b&gt; and `<b>`",
    ],
)
def test_what_a_tree_may_hold(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"[2.9]({PAGE}#c-2-9)", "unknown-clause"),
        (f"[2.1.1]({PAGE}#c-2-1)", "wrong-citation"),
        (f"[clause 2.1.1]({PAGE}#c-2-1)", "wrong-citation"),
        (f"[AP 1, 2.1.1]({PAGE}#c-2-1)", "wrong-citation"),
        (f"[2.1 and 2.1.1]({PAGE}#c-2-1)", "wrong-citation"),
        (f"[2.1–2.1.2]({PAGE}#c-2-1)", "wrong-citation"),
        (f"[(2.9)]({PAGE}#c-2-1)", "wrong-citation"),
        (f"[**2.1.1**]({PAGE}#c-2-1)", "wrong-citation"),
        (f"[2\u20241\u20241]({PAGE}#c-2-1)", "wrong-citation"),
        (f"[2,1,1]({PAGE}#c-2-1)", "wrong-citation"),
        (f"[2-1-1]({PAGE}#c-2-1)", "wrong-citation"),
        (f"[2.1(1)]({PAGE}#c-2-1)", "wrong-citation"),
        (f"[1. 1]({PAGE}#c-2-1)", "wrong-citation"),
        (f"[l.1]({PAGE}#c-2-1)", "wrong-citation"),
        (f"[c-1-1]({PAGE}#c-2-1)", "wrong-citation"),
        (f"[No contact with students]({PAGE}#c-2-1)", "wrong-citation"),
        (f"[]({PAGE}#c-2-1)", "wrong-citation"),
        (f"[2.1.1]({PAGE})", "wrong-citation"),
        ("[2.1](https://a.example/ap-1.md#c-2-1)", "wrong-citation"),
        ("[2.1](#c-2-1)", "wrong-citation"),
        ("[2.1](other.md)", "wrong-citation"),
        ("[2.1](../../docs/procedures/ap-2.md#c-2-1)", "foreign-clause"),
        ("[2.1](../docs/procedures/ap-1.md#c-2-1)", "broken-link"),
        ("[x](../../../decision_trees/ap-1/other.md)", "broken-link"),
        ("[x](missing.md)", "broken-link"),
        ("[x](javascript:alert)", "unsafe-link"),
        ("[x](JAVASCRIPT&colon;alert)", "unsafe-link"),
        ("[x](data:text/html,x)", "unsafe-link"),
        ("[x](//a.example)", "unsafe-link"),
        ("<javascript:alert>", "unsafe-link"),
    ],
)
def test_what_a_link_must_not_be(text: str, code: str) -> None:
    assert {found for _, found in codes(f"a\nb {text}\n")} == {code}
    assert {line for line, _ in codes(f"a\nb {text}\n")} == {2}


@pytest.mark.parametrize(
    ("fragment", "hint"),
    [
        ("1-2", "Did you mean “[1.2]”?"),
        ("C-1-2", "Did you mean “[1.2]”?"),
        ("c-1.2", "Did you mean “[1.2]”?"),
        ("c_2_1_1", "Did you mean “[2.1.1]”?"),
        # Another number is another rule, however similar it looks.
        ("c-1-3", "Copy the number from the heading of the clause."),
        ("c-2-1-11", "Copy the number from the heading of the clause."),
        ("c-12", "Copy the number from the heading of the clause."),
        ("c-", "Copy the number from the heading of the clause."),
    ],
)
def test_a_clause_is_suggested_by_its_own_number_alone(fragment: str, hint: str) -> None:
    tokens = markdown.tokenize(f"[1.2]({PAGE}#{fragment})")
    (problem,) = link_problems(TREE, tokens, OWN, around(OWN))
    assert problem.hint == hint


def short_form(text: str) -> tuple[list[Problem], tuple[str, ...]]:
    """The problems of *text* with short citations in a tree of AP 1, and the clauses it cites."""
    tokens, definitions = markdown.tokenize_all(text, short_citations(TREE, OWN))
    assert not definitions
    near = around(OWN, files={"decision_trees/ap-1/other.md"})
    return [*link_problems(TREE, tokens, OWN, near)], citations(TREE, tokens, OWN)


def test_a_number_in_square_brackets_cites_a_clause_of_the_own_procedure() -> None:
    assert short_form("So it is ([2.1.1], [1.2]).\n\n- [ ] You must ask ([2.1]).") == (
        [],
        ("2.1.1", "1.2", "2.1"),
    )
    (link,) = markdown.links(markdown.tokenize_all("[2.1]", short_citations(TREE, OWN))[0])
    assert (link.href, link.text) == (f"{PAGE}#c-2-1", "2.1")


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("a\n([1.3]).", "AP 1 has no clause “1.3”", "Copy the number from the heading"),
        ("a\n[1-2]", "AP 1 has no clause “1-2”", "Did you mean “[1.2]”?"),
        ("a\n[sic]", "AP 1 has no clause “sic”", "Copy the number from the heading"),
        ("a\n[2.1](a b)", "“(a b)” touches another bracket", "Put a space between"),
        ("a\n[2.1][9]", "“[2.1]” touches another bracket", "Put a space between"),
        ("a\n[2.1][1.2]", "The link says clause 2.1, but leads to clause 1.2", "Write “[2.1]” or"),
    ],
)
def test_a_short_citation_of_no_clause_is_a_problem_at_its_line(
    text: str, message: str, hint: str
) -> None:
    problem, *_ = short_form(text)[0]
    assert problem.line == 2
    assert problem.message.startswith(message)
    assert problem.hint.startswith(hint)


def test_boxes_and_definitions_are_no_short_citations() -> None:
    clauses = "\n".join(f"## {number} A\n\nStaff must ask.\n" for number in ("x", "1.2"))
    own = procedure(PROCEDURE_TEXT[: PROCEDURE_TEXT.index("## Section")] + clauses)
    text = "- \\[sic\\]\n- [x] a\n- [X] b\n- [ ] c\n\n[1.2]: https://a.example\n"
    tokens, definitions = markdown.tokenize_all(text, short_citations(TREE, own))
    assert [item.line for item in definitions] == [6]
    assert not [*markdown.links(tokens)]
    assert not [*link_problems(TREE, tokens, own, around(own))]
