"""Advice on single trees: what is allowed and seldom meant."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from soundingboard.authoring.compile.course_file import CourseFile
from soundingboard.authoring.compile.situations_file import SituationsFile
from soundingboard.authoring.compile.tree_file import TreeFile
from soundingboard.authoring.compile.trees_page import TreesPage
from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.rules.choice_style import style_problems
from soundingboard.authoring.settings import Settings
from soundingboard.engine.graph import bottom_up
from soundingboard.engine.tree import Tree


def lint(files: Iterable[TreeFile], settings: Settings) -> Iterator[Problem]:
    """Advice on every tree; apart from that it is withdrawn, only on those without errors."""
    for file in files:
        yield from _withdrawn(file)
        if file.tree is not None:
            yield from _idle_questions(file, file.tree)
            yield from _outcomes_not_shown(file, file.tree)
            yield from _review_due(file.path, "tree", file.tree.reviewed, settings)


def lint_courses(files: Iterable[CourseFile], settings: Settings) -> Iterator[Problem]:
    """Advice on every course without errors."""
    for file in files:
        if file.course is not None:
            yield from _review_due(file.path, "course", file.course.reviewed, settings)
            yield from style_problems(file)


def lint_pages(pages: Iterable[TreesPage], settings: Settings) -> Iterator[Problem]:
    """Advice on every trees page that says when it was reviewed."""
    for page in pages:
        if page.reviewed:
            yield from _review_due(page.path, "page", page.reviewed, settings)


def lint_situations(files: Iterable[SituationsFile], settings: Settings) -> Iterator[Problem]:
    """Advice on every file of situations that says when it was reviewed."""
    for file in files:
        if file.fields["reviewed"]:
            yield from _review_due(file.path, "file", file.fields["reviewed"], settings)


def _withdrawn(file: TreeFile) -> Iterator[Problem]:
    if file.withdrawn:
        yield Problem(
            file.path,
            file.field_lines.get("withdrawn", 1),
            "withdrawn",
            f"the tree is withdrawn: “{file.withdrawn}”",
            "Readers see this reason and none of the answers. Correct the tree, review it, then "
            "take the line out.",
        )


def _idle_questions(file: TreeFile, tree: Tree) -> Iterator[Problem]:
    """Questions whose every answer comes to the same verdict by the same clauses."""
    results: dict[str, frozenset[tuple[str, frozenset[str]]]] = {
        outcome.id: frozenset([(outcome.verdict.value, frozenset(outcome.clauses))])
        for outcome in tree.outcomes
    }
    for question in bottom_up(tree):
        found = frozenset().union(*(results[answer.to] for answer in question.answers))
        results[question.id] = found
        if len(found) == 1 and all(a.to in tree.outcome_by_id for a in question.answers):
            yield Problem(
                file.path,
                file.lines[question.id],
                "idle-question",
                f"whatever is answered to “{question.text}”, verdict and clauses are the same",
                "Take the question out, or say in the outcomes what differs.",
            )


def _outcomes_not_shown(file: TreeFile, tree: Tree) -> Iterator[Problem]:
    shown = {example.outcome for example in file.examples}
    for outcome in tree.outcomes:
        if outcome.id not in shown:
            yield Problem(
                file.path,
                file.lines[outcome.id],
                "outcome-not-shown",
                f"no example reaches “{outcome.title}”",
                "Add a row under “## Examples” that does.",
            )


def _review_due(path: str, kind: str, reviewed: str, settings: Settings) -> Iterator[Problem]:
    days = (settings.today - datetime.date.fromisoformat(reviewed)).days
    if days > settings.review_days:
        yield Problem(
            path,
            1,
            "review-due",
            f"the {kind} was last reviewed {days} days ago, on {reviewed}",
            "Hold it against its procedure again, then write today's date into “reviewed”.",
        )
