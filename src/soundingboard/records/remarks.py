"""What a good signature doesn't show: whether a receipt agrees with the handbook and with others.

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
from soundingboard.engine.pages.dates import in_words
from soundingboard.engine.receipt import EditionNamed, Receipt
from soundingboard.engine.timestamp import months_later
from soundingboard.engine.wording import _, ngettext

if TYPE_CHECKING:
    from soundingboard.records.verify import Verified

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
    return _(
        "The ledger has another text for revision {revision} of {procedure}: expected the hash "
        "{recorded}…, found {named}…."
    ).format(
        revision=named.revision,
        procedure=named.procedure,
        recorded=recorded.hash[:12],
        named=named.hash[:12],
    )


def remarks(receipt: Receipt, today: datetime.date, known: Known | None = None) -> list[Remark]:
    """What there is to know about *receipt* on *today*, a date in UTC."""
    found = [*_hidden(receipt)]
    dated = [*_unbelievable(receipt, today)]
    found += dated
    if known is not None:
        found += _edition(receipt, known)
        found += _course(receipt, known)
    # Whatever else is wrong with the date of a receipt only follows from one that can't be right.
    if not dated:
        found += _early(receipt, known)
        found += _expired(receipt, today, known)
    return found


def _hidden(receipt: Receipt) -> Iterator[Remark]:
    person, edition = receipt.person, receipt.edition
    texts = {
        _("name"): person.name,
        _("staff number"): person.staff_id,
        _("school or office"): person.site,
        _("wording of the acknowledgment"): receipt.acknowledgment,
        _("language"): receipt.language,
        _("procedure"): edition.procedure,
        _("course"): receipt.course,
        _("version of the engine"): receipt.engine,
    }
    for what, text in texts.items():
        if any(map(is_hidden, text)):
            yield Remark(
                "hidden-characters",
                _(
                    "This has characters that can't be seen, which are shown as escapes: {part}. "
                    "Compare it with your records."
                ).format(part=what),
            )


def _unbelievable(receipt: Receipt, today: datetime.date) -> Iterator[Remark]:
    date = receipt.when.date
    if date > today + TOLERANCE:
        yield Remark(
            "future-date",
            _(
                "The receipt is dated {date}, and today is {today}. The device's clock was wrong, "
                "or somebody changed the date."
            ).format(date=in_words(date), today=in_words(today)),
        )
    elif date < EARLIEST:
        yield Remark(
            "impossible-date",
            _(
                "The receipt is dated {date}, before the first version of Sounding Board. The "
                "device's clock was wrong, or somebody changed the date."
            ).format(date=in_words(date)),
        )


def _edition(receipt: Receipt, known: Known) -> Iterator[Remark]:
    named = receipt.edition
    what = _("revision {revision} of {procedure}").format(
        revision=named.revision, procedure=named.procedure
    )
    if not _has_procedure(named, known):
        yield Remark(
            "unknown-procedure",
            _(
                "The handbook has no procedure “{procedure}”, so the edition and the answers "
                "couldn't be checked."
            ).format(procedure=named.procedure),
        )
        return
    if known.ledger is None:
        yield Remark(
            "no-ledger",
            _(
                "The handbook has no editions.json that can be read, so {edition} couldn't be "
                "checked."
            ).format(edition=what),
        )
        return
    recorded = known.edition_of(receipt)
    if recorded is None:
        message = _("The ledger doesn't have {edition}.").format(edition=what)
        yield Remark("unknown-edition", " ".join([message, *_same_text(named, known)]))
        return
    if recorded.effective != named.effective:
        yield Remark(
            "effective-differs",
            _(
                "The receipt and the ledger differ in the effective date of {edition}: expected "
                "{recorded}, found {named}."
            ).format(
                edition=what,
                recorded=_effective(recorded.effective),
                named=_effective(named.effective),
            ),
        )
    again = outdated(known.ledger, named.procedure, named.revision, named.hash)
    if again:
        newest = known.ledger.editions(named.procedure)[-1].revision
        yield Remark(
            "outdated",
            _(
                "The receipt no longer counts. It's for {edition}; the newest is revision "
                "{newest}. The staff member has to read and acknowledge these clauses again: "
                "{clauses}."
            ).format(edition=what, newest=newest, clauses=", ".join(again)),
        )


def _has_procedure(named: EditionNamed, known: Known) -> bool:
    recorded = known.ledger is not None and bool(known.ledger.editions(named.procedure))
    return recorded or named.procedure in known.procedures


def _same_text(named: EditionNamed, known: Known) -> Iterator[str]:
    """A sentence on the revision on record that has the text which *named* claims for another."""
    editions = known.ledger.editions(named.procedure) if known.ledger is not None else ()
    same = [str(edition.revision) for edition in editions if edition.hash == named.hash]
    if same:
        message = _("The text named in the receipt is that of revision {revision}.")
        yield message.format(revision=_(" and ").join(same))


def _effective(date: str) -> str:
    return in_words(date) if date else _("no date")


def _course(receipt: Receipt, known: Known) -> Iterator[Remark]:
    if not _has_procedure(receipt.edition, known) or known.course_of(receipt) is not None:
        return
    if receipt.course not in known.course_by_id:
        yield Remark(
            "unknown-course",
            _(
                "The handbook has no course “{course}” without errors, so the answers couldn't be "
                "marked again."
            ).format(course=receipt.course),
        )
    else:
        yield Remark(
            "other-course",
            _(
                "The receipt is for another version of the course “{course}”, so the answers "
                "couldn't be marked again. To mark them, use the handbook as it was then."
            ).format(course=receipt.course),
        )


def _early(receipt: Receipt, known: Known | None) -> Iterator[Remark]:
    date, named = receipt.when.date, receipt.edition
    recorded = known.edition_of(receipt) if known is not None else None
    effective = recorded.effective if recorded is not None else named.effective
    first = _first_day(effective)
    if first is not None and date < first:
        yield Remark(
            "before-edition",
            _(
                "The receipt is dated {date}, but revision {revision} of {procedure} is effective "
                "from {effective}."
            ).format(
                date=in_words(date),
                revision=named.revision,
                procedure=named.procedure,
                effective=in_words(effective),
            ),
        )
    course = known.course_of(receipt) if known is not None else None
    if course is not None and course.reviewed and date.isoformat() < course.reviewed:
        yield Remark(
            "before-course",
            _(
                "The receipt is dated {date}, but this version of the course was reviewed on "
                "{reviewed}."
            ).format(date=in_words(date), reviewed=in_words(course.reviewed)),
        )


def _expired(receipt: Receipt, today: datetime.date, known: Known | None) -> Iterator[Remark]:
    course = known.course_by_id.get(receipt.course) if known is not None else None
    if course is None or course.valid_months is None:
        return
    until = months_later(receipt.when.date, course.valid_months)
    if until is not None and today > until:
        message = ngettext(
            "The receipt was valid until {date}. The course has to be taken again every month.",
            "The receipt was valid until {date}. The course has to be taken again every {count} "
            "months.",
            course.valid_months,
        )
        yield Remark("expired", message.format(date=in_words(until), count=course.valid_months))


def among(verified: Mapping[str, Verified]) -> Mapping[str, list[Remark]]:
    """Remarks on receipts that are verified together, each by the name of its file."""
    found: dict[str, list[Remark]] = {name: [] for name in verified}

    def groups(key: Callable[[Verified], Hashable]) -> Iterable[list[str]]:
        by_key: dict[Hashable, list[str]] = defaultdict(list)
        for name, item in verified.items():
            by_key[key(item)].append(name)
        return (names for names in by_key.values() if len(names) > 1)

    for names in groups(lambda item: (item.receipt.id, item.key)):
        for name in names[1:]:
            found[name].append(
                Remark(
                    "repeated",
                    _("The same receipt is in “{file}”. Count it once.").format(file=names[0]),
                )
            )
    for names in groups(lambda item: item.receipt.id):
        for name, other in _others(names, lambda name: verified[name].key):
            found[name].append(
                Remark(
                    "two-keys",
                    _(
                        "The same receipt, signed with another key, is in “{file}”. Only one of "
                        "them can be from the device on which the course was taken."
                    ).format(file=other),
                )
            )
        for name, other in _others(names, lambda name: verified[name].receipt.payload):
            found[name].append(
                Remark(
                    "same-id",
                    _(
                        "A different receipt, in “{file}”, has the same id. That doesn't happen by "
                        "chance."
                    ).format(file=other),
                )
            )
    for names in groups(lambda item: item.receipt.code):
        for name, other in _others(names, lambda name: verified[name].receipt.id):
            found[name].append(
                Remark(
                    "same-code",
                    _(
                        "A different receipt, in “{file}”, has the same code. That doesn't happen "
                        "by chance."
                    ).format(file=other),
                )
            )
    for names in groups(lambda item: (_staff_number(item.receipt), item.receipt.course)):
        for name, other in _others(names, lambda name: verified[name].key):
            if verified[name].receipt.id != verified[other].receipt.id:
                found[name].append(
                    Remark(
                        "other-key",
                        _(
                            "Another receipt for this staff number and course, in “{file}”, is "
                            "signed with another key, so it's from another device or browser."
                        ).format(file=other),
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
