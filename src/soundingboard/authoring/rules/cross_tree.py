"""What must agree among trees: the same question id is the same question everywhere.

And where one tree sends the reader on to another, the place must exist.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from soundingboard.authoring.compile.links import hand_offs
from soundingboard.authoring.compile.tree_file import TreeFile
from soundingboard.authoring.compile.tree_links import tree_link_problems
from soundingboard.authoring.compile.trees_page import TreesPage
from soundingboard.authoring.compile.usual_wording import Use, versions
from soundingboard.authoring.grammar.lookalikes import difference, skeleton
from soundingboard.authoring.problems.problem import Problem
from soundingboard.engine.tree import Question


def cross_tree_problems(tree_files: Mapping[str, TreeFile]) -> Iterator[Problem]:
    """A problem for each tree that words a question otherwise than most trees do.

    Where no wording is that of most trees, there is one problem, in the file reviewed last.
    """
    for usual, *others in versions(tree_files.values()).values():
        tied = [uses for uses in others if len(uses) == len(usual)]
        for uses in others:
            if uses not in tied:
                for file, question in uses:
                    yield _differs(file, question, usual)
        if tied:
            newest = max((usual, *tied), key=lambda uses: max(map(_reviewed, uses)))
            rest = [use for uses in (usual, *tied) if uses is not newest for use in uses]
            yield _differs(*max(newest, key=_reviewed), rest)


def _differs(file: TreeFile, question: Question, others: Sequence[Use]) -> Problem:
    (other_file, other), *more = others
    and_more = f" and {len(more)} other {'tree' if len(more) == 1 else 'trees'}" if more else ""
    return Problem(
        file.path,
        file.lines[question.id],
        "question-differs",
        f"“{question.text}” {_difference(question, other)} in {other_file.path}:"
        f"{other_file.lines[question.id]}{and_more}",
        "Make heading and labels agree, or word the question differently.",
    )


def _reviewed(use: Use) -> tuple[str, str]:
    file, _ = use
    return file.tree.reviewed if file.tree is not None else "", file.path


def hand_off_problems(
    tree_files: Iterable[TreeFile], trees_pages: Iterable[TreesPage]
) -> Iterator[Problem]:
    """A problem for each link into another tree whose heading does not exist there."""
    targets = {file.path: file for file in tree_files if file.section_ids}
    for file in targets.values():
        yield from tree_link_problems(file.path, file.hand_offs, targets)
    for page in trees_pages:
        for part in (page.intro, *(section.tokens for section in page.sections)):
            yield from tree_link_problems(page.path, hand_offs(page.path, part), targets)


def _difference(question: Question, other: Question) -> str:
    if question.text != other.text:
        return f"reads “{other.text}”"
    mine = {answer.text for answer in question.answers}
    theirs = {answer.text for answer in other.answers}
    if mine == theirs:
        return ""
    labels = ", ".join(f"“{label}”" for label in sorted(mine ^ theirs))
    return f"has other answers (they differ in {labels})"


def alike_question_problems(tree_files: Mapping[str, TreeFile]) -> Iterator[Problem]:
    """Questions of different trees that only seem to be the same: their characters differ."""
    first: dict[str, tuple[str, str]] = {}
    for file in tree_files.values():
        for question in file.tree.questions if file.tree is not None else ():
            text, path = first.setdefault(skeleton(question.text), (question.text, file.path))
            if question.text != text and path != file.path:
                yield Problem(
                    file.path,
                    file.lines[question.id],
                    "look-alike",
                    f"the question “{question.text}” looks like “{text}” in {path}: "
                    f"{difference(question.text, text)}",
                    "Copy the heading from there, or word the question differently.",
                )
