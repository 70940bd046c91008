"""What a receipt with a good signature says that can't be right, doesn't count, or is unknown."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

import pytest
from tests.courses import course, receipt
from tests.records.device import Device

from soundingboard.engine.editions import MAJOR, MINOR, Edition, Ledger
from soundingboard.engine.receipt import Person, QuizAnswer, Receipt
from soundingboard.engine.timestamp import Timestamp
from soundingboard.records.remarks import Known, among, remarks
from soundingboard.records.verify import NotVerified, Verified, verify

TAKEN = course(2)
RECEIPT = receipt(TAKEN)
"""Dated November 20, 2026, for revision 2 of ap-1, effective December 15, 2020."""

TODAY = datetime.date(2026, 11, 29)
ONE = Edition(1, MAJOR, "2019-01", "4" * 64, {"1.1": "a" * 64}, ("1.1",))
TWO = Edition(2, MAJOR, "2020-12-15", "5" * 64, {"1.1": "b" * 64, "2": "c" * 64}, ("1.1",))
LEDGER = Ledger({"ap-1": (ONE, TWO)})
KNOWN = Known(frozenset({"ap-1"}), [TAKEN], LEDGER)


def known(*later: Edition, **changed: Any) -> Known:
    """The handbook, with later editions of ap-1 on record."""
    values = {"procedures": KNOWN.procedures, "courses": [TAKEN], **changed}
    return Known(ledger=values.pop("ledger", Ledger({"ap-1": (ONE, TWO, *later)})), **values)


def at(when: str, **changed: Any) -> Receipt:
    return replace(RECEIPT, when=Timestamp(f"{when}T12:00:00Z", 0), **changed)


def edition(**changed: Any) -> Receipt:
    return replace(RECEIPT, edition=replace(RECEIPT.edition, **changed))


def codes(given: Receipt, today: datetime.date = TODAY, against: Known | None = KNOWN) -> list[str]:
    found = remarks(given, today, against)
    assert all(item.message.endswith(".") for item in found)
    return [item.code for item in found]


def test_a_receipt_of_the_newest_edition_has_no_remarks() -> None:
    assert codes(RECEIPT) == []
    assert codes(RECEIPT, against=None) == []


@pytest.mark.parametrize(
    ("when", "found"),
    [
        ("1950-01-01", ["impossible-date"]),
        ("2025-12-31", ["impossible-date"]),
        ("2031-01-01", ["future-date"]),
        ("2026-12-01", ["future-date"]),
        ("2026-11-30", []),
        ("2026-11-29", []),
    ],
)
def test_a_date_that_cannot_be_right_is_the_only_remark_on_it(when: str, found: list[str]) -> None:
    assert codes(at(when)) == found
    assert codes(at(when), against=None) == found


def test_the_date_is_that_of_the_device() -> None:
    late = Timestamp("2026-11-30T12:00:00Z", 14 * 60)
    assert codes(replace(RECEIPT, when=late)) == ["future-date"]
    assert codes(replace(RECEIPT, when=replace(late, offset_minutes=-60))) == []


@pytest.mark.parametrize(
    ("effective", "when", "early"),
    [
        ("2026-11-21", "2026-11-20", True),
        ("2026-11-20", "2026-11-20", False),
        ("2026-12", "2026-11-30", True),
        ("2026-11", "2026-11-01", False),
        ("", "2026-11-01", False),
    ],
)
def test_a_receipt_older_than_its_edition(effective: str, when: str, early: bool) -> None:
    named = replace(RECEIPT.edition, effective=effective)
    given = at(when, edition=named)
    assert ("before-edition" in codes(given, against=None)) is early
    recorded = Ledger({"ap-1": (replace(TWO, effective=effective),)})
    assert ("before-edition" in codes(given, against=known(ledger=recorded))) is early


def test_the_ledgers_date_counts_where_the_receipt_has_another() -> None:
    recorded = Ledger({"ap-1": (replace(TWO, effective="2027-01-01"),)})
    assert codes(RECEIPT, against=known(ledger=recorded)) == ["effective-differs", "before-edition"]


def test_a_receipt_older_than_its_course() -> None:
    assert codes(at("2026-11-19")) == ["before-course"]
    assert codes(at("2026-11-20")) == []
    # Another version of the course may have been reviewed earlier.
    other = [replace(TAKEN, title="Another")]
    assert codes(at("2026-11-19"), against=known(courses=other)) == ["other-course"]


@pytest.mark.parametrize(
    ("today", "found"),
    [("2028-11-20", []), ("2028-11-21", ["expired"]), ("2050-01-01", ["expired"])],
)
def test_an_acknowledgment_expires(today: str, found: list[str]) -> None:
    assert codes(RECEIPT, datetime.date.fromisoformat(today)) == found
    lasting = replace(TAKEN, valid_months=None)
    given = receipt(lasting)
    assert codes(given, datetime.date.fromisoformat(today), known(courses=[lasting])) == []


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"procedure": "ap-99"}, ["unknown-procedure"]),
        ({"revision": 99}, ["unknown-edition"]),
        ({"revision": 99, "hash": "0" * 64}, ["unknown-edition"]),
        ({"effective": "2020-12"}, ["effective-differs"]),
        ({"effective": ""}, ["effective-differs"]),
        ({"revision": 1, "effective": "2019-01", "hash": "4" * 64}, ["outdated"]),
    ],
)
def test_editions_that_the_ledger_does_not_have(
    changed: Mapping[str, Any], found: list[str]
) -> None:
    assert codes(edition(**changed)) == found


def test_a_text_on_record_under_another_revision_is_named() -> None:
    (found,) = remarks(edition(revision=99), TODAY, KNOWN)
    assert found.message.endswith("The text named in the receipt is that of revision 2.")


def test_only_a_major_edition_makes_receipts_outdated() -> None:
    minor = Edition(3, MINOR, "2027", "6" * 64, {"1.1": "d" * 64, "2": "c" * 64}, ("1.1",))
    assert codes(RECEIPT, against=known(minor)) == []
    (found,) = remarks(RECEIPT, TODAY, known(replace(minor, kind=MAJOR)))
    assert found.code == "outdated"
    assert "the newest is revision 3" in found.message
    assert "acknowledge these clauses again: 1.1." in found.message
    # A clause that decides nothing may change.
    elsewhere = replace(minor, kind=MAJOR, clauses={"1.1": "b" * 64, "2": "d" * 64})
    assert codes(RECEIPT, against=known(elsewhere)) == []


def test_a_handbook_without_a_ledger() -> None:
    assert codes(RECEIPT, against=known(ledger=None)) == ["no-ledger"]
    stranger = edition(procedure="ap-99")
    assert codes(stranger, against=known(ledger=None)) == ["unknown-procedure"]


def test_courses_that_the_handbook_does_not_have() -> None:
    assert codes(replace(RECEIPT, course="ap-1/none", course_hash="0" * 64)) == ["unknown-course"]
    assert codes(replace(RECEIPT, course_hash="0" * 64)) == ["other-course"]


@pytest.mark.parametrize("text", ["Zoë\u200bT", "Zoë\u200fT", "\u2800Zoë", "Zoë\u3164"])
def test_hidden_characters_are_remarked(text: str) -> None:
    given = replace(RECEIPT, person=Person(text, text, text), acknowledgment=text)
    assert codes(given) == ["hidden-characters"] * 4


DEVICE, OTHER = Device(), Device()


def test_a_text_that_is_not_the_recorded_one_is_not_valid() -> None:
    data = DEVICE.file(edition(hash="0" * 64))
    assert verify(data).receipt.edition.hash == "0" * 64
    with pytest.raises(NotVerified, match="another text for revision 2 of ap-1") as caught:
        verify(data, KNOWN)
    assert caught.value.code == "wrong-edition"


@pytest.mark.parametrize("char", ["\n", "\x1b", "\x85", "\u2028", "\u202e", "\u2066"])
@pytest.mark.parametrize(
    "forged",
    [
        lambda text: replace(RECEIPT, acknowledgment=text),
        lambda text: replace(RECEIPT, language=text),
        lambda text: replace(RECEIPT, engine=text),
        lambda text: replace(RECEIPT, course=f"ap-1/{text}"),
        lambda text: replace(
            RECEIPT,
            course=f"{text}/c",
            edition=replace(RECEIPT.edition, procedure=text),
        ),
        lambda text: replace(RECEIPT, person=Person(text, "1")),
        lambda text: replace(RECEIPT, person=Person("A", text)),
        lambda text: replace(RECEIPT, person=Person("A", "1", text)),
        lambda text: replace(
            RECEIPT, quiz=replace(RECEIPT.quiz, answers=(QuizAnswer(text, ("a",)),) * 2)
        ),
        lambda text: replace(
            RECEIPT,
            quiz=replace(
                RECEIPT.quiz, answers=(QuizAnswer("s1", (text,)), QuizAnswer("s2", ("a",)))
            ),
        ),
    ],
)
def test_control_characters_in_a_signed_text_are_refused(forged: Any, char: str) -> None:
    with pytest.raises(NotVerified, match=r"expected (characters that can be printed|one line)"):
        verify(DEVICE.file(forged(f"a{char}b")))


@pytest.mark.parametrize("effective", ["2020-13", "2020-00", "2020-02-30", "0000-01-01"])
def test_an_effective_date_that_no_calendar_has_is_refused(effective: str) -> None:
    with pytest.raises(NotVerified, match=r"\.effective: expected a date of the calendar"):
        verify(DEVICE.file(edition(effective=effective)))


def verified(*given: tuple[Device, Receipt]) -> dict[str, list[str]]:
    items = {f"{n}.json": verify(device.file(made)) for n, (device, made) in enumerate(given)}
    return {name: [item.code for item in found] for name, found in among(items).items()}


def test_receipts_that_differ_say_nothing_of_each_other() -> None:
    other = replace(RECEIPT, person=Person("B", "2"))
    assert verified((DEVICE, RECEIPT), (OTHER, other)) == {"0.json": [], "1.json": []}


def test_one_receipt_twice_is_counted_once() -> None:
    found = verified((DEVICE, RECEIPT), (DEVICE, RECEIPT), (DEVICE, RECEIPT))
    assert found == {"0.json": [], "1.json": ["repeated"], "2.json": ["repeated"]}


def test_one_receipt_under_two_keys() -> None:
    found = verified((DEVICE, RECEIPT), (OTHER, RECEIPT))
    assert found == {"0.json": ["two-keys"], "1.json": ["two-keys"]}


def test_one_person_with_two_keys_is_a_note() -> None:
    earlier = at("2026-11-21", person=Person("Zoë T.", RECEIPT.person.staff_id))
    items = {"a": verify(DEVICE.file(RECEIPT)), "b": verify(OTHER.file(earlier))}
    found = among(items)
    assert [(item.code, item.is_note) for item in found["a"]] == [("other-key", True)]
    assert [(item.code, item.is_note) for item in found["b"]] == [("other-key", True)]
    assert verified((DEVICE, RECEIPT), (DEVICE, earlier)) == {"0.json": [], "1.json": []}


@pytest.mark.parametrize("name", ["id", "code"])
def test_two_receipts_with_one_id_or_code(name: str) -> None:
    """Ids are made with SHA-1 and codes are short: with some effort two can be made to agree."""
    kind = type("Colliding", (Receipt,), {name: getattr(RECEIPT, name)})
    other = replace(RECEIPT, person=Person("B", "2"))
    parts = [field.name for field in fields(Receipt)]
    colliding = kind(**{part: getattr(other, part) for part in parts})
    items = {
        "a": Verified(RECEIPT, DEVICE.key.thumbprint, marked_again=False),
        "b": Verified(colliding, DEVICE.key.thumbprint, marked_again=False),
    }
    found = among(items)
    assert f"same-{name}" in {item.code for item in found["a"]}
    assert f"same-{name}" in {item.code for item in found["b"]}
