"""Comparing boards on the real site: by the real engine, by keyboard, without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect
from tests.browser.axe import violations
from tests.browser.decisions import expect_answers
from tests.published import published

from soundingboard.authoring.handbook import Handbook
from soundingboard.engine.compare import compare
from soundingboard.engine.tree import Tree

pytestmark = pytest.mark.browser

PAGE = "compare/follow-request/"
PHONE = {"width": 360, "height": 740}
STARTING = 90_000
"""How long the engine's first start may take, in milliseconds."""


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    return published()


@pytest.fixture(scope="module")
def trees(handbook: Handbook) -> list[Tree]:
    return [tree for tree in handbook.trees.values() if tree.slug == "follow-request"]


@pytest.fixture
def without_scripts(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def begin(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Answer once, for all").click()
    page.locator(".sb-js-form").wait_for(timeout=STARTING)


def choose(page: Page, label: str) -> None:
    before = page.url
    page.get_by_role("radio", name=label, exact=True).check()
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url(lambda address: address != before)


def to_the_end(page: Page) -> list[tuple[str, str]]:
    """Take the last answer of every question that is asked; gives questions and answers."""
    given: list[tuple[str, str]] = []
    while True:
        step = page.locator(".sb-js-compare :is(.sb-js-form, .sb-js-actions)").first
        step.wait_for()
        if page.locator(".sb-js-actions").count():
            return given
        question = page.locator(".sb-js-legend").inner_text()
        label = page.locator(".sb-js-choice__label").last.inner_text()
        given.append((question, label))
        choose(page, label)
        expect(page.locator(".sb-js-answers dt").last).to_have_text(question)


def verdicts(page: Page) -> list[str]:
    found = page.locator(".sb-js-compare .sb-board-cards .sb-verdict").all_inner_texts()
    return [verdict.strip().lower() for verdict in found]


def answers_in_address(page: Page) -> dict[str, str]:
    pairs = page.evaluate("[...new URLSearchParams(location.hash.slice('#walk?'.length))]")
    return {question: answer for question, answer in pairs if question != "v"}


def tab_to(page: Page, wanted: Locator) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if wanted.evaluate("(element) => element === document.activeElement"):
            break
    expect(wanted).to_be_focused()


def test_all_boards_are_asked_at_once(page: Page, handbook_url: str, trees: list[Tree]) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    begin(page, handbook_url + PAGE)
    to_the_end(page)
    expect(page.get_by_role("heading", name="What each board says", exact=True)).to_be_focused()
    found = compare(trees, answers_in_address(page))
    assert found.question is None
    outcomes = [standing.outcome for standing in found.standings]
    assert verdicts(page) == [outcome.verdict.value for outcome in outcomes if outcome]
    for outcome in outcomes:
        assert outcome is not None
        for number in outcome.clauses:
            links = page.locator(".sb-js-compare").get_by_role("link", name=number, exact=True)
            expect(links.first).to_be_visible()
    assert errors == []


def test_where_boards_part_ways_is_said(page: Page, handbook_url: str) -> None:
    begin(page, handbook_url + PAGE)
    choose(page, "My own account")
    expect(page.locator(".sb-js-answers dt")).to_have_count(1)
    choose(page, "A student I teach or coach")
    parts = page.locator(".sb-js-parts")
    expect(parts).to_contain_text("part ways, at “Who is the other person?”")
    expect(parts).to_contain_text("AP 146 says not allowed")
    expect(parts).to_contain_text("Lethbridge 607.4 says not covered")


def test_a_result_leads_to_the_same_walk_on_the_boards_own_page(
    page: Page, handbook_url: str
) -> None:
    begin(page, handbook_url + PAGE)
    choose(page, "My own account")
    expect(page.locator(".sb-js-answers dt")).to_have_count(1)
    choose(page, "A student I teach or coach")
    card = page.locator(".sb-js-compare .sb-board-cards > li", has_text="AP 146")
    result = card.locator("p > a").first
    title = result.inner_text()
    result.click()
    page.wait_for_url(re.compile("/decisions/ap-146/follow-request/#walk"))
    expect_answers(page, 2)
    expect(page.get_by_role("heading", name=title, exact=True)).to_be_visible()
    expect(page.locator(".sb-notice:visible")).to_have_count(0)


def test_back_change_and_a_shared_link(page: Page, handbook_url: str) -> None:
    begin(page, handbook_url + PAGE)
    choose(page, "My own account")
    expect(page.locator(".sb-js-answers dt")).to_have_count(1)
    choose(page, "A student I teach or coach")
    expect(page.locator(".sb-js-answers dt")).to_have_count(2)
    asked = ["Who is the other person?", *(question for question, _ in to_the_end(page))]
    shared = page.url

    page.go_back()
    expect(page.locator(".sb-js-legend")).to_have_text(asked[-1])
    page.go_forward()
    expect(page.locator(".sb-js-actions")).to_be_visible()

    page.get_by_role("link", name="Change answer to: Who is the other person?").click()
    expect(page.get_by_role("radio", name="A student I teach or coach")).to_be_checked()
    choose(page, "Somebody who has left school for good")
    expect(page.locator(".sb-js-notice")).to_contain_text("You changed your answer")

    page.goto("about:blank")
    page.goto(shared)
    expect(page.locator(".sb-js-actions")).to_be_visible(timeout=STARTING)
    assert answers_in_address(page)["which-account-is-it"] == "my-own-account"


def test_what_a_link_holds_too_much_is_left_out(page: Page, handbook_url: str) -> None:
    page.goto(f"{handbook_url}{PAGE}#walk?v=000000000000&x=y&who-is-the-other-person=nobody")
    notices = page.locator(".sb-js-notice")
    expect(notices.first).to_contain_text("earlier edition", timeout=STARTING)
    expect(notices.last).to_contain_text("2 answers in this link")
    expect(page.locator(".sb-js-form")).to_be_visible()


def test_by_keyboard_alone(page: Page, handbook_url: str) -> None:
    page.goto(handbook_url + PAGE)
    tab_to(page, page.get_by_role("button", name="Answer once, for all"))
    page.keyboard.press("Enter")
    page.locator(".sb-js-form").wait_for(timeout=STARTING)
    expect(page.locator(".sb-js-legend h2")).to_be_focused()
    tab_to(page, page.locator(".sb-js-choice__input").first)
    tab_to(page, page.get_by_role("button", name="Continue"))
    page.keyboard.press("Enter")
    expect(page.locator(".sb-js-problem")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".sb-js-choice__input").first).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator(".sb-js-answers dt")).to_have_count(1)
    expect(page.locator(".sb-js-legend h2")).to_be_focused()


