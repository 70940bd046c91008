"""Taking a course as a person does, in the real site with the real engine."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page
from tests.browser.axe import AXE, STILL
from tests.browser.patience import PATIENCE, patiently, until

COURSE = "larkspur/onboarding"
OTHER = "pinehollow-7/onboarding"

NAME = "Renée  O’Neil"
NAME_KEPT = "Renée O’Neil"
STAFF = "0042"

DATABASE = """
const database = () => new Promise((resolve, reject) => {
  const request = indexedDB.open('sounding-board:/', 1);
  request.onupgradeneeded = () => {
    for (const area of ['settings', 'courses', 'receipts']) {
      request.result.createObjectStore(area);
    }
  };
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});
const done = (transaction) => new Promise((resolve) => { transaction.oncomplete = resolve; });
"""
"""JavaScript that reads and changes the site's own database from outside its code."""

_HOLD = f"""async ({{ receipts, courses }}) => {{
  {DATABASE}
  const held = await database();
  const transaction = held.transaction(['settings', 'courses', 'receipts'], 'readwrite');
  transaction.objectStore('settings').put('device', 'mode');
  for (const receipt of receipts) {{
    transaction.objectStore('receipts').put(receipt, receipt.id);
  }}
  for (const [id, record] of Object.entries(courses)) {{
    transaction.objectStore('courses').put(record, id);
  }}
  await done(transaction);
  held.close();
}}"""

_HELD = f"""async () => {{
  {DATABASE}
  const held = await database();
  const counts = {{}};
  for (const area of held.objectStoreNames) {{
    const request = held.transaction(area).objectStore(area).count();
    await done(request.transaction);
    counts[area] = request.result;
  }}
  held.close();
  return counts;
}}"""

_KEPT = f"""async (id) => {{
  {DATABASE}
  const held = await database();
  const request = held.transaction('courses').objectStore('courses').get(id);
  await done(request.transaction);
  held.close();
  return request.result ?? null;
}}"""

Choose = Callable[[dict[str, Any]], list[str]]


def right(scenario: dict[str, Any]) -> list[str]:
    """The choices to be ticked."""
    return [choice["id"] for choice in scenario["choices"] if choice["right"]]


def wrong(scenario: dict[str, Any]) -> list[str]:
    """Every other choice."""
    return [choice["id"] for choice in scenario["choices"] if not choice["right"]]


