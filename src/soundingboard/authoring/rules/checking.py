"""Running rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.registry import all_rules
from soundingboard.authoring.rules.rule import Rule


def check(handbook: CompiledHandbook, rules: Mapping[str, Rule]) -> Iterator[Problem]:
    """The problems that *rules* find in a whole handbook."""
    for rule in rules.values():
        if rule.check is not None and not rule.reads_text:
            yield from rule.check(handbook)


def check_text(handbook: CompiledHandbook, rules: Mapping[str, Rule]) -> Iterator[Problem]:
    """The problems that *rules* find in the Markdown of a handbook's trees, which must be there."""
    for rule in rules.values():
        if rule.check is not None and rule.reads_text:
            yield from rule.check(handbook)


def with_severity(problems: Iterable[Problem], rules: Mapping[str, Rule]) -> Iterator[Problem]:
    """Those of *problems* that one of *rules* is about, each with the rule's severity.

    Raises:
        KeyError: no rule at all has a problem's code.
    """
    known = all_rules()
    for problem in problems:
        rule = rules.get(problem.code)
        if rule is not None:
            same = problem.severity is rule.severity
            yield problem if same else replace(problem, severity=rule.severity)
        elif problem.code not in known:
            raise KeyError(problem.code)
