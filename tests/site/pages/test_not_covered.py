"""A decision that a procedure doesn't cover: a page that says so, and links that are marked."""

from __future__ import annotations

import json
import logging
import re
from pathlib import Path

import pytest
from tests.handbooks import PROCEDURE, PROCEDURE_TEXT, TREE, TREE_TEXT, swap
from tests.site.built import Build, read
from tests.site.published_handbooks import navigation_of, published_handbook

from soundingboard.site.decision_links import elsewhere
from soundingboard.site.pages.not_covered import NotCoveredPage
from soundingboard.site.pages.trees import ProcedureTreesPage
from soundingboard.site.parts import with_parts
from soundingboard.site.published_handbook import PublishedHandbook
from soundingboard.site.search_words import PATH
from soundingboard.site.settings import Settings

TITLE = "May I accept this follow request?"
ID, PAGE = "ap-2/follow-request", "decisions/ap-2/follow-request"
TREES_PAGE = "decision_trees/ap-1/index.md"

ENTRY = """\
not-covered:
  - slug: follow-request
    note: It says nothing on <followers>.
    nearest: 2.1.1, 1.2
    ask: the clerk
    clause: "1.2"
"""
LOGO = """\
not-covered:
  - slug: logo
    title: Can I use the logo?
"""


def procedure(front: str, short: str = "AP 1") -> str:
    text = swap(PROCEDURE_TEXT, "short: AP 1", f"short: {short}")
    return swap(text, "revision: 2\n", f"revision: 2\n{front}")


FILES = {PROCEDURE: procedure(LOGO), "docs/procedures/ap-2.md": procedure(ENTRY, "AP 2")}
"""AP 1 has a tree on follow requests and says nothing on logos, AP 2 nothing on follow requests."""


def small(root: Path, settings: Settings | None = None) -> PublishedHandbook:
    made = published_handbook(root, FILES, settings=settings)
    assert made.compiled.errors == ()
    return made


def page(made: PublishedHandbook, id_: str) -> str:
    return NotCoveredPage(made.uncovered[id_]).html(made, f"decisions/{id_}/")


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_page_says_so_as_an_outcome_does_and_names_whom_to_ask(tmp_path: Path) -> None:
    html = page(small(tmp_path), ID)
    assert f'<h1 data-search-exclude="true">{TITLE}</h1>' in html
    assert '<a href="../../../procedures/ap-2/">AP 2, Staff on Social Media</a>' in html
    assert '<section class="sb-node sb-outcome" data-verdict="not-covered">' in html
    said = words(html[html.index("<section") : html.index("</section>")])
    assert said == (
        "AP 2 doesn&#x27;t cover this Not covered It says nothing on &lt;followers&gt;. "
        "Not covered doesn&#x27;t mean allowed. Other rules may still apply. "
        "For questions, AP 2 says to ask: the clerk (clause 1.2 )."
    )


def test_the_nearest_clauses_are_linked_with_their_titles_in_the_order_given(
    tmp_path: Path,
) -> None:
    html = page(small(tmp_path), ID)
    nearest = html[html.index('id="nearest-clauses"') : html.index('id="other-decisions"')]
    assert re.findall(r"<li>(.+)</li>", nearest) == [
        '<a href="../../../procedures/ap-2/#c-2-1-1">2.1.1</a> No contact with students',
        '<a href="../../../procedures/ap-2/#c-1-2">1.2</a> Tell the principal',
    ]


def test_without_clauses_and_a_contact_the_page_says_that_nobody_is_named(tmp_path: Path) -> None:
    made = small(tmp_path)
    html = page(made, "ap-1/logo")
    assert "AP 1 doesn&#x27;t say who to ask about this." in html
    assert "nearest-clauses" not in html
    contents = NotCoveredPage(made.uncovered["ap-1/logo"]).contents(made)
    assert [entry.anchor for entry in contents] == ["not-covered", "other-decisions"]


def test_the_boards_other_decisions_are_listed_by_title(tmp_path: Path) -> None:
    more = f"{LOGO}  - slug: zoo\n    title: Zoo?\n"
    made = published_handbook(tmp_path, {**FILES, PROCEDURE: procedure(more)})
    html = page(made, "ap-1/zoo")
    others = html[html.index('id="other-decisions"') : html.index("sb-provenance")]
    assert re.findall(r"<li>(.+)</li>", others) == [
        '<a href="../logo/">Can I use the logo?</a> <span class="sb-muted">(not covered)</span>',
        f'<a href="../follow-request/">{TITLE}</a>',
    ]
    assert "No other decisions are published yet." in page(made, ID)


