"""Which clauses changed between two states of a handbook, and which files cite them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from soundingboard.authoring.compile.course_file import CourseFile
from soundingboard.authoring.compile.procedure_file import Procedure, anchor
from soundingboard.authoring.compile.situations_file import SituationsFile
from soundingboard.authoring.compile.tree_file import TreeFile
from soundingboard.authoring.compile.trees_page import TreesPage
from soundingboard.authoring.handbook import Handbook
from soundingboard.engine.editions import moved


class ClauseState(StrEnum):
    """What became of a clause."""

    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class ClauseDiff:
    """A clause of a procedure that is not the same in two states.

    ``before`` and ``after`` are its texts, empty where there was none. One that moved has the same
    text under the number ``to``. ``trees``, ``courses`` and ``pages`` are those that cite it in
    either state, by id and by path; ``stale`` is whether one of them cites in the later state
    what is other text now, or none.
    """

    procedure: str
    short: str
    number: str
    state: ClauseState
    before: str = ""
    after: str = ""
    to: str = ""
    trees: tuple[str, ...] = ()
    courses: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    stale: bool = False


def clause_diffs(before: Handbook, after: Handbook) -> tuple[ClauseDiff, ...]:
    """Every clause that changed, procedure by procedure, in the order of the later state.

    A procedure that only one of the states has is not compared.
    """
    return tuple(_diffs(before, after))


def _diffs(before: Handbook, after: Handbook) -> Iterator[ClauseDiff]:
    for key in sorted(before.procedures.keys() & after.procedures.keys()):
        was, now = before.procedures[key], after.procedures[key]
        if was.hash != now.hash:
            cited = _Cited(before, after, key)
            yield from (cited.by(diff) for diff in _of_procedure(was, now))


def _of_procedure(was: Procedure, now: Procedure) -> Iterator[ClauseDiff]:
    old = {clause.number: clause for clause in was.clauses}
    new = {clause.number: clause for clause in now.clauses}
    elsewhere = moved(was.hashes, now.hashes)
    arrived = set(elsewhere.values())
    for number in dict.fromkeys((*new, *old)):
        here, there = old.get(number), new.get(number)
        if here is not None and number in elsewhere:
            yield ClauseDiff(
                now.id,
                now.short,
                number,
                ClauseState.MOVED,
                before=here.text,
                after=here.text,
                to=elsewhere[number],
            )
        elif here is not None and there is not None and here.hash != there.hash:
            yield ClauseDiff(now.id, now.short, number, ClauseState.CHANGED, here.text, there.text)
        elif here is not None and there is None:
            yield ClauseDiff(now.id, now.short, number, ClauseState.GONE, here.text)
        elif here is None and there is not None and number not in arrived:
            yield ClauseDiff(now.id, now.short, number, ClauseState.NEW, after=there.text)


class _Cited:
    """Who cites which clause of a procedure, in two states."""

    def __init__(self, before: Handbook, after: Handbook, procedure: str) -> None:
        self._before = _citing(before, procedure)
        self._after = _citing(after, procedure)

    def by(self, diff: ClauseDiff) -> ClauseDiff:
        """*diff* with the files that cite it."""
        own = anchor(diff.number)
        still = self._after.get(own, {})
        followed = self._after.get(anchor(diff.to), {}) if diff.to else {}
        kinds = {**self._before.get(own, {}), **followed, **still}
        return replace(
            diff,
            trees=tuple(sorted(key for key, kind in kinds.items() if kind == "tree")),
            courses=tuple(sorted(key for key, kind in kinds.items() if kind == "course")),
            pages=tuple(sorted(key for key, kind in kinds.items() if kind == "page")),
            stale=bool(still) or (diff.state is not ClauseState.MOVED and bool(kinds)),
        )


def _citing(handbook: Handbook, procedure: str) -> Mapping[str, dict[str, str]]:
    """By a clause's anchor: the files that cite it, each with its kind."""
    found: dict[str, dict[str, str]] = {}
    files: list[tuple[str, str, TreeFile | CourseFile | TreesPage | SituationsFile]] = [
        *((f.id, "tree", f) for f in handbook.tree_files.values()),
        *((f.id, "course", f) for f in handbook.course_files.values()),
        *((f.path, "page", f) for f in handbook.trees_pages.values()),
        *((f.path, "page", f) for f in handbook.situations.values()),
    ]
    for key, kind, file in files:
        if file.procedure == procedure:
            for cite in file.cites:
                found.setdefault(cite.anchor, {})[key] = kind
    return found
