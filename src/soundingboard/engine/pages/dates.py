"""Days in words."""

from __future__ import annotations

import datetime

from soundingboard.engine.wording import _


def in_words(day: datetime.date) -> str:
    """*day* as in “November 20, 2026”."""
    months = (
        *(_("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July")),
        *(_("August"), _("September"), _("October"), _("November"), _("December")),
    )
    return _("{month} {day}, {year}").format(
        month=months[day.month - 1], day=day.day, year=day.year
    )
