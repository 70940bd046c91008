"""Days and months in words."""

from __future__ import annotations

import datetime

from soundingboard.engine.wording import _


def in_words(date: datetime.date | str) -> str:
    """A day as in “November 20, 2026”, and a month, ``2026-11``, as in “November 2026”.

    *date* is a date, or one in ISO 8601.
    """
    year, number, *day = str(date).split("-")
    month = (
        *(_("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July")),
        *(_("August"), _("September"), _("October"), _("November"), _("December")),
    )[int(number) - 1]
    if not day:
        return _("{month} {year}").format(month=month, year=year)
    return _("{month} {day}, {year}").format(month=month, day=int(day[0]), year=year)


def told(text: str) -> str:
    """A day as the browser says it, such as “2026-11-20”, in words; any other *text* as it is."""
    try:
        return in_words(datetime.date.fromisoformat(text))
    except ValueError:
        return text
