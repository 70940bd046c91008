"""HTML in an author's texts is shown as the text that it is, by page, theme and search."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import BrowserContext, Page, expect
from tests.browser.fixtures import Serve
from tests.browser.patience import patiently
from tests.browser.servers import ROOT
from tests.browser.test_policy import WATCH
from tests.handbooks import on_record, write_handbook
from tests.hostile import TITLE, hostile_handbook
from tests.site.built import START

pytestmark = pytest.mark.browser

SETTINGS = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def hostile_url(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    """The address of the hostile author's site, finished as a build finishes it."""
    folder: Path = tmp_path_factory.mktemp("hostile")
    start = f"{START}\n## Procedures\n\n<!-- soundingboard: procedures -->\n"
    files = {"docs/index.md": start, **hostile_handbook()}
    root = on_record(write_handbook(folder / "handbook", **files))
    own = SETTINGS.index("  - soundingboard:\n")
    after = SETTINGS.index("\nmarkdown_extensions:")
    cache = ROOT / ".cache" / "soundingboard"  # with dagre, for all tests
    plugin = f"  - soundingboard:\n      engine: false\n      cache_dir: {cache}\n"
    (root / "mkdocs.yml").write_text(SETTINGS[:own] + plugin + SETTINGS[after:], "utf-8")
    site = folder / "site"
    loaded = load_config(str(root / "mkdocs.yml"), site_dir=str(site), strict=True)
    loaded.plugins.on_startup(command="build", dirty=False)
    build(loaded)
    loaded.plugins.on_shutdown()
    return serve(site)


PAGES = (
    "",
    "own/",
    "headed/",
    "%3Cimg%20src%3Dx%20onerror%3DglobalThis.ran%3D1%3E/",
    "procedures/ap-1/",
    "procedures/ap-1/trace/",
    "decisions/ap-1/follow-request/",
    "training/ap-1/onboarding/",
    "404.html",
)


def stopped(page: Page) -> Any:
    """What has run or been stopped: nothing should have come so far."""
    return page.evaluate("[globalThis.ran ?? null, ...stopped]")


@pytest.mark.parametrize("address", PAGES)
def test_no_text_runs_or_needs_to_be_stopped(address: str, page: Page, hostile_url: str) -> None:
    page.add_init_script(WATCH)
    page.goto(hostile_url + address, wait_until="networkidle")
    assert stopped(page) == [None]
    expect(page.locator("article")).to_be_visible()


def test_the_title_is_shown_as_it_was_written(page: Page, hostile_url: str) -> None:
    page.goto(f"{hostile_url}procedures/ap-1/")
    assert TITLE in page.title()
    expect(page.get_by_role("heading", level=1)).to_contain_text(TITLE)
    expect(page.locator(".md-header__topic").nth(1)).to_contain_text(TITLE)
    page.goto(f"{hostile_url}headed/")
    assert page.title().startswith(TITLE)


def test_search_shows_titles_and_words_as_they_were_written(
    context: BrowserContext, hostile_url: str
) -> None:
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto(hostile_url, wait_until="networkidle")
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("script")
    found = page.locator(".md-search-result__item")
    patiently(found.first).to_be_visible()
    expect(found.first).to_contain_text("<script>")
    assert stopped(page) == [None]
