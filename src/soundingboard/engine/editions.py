"""Editions: which clauses of a procedure changed since somebody acknowledged it.

The ledger holds every edition of every procedure with the hashes of its clauses, and the text of
each clause once. Its JSON form is fixed by ``schemas/editions.json`` (JSON Schema 2020-12).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

FORMAT = 1
"""Version of the ledger's form; raised when an old reader could misread a new ledger."""

MAJOR, MINOR = "major", "minor"
KINDS = (MAJOR, MINOR)
"""A major edition asks people to acknowledge again; a minor one resets nobody."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A procedure's text as published.

    ``effective`` is the date or month from which it applies, or empty; ``hash`` that of the
    procedure, ``clauses`` those of its clauses by number. ``directing`` are the clauses that an
    outcome or a course cites, in the procedure's order: the others decide nothing.

    ``dated`` is the date that the document itself had then, ``recorded`` the day on which the
    edition was recorded, and ``citing`` the hash of each file that cited the procedure on that day,
    by path. Entries of older ledgers have none of these.
    """

    revision: int
    kind: str
    effective: str
    hash: str
    clauses: Mapping[str, str]
    directing: tuple[str, ...]
    dated: str | None = None
    recorded: str = ""
    citing: Mapping[str, str] = field(default_factory=dict)

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


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every edition on record: by the procedure's id, oldest first, revisions rising.

    ``texts`` holds the texts of clauses by their hash; older ledgers have none.
    """

    procedures: Mapping[str, tuple[Edition, ...]] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)

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
    return Ledger({procedure_id: editions}, texts)


def to_json(ledger: Ledger) -> dict[str, Any]:
    """*ledger* as ``schemas/editions.json`` describes it."""
    texts = {"texts": dict(sorted(ledger.texts.items()))} if ledger.texts else {}
    return {
        "format": FORMAT,
        "procedures": {
            procedure_id: [_edition_json(edition) for edition in editions]
            for procedure_id, editions in ledger.procedures.items()
        },
        **texts,
    }


def for_readers(ledger: Ledger) -> Ledger:
    """*ledger* as readers' browsers need it: without texts and without authors' files."""
    return Ledger(
        {
            procedure_id: tuple(replace(edition, citing={}) for edition in editions)
            for procedure_id, editions in ledger.procedures.items()
        }
    )


def from_json(data: Mapping[str, Any]) -> Ledger:
    """The ledger that :func:`to_json` wrote.

    Raises:
        ValueError: another format, a part that is missing or of the wrong kind, revisions that
            do not rise, or a text whose hash is another.
    """
    try:
        if data["format"] != FORMAT:
            raise ValueError(f"ledger format {data['format']!r} is not {FORMAT}")
        ledger = Ledger(
            {
                _text(procedure_id): tuple(_edition(item) for item in editions)
                for procedure_id, editions in data["procedures"].items()
            },
            {_text(found): _text(words) for found, words in data.get("texts", {}).items()},
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a ledger of editions: {error!r}") from error
    for found, words in ledger.texts.items():
        if hashlib.sha256(words.encode()).hexdigest() != found:
            raise ValueError(f"the text “{words[:60]}” does not have the hash “{found[:12]}…”")
    for procedure_id, editions in ledger.procedures.items():
        for before, after in pairwise(editions):
            if after.revision <= before.revision:
                raise ValueError(
                    f"“{procedure_id}”: revision {after.revision} stands after {before.revision}"
                )
    return ledger


def _edition_json(edition: Edition) -> dict[str, Any]:
    return {
        "revision": edition.revision,
        "kind": edition.kind,
        "effective": edition.effective,
        "hash": edition.hash,
        "clauses": dict(edition.clauses),
        "directing": list(edition.directing),
        **({"dated": edition.dated} if edition.dated is not None else {}),
        **({"recorded": edition.recorded} if edition.recorded else {}),
        **({"citing": dict(edition.citing)} if edition.citing else {}),
    }


def _edition(data: Mapping[str, Any]) -> Edition:
    revision = data["revision"]
    if not isinstance(revision, int) or isinstance(revision, bool) or revision < 1:
        raise TypeError(f"{revision!r} is no revision")
    if data["kind"] not in KINDS:
        raise TypeError(f"{data['kind']!r} is no kind of edition")
    if not isinstance(data["directing"], list):
        raise TypeError(f"{data['directing']!r} isn't a list")
    return Edition(
        revision=revision,
        kind=data["kind"],
        effective=_text(data["effective"]),
        hash=_text(data["hash"]),
        clauses={_text(number): _text(found) for number, found in data["clauses"].items()},
        directing=tuple(_text(number) for number in data["directing"]),
        dated=_text(data["dated"]) if "dated" in data else None,
        recorded=_text(data.get("recorded", "")),
        citing={_text(path): _text(found) for path, found in data.get("citing", {}).items()},
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} isn't text")
    return value
