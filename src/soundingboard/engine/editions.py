"""Editions: which clauses of a procedure changed since somebody acknowledged it.

The ledger holds every edition of every procedure with the hashes of its clauses, and the text of
each clause once. Its JSON form is fixed by ``schemas/editions.json`` (JSON Schema 2020-12).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Annotated, ClassVar

from soundingboard.engine.codec import OMITTED, Entries, Items, OneOf, Text, as_object
from soundingboard.engine.formats import Count, Dated, Day, Filled, Hash

FORMAT = 1
"""Version of the ledger's form; raised when an old reader could misread a new ledger."""

MAJOR, MINOR = "major", "minor"
KINDS = (MAJOR, MINOR)
"""A major edition asks people to acknowledge again; a minor one resets nobody."""


@as_object("Edition")
@dataclass(frozen=True, slots=True)
class Edition:
    """A procedure's text as published."""

    revision: Count
    """The `revision` in the procedure's front matter."""
    kind: Annotated[str, OneOf(*KINDS)]
    """A major edition asks for a new acknowledgment of what it changed; a minor one doesn't."""
    effective: Dated
    """Date or month from which the edition applies.

    For the first one: as the document has it, effective, else adopted, else issued; empty where it
    has none.
    """
    hash: Hash
    """SHA-256 over the lines “number hash” of its clauses, in the procedure's order."""
    clauses: Annotated[Mapping[str, Hash], Entries(least=1)]
    """By number: SHA-256 of the clause's visible text (NFC, white space collapsed)."""
    directing: Annotated[tuple[Filled, ...], Items(unique=True)]
    """Numbers of the clauses that an outcome or a course cites, in the procedure's order.

    The others decide nothing.
    """
    dated: Annotated[Dated | None, OMITTED] = None
    """The document's own date when the edition was recorded.

    The same as `effective` where it is missing.
    """
    recorded: Annotated[Day, OMITTED] = ""
    """The day on which the edition was recorded.

    Trees and courses reviewed before it are to be reviewed again if a clause that they cite
    changed. Entries of older ledgers have none.
    """
    citing: Annotated[Mapping[str, Hash], OMITTED] = field(default_factory=dict)
    """By path: SHA-256 of each tree, course or index that cited the procedure that day.

    One that still reads the same has not been reviewed since.
    """

    @property
    def document_date(self) -> str:
        """The date that the document had when the edition was recorded, or empty."""
        return self.effective if self.dated is None else self.dated


@dataclass(frozen=True, slots=True)
class ClauseChanges:
    """Clauses that read otherwise, came, or went, by number."""

    changed: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changed or self.new or self.gone)


@dataclass(frozen=True, slots=True)
class Wording:
    """What a clause said before and says now."""

    before: str
    now: str


@as_object("Ledger of editions")
@dataclass(frozen=True, slots=True)
class Ledger:
    """Every edition of every procedure with the hashes of its clauses.

    It shows which clauses changed since somebody acknowledged a procedure. `soundingboard edition`
    adds to it; nothing is ever taken out.
    """

    format: ClassVar[int] = FORMAT
    """Version of this form. A reader refuses any other."""
    procedures: Mapping[str, Annotated[tuple[Edition, ...], Items(least=1)]] = field(
        default_factory=dict
    )
    """By the procedure's id: its editions, oldest first, revisions rising."""
    texts: Annotated[Mapping[str, Filled], Entries(names=Text(pattern="[0-9a-f]{64}")), OMITTED] = (
        field(default_factory=dict)
    )
    """The texts of clauses, each once, by their hash: what an older edition said.

    Ledgers of before texts were kept have none, and neither has the copy that a site publishes.
    """

    def validate(self) -> None:
        """Compare texts with their hashes, and revisions with each other.

        Raises:
            ValueError: a text has another hash, or revisions don't rise.
        """
        for found, words in self.texts.items():
            if hashlib.sha256(words.encode()).hexdigest() != found:
                raise ValueError(
                    f"expected the text whose hash is “{found[:12]}…”, found “{words[:60]}”"
                )
        for procedure_id, editions in self.procedures.items():
            for before, after in pairwise(editions):
                if after.revision <= before.revision:
                    raise ValueError(
                        f"expected rising revisions of “{procedure_id}”, found "
                        f"{after.revision} after {before.revision}"
                    )

    def editions(self, procedure_id: str) -> tuple[Edition, ...]:
        """The editions of one procedure, oldest first; none if it is not on record."""
        return self.procedures.get(procedure_id, ())

    def newest(self, procedure_id: str) -> Edition | None:
        """The newest edition of one procedure, or ``None``."""
        editions = self.editions(procedure_id)
        return editions[-1] if editions else None


