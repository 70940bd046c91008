"""What a page shows in place of content that has problems."""

from __future__ import annotations

from collections.abc import Sequence

from soundingboard.authoring.problems.problem import Problem
from soundingboard.engine.html import capital, element, lines, listing, text
from soundingboard.engine.wording import _


def doubtful() -> str:
    """What is said above the problems of a page that is published all the same."""
    return _("This page has problems. Don't rely on it until they're fixed:")


def not_published() -> str:
    """What is said above the problems of a page that is published without its content."""
    return _("This page isn't published until these problems are fixed:")


def problem_box(problems: Sequence[Problem], told: str) -> str:
    """The problems of a file, as the terminal shows them, after the sentence *told*."""
    if not problems:
        return ""
    items = [
        element("code", text(f"{problem.path}:{problem.line}"))
        + f" {element('strong', text(problem.code))} "
        + text(f"{problem.message}. {problem.hint}")
        for problem in problems
    ]
    return _box(told, items)


def refused_box(findings: Sequence[str]) -> str:
    """What was found on a page that only the theme may put into one."""
    told = _("This page isn't published because it contains what only the theme may add to a page:")
    return _box(told, [text(capital(finding)) for finding in findings])


def _box(told: str, items: Sequence[str]) -> str:
    return element(
        "div",
        "\n",
        lines((element("p", text(told)), listing(items))),
        "\n",
        class_="sb-problems",
        data_search_exclude="true",
    )
