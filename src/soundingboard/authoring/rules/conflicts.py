"""Contradictions among the trees of a procedure, unless their authors declare them intended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TypeVar

from soundingboard.authoring.compile.examples import told
from soundingboard.authoring.compile.tree_file import TreeFile
from soundingboard.authoring.problems.problem import Problem, did_you_mean
from soundingboard.engine.contradictions import Contradiction, contradictions
from soundingboard.engine.shared_answers import Undecided
from soundingboard.engine.tree import Tree

Pair = TypeVar("Pair")


def conflict_problems(files: Sequence[TreeFile]) -> Iterator[Problem]:
    """Problems of *files*, the trees of one procedure, taken two by two."""
    sound = {file.slug: file for file in files if file.tree is not None}
    intended = {
        frozenset([file.slug, entry.get("with", "")])
        for file in sound.values()
        for entry in file.fields["intended"]
    }
    used: set[frozenset[str]] = set()
    undecided: list[Undecided] = []
    contradicting: list[Contradiction] = []
    for found in contradictions([file.tree for file in sound.values() if file.tree is not None]):
        if not isinstance(found, Contradiction):
            undecided.append(found)
            continue
        pair = frozenset([found.permits.tree.slug, found.forbids.tree.slug])
        if pair in intended:
            used.add(pair)
        elif not _worded_otherwise(found.permits.tree, found.forbids.tree):
            contradicting.append(found)
    yield from _contradictions(sound, contradicting, [file.slug for file in files])
    yield from _undecided(sound, undecided)
    broken = {file.slug for file in files} - sound.keys()
    for file in sound.values():
        yield from _bad_declarations(file, sound, used, broken)


def _worded_otherwise(first: Tree, second: Tree) -> bool:
    """Whether the two word a question differently: a problem of its own, reported elsewhere.

    Until it is fixed, what they have in common is not known.
    """
    return any(
        (question.text, {answer.text for answer in question.answers})
        != (other.text, {answer.text for answer in other.answers})
        for question in first.questions
        if (other := second.question_by_id.get(question.id)) is not None
    )


def _contradictions(
    files: Mapping[str, TreeFile], found: Sequence[Contradiction], slugs: Collection[str]
) -> Iterator[Problem]:
    """One problem for each outcome at odds with others, most of them first.

    An outcome that several trees contradict is more likely to be wrong than each of them. If
    two contradict only each other, the problem is reported in the tree reviewed last. One that is
    declared under a name that none of *slugs* is may be declared under the tree's old name.
    """
    for (slug, outcome), group in _odd_ones(
        found,
        lambda item: [
            (walk.tree.slug, walk.end.id, walk.tree.reviewed)
            for walk in (item.permits, item.forbids)
        ],
    ):
        sides = {walk.tree.slug for item in group for walk in (item.permits, item.forbids)}
        declared = (
            f"{files[side].path}:{files[side].field_lines['intended']}"
            for side in sorted(sides)
            if any(entry.get("with") not in slugs for entry in files[side].fields["intended"])
        )
        yield replace(_contradiction(files, slug, outcome, group), cause=next(declared, ""))


def _contradiction(
    files: Mapping[str, TreeFile], slug: str, outcome: str, group: Sequence[Contradiction]
) -> Problem:
    first = group[0]
    here, there = first.permits, first.forbids
    permitted, forbidden = "permitted here", "forbidden in"
    if (here.tree.slug, here.end.id) != (slug, outcome):
        here, there = there, here
        permitted, forbidden = "forbidden here", "permitted in"
    others = [item.permits if item.permits.tree.slug != slug else item.forbids for item in group]
    more = dict.fromkeys(walk.tree.id for walk in others if walk.tree is not there.tree)
    and_more = f". The same holds of {', '.join(more)}" if more else ""
    return Problem(
        files[slug].path,
        files[slug].lines[outcome],
        "contradiction",
        f"one case is {permitted} and {forbidden} {there.tree.id}, both by clause "
        f"{', '.join(first.clauses)}. Here: {told(here)}. There: {told(there)}{and_more}",
        "Correct one of them; if they are two cases, ask in both trees what tells them apart, "
        "with the same heading and labels; or declare it in the front matter: "
        f"intended: [{{with: {there.tree.slug}, reason: …}}].",
    )


def _undecided(files: Mapping[str, TreeFile], found: Sequence[Undecided]) -> Iterator[Problem]:
    for (slug, _), group in _odd_ones(
        found,
        lambda item: [(tree.slug, "", tree.reviewed) for tree in (item.first, item.second)],
    ):
        rest = [tree.id for item in group[1:] for tree in (item.first, item.second)]
        more = ", ".join(item for item in rest if not item.endswith(f"/{slug}"))
        and_more = f". The same holds of {more}" if more else ""
        yield Problem(
            files[slug].path, 1, "undecided", f"{group[0]}{and_more}", "Compare them by hand."
        )


def _odd_ones(
    found: Sequence[Pair], sides: Callable[[Pair], Sequence[tuple[str, str, str]]]
) -> Iterator[tuple[tuple[str, str], list[Pair]]]:
    """Every pair once, with the side that is in the most pairs, and those first.

    *sides* gives the two sides of a pair: a tree's slug, a place in it, and the date of the tree's
    review, by which the later one is taken if they are in as many; then the first.
    """
    left = list(found)
    while left:
        counts = Counter(side for pair in left for side in sides(pair))
        listed = [side for pair in left for side in sides(pair)]
        odd = max(dict.fromkeys(listed), key=lambda side: (counts[side], side[2]))
        yield odd[:2], [pair for pair in left if odd in sides(pair)]
        left = [pair for pair in left if odd not in sides(pair)]


def _bad_declarations(
    file: TreeFile,
    sound: Mapping[str, TreeFile],
    used: set[frozenset[str]],
    broken: Collection[str],
) -> Iterator[Problem]:
    line = file.field_lines.get("intended", 1)
    for entry in file.fields["intended"]:
        other = entry.get("with", "")
        if not entry.get("reason"):
            yield Problem(
                file.path,
                line,
                "bad-field",
                f"“intended” gives no reason for “{other}”",
                "Say why the two may differ: “reason: …”.",
            )
        if other in broken:
            continue  # What it contradicts is not known before it is fixed.
        if other not in sound:
            yield Problem(
                file.path,
                line,
                "bad-field",
                f"“intended” names the tree “{other}”, which this procedure does not have",
                did_you_mean(other, sound.keys() - {file.slug}, "Name a tree of this procedure."),
                cause=str(PurePosixPath(file.path).with_name(f"{other}.md")),
            )
        elif frozenset([file.slug, other]) not in used:
            yield Problem(
                file.path,
                line,
                "idle-intended",
                f"“intended” names “{other}”, and the two do not contradict each other",
                "Take the declaration out.",
            )
