"""A receipt on the screen, on paper and as a code."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, Route, expect
from tests.browser.qr_codes import scanned
from tests.browser.training_pages import COURSE, Visitor, check_accessibility
from tests.office.device import Device

from soundingboard.engine.course import Course, from_json, to_json
from soundingboard.engine.moment import Moment
from soundingboard.engine.quiz import draw
from soundingboard.engine.receipt import EditionNamed, Person, Receipt, make
from soundingboard.office.verify import verify

pytestmark = pytest.mark.browser

SEED = "0f" * 16
PERSON = Person("Renée Anne-Marie O’Neil-Featherstonehaugh", "00421234", "A School, and Office")
LONG = "ap-146/onboarding"


@pytest.fixture
def visitor(page: Page, handbook_url: str, handbook_folder: Path) -> Visitor:
    return Visitor(page, handbook_url, handbook_folder)


def answers(course: Course) -> list[dict[str, Any]]:
    """Every scenario of the quiz, rightly answered."""
    return [
        {"scenario": item.scenario.id, "choices": sorted(item.scenario.right)}
        for item in draw(course, SEED)
    ]


def receipt_of(course: Course, edition: dict[str, Any], person: Person) -> Receipt:
    return make(
        course,
        person,
        EditionNamed(course.procedure, edition["revision"], edition["effective"], edition["hash"]),
        SEED,
        {item["scenario"]: item["choices"] for item in answers(course)},
        Moment("2026-11-20T23:59:00Z", -420),
    )


def newest_edition(visitor: Visitor, procedure: str) -> dict[str, Any]:
    ledger = json.loads((visitor.site / "assets/soundingboard/editions.json").read_bytes())
    found: dict[str, Any] = ledger["procedures"][procedure][-1]
    return found


def test_a_receipt_is_read_back_from_its_qr_code(visitor: Visitor, made_receipt: bytes) -> None:
    visitor.course = LONG
    course = from_json(visitor.compiled)
    longest = receipt_of(course, newest_edition(visitor, "ap-146"), PERSON)
    file = Device().file(longest)
    visitor.hold(made_receipt, file)
    for name, held in ((COURSE, made_receipt), (LONG, file)):
        visitor.course = name
        visitor.open("receipt")
        expect(visitor.page.locator(".sb-certificate__qr")).to_be_visible()
        (text,) = scanned(visitor.page)
        assert text.startswith("SB1:")
        assert len(text) < 2400, "small enough for the camera of a phone"
        assert verify(text.encode()).receipt.payload == verify(held).receipt.payload


def test_a_browser_that_cannot_shorten_a_receipt_says_when_it_is_too_long(
    visitor: Visitor,
) -> None:
    visitor.course = LONG
    course = from_json(visitor.compiled)
    edition = newest_edition(visitor, "ap-146")
    file = Device().file(receipt_of(course, edition, Person("A. Person", "7")))
    visitor.page.add_init_script("delete window.CompressionStream")
    visitor.hold(file)
    visitor.open("receipt")
    expect(visitor.page.locator(".sb-certificate__qr-note")).to_be_visible()
    assert visitor.page.get_by_text("too long for a QR code").is_visible()
    check_accessibility(visitor.page, "a receipt without a QR code")


def test_a_receipt_is_printed_alone_on_one_sheet(visitor: Visitor) -> None:
    page = visitor.page
    course = from_json(visitor.compiled)
    visitor.hold(Device().file(receipt_of(course, newest_edition(visitor, "halton"), PERSON)))
    visitor.open("receipt")
    expect(page.locator(".sb-certificate__qr")).to_be_visible()
    for size in ("Letter", "A4"):
        assert page.pdf(format=size).count(b"/Type /Page\n") == 1, size
    page.emulate_media(media="print")
    assert page.locator(".sb-certificate").is_visible()
    for other in ("Download the receipt", "Print the certificate", "Back to the course"):
        assert not visitor.button(other).is_visible()
    assert not page.locator(".md-header, .md-footer").first.is_visible()


def test_the_draft_of_a_message_carries_the_code_and_asks_for_the_file(
    visitor: Visitor, made_receipt: bytes
) -> None:
    visitor.hold(made_receipt)
    visitor.open("receipt")
    link = visitor.page.get_by_role("link", name="Write an e-mail")
    expect(link).to_be_visible()
    address = urlsplit(str(link.get_attribute("href")))
    draft = parse_qs(address.query)
    code = json.loads(made_receipt)["code"]
    assert (address.scheme, address.path) == ("mailto", "")
    assert code in draft["subject"][0]
    assert f"Verification code: {code}" in draft["body"][0]
    assert f"Please attach the file receipt-halton-onboarding-{code}.json" in draft["body"][0]


def test_a_course_may_keep_its_feedback_to_the_end(visitor: Visitor) -> None:
    compiled = visitor.compiled
    other = replace(from_json(compiled), feedback="end")

    def page(route: Route) -> None:
        html = route.fetch().text()
        route.fulfill(body=html.replace(compiled["hash"], other.hash), content_type="text/html")

    def course(route: Route) -> None:
        route.fulfill(json=to_json(other))

    visitor.page.route(f"**/training/{COURSE}/", page)
    visitor.page.route(f"**/courses/{COURSE}.json", course)
    visitor.begin()
    visitor.start_quiz()
    for number in range(other.draw):
        expect(visitor.page.get_by_text(f"Scenario {number + 1} of")).to_be_visible()
        for choice in visitor.scenario()["choices"]:
            visitor.page.locator(f'input[value="{choice["id"]}"]').check()
        visitor.button("Answer").click()
    expect(visitor.page.get_by_role("heading", name="Not passed yet")).to_be_visible()
    visitor.page.locator("details.sb-more summary").first.click()
    expect(visitor.page.locator(".sb-js-marks .sb-feedback").first).to_be_visible()
