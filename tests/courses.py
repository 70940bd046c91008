"""Courses to test with: one written for the default handbook, and small ones of any size."""

from __future__ import annotations

from dataclasses import replace

from soundingboard.engine.course import (
    Acknowledgment,
    Choice,
    Course,
    ExpectedOutcome,
    Reading,
    Scenario,
)
from soundingboard.engine.issuing import issue
from soundingboard.engine.quiz import draw
from soundingboard.engine.receipt import EditionNamed, Person, Receipt
from soundingboard.engine.timestamp import Timestamp

COURSE = "training/ap-1/onboarding.md"

COURSE_TEXT = """\
---
title: AP 1 onboarding
procedure: ap-1
reviewed: 2026-11-20
pass-mark: 1
draw: 2
valid-months: 24
audience: Everyone who works for the board
statement: I have read and understood AP 1 – Staff on Social Media.
statement-clause: "1.2"
language: en-CA
---

A short course.

## Read first

- [Accounts for work](../../docs/procedures/ap-1.md#section-1-accounts-for-work)
- [2.1](../../docs/procedures/ap-1.md#c-2-1), what is said of your own accounts

## A student asks to follow you

A student of yours asks to follow your own account.

What do you do?

- [x] **Decline** the request.

  Right ([2.1.1](../../docs/procedures/ap-1.md#c-2-1-1)).

- [ ] Accept it.

  There is no exception ([2.1.1](../../docs/procedures/ap-1.md#c-2-1-1)).

| Which account did they ask to follow? | Who is asking? | Outcome |
|---|---|---|
| My own account | A student enrolled in one of our schools | [Do not accept](../../decision_trees/ap-1/follow-request.md#do-not-accept) |

## The class account

A student asks to follow the class account. Which of these hold?

- [x] They may follow it.

  Right ([1.1](../../docs/procedures/ap-1.md#c-1-1)).

- [X] The principal must know of it.

  Right ([1.2](../../docs/procedures/ap-1.md#c-1-2)).

- [ ] Only their parents may follow it.

  Students may, too ([1.1](../../docs/procedures/ap-1.md#c-1-1)).

| Which account did they ask to follow? | Who is asking? | Outcome |
|---|---|---|
| An account I run for work | | [Let them follow](../../decision_trees/ap-1/follow-request.md#let-them-follow) |

## Your settings

Must you know your privacy settings?

- [x] It is recommended.

  Right ([2.1.2](../../docs/procedures/ap-1.md#c-2-1-2)).

- [ ] You must.

  AP 1 recommends it ([2.1.2](../../docs/procedures/ap-1.md#c-2-1-2)).

**No tree.** No tree asks about settings.
"""  # noqa: E501 (a table's row is one line)

SEED = "0123456789abcdef0123456789abcdef"
NOON = Timestamp("2026-11-20T12:00:00Z", -420)
PERSON = Person("Zoë Tremblay", "00417")
EDITION = EditionNamed("ap-1", 2, "2020-12-15", "5" * 64)


def course(scenarios: int = 4, *, draw: int | None = None, pass_mark: int = 1) -> Course:
    """A course on ``ap-1`` whose scenarios are ``s1``, ``s2`` and so on.

    Each has the choices ``a`` and ``b``, which are right, and ``c``, which is wrong; it rests on a
    clause of its own and on ``9``.
    """
    return Course(
        procedure="ap-1",
        slug="onboarding",
        title="AP 1 onboarding",
        audience="Everyone",
        acknowledgment=Acknowledgment("I have read and understood AP 1.", "en", "1.2"),
        reading=(Reading("Section 1", "section-1", ("1.1", "1.2")), Reading("2", "c-2", ("2",))),
        scenarios=tuple(_scenario(number) for number in range(1, scenarios + 1)),
        pass_mark=pass_mark,
        draw=scenarios if draw is None else draw,
        valid_months=24,
        reviewed="2026-11-20",
    )


def _scenario(number: int) -> Scenario:
    expected = ExpectedOutcome(
        "ap-1/follow-request", "do-not-accept", "Do not accept", {"who": "a-student"}
    )
    return Scenario(
        id=f"s{number}",
        title=f"Scenario {number}",
        story="What now?",
        choices=(
            Choice("a", "This", right=True, feedback="Right."),
            Choice("b", "That", right=True, feedback="Right, too."),
            Choice("c", "Neither", right=False, feedback="Wrong."),
        ),
        clauses=(f"1.{number}", "9"),
        expected_outcomes=(expected,) if number % 2 else (),
        beyond="" if number % 2 else "No tree asks.",
    )


def right_answers(taken: Course, seed: str = SEED) -> dict[str, frozenset[str]]:
    """Right answers to every scenario that *seed* draws."""
    return {item.scenario.id: item.scenario.right for item in draw(taken, seed)}


def receipt(taken: Course | None = None, when: Timestamp = NOON, **edition: object) -> Receipt:
    """A receipt for *taken*, all answers right; *edition* overrides members of the edition."""
    taken = taken or course()
    named = replace(EDITION, **edition)  # type: ignore[arg-type]
    return issue(taken, PERSON, named, SEED, right_answers(taken), when)
