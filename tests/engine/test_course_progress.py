"""How far a person is with a course."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.courses import EDITION, SEED, course, receipt, right_answers

from soundingboard.engine.course_progress import (
    Attempt,
    CourseProgress,
    CourseStatus,
    Next,
    Record,
    course_progress,
)
from soundingboard.engine.editions import Edition, Ledger
from soundingboard.engine.quiz import draw
from soundingboard.engine.receipt import Receipt
from soundingboard.engine.timestamp import Timestamp

TAKEN = course(3, pass_mark=2)
ALL_READ = frozenset(item.anchor for item in TAKEN.reading)
RIGHT = right_answers(TAKEN)
WRONG = dict.fromkeys(RIGHT, frozenset("c"))


def on_record(revision: int, words: str) -> Edition:
    return Edition(revision, "major", "", EDITION.hash, {"1.1": words}, ("1.1",))


LEDGER = Ledger({"ap-1": (on_record(2, "a"),)})
LATER_LEDGER = Ledger({"ap-1": (on_record(2, "a"), on_record(3, "b"))})


def progress(
    read: frozenset[str] = frozenset(),
    attempt: Attempt | None = None,
    receipts: Sequence[Receipt] = (),
    ledger: Ledger = LEDGER,
    now: str = "2026-11-21T12:00:00Z",
) -> CourseProgress:
    return course_progress(TAKEN, Record(read, attempt), receipts, ledger, Timestamp(now, 0))


def attempt(answers: dict[str, frozenset[str]]) -> Attempt:
    return Attempt(TAKEN.hash, SEED, answers)


@pytest.mark.parametrize(
    ("found", "expected", "then", "done"),
    [
        (progress(), CourseStatus.NOT_STARTED, Next.READ, 0),
        (progress(frozenset(["c-2"])), CourseStatus.READING, Next.READ, 1),
        (progress(frozenset(["elsewhere"])), CourseStatus.NOT_STARTED, Next.READ, 0),
        (progress(ALL_READ), CourseStatus.READING, Next.QUIZ, 2),
        (progress(ALL_READ, attempt({})), CourseStatus.IN_QUIZ, Next.QUIZ, 2),
        (progress(ALL_READ, attempt({"s1": RIGHT["s1"]})), CourseStatus.IN_QUIZ, Next.QUIZ, 3),
        (progress(ALL_READ, attempt(WRONG)), CourseStatus.IN_QUIZ, Next.QUIZ_AGAIN, 5),
        (progress(ALL_READ, attempt(RIGHT)), CourseStatus.PASSED, Next.ACKNOWLEDGE, 5),
        (progress(attempt=attempt(RIGHT)), CourseStatus.PASSED, Next.READ, 3),
        (progress(receipts=[receipt(TAKEN)]), CourseStatus.ACKNOWLEDGED, Next.NOTHING, 6),
    ],
)
def test_states_and_what_is_next(
    found: CourseProgress, expected: CourseStatus, then: Next, done: int
) -> None:
    assert (found.status, found.next, found.done) == (expected, then, done)
    assert found.steps == 6


def test_changed_clauses_that_decide_something_make_it_outdated() -> None:
    found = progress(receipts=[receipt(TAKEN)], ledger=LATER_LEDGER)
    assert found.status is CourseStatus.OUTDATED
    assert found.outdated == ("1.1",)
    assert found.next is Next.READ


def test_a_new_attempt_at_an_outdated_course_shows_what_is_next() -> None:
    found = progress(ALL_READ, attempt(RIGHT), [receipt(TAKEN)], LATER_LEDGER)
    assert (found.status, found.next) == (CourseStatus.OUTDATED, Next.ACKNOWLEDGE)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2028-11-20T23:59:59Z", CourseStatus.ACKNOWLEDGED),
        ("2028-11-21T00:00:00Z", CourseStatus.EXPIRED),
        ("1990-01-01T00:00:00Z", CourseStatus.ACKNOWLEDGED),
    ],
)
def test_it_holds_to_the_last_day_of_its_months(now: str, expected: CourseStatus) -> None:
    found = progress(receipts=[receipt(TAKEN)], now=now)
    assert found.status is expected
    assert str(found.valid_until) == "2028-11-20"


def test_the_newest_receipt_counts_whatever_the_course_asked_then() -> None:
    old = receipt(course(1), Timestamp("2020-01-01T00:00:00Z", 0))
    assert progress(receipts=[old]).status is CourseStatus.EXPIRED
    new = receipt(course(2))
    assert progress(receipts=[new, old]).receipt == progress(receipts=[old, new]).receipt == new


def test_receipts_for_other_courses_do_not_count() -> None:
    assert progress(receipts=[replace(receipt(TAKEN), course="ap-1/refresher")]).receipt is None


def test_an_attempt_at_another_state_of_the_course_is_lost_and_that_is_said() -> None:
    found = progress(ALL_READ, Attempt("0" * 64, SEED, {}))
    assert found.status is CourseStatus.READING
    assert found.lost.startswith("The course has changed since you started this quiz.")


@pytest.mark.parametrize(
    ("pass_mark", "wrong", "counts"),
    [(1, (), True), (1, ("s1", "s3"), True), (1, ("s2",), False), (2, (), False)],
)
def test_a_quiz_that_asked_about_a_withdrawn_tree_counts_if_it_is_passed_without(
    pass_mark: int, wrong: tuple[str, ...], counts: bool
) -> None:
    taken = course(3, pass_mark=pass_mark)  # s1 and s3 depend on the tree
    answers = {**right_answers(taken), **dict.fromkeys(wrong, frozenset("c"))}
    kept = Record(ALL_READ, Attempt(taken.hash, SEED, answers))
    now = Timestamp("2026-11-21T12:00:00Z", 0)
    found = course_progress(taken, kept, (), LEDGER, now, withdrawn=["ap-1/follow-request"])
    assert (found.next is Next.ACKNOWLEDGE) == (found.lost == "") == counts
    if not counts:
        assert found.lost.startswith("This quiz asked about a decision guide")
    assert not course_progress(taken, kept, (), LEDGER, now, withdrawn=["ap-1/other"]).lost


def test_a_quiz_under_way_goes_on_only_if_it_asks_about_nothing_withdrawn() -> None:
    now = Timestamp("2026-11-21T12:00:00Z", 0)
    for scenarios, lost in ((course(3, draw=1), False), (course(3), True)):
        begun = Record(attempt=Attempt(scenarios.hash, SEED, {}))
        asks = draw(scenarios, SEED)[0].scenario.depends_on(["ap-1/follow-request"])
        found = course_progress(
            scenarios, begun, (), LEDGER, now, withdrawn=["ap-1/follow-request"]
        )
        assert bool(found.lost) == (lost or asks)


def test_an_attempt_that_does_not_fit_the_quiz_is_lost_and_that_is_said() -> None:
    for spoilt in (Attempt(TAKEN.hash, "x", {}), Attempt(TAKEN.hash, SEED, {"s9": ["a"]})):
        found = progress(ALL_READ, spoilt)
        assert found.marked is None
        assert found.lost.startswith("Your saved answers don't match this quiz.")
