"""The receipt as the reader sees it, prints it and hands it in.

``golden/receipt-*.html`` are the page in some states. After a change that is meant:
``pytest tests/engine/pages/test_certificate.py --update-golden``, and read the difference.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from tests.courses import receipt
from tests.engine.pages.reading import Part, parts
from tests.engine.pages.test_receipts import MADE
from tests.engine.pages.training_reading import FIRST, signed

from soundingboard.engine.pages import certificate, receipts
from soundingboard.engine.pages.certificate import (
    HAVE,
    Names,
    certificate_html,
    hand_over_html,
    in_full,
)
from soundingboard.engine.pages.file_download import DOWNLOAD
from soundingboard.engine.qr_text import qr_text
from soundingboard.engine.receipt import Person
from soundingboard.engine.timestamp import Timestamp

GOLDEN = Path(__file__).parent / "golden"
GOOD = receipts.read(MADE["jws"])
NAMES = Names(
    course=FIRST.title,
    procedure="AP 1, Staff on <Social> Media",
    edition="adopted December 15, 2020; our revision 2",
    board="A School Board",
    valid_until=datetime.date(2028, 11, 20),
)
DOWNLOADED = certificate.download(GOOD)


def handing(**options: Any) -> str:
    defaults: dict[str, Any] = {
        "course": FIRST,
        "urgent": False,
        "framed": False,
        "downloaded": None,
    }
    return hand_over_html(GOOD, **{**defaults, **options})


STATES: dict[str, Callable[[], str]] = {
    "made": lambda: f"{handing()}\n{certificate_html(GOOD, NAMES)}",
    "shared": lambda: handing(urgent=True),
    "downloaded": lambda: handing(downloaded=DOWNLOADED),
    "framed": lambda: handing(downloaded=DOWNLOADED, framed=True),
    "had": lambda: handing(downloaded=DOWNLOADED, framed=True, had=True),
}


def facts(html: str) -> dict[str, str]:
    """The facts of lists of facts, by their terms."""
    found = parts(html)
    terms = [part.text for part in found if part.tag == "dt"]
    return dict(zip(terms, [part.text for part in found if part.tag == "dd"], strict=True))


def place(found: list[Part], words: str) -> int:
    """Where the innermost element that says *words* is among all of them."""
    return max(number for number, part in enumerate(found) if words in part.text)


@pytest.mark.parametrize("name", STATES)
def test_a_state_is_shown_so(name: str, update_golden: bool) -> None:
    html = STATES[name]() + "\n"
    expected = GOLDEN / f"receipt-{name}.html"
    if update_golden:
        expected.write_text(html, encoding="utf-8")
    assert html == expected.read_text(encoding="utf-8")


def test_it_says_first_that_it_is_done_and_has_the_buttons_before_everything_else() -> None:
    found = parts(STATES["made"]())
    said = [
        *("Done.", "Now hand it in", "Download the receipt", "Print the certificate"),
        *("Send it to", "When", "Valid until", GOOD.receipt.code, GOOD.receipt.id),
        "What the signature proves",
    ]
    first = [min(n for n, part in enumerate(found) if part.text.startswith(s)) for s in said]
    assert first == sorted(first)
    assert found[2].text == "Done.", "nothing is before it"


def test_it_says_to_whom_how_by_when_and_until_when() -> None:
    told = facts(handing())
    assert told["Send it to"].startswith("Your HR office")
    assert "by the date you were given" in told["When"].lower()
    assert "email" in told["How"]
    assert told["Valid until"] == "November 20, 2028"


def test_a_receipt_that_does_not_expire_says_so() -> None:
    assert facts(handing(course=replace(FIRST, valid_months=None)))["Valid until"] == (
        "It doesn't expire"
    )
    assert facts(certificate_html(GOOD, replace(NAMES, valid_until=None)))["Valid until"] == (
        "It doesn't expire"
    )


def test_the_buttons_are_events_that_name_the_receipt() -> None:
    found = parts(STATES["framed"]())
    events = {
        part.text: (part.attributes["data-event"], part.attributes["data-value"])
        for part in found
        if "data-event" in part.attributes
    }
    assert events == {
        "Download the receipt": (DOWNLOAD, GOOD.name),
        "I have the file or the text": (HAVE, GOOD.name),
    }
    [print_] = [part for part in found if "data-print" in part.attributes]
    assert print_.text == "Print the certificate"


@pytest.mark.parametrize("name", ["made", "shared", "downloaded", "had"])
def test_the_reader_confirms_only_what_nobody_can_know(name: str) -> None:
    assert "I have the file or the text" not in STATES[name]()


def test_on_a_shared_computer_no_link_leads_away_from_the_receipt() -> None:
    links = [part.attributes["href"] for part in parts(STATES["shared"]()) if part.tag == "a"]
    assert [link.partition(":")[0] for link in links] == ["mailto"]
    assert "before you leave this page" in STATES["shared"]()


def test_the_draft_of_an_email_has_the_code_and_asks_for_the_file() -> None:
    [link] = [part for part in parts(handing()) if part.tag == "a"]
    address = urlsplit(link.attributes["href"])
    assert (address.scheme, address.path) == ("mailto", "")
    draft = parse_qs(address.query, strict_parsing=True)
    assert draft["subject"] == [f"Training receipt {GOOD.receipt.code}: {FIRST.title}"]
    [body] = draft["body"]
    assert "\r\n" in body
    for words in (GOOD.receipt.acknowledgment, "Name: Zoë Tremblay", "00417", GOOD.receipt.code):
        assert words in body
    assert f"[Attach the file {GOOD.file_name} before" in body


def test_the_certificate_has_a_title_the_board_and_its_validity() -> None:
    html = certificate_html(GOOD, NAMES)
    [title] = [part for part in parts(html) if part.tag == "h3"]
    assert title.text == f"Training receipt: {FIRST.title}"
    told = facts(html)
    assert told["Board"] == "A School Board"
    assert told["Valid until"] == "November 20, 2028"
    assert told["School or office"] == 'École <Sir> "Guy"'
    assert (
        told["Signed"] == "November 20, 2026, 16:59 (UTC\N{MINUS SIGN}07:00), by the device's clock"
    )
    assert told["Signing key"] == MADE["key"]


def test_what_is_not_known_has_no_row() -> None:
    good = receipts.read(signed())
    told = facts(certificate_html(good, replace(NAMES, board="", edition="")))
    assert "Board" not in told
    assert "School or office" not in told
    assert told["Edition"] == "Revision 2"


@pytest.mark.parametrize(
    ("when", "told"),
    [
        (Timestamp("2026-11-20T23:59:00Z", 0), "November 20, 2026, 23:59 (UTC+00:00)"),
        (Timestamp("2026-11-20T23:59:00Z", 345), "November 21, 2026, 05:44 (UTC+05:45)"),
        (
            Timestamp("2026-11-20T01:00:00Z", -210),
            "November 19, 2026, 21:30 (UTC\N{MINUS SIGN}03:30)",
        ),
    ],
)
def test_the_time_is_that_of_the_device(when: Timestamp, told: str) -> None:
    assert in_full(when) == f"{told}, by the device's clock"


def test_the_code_for_scanners_has_the_whole_receipt() -> None:
    [code] = [part for part in parts(certificate_html(GOOD, NAMES)) if part.tag == "sb-qr"]
    assert code.attributes["data-qr"] == qr_text(GOOD.signed)
    assert code.attributes["role"] == "img"
    assert code.attributes["aria-label"]


def test_names_are_escaped() -> None:
    html = certificate_html(GOOD, NAMES)
    assert "<Sir>" not in html
    assert "<Social>" not in html


def test_the_largest_page_is_as_large_as_a_region_may_be() -> None:
    person = Person("N" * 200, "1" * 200, "S" * 200)
    large = receipts.read(signed(replace(receipt(FIRST), person=person)))
    html = hand_over_html(
        large, course=FIRST, urgent=True, framed=True, downloaded=certificate.download(large)
    ) + certificate_html(large, NAMES)
    assert len(html.encode()) < 15_000
