"""The Content-Security-Policy: it stops what it should, and nothing of ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, Route
from tests.browser.decisions import answer, expect_answers
from tests.browser.fixtures import Serve
from tests.browser.patience import patiently

from soundingboard.site import policy
from soundingboard.site.host_files import COMMON, WORKER_FILE

pytestmark = pytest.mark.browser

PAGES = (
    "",
    "procedures/cedar-12/",
    "decisions/cedar-12/follow-request/",
    "decisions/cedar-12/post-student/",
    "training/cedar-12/onboarding/",
    "training/",
    "training/stored/",
    "problems/unknown-target/",
    "404.html",
)

# What a page's own script would be told when its policy stops something.
WATCH = """globalThis.stopped = [];
document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
    stopped.push(effectiveDirective);
});"""


@pytest.fixture
def with_headers(
    context: BrowserContext, handbook_url: str, handbook_folder: Path
) -> Iterator[str]:
    """The handbook's address; its host sends what the header file of the site tells it to."""
    told = (handbook_folder / "_headers").read_text(encoding="utf-8")
    found = re.search(r"^/procedures/\*\n  Content-Security-Policy: (.*)$", told, re.MULTILINE)
    assert found is not None

    def send(route: Route) -> None:
        path = urlsplit(route.request.url).path
        said = policy.WORKER if path == f"/{WORKER_FILE}" else found[1]
        response = route.fetch()
        headers = {**response.headers, **COMMON, "Content-Security-Policy": said}
        route.fulfill(response=response, headers=headers)

    context.route(re.compile(rf"({re.escape(WORKER_FILE)}(\?.*)?|/|\.html)$"), send)
    yield handbook_url
    context.unroute_all(behavior="ignoreErrors")


