"""A walk whose Python dies, hangs, is of another edition or can't be had."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from tests.browser.patience import patiently
from tests.browser.tree_walks import (
    FIRST,
    OWN,
    PAGE,
    PYTHON,
    REFUSE,
    SECOND,
    STUDENT,
    answer,
    arrive,
    shown,
    step,
    tapped,
)

pytestmark = pytest.mark.browser

SOURCE = "**/pages/cedar-12/follow-request.json"

# How many workers of the engine were made, and what kills the last; `asked` is called after each
# event that it is sent.
WORKERS = """
globalThis.asked = () => {};
globalThis.made = 0;
globalThis.Worker = class extends Worker {
  constructor(...given) {
    super(...given);
    if (`${given[0]}`.includes('/engine/worker.mjs')) {
      made += 1;
      globalThis.kill = () => {
        this.terminate();
        this.dispatchEvent(new ErrorEvent('error', { message: 'The test killed it.' }));
      };
    }
  }
  postMessage(message, ...more) {
    super.postMessage(message, ...more);
    if (typeof message === 'string' && message.includes('"page.event"')) {
      queueMicrotask(() => asked());
    }
  }
};
"""

VIEW = """() => ({
  step: document.querySelector('[data-region=step]').innerHTML,
  focus: document.activeElement.innerText,
  title: document.title,
  hash: location.hash,
})"""


def walk(page: Page) -> Iterator[object]:
    """Two answers and a way back; after each, what the page shows."""
    back = page.get_by_role("link", name="Back", exact=True)
    for link, node in (
        (tapped(page, OWN), SECOND),
        (tapped(page, STUDENT), REFUSE),
        (back, SECOND),
    ):
        link.press("Enter")
        patiently(step(page, node).get_by_role("heading").first).to_be_focused()
        yield page.evaluate(VIEW)


@pytest.fixture(scope="module")
def undisturbed(browser: Browser, handbook_url: str) -> list[object]:
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.goto(handbook_url + PAGE)
    views = list(walk(page))
    context.close()
    return views


@pytest.mark.parametrize("moment", ["while it answers", "after its answer"])
def test_a_worker_that_dies_at_each_step_changes_nothing(
    page: Page, handbook_url: str, undisturbed: list[object], moment: str
) -> None:
    page.add_init_script(WORKERS)
    page.goto(handbook_url + PAGE)
    during = moment == "while it answers"
    views = []
    once = "() => { asked = () => { asked = () => {}; kill(); }; }"
    if during:
        page.evaluate(once)
    for view in walk(page):
        views.append(view)
        page.evaluate(once if during else "() => kill()")
    assert views == undisturbed
    assert page.evaluate("made") == 4
    expect(page.locator(".sb-late")).to_be_empty()


def test_a_worker_that_hangs_is_replaced_and_asked_again(
    page: Page, handbook_url: str, undisturbed: list[object]
) -> None:
    workers = 0

    def worker(route: Route) -> None:
        nonlocal workers
        workers += 1
        text = route.fetch().text()
        if workers == 1:
            hang = "({ data }) => { if (data.includes('page.event')) for (;;); }"
            text = f"self.addEventListener('message', {hang});\n{text}"
        route.fulfill(body=text, content_type="text/javascript")

    def client(route: Route) -> None:
        text = route.fetch().text()
        assert "answer:10_000" in text
        text = text.replace("answer:10_000", "answer:1_000")
        route.fulfill(body=text, content_type="text/javascript")

    page.route("**/engine/worker.mjs*", worker)
    page.route("**/engine/client.mjs", client)
    page.goto(handbook_url + PAGE)
    assert next(walk(page)) == undisturbed[0]
    assert workers == 2


def test_a_page_of_another_edition_stays_as_it_is_and_offers_to_reload(
    page: Page, handbook_url: str
) -> None:
    version = ""

    def newer(route: Route) -> None:
        text = route.fetch().text()
        route.fulfill(body=text.replace(version, "0" * 12), content_type="application/json")

    page.goto(handbook_url + PAGE)
    version = page.locator("sb-tree").get_attribute("data-version") or ""
    page.route(SOURCE, newer)
    answer(page, OWN)
    late = page.locator(".sb-late")
    patiently(late).to_contain_text("Load it again before you rely on it.")
    assert shown(page) == [SECOND]
    answer(page, STUDENT)
    assert shown(page) == [REFUSE]
    expect(late.get_by_role("button")).to_have_count(1)

    page.unroute(SOURCE)
    late.get_by_role("button", name="Load the page again").press("Enter")
    patiently(step(page, REFUSE)).to_be_visible()
    expect(page.locator(".sb-your-answers dt")).to_have_count(2)
    expect(late).to_be_hidden()


def test_without_python_the_page_goes_on_and_says_so_once(page: Page, handbook_url: str) -> None:
    page.route(PYTHON, lambda route: route.abort())
    page.goto(handbook_url + PAGE)
    page.evaluate(
        """() => {
          globalThis.told = [];
          new MutationObserver(() => {
            const words = document.querySelector('.sb-late').innerText;
            if (words) {
              told.push(words);
            }
          }).observe(document.querySelector('.sb-late'), { childList: true });
        }"""
    )
    answer(page, OWN)
    late = page.locator(".sb-late")
    words = "This page can't list your answers or explain the result right now."
    patiently(late).to_contain_text(words)
    assert shown(page) == [SECOND]
    answer(page, STUDENT)
    assert shown(page) == [REFUSE]
    page.go_back()
    page.go_back()
    assert shown(page) == [FIRST]
    assert [each for each in page.evaluate("told") if words in each] == [late.inner_text()]
    expect(page.locator("sb-tree[data-live=step]")).to_have_count(0)

    # Once it can be had, the answers given meanwhile are known.
    page.unroute(PYTHON)
    arrive(page, handbook_url + PAGE, OWN, at=SECOND)
    expect(page.locator(".sb-your-answers dt").first).to_have_text("Which account is it?")
