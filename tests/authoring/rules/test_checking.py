"""Problems get the severity of their rules."""

from __future__ import annotations

import pytest

from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.rules.checking import with_severity
from soundingboard.authoring.rules.registry import all_rules


def test_a_problem_gets_the_severity_of_its_rule() -> None:
    problems = [Problem("a.md", 1, code, "", "") for code in ("dead-end", "idle-question")]
    found = with_severity(problems, all_rules())
    assert [problem.severity for problem in found] == [Severity.ERROR, Severity.ADVICE]


def test_problems_of_rules_that_are_not_used_are_left_out() -> None:
    assert [*with_severity([Problem("a.md", 1, "idle-question", "", "")], {})] == []


def test_an_unknown_code_is_our_own_mistake() -> None:
    with pytest.raises(KeyError, match="no-such"):
        [*with_severity([Problem("a.md", 1, "no-such", "", "")], all_rules())]
