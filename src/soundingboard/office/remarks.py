"""What a good signature doesn't show: whether a receipt agrees with the handbook, and with others.

A receipt whose signature is good is still only what a device said. So it is compared with the
handbook's ledger and courses, with the calendar, and with the other receipts of one run. A receipt
that contradicts the ledger is not valid; whatever else needs a person's judgment is a remark.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from soundingboard.engine.characters import is_hidden
from soundingboard.engine.course import Course
from soundingboard.engine.editions import Edition, Ledger, outdated
from soundingboard.engine.receipt import EditionNamed, Receipt
from soundingboard.engine.timestamp import months_later

if TYPE_CHECKING:
    from soundingboard.office.verify import Verified

EARLIEST = datetime.date(2026, 1, 1)
"""No receipt is older: there was no Sounding Board to make it."""

TOLERANCE = datetime.timedelta(days=1)
"""How far a date may be ahead of today's in UTC: somewhere it is tomorrow already."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about a receipt that a person should know.

    ``code`` is stable, for programs. A *note* says something ordinary, and a receipt with nothing
    but notes is valid without remarks.
    """

    code: str
    message: str
    is_note: bool = False


@dataclass(frozen=True)
class Known:
    """The handbook that receipts are compared with. ``ledger`` is ``None`` if it has none."""

    procedures: frozenset[str] = frozenset()
    courses: Sequence[Course] = ()
    ledger: Ledger | None = None
    course_by_id: Mapping[str, Course] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "course_by_id", {course.id: course for course in self.courses})

    def course_of(self, receipt: Receipt) -> Course | None:
        """The very course that *receipt* is for, by hash."""
        return next((item for item in self.courses if item.hash == receipt.course_hash), None)

    def edition_of(self, receipt: Receipt) -> Edition | None:
        """The edition on record of the revision that *receipt* names, whatever its hash."""
        if self.ledger is None:
            return None
        named = receipt.edition
        return next(
            (e for e in self.ledger.editions(named.procedure) if e.revision == named.revision), None
        )


def contradiction(receipt: Receipt, known: Known) -> str:
    """How *receipt* contradicts the ledger, so that it can't be valid; empty if it doesn't."""
    recorded, named = known.edition_of(receipt), receipt.edition
    if recorded is None or recorded.hash == named.hash:
        return ""
    return (
        f"The ledger has another text for revision {named.revision} of {named.procedure}: its hash "
        f"is {recorded.hash[:12]}…, and the receipt's is {named.hash[:12]}…."
    )


def remarks(receipt: Receipt, today: datetime.date, known: Known | None = None) -> list[Remark]:
    """What there is to know about *receipt* on *today*, a date in UTC."""
    found = [*_hidden(receipt)]
    dated = [*_unbelievable(receipt, today)]
    found += dated
    if known is not None:
        found += _edition(receipt, known)
        found += _course(receipt, known)
    # A date that can't be right is one cause; what follows from it says nothing more.
    if not dated:
        found += _early(receipt, known)
        found += _expired(receipt, today, known)
    return found


def _hidden(receipt: Receipt) -> Iterator[Remark]:
    person, edition = receipt.person, receipt.edition
    texts = {
        "name": person.name,
        "staff number": person.staff_id,
        "school or office": person.site,
        "statement": receipt.acknowledgment,
        "language": receipt.language,
        "procedure": edition.procedure,
        "course": receipt.course,
        "engine": receipt.engine,
    }
    for what, text in texts.items():
        if any(map(is_hidden, text)):
            yield Remark(
                "hidden-characters",
                f"The {what} holds characters that can't be seen; they are shown as escapes. "
                "Compare it with your records.",
            )


def _unbelievable(receipt: Receipt, today: datetime.date) -> Iterator[Remark]:
    date = receipt.when.date
    if date > today + TOLERANCE:
        yield Remark(
            "future-date",
            f"The receipt is dated {date}, and today is {today}. The device's clock was wrong, or "
            "the date was made up.",
        )
    elif date < EARLIEST:
        yield Remark(
            "impossible-date",
            f"The receipt is dated {date}, before there was any version of Sounding Board. The "
            "device's clock was wrong, or the date was made up.",
        )


def _edition(receipt: Receipt, known: Known) -> Iterator[Remark]:
    named = receipt.edition
    what = f"revision {named.revision} of {named.procedure}"
    if not _has_procedure(named, known):
        yield Remark(
            "unknown-procedure",
            f"The handbook has no procedure “{named.procedure}”, so neither the edition nor the "
            "answers could be checked.",
        )
        return
    if known.ledger is None:
        yield Remark(
            "no-ledger",
            f"The handbook has no readable editions.json, so {what} couldn't be checked.",
        )
        return
    recorded = known.edition_of(receipt)
    if recorded is None:
        yield Remark("unknown-edition", f"The ledger has no {what}{_same_text(named, known)}.")
        return
    if recorded.effective != named.effective:
        yield Remark(
            "effective-differs",
            f"The receipt says that {what} {_effective(named.effective)}; by the ledger it "
            f"{_effective(recorded.effective)}.",
        )
    again = outdated(known.ledger, named.procedure, named.revision, named.hash)
    if again:
        newest = known.ledger.editions(named.procedure)[-1].revision
        yield Remark(
            "outdated",
            f"The receipt no longer counts: it is for {what}, the newest is revision {newest}, "
            f"and these clauses have to be read and acknowledged again: {', '.join(again)}.",
        )


def _has_procedure(named: EditionNamed, known: Known) -> bool:
    recorded = known.ledger is not None and bool(known.ledger.editions(named.procedure))
    return recorded or named.procedure in known.procedures


def _same_text(named: EditionNamed, known: Known) -> str:
    """Which revision on record has the text that *named* claims for another."""
    editions = known.ledger.editions(named.procedure) if known.ledger is not None else ()
    same = [str(edition.revision) for edition in editions if edition.hash == named.hash]
    return f"; the receipt's text is that of revision {' and '.join(same)}" if same else ""


def _effective(date: str) -> str:
    return f"is effective {date}" if date else "has no effective date"


def _course(receipt: Receipt, known: Known) -> Iterator[Remark]:
    if not _has_procedure(receipt.edition, known) or known.course_of(receipt) is not None:
        return
    if receipt.course not in known.course_by_id:
        yield Remark(
            "unknown-course",
            f"The handbook has no course “{receipt.course}” without problems, so the answers "
            "couldn't be marked again.",
        )
    else:
        yield Remark(
            "other-course",
            f"The receipt is for another version of the course “{receipt.course}” than the "
            "handbook's, so the answers couldn't be marked again. To mark them, use the handbook "
            "as it was then.",
        )


def _early(receipt: Receipt, known: Known | None) -> Iterator[Remark]:
    date, named = receipt.when.date, receipt.edition
    recorded = known.edition_of(receipt) if known is not None else None
    effective = recorded.effective if recorded is not None else named.effective
    first = _first_day(effective)
    if first is not None and date < first:
        yield Remark(
            "before-edition",
            f"The receipt is dated {date}, and revision {named.revision} of {named.procedure} took "
            f"effect only {effective}.",
        )
    course = known.course_of(receipt) if known is not None else None
    if course is not None and course.reviewed and date.isoformat() < course.reviewed:
        yield Remark(
            "before-course",
            f"The receipt is dated {date}, and this version of the course was reviewed only "
            f"{course.reviewed}.",
        )


def _expired(receipt: Receipt, today: datetime.date, known: Known | None) -> Iterator[Remark]:
    course = known.course_by_id.get(receipt.course) if known is not None else None
    if course is None or course.valid_months is None:
        return
    until = months_later(receipt.when.date, course.valid_months)
    if until is not None and today > until:
        yield Remark(
            "expired",
            f"The receipt was valid until {until}; the course has to be taken again every "
            f"{course.valid_months} months.",
        )


def among(verified: Mapping[str, Verified]) -> Mapping[str, list[Remark]]:
    """What receipts that are verified together, by the names of their files, say of each other."""
    found: dict[str, list[Remark]] = {name: [] for name in verified}

    def groups(key: Callable[[Verified], Hashable]) -> Iterable[list[str]]:
        by_key: dict[Hashable, list[str]] = defaultdict(list)
        for name, item in verified.items():
            by_key[key(item)].append(name)
        return (names for names in by_key.values() if len(names) > 1)

    for names in groups(lambda item: (item.receipt.id, item.key)):
        for name in names[1:]:
            found[name].append(
                Remark("repeated", f"This receipt is in “{names[0]}” as well; count it once.")
            )
    for names in groups(lambda item: item.receipt.id):
        for name, other in _others(names, lambda name: verified[name].key):
            found[name].append(
                Remark(
                    "two-keys",
                    f"The same receipt, signed with another key, is in “{other}”. Only one of them "
                    "can be from the device on which the course was taken.",
                )
            )
        for name, other in _others(names, lambda name: verified[name].receipt.payload):
            found[name].append(
                Remark(
                    "same-id",
                    f"Another receipt, in “{other}”, has the same id. That doesn't happen by "
                    "chance.",
                )
            )
    for names in groups(lambda item: item.receipt.code):
        for name, other in _others(names, lambda name: verified[name].receipt.id):
            found[name].append(
                Remark(
                    "same-code",
                    f"Another receipt, in “{other}”, has the same code. That doesn't happen by "
                    "chance.",
                )
            )
    for names in groups(lambda item: (_staff_number(item.receipt), item.receipt.course)):
        for name, other in _others(names, lambda name: verified[name].key):
            if verified[name].receipt.id != verified[other].receipt.id:
                found[name].append(
                    Remark(
                        "other-key",
                        f"The receipt of this staff number and course in “{other}” is signed with "
                        "another key, so it is from another device or browser.",
                        is_note=True,
                    )
                )
    return found


def _others(names: Sequence[str], what: Callable[[str], Hashable]) -> Iterator[tuple[str, str]]:
    """Each of *names* with one that differs from it in *what*, if they aren't all the same."""
    first = names[0]
    second = next((name for name in names if what(name) != what(first)), None)
    if second is not None:
        for name in names:
            yield name, first if what(name) != what(first) else second


def _staff_number(receipt: Receipt) -> str:
    return receipt.person.staff_id.casefold()


def _first_day(effective: str) -> datetime.date | None:
    """The first day of *effective*, a day or a month, or ``None`` if it is neither."""
    try:
        return datetime.date.fromisoformat(f"{effective}-01"[:10])
    except ValueError:
        return None
