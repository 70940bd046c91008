"""axe-core in a page: WCAG 2.2 AA and good practice, with words for what it finds."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"

# Axe leaves out what is new in WCAG 2.2 unless it is told otherwise.
_RUN = """async () => {
    const { violations } = await axe.run(document, {
        resultTypes: ['violations'],
        rules: { 'target-size': { enabled: true } },
    });
    return violations.map(({ id, nodes }) =>
        `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
}"""

# Whatever moves has come to rest. Bounded, for what is paused or not drawn never does.
STILL = """() => Promise.race([
  Promise.allSettled(document.getAnimations()
    .filter((moving) => Number.isFinite(moving.effect.getComputedTiming().endTime))
    .map((moving) => moving.finished)),
  new Promise((done) => setTimeout(done, 1_000)),
])"""


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong with the page as it is now: a rule and its places, each."""
    page.evaluate(STILL)  # Material's colours glide
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(_RUN)
    return found
