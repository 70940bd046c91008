"""Without a network: what was read and what belongs to it; a newer version is offered, not forced."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.browser.decisions import answer, expect_answers
from tests.browser.doubtful_network import DoubtfulNetwork, doubtful_network
from tests.browser.patience import PATIENCE, patiently, until
from tests.browser.training_pages import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.service_worker]

TREE = "decisions/cedar-12/follow-request/"
COURSE = "training/cedar-12/onboarding/"

KEPT = """async (address) => {
    for (const name of await caches.keys()) {
        if (name.startsWith('soundingboard-site-')) {
            const cache = await caches.open(name);
            if (await cache.match(new URL(address, location.origin))) return true;
        }
    }
    return false;
}"""

START = """async () => {
    const { engine } = await import('/assets/soundingboard/engine/client.mjs');
    await engine.start();
    return engine.state;
}"""

WAY = """async () => {
    const { engine } = await import('/assets/soundingboard/engine/client.mjs');
    await engine.start();
    return engine.way;
}"""


def wait_until_kept(page: Page, address: str) -> None:
    until(page, KEPT, f"{address} was not kept", f"/{address}")


def visit(context: BrowserContext, base: str, address: str = TREE) -> Page:
    """A first visit that has lasted until the service worker has kept what it should."""
    page = context.new_page()
    page.goto(base + address)
    for name in (COURSE, TREE, "procedures/cedar-12/", "training/"):
        wait_until_kept(page, name)
    return page


@pytest.fixture
def network(handbook_folder: Path) -> Iterator[DoubtfulNetwork]:
    with doubtful_network(handbook_folder) as server:
        yield server


def test_every_page_of_the_procedure_is_there_without_a_network(
    context: BrowserContext, handbook_url: str, handbook_folder: Path
) -> None:
    page = visit(context, handbook_url)
    wait_until_kept(page, "assets/soundingboard/courses/cedar-12/onboarding.json")
    for tree in (handbook_folder / "decisions" / "cedar-12").iterdir():
        if tree.is_dir():
            wait_until_kept(page, f"decisions/cedar-12/{tree.name}/")
    context.set_offline(True)
    missed: list[str] = []
    page.on("requestfailed", lambda request: missed.append(request.url))
    for address in ("", "procedures/cedar-12/", TREE, "decisions/cedar-12/comments/", COURSE):
        page.goto(handbook_url + address)
        expect(page.locator("h1").first).to_be_visible()
        assert "not on this device" not in page.title().lower()
    # A course asks for Python at once, which this device doesn't have yet: it says so.
    expect(page.locator("sb-course")).to_contain_text("You're offline, and this device doesn't")
    expect(page.locator("section.sb-scenario").first).to_be_visible()
    own = [url for url in missed if "/assets/pyodide/" not in url]
    assert [url for url in own if url.endswith(("js", "css"))] == []
    page.goto(handbook_url + TREE)
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("follow request")
    patiently(page.locator(".md-search-result__item").first).to_be_visible()


def wait_until_engine_is_kept(page: Page) -> None:
    wait_until_kept(page, "assets/soundingboard/bundle.json")
    wait_until_kept(page, "assets/soundingboard/engine/worker.mjs")
    bundle = page.evaluate(
        "async () => (await (await fetch('/assets/soundingboard/bundle.json')).json()).base"
    )
    for name in ("pyodide.asm.mjs", "pyodide.asm.wasm", "snapshot.bin"):
        wait_until_kept(page, f"assets/{bundle.removeprefix('../')}{name}")


def test_an_engine_that_was_started_once_walks_every_tree_without_a_network(
    context: BrowserContext, network: DoubtfulNetwork
) -> None:
    page = visit(context, network.url)
    page.reload()  # From here on, the service worker sees what the page asks for.
    assert page.evaluate(START) == "ready"
    wait_until_engine_is_kept(page)
    # Another tree of the procedure, which wasn't visited.
    wait_until_kept(page, "assets/soundingboard/pages/cedar-12/comments.json")
    context.set_offline(True)
    page.goto(f"{network.url}decisions/cedar-12/comments/")
    answer(page, "", "")
    expect_answers(page, 2)
    assert page.evaluate(WAY) == "snapshot"


@pytest.mark.parametrize(("slow", "way"), [(False, "snapshot"), (True, "library")])
def test_the_line_is_measured_though_pages_are_kept(
    context: BrowserContext, network: DoubtfulNetwork, slow: bool, way: str
) -> None:
    network.at_leisure = True  # What is fetched at the same time would slow the line down.
    page = visit(context, network.url)
    if slow:
        network.go_wrong("slow", lambda address: address.endswith("pyodide.asm.mjs"))
    page.goto(f"{network.url}decisions/cedar-12/comments/")
    assert page.evaluate(WAY) == way


def test_an_engine_that_starts_at_once_on_a_first_visit_is_kept_as_well(
    context: BrowserContext, network: DoubtfulNetwork
) -> None:
    page = context.new_page()
    page.goto(network.url + TREE, wait_until="domcontentloaded")
    assert page.evaluate("navigator.serviceWorker.controller") is None
    assert page.evaluate(START) == "ready"
    wait_until_kept(page, TREE)
    wait_until_engine_is_kept(page)
    context.set_offline(True)
    page.goto(network.url + TREE)
    assert page.evaluate(START) == "ready"


def test_a_course_that_was_begun_is_completed_without_a_network(
    context: BrowserContext, network: DoubtfulNetwork
) -> None:
    page = visit(context, network.url, COURSE)
    wait_until_kept(page, "assets/soundingboard/courses/cedar-12/onboarding.json")
    wait_until_kept(page, "assets/soundingboard/vendor/lean-qr.mjs")
    visitor = Visitor(page, network.url, network.folder, "cedar-12/onboarding")
    visitor.begin()
    wait_until_engine_is_kept(page)
    context.set_offline(True)
    visitor.open()  # Another Python, another page: nothing is left of those with a network.
    visitor.read_everything()
    visitor.start_quiz()
    visitor.finish_quiz()
    visitor.acknowledge()
    assert len(visitor.download()) > 1_000
    assert visitor.mistakes == []


def test_a_page_that_was_never_kept_says_so(
    context: BrowserContext, network: DoubtfulNetwork
) -> None:
    page = visit(context, network.url)
    context.set_offline(True)
    page.goto(f"{network.url}decisions/larkspur/comments/")
    expect(page.get_by_role("heading", name="This page isn't on this device")).to_be_visible()


@pytest.fixture
def two_versions(tmp_path: Path, handbook_folder: Path) -> Iterator[DoubtfulNetwork]:
    """Serves a copy of the handbook that a test may make newer."""
    folder = tmp_path / "site"
    shutil.copytree(handbook_folder, folder, ignore=shutil.ignore_patterns("*.br", "*.gz"))
    with doubtful_network(folder) as server:
        yield server


def renew(site: Path) -> None:
    """Publish a newer version: another start page, and the service worker that says so."""
    start = site / "index.html"
    start.write_text(start.read_text("utf-8").replace("</h1>", " (newer)</h1>", 1), "utf-8")
    from soundingboard.site import service_worker

    (site / service_worker.FILE).write_text(service_worker.script(site), encoding="utf-8")


LOOK = "async () => { await (await navigator.serviceWorker.getRegistration()).update(); }"


def test_a_newer_version_is_offered_and_shown_when_asked_for(
    context: BrowserContext, two_versions: DoubtfulNetwork
) -> None:
    base = two_versions.url
    page = visit(context, base)
    page.goto(base)
    renew(two_versions.folder)
    page.evaluate(LOOK)
    notice = page.locator(".sb-update")
    patiently(notice).to_be_visible()
    page.reload()
    expect(page.locator("h1").first).not_to_contain_text("(newer)")
    patiently(notice).to_be_visible()
    notice.get_by_role("button", name="Show it now").click()
    patiently(page.locator("h1").first).to_contain_text("(newer)")
    names = page.evaluate("async () => (await caches.keys()).filter((n) => n.includes('-site-'))")
    assert len(names) == 1
    wait_until_kept(page, TREE)


def test_a_newer_version_s_engine_is_kept_where_the_older_one_s_was(
    context: BrowserContext, two_versions: DoubtfulNetwork
) -> None:
    base = two_versions.url
    page = visit(context, base)
    assert page.evaluate(START) == "ready"
    wait_until_engine_is_kept(page)
    page.goto(base)
    (folder,) = (two_versions.folder / "assets" / "pyodide").iterdir()
    folder.rename(folder.with_name("another-engine"))
    manifest = two_versions.folder / "assets" / "soundingboard" / "bundle.json"
    text = manifest.read_text("utf-8").replace(folder.name, "another-engine")
    manifest.write_text(text, encoding="utf-8")
    renew(two_versions.folder)
    page.evaluate(LOOK)
    page.locator(".sb-update").get_by_role("button", name="Show it now").click(timeout=PATIENCE)
    patiently(page.locator("h1").first).to_contain_text("(newer)")
    wait_until_kept(page, "assets/pyodide/another-engine/pyodide.asm.mjs")
    wait_until_kept(page, "assets/pyodide/another-engine/snapshot.bin")
    context.set_offline(True)
    page.goto(base + TREE)
    assert page.evaluate(START) == "ready"


def test_nothing_is_offered_in_a_course_nor_done_behind_its_back(
    context: BrowserContext, two_versions: DoubtfulNetwork
) -> None:
    base = two_versions.url
    course = visit(context, base, COURSE)
    other = context.new_page()
    other.goto(base)
    renew(two_versions.folder)
    course.evaluate(LOOK)
    notice = other.locator(".sb-update")
    patiently(notice).to_be_visible()
    expect(course.locator(".sb-update")).to_have_count(0)
    notice.get_by_role("button", name="Show it now").click()
    expect(notice).to_contain_text("A course is open in another tab")
    expect(other.locator("h1").first).not_to_contain_text("(newer)")


def test_a_site_that_turns_it_off_takes_everything_away(
    context: BrowserContext, two_versions: DoubtfulNetwork
) -> None:
    from soundingboard.site import service_worker

    base = two_versions.url
    page = visit(context, base)
    (two_versions.folder / service_worker.FILE).write_text(
        service_worker.FAREWELL, encoding="utf-8"
    )
    page.reload()  # The browser looks for a newer script by itself.
    until(
        page,
        """async () => (await navigator.serviceWorker.getRegistrations()).length === 0
            && !(await caches.keys()).some((name) => name.includes('-site-'))""",
        "the service worker or what it keeps is still there",
    )