def changes(before: Mapping[str, str], after: Mapping[str, str]) -> ClauseChanges:
    """How the clauses of two editions differ, each by number and hash."""
    return ClauseChanges(
        changed=tuple(n for n, found in after.items() if n in before and before[n] != found),
        new=tuple(number for number in after if number not in before),
        gone=tuple(number for number in before if number not in after),
    )


def moved(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, str]:
    """The clauses of *before* that have another number in *after*, with that number.

    A clause has moved if its text, known by its hash, is no longer under its own number, and is
    under one other number where it was not before. Where several have the text, which of them it
    was cannot be known, and it is left out.
    """
    places: dict[str, list[str]] = {}
    for number, found in after.items():
        if before.get(number) != found:
            places.setdefault(found, []).append(number)
    return {
        number: places[found][0]
        for number, found in before.items()
        if after.get(number) != found and len(places.get(found, ())) == 1
    }


def above(number: str) -> Iterator[str]:
    """The numbers over *number*, nearest first: a clause of one of them leads in to it.

    What 1.2.3 asks of whom depends on what 1.2 says.
    """
    while "." in number:
        number = number.rpartition(".")[0]
        yield number


def deciding(edition: Edition) -> tuple[str, ...]:
    """The directing clauses of *edition*, and those that lead in to them, in its order."""
    found = {*edition.directing}
    for number in edition.directing:
        found.update(above(number))
    return tuple(number for number in edition.clauses if number in found)


def outdated(ledger: Ledger, procedure_id: str, revision: int, hash_: str) -> tuple[str, ...]:
    """The deciding clauses that somebody who acknowledged that edition has to read again.

    These are the clauses that decided something before or after a major edition newer than theirs,
    changed in it, and still read otherwise than they did then. An edition that is not on record
    counts as one of which every clause has changed, unless its revision is newer than the newest on
    record: then it is the ledger that is old. Empty when nothing has to be read again.
    """
    editions = ledger.editions(procedure_id)
    if not editions or revision > editions[-1].revision:
        return ()
    newest = editions[-1]
    own = next((e for e in editions if (e.revision, e.hash) == (revision, hash_)), None)
    if own is None:
        return newest.directing
    later = [own, *(edition for edition in editions if edition.revision > revision)]
    found: dict[str, None] = {}
    for before, after in pairwise(later):
        if after.kind != MAJOR:
            continue
        differing = changes(before.clauses, after.clauses)
        touched = {*differing.changed, *differing.new, *differing.gone}
        for number in (*deciding(after), *deciding(before)):
            if number in touched and own.clauses.get(number) != newest.clauses.get(number):
                found[number] = None
    return tuple(found)


def wordings(ledger: Ledger, procedure_id: str, revision: int, hash_: str) -> dict[str, Wording]:
    """The deciding clauses that somebody who acknowledged that edition has to read again.

    Each has its text then and its text now, which are empty where there was no such clause, or
    where the ledger has no text of it.
    """
    editions = ledger.editions(procedure_id)
    own = next((e for e in editions if (e.revision, e.hash) == (revision, hash_)), None)
    then = own.clauses if own is not None else {}
    return {
        number: Wording(
            ledger.texts.get(then.get(number, ""), ""),
            ledger.texts.get(editions[-1].clauses.get(number, ""), ""),
        )
        for number in outdated(ledger, procedure_id, revision, hash_)
    }


def of_procedure(ledger: Ledger, procedure_id: str) -> Ledger:
    """*ledger* as a course's page needs it: one procedure, and the texts that anybody compares."""
    editions = ledger.editions(procedure_id)
    found = {
        clauses.get(number, "")
        for edition in editions
        for number in outdated(ledger, procedure_id, edition.revision, edition.hash)
        for clauses in (edition.clauses, editions[-1].clauses)
    }
    texts = {key: words for key, words in ledger.texts.items() if key in found}
    return Ledger({procedure_id: editions} if editions else {}, texts)


def for_readers(ledger: Ledger) -> Ledger:
    """*ledger* as readers' browsers need it: without texts and without authors' files."""
    return Ledger(
        {
            procedure_id: tuple(replace(edition, citing={}) for edition in editions)
            for procedure_id, editions in ledger.procedures.items()
        }
    )
