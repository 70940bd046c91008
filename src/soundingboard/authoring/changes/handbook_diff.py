"""What changed between two versions of a handbook, tree by tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from soundingboard.authoring.handbook import Handbook
from soundingboard.authoring.wording import _
from soundingboard.engine.difference import Difference, Kind, difference, renamed
from soundingboard.engine.shared_answers import Undecided
from soundingboard.engine.tree import Tree


class State(StrEnum):
    """What became of a tree."""

    ADDED = "added"
    REMOVED = "removed"
    COMPARED = "compared"
    UNDECIDED = "undecided"
    BROKEN = "broken"
    WITHDRAWN = "withdrawn"
    RETURNED = "no longer withdrawn"


@dataclass(frozen=True, slots=True)
class TreeDiff:
    """One tree in two states.

    ``difference`` is given for trees that were compared. ``reworded`` are ids of questions and
    outcomes that say the same in other words; ``gone`` and ``new`` those that no ``formerly``
    connects; ``note`` says why a tree could not be compared, or was withdrawn. ``tree`` is the tree
    that was added or removed, if it has no errors.
    """

    id: str
    title: str
    state: State
    difference: Difference | None = None
    reworded: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    note: str = ""
    tree: Tree | None = None

    @property
    def kind(self) -> Kind | None:
        """The direction of the change, for trees that were compared."""
        return self.difference.kind if self.difference is not None else None

    @property
    def unchanged(self) -> bool:
        """Whether nothing at all changed that a reader could see."""
        return (
            self.difference is not None
            and not self.difference.changes
            and not (self.reworded or self.gone or self.new)
        )

    @property
    def answers_otherwise(self) -> bool:
        """Whether some answers may lead to another verdict than before."""
        return self.state is not State.COMPARED or self.kind is not Kind.EQUIVALENT


def handbook_diff(before: Handbook, after: Handbook) -> tuple[TreeDiff, ...]:
    """Every tree of either handbook, in sorted order."""
    return tuple(_diffs(before, after))


def _diffs(before: Handbook, after: Handbook) -> Iterator[TreeDiff]:
    for key in sorted(before.tree_files.keys() | after.tree_files.keys()):
        old_file, new_file = before.tree_files.get(key), after.tree_files.get(key)
        titled = new_file or old_file
        title = titled.title if titled is not None else key
        if old_file is None:
            yield TreeDiff(key, title, State.ADDED, tree=new_file.tree if new_file else None)
        elif new_file is None:
            yield TreeDiff(key, title, State.REMOVED, tree=old_file.tree)
        elif new_file.withdrawn and not old_file.withdrawn:
            yield TreeDiff(key, title, State.WITHDRAWN, note=new_file.withdrawn)
        elif old_file.withdrawn and not new_file.withdrawn:
            yield TreeDiff(key, title, State.RETURNED)
        elif old_file.tree is None or new_file.tree is None:
            yield TreeDiff(
                key, title, State.BROKEN, note=errors_note(earlier=old_file.tree is None)
            )
        else:
            yield _compare(old_file.tree, new_file.tree)


def errors_note(*, earlier: bool) -> str:
    """Why two versions can't be compared: the *earlier* or the later one has errors."""
    return _("the earlier version has errors") if earlier else _("the later version has errors")


def _compare(before: Tree, after: Tree) -> TreeDiff:
    old = renamed(before, after.formerly)
    was, now = _words(old), _words(after)
    gone = tuple(item for item in was if item not in now)
    new = tuple(item for item in now if item not in was)
    reworded = tuple(item for item in now if item in was and was[item] != now[item])
    try:
        found = difference(before, after)
    except Undecided as error:
        return TreeDiff(
            after.id, after.title, State.UNDECIDED, None, reworded, gone, new, str(error)
        )
    return TreeDiff(after.id, after.title, State.COMPARED, found, reworded, gone, new)


def _words(tree: Tree) -> Mapping[str, object]:
    """What each node says, apart from where its answers lead and which clauses it cites."""
    questions = {
        question.id: (
            question.text,
            question.help,
            sorted((answer.text, answer.hint) for answer in question.answers),
        )
        for question in tree.questions
    }
    outcomes = {item.id: (item.title, item.reason, item.steps) for item in tree.outcomes}
    return {**questions, **outcomes}
