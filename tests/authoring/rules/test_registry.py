"""Every rule is found in its place, and every problem has a rule."""

from __future__ import annotations

import re

import pytest

from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.rules.registry import all_rules, with_severity
from soundingboard.authoring.rules.rule import GROUPS


def test_rules_are_listed_by_group_then_code() -> None:
    groups = [*GROUPS]
    listed = [(groups.index(rule.group), rule.code) for rule in all_rules().values()]
    assert listed == sorted(listed)
    assert {rule.group for rule in all_rules().values()} == {*GROUPS}


def test_codes_are_stable_words_and_summaries_sentences() -> None:
    for code, rule in all_rules().items():
        assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", code)
        assert rule.summary.endswith(".")


def test_a_problem_gets_the_severity_of_its_rule() -> None:
    assert with_severity(Problem("a.md", 1, "dead-end", "", "")).severity is Severity.ERROR
    assert with_severity(Problem("a.md", 1, "idle-question", "", "")).severity is Severity.ADVICE


def test_an_unknown_code_is_our_own_mistake() -> None:
    with pytest.raises(KeyError, match="no-such"):
        with_severity(Problem("a.md", 1, "no-such", "", ""))
