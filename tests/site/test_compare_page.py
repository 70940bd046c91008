"""Comparison, matrix and traceability as pages: complete without scripts, every clause a link."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.handbooks import PROCEDURE, PROCEDURE_TEXT, TREE_TEXT, swap
from tests.site.books import book

from soundingboard.engine.compare import table
from soundingboard.engine.pages.comparison_source import from_json
from soundingboard.engine.verdict import Verdict
from soundingboard.site.assets import documents
from soundingboard.site.boards import boards, compared_slugs
from soundingboard.site.book import Book
from soundingboard.site.compare_page import compare_page, source_address, source_of, version
from soundingboard.site.made_pages import made_pages
from soundingboard.site.matrix_page import matrix_page
from soundingboard.site.trace_page import trace_page

TITLE = "May I accept this follow request?"
HERE = "compare/follow-request/"

SECOND = swap(swap(PROCEDURE_TEXT, "short: AP 1", "short: AP 2"), "Fictional", "Second")
SECOND_TREE = (
    TREE_TEXT.replace("procedure: ap-1", "procedure: ap-2")
    .replace("ap-1.md", "ap-2.md")
    .replace("**Not allowed.**", "**Ask first.**")
)
SILENT = (
    "not-covered:\n  - slug: follow-request\n    ask: The office\n    clause: '1.2'\n"
    "    note: No word on it.\ndecides-nothing:\n  - clauses: 1.1\n    reason: A welcome.\n"
)
THIRD = swap(SECOND, "short: AP 2", "short: AP 3").replace(
    "revision: 2\n", f"revision: 2\n{SILENT}"
)


def three(root: Path) -> Book:
    """Two procedures with a tree each, and one that is silent."""
    files: dict[str, str | bytes | None] = {
        "docs/procedures/ap-2.md": SECOND,
        "docs/procedures/ap-3.md": THIRD,
        "decision_trees/ap-2/follow-request.md": SECOND_TREE,
    }
    made = book(root, files)
    assert made.handbook.problems == ()
    return made


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_slug_of_several_trees_is_compared() -> None:
    assert compared_slugs(["b", "a", "b", "c", "a"]) == ["a", "b"]


def test_every_procedure_has_its_column(tmp_path: Path) -> None:
    found = boards(three(tmp_path), "follow-request")
    assert [(b.procedure.id, b.item is not None, b.silent is not None) for b in found] == [
        ("ap-1", True, False),
        ("ap-2", True, False),
        ("ap-3", False, True),
    ]
    assert found[0].verdicts == (Verdict.ALLOWED, Verdict.NOT_ALLOWED)
    assert found[1].verdicts == (Verdict.ALLOWED, Verdict.ASK_FIRST)
    assert found[2].verdicts == (Verdict.NOT_COVERED,)


def test_the_page_has_the_first_question_the_boards_and_the_differences(tmp_path: Path) -> None:
    made = three(tmp_path)
    html = compare_page("follow-request", TITLE, made, HERE)
    told = words(html)
    assert "Only your own board's rule applies to you." in told.replace("&#x27;", "'")
    boards_at, differences_at = html.index('id="boards"'), html.index('id="differences"')
    assert html.index('data-region="step"') < html.index("data-tap=") < boards_at < differences_at
    rows = table([item.tree for item in made.published.values()])
    assert rows is not None
    apart = [row for row in rows if row.parts]
    assert html.count('<th scope="row">') == len(apart) == 1
    assert "AP 1 Not allowed clauses 2.1.1 and 2.1.2 AP 2 Ask first clauses 2.1.1 and 2.1.2" in told
    assert "AP 3 Not covered No word on it. It says to ask: The office ( 1.2 )." in told
    assert 'href="../../procedures/ap-2/#c-2-1-1"' in html


def test_where_boards_agree_there_is_no_table(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        "docs/procedures/ap-2.md": SECOND,
        "decision_trees/ap-2/follow-request.md": SECOND_TREE.replace("Ask first", "Not allowed"),
    }
    html = compare_page("follow-request", TITLE, book(tmp_path, files), HERE)
    assert "All boards give the same answer in every case." in html
    assert "<table" not in html


def test_the_source_is_published_for_the_worker(tmp_path: Path) -> None:
    made = three(tmp_path)
    html = compare_page("follow-request", TITLE, made, HERE)
    source = source_of("follow-request", made, HERE)
    assert source is not None
    assert source.version == version([item.tree for item in made.published.values()])
    assert f'data-version="{source.version}"' in html
    address = source_address("follow-request")
    assert f'data-source="../../{address}"' in html
    published = dict(documents(made))[address]
    assert from_json(json.loads(published)) == source
    assert [board.page for board in source.boards] == [
        "../../decisions/ap-1/follow-request/",
        "../../decisions/ap-2/follow-request/",
        "../../decisions/ap-3/follow-request/",
    ]
    assert [board.source is not None for board in source.boards] == [True, True, False]
    assert '<h3><a href="../../decisions/ap-3/follow-request/">AP 3</a></h3>' in html


def test_an_outcome_has_its_reason_and_not_its_steps(tmp_path: Path) -> None:
    source = source_of("follow-request", three(tmp_path), HERE)
    assert source is not None
    first = source.sources[0]
    bodies = {outcome.id: first.outcomes[outcome.id].body for outcome in first.tree.outcomes}
    assert 'href="../../procedures/ap-1/#c-2-1-1"' in bodies["do-not-accept"]
    assert not any("<li" in body or "What to do" in body for body in bodies.values())
    assert all(body.startswith('<div class="sb-reason">') for body in bodies.values())


def test_without_an_engine_nothing_is_asked(tmp_path: Path) -> None:
    html = compare_page("follow-request", TITLE, three(tmp_path), HERE, engine=False)
    assert 'data-engine="off"' in html
    assert "data-tap" not in html


def test_the_provenance_of_every_procedure_is_named(tmp_path: Path) -> None:
    html = compare_page("follow-request", TITLE, three(tmp_path), HERE)
    assert html.count('class="sb-provenance"') == 3
    assert "Second School Board" in html


def test_the_matrix_has_a_cell_for_every_pair(tmp_path: Path) -> None:
    html = matrix_page(three(tmp_path), "compare/")
    assert html.count("<td>") == 3
    told = words(html)
    assert "AP 1 Allowed to Not allowed AP 2 Allowed to Ask first AP 3 Not covered" in told
    assert "It says to ask: The office ( 1.2 )." in told
    assert 'href="../decisions/ap-1/follow-request/"' in html
    assert 'href="../decisions/ap-3/follow-request/"' in html


def test_traceability_both_ways(tmp_path: Path) -> None:
    made = three(tmp_path)
    html = trace_page(made.handbook.procedures["ap-1"], made, "procedures/ap-1/trace/")
    told = words(html)
    assert "Clauses: 5. Cited by a result or a course: 5. Nothing for staff to decide: 0." in told
    assert f"2.1.1 No contact with students 1 result {TITLE} Do not accept Not allowed" in told
    assert "Do not accept Not allowed 2.1.1 , 2.1.2" in told
    assert 'href="../../../decisions/ap-1/follow-request/#do-not-accept"' in html


def test_traceability_says_why_a_clause_decides_nothing(tmp_path: Path) -> None:
    made = three(tmp_path)
    told = words(trace_page(made.handbook.procedures["ap-3"], made, "procedures/ap-3/trace/"))
    assert "1.1 Who may follow Nothing to decide: A welcome." in told
    assert "1.2 Tell the principal Not cited yet." in told
    assert f"{TITLE} No word on it. It says to ask: The office ( 1.2 )." in told


def test_the_pages_that_are_made(tmp_path: Path) -> None:
    assert list(made_pages(three(tmp_path).handbook, {})) == [
        "compare/index.md",
        "compare/follow-request.md",
        "procedures/ap-1/trace.md",
        "procedures/ap-2/trace.md",
        "decisions/ap-3/follow-request.md",
    ]
    alone = made_pages(book(tmp_path / "alone", {PROCEDURE: PROCEDURE_TEXT}).handbook, {})
    assert list(alone) == ["procedures/ap-1/trace.md"]
