"""What a page shows in place of content that has problems."""

from __future__ import annotations

from collections.abc import Sequence

from soundingboard.authoring.problem import Problem
from soundingboard.site.html import element, lines, listing, text


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
    return element(
        "div",
        "\n",
        lines((element("p", text(told)), listing(items))),
        "\n",
        class_="sb-problems",
        data_search_exclude="true",
    )
