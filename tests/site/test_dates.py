import datetime

import pytest

from soundingboard.site.dates import build_date, has_passed, time_element


def test_a_date_in_words_keeps_its_form_for_machines() -> None:
    assert time_element("2017-09") == '<time datetime="2017-09">September 2017</time>'


@pytest.mark.parametrize(
    ("date", "today", "passed"),
    [
        ("2025-10-17", "2025-10-16", False),
        ("2025-10-17", "2025-10-17", False),
        ("2025-10-17", "2025-10-18", True),
        ("2025-10", "2025-10-31", False),
        ("2025-10", "2025-11-01", True),
    ],
)
def test_a_date_has_passed_on_the_day_after_a_month_when_it_is_over(
    date: str, today: str, passed: bool
) -> None:
    assert has_passed(date, datetime.date.fromisoformat(today)) is passed


def test_the_build_date_follows_source_date_epoch() -> None:
    assert build_date({"SOURCE_DATE_EPOCH": "86399"}) == datetime.date(1970, 1, 1)
    assert build_date({"SOURCE_DATE_EPOCH": "86400"}) == datetime.date(1970, 1, 2)
    assert build_date({}) == datetime.datetime.now(datetime.UTC).date()
    with pytest.raises(ValueError, match="soon"):
        build_date({"SOURCE_DATE_EPOCH": "soon"})
