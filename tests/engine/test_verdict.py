"""Verdicts: five in an order, and one outside it."""

from __future__ import annotations

import itertools

import pytest

from soundingboard.engine.verdict import ORDERED, Verdict


def test_the_order_runs_from_most_to_least_permissive() -> None:
    assert [verdict.value for verdict in ORDERED] == [
        "allowed",
        "allowed with conditions",
        "ask first",
        "advised against",
        "not allowed",
    ]
    assert [verdict.rank for verdict in ORDERED] == [0, 1, 2, 3, 4]


def test_not_covered_is_the_only_verdict_outside_the_order() -> None:
    assert set(Verdict) - set(ORDERED) == {Verdict.NOT_COVERED}
    assert Verdict.NOT_COVERED.rank is None


@pytest.mark.parametrize(("one", "limit"), list(itertools.product(ORDERED, repeat=2)))
def test_at_most_holds_for_the_limit_and_all_that_is_less_permissive(
    one: Verdict, limit: Verdict
) -> None:
    assert one.at_most(limit) == (ORDERED.index(one) >= ORDERED.index(limit))


@pytest.mark.parametrize("other", Verdict)
def test_not_covered_never_satisfies_at_most_and_bounds_nothing(other: Verdict) -> None:
    assert not Verdict.NOT_COVERED.at_most(other)
    assert not other.at_most(Verdict.NOT_COVERED)


def test_a_slug_is_fit_for_class_names() -> None:
    assert Verdict.ALLOWED_WITH_CONDITIONS.slug == "allowed-with-conditions"
    assert all(verdict.slug.replace("-", "").isalpha() for verdict in Verdict)
