"""Which of several wordings of a question is the usual one: the one that most trees have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from soundingboard.authoring.compile.tree_file import TreeFile
from soundingboard.engine.tree import Question

Use = tuple[TreeFile, Question]
Versions = Sequence[Sequence[Use]]


def versions(files: Iterable[TreeFile]) -> Mapping[str, Versions]:
    """By question id: the trees that ask it, grouped by heading and labels, most trees first.

    Among groups of one size, the one whose trees were reviewed first comes first: what is new is
    more likely to be the slip. Trees with errors have no say.
    """
    found: dict[str, dict[tuple[str, frozenset[str]], list[Use]]] = {}
    for file in files:
        for question in file.tree.questions if file.tree is not None else ():
            wording = question.text, frozenset(answer.text for answer in question.answers)
            found.setdefault(question.id, {}).setdefault(wording, []).append((file, question))
    return {
        question_id: sorted(groups.values(), key=lambda uses: (-len(uses), first_review(uses)))
        for question_id, groups in found.items()
    }


def usual_wordings(files: Iterable[TreeFile]) -> Mapping[str, Use]:
    """By question id: the usual wording, and a tree that has it."""
    return {question_id: groups[0][0] for question_id, groups in versions(files).items()}


def first_review(uses: Sequence[Use]) -> str:
    """The date, as ISO 8601 has it, on which the first of these trees was reviewed last."""
    return min(file.tree.reviewed for file, _ in uses if file.tree is not None)
