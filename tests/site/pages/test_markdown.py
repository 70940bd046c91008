"""Pages that authors write under ``docs/``."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from tests.site.published_handbooks import published_handbook, site_pages

from soundingboard.site.navigation import Place, Section
from soundingboard.site.pages.markdown import BEHIND, MarkdownPage


def test_what_leads_to_all_other_pages_comes_first_in_the_navigation(tmp_path: Path) -> None:
    small = published_handbook(tmp_path)
    assert MarkdownPage("docs/index.md").place(small) == Place("Start", 0)
    assert MarkdownPage("docs/procedures.md").place(small) == Place(
        "All procedures", 0, (Section("Procedures", 30),)
    )
    assert MarkdownPage("docs/authors/trees.md").place(small) is None


def test_a_page_comes_behind_in_the_search_unless_it_says_otherwise() -> None:
    page = MarkdownPage("docs/a.md")
    assert page.checked({"title": "A"}, lambda: "---\n", ()) == {
        "search": {"boost": BEHIND},
        "title": "A",
    }
    assert page.checked({"search": {"boost": 2}}, lambda: "---\n", ()) == {"search": {"boost": 2}}


def test_front_matter_is_escaped_and_what_cannot_be_used_is_reported(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.WARNING, "mkdocs"):
        found = MarkdownPage("docs/a.md").checked(
            {"title": "A & B", "tags": "x"}, lambda: "---\ntitle: A & B\ntags: x\n---\n", ()
        )
    assert found == {"search": {"boost": BEHIND}, "title": "A &amp; B"}
    assert "docs/a.md:3: bad-field" in caplog.text


def test_in_the_place_of_an_optional_page_it_has_that_one_s_place(tmp_path: Path) -> None:
    small = published_handbook(tmp_path)
    trace = site_pages(small)["procedures/ap-1/trace.md"]
    assert MarkdownPage(trace.path, instead=trace).place(small) == trace.place(small)
    assert MarkdownPage(trace.path).place(small) is None
