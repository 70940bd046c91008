"""What a site may set about checking."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

REVIEW_DAYS = 365
"""The age, in days, from which a review is too long ago unless a site says otherwise."""


def _today() -> datetime.date:
    return datetime.datetime.now(datetime.UTC).date()


@dataclass(frozen=True, slots=True)
class Settings:
    """``review_days``: the age, in days, from which a tree's ``reviewed`` is too long ago.

    ``readability``: whether to look at the words as well, which takes longer than all the rest of
    the advice, and needs the extra “readability”.

    ``schemas``: whether to validate what is compiled against the published schemas. It can find an
    error only in the compiler itself, so a site is built without.

    ``select``, ``ignore``: codes or groups of rules; only those selected are used, or all if none
    is, without those ignored. ``severity``: “error” or “advice”, by the code of a rule.

    ``pages``: whether pages are to be rendered, for which the parsed Markdown is kept.
    """

    review_days: int = REVIEW_DAYS
    readability: bool = False
    schemas: bool = False
    pages: bool = True
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    today: datetime.date = field(default_factory=_today)
