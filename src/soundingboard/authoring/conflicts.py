"""Contradictions among the trees of a procedure, unless their authors declare them intended."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from soundingboard.authoring.examples import told
from soundingboard.authoring.problem import Problem, did_you_mean
from soundingboard.authoring.tree_file import TreeFile
from soundingboard.engine.contradictions import Contradiction, contradictions


def conflict_problems(files: Sequence[TreeFile]) -> Iterator[Problem]:
    """Problems of *files*, the trees of one procedure, taken two by two."""
    sound = {file.slug: file for file in files if file.tree is not None}
    intended = {
        frozenset([file.slug, entry.get("with", "")])
        for file in sound.values()
        for entry in file.fields["intended"]
    }
    used: set[frozenset[str]] = set()
    for found in contradictions([file.tree for file in sound.values() if file.tree is not None]):
        if not isinstance(found, Contradiction):
            yield Problem(
                sound[found.first.slug].path, 1, "undecided", str(found), "Compare them by hand."
            )
            continue
        pair = frozenset([found.permits.tree.slug, found.forbids.tree.slug])
        if pair in intended:
            used.add(pair)
            continue
        yield _contradiction(sound, found)
    for file in sound.values():
        yield from _bad_declarations(file, sound, used)


def _contradiction(files: Mapping[str, TreeFile], found: Contradiction) -> Problem:
    file = files[found.permits.tree.slug]
    clauses = ", ".join(found.clauses)
    return Problem(
        file.path,
        file.lines[found.permits.end.id],
        "contradiction",
        f"one situation is permitted here and forbidden in {found.forbids.tree.id}, both by "
        f"clause {clauses}. Here: {told(found.permits)}. There: {told(found.forbids)}",
        "Correct one of them, or declare it in the front matter: "
        f"intended: [{{with: {found.forbids.tree.slug}, reason: …}}].",
    )


def _bad_declarations(
    file: TreeFile, sound: Mapping[str, TreeFile], used: set[frozenset[str]]
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
        if other not in sound:
            yield Problem(
                file.path,
                line,
                "bad-field",
                f"“intended” names the tree “{other}”, which this procedure does not have",
                did_you_mean(other, sound, "Name a tree of the same procedure."),
            )
        elif frozenset([file.slug, other]) not in used:
            yield Problem(
                file.path,
                line,
                "idle-intended",
                f"“intended” names “{other}”, and the two do not contradict each other",
                "Take the declaration out.",
            )
