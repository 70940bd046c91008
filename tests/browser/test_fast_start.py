"""Three ways to start Python, which answer alike; and what is broken is passed over."""

from __future__ import annotations

import json
import logging
import mimetypes
import shutil
import struct
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.fixtures import CHROMIUM_ARGUMENTS, Serve
from tests.browser.test_engine import BROWSER_CODE, CONVERSATION, SOURCE

from soundingboard.engine.messages import handle
from soundingboard.site.bundle import build_bundle
from soundingboard.site.bundle.build import MANIFEST

pytestmark = [pytest.mark.browser, pytest.mark.service_worker]

# Starts a worker on a line of that speed, asks it everything, and tells by which way it started.
RUN = """async ({ line, requests }) => {
    const url = `/assets/soundingboard/engine/worker.mjs?line=${line}`;
    const worker = new Worker(url, { type: 'module' });
    const next = () => new Promise((resolve, reject) => {
        worker.onmessage = ({ data }) => 'loaded' in Object(data) || resolve(data);
        worker.onerror = (event) => reject(new Error(event.message));
    });
    const { way, failed } = await next();
    const answers = [];
    for (const request of way ? requests : []) {
        worker.postMessage(JSON.stringify(request));
        answers.push(JSON.parse(await next()));
    }
    worker.terminate();
    return { way, failed, answers };
}"""

REQUESTS: list[dict[str, Any]] = [{"op": "page.open", "source": SOURCE}, *CONVERSATION]
EXPECTED = [json.loads(handle(json.dumps(request))) for request in REQUESTS]


def run(page: Page, line: str) -> dict[str, Any]:
    told: dict[str, Any] = page.evaluate(RUN, {"line": line, "requests": REQUESTS})
    return told


@pytest.fixture(scope="module")
def fast_site(tmp_path_factory: pytest.TempPathFactory, bundle_cache: Path) -> Path:
    folder = tmp_path_factory.mktemp("fast")
    (folder / "index.html").write_text(
        "<!doctype html><title>Empty</title><link rel=icon href=data:,>", encoding="utf-8"
    )
    code = folder / "assets" / "soundingboard"
    shutil.copytree(BROWSER_CODE, code, ignore=shutil.ignore_patterns("node_modules"))
    bundle = build_bundle(bundle_cache, log=logging.getLogger(__name__), with_pyodide_build=False)
    assert bundle.fast, "Node is needed here; the test command brings one"
    bundle.publish(folder)
    return folder


@pytest.fixture
def home(page: Page, serve: Serve, fast_site: Path) -> Page:
    page.goto(serve(fast_site))
    return page


@pytest.mark.parametrize(("line", "way"), [("slow", "library"), ("unknown", "snapshot")])
def test_each_way_answers_as_cpython_does(home: Page, line: str, way: str) -> None:
    told = run(home, line)
    assert told["way"] == way
    assert told["answers"] == EXPECTED


def test_a_snapshot_in_the_browser_s_own_cache_is_used_on_any_line(
    browser: Browser, chromium_path: str, tmp_path: Path, serve: Serve, fast_site: Path
) -> None:
    """As when a page is loaded again before the service worker has kept the snapshot."""
    # The caches of Playwright's other profiles are in memory, and too small for it.
    profile = browser.browser_type.launch_persistent_context(
        tmp_path, executable_path=chromium_path, args=list(CHROMIUM_ARGUMENTS)
    )
    with profile:
        page = profile.new_page()
        page.goto(serve(fast_site))
        assert run(page, "unknown")["way"] == "snapshot"
        told = run(page, "slow")
    assert told["way"] == "snapshot"
    assert told["answers"] == EXPECTED


def changed(data: bytes, **about: str) -> bytes:
    """A snapshot that says something else of itself, as long as before."""
    (length,) = struct.unpack_from("<I", data)
    said = {**json.loads(data[8 : 8 + length]), **about}
    text = json.dumps(said, separators=(",", ":")).encode().ljust(length)
    assert len(text) == length
    return data[:8] + text + data[8 + length :]


@pytest.mark.parametrize(
    "broken", ["missing", "cut short", "other form", "other key", "other build"]
)
def test_a_snapshot_that_does_not_fit_is_passed_over(
    broken: str, page: Page, serve: Serve, fast_site: Path
) -> None:
    snapshot = next(fast_site.glob("assets/pyodide/*/snapshot.bin")).read_bytes()
    bodies = {
        "missing": None,
        "cut short": snapshot[:1000],
        "other form": b"\0" * len(snapshot),
        "other key": changed(snapshot, key="0" * 16),
        "other build": changed(snapshot, build="0" * 64),
    }
    body = bodies[broken]
    # Without its hash, by which the browser would refuse it before we can look at it.
    manifest = json.loads((fast_site / MANIFEST).read_text(encoding="utf-8"))
    page.route("**/bundle.json", lambda route: route.fulfill(json={**manifest, "integrity": {}}))
    page.route(
        "**/snapshot.bin",
        lambda route: (
            route.fulfill(body=body, content_type="application/octet-stream")
            if body is not None
            else route.fulfill(status=404)
        ),
    )
    page.goto(serve(fast_site))
    told = run(page, "unknown")
    assert told["way"] == "library"
    assert told["answers"] == EXPECTED


def tampered(page: Page, site: Path, name: str, kind: str = "application/zip") -> None:
    """Serve the file of that name with its last byte changed."""
    data = next(site.glob(f"assets/pyodide/*/{name}")).read_bytes()
    other = data[:-1] + bytes([data[-1] ^ 1])
    page.route(f"**/{name}", lambda route: route.fulfill(body=other, content_type=kind))


@pytest.mark.parametrize(
    ("names", "way"),
    [(("snapshot.bin",), "library"), (("snapshot.bin", "library.zip"), "plain")],
)
def test_a_file_that_was_tampered_with_is_passed_over(
    names: tuple[str, ...], way: str, page: Page, serve: Serve, fast_site: Path
) -> None:
    for name in names:
        tampered(page, fast_site, name)
    page.goto(serve(fast_site))
    told = run(page, "unknown")
    assert told["way"] == way
    assert told["answers"] == EXPECTED


@pytest.mark.parametrize("needed", ["pyodide.asm.wasm", "python_stdlib.zip"])
def test_what_nothing_can_stand_in_for_is_refused_when_tampered_with(
    needed: str, page: Page, serve: Serve, fast_site: Path
) -> None:
    for name in ("snapshot.bin", "library.zip"):
        page.route(f"**/{name}", lambda route: route.abort())
    tampered(page, fast_site, needed, mimetypes.guess_type(needed)[0] or "application/wasm")
    page.goto(serve(fast_site))
    told = page.evaluate(
        """async () => {
            const { Engine } = await import('/assets/soundingboard/engine/client.mjs');
            return new Engine().start().catch(({ message }) => message);
        }"""
    )
    assert told == "The engine could not be started (way)."


def test_without_both_fast_files_python_starts_plainly(
    page: Page, serve: Serve, fast_site: Path
) -> None:
    page.route("**/snapshot.bin", lambda route: route.abort())
    page.route("**/library.zip", lambda route: route.abort())
    page.goto(serve(fast_site))
    told = run(page, "unknown")
    assert told["way"] == "plain"
    assert told["answers"] == EXPECTED
