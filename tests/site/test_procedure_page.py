import datetime
import re
from html import unescape
from pathlib import Path

import markdown
import pytest
from tests.authoring.small import procedure
from tests.handbooks import PROCEDURE, PROCEDURE_TEXT, TREE, TREE_TEXT, swap
from tests.site.books import PROCEDURE_URL, book

from soundingboard.authoring.procedure_file import compile_procedure
from soundingboard.authoring.source import Source, parse
from soundingboard.site import procedure_page
from soundingboard.site.python_markdown import CurrentPage, SoundingBoardExtension

ROOT = Path(__file__).parents[2]


def test_every_clause_heading_gets_its_anchor_on_its_own_line() -> None:
    rows = procedure_page.with_anchors(PROCEDURE_TEXT, procedure()).split("\n")
    assert "#### 2.1.1 No contact with students {#c-2-1-1}" in rows
    assert "## Section 1: Accounts for work" in rows
    assert len(rows) == len(PROCEDURE_TEXT.split("\n"))


@pytest.mark.parametrize(
    "path", sorted((ROOT / "docs/procedures").glob("*.md")), ids=lambda p: p.stem
)
def test_python_markdown_reads_our_procedures_as_their_hashes_do(path: Path) -> None:
    """The page is rendered by another Markdown than the one that clauses are hashed by."""
    source = parse(path.read_bytes(), path.name)
    assert isinstance(source, Source)
    own, _ = compile_procedure(path.stem, source)
    extension = SoundingBoardExtension()
    extension.page = CurrentPage(f"procedures/{path.name}", own.clause_by_anchor)
    html = markdown.markdown(
        procedure_page.with_anchors(source.body, own),
        extensions=["attr_list", "tables", extension],
    )
    for clause in own.clauses:
        pattern = rf'<h(\d) id="{clause.anchor}">.*?</h\1>(.*?)</section>'
        found = re.search(pattern, html, re.DOTALL)
        assert found, clause.number
        assert _letters(unescape(re.sub(r"<[^>]+>", " ", found[2]))) == _letters(clause.text)


def _letters(text: str) -> str:
    return "".join(text.split())


def test_closing_signs_of_a_heading_do_not_hide_the_anchor() -> None:
    text = swap(PROCEDURE_TEXT, "### 1.1 Who may follow", "### 1.1 Who may follow ###  ")
    anchored = procedure_page.with_anchors(text, procedure(text))
    assert "### 1.1 Who may follow {#c-1-1}\n" in anchored


def test_under_a_clause_stand_the_outcomes_that_rest_on_it(tmp_path: Path) -> None:
    small = book(tmp_path)
    below = procedure_page.decisions_below(procedure(), small, PROCEDURE_URL)
    assert set(below) == {"c-1-1", "c-1-2", "c-2-1", "c-2-1-1", "c-2-1-2"}
    assert "Decisions that rest on this clause (1)" in below["c-2-1-1"]
    assert (
        '<a href="../../decisions/ap-1/follow-request/#do-not-accept">Do not accept</a> '
        '<span class="sb-word sb-word--not-allowed">not allowed</span>' in below["c-2-1-1"]
    )


def test_a_tree_with_errors_rests_on_nothing(tmp_path: Path) -> None:
    small = book(tmp_path, {TREE: swap(TREE_TEXT, "(#your-choice)", "(#nowhere)")})
    assert procedure_page.decisions_below(procedure(), small, PROCEDURE_URL) == {}


def page(root: Path, text: str = PROCEDURE_TEXT, day: str = "2026-11-20") -> str:
    small = book(root, {PROCEDURE: text}, today=datetime.date.fromisoformat(day))
    own = small.handbook.procedures["ap-1"]
    content = '<p>Intro.</p>\n<h2 id="s">Section</h2>\n<p>Text on an idea.</p>'
    return procedure_page.page(content, own, small, PROCEDURE_URL)


def test_the_facts_stand_between_the_introduction_and_the_clauses(tmp_path: Path) -> None:
    html = page(tmp_path)
    order = ["<h1", "Administrative Procedure 1 · Fictional School Board", "Intro."]
    order += ["May I accept this follow request?", "sb-facts", "sb-provenance", "<h2", "Text on"]
    assert [html.index(part) for part in order] == sorted(html.index(part) for part in order)
    assert '<time datetime="2020-12-15">15 December 2020</time>' in html
    assert "Our revision 2" in html


def test_a_review_that_is_overdue_is_told(tmp_path: Path) -> None:
    assert "Review overdue" not in page(tmp_path, day="2030-12-31")
    assert "due for review by December 2030" in page(tmp_path, day="2031-01-01")


def test_a_missing_fact_stays_missing(tmp_path: Path) -> None:
    html = page(tmp_path, swap(PROCEDURE_TEXT, "board: Fictional School Board\n", ""))
    assert "<dt>Board</dt><dd>Not named in the document</dd>" in html
    assert "Responsible" not in html


def test_defined_terms_are_marked_and_listed(tmp_path: Path) -> None:
    terms = "glossary:\n  - term: Idea\n    means: A thought.\n    clause: '1.1'\n---\n\nWhat"
    html = page(tmp_path, swap(PROCEDURE_TEXT, "---\n\nWhat", terms))
    assert '<h2 id="defined-terms">Defined terms</h2>' in html
    assert '<dt id="term-idea"><dfn>Idea</dfn></dt>' in html


def test_many_cross_references_are_folded_away(tmp_path: Path) -> None:
    few = "references: [A, B]\n---\n\nWhat"
    many = "references: [A, B, C, D, E]\n---\n\nWhat"
    assert "<details" not in page(tmp_path / "a", swap(PROCEDURE_TEXT, "---\n\nWhat", few))
    html = page(tmp_path / "b", swap(PROCEDURE_TEXT, "---\n\nWhat", many))
    assert "<summary>5 documents</summary>" in html
