"""Statistical tests, computed exactly with whole numbers.

A feature of some choices is compared with their marks in a 2x2 table: right or wrong, with the
feature or without it. Fisher's exact test says how probable such a difference, or a larger one, is
if the marks are dealt at random. Among many features some table always looks improbable. Holm's
procedure keeps the probability that any is reported by chance below one level for all of them
together. Tarone's modification doesn't count features of so few choices that no marks at all could
make them improbable enough.

References:
    R. A. Fisher, The Design of Experiments, 1935. S. Holm, A simple sequentially rejective multiple
    test procedure, Scandinavian Journal of Statistics 6, 1979. R. E. Tarone, A modified Bonferroni
    method for discrete data, Biometrics 46, 1990; its stepwise form: G. Hommel and F. Krummenauer,
    Improvements and modifications of Tarone's multiple test procedure for discrete data, Biometrics
    54, 1998.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import comb


@dataclass(frozen=True, slots=True)
class Table:
    """How many choices are right and wrong, with a feature and without it."""

    right_with: int
    wrong_with: int
    right_without: int
    wrong_without: int

    @property
    def p(self) -> Fraction:
        """The two-sided p-value of Fisher's exact test.

        That is the probability, if the marks are dealt at random, of this table and all others with
        the same margins that are not more probable.
        """
        ways = self._ways
        fewest = max(0, self.right_with - self.wrong_without)
        return _share_up_to(ways, ways[self.right_with - fewest])

    @property
    def least_p(self) -> Fraction:
        """The smallest p-value of all tables with these margins."""
        ways = self._ways
        return _share_up_to(ways, min(ways))

    @property
    def _ways(self) -> tuple[int, ...]:
        return _hypergeometric(
            self.right_with + self.right_without,
            self.wrong_with + self.wrong_without,
            self.right_with + self.wrong_with,
        )


@lru_cache(maxsize=256)
def _hypergeometric(right: int, wrong: int, drawn: int) -> tuple[int, ...]:
    """In how many ways *drawn* choices have each possible number of right ones, fewest first."""
    fewest = max(0, drawn - wrong)
    ways = [comb(right, fewest) * comb(wrong, drawn - fewest)]
    # Each number follows from the one before, at far less cost for large ones.
    for number in range(fewest, min(right, drawn)):
        more = ways[-1] * (right - number) * (drawn - number)
        ways.append(more // ((number + 1) * (wrong - drawn + number + 1)))
    return tuple(ways)


def _share_up_to(ways: Sequence[int], most: int) -> Fraction:
    return Fraction(sum(number for number in ways if number <= most), sum(ways))


def significant(tables: Sequence[Table], level: Fraction) -> frozenset[int]:
    """The places in *tables* of those that aren't there by chance: Holm's procedure, with Tarone's.

    If the marks are dealt at random, the probability that there is any is at most *level*.
    """
    rest = {place: (table.p, table.least_p) for place, table in enumerate(tables)}
    found: set[int] = set()
    while rest:
        least = sorted(smallest for _, smallest in rest.values())
        counted = next(n for n in range(1, len(rest) + 1) if bisect_right(least, level / n) <= n)
        unlikely = {place for place, (p, _) in rest.items() if p <= level / counted}
        if not unlikely:
            break
        found |= unlikely
        for place in unlikely:
            del rest[place]
    return frozenset(found)


def at_least(number: int, odds: Iterable[int]) -> Fraction:
    """The probability that *number* or more of several independent events happen.

    *odds* has ``n`` for each event of probability ``1/n``.
    """
    # How many of all cases have 0, 1, 2, … events, below *number*.
    fewer = [1, *[0] * (number - 1)] if number else []
    cases = 1
    for one_in in odds:
        cases *= one_in
        missed = [count * (one_in - 1) for count in fewer]
        fewer = [a + b for a, b in zip(missed, [0, *fewer[:-1]], strict=True)] if fewer else []
    return 1 - Fraction(sum(fewer), cases)
