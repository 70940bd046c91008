"""When Python can't be had, the page names the likely cause, and goes on without it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect
from tests.browser.decisions import answer, expect_answers, tree_of
from tests.browser.patience import patiently
from tests.browser.training_pages import COURSE, Visitor, check_accessibility

pytestmark = pytest.mark.browser

TREE = "decisions/cedar-12/follow-request/"
LIKELY = "The likely cause is this site's server, the network, or a filter on it."
SIGN_IN = "<!doctype html><title>Sign in</title><h1>Sign in to the Wi-Fi</h1>"

Answer = Callable[[Route], None]


def missing(route: Route) -> None:
    route.fulfill(status=404, body="Not found")


def refused(route: Route) -> None:
    route.fulfill(status=403, body=SIGN_IN, content_type="text/html")


def sign_in(route: Route) -> None:
    route.fulfill(body=SIGN_IN, content_type="text/html")


def redirected(route: Route) -> None:
    route.fulfill(status=302, headers={"Location": "/404.html"})


def cut(route: Route) -> None:
    route.abort()


def untyped(route: Route) -> None:
    answer = route.fetch()
    route.fulfill(body=answer.body(), content_type="application/octet-stream")


WRONG: dict[str, tuple[str, Answer]] = {
    "no wasm": ("**/*.wasm", missing),
    "a page for the wasm": ("**/*.wasm", sign_in),
    "the wasm is cut": ("**/*.wasm", cut),
    "no data files": ("**/assets/pyodide/**/*.{zip,whl,bin}", refused),
    "no Python at all": ("**/assets/pyodide/**", redirected),
    "a page for Python's script": ("**/pyodide.mjs", sign_in),
    "a page for the list of files": ("**/bundle.json", sign_in),
    "no worker": ("**/engine/worker.mjs*", refused),
}

WRONG_FOR_A_TREE: dict[str, tuple[str, Answer]] = {
    "a page for the tree": ("**/assets/soundingboard/pages/**", sign_in),
    "no library": ("**/vendor/morphdom.mjs", missing),
}


@pytest.fixture
def visitor(page: Page, handbook_url: str, handbook_folder: Path) -> Visitor:
    return Visitor(page, handbook_url, handbook_folder)


@pytest.mark.parametrize("name", [*WRONG, *WRONG_FOR_A_TREE])
def test_a_course_blames_the_way_and_can_be_tried_again(visitor: Visitor, name: str) -> None:
    pattern, answer = {**WRONG, **WRONG_FOR_A_TREE}[name]
    page = visitor.page
    page.context.route(pattern, answer)
    visitor.open()
    told = page.locator("sb-course").get_by_role("status").filter(has_text=LIKELY)
    patiently(told).to_be_visible()
    assert "tell the people who run this site" in told.inner_text()
    assert "in this browser" not in told.inner_text()
    assert page.locator("section.sb-scenario").first.is_visible()
    page.context.unroute(pattern)
    visitor.button("Try again").click()
    patiently(page.get_by_label("Mine")).to_be_visible()
    assert not page.locator("section.sb-scenario").first.is_visible()


def test_my_training_and_stored_data_blame_the_way(visitor: Visitor, made_receipt: bytes) -> None:
    page = visitor.page
    page.context.route(*WRONG["a page for the wasm"])
    visitor.hold(made_receipt)
    for name in ("", "stored/"):
        page.goto(f"{visitor.base}training/{name}")
        patiently(page.locator("[data-region=late]").filter(has_text=LIKELY)).to_be_visible()


@pytest.mark.parametrize("name", [*WRONG, *WRONG_FOR_A_TREE])
def test_a_tree_blames_the_way_and_is_walked(page: Page, handbook_url: str, name: str) -> None:
    page.context.route(*{**WRONG, **WRONG_FOR_A_TREE}[name])
    page.goto(f"{handbook_url}{TREE}")
    tree = page.locator("sb-tree")
    answer(page, "")
    note = tree.locator("[data-region=late]")
    patiently(note).to_contain_text(LIKELY)
    assert "in this browser" not in note.inner_text()
    before = tree.locator("h2:visible").inner_text()
    answer(page, "")
    expect(tree.locator("h2:visible")).not_to_have_text(before, use_inner_text=True)
    expect(tree.locator(".sb-node:visible")).to_have_count(1)


def test_a_comparison_blames_the_way(page: Page, handbook_url: str) -> None:
    page.context.route(*WRONG["a page for the wasm"])
    page.goto(f"{handbook_url}compare/message-student/")
    page.locator("sb-compare a[data-tap]").first.click()
    note = page.locator("sb-compare [data-region=late]")
    patiently(note).to_contain_text("This page can't take your answers right now.")
    expect(note).to_contain_text(LIKELY)
    assert "on each board's own page" in note.inner_text()


def test_a_browser_without_webassembly_is_named(visitor: Visitor) -> None:
    def without(route: Route) -> None:
        source = route.fetch().text()
        body = f"delete self.WebAssembly;\n{source}"
        route.fulfill(body=body, content_type="text/javascript")

    visitor.page.context.route("**/engine/worker.mjs*", without)
    visitor.open()
    patiently(visitor.page.get_by_text("It doesn't work in this browser.")).to_be_visible()
    check_accessibility(visitor.page, "a course in a browser that can't")


def test_without_a_network_the_page_says_so_and_catches_up_with_the_answers_later(
    page: Page, handbook_url: str
) -> None:
    page.goto(f"{handbook_url}{TREE}")
    tree = tree_of(page)
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    answer(page, "My own account")
    note = tree.locator("[data-region=late]")
    patiently(note).to_contain_text("You're offline")
    page.context.set_offline(False)
    answer(page, "A student I teach or coach")
    expect_answers(page, 2)
    expect(note).to_be_empty()


@pytest.mark.parametrize(
    ("pattern", "answer"),
    [
        ("**/*.wasm", untyped),
        ("**/*.zip", refused),
        ("**/*.bin", refused),
        ("**/*.whl", refused),
        ("**/*.zip", cut),
    ],
    ids=["wasm of no type", "no zip", "no bin", "no wheel", "zip cut"],
)
@pytest.mark.parametrize("line", ["slow", "fast"])
def test_one_kind_of_file_that_is_refused_leaves_another_way(
    visitor: Visitor, pattern: str, answer: Answer, line: str
) -> None:
    save = "true" if line == "slow" else "false"
    visitor.page.add_init_script(
        "Object.defineProperty(Navigator.prototype, 'connection',"
        f" {{ get: () => ({{ saveData: {save} }}) }});"
    )
    visitor.page.context.route(pattern, answer)
    visitor.begin()
    visitor.start_quiz()
    visitor.answer()
    assert COURSE in visitor.page.url
