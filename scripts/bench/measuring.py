"""Measurements in a real Chromium, each in a profile that has never been used."""

from __future__ import annotations

import contextlib
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import BrowserContext, Page, Playwright

ARGUMENTS = (
    "--no-sandbox",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-sync",
    # Lets memory be measured now and not when Chromium next finds the time.
    "--enable-blink-features=ForceEagerMeasureMemory",
)
TIMEOUT = 180_000
STEPS = 300
PAUSED_STEPS = 100
WALK = (
    ("An account for work, set up as required", "Is the account meant for this person?"),
    ("Yes", "You can let them in"),
)
"""Answers of AP 146's tree on follow requests, and the heading that each leads to."""

LEISURE = 6.0  # Seconds in which a first visit keeps what makes the next one quicker.

# A step and an echo take turns, so that both meet the machine in the same mood. Without a pause
# both threads stay awake and warm, which they never do for a reader.
_STEPS = """async ({ count, pause }) => {
  const timed = async (step) => {
    if (pause > 0) await new Promise((done) => setTimeout(done, pause));
    const begun = performance.now();
    await step();
    return performance.now() - begun;
  };
  await start();
  const say = await echo();
  const times = { step: [], echo: [] };
  for (let at = -count; at < count; at += 1) {
    const [one, other] = [await timed(step), await timed(() => say(answer))];
    if (at >= 0) { times.step.push(one); times.echo.push(other); }
  }
  return times;
}"""

# Chromium tells of a worker's own objects, and not of the memory of its WebAssembly.
_MEMORY = """async () => {
  await start();
  const measured = performance.measureUserAgentSpecificMemory?.().catch(() => null);
  const { breakdown = null } = (await measured) ?? {};
  if (breakdown === null) return null;
  return breakdown
    .filter(({ attribution }) => attribution.some(({ scope }) => scope.includes('Worker')))
    .reduce((sum, { bytes }) => sum + bytes, 0);
}"""


@dataclass(frozen=True)
class Spread:
    """Median, least and greatest of several runs, in milliseconds."""

    median: float
    least: float
    most: float
    runs: int

    @classmethod
    def of(cls, values: list[float]) -> Spread:
        """The spread of *values*, of which there is at least one."""
        return cls(statistics.median(values), min(values), max(values), len(values))


class Chromium:
    """Opens profiles."""

    def __init__(self, playwright: Playwright, path: str) -> None:
        self._playwright, self._path = playwright, path

    @contextlib.contextmanager
    def profile(self, *, scripts: bool = True) -> Iterator[BrowserContext]:
        """A profile on disk that is new and goes afterwards."""
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            context = self._playwright.chromium.launch_persistent_context(
                folder,
                executable_path=self._path,
                args=list(ARGUMENTS),
                java_script_enabled=scripts,
            )
            try:
                yield context
            finally:
                context.close()

    def cold_and_warm(self, address: str, stay: float) -> tuple[float, float]:
        """Milliseconds of a first start and of one on the next visit, in one new profile.

        The first visit lasts *stay* seconds longer, for what is kept when there is leisure.
        """
        with self.profile() as context:
            cold = _start(context, address, stay=stay)
            return cold, _start(context, address)

    def cold(self, address: str) -> float:
        """Milliseconds of a first start in a new profile."""
        with self.profile() as context:
            return _start(context, address)

    def steps(self, address: str, *, pause: float) -> tuple[Spread, Spread]:
        """An engine step and the echo of a bare worker, there and back.

        Each comes *pause* milliseconds after the one before. As many go before unmeasured.
        """
        count = PAUSED_STEPS if pause else STEPS
        with self.profile() as context:
            told = _open(context, address).evaluate(_STEPS, {"count": count, "pause": pause})
            return Spread.of(told["step"]), Spread.of(told["echo"])

    def memory(self, address: str) -> int | None:
        """Bytes of the worker with Python in it, after its first answer, without WebAssembly's.

        ``None`` if this Chromium doesn't measure its memory.
        """
        with self.profile() as context:
            page = _open(context, address)
            told = page.evaluate(_MEMORY)
            return int(told) if told is not None else None

    def heap(self, address: str) -> int:
        """Bytes of WebAssembly's memory in a worker that tells of it by ``heap()``."""
        with self.profile() as context:
            page = _open(context, address)
            page.evaluate("start()")
            return int(page.workers[-1].evaluate("heap()"))

    def walk(self, address: str, *, scripts: bool) -> list[float]:
        """Milliseconds from navigation until each answer has led to what comes next.

        The processor is four times slower. The last of the answers leads to the verdict.
        """
        with self.profile(scripts=scripts) as context:
            page = context.new_page()
            context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
            begun = time.monotonic()
            page.goto(address, wait_until="commit", timeout=TIMEOUT)
            times = []
            for answer, heading in WALK:
                link = page.locator(".sb-answers a:visible", has_text=answer).first
                # By keyboard: a second tap that comes too soon after the first is none.
                link.press("Enter", timeout=TIMEOUT, no_wait_after=True)
                page.locator("h2:visible", has_text=heading).first.wait_for(timeout=TIMEOUT)
                times.append((time.monotonic() - begun) * 1000)
            return times


def _open(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address, timeout=TIMEOUT)
    page.wait_for_function("Boolean(globalThis.start && globalThis.echo)", timeout=TIMEOUT)
    return page


def _start(context: BrowserContext, address: str, stay: float = 0.0) -> float:
    page = _open(context, address)
    took = float(page.evaluate("start()"))
    page.wait_for_timeout(stay * 1000)
    page.close()
    return took
