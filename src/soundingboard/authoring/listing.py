"""The handbook as one JSON document, for programs (``schemas/list.json``)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from soundingboard.authoring.compile import procedure_file
from soundingboard.authoring.handbook import Handbook
from soundingboard.engine.codec import Text, as_object
from soundingboard.engine.course import Course
from soundingboard.engine.formats import Count, Hash
from soundingboard.engine.tree import Tree


@as_object("Clause", tolerant=True)
@dataclass(frozen=True, slots=True)
class Clause:
    """A procedure's smallest numbered statement."""

    number: str
    """The clause's number, as in “4.6.a”."""
    title: str
    """A short plain title of the handbook's own."""
    text: str
    """The visible text, NFC, white space collapsed."""
    anchor: Annotated[str, Text(pattern="c-.*")]
    """The id of its heading on the page."""
    hash: Hash
    """SHA-256 of `text` in UTF-8."""
    line: Count
    """Line of its heading in the file."""


@as_object("Procedure", tolerant=True)
@dataclass(frozen=True, slots=True)
class Procedure:
    """A procedure with its clauses."""

    id: str
    """Name of the procedure's file without its ending."""
    title: str
    """The title as printed."""
    number: str
    """The document's own number; empty where it has none."""
    short: str
    """What staff call it."""
    board: str
    """Whose procedure it is; empty where the document does not say."""
    revision: Count
    """Counts this handbook's editions of the procedure."""
    hash: Hash
    """SHA-256 over the lines “number hash” of its clauses."""
    path: str
    """The page's file, from the handbook's root."""
    clauses: tuple[Clause, ...]


@as_object("Handbook listing", tolerant=True)
@dataclass(frozen=True, slots=True)
class Listing:
    """What `soundingboard list --json` prints.

    Every procedure with its clauses, and every tree and course without errors. Members may be
    added; none is renamed or removed.
    """

    procedures: tuple[Procedure, ...]
    trees: tuple[Tree, ...]
    courses: tuple[Course, ...]


def listing(handbook: Handbook) -> Listing:
    """Procedures with their clauses, and the trees and courses that have no error."""
    return Listing(
        tuple(map(_procedure, handbook.procedures.values())),
        tuple(handbook.trees.values()),
        tuple(handbook.courses.values()),
    )


def _procedure(procedure: procedure_file.Procedure) -> Procedure:
    fields = procedure.fields
    return Procedure(
        id=procedure.id,
        title=procedure.title,
        number=fields["number"],
        short=procedure.short,
        board=fields["board"],
        revision=fields["revision"],
        hash=procedure.hash,
        path=procedure.path,
        clauses=tuple(
            Clause(item.number, item.title, item.text, item.anchor, item.hash, item.line)
            for item in procedure.clauses
        ),
    )
