"""Wording that gives away which choices are right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.courses import COURSE, course

from soundingboard.authoring.rules.courses import style_gives_away
from soundingboard.authoring.rules.courses.style_gives_away import style_problems
from soundingboard.engine.course import Choice, Course

Marked = Sequence[tuple[str, bool]]
"""The choices of a scenario: their labels, and whether they are right."""


def made(scenarios: Sequence[Marked]) -> Course:
    plain = course(len(scenarios))
    return replace(
        plain,
        scenarios=tuple(
            replace(
                scenario,
                choices=tuple(
                    Choice(str(place), text, right=right, feedback="So.")
                    for place, (text, right) in enumerate(choices)
                ),
            )
            for scenario, choices in zip(plain.scenarios, scenarios, strict=True)
        ),
    )


def told(scenarios: Sequence[Marked]) -> list[str]:
    problems = [*style_problems(COURSE, made(scenarios))]
    assert {(p.path, p.line, p.code) for p in problems} <= {(COURSE, 1, "style-gives-away")}
    return [problem.message for problem in problems]


def pairs(right: str, wrong: str, times: int) -> list[Marked]:
    return [[(right, True), (wrong, False)]] * times


def test_a_word_that_only_wrong_choices_have_is_reported_with_figures() -> None:
    some = pairs("Tell her her", "Tell her because", 8) + pairs("Tell him", "Tell him", 6)
    assert told(some) == [
        "8 of 8 choices that contain “because” are wrong, compared with 6 of 20 others",
        (
            "Ticking only the choices that don't contain “because” gets 8 of 14 scenarios "
            "right. By chance it would be 4.0"
        ),
    ]


def test_a_word_that_most_right_choices_have_is_reported_with_figures() -> None:
    some = pairs("Decline it", "Accept it", 12)
    some += [[("Accept it", True), ("Decline it", False)], *pairs("Keep it", "Keep it", 4)]
    assert told(some)[:2] == [
        "12 of 13 choices that begin with “Decline” are right, compared with 5 of 21 others",
        "12 of 13 choices that begin with “Accept” are wrong, compared with 5 of 21 others",
    ]


def test_choices_that_are_worded_alike_are_not_reported() -> None:
    some = pairs("Decline it", "Accept it", 6) + pairs("Accept it", "Decline it", 6)
    assert told(some) == []


def test_of_all_lengths_the_one_that_tells_most_is_reported() -> None:
    spelt = str.maketrans("0123456789", "abcdefghij")
    number = iter(range(10_000))

    def words(count: int) -> str:
        return " ".join(f"x{next(number)}".translate(spelt) for _ in range(count))

    some = [
        [(words(right), True), (words(right), True), (words(4), False), (words(4), False)]
        for right in (4, 5, 6, 7, 8)
    ]
    assert [line for line in told(some) if line[0].isdigit() and "words or more" in line] == [
        "8 of 8 choices that have 5 words or more are right, compared with 2 of 12 others"
    ]


@pytest.mark.parametrize(("times", "reported"), [(5, False), (6, True)])
def test_six_choices_on_one_side_are_enough_if_that_is_improbable(
    monkeypatch: pytest.MonkeyPatch, times: int, reported: bool
) -> None:
    monkeypatch.setattr(style_gives_away, "TOGETHER", Fraction(0))
    found = told(pairs("Tell her", "Tell because", times))
    assert any("choices that contain" in line for line in found) is reported
    # Of as many, one in four is right anyway.
    common = [*pairs("Tell her", "Tell because", times), [("Ask", False)] * times * 5]
    assert not any("“because” are wrong" in line for line in told(common))


WORDS = (
    *("ask", "tell", "keep", "show", "post", "leave", "a", "the", "her"),
    *("his", "it", "to", "for", "with", "because", "never", "first", "principal"),
    *("student", "parent", "account", "picture", "consent", "before", "after", "every", "only"),
    *("must", "may", "not", "and", "or", "if"),
)


@st.composite
def courses(draw: st.DrawFn) -> list[list[str]]:
    """The labels of a course of usual size, in words some of which are more frequent."""
    seed = draw(st.integers(0, 2**32))
    chance = Random(seed)
    return [
        [
            " ".join(chance.choices(WORDS, range(len(WORDS), 0, -1), k=chance.randint(3, 14)))
            + chance.choice((".", ".", ", too."))
            for _ in range(chance.randint(3, 5))
        ]
        for _ in range(draw(st.integers(8, 26)))
    ]


def dealt(labels: Sequence[Sequence[str]], chance: Random) -> list[Marked]:
    """The *labels* with marks dealt at random, of which each scenario has both."""
    found: list[Marked] = []
    for texts in labels:
        right = chance.sample(range(len(texts)), chance.randint(1, len(texts) - 1))
        found.append([(text, place in right) for place, text in enumerate(texts)])
    return found


DEALS = 40


@settings(max_examples=10, deadline=None, derandomize=True)
@given(courses(), st.integers(0, 2**32))
def test_marks_dealt_at_random_are_rarely_reported(labels: list[list[str]], seed: int) -> None:
    chance = Random(seed)
    reported = sum(bool(told(dealt(labels, chance))) for _ in range(DEALS))
    assert reported <= DEALS / 4


@settings(max_examples=10, deadline=None, derandomize=True)
@given(courses(), st.integers(0, 2**32), st.sampled_from(("because", "never", "every")))
def test_a_word_put_into_every_wrong_choice_is_always_reported(
    labels: list[list[str]], seed: int, word: str
) -> None:
    marked = [
        [(text if right else f"{text} {word}", right) for text, right in choices]
        for choices in dealt(
            [[t.replace(word, "so") for t in texts] for texts in labels], Random(seed)
        )
    ]
    assert told(marked)
