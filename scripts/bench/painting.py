"""From a click until the page is painted anew, beside a bare worker that echoes the same HTML."""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from measuring import TIMEOUT, WALK, Chromium
from playwright.sync_api import BrowserContext, Page, Route

CLICKS = 60
SLOWER = 4
PAUSE = 100.0  # Milliseconds between a page that was painted and the next click.

# Painted is when a task runs after the frame in which the page was changed.
_WATCH = """
let begun = 0;
globalThis.painted = [];
globalThis.until = (isSo) => new Promise((done) => {
  const look = () => (isSo() ? done() : setTimeout(look, 10));
  look();
});
addEventListener('click', ({ timeStamp }) => { begun = timeStamp; }, { capture: true });
addEventListener('sb-step', () => requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => painted.push(performance.now() - begun);
  port2.postMessage(null);
}));
"""

# In the place of all our scripts: each click's HTML goes to a worker and comes back.
_BARE = """
const root = document.querySelector('[data-source]');
const worker = new Worker('/bench/echo.mjs', { type: 'module' });
const show = ({ live, regions }) => {
  root.dataset.live = live;
  for (const [name, html] of Object.entries(regions)) {
    root.querySelector(`[data-region="${name}"]`).innerHTML = html;
  }
  dispatchEvent(new Event('sb-step'));
};
worker.onmessage = () => {
  globalThis.begin = (steps) => {
    let at = 0;
    show(steps[0]);
    worker.onmessage = ({ data }) => show(data);
    root.addEventListener('click', (click) => {
      click.preventDefault();
      at = (at + 1) % steps.length;
      worker.postMessage(steps[at]);
    });
  };
};
"""

_STEP = """() => {
  const root = document.querySelector('[data-source]');
  const regions = {};
  for (const region of root.querySelectorAll('[data-region]:not([data-region=late])')) {
    regions[region.dataset.region] = region.innerHTML;
  }
  return { live: root.dataset.live, regions };
}"""


@dataclass(frozen=True)
class Kind:
    """A kind of page, and links of two of its steps, each of which leads to the other step.

    ``begin`` are the controls that lead to the first of the two, in order. All are CSS selectors.
    """

    address: str
    begin: tuple[str, ...]
    links: tuple[str, str]


_ANSWER_AND_BACK = ("[data-region=step] .sb-answers a", "[data-region=step] .sb-back a")
KINDS: Mapping[str, Kind] = {
    "tree": Kind(
        "decisions/ap-146/follow-request/",
        (f".sb-answers a:has-text('{WALK[0][0]}'):visible",),
        _ANSWER_AND_BACK,
    ),
    "comparison": Kind("compare/follow-request/", ("a[data-tap]:visible",), _ANSWER_AND_BACK),
    "course": Kind(
        "training/halton/onboarding/",
        (
            "sb-course [data-region=step] input[type=radio]",
            "sb-course [data-region=step] form button",
            "sb-course a[href='#step=quiz']",
            ".sb-js-bar a",
        ),
        ("sb-course a[href='#step=quiz']", ".sb-js-bar a"),
    ),
}


def painting(browser: Chromium, site: str, kind: Kind) -> tuple[float, float]:
    """Milliseconds from a click until it's painted on the *site*'s page, and on the bare one.

    Both are the 95th percentile, the processor four times slower.
    """
    with browser.profile() as context:
        page = _open(context, site + kind.address)
        for control in kind.begin:
            _press(page, control)
        steps = [_at(page, link) for link in _turns(kind, len(kind.links))]
        _at(page, kind.links[0], press=False)
        ours = _clicks(page, kind)
    with browser.profile() as context:
        context.route("**/soundingboard/main.mjs", _bare)
        page = _open(context, site + kind.address)
        page.evaluate("(steps) => until(() => globalThis.begin).then(() => begin(steps))", steps)
        return ours, _clicks(page, kind)


def _open(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.add_init_script(_WATCH)
    page.goto(address, timeout=TIMEOUT)
    return page


def _bare(route: Route) -> None:
    route.fulfill(body=_BARE, content_type="text/javascript")


def _turns(kind: Kind, count: int) -> Iterator[str]:
    return itertools.islice(itertools.cycle(kind.links), count)


def _press(page: Page, control: str) -> None:
    """By keyboard: a pointer's click that comes too soon after another is dropped."""
    found = page.locator(control).first
    is_choice = found.evaluate("(control) => control.matches('input')", timeout=TIMEOUT)
    found.press("Space" if is_choice else "Enter", timeout=TIMEOUT)


def _at(page: Page, link: str, *, press: bool = True) -> Any:
    """The step that has *link*, as it is on the page, once it's there; then the link is pressed."""
    page.locator(link).first.wait_for(timeout=TIMEOUT)
    step = page.evaluate(_STEP)
    if press:
        _press(page, link)
    return step


def _clicks(page: Page, kind: Kind) -> float:
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    for link in _turns(kind, CLICKS):
        before = page.evaluate("painted.length")
        _at(page, link)
        page.evaluate("(before) => until(() => painted.length > before)", before)
        page.wait_for_timeout(PAUSE)
    times: list[float] = page.evaluate("painted")
    return statistics.quantiles(times[-CLICKS:], n=20)[-1]
