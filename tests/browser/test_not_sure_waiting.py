"""“I am not sure” before Python is there, without it, and on a page that is out of date."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Serve
from tests.browser.tree_pages import (
    LOW,
    TREE,
    answer,
    be_unsure,
    heading,
    open_page,
    place,
    unsure_result,
    write_code,
    write_page,
)

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    folder: Path = tmp_path_factory.mktemp("not-sure-waiting")
    write_code(folder)
    write_page(folder)
    write_page(folder, name="no-engine", attributes='data-engine="off"')
    page = (folder / "index.html").read_text(encoding="utf-8")
    newer = page.replace(TREE.version, "0" * 12)
    (folder / "newer.html").write_text(newer, encoding="utf-8")
    return serve(folder)


def test_while_the_engine_starts_it_says_so_and_then_what_follows(page: Page, site: str) -> None:
    page.set_viewport_size(LOW)
    tree = open_page(page, f"{site}?engine=waits")
    answer(tree, "I found it")
    be_unsure(tree)
    progress = "Working out what can follow. The first time, this may take a little while."
    expect(unsure_result(tree)).to_have_text(progress)
    expect(tree.get_by_role("status")).to_have_text(progress)
    back = tree.get_by_role("link", name="Back to the question")
    back.focus()
    before = place(back)
    tree.evaluate("letGo()")
    expect(heading(tree, "Whichever it is: Not allowed")).to_be_attached()
    expect(tree.get_by_role("status")).to_have_text("Whichever it is: not allowed.")
    expect(back).to_be_focused()
    assert abs(place(back) - before) <= 1


def test_an_answer_that_comes_too_late_is_not_shown(page: Page, site: str) -> None:
    tree = open_page(page, f"{site}?engine=waits")
    be_unsure(tree)
    tree.get_by_role("link", name="Back to the question").click()
    tree.evaluate("letGo()")
    tree.wait_for_timeout(700)
    assert tree.locator(".sb-js-unsure").count() == 0
    expect(tree.get_by_role("status")).to_be_empty()


@pytest.mark.parametrize("where", ["?engine=fails", "no-engine.html"])
def test_without_the_engine_the_page_lists_what_is_still_possible(
    page: Page, site: str, where: str
) -> None:
    tree = open_page(page, site + where)
    answer(tree, "The school’s")
    be_unsure(tree)
    result = unsure_result(tree)
    needs = (
        "To work out what follows when you are not sure, this page needs its second check, "
        "which does not work here."
    )
    expect(result).to_contain_text(needs)
    expect(result.get_by_role("listitem")).to_have_text(
        ["Allowed: Lend it", "Ask first: Ask the office", "Not allowed: Keep it"]
    )
    expect(tree.get_by_role("status")).to_contain_text(needs)
    expect(tree.get_by_role("link", name="Back to the question")).to_be_visible()
    result.get_by_role("link", name="Ask the office").click()
    expect(heading(tree, "Ask the office")).to_be_focused()
    expect(tree.locator(".sb-js-note")).to_be_visible(visible=where == "?engine=fails")


def test_a_page_older_than_the_sites_rules_works_nothing_out(page: Page, site: str) -> None:
    page.set_viewport_size(LOW)
    tree = open_page(page, f"{site}newer.html")
    be_unsure(tree)
    expect(unsure_result(tree)).to_have_text(
        "What follows when you are not sure can be worked out once the page has been loaded again."
    )
    expect(tree.locator(".sb-js-notice")).to_contain_text("The rules have changed")
