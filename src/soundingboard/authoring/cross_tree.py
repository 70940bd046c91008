"""What must agree among trees: the same question id is the same question everywhere.

And where one tree sends the reader on to another, the place must exist.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from soundingboard.authoring.citations import hand_offs, resolve
from soundingboard.authoring.markdown import Link
from soundingboard.authoring.problem import Problem, did_you_mean
from soundingboard.authoring.tree_file import TreeFile
from soundingboard.authoring.trees_page import TreesPage
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


def hand_off_problems(
    tree_files: Iterable[TreeFile], trees_pages: Iterable[TreesPage]
) -> Iterator[Problem]:
    """A problem for each link into another tree whose heading does not exist there."""
    targets = {file.path: file for file in tree_files if file.section_ids}
    for file in targets.values():
        yield from _hand_off_problems(file.path, file.hand_offs, targets)
    for page in trees_pages:
        for part in (page.intro, *(section.tokens for section in page.sections)):
            yield from _hand_off_problems(page.path, hand_offs(page.path, part), targets)


def _hand_off_problems(
    path: str, links: Iterable[Link], targets: Mapping[str, TreeFile]
) -> Iterator[Problem]:
    for link in links:
        place = resolve(path, link.href)
        target = targets.get(place.path)
        if target is None or not place.fragment:
            continue
        ids = dict.fromkeys(target.section_ids)
        if place.fragment not in ids:
            yield Problem(
                path,
                link.line,
                "broken-link",
                f"the link “{link.text}” leads to “#{place.fragment}” of {target.path}, "
                "which is no heading there",
                did_you_mean(place.fragment, ids, "Correct the link."),
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
