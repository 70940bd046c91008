"""What must agree among trees: the same question id is the same question everywhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from soundingboard.authoring.problem import Problem
from soundingboard.authoring.tree_file import TreeFile
from soundingboard.engine.tree import Question


def cross_tree_problems(tree_files: Mapping[str, TreeFile]) -> Iterator[Problem]:
    """A problem for each question that reads differently from an earlier tree's."""
    first: dict[str, tuple[TreeFile, Question]] = {}
    for file in tree_files.values():
        for question in file.tree.questions if file.tree else ():
            other_file, other = first.setdefault(question.id, (file, question))
            if other is question:
                continue
            difference = _difference(question, other)
            if difference:
                yield Problem(
                    file.path,
                    file.lines[question.id],
                    "question-differs",
                    f"“{question.text}” {difference} in {other_file.path}:"
                    f"{other_file.lines[question.id]}",
                    "Make heading and labels agree, or word the question differently.",
                )


def _difference(question: Question, other: Question) -> str:
    if question.text != other.text:
        return f"reads “{other.text}”"
    mine = {answer.text for answer in question.answers}
    theirs = {answer.text for answer in other.answers}
    if mine == theirs:
        return ""
    labels = ", ".join(f"“{label}”" for label in sorted(mine ^ theirs))
    return f"has other answers (they differ in {labels})"
