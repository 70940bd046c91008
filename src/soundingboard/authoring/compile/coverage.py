"""What a procedure is silent on, and which of its clauses decide nothing: its front matter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.source.fields import Field, bad_field, records
from soundingboard.authoring.source.source_file import Source, is_tree_name
from soundingboard.authoring.wording import N_, translated
from soundingboard.engine.tree import Contact

NOT_COVERED, DECIDES_NOTHING = "not-covered", "decides-nothing"

FIELDS: Mapping[str, Field] = {
    NOT_COVERED: Field(records("slug", "title", "note", "nearest", "ask", "clause"), default=()),
    DECIDES_NOTHING: Field(records("clauses", "reason")),
}


@dataclass(frozen=True, slots=True)
class NotCovered:
    """A decision, by its slug, that a procedure doesn't cover.

    ``title`` is its question; it is empty where that is the title of other procedures' trees.
    ``nearest`` are the numbers of the clauses that come nearest to it. ``ask`` is whom the
    procedure's text says to ask about it, ``None`` where it names nobody.
    """

    slug: str
    title: str = ""
    note: str = ""
    nearest: tuple[str, ...] = ()
    ask: Contact | None = None

    @property
    def clauses(self) -> tuple[str, ...]:
        """The numbers of the clauses that the entry names."""
        return (*self.nearest, *((self.ask.clause,) if self.ask else ()))


@dataclass(frozen=True)
class Coverage:
    """What a procedure's front matter says of its reach.

    ``not_covered`` is keyed by slug. ``decides_nothing`` gives the reason why a clause, by its
    number, decides nothing for staff. ``complete`` is whether the author accounts for every
    clause: the field is there, even if it is empty. ``lines`` gives the line of each field.
    """

    not_covered: Mapping[str, NotCovered]
    decides_nothing: Mapping[str, str]
    complete: bool
    lines: Mapping[str, int]


NOTHING = Coverage({}, {}, complete=False, lines={})
"""The coverage of a procedure whose author says nothing of it."""


def read_coverage(source: Source, values: Mapping[str, Any]) -> tuple[Coverage, list[Problem]]:
    """The coverage in the front-matter *values* of *source*, and every problem with it."""
    problems = []
    silent: dict[str, NotCovered] = {}
    for entry in values[NOT_COVERED]:
        slug, who, clause = entry.get("slug", ""), entry.get("ask", ""), entry.get("clause", "")
        nearest = _numbers(entry["nearest"]) if "nearest" in entry else ()
        for wrong, expected in (
            (slug in silent or not is_tree_name(slug), _SLUG),
            (bool(who) != bool(clause), _ASK),
            (not all(nearest) or len(set(nearest)) < len(nearest), _NEAREST),
        ):
            if wrong:
                problems.append(
                    bad_field(source, NOT_COVERED, translated(expected), translated(_SILENT))
                )
                break
        else:
            ask = Contact(who, clause) if who else None
            silent[slug] = NotCovered(
                slug, entry.get("title", ""), entry.get("note", ""), nearest, ask
            )
    idle: dict[str, str] = {}
    for entry in values[DECIDES_NOTHING] or ():
        numbers = _numbers(entry.get("clauses", ""))
        again = len({*idle, *numbers}) < len(idle) + len(numbers)
        if again or not all(numbers) or "reason" not in entry:
            problems.append(
                bad_field(source, DECIDES_NOTHING, translated(_IDLE), translated(_NO_DECISION))
            )
            continue
        idle.update(dict.fromkeys(numbers, entry["reason"]))
    lines = {name: source.field_lines.get(name, 1) for name in FIELDS}
    return Coverage(silent, idle, values[DECIDES_NOTHING] is not None, lines), problems


def _numbers(listed: str) -> tuple[str, ...]:
    return tuple(number.strip() for number in listed.split(","))


_SLUG = N_(
    "entries that have a “slug” of their own, in lower-case letters, digits and single hyphens"
)
_ASK = N_("entries that have both “ask” and “clause”, or neither")
_NEAREST = N_("entries that list each clause once in “nearest”")
_IDLE = N_("entries that have a “reason”, and “clauses” that no other entry has")
_SILENT = N_('[{slug: follow-request, nearest: "1.1, 1.2"}]')
_NO_DECISION = N_('[{clauses: "1.1, 1.2", reason: Background}]')
