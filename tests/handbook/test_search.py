"""Staff's own words find the page, in the search of the published site in a real browser."""

from __future__ import annotations

import fnmatch
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.tables import tables

pytestmark = pytest.mark.browser

QUERIES = Path(__file__).with_name("search_queries.md")
FIRST = 3

# The search's worker as the page starts it, and the addresses that it finds: for each page found,
# that of the page and of its parts, best first.
_START = """
async () => {
  const settings = JSON.parse(document.getElementById('__config').textContent);
  const base = new URL(settings.base + '/', location.href);
  const index = await (await fetch(new URL('search/search_index.json', base))).json();
  const worker = new Worker(new URL(settings.search, location.href));
  const ask = (type, data) => new Promise((resolve) => {
    worker.onmessage = (event) => resolve(event.data);
    worker.postMessage({ type, data });
  });
  await ask(0, { ...index, options: { suggest: true } });
  window.search = async (words) => (await ask(2, words)).data.items.map(
    (group) => group.map(({ location }) => location));
}
"""


def _wanted() -> list[tuple[str, str]]:
    """What is typed, and the page that must be found."""
    tokens = markdown.tokenize(QUERIES.read_text(encoding="utf-8"))
    rows = (row.texts for table in tables(tokens) for row in table.rows)
    return [(texts[0], texts[1]) for texts in rows]


@pytest.fixture(scope="module")
def searching(browser: Browser, published_url: str) -> Iterator[Page]:
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.goto(published_url)
    page.evaluate(_START)
    yield page
    context.close()


def _found(page: Page, words: str) -> list[list[str]]:
    found: list[list[str]] = page.evaluate("words => window.search(words)", words)
    return found


def _is_there(wanted: str, found: list[list[str]]) -> bool:
    """Whether a page is among the first found; of a part, whether its page stands there with it."""
    first = found[:FIRST]
    if "#" in wanted:
        return any(wanted in group for group in first)
    pages = [group[0].partition("#")[0] for group in first]
    return any(fnmatch.fnmatchcase(page, wanted) for page in pages)


def test_staffs_words_find_the_page(searching: Page) -> None:
    wanted = _wanted()
    missed = []
    for words, page in wanted:
        found = _found(searching, words)
        if not _is_there(page, found):
            missed.append(f"{words}: {page} is not in {[group[:1] for group in found[:5]]}")
    print(f"{len(wanted) - len(missed)} of {len(wanted)} queries find their page")
    assert len(wanted) >= 60
    assert not missed, "\n".join(missed)


def test_every_kind_of_decision_is_searched_for() -> None:
    trees = Path(__file__).parents[2] / "decision_trees"
    slugs = {file.stem for file in trees.glob("*/*.md")} - {"index", "situations"}
    searched = {page.rstrip("/").rpartition("/")[2] for _, page in _wanted()}
    assert slugs <= searched


@pytest.mark.parametrize("typed", ["daughter wants to follow me", "lockdown", "keep the password"])
def test_situations_are_suggested_first(page: Page, published_url: str, typed: str) -> None:
    page.goto(f"{published_url}?q={quote(typed)}")
    result = page.locator(".md-search-result__item").first
    links = result.locator("a.md-search-result__link:visible")
    links.first.wait_for()
    shown = [link.get_attribute("href") or "" for link in links.all()]
    assert ["#walk?" in address for address in shown] == [True, True, False]
    assert "/decisions/" in shown[2]
    folded = result.locator("details a").count()
    assert result.locator("summary").inner_text() == f"{folded} more on this page"
