"""What the situations of a procedure must be and reach together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from soundingboard.authoring.compile.procedure_file import Procedure
from soundingboard.authoring.compile.situations_file import Situation, SituationsFile
from soundingboard.authoring.compile.tree_file import TreeFile
from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.rules.clause_directions import clauses_that_direct
from soundingboard.authoring.rules.near_duplicates import content_words
from soundingboard.authoring.source.blocks import short

_ALIKE = 0.75
"""The share of the words of two situations, both taken together, by which they are near."""


def situation_problems(
    file: SituationsFile, trees: Iterable[TreeFile], procedure: Procedure | None
) -> Iterator[Problem]:
    """Situations of *file* that are one, and what none of them reaches in its own *trees*.

    What is reached isn't known while a file has errors.
    """
    yield from _same(file)
    yield from _near(file)
    own = [item for item in trees if item.procedure == file.procedure]
    if not file.is_whole or any(item.tree is None for item in own):
        return
    for item in own:
        yield from _untested(file, item)
    if procedure is not None:
        yield from _undecided_clauses(file, procedure)


def _same(file: SituationsFile) -> Iterator[Problem]:
    """Situations that share all their ways and answers: the trees can't tell them apart."""
    first: dict[frozenset[object], Situation] = {}
    for situation in file.situations:
        ways = frozenset[object](way.key for way in situation.ways)
        if not ways:
            continue
        other = first.setdefault(ways, situation)
        if other is not situation:
            yield Problem(
                file.path,
                situation.line,
                "same-situation",
                f"“{short(situation.title)}” has the same ways and answers as the situation on "
                f"line {other.line}",
                "Add a way that only one of them has, or drop one of the two.",
            )


def _near(file: SituationsFile) -> Iterator[Problem]:
    words = [(situation, {*content_words(situation.title)}) for situation in file.situations]
    for (one, first), (other, second) in combinations(words, 2):
        # Most pairs differ so much in length that they need not be compared.
        if min(len(first), len(second)) < _ALIKE * max(len(first), len(second)):
            continue
        if len(first & second) >= _ALIKE * len(first | second):
            yield Problem(
                file.path,
                other.line,
                "near-duplicate",
                f"“{short(other.title)}” is almost the situation on line {one.line}",
                "If it is the same case, drop one; else word them apart.",
            )


def _untested(file: SituationsFile, item: TreeFile) -> Iterator[Problem]:
    """Outcomes of a tree that no situation reaches, and questions that all answer alike."""
    tree = item.tree
    assert tree is not None
    walks = [
        way.walk
        for situation in file.situations
        for way in situation.ways
        if way.walk.tree.id == tree.id
    ]
    reached = {went.end.id for went in walks}
    given: dict[str, set[str]] = {}
    for went in walks:
        for question, answer in went.path:
            given.setdefault(question.id, set()).add(answer.id)
    for outcome in tree.outcomes:
        if outcome.id not in reached:
            yield Problem(
                item.path,
                item.lines[outcome.id],
                "outcome-untested",
                f"no situation reaches “{short(outcome.title)}”",
                f"Add a situation to {file.path} that does.",
            )
    for question in tree.questions:
        if len(given.get(question.id, ())) < 2:
            yield Problem(
                item.path,
                item.lines[question.id],
                "question-untested",
                f"no two situations answer “{short(question.text)}” differently",
                f"Add a situation to {file.path} that does, or take the question out.",
            )


def _undecided_clauses(file: SituationsFile, procedure: Procedure) -> Iterator[Problem]:
    """Clauses that direct somebody and decide no situation."""
    decisive = {number for situation in file.situations for number in situation.clauses}
    for clause in clauses_that_direct(procedure):
        if clause.number not in decisive:
            yield Problem(
                file.path,
                1,
                "clause-untested",
                f"clause {clause.number} decides no situation",
                "Add a situation that it decides; if it directs nobody, list it under "
                "“decides-nothing” in the procedure's front matter.",
            )
