"""A tree, course or page was reviewed too long ago."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_


def check(handbook: CompiledHandbook) -> Iterator[Problem]:
    """Files that were reviewed too long ago; of trees and courses, those without errors."""
    settings = handbook.settings
    for kind, path, reviewed in _reviewed(handbook):
        days = (settings.today - datetime.date.fromisoformat(reviewed)).days
        if days > settings.review_days:
            yield Problem(
                path,
                1,
                "review-due",
                f"the {kind} was last reviewed {days} days ago, on {reviewed}",
                "Compare it with its procedure, then write today's date into “reviewed”.",
            )


def _reviewed(handbook: CompiledHandbook) -> Iterator[tuple[str, str, str]]:
    """What authors call each file that was reviewed, its path, and the date."""
    for file in handbook.tree_files.values():
        if file.tree is not None:
            yield "tree", file.path, file.tree.reviewed
    for lesson in handbook.course_files.values():
        if lesson.course is not None:
            yield "course", lesson.path, lesson.course.reviewed
    for page in handbook.trees_pages.values():
        if page.reviewed:
            yield "page", page.path, page.reviewed
    for situations in handbook.situations.values():
        if situations.fields["reviewed"]:
            yield "file", situations.path, situations.fields["reviewed"]


RULE = Rule(
    code="review-due",
    group="advice",
    severity=Severity.ADVICE,
    summary=N_("A tree, course or page was reviewed too long ago."),
    explanation=N_("""\
A person last held the tree against its procedure longer ago than the handbook allows, which is a
year unless your site says otherwise. Procedures change, and trees must change with them.

The example was checked on 2026-11-20.\
"""),
    fix=N_("""\
Read the tree beside its procedure, clause by clause, correct what has changed, and then write the
day into `reviewed`.\
"""),
    check=check,
)
