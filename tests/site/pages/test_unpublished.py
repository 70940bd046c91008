"""The page in the place of one whose file has errors."""

from __future__ import annotations

import json
from pathlib import Path

from tests.handbooks import TREE, TREE_TEXT, swap
from tests.site.built import Build, read
from tests.site.published_handbooks import published_handbook, site_pages

from soundingboard.site.pages.unpublished import UnpublishedPage

BROKEN = {TREE: swap(TREE_TEXT, "(#your-choice)", "(#nowhere)")}
PAGE = "decisions/ap-1/follow-request"


def test_it_has_the_address_the_title_and_the_place_of_the_page(tmp_path: Path) -> None:
    small = published_handbook(tmp_path, BROKEN)
    tree = site_pages(small)[f"{PAGE}.md"]
    page = UnpublishedPage(tree)
    assert page.source == tree.source
    assert page.place(small) == tree.place(small)
    assert page.metadata(small)["title"] == "May I accept this follow request? (AP 1)"


def test_links_into_it_are_not_reported_as_well(tmp_path: Path) -> None:
    small = published_handbook(tmp_path, BROKEN)
    page = UnpublishedPage(site_pages(small)[f"{PAGE}.md"])
    assert page.anchors(small) is None
    assert [*page.assets(small, f"{PAGE}/")] == []


def test_readers_see_the_problems_and_do_not_find_it_by_searching(built: Build) -> None:
    site = built(strict=False, **BROKEN)
    html = read(site, PAGE)
    assert "sb-problems" in html
    assert "unknown-target" in html
    assert "<sb-tree" not in html
    index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    assert not [doc for doc in index["docs"] if doc["location"].startswith(PAGE)]
