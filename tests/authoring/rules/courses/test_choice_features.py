"""What choices have in common by their wording, whatever they are about."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.courses import course

from soundingboard.authoring.rules.courses.choice_features import features
from soundingboard.engine.course import Choice, Course


def of(*scenarios: list[str]) -> Course:
    """A course whose scenarios have choices with these labels, of which the first is right."""
    made = course(len(scenarios))
    return replace(
        made,
        scenarios=tuple(
            replace(
                scenario,
                choices=tuple(
                    Choice(str(place), text, right=not place, feedback="So.")
                    for place, text in enumerate(texts)
                ),
            )
            for scenario, texts in zip(made.scenarios, scenarios, strict=True)
        ),
    )


def told(*scenarios: list[str]) -> dict[str, set[int]]:
    return {feature.having: {*feature.choices} for feature in features(of(*scenarios))}


FIRST, SECOND = {0, 2, 4, 6, 8, 10}, {1, 3, 5, 7, 9, 11}


@pytest.mark.parametrize(
    ("one", "other", "feature"),
    [
        ("Ask, then tell", "Ask then tell", "have a comma"),
        ("Ask – then tell", "Ask then tell", "have a dash"),
        ("Ask - then tell", "Ask then tell", "have a dash"),
        ("Ask: then tell", "Ask then tell", "have a colon"),
        ("Ask; then tell", "Ask then tell", "have a semicolon"),
        ("Ask (then tell)", "Ask then tell", "have brackets"),
        ("Ask, “then” tell", "Ask, then tell", "have quotation marks"),
        ("Ask. Then tell.", "Ask then tell.", "have more than one sentence"),
        ("Ask because", "Because ask", "begin with “Ask”"),
        ("Ask", "Ask, because", "contain “because”"),
        ("Ask", "Don’t ask", "begin with “Don't”"),
        ("Ask ask ask", "Ask ask", "are the longest of their scenario"),
    ],
)
def test_a_feature_divides_the_choices(one: str, other: str, feature: str) -> None:
    found = told(*[[one, other]] * 6)
    assert len(found) == 1, "what divides them in the same way is one feature"
    [(name, choices)] = found.items()
    if name != feature:
        # Which of two words is named depends on their order.
        [(name, choices)] = told(*[[other, one]] * 6).items()
    assert name == feature
    assert choices in (FIRST, SECOND)


def test_a_hyphen_or_an_apostrophe_within_a_word_is_none_of_these() -> None:
    assert told(*[["Ask a full-time aide", "Ask a full-time aide"]] * 6) == {}
    assert told(*[["Ask the teachers’ aide", "Ask the teachers aide"]] * 6) == {}


def test_lengths_are_counted_in_words_from_each_that_occurs() -> None:
    scenarios = [["a", "a"], ["a a", "a a"], ["a a a", "a a a"]] * 3
    assert told(*scenarios) == {
        "have 2 words or more": {2, 3, 4, 5, 8, 9, 10, 11, 14, 15, 16, 17},
        "have 3 words or more": {4, 5, 10, 11, 16, 17},
    }


def test_where_two_are_longest_none_is() -> None:
    assert told(*[["a", "a a", "a a"]] * 6).keys() == {"are the shortest of their scenario"}


@pytest.mark.parametrize(("number", "known"), [(4, False), (5, True)])
def test_what_a_few_choices_have_or_lack_is_no_feature(number: int, known: bool) -> None:
    few = [["Ask, then", "Ask then"]] * number
    assert bool(told(*few, *[["Ask then", "Ask then"]] * 5)) is known
    assert bool(told(*few, *[["Ask, then", "Ask, then"]] * 5)) is known


@pytest.mark.parametrize(
    ("one", "others"),
    [
        ("Ask, then tell", "don't have a comma"),
        ("Ask then tell tell", "aren't the longest of their scenario"),
    ],
)
def test_what_the_others_do_can_be_told_as_well(one: str, others: str) -> None:
    [feature] = features(of(*[[one, "Ask then tell"]] * 6))
    assert feature.lacking == others
