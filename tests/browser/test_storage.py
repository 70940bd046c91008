"""The storage itself, in a real browser: tabs that write at once, visits, and a browser that fails.

The module is served as the site publishes it: neither a page of the handbook nor Python is needed.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page
from tests.browser.fixtures import Serve
from tests.browser.storage_faults import FAULTS, FROM_THE_START, fault

from soundingboard.site.assets import FOLDER

pytestmark = pytest.mark.browser

_BEGIN = """async () => {
  const { storage } = await import('/storage/storage.mjs');
  globalThis.storage = storage;
  globalThis.seen = [];
  storage.addEventListener('change', () => seen.push(storage.kind));
  await storage.open();
}"""
_READ = """async () => Object.fromEntries((await storage.read())
  .filter(({ area }) => area !== 'settings')
  .map(({ area, key, value, text }) => [`${area}/${key}`, [value, text]]))"""
_WRITE = "async (changes) => storage.write(changes)"


def begin(page: Page, url: str) -> Page:
    page.goto(f"{url}patience.mjs")
    page.evaluate(_BEGIN)
    return page


def read(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(_READ)
    return found


def write(page: Page, *changes: dict[str, Any]) -> bool:
    written: bool = page.evaluate(_WRITE, [*changes])
    return written


def change(key: str, value: Any, area: str = "courses", **more: str) -> dict[str, Any]:
    return {"area": area, "key": key, "value": value, **more}


def values(page: Page) -> dict[str, Any]:
    return {key: value for key, (value, _text) in read(page).items()}


@pytest.fixture
def url(serve: Serve, handbook_folder: Path) -> str:
    return serve(handbook_folder / FOLDER)


@pytest.fixture
def tab(page: Page, url: str) -> Page:
    """A tab on a computer that is the person's own."""
    begin(page, url)
    page.evaluate("() => storage.useDevice()")
    return page


def test_before_anybody_has_said_whose_computer_it_is_nothing_is_stored(
    page: Page, url: str
) -> None:
    begin(page, url)
    assert write(page, change("a", {"n": 1}))
    assert values(page) == {"courses/a": {"n": 1}}
    begin(page, url)
    assert read(page) == {}


def test_what_is_stored_is_there_after_a_reload_and_in_another_tab(
    tab: Page, url: str, context: BrowserContext
) -> None:
    assert write(tab, change("a", {"n": 1}), change("r", {"id": "r"}, "receipts"))
    begin(tab, url)
    assert values(tab) == {"courses/a": {"n": 1}, "receipts/r": {"id": "r"}}
    other = begin(context.new_page(), url)
    assert other.evaluate("storage.kind") == "device"
    assert values(other) == values(tab)
    assert write(other, change("a", {"n": 2}))
    tab.wait_for_function("() => seen.length > 0")
    assert values(tab)["courses/a"] == {"n": 2}


def test_a_write_that_expects_another_text_writes_nothing(
    tab: Page, url: str, context: BrowserContext
) -> None:
    assert write(tab, change("a", {"n": 1}, expected=""))
    _, text = read(tab)["courses/a"]
    other = begin(context.new_page(), url)
    assert write(other, change("a", {"n": 2}))
    both = (change("b", {"n": 3}), change("a", {"n": 3}, expected=text))
    assert not write(tab, *both), "the other tab was quicker, whether this one has heard or not"
    assert values(tab) == {"courses/a": {"n": 2}}, "all or nothing"
    assert not write(tab, change("a", {"n": 4}, expected="")), "nothing was expected to be there"
    _, text = read(tab)["courses/a"]
    assert write(tab, change("a", {"n": 3}, expected=text))
    assert values(other) == {"courses/a": {"n": 3}}


def test_of_two_tabs_that_write_at_once_one_wins(
    tab: Page, url: str, context: BrowserContext
) -> None:
    other = begin(context.new_page(), url)
    script = """async (name) => {
      let lost = 0;
      for (let number = 0; number < 20; number += 1) {
        for (;;) {
          const found = (await storage.read()).find(({ key }) => key === 'n');
          const { value = [], text = '' } = found ?? {};
          const change = { area: 'courses', key: 'n', value: [...value, name], expected: text };
          if (await storage.write([change])) {
            break;
          }
          lost += 1;
        }
      }
      return lost;
    }"""
    for page, name in ((tab, "a"), (other, "b")):
        page.evaluate(f"(name) => {{ globalThis.done = ({script})(name); }}", name)
    for page in (tab, other):
        page.evaluate("() => done")
    names = values(tab)["courses/n"]
    assert (names.count("a"), names.count("b")) == (20, 20)


def test_deleting_a_record_is_a_change_like_any_other(tab: Page) -> None:
    assert write(tab, change("a", {"n": 1}))
    tab.evaluate("() => storage.write([{ area: 'courses', key: 'a', value: undefined }])")
    assert read(tab) == {}


def test_a_visit_keeps_its_courses_over_a_reload_and_nothing_else(page: Page, url: str) -> None:
    begin(page, url)
    page.evaluate("() => storage.useVisit()")
    assert write(page, change("a", {"n": 1}), change("r", {"name": "Renée"}, "receipts"))
    assert "Renée" not in page.evaluate("JSON.stringify({ ...sessionStorage, ...localStorage })")
    begin(page, url)
    assert page.evaluate("storage.kind") == "visit"
    assert values(page) == {"courses/a": {"n": 1}}
    page.evaluate("() => storage.endVisit()")
    assert page.evaluate("[storage.kind, storage.ended]") == ["undecided", True]
    assert read(page) == {}
    begin(page, url)
    assert page.evaluate("storage.kind") == "undecided"


