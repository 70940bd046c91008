"""Problems on the screen."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console

from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.wording import _
from soundingboard.cli.output import line


def advice_mark() -> str:
    """What ends the line of a problem that doesn't stop a build."""
    return _(" (advice)")


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
            advice_mark() if advice else "",
        )
