"""A browser whose cache refuses or never answers is one without a cache: the network answers."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect
from tests.browser.doubtful_network import WORKER, DoubtfulNetwork, doubtful_network
from tests.browser.patience import PATIENCE, patiently
from tests.browser.test_cache_trust import NEIGHBOUR, TREE, settled, shows_the_tree
from tests.browser.test_offline import LOOK, renew

pytestmark = [pytest.mark.browser, pytest.mark.service_worker]

NOT_KEPT = "decisions/larkspur/comments/"
"""A page of another procedure than those that are kept."""

ANSWERS = {
    "refused": "throw new DOMException('refused', 'UnknownError')",
    "unanswered": "await new Promise(() => {})",
}
OPERATIONS = ("CacheStorage.open", "Cache.match", "Cache.put", "SubtleCrypto.digest")


@pytest.fixture
def network(tmp_path: Path, handbook_folder: Path) -> Iterator[DoubtfulNetwork]:
    """Serves a copy of the handbook that a test may make newer."""
    folder = tmp_path / "site"
    shutil.copytree(handbook_folder, folder, ignore=shutil.ignore_patterns("*.br", "*.gz"))
    with doubtful_network(folder) as server:
        yield server


HURRIED = """
  const later = setTimeout;
  self.setTimeout = (what, wait, ...more) => later(what, wait / 10, ...more);
"""
"""A worker gives up on what is never answered in a tenth of the time."""


def break_in_worker(context: BrowserContext, script: str) -> None:
    """Makes the running service worker's browser fail it from now on."""
    (worker,) = context.service_workers
    worker.evaluate(f"() => {{ {script} }}")


def failing(operation: str, answer: str) -> str:
    kind, name = operation.split(".")
    return f"{kind}.prototype.{name} = async () => {{ {ANSWERS[answer]}; }};"


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("operation", OPERATIONS)
def test_pages_come_from_the_network(
    context: BrowserContext, network: DoubtfulNetwork, operation: str, answer: str
) -> None:
    page = settled(context, network)
    break_in_worker(context, HURRIED + failing(operation, answer))
    for address in (TREE, NEIGHBOUR, NOT_KEPT, TREE):
        page.goto(network.url + address, timeout=PATIENCE)
        patiently(page.locator("sb-tree:defined")).to_be_visible()


@pytest.mark.parametrize("answer", ANSWERS)
def test_without_a_network_the_page_says_that_it_is_not_there(
    context: BrowserContext, network: DoubtfulNetwork, answer: str
) -> None:
    page = settled(context, network)
    break_in_worker(context, HURRIED + failing("CacheStorage.open", answer))
    context.set_offline(True)
    page.goto(network.url + TREE, timeout=PATIENCE)
    expect(page.get_by_role("heading", name="This page isn't on this device")).to_be_visible()


def test_without_a_network_a_slow_cache_is_waited_for(
    context: BrowserContext, network: DoubtfulNetwork
) -> None:
    page = settled(context, network)
    break_in_worker(
        context,
        """
        const { match } = Cache.prototype;
        Cache.prototype.match = async function (url) {
          const wait = url.endsWith('/') ? 4_000 : 0;
          await new Promise((resolve) => { setTimeout(resolve, wait); });
          return match.call(this, url);
        };
        """,
    )
    context.set_offline(True)
    page.goto(network.url + TREE, timeout=PATIENCE)
    shows_the_tree(page)


def test_a_newer_version_takes_over_though_the_older_cache_never_goes(
    context: BrowserContext, network: DoubtfulNetwork
) -> None:
    page = settled(context, network)
    page.goto(network.url)
    renew(network.folder)
    worker = network.folder / WORKER
    fault = f"{failing('CacheStorage.delete', 'unanswered')}\n"
    worker.write_text(fault + worker.read_text("utf-8"), "utf-8")
    page.evaluate(LOOK)
    page.locator(".sb-update").get_by_role("button", name="Show it now").click(timeout=PATIENCE)
    patiently(page.locator("h1").first).to_contain_text("(newer)")
    page.goto(network.url + TREE, timeout=PATIENCE)
    shows_the_tree(page)