def test_without_an_engine_one_sentence_and_the_table(page: Page, handbook_url: str) -> None:
    def refuse(route: Route) -> None:
        route.abort()

    page.route("**/assets/pyodide/**", refuse)
    page.goto(handbook_url + PAGE)
    page.get_by_role("button", name="Answer once, for all").click()
    note = page.locator("sb-compare .sb-js-note")
    expect(note).to_contain_text("cannot be asked here", timeout=STARTING)
    expect(page.get_by_role("heading", name="What the boards say")).to_be_visible()
    page.locator(".sb-lines-group > summary").first.click()
    expect(page.locator(".sb-lines td").first).to_be_visible()


def test_without_scripts_the_page_is_whole(without_scripts: Page, handbook_url: str) -> None:
    without_scripts.goto(handbook_url + PAGE)
    expect(without_scripts.locator(".sb-board-cards > li")).to_have_count(5)
    without_scripts.locator(".sb-lines-group > summary").first.click()
    cell = without_scripts.locator(".sb-lines td").first
    expect(cell).to_be_visible()
    cell.get_by_role("link").first.click()
    expect(without_scripts).to_have_url(re.compile(r"/procedures/ap-146/#c-"))


def test_start_page_and_navigation_lead_there(page: Page, handbook_url: str) -> None:
    page.goto(handbook_url)
    page.get_by_role("link", name="Compare Can I accept this follow or friend request?").click()
    expect(page).to_have_url(handbook_url + PAGE)
    page.locator(".md-tabs").get_by_role("link", name="Compare").click()
    expect(page).to_have_url(handbook_url + "compare/")
    page.get_by_role("rowheader").get_by_role("link", name="Can I use this logo?").click()
    expect(page).to_have_url(handbook_url + "compare/logo/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["compare/", PAGE, "procedures/halton/trace/"])
def test_nothing_for_axe_to_find_nor_to_scroll_sideways(
    browser: Browser, handbook_url: str, address: str, scheme: str
) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    page.goto(handbook_url + address)
    page.evaluate("for (const folded of document.querySelectorAll('details')) folded.open = true")
    assert violations(page) == []
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert violations(page) == []
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nor_while_boards_are_asked(browser: Browser, handbook_url: str, scheme: str) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    begin(page, handbook_url + PAGE)
    assert violations(page) == []
    to_the_end(page)
    assert violations(page) == []
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    context.close()
