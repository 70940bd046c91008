"""One record that cannot be used is set aside with a reason, and stops nothing else."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, expect
from tests.browser.training_pages import COURSE, DATABASE, OTHER, Visitor, check_accessibility

from soundingboard.engine import jws

pytestmark = pytest.mark.browser

SEED = "0f" * 16

_PUT = f"""async ({{ area, key, value }}) => {{
  {DATABASE}
  const held = await database();
  const transaction = held.transaction(area, 'readwrite');
  transaction.objectStore(area).put(value, key);
  await done(transaction);
  held.close();
}}"""


@pytest.fixture
def visitor(page: Page, handbook_url: str, handbook_folder: Path) -> Visitor:
    return Visitor(page, handbook_url, handbook_folder)


def attempt(visitor: Visitor, course: str, **members: Any) -> dict[str, Any]:
    """What an export holds of a course whose quiz was begun; *members* of the quiz are other."""
    file = visitor.site / f"assets/soundingboard/courses/{course}.json"
    compiled = json.loads(file.read_bytes())
    return {
        "read": [compiled["reading"][0]["anchor"]],
        "seen": [],
        "edition": "",
        "attempt": {"course_hash": compiled["hash"], "seed": SEED, "answers": [], **members},
    }


def export(courses: dict[str, Any], receipts: list[Any], **members: Any) -> bytes:
    document = {"format": 1, "courses": courses, "receipts": receipts, **members}
    return json.dumps(document).encode()


def import_(visitor: Visitor, data: bytes) -> None:
    page = visitor.page
    page.goto(f"{visitor.base}training/stored/")
    mine = page.get_by_label("Mine")
    expect(mine.or_(page.get_by_label("Choose a file"))).to_be_visible()
    if mine.is_visible():
        mine.check()
        visitor.button("Continue").click()
    file = FilePayload(name="export.json", mimeType="application/json", buffer=data)
    page.get_by_label("Choose a file").set_input_files(files=[file])
    visitor.button("Import").click()


def test_each_bad_record_of_a_file_is_named_and_the_rest_is_imported(
    visitor: Visitor, made_receipt: bytes
) -> None:
    made = json.loads(made_receipt)
    good = {"id": made["id"], "course": COURSE, "jws": made["jws"], "handed": True}
    signed = jws.parse(made["jws"])
    nowhere = jws.PublicKey(signed.key.x, signed.key.x)
    off_the_curve = jws.sealed(signed.payload, nowhere, signed.signature)
    answer = {"scenario": "no-such", "choices": ["a"]}
    twice = attempt(visitor, COURSE, answers=[answer, answer])
    import_(
        visitor,
        export(
            {
                COURSE: twice,
                OTHER: attempt(visitor, OTHER),
                "ap-146/onboarding": attempt(visitor, "ap-146/onboarding", answers=[answer]),
                "grand-erie-it-004/onboarding": {"read": 7},
                "ocdsb-pr-708/onboarding": {**attempt(visitor, OTHER), "format": 2},
                "no/such": attempt(visitor, OTHER),
                "__proto__": attempt(visitor, OTHER),
            },
            [
                good,
                7,
                {**good, "id": "another", "jws": "a.b.c"},
                {**good, "jws": "x" * 2_000_000},
                {**good, "jws": made["jws"][:-4] + "AAAA"},
                {**good, "jws": off_the_curve},
            ],
        ),
    )
    page = visitor.page
    expect(page.get_by_text("Imported: 1 receipt and 3 courses under way")).to_be_visible()
    expect(page.get_by_text("3 receipts were left out")).to_be_visible()
    told = page.locator(".sb-js-told").first.inner_text()
    for sentence in (
        "Halton onboarding: it answers one scenario twice.",
        "AP 146 onboarding: The answers kept on this device do not fit the quiz.",
        "Grand Erie IT-004 onboarding: it isn’t in the form of a record from this site.",
        "OCDSB PR.708 onboarding: it was saved by a newer version of this site.",
        "no/such: this site has no course by that name.",
        "__proto__: this site has no course by that name.",
        "Receipt 2 in the file: it isn’t in the form of a record from this site.",
        "Receipt 4 in the file: it’s too large.",
    ):
        assert sentence in told
    check_accessibility(page, "an import that left something out")
    page.goto(f"{visitor.base}training/")
    expect(page.get_by_text("1 of 5 courses acknowledged")).to_be_visible()
    other = page.locator(f'.sb-course-entry[data-course="{OTHER}"]')
    expect(other.get_by_text("Quiz in progress")).to_be_visible()
    for course in (COURSE, "ap-146/onboarding"):
        visitor.course = course
        visitor.open()
        expect(
            visitor.button("Start the quiz").or_(visitor.button("See your receipt"))
        ).to_be_visible()
    assert not visitor.mistakes


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b'{"format": 2, "courses": {}, "receipts": []}', "from a newer version of this site"),
        (b" " * 5_000_001, "must be smaller than 5 MB"),
        (b'{"format": 1, "courses": [], "receipts": []}', "must be one that was exported"),
        (b'{"format": 1, "courses": {}, "receipts": {}}', "must be one that was exported"),
        (b'{"format": "1"}', "must be one that was exported"),
        (b"\xff\xfe", "must be one that was exported"),
        (b"[" * 100_000, "must be one that was exported"),
    ],
)
def test_a_file_that_is_no_export_says_why(visitor: Visitor, data: bytes, told: str) -> None:
    import_(visitor, data)
    expect(visitor.page.locator(".sb-js-problem").get_by_text(told)).to_be_visible()
    assert not visitor.mistakes


STORED: dict[str, tuple[str, Any, str]] = {
    "twice": (
        "courses",
        {"answers": [{"scenario": "a", "choices": []}, {"scenario": "a", "choices": []}]},
        "it answers one scenario twice",
    ),
    "no answers": ("courses", {"answers": None}, "isn’t in the form"),
    "no seed": ("courses", {"seed": "7"}, "isn’t in the form"),
    "numbers as choices": (
        "courses",
        {"answers": [{"scenario": "a", "choices": [7]}]},
        "isn’t in the form",
    ),
    "no record": ("courses", 7, "isn’t in the form"),
    "a receipt that is none": ("receipts", {"id": 7}, "isn’t in the form"),
    "a receipt of later": ("receipts", {"format": 2, "id": "x", "jws": "y"}, "saved by a newer"),
    "a receipt too large": ("receipts", {"id": "x", "jws": "y" * 2_000_000}, "too large"),
}


@pytest.mark.parametrize("name", STORED)
def test_a_bad_record_in_the_browser_is_set_aside(
    visitor: Visitor, made_receipt: bytes, name: str
) -> None:
    area, given, reason = STORED[name]
    visitor.course = OTHER
    key = OTHER if area == "courses" else "x"
    value = (
        attempt(visitor, OTHER, **given) if isinstance(given, dict) and area == "courses" else given
    )
    visitor.hold(made_receipt)
    visitor.page.evaluate(_PUT, {"area": area, "key": key, "value": copy.deepcopy(value)})
    visitor.page.goto(f"{visitor.base}training/")
    expect(visitor.page.get_by_text("1 of 5 courses acknowledged")).to_be_visible()
    visitor.open()
    visitor.start_quiz()
    visitor.answer()
    visitor.page.goto(f"{visitor.base}training/stored/")
    expect(visitor.page.get_by_text(reason)).to_be_visible()
    check_accessibility(visitor.page, "a record set aside")
    with visitor.page.expect_download() as download:
        visitor.button("Download what was set aside").click()
    [aside] = json.loads(Path(download.value.path()).read_bytes())
    assert (aside["area"], aside["key"], aside["value"]) == (area, key, value)
    assert not visitor.mistakes