def test_the_sites_notice_and_contact_are_on_it_as_on_a_tree(tmp_path: Path) -> None:
    settings = Settings(contact="help@board.example", notices={"follow-request": "Be careful."})
    html = page(small(tmp_path, settings), ID)
    assert "Be careful." in html
    assert "Report a mistake on this page" in html
    assert "subject=AP%202%3A%20May%20I%20accept" in html


def test_problems_of_the_procedure_are_shown_first(tmp_path: Path) -> None:
    files = {**FILES, "docs/procedures/ap-2.md": procedure(swap(ENTRY, ", 1.2", ", 9"), "AP 2")}
    html = page(published_handbook(tmp_path, files), ID)
    assert html.index("unknown-clause") < html.index("sb-verdict")


def test_the_start_page_lists_it_among_the_others_and_marks_it(tmp_path: Path) -> None:
    html, _ = with_parts("<!-- soundingboard: decisions -->", small(tmp_path), "")
    assert re.findall(r"<h2.*?>(.+?)</h2>", html) == ["Can I use the logo?", TITLE]
    boards = html[html.index('id="follow-request"') :]
    assert words(boards[boards.index("<ul") :]) == "AP 1 AP 2 (not covered)"
    assert f'href="{PAGE}/"' in boards
    assert 'data-procedure="ap-2"' in boards


def test_the_boards_own_list_has_it_by_title(tmp_path: Path) -> None:
    front = "---\ntitle: What AP 1 decides\nprocedure: ap-1\n---\n\nEach page takes one question.\n"
    made = published_handbook(tmp_path, {**FILES, TREES_PAGE: front})
    html = ProcedureTreesPage(made.compiled.trees_pages["ap-1"]).html(made, "decisions/ap-1/")
    logo = '<li><a href="logo/">Can I use the logo?</a> <span class="sb-muted">(not covered)</span>'
    assert html.index(logo) < html.index(TITLE)


def test_readers_of_a_tree_are_told_that_another_board_does_not_cover_it(tmp_path: Path) -> None:
    made = small(tmp_path)
    html = elsewhere("follow-request", made.compiled.procedures["ap-1"], made, "decisions/")
    assert words(html) == "Not your board? See the same question for AP 2 (not covered)"


def test_it_is_in_the_navigation_beside_the_trees(tmp_path: Path) -> None:
    sources = ["procedures/ap-1.md", "decisions/ap-1/follow-request.md", "decisions/ap-1/logo.md"]
    [procedures] = navigation_of(small(tmp_path), sources)
    assert procedures == {
        "Procedures": [
            {
                "AP 1": [
                    {"Staff on Social Media": "procedures/ap-1.md"},
                    {"Can I use the logo? (not covered)": "decisions/ap-1/logo.md"},
                    {TITLE: "decisions/ap-1/follow-request.md"},
                ]
            }
        ]
    }


def test_the_built_page_is_complete_and_in_the_search(built: Build) -> None:
    synonyms = "---\ntitle: Words\n---\n\n| Typed | Meant |\n|---|---|\n| emblem | logo |\n"
    tree = swap(TREE_TEXT, "reviewed:", "asked-as: [friend request]\nreviewed:")
    site = built(**{**FILES, TREE: tree, PATH: synonyms})
    assert f"<title>{TITLE} (AP 2)" in read(site, PAGE)
    assert "For questions, AP 2 says to ask: the clerk" in read(site, PAGE)
    assert f'<a href="{PAGE}/"' in read(site, "")
    index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    found = {doc["location"]: doc for doc in index["docs"]}
    assert found[f"{PAGE}/"]["title"] == f"{TITLE} (AP 2)"
    assert found[f"{PAGE}/"]["boost"] == 1.5
    assert found[f"{PAGE}/"]["tags"] == ["friend request"]
    assert found["decisions/ap-1/logo/"]["tags"] == ["emblem"]
    assert "&lt;followers&gt;" in found[f"{PAGE}/#not-covered"]["text"]


def test_a_notice_for_it_is_no_slip(built: Build, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "mkdocs"):
        site = built(options="      notices: {logo: Ask first.}\n", **FILES)
    assert "Ask first." in read(site, "decisions/ap-1/logo")
    assert caplog.text == ""


def test_a_decision_with_neither_tree_nor_entry_shows_nothing(tmp_path: Path) -> None:
    html, _ = with_parts("<!-- soundingboard: decisions -->", small(tmp_path), "")
    logo = html[: html.index('id="follow-request"')]
    assert "AP 2" not in logo
