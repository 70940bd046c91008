"""Every rule is found in its place."""

from __future__ import annotations

import re

from soundingboard.authoring.rules.registry import all_rules
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
