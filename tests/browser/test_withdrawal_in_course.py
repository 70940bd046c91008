"""A withdrawal reaches a quiz under way: what is withdrawn is neither asked nor counted.

What follows from a withdrawal in each state is tested in tests/engine/pages/test_course.py.
"""

from __future__ import annotations

import itertools
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from tests.browser.doubtful_network import DoubtfulNetwork, doubtful_network
from tests.browser.patience import patiently
from tests.browser.test_withdrawal import LIST, REASON, come_back
from tests.browser.training_pages import COURSE, NAME_KEPT, Visitor, check_accessibility, right

from soundingboard.engine.codec import decode
from soundingboard.engine.course import Course
from soundingboard.engine.quiz import draw
from soundingboard.records.remarks import Known
from soundingboard.records.verify import verify

pytestmark = [pytest.mark.browser, pytest.mark.service_worker]

TREE = "larkspur/follow-request"
SOURCE = "assets/soundingboard/pages/larkspur/courses/onboarding.json"
DOES_NOT_COUNT = "This quiz asked about a decision guide that has been withdrawn"


@pytest.fixture
def network(tmp_path: Path, handbook_folder: Path) -> Iterator[DoubtfulNetwork]:
    """Serves a copy of the handbook, in which a test may withdraw decisions."""
    folder = tmp_path / "site"
    shutil.copytree(handbook_folder, folder, ignore=shutil.ignore_patterns("*.br", "*.gz"))
    with doubtful_network(folder) as server:
        yield server


@pytest.fixture
def visitor(page: Page, network: DoubtfulNetwork) -> Visitor:
    return Visitor(page, network.url, network.folder)


@pytest.fixture
def course(visitor: Visitor) -> Course:
    return decode(Course, visitor.compiled)


def withdraw(network: DoubtfulNetwork, *trees: str) -> None:
    items = [
        {"decision": tree, "address": f"decisions/{tree}/", "reason": REASON} for tree in trees
    ]
    text = json.dumps({"format": 1, "withdrawn": items})
    (network.folder / LIST).write_text(text, encoding="utf-8")


def asking(course: Course, fits: Callable[[int], bool]) -> str:
    """A seed of a quiz with such a number of scenarios that depend on the tree."""
    seeds = (f"{number:032x}" for number in itertools.count())
    return next(
        seed
        for seed in seeds
        if fits(sum(item.scenario.depends_on([TREE]) for item in draw(course, seed)))
    )


def record(visitor: Visitor, course: Course, seed: str, *, answered: int) -> dict[str, Any]:
    """What the browser stores after so many answers, all right."""
    source = json.loads((visitor.site / SOURCE).read_bytes())
    answers = [
        {
            "scenario": item.scenario.id,
            "choices": sorted(item.scenario.right),
        }
        for item in draw(course, seed)[:answered]
    ]
    return {
        "read": [part.anchor for part in course.reading],
        "seen": [],
        "edition": source["edition"]["hash"],
        "attempt": {"course_hash": course.hash, "seed": seed, "answers": answers},
    }


def finish(visitor: Visitor, course: Course) -> None:
    """From the first scenario to the receipt; no scenario depends on the tree."""
    for number in range(1, course.draw + 1):
        patiently(visitor.page.get_by_text(f"Scenario {number} of")).to_be_visible()
        assert TREE not in [expected["tree"] for expected in visitor.scenario()["stands_for"]]
        visitor.answer(right)
        visitor.go_on()
    visitor.acknowledge()
    found = verify(visitor.download(), Known(courses=[course]))
    assert found.marked_again
    assert found.receipt.person.name == NAME_KEPT
    assert not visitor.mistakes


def test_a_quiz_under_way_that_asks_about_it_ends_and_another_is_offered(
    visitor: Visitor, network: DoubtfulNetwork, course: Course
) -> None:
    seed = asking(course, lambda number: number > 0)
    visitor.hold(courses={COURSE: record(visitor, course, seed, answered=2)})
    visitor.open("quiz")
    patiently(visitor.page.get_by_text("Scenario 3 of")).to_be_visible()
    withdraw(network, TREE)
    come_back(visitor.page)
    patiently(visitor.page.get_by_text(DOES_NOT_COUNT)).to_be_visible()
    check_accessibility(visitor.page, "a quiz that doesn't count")
    visitor.start_quiz()
    finish(visitor, course)


def test_a_quiz_under_way_about_other_things_goes_on(
    visitor: Visitor, network: DoubtfulNetwork, course: Course
) -> None:
    seed = asking(course, lambda number: number == 0)
    visitor.hold(courses={COURSE: record(visitor, course, seed, answered=2)})
    visitor.open("quiz")
    patiently(visitor.page.get_by_text("Scenario 3 of")).to_be_visible()
    box = visitor.page.locator("sb-course input").first
    box.check()
    withdraw(network, TREE)
    come_back(visitor.page)
    patiently(visitor.page.locator(".sb-withdrawn-mark")).not_to_have_count(0)
    patiently(box).to_be_checked()
    patiently(visitor.page.get_by_text("Scenario 3 of")).to_be_visible()
