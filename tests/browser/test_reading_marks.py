"""What only a browser can show of reading marks: what is on the screen, for how long, and for whom.

What counts, and what is said of it, is tested in tests/engine/pages/test_reading_marks.py.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page
from tests.browser.patience import patiently
from tests.browser.training_pages import COURSE, Visitor, check_accessibility, held

pytestmark = pytest.mark.browser

BEGUN: dict[str, object] = {"read": [], "seen": [], "edition": "", "attempt": None}


@pytest.fixture
def visitor(page: Page, handbook_url: str, handbook_folder: Path) -> Visitor:
    return Visitor(page, handbook_url, handbook_folder)


def procedure(visitor: Visitor) -> Page:
    visitor.page.goto(f"{visitor.base}procedures/larkspur/")
    return visitor.page


def scroll_to_the_end_of(page: Page, clause: str) -> None:
    page.locator(f"section.sb-clause:has(#c-{clause.replace('.', '-')})").evaluate(
        "(clause) => clause.scrollIntoView({ block: 'end', behavior: 'instant' })"
    )


def test_a_section_is_ticked_off_when_the_end_of_each_clause_was_on_the_screen(
    visitor: Visitor,
) -> None:
    visitor.hold(courses={COURSE: BEGUN})
    parts = visitor.compiled["reading"]
    page = procedure(visitor)
    patiently(page.get_by_text(f"You've read 0 of {len(parts)} sections")).to_be_visible()
    check_accessibility(page, "a procedure's page with reading marks")
    first = min(parts, key=lambda part: len(part["clauses"]))
    for clause in first["clauses"]:
        scroll_to_the_end_of(page, clause)
        visitor.wait_until_reached(clause)
    visitor.wait_until_kept(f"({{ read }}) => read.includes('{first['anchor']}')")
    page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    patiently(page.get_by_text(f"of {len(parts)} sections")).not_to_contain_text("read 0 of")
    page.reload()
    patiently(page.get_by_text(f"of {len(parts)} sections")).not_to_contain_text("read 0 of")
    assert not visitor.mistakes


def test_while_no_course_was_begun_reading_starts_no_python_and_stores_nothing(
    visitor: Visitor,
) -> None:
    asked: list[str] = []
    visitor.page.on("request", lambda request: asked.append(request.url))
    visitor.page.clock.install()
    with visitor.page.expect_response("**/shell/once-stored.mjs"):
        page = procedure(visitor)
    for clause in ("1.1", "1.2"):
        scroll_to_the_end_of(page, clause)
        page.clock.run_for(3_000)
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "pyodide" in url or "device-page" in url]
    assert page.locator("[data-region=read]").inner_text() == ""
    assert held(page) == {"courses": 0, "receipts": 0, "settings": 0}


def test_a_course_that_is_begun_in_another_tab_starts_the_marks(
    visitor: Visitor, context: BrowserContext
) -> None:
    page = procedure(visitor)
    page.wait_for_load_state("networkidle")
    other = Visitor(context.new_page(), visitor.base, visitor.site)
    other.hold(courses={COURSE: BEGUN})
    other.page.evaluate("new BroadcastChannel('sounding-board:/').postMessage('changed')")
    patiently(page.get_by_text("You've read 0 of")).to_be_visible()


def test_nothing_counts_while_the_page_is_in_the_background_or_passes_by(
    visitor: Visitor,
) -> None:
    visitor.hold(courses={COURSE: BEGUN})
    visitor.page.clock.install()
    visitor.page.add_init_script(
        "const get = () => globalThis.shown ?? 'visible';"
        "Object.defineProperty(document, 'visibilityState', { get });"
    )
    page = procedure(visitor)
    patiently(page.get_by_text("You've read 0 of")).to_be_visible()
    # From here on time goes by only when the test says so.
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 3_600)
    page.evaluate("globalThis.told = []")
    page.evaluate(
        """() => {
          const { postMessage } = Worker.prototype;
          Worker.prototype.postMessage = function (text) {
            const { event } = JSON.parse(text);
            if (event?.name === 'seen') { globalThis.told.push(event.ids); }
            return postMessage.call(this, text);
          };
        }"""
    )
    page.evaluate("globalThis.shown = 'hidden'")
    scroll_to_the_end_of(page, "2.1")
    page.clock.run_for(3_000)
    assert page.evaluate("told") == [], "in the background"
    page.evaluate("globalThis.shown = 'visible'")
    page.clock.run_for(700)
    scroll_to_the_end_of(page, "4.1")
    page.clock.run_for(700)
    assert "c-2-1" not in page.evaluate("told.flat()"), "on the screen at one look alone"
    page.clock.run_for(700)
    assert "c-4-1" in page.evaluate("told.flat()")
    page.clock.run_for(7_000)
    ids: list[str] = page.evaluate("told.flat()")
    assert len(ids) == len({*ids}), "each is reported once"
