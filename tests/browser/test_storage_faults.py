"""A course whose browser fails it: each step of the way, and each fault of storage.

The person can finish and has the receipt, and is told what is not kept. All of it happens on the
published page, which is only clicked and read; the faults are the browser's own. Each step is tried
with one fault; ``--exhaustive`` tries all. What the storage does by itself is in test_storage.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from tests.browser.patience import PATIENCE, patiently
from tests.browser.storage_faults import FAULTS, NAME, STEPS, cases, fault, step
from tests.browser.training_pages import COURSE

from soundingboard.records.verify import verify

pytestmark = pytest.mark.browser

ORDER = list(STEPS)


@pytest.fixture(scope="module")
def profile(browser: Browser) -> Iterator[BrowserContext]:
    """One profile for all, so that the engine is fetched and compiled once."""
    context = browser.new_context()
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@pytest.fixture
def course(profile: BrowserContext, handbook_url: str) -> Iterator[Page]:
    """The page of a course in a profile that keeps nothing of an earlier person."""
    page = profile.new_page()
    mistakes: list[str] = []
    page.on("pageerror", lambda error: mistakes.append(str(error)))
    address = f"{handbook_url}training/{COURSE}/"
    session = profile.new_cdp_session(page)
    session.send(
        "Storage.clearDataForOrigin",
        {"origin": handbook_url.rstrip("/"), "storageTypes": "indexeddb,local_storage"},
    )
    page.goto(address)
    yield page
    page.close()
    assert not mistakes


def finish(page: Page, after: str) -> None:
    """Goes on to the receipt from the step *after*."""
    for name in ORDER[ORDER.index(after) + 1 :]:
        page.evaluate(step(name))


def has_receipt(page: Page) -> None:
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the receipt").click()
    found = verify(Path(download.value.path()).read_bytes()).receipt
    assert found.person.name == NAME
    assert found.quiz.score == found.quiz.drawn


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Which fault happens after which step."""
    if metafunc.function is test_a_fault_at_any_step_leaves_a_receipt:
        metafunc.parametrize(("name", "at"), cases(metafunc.config))


def test_a_fault_at_any_step_leaves_a_receipt(course: Page, name: str, at: str) -> None:
    for before in ORDER[: ORDER.index(at) + 1]:
        course.evaluate(step(before))
    course.evaluate(fault(name))
    finish(course, at)
    if at == ORDER[-1]:
        course.evaluate(step(at))
    has_receipt(course)
    assert not course.get_by_text("There's no receipt").is_visible()
    if FAULTS[name].told and at != "arrived":
        patiently(course.locator(".sb-js-storage-notice")).to_be_visible()
        assert (
            "only while this page is open" in course.locator(".sb-js-storage-notice").inner_text()
        )


@pytest.mark.parametrize("name", ["full", "blocked", "silent", "promises left open"])
def test_a_fault_from_the_start_leaves_a_receipt(page: Page, handbook_url: str, name: str) -> None:
    page.set_default_timeout(PATIENCE)
    page.add_init_script(fault(name))
    page.goto(f"{handbook_url}training/{COURSE}/")
    for each in ORDER:
        page.evaluate(step(each))
    has_receipt(page)
    if FAULTS[name].told:
        assert "only while this page is open" in page.locator(".sb-js-storage-notice").inner_text()


# A worker that is gone is replaced, and asked the same again.
_END = """
const { postMessage } = Worker.prototype;
Worker.prototype.postMessage = function (...given) {
  if (typeof given[0] !== 'string') {
    return postMessage.apply(this, given);
  }
  Worker.prototype.postMessage = postMessage;
  this.terminate();
  this.dispatchEvent(new ErrorEvent('error'));
};
"""


@pytest.mark.parametrize("at", ["answering", "acknowledging"])
def test_a_worker_that_dies_loses_nothing(course: Page, at: str) -> None:
    for each in ORDER[: ORDER.index(at) + 1]:
        course.evaluate(step(each))
    course.evaluate(f"() => {{ {_END} }}")
    finish(course, at)
    has_receipt(course)


def test_an_engine_that_stops_for_good_can_be_tried_again(course: Page) -> None:
    for each in ORDER[: ORDER.index("answering") + 1]:
        course.evaluate(step(each))
    course.evaluate("globalThis.kept = Worker.prototype.postMessage; undefined")
    course.evaluate(
        """() => {
          Worker.prototype.postMessage = function () {
            this.dispatchEvent(new ErrorEvent('error'));
          };
        }"""
    )
    course.get_by_role("button", name="Answer").click()
    course.get_by_role("button", name="Try again").wait_for()
    assert not course.locator("section.sb-scenario").first.is_visible()
    course.evaluate("() => { Worker.prototype.postMessage = globalThis.kept; }")
    course.get_by_role("button", name="Try again").click()
    course.locator(".sb-js-verdict").wait_for()
    finish(course, "marked")
    has_receipt(course)


@pytest.mark.parametrize("at", ["begun", "passed"])
def test_a_network_that_goes_leaves_a_receipt(course: Page, at: str) -> None:
    for each in ORDER[: ORDER.index(at) + 1]:
        course.evaluate(step(each))
    course.evaluate(_KNOWN)
    course.context.set_offline(True)
    try:
        finish(course, at)
        has_receipt(course)
    finally:
        course.context.set_offline(False)


# The steps look the right answers up in the page's source, which is not there without a network.
_KNOWN = """async () => {
  const { source } = document.querySelector('sb-course').dataset;
  const text = await (await fetch(source)).text();
  const { fetch: stock } = globalThis;
  globalThis.fetch = async (url, ...rest) =>
    url === source ? new Response(text) : stock.call(globalThis, url, ...rest);
}"""
