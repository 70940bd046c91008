"""What a browser keeps of the site is what the build has published, whatever a network answers."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from functools import partial
from operator import eq
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.browser.decisions import answer, expect_answers, tree_of
from tests.browser.doubtful_network import (
    FAULTS,
    WORKER,
    DoubtfulNetwork,
    Fault,
    doubtful_network,
)
from tests.browser.patience import PATIENCE, patiently, until
from tests.browser.test_offline import LOOK, START, renew, wait_until_kept

pytestmark = [pytest.mark.browser, pytest.mark.service_worker]

TREE = "decisions/cedar-12/follow-request/"
NEIGHBOUR = "decisions/cedar-12/comments/"
COURSE = "training/cedar-12/onboarding/"
MODULE = "assets/soundingboard/shell/page.mjs"
LIBRARY = "assets/soundingboard/vendor/morphdom.mjs"
SHEET = "assets/soundingboard/sounding-board.css"
# The worker's own note of when a version was first tried.
NOTE = "service-worker-tried.json"
SEARCH = "search/search_index.json"

# What is in every cache: address in the site and SHA-256 of the body.
HELD = """async () => {
    const held = [];
    for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
            const body = await (await cache.match(request)).arrayBuffer();
            const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', body));
            const hash = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
            held.push([decodeURI(new URL(request.url).pathname.slice(1)), hash]);
        }
    }
    return held;
}"""

# Turns over one byte of a file that is kept, as a failing disk does.
FLIP = """async (address) => {
    for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        const url = new URL(address, location.origin).href;
        const kept = await cache.match(url);
        if (kept) {
            const bytes = new Uint8Array(await kept.arrayBuffer());
            bytes[bytes.length >> 1] ^= 1;
            await cache.put(url, new Response(bytes, { headers: kept.headers }));
            return true;
        }
    }
    return false;
}"""

SETTLED = "async () => !(await navigator.serviceWorker.getRegistration()).installing"
ACTIVE = "async () => (await navigator.serviceWorker.ready).active.state"


@pytest.fixture
def network(handbook_folder: Path) -> Iterator[DoubtfulNetwork]:
    with doubtful_network(handbook_folder) as server:
        yield server


@pytest.fixture
def two_versions(tmp_path: Path, handbook_folder: Path) -> Iterator[DoubtfulNetwork]:
    """Serves a copy of the handbook that a test may make newer."""
    folder = tmp_path / "site"
    shutil.copytree(handbook_folder, folder, ignore=shutil.ignore_patterns("*.br", "*.gz"))
    with doubtful_network(folder) as server:
        yield server


def digest_at(folder: Path, address: str) -> str:
    file = folder / address
    return hashlib.sha256((file / "index.html" if file.is_dir() else file).read_bytes()).hexdigest()


def wrongly_held(page: Page, folder: Path) -> list[str]:
    held = [item for item in page.evaluate(HELD) if item[0] != NOTE]
    return [name for name, found in held if found != digest_at(folder, name)]


def held_rightly(page: Page, folder: Path, address: str) -> bool:
    return [address, digest_at(folder, address)] in page.evaluate(HELD)


def wait_until_held_rightly(page: Page, folder: Path, address: str) -> None:
    until(
        page,
        f"""async ([address, hash]) =>
            (await ({HELD})()).some(([name, found]) => name === address && found === hash)""",
        f"{address} is not kept as it was published",
        [address, digest_at(folder, address)],
    )


def shows_the_tree(page: Page) -> None:
    expect(page.locator("h1").first).to_contain_text("Can I accept")
    tree_of(page)


def settled(context: BrowserContext, network: DoubtfulNetwork) -> Page:
    """A page whose procedure is kept as it should be."""
    page = context.new_page()
    page.goto(network.url + TREE)
    for address in (COURSE, NEIGHBOUR, TREE, "procedures/cedar-12/", "training/", SEARCH):
        wait_until_kept(page, address)
    return page


@pytest.mark.parametrize("fault", FAULTS)
def test_no_wrong_answer_is_kept_on_a_first_visit(
    fault: Fault, context: BrowserContext, network: DoubtfulNetwork
) -> None:
    network.go_wrong(fault, after=WORKER)
    page = context.new_page()
    page.goto(network.url + TREE)
    assert page.evaluate(ACTIVE) in ("activating", "activated")
    network.wait_until_asked(COURSE)
    assert wrongly_held(page, network.folder) == []
    network.heal()
    page.goto(network.url + NEIGHBOUR)
    tree_of(page)
    for address in (COURSE, NEIGHBOUR, TREE, MODULE, SHEET, SEARCH):
        wait_until_kept(page, address)
    assert wrongly_held(page, network.folder) == []
    context.set_offline(True)
    page.goto(network.url + TREE)
    shows_the_tree(page)
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("follow request")
    patiently(page.locator(".md-search-result__item").first).to_be_visible()


def test_what_is_kept_is_shown_whatever_the_network_answers(
    context: BrowserContext, network: DoubtfulNetwork
) -> None:
    page = settled(context, network)
    for fault in FAULTS:
        network.heal()
        network.go_wrong(fault)
        page.goto(network.url + TREE)
        shows_the_tree(page)
        page.reload()
        shows_the_tree(page)
        assert wrongly_held(page, network.folder) == []


def test_a_page_that_came_wrong_is_right_when_the_network_is(
    context: BrowserContext, network: DoubtfulNetwork
) -> None:
    page = settled(context, network)
    # Pages that belong to no procedure are kept only when they are visited.
    folders = [folder for folder in (network.folder / "problems").iterdir() if folder.is_dir()]
    pages = {f"problems/{folder.name}/": folder.name for folder in folders[: len(FAULTS)]}
    for fault, (address, code) in zip(FAULTS, pages.items(), strict=True):
        network.go_wrong(fault, partial(eq, address))
        page.goto(network.url + address)
        assert not held_rightly(page, network.folder, address)
        assert wrongly_held(page, network.folder) == []
        network.heal()
        page.goto(network.url + address)
        expect(page.locator("h1").first).to_contain_text(code)
        wait_until_held_rightly(page, network.folder, address)
    context.set_offline(True)
    for address, code in pages.items():
        page.goto(network.url + address)
        expect(page.locator("h1").first).to_contain_text(code)


@pytest.mark.parametrize("fault", ["sign-in", "cut off", "other", 503])
def test_one_module_that_came_wrong_breaks_no_later_visit(
    fault: Fault, context: BrowserContext, network: DoubtfulNetwork
) -> None:
    network.go_wrong(fault, lambda address: address == MODULE)
    page = context.new_page()
    page.goto(network.url + TREE)
    expect(page.get_by_role("heading", name="Which account is it?")).to_be_visible()
    assert page.evaluate(ACTIVE) in ("activating", "activated")
    network.wait_until_asked(COURSE)
    assert wrongly_held(page, network.folder) == []
    network.heal()
    page.goto(network.url + TREE)
    shows_the_tree(page)
    wait_until_held_rightly(page, network.folder, MODULE)


def test_one_byte_turned_over_is_fetched_again_and_replaced(
    context: BrowserContext, network: DoubtfulNetwork
) -> None:
    page = settled(context, network)
    flipped = [TREE, MODULE, SHEET, SEARCH]
    for address in flipped:
        assert page.evaluate(FLIP, f"/{address}")
    assert sorted(wrongly_held(page, network.folder)) == sorted(flipped)
    page.goto(network.url + TREE)
    shows_the_tree(page)
    page.get_by_role("textbox", name="Search").click()
    for address in flipped:
        wait_until_held_rightly(page, network.folder, address)


def test_a_module_whose_hash_pages_name_is_fetched_again_and_replaced_as_well(
    context: BrowserContext, network: DoubtfulNetwork
) -> None:
    page = settled(context, network)
    assert page.evaluate(FLIP, f"/{LIBRARY}")
    page.goto(network.url + TREE)
    answer(page, "")
    expect_answers(page, 1)
    wait_until_held_rightly(page, network.folder, LIBRARY)


def test_a_page_with_a_byte_turned_over_is_not_shown_without_a_network(
    context: BrowserContext, network: DoubtfulNetwork
) -> None:
    page = settled(context, network)
    assert page.evaluate(FLIP, f"/{NEIGHBOUR}")
    context.set_offline(True)
    page.goto(network.url + NEIGHBOUR)
    expect(page.get_by_role("heading", name="This page isn't on this device")).to_be_visible()


def test_an_answer_that_was_redirected_is_kept_by_nobody_and_answers_no_navigation(
    context: BrowserContext, network: DoubtfulNetwork
) -> None:
    page = settled(context, network)
    # As an earlier version has kept it: the right page, come to by way of a redirect.
    assert page.evaluate(
        """async (address) => {
            const [name] = (await caches.keys()).filter((each) => each.includes('-site-'));
            const response = await fetch(`/${address.slice(0, -1)}?from=elsewhere`);
            await (await caches.open(name)).put(`/${address}`, response.clone());
            return response.redirected;
        }""",
        NEIGHBOUR,
    )
    page.goto(network.url + NEIGHBOUR)
    tree_of(page)
    wait_until_held_rightly(page, network.folder, NEIGHBOUR)


@pytest.mark.parametrize("fault", ["sign-in", "sign-in elsewhere", "half", 404])
def test_a_newer_version_takes_over_only_when_it_is_whole(
    fault: Fault, context: BrowserContext, two_versions: DoubtfulNetwork
) -> None:
    page = settled(context, two_versions)
    page.goto(two_versions.url)
    renew(two_versions.folder)
    two_versions.go_wrong(fault)
    page.evaluate(LOOK)
    until(page, SETTLED, "the newer version is still being prepared")
    expect(page.locator(".sb-update")).to_have_count(0)
    page.reload()
    expect(page.locator("h1").first).not_to_contain_text("(newer)")
    two_versions.heal()
    page.evaluate(LOOK)
    notice = page.locator(".sb-update")
    notice.get_by_role("button", name="Show it now").click(timeout=PATIENCE)
    patiently(page.locator("h1").first).to_contain_text("(newer)")
    assert wrongly_held(page, two_versions.folder) == []


def test_a_newer_version_takes_over_nothing_that_is_not_as_published(
    context: BrowserContext, two_versions: DoubtfulNetwork
) -> None:
    page = settled(context, two_versions)
    page.goto(two_versions.url)
    for address in (NEIGHBOUR, MODULE, SEARCH):
        assert page.evaluate(FLIP, f"/{address}")
    renew(two_versions.folder)
    page.evaluate(LOOK)
    page.locator(".sb-update").get_by_role("button", name="Show it now").click(timeout=PATIENCE)
    patiently(page.locator("h1").first).to_contain_text("(newer)")
    assert wrongly_held(page, two_versions.folder) == []
    for address in (NEIGHBOUR, MODULE, SEARCH):
        assert held_rightly(page, two_versions.folder, address)


def test_wrong_answers_for_the_service_worker_itself_leave_the_one_that_is_there(
    context: BrowserContext, network: DoubtfulNetwork
) -> None:
    page = settled(context, network)
    for fault in FAULTS:
        network.heal()
        network.go_wrong(fault, partial(eq, WORKER))
        page.evaluate(f"({LOOK})().catch(() => {{}})")
        page.reload()
        shows_the_tree(page)
    network.go_wrong("sign-in")
    page.reload()
    shows_the_tree(page)
    assert page.evaluate("navigator.serviceWorker.controller !== null")


@pytest.mark.parametrize("fault", ["sign-in", "half", 503])
def test_a_first_visit_without_its_service_worker_is_made_up_for_by_the_next(
    fault: Fault, context: BrowserContext, network: DoubtfulNetwork
) -> None:
    network.go_wrong(fault, partial(eq, WORKER))
    page = context.new_page()
    page.goto(network.url + TREE)
    shows_the_tree(page)
    network.wait_until_asked(WORKER)
    network.heal()
    page.reload()
    wait_until_held_rightly(page, network.folder, TREE)


@pytest.mark.parametrize(
    ("fault", "name"),
    [
        ("sign-in", "pyodide.asm.wasm"),
        ("half", "library.zip"),
        ("sign-in here", "pyodide.asm.mjs"),
        ("other", "pyodide.mjs"),
        ("sign-in", "bundle.json"),
        ("cut off", "snapshot.bin"),
    ],
)
def test_a_file_of_the_engine_that_came_wrong_breaks_no_later_visit(
    fault: Fault, name: str, context: BrowserContext, network: DoubtfulNetwork
) -> None:
    network.go_wrong(fault, lambda address: address.endswith(name))
    page = context.new_page()
    page.goto(network.url + TREE)
    page.evaluate(f"({START})().catch(() => {{}})")
    network.wait_until_asked(name)
    wait_until_kept(page, TREE)
    assert wrongly_held(page, network.folder) == []
    network.heal()
    page.reload()
    assert page.evaluate(START) == "ready"
    assert wrongly_held(page, network.folder) == []


@pytest.mark.parametrize("name", ["pyodide.asm.wasm", "snapshot.bin"])
def test_a_kept_file_of_the_engine_with_one_byte_turned_over_is_fetched_again_and_replaced(
    name: str, context: BrowserContext, network: DoubtfulNetwork
) -> None:
    page = settled(context, network)
    assert page.evaluate(START) == "ready"
    (file,) = network.folder.glob(f"assets/pyodide/*/{name}")
    address = file.relative_to(network.folder).as_posix()
    wait_until_held_rightly(page, network.folder, address)
    assert page.evaluate(FLIP, f"/{address}")
    page.reload()
    assert page.evaluate(START) == "ready"
    wait_until_held_rightly(page, network.folder, address)
