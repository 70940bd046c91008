"""A timestamp as a receipt records it: UTC to the second, and the device's offset from it."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Annotated

from soundingboard.engine.codec import Number, Text, as_object

# The hour 24, which newer Pythons read as the next midnight, is none of RFC 3339's.
_UTC = "[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}Z"

FURTHEST = 14 * 60
"""The largest offset from UTC that any place on Earth has had, in minutes."""


@as_object("Moment")
@dataclass(frozen=True, slots=True)
class Timestamp:
    """By the device's clock, which may be wrong."""

    utc: Annotated[str, Text(pattern=_UTC)]
    """RFC 3339, to the second."""
    offset_minutes: Annotated[int, Number(-FURTHEST, FURTHEST)]
    """The device's offset from UTC; positive east of Greenwich."""

    def __post_init__(self) -> None:
        """Refuse what isn't a moment.

        Raises:
            ValueError: ``utc`` is not of that form or names no moment, or the offset is beyond
                ±14 hours.
        """
        if not re.fullmatch(_UTC, self.utc):
            raise ValueError(f"expected a time like 2026-11-20T23:59:00Z, found “{self.utc}”")
        if abs(self.offset_minutes) > FURTHEST:
            raise ValueError(
                f"expected an offset of at most {FURTHEST} minutes, found {self.offset_minutes}"
            )
        try:
            _ = self.date
        except (ValueError, OverflowError) as error:
            raise ValueError(f"expected a time of the calendar, found “{self.utc}”") from error

    @property
    def date(self) -> datetime.date:
        """The date on the device's calendar."""
        utc = datetime.datetime.fromisoformat(self.utc.removesuffix("Z"))
        return (utc + datetime.timedelta(minutes=self.offset_minutes)).date()


def months_later(date: datetime.date, months: int) -> datetime.date | None:
    """The same day of a later month, or that month's last day if it is shorter.

    ``None`` from December 9999 on, where the calendar of dates ends.
    """
    year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    following_year, following_month = divmod(date.year * 12 + date.month + months, 12)
    if following_year > datetime.MAXYEAR:
        return None
    following = datetime.date(following_year, following_month + 1, 1)
    last = (following - datetime.timedelta(days=1)).day
    return datetime.date(year, month + 1, min(date.day, last))