def test_a_visit_ends_by_itself_when_nobody_is_there(page: Page, url: str) -> None:
    page.clock.install()
    begin(page, url)
    page.evaluate("() => storage.useVisit()")
    write(page, change("a", {"n": 1}))
    page.clock.run_for(29 * 60_000)
    assert page.evaluate("storage.kind") == "visit"
    page.clock.run_for(2 * 60_000)
    assert page.evaluate("storage.kind") == "undecided"
    assert read(page) == {}


def test_a_visit_is_forgotten_when_the_page_is_left(page: Page, url: str) -> None:
    begin(page, url)
    page.evaluate("() => storage.useVisit()")
    write(page, change("r", {"name": "Renée"}, "receipts"))
    page.evaluate("() => dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert page.evaluate("storage.kind") == "undecided"
    assert page.evaluate("seen.at(-1)") == "undecided"


def test_erasing_empties_every_tab(tab: Page, url: str, context: BrowserContext) -> None:
    write(tab, change("a", {"n": 1}))
    other = begin(context.new_page(), url)
    other.evaluate("() => storage.erase()")
    tab.wait_for_function("() => storage.kind === 'undecided'")
    assert read(tab) == {}
    assert read(other) == {}
    begin(tab, url)
    assert tab.evaluate("storage.kind") == "undecided"


def test_a_tab_adopts_what_another_was_told(page: Page, url: str, context: BrowserContext) -> None:
    begin(page, url)
    other = begin(context.new_page(), url)
    other.evaluate("() => storage.useDevice()")
    page.wait_for_function("() => storage.kind === 'device'")


_TROUBLES = {
    "closed for good": "lost",
    "deleted": "emptied",
    "emptied": "emptied",
    "full": "full",
    "full when it is written down": "lost",
    "blocked": "lost",
    "taken away": "lost",
    "silent": "lost",
    "closed, and silent when opened again": "lost",
    "of a newer version": "newer",
}


@pytest.mark.parametrize("name", FAULTS)
def test_whatever_fails_the_page_goes_on_and_says_what_is_the_matter(tab: Page, name: str) -> None:
    write(tab, change("a", {"n": 1}))
    tab.evaluate(fault(name))
    assert write(tab, change("b", {"n": 2}))
    assert write(tab, change("b", {"n": 3}))
    found = values(tab)
    assert found["courses/b"] == {"n": 3}
    assert "courses/a" in found
    assert tab.evaluate("storage.trouble") == _TROUBLES.get(name, "")
    assert FAULTS[name].told == bool(_TROUBLES.get(name))


@pytest.mark.parametrize("name", FROM_THE_START)
def test_a_browser_that_fails_from_the_start_keeps_what_is_done_while_the_page_is_open(
    page: Page, url: str, name: str
) -> None:
    page.add_init_script(fault(name))
    begin(page, url)
    page.evaluate("() => storage.useDevice()")
    assert write(page, change("a", {"n": 1}))
    assert values(page) == {"courses/a": {"n": 1}}
    assert FAULTS[name].told == bool(page.evaluate("storage.trouble"))


def test_a_database_of_a_newer_version_is_left_alone(page: Page, url: str) -> None:
    page.goto(f"{url}patience.mjs")
    page.evaluate(
        """() => new Promise((resolve) => {
          const request = indexedDB.open('sounding-board:/', 2);
          request.onupgradeneeded = () => request.result.createObjectStore('settings');
          request.onsuccess = () => { request.result.close(); resolve(); };
        })"""
    )
    begin(page, url)
    assert page.evaluate("storage.trouble") == "newer"


@pytest.mark.parametrize("name", ["closed", "closed for good", "blocked", "silent"])
def test_erasing_claims_nothing_that_the_browser_has_not_done(tab: Page, name: str) -> None:
    write(tab, change("a", {"n": 1}))
    tab.evaluate(fault(name))
    erased = tab.evaluate("() => storage.erase().then(() => true, () => false)")
    assert erased == (name == "closed")
    assert read(tab) == {}


# The next transaction completes, but the page gets its event only when the test calls `tell()`.
# Every later one is refused.
_LAST_ONE_LATE = """() => {
  const { transaction } = IDBDatabase.prototype;
  let last = null;
  IDBDatabase.prototype.transaction = function (...given) {
    if (last) {
      throw new DOMException('refused', 'InvalidStateError');
    }
    last = transaction.apply(this, given);
    const listen = last.addEventListener;
    last.addEventListener = (kind, told) =>
      listen.call(last, kind, kind === 'complete' ? () => { globalThis.tell = told; } : told);
    return last;
  };
}"""


def test_a_write_that_was_confirmed_late_does_not_undo_what_was_done_meanwhile(tab: Page) -> None:
    write(tab, change("a", {"n": 1}))
    _, text = read(tab)["courses/a"]
    tab.evaluate(_LAST_ONE_LATE)
    tab.evaluate(
        "(changes) => { globalThis.late = storage.write(changes); }",
        [change("a", {"n": 2}, expected=text)],
    )
    tab.wait_for_function("() => globalThis.tell")
    assert write(tab, change("a", {"n": 3}, expected=text))
    tab.evaluate("() => tell()")
    assert tab.evaluate("() => late") is False
    assert values(tab) == {"courses/a": {"n": 3}}
