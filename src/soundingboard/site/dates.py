"""Dates as a document prints them: whole, or year and month alone."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from soundingboard.engine.html import element, text
from soundingboard.engine.pages.dates import in_words


def build_date(environment: Mapping[str, str]) -> datetime.date:
    """The day for which the site is built: ``SOURCE_DATE_EPOCH`` in UTC if set, else today.

    Standard: https://reproducible-builds.org/specs/source-date-epoch/

    Raises:
        ValueError: ``SOURCE_DATE_EPOCH`` is no number of seconds.
    """
    epoch = environment.get("SOURCE_DATE_EPOCH")
    now = datetime.datetime.now(datetime.UTC)
    return (datetime.datetime.fromtimestamp(int(epoch), datetime.UTC) if epoch else now).date()


def time_element(date: str) -> str:
    """The date in words, in a ``time`` element that keeps its machine-readable form."""
    return element("time", text(in_words(date)), datetime=date)


def has_passed(date: str, today: datetime.date) -> bool:
    """Whether *date* lies before *today*. A month has passed when its last day has."""
    return date < today.isoformat()[: len(date)]
