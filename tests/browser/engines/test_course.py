"""A whole course in each engine: from whose computer it is to a receipt that CPython verifies."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.browser.engines.tab import Tab
from tests.browser.training_pages import Choose, right, wrong

from soundingboard.engine.codec import decode
from soundingboard.engine.course import Course
from soundingboard.records.remarks import Known
from soundingboard.records.verify import verify

pytestmark = pytest.mark.browser

COURSE = "larkspur/onboarding"
NAME = "Renée O’Neil"
STAFF = "0042"
TITLE = "sb-course .sb-js-legend h2"


@pytest.fixture
def compiled(handbook_folder: Path) -> dict[str, Any]:
    file = handbook_folder / f"assets/soundingboard/courses/{COURSE}.json"
    found: dict[str, Any] = json.loads(file.read_bytes())
    return found


def answer(tab: Tab, scenarios: list[dict[str, Any]], choose: Choose) -> None:
    """Answers the scenario on the screen, and reads its marks."""
    title = tab.text(TITLE)
    scenario = next(each for each in scenarios if title.endswith(each["title"]))
    for choice in choose(scenario):
        tab.press(f'sb-course input[value="{choice}"]')
    tab.press("sb-course button", "Answer")
    tab.text("sb-course .sb-js-verdict")


def take_quiz(tab: Tab, compiled: dict[str, Any], choose: Choose) -> None:
    last = compiled["draw"]
    for number in range(1, last + 1):
        tab.see(f"Scenario {number} of {last}")
        answer(tab, compiled["scenarios"], choose)
        tab.press(
            "sb-course :is(button, a)", "Next scenario" if number < last else "See your result"
        )


def test_a_course_is_failed_once_then_passed_and_leaves_a_receipt(
    tab: Tab, handbook_url: str, compiled: dict[str, Any]
) -> None:
    draw = compiled["draw"]
    tab.open(f"{handbook_url}training/{COURSE}/")
    tab.press("#sb-computer-own")
    tab.press("sb-course button", "Continue")

    tab.see("Course progress")
    for part in range(len(compiled["reading"])):
        tab.press(f".sb-js-reading-list li:nth-child({part + 1}) .sb-js-read__input")
        tab.see(f"{part + 1} of {len(compiled['reading'])} sections read")

    tab.press("sb-course a", "Start the quiz")
    take_quiz(tab, compiled, wrong)
    tab.see(f"Not passed yet: 0 of {draw}")
    tab.press("sb-course button", "Take another quiz")
    take_quiz(tab, compiled, right)
    tab.see(f"You passed: {draw} of {draw}")

    tab.press("sb-course a", "Acknowledge the procedure")
    tab.press("#sb-acknowledgment-yes")
    tab.fill("#sb-name", NAME)
    tab.fill("#sb-staff", STAFF)
    tab.press("sb-course button", "Acknowledge and make my receipt")
    tab.see("Your receipt")

    found = verify(
        tab.download("button", "Download the receipt"), Known(courses=[decode(Course, compiled)])
    )
    assert found.marked_again
    receipt = found.receipt
    assert (receipt.person.name, receipt.person.staff_id) == (NAME, STAFF)
    assert (receipt.quiz.score, receipt.quiz.drawn) == (draw, draw)
    assert receipt.acknowledgment == compiled["statement"]["text"]
    assert receipt.code in tab.see("Your receipt")
