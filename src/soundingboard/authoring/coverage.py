"""What a procedure is silent on, and which of its clauses decide nothing: its front matter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from soundingboard.authoring.fields import Field, bad_field, records
from soundingboard.authoring.problem import Problem
from soundingboard.authoring.source import Source
from soundingboard.engine.tree import Contact

NOT_COVERED, DECIDES_NOTHING = "not-covered", "decides-nothing"

FIELDS: Mapping[str, Field] = {
    NOT_COVERED: Field(records("slug", "ask", "clause", "note"), default=()),
    DECIDES_NOTHING: Field(records("clauses", "reason")),
}


@dataclass(frozen=True, slots=True)
class NotCovered:
    """A decision, by its slug, that a procedure doesn't cover.

    ``ask`` is whom its text says to ask about it, ``None`` where it names nobody.
    """

    slug: str
    ask: Contact | None = None
    note: str = ""


@dataclass(frozen=True)
class Coverage:
    """What a procedure's front matter says of its reach.

    ``not_covered`` is keyed by slug. ``decides_nothing`` gives the reason why a clause, by its
    number, decides nothing for staff. ``complete`` tells that the author accounts for every
    clause: the field is there, be it empty. ``lines`` gives the line of each field.
    """

    not_covered: Mapping[str, NotCovered]
    decides_nothing: Mapping[str, str]
    complete: bool
    lines: Mapping[str, int]


NOTHING = Coverage({}, {}, complete=False, lines={})
"""The coverage of a procedure whose author says nothing of it."""


def read_coverage(source: Source, values: Mapping[str, Any]) -> tuple[Coverage, list[Problem]]:
    """The coverage that the front-matter *values* of *source* tell, and every problem with it."""
    problems = []
    silent: dict[str, NotCovered] = {}
    for entry in values[NOT_COVERED]:
        slug, who, clause = entry.get("slug", ""), entry.get("ask", ""), entry.get("clause", "")
        if not slug or slug in silent or bool(who) != bool(clause):
            problems.append(bad_field(source, NOT_COVERED, _SILENT))
            continue
        ask = Contact(who, clause) if who else None
        silent[slug] = NotCovered(slug, ask, entry.get("note", ""))
    idle: dict[str, str] = {}
    for entry in values[DECIDES_NOTHING] or ():
        numbers = [number.strip() for number in entry.get("clauses", "").split(",")]
        again = len({*idle, *numbers}) < len(idle) + len(numbers)
        if again or not all(numbers) or "reason" not in entry:
            problems.append(bad_field(source, DECIDES_NOTHING, _IDLE))
            continue
        idle.update(dict.fromkeys(numbers, entry["reason"]))
    lines = {name: source.field_lines.get(name, 1) for name in FIELDS}
    return Coverage(silent, idle, values[DECIDES_NOTHING] is not None, lines), problems


_SILENT = (
    "a list of entries, each with a “slug” of its own; “ask” and “clause” stand together or not "
    "at all"
)
_IDLE = (
    "a list of entries, each with “clauses”, such as “1.1, 1.2”, that no other entry has, and a "
    "“reason”"
)
