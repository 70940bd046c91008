"""A tree, course or page was reviewed too long ago."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_, _, ngettext


def check(handbook: CompiledHandbook) -> Iterator[Problem]:
    """Files that were reviewed too long ago; of trees and courses, those without errors."""
    settings = handbook.settings
    for path, reviewed in _reviewed(handbook):
        days = (settings.today - datetime.date.fromisoformat(reviewed)).days
        if days > settings.review_days:
            yield Problem(
                path,
                1,
                "review-due",
                ngettext(
                    "The last review was {days} day ago, on {date}",
                    "The last review was {days} days ago, on {date}",
                    days,
                ).format(days=days, date=reviewed),
                _("Compare the file with its procedure, then write “reviewed: {today}”.").format(
                    today=settings.today.isoformat()
                ),
            )


def _reviewed(handbook: CompiledHandbook) -> Iterator[tuple[str, str]]:
    """The path of each file that was reviewed, and the date."""
    for file in handbook.tree_files.values():
        if file.tree is not None:
            yield file.path, file.tree.reviewed
    for lesson in handbook.course_files.values():
        if lesson.course is not None:
            yield lesson.path, lesson.course.reviewed
    for page in handbook.trees_pages.values():
        if page.reviewed:
            yield page.path, page.reviewed
    for situations in handbook.situations.values():
        if situations.fields["reviewed"]:
            yield situations.path, situations.fields["reviewed"]


RULE = Rule(
    code="review-due",
    group="advice",
    severity=Severity.ADVICE,
    summary=N_("A tree, course or page was reviewed too long ago."),
    explanation=N_("""\
The file was last compared with its procedure longer ago than the site allows, which is a year
unless the site's settings say otherwise. Procedures change, and trees must change with them.

The example was checked on November 20, 2026.\
"""),
    fix=N_("""\
Read the file beside its procedure, clause by clause, correct what has changed, and write the date
of your review in `reviewed`.\
"""),
    check=check,
)
