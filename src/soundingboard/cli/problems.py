"""Problems on the screen."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console

from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.cli.output import line

ADVICE_MARK = " (advice)"
"""Ends the line of a problem that stops no build."""


def print_problems(console: Console, problems: Iterable[Problem]) -> None:
    """One line for each: ``path:line: CODE message. hint``, advice marked as such."""
    for problem in problems:
        advice = problem.severity is Severity.ADVICE
        line(
            console,
            (f"{problem.path}:{problem.line}:", "bold"),
            " ",
            (problem.code, "yellow" if advice else "red"),
            f" {problem.message}. ",
            (problem.hint, "italic"),
            ADVICE_MARK if advice else "",
        )


def counted(number: int, one: str, many: str) -> str:
    """*number* with the noun that fits it."""
    return f"{number} {one if number == 1 else many}"
