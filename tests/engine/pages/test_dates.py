"""Days and months in words."""

import datetime

from soundingboard.engine.pages.dates import in_words


def test_a_day_and_a_month_are_in_words() -> None:
    assert in_words(datetime.date(2020, 12, 5)) == "December 5, 2020"
    assert in_words("2020-12-05") == "December 5, 2020"
    assert in_words("2017-09") == "September 2017"