@dataclass
class Visitor:
    """A person with a browser at the site at *base*, whose files are in *site*."""

    page: Page
    base: str
    site: Path
    course: str = COURSE

    def __post_init__(self) -> None:
        self.page.set_default_timeout(PATIENCE)
        self.mistakes: list[str] = []
        self.page.on("pageerror", lambda error: self.mistakes.append(str(error)))

    @property
    def compiled(self) -> dict[str, Any]:
        file = self.site / f"assets/soundingboard/courses/{self.course}.json"
        found: dict[str, Any] = json.loads(file.read_bytes())
        return found

    def open(self, step: str = "") -> None:
        self.page.goto("about:blank")
        fragment = f"#step={step}" if step else ""
        self.page.goto(f"{self.base}training/{self.course}/{fragment}")

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def onward(self, name: str) -> Locator:
        """A way on, which is a link if it leads to a step and a button if it does more."""
        link = self.page.locator("sb-course").get_by_role("link", name=name, exact=True)
        return link.or_(self.button(name)).first

    def begin(self, computer: str = "Mine") -> None:
        self.open()
        self.page.get_by_label(computer).check()
        self.button("Continue").click()
        patiently(self.page.get_by_role("heading", name="Course progress")).to_be_visible()

    def read_everything(self) -> None:
        boxes = self.page.get_by_role("checkbox", name="I've read this")
        patiently(boxes.first).to_be_visible()
        for index in range(boxes.count()):
            boxes.nth(index).check()
        told = f"{boxes.count()} of {boxes.count()} sections read"
        patiently(self.page.get_by_text(told)).to_be_visible()

    def start_quiz(self) -> None:
        self.onward("Start the quiz").click()

    def scenario(self) -> dict[str, Any]:
        """The scenario on the screen."""
        caption = self.page.locator(".sb-js-legend .sb-js-caption")
        patiently(caption).to_be_visible()
        heading = self.page.locator(".sb-js-legend h2").inner_text()
        title = heading.removeprefix(caption.inner_text()).strip()
        scenarios: list[dict[str, Any]] = self.compiled["scenarios"]
        return next(item for item in scenarios if item["title"] == title)

    def answer(self, choose: Choose = right) -> None:
        """Answers the scenario on the screen, and stays at its marks."""
        for choice in choose(self.scenario()):
            self.page.locator(f'input[value="{choice}"]').check()
        self.button("Answer").click()
        patiently(self.page.locator(".sb-js-verdict")).to_be_visible()

    def go_on(self) -> None:
        self.onward("Next scenario").or_(self.onward("See your result")).click()

    def finish_quiz(self, choose: Choose = right, *, answered: int = 0) -> None:
        for number in range(answered, self.compiled["draw"]):
            patiently(self.page.get_by_text(f"Scenario {number + 1} of")).to_be_visible()
            self.answer(choose)
            self.go_on()
        patiently(self.page.get_by_role("heading", name="Your answers")).to_be_visible()

    def acknowledge(self, name: str = NAME) -> None:
        self.onward("Acknowledge the procedure").click()
        self.page.get_by_role("checkbox").check()
        self.page.get_by_label("Your name").fill(name)
        self.page.get_by_label("Your staff number").fill(STAFF)
        self.button("Acknowledge and make my receipt").click()
        patiently(self.page.get_by_role("heading", name="Your receipt", exact=True)).to_be_visible()

    def complete(self, computer: str = "Mine") -> None:
        """The whole way, from the first question to the receipt."""
        self.begin(computer)
        self.read_everything()
        self.start_quiz()
        self.finish_quiz()
        self.acknowledge()

    def hold(self, *files: bytes, courses: Mapping[str, object] | None = None) -> None:
        """The browser holds these receipts and records, as if made here in earlier visits."""
        receipts = []
        for file in files:
            found = json.loads(file)
            course = found["receipt"]["course"]["id"]
            receipts.append(
                {"id": found["id"], "course": course, "jws": found["jws"], "handed": True}
            )
        self.page.goto(f"{self.base}404.html")
        self.page.evaluate(_HOLD, {"receipts": receipts, "courses": courses or {}})

    def wait_until_kept(self, fits: str) -> None:
        """Waits until what the browser keeps of the course fits: a function in JavaScript."""
        until(
            self.page,
            f"async (id) => {{ const kept = await ({_KEPT})(id); return kept && ({fits})(kept); }}",
            f"The browser keeps nothing of the course for which this is true: {fits}",
            self.course,
        )

    def wait_until_reached(self, clause: str) -> None:
        """Waits until the browser has kept that the end of *clause* was on the screen."""
        self.wait_until_kept(f"({{ seen }}) => seen.includes('{clause}')")

    def download(self) -> bytes:
        with self.page.expect_download() as download:
            self.button("Download the receipt").click()
        return Path(download.value.path()).read_bytes()


def held(page: Page) -> dict[str, int]:
    """How many records the site's database has in each area."""
    counts: dict[str, int] = page.evaluate(_HELD)
    return counts


def check_accessibility(page: Page, what: str) -> None:
    """Fails with what axe-core finds wrong with the page as it is now."""
    page.evaluate(AXE.read_text(encoding="utf-8"))  # the site lets no script in but its own
    for scheme in ("default", "slate"):
        page.evaluate(f"document.body.dataset.mdColorScheme = '{scheme}'")
        page.evaluate(STILL)  # Material's colours glide
        found = page.evaluate(
            "async () => (await axe.run('.md-content')).violations"
            ".map(v => `${v.id}: ${v.nodes.map(n => n.html + ' ' + n.failureSummary).join(' | ')}`)"
        )
        assert found == [], f"{what} ({scheme})"
