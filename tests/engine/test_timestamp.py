"""Moments: UTC, the device's offset, and months later."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soundingboard.engine.timestamp import Timestamp, months_later

DATE = datetime.date


@pytest.mark.parametrize(
    ("utc", "offset", "date"),
    [
        ("2026-11-20T23:59:00Z", 0, DATE(2026, 11, 20)),
        ("2026-11-20T03:00:00Z", -420, DATE(2026, 11, 19)),
        ("2026-12-31T10:00:00Z", 840, DATE(2027, 1, 1)),
    ],
)
def test_the_date_is_that_of_the_devices_calendar(
    utc: str, offset: int, date: datetime.date
) -> None:
    assert Timestamp(utc, offset).date == date


@pytest.mark.parametrize(
    ("utc", "offset", "reason"),
    [
        ("2026-11-20T23:59:00", 0, "expected a time like 2026"),
        ("2026-11-20 23:59:00Z", 0, "expected a time like 2026"),
        ("2026-11-20T23:59:00.000Z", 0, "expected a time like 2026"),
        ("2026-02-30T00:00:00Z", 0, "expected a time of the calendar"),
        ("2026-11-20T24:00:00Z", 0, "expected a time like 2026"),
        ("0001-01-01T00:00:00Z", -1, "expected a time of the calendar"),
        ("9999-12-31T23:59:59Z", 1, "expected a time of the calendar"),
        ("2026-11-20T23:59:00Z", 841, "841"),
        ("٢026-11-20T23:59:00Z", 0, "expected a time like 2026"),
    ],
)
def test_what_is_no_moment_is_refused(utc: str, offset: int, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        Timestamp(utc, offset)


@pytest.mark.parametrize(
    ("date", "months", "later"),
    [
        (DATE(2026, 11, 20), 24, DATE(2028, 11, 20)),
        (DATE(2027, 1, 31), 1, DATE(2027, 2, 28)),
        (DATE(2028, 2, 29), 12, DATE(2029, 2, 28)),
        (DATE(2026, 11, 30), 1, DATE(2026, 12, 30)),
        (DATE(2026, 11, 30), 2, DATE(2027, 1, 30)),
        (DATE(9999, 11, 1), 1, None),
        (DATE(2026, 1, 1), 999_999_999, None),
    ],
)
def test_months_later(date: datetime.date, months: int, later: datetime.date | None) -> None:
    assert months_later(date, months) == later


@given(st.dates(max_value=DATE(9000, 1, 1)), st.integers(1, 1000))
def test_months_later_is_the_same_day_of_a_later_month_or_the_last(
    date: datetime.date, months: int
) -> None:
    later = months_later(date, months)
    assert later is not None
    assert (later.year - date.year) * 12 + later.month - date.month == months
    assert later.day == date.day or (later + datetime.timedelta(days=1)).day == 1
