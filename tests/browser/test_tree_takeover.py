"""Scripts and Python come to a page that is in use already, and nothing of it is lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.browser.patience import patiently
from tests.browser.tree_walks import (
    FIRST,
    MAIN,
    OWN,
    PAGE,
    PYTHON,
    REFUSE,
    SECOND,
    STUDENT,
    TITLE,
    answer,
    held,
    shown,
    step,
)

pytestmark = pytest.mark.browser

WATCH = """() => {
  globalThis.changes = [];
  const note = ({ type, target, attributeName }) => {
    if (attributeName !== 'href') { // Material makes addresses whole.
      changes.push(`${type} ${target.nodeName} ${attributeName ?? ''}`);
    }
  };
  new MutationObserver((all) => all.forEach(note)).observe(document.querySelector('sb-tree'), {
    attributes: true, characterData: true, childList: true, subtree: true,
  });
}"""

SETTLED = """() => customElements.whenDefined('sb-tree').then(() =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))"""


def test_a_page_on_which_nothing_is_answered_stays_as_it_is(page: Page, handbook_url: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    with held(page, MAIN):
        page.goto(f"{handbook_url}{PAGE}?h=account", wait_until="commit")
        expect(page.locator(".sb-about")).to_be_attached()
        page.evaluate(WATCH)
    page.evaluate(SETTLED)
    page.locator(".sb-answers a").first.hover()
    page.locator(".sb-answers a").first.focus()
    assert page.evaluate("changes") == []
    assert [url for url in fetched if "/pyodide/" in url or "/engine/worker" in url] == []

    page.locator("input[data-md-component=search-query]").hover()
    marked = page.locator("sb-tree mark")
    patiently(marked).not_to_have_count(0)
    marks = marked.count()
    page.evaluate("() => { changes.length = 0; }")
    # A link to the first question starts Python, which has nothing to add.
    with page.expect_request("**/pages/cedar-12/follow-request.json"):
        page.evaluate("version => { location.hash = `walk?v=${version}`; }", _version(page))
    patiently(page.locator("sb-tree")).to_have_attribute("data-live", "")
    changes = set(page.evaluate("changes"))
    assert changes <= {"attributes SB-TREE data-live", "childList SB-TREE ", "childList P "}
    assert marked.count() == marks
    assert shown(page) == [FIRST]


def _version(page: Page) -> str | None:
    return page.locator("sb-tree").get_attribute("data-version")


def test_an_answer_before_any_script_of_ours_is_there_is_taken_over(
    page: Page, handbook_url: str
) -> None:
    with held(page, MAIN):
        page.goto(handbook_url + PAGE, wait_until="commit")
        answer(page, OWN)
        assert shown(page) == [SECOND]
        page.keyboard.press("Tab")
        expect(page.locator(f'[data-node="{SECOND}"] a').first).to_be_focused()
    second = step(page, SECOND)
    patiently(second.get_by_role("heading")).to_be_focused()
    assert shown(page) == [SECOND]
    assert page.url.endswith(f"#walk?v={_version(page)}&{OWN}")
    assert page.title().startswith("Who is the other person? - " + TITLE)
    assert page.evaluate("sessionStorage.getItem('soundingboard-taps ' + location.pathname)") in (
        None,
        "[]",
    )
    expect(page.locator(".sb-your-answers dt")).to_have_text(["Which account is it?"])
    page.go_back()
    given = step(page, FIRST).locator(f'a[data-tap="{OWN}"]')
    expect(given).to_have_attribute("aria-current", "true")


def test_whoever_is_at_the_verdict_before_python_is_stays_there(
    context: BrowserContext, handbook_url: str
) -> None:
    page = context.new_page()
    with held(page, PYTHON):
        page.goto(handbook_url + PAGE)
        page.evaluate(SETTLED)
        with page.expect_request(PYTHON):
            answer(page, OWN)
        answer(page, STUDENT)
        assert shown(page) == [REFUSE]
        expect(page.locator(f'[data-node="{REFUSE}"] .sb-verdict:visible')).to_be_in_viewport()
        expect(page.locator(".sb-late")).to_be_hidden()
    verdict = step(page, REFUSE)
    patiently(verdict.get_by_role("heading").first).to_be_focused()
    expect(verdict.locator(".sb-verdict")).to_be_in_viewport()
    assert shown(page) == [REFUSE]
    assert page.title().startswith("No. Don't accept it - " + TITLE)
    assert page.url.endswith(f"#walk?v={_version(page)}&{OWN}&{STUDENT}")
    expect(page.locator(".sb-your-answers dt")).to_have_count(2)

    # The place is in the address: the page may go on in another tab, or be loaded again.
    page.reload()
    patiently(verdict).to_be_visible()
    expect(page.locator(".sb-your-answers dt")).to_have_count(2)
    page.go_back()
    patiently(step(page, SECOND)).to_be_visible()
