"""Verdicts and their order."""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """What an outcome says. The five ordered verdicts run from most to least permissive.

    ``NOT_COVERED`` stands outside the order: the procedure is silent, which is neither
    permission nor prohibition.

    The values are ids: the compiled JSON has them, and receipts refer to its hash, so they stay as
    they are in every language. Readers see the labels of :mod:`labels`; the words that authors
    write are in :mod:`authoring.keywords`.
    """

    ALLOWED = "allowed"
    ALLOWED_WITH_CONDITIONS = "allowed with conditions"
    ASK_FIRST = "ask first"
    ADVISED_AGAINST = "advised against"
    NOT_ALLOWED = "not allowed"
    NOT_COVERED = "not covered"

    @property
    def rank(self) -> int | None:
        """Place in the order, 0 the most permissive; ``None`` for ``NOT_COVERED``."""
        return _RANKS.get(self)

    @property
    def slug(self) -> str:
        """The words joined by hyphens, for class names and attributes."""
        return self.value.replace(" ", "-")

    def at_most(self, limit: Verdict) -> bool:
        """Whether this verdict is no more permissive than *limit*.

        "At most ask first" holds for ask first, advised against and not allowed.
        ``NOT_COVERED`` never satisfies it, and nothing is at most ``NOT_COVERED``.
        """
        mine, bound = self.rank, limit.rank
        return mine is not None and bound is not None and mine >= bound


ORDERED: tuple[Verdict, ...] = (
    Verdict.ALLOWED,
    Verdict.ALLOWED_WITH_CONDITIONS,
    Verdict.ASK_FIRST,
    Verdict.ADVISED_AGAINST,
    Verdict.NOT_ALLOWED,
)
"""The ordered verdicts, most permissive first."""

_RANKS = {verdict: rank for rank, verdict in enumerate(ORDERED)}