def complaints_of(page: Page) -> list[str]:
    """What the console has to complain of from now on."""
    found: list[str] = []
    page.on("console", lambda said: found.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


@pytest.mark.parametrize("address", PAGES)
def test_every_kind_of_page_keeps_to_its_policy(
    address: str, page: Page, with_headers: str
) -> None:
    complaints = complaints_of(page)
    page.add_init_script(WATCH)
    page.goto(with_headers + address, wait_until="networkidle")
    assert page.evaluate("stopped") == []
    assert complaints == []


def test_the_search_and_a_tree_work_under_it(page: Page, with_headers: str) -> None:
    page.add_init_script(WATCH)
    page.goto(f"{with_headers}procedures/cedar-12/", wait_until="networkidle")
    complaints = complaints_of(page)
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("follow request")
    patiently(page.locator(".md-search-result__item").first).to_be_visible()
    page.keyboard.press("Escape")
    page.goto(f"{with_headers}decisions/cedar-12/follow-request/")
    answer(page, "", "")
    expect_answers(page, 2)
    assert page.evaluate("stopped") == []
    assert complaints == []


@pytest.mark.parametrize(
    ("attack", "directive"),
    [
        ("s = document.createElement('script'); s.text = 'ran = 1'; document.head.append(s)", "script-src-elem"),
        ("b = document.createElement('b'); b.setAttribute('onclick', 'ran = 1'); b.click()", "script-src-attr"),
        ("try { (0, eval)('ran = 1') } catch { }", "script-src"),
        ("try { new Function('ran = 1')() } catch { }", "script-src"),
        ("fetch('https://elsewhere.example/').catch(() => {})", "connect-src"),
        ("i = new Image(); i.src = 'https://elsewhere.example/a.png'", "img-src"),
        ("import('https://elsewhere.example/a.mjs').catch(() => {})", "script-src-elem"),
        ("b = document.createElement('base'); b.href = '/elsewhere/'; document.head.append(b)", "base-uri"),
        ("try { new Worker('data:text/javascript,1') } catch { }", "worker-src"),
        ("f = document.createElement('iframe'); f.src = 'https://elsewhere.example/'; document.body.append(f)", "frame-src"),
        ("f = document.createElement('iframe'); f.src = '/'; document.body.append(f)", "frame-src"),
        ("o = document.createElement('object'); o.data = '/favicon.svg'; document.body.append(o)", "object-src"),
        ("WebAssembly.compile(new Uint8Array([0,97,115,109,1,0,0,0])).catch(() => {})", "script-src"),
    ],
)  # fmt: skip
def test_an_attack_is_stopped_by_the_page_s_own_words(
    attack: str, directive: str, page: Page, handbook_url: str
) -> None:
    page.add_init_script(WATCH)
    page.goto(f"{handbook_url}procedures/")
    # From a listener of the page, since what the debugger itself runs is free of any policy.
    page.evaluate(f"() => new Promise((done) => setTimeout(() => {{ {attack}; done(); }}, 0))")
    page.wait_for_function("stopped.length > 0")
    assert directive in page.evaluate("stopped")
    assert page.evaluate("globalThis.ran") is None


@pytest.mark.parametrize("guarded", [True, False])
def test_no_other_site_shows_ours_in_a_frame_where_headers_are_sent(
    guarded: bool,
    page: Page,
    serve: Serve,
    tmp_path: Path,
    handbook_url: str,
    request: pytest.FixtureRequest,
) -> None:
    if guarded:
        request.getfixturevalue("with_headers")
    (tmp_path / "index.html").write_text(
        f"<!doctype html><title>Another</title><iframe src='{handbook_url}'></iframe>", "utf-8"
    )
    page.goto(serve(tmp_path), wait_until="load")
    shown = page.frames[1].url == handbook_url
    assert shown is not guarded


IMPORT = """async () => {
    try {
        await import('/assets/soundingboard/vendor/lean-qr.mjs');
        return 'imported';
    } catch {
        return 'refused';
    }
}"""


@pytest.mark.parametrize(("more", "told"), [(b"", "imported"), (b"//", "refused")])
def test_a_vendored_module_is_refused_when_it_was_tampered_with(
    more: bytes, told: str, page: Page, handbook_url: str, handbook_folder: Path
) -> None:
    source = (handbook_folder / "assets/soundingboard/vendor/lean-qr.mjs").read_bytes() + more
    page.route(
        "**/lean-qr.mjs",
        lambda route: route.fulfill(body=source, content_type="text/javascript"),
    )
    page.goto(f"{handbook_url}training/")
    assert page.evaluate(IMPORT) == told


PROBE = """
const told = [];
self.addEventListener('securitypolicyviolation', (event) => told.push(event.effectiveDirective));
try { (0, eval)('1'); told.push('eval ran'); } catch { }
await fetch('https://elsewhere.example/').catch(() => {});
await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
self.postMessage(told);
"""


def test_the_worker_s_header_lets_it_compile_and_nothing_else(
    context: BrowserContext, with_headers: str
) -> None:
    page = context.new_page()
    page.goto(f"{with_headers}procedures/")
    page.route(
        f"**/{WORKER_FILE}",
        lambda route: route.fulfill(
            body=PROBE,
            content_type="text/javascript",
            headers={"Content-Security-Policy": policy.WORKER},
        ),
    )
    told = page.evaluate(
        """(url) => new Promise((resolve, reject) => {
            const worker = new Worker(url, { type: 'module' });
            worker.onmessage = ({ data }) => resolve(data);
            worker.onerror = (event) => reject(new Error(event.message));
        })""",
        f"/{WORKER_FILE}",
    )
    assert set(told) == {"script-src", "connect-src"}


def test_webassembly_is_for_the_worker_alone(handbook_folder: Path) -> None:
    page = (handbook_folder / "index.html").read_text(encoding="utf-8")
    told = (handbook_folder / "_headers").read_text(encoding="utf-8")
    assert "wasm-unsafe-eval" not in page
    assert told.count("wasm-unsafe-eval") == 1
    assert told.index(WORKER_FILE) < told.index("wasm-unsafe-eval")
