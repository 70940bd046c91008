"""Exact tests, compared with counting every case."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from soundingboard.authoring.rules.courses.exact_tests import Table, at_least, significant

COUNTS = st.integers(0, 4)


def table(having: frozenset[int], right: frozenset[int], size: int) -> Table:
    """The table of a feature that the choices *having* have, of *size* choices in all."""
    both = len(having & right)
    return Table(both, len(having) - both, len(right) - both, size - len(having | right))


def test_the_lady_who_tasted_tea() -> None:
    """Fisher's own example: of eight cups, four with milk in first, three are named rightly."""
    assert Table(3, 1, 1, 3).p == Fraction(34, 70)
    assert Table(4, 0, 0, 4).p == Table(4, 0, 0, 4).least_p == Fraction(2, 70)


@given(COUNTS, COUNTS, COUNTS, COUNTS)
def test_a_p_value_is_the_share_of_marks_that_are_not_more_probable(
    right_with: int, wrong_with: int, right_without: int, wrong_without: int
) -> None:
    found = Table(right_with, wrong_with, right_without, wrong_without)
    having = frozenset(range(right_with + wrong_with))
    size = len(having) + right_without + wrong_without
    deals = [
        len(having.intersection(right))
        for right in combinations(range(size), right_with + right_without)
    ]
    often = {number: deals.count(number) for number in deals}
    as_rare = sum(often[number] <= often[right_with] for number in deals)
    rarest = sum(often[number] == min(often.values()) for number in deals)
    assert found.p == Fraction(as_rare, len(deals))
    assert found.least_p == Fraction(rarest, len(deals)) <= found.p <= 1


@given(COUNTS, COUNTS, COUNTS, COUNTS)
def test_it_is_the_same_from_either_side(a: int, b: int, c: int, d: int) -> None:
    assert Table(a, b, c, d).p == Table(b, a, d, c).p == Table(c, d, a, b).p


FEATURES = st.lists(
    st.frozensets(st.integers(0, 9), min_size=2, max_size=8), min_size=1, max_size=8
)


@settings(max_examples=20, deadline=None)
@given(FEATURES, st.integers(3, 5), st.sampled_from((5, 20)))
def test_marks_dealt_at_random_are_reported_no_more_often_than_the_level_says(
    features: Sequence[frozenset[int]], rights: int, percent: int
) -> None:
    """However the features overlap: every way to deal the marks is tried."""
    level = Fraction(percent, 100)
    deals = [frozenset(right) for right in combinations(range(10), rights)]
    reported = sum(
        bool(significant([table(having, right, 10) for having in features], level))
        for right in deals
    )
    assert Fraction(reported, len(deals)) <= level


def test_of_several_features_those_that_differ_are_found() -> None:
    telling, idle, too_few = Table(12, 0, 8, 20), Table(10, 10, 10, 10), Table(1, 0, 19, 20)
    assert significant([idle, telling, too_few, idle], Fraction(1, 20)) == {1}
    assert significant([], Fraction(1, 20)) == frozenset()


def test_features_that_could_never_be_found_are_not_counted() -> None:
    telling, too_few = Table(9, 1, 11, 19), Table(1, 0, 19, 20)
    assert Fraction(1, 200) < telling.p < Fraction(1, 20)
    assert significant([telling, *[too_few] * 100], Fraction(1, 20)) == {0}
    assert significant([telling, *[Table(10, 10, 10, 10)] * 100], Fraction(1, 20)) == frozenset()


@pytest.mark.parametrize("number", range(6))
@given(st.lists(st.integers(1, 4), max_size=4))
def test_the_probability_of_so_many_events_or_more(number: int, odds: list[int]) -> None:
    cases = [sum(not case for case in cases) for cases in product(*map(range, odds))]
    met = sum(events >= number for events in cases)
    assert at_least(number, odds) == Fraction(met, len(cases))
