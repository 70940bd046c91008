"""A site selects rules, ignores some, and sets how severe their problems are."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.handbooks import TREE, TREE_TEXT, swap, write_handbook

from soundingboard.authoring.handbook import load
from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.registry import all_rules
from soundingboard.authoring.rules.selection import WrongSelection, selected
from soundingboard.authoring.settings import Settings


def test_all_rules_are_used_unless_a_site_says_otherwise() -> None:
    assert selected(Settings()) == all_rules()


def test_codes_and_groups_can_be_ignored() -> None:
    rules = selected(Settings(ignore=("contradiction", "advice")))
    assert "contradiction" not in rules
    assert not any(rule.group == "advice" for rule in rules.values())
    assert "undecided" in rules


def test_of_the_optional_rules_only_those_selected_are_used() -> None:
    rules = selected(Settings(select=("advice",), ignore=("withdrawn",)))
    assert {rule.group for rule in rules.values() if rule.is_optional} == {"advice"}
    assert "withdrawn" not in rules
    assert "dead-end" in rules


def test_the_severity_set_is_that_of_the_problems(tmp_path: Path) -> None:
    text = swap(TREE_TEXT, "reviewed: ", "withdrawn: It is being revised.\nreviewed: ")
    root = write_handbook(tmp_path, **{TREE: text})
    [usual] = [p for p in load(root).problems if p.code == "withdrawn"]
    [set_] = load(root, Settings(select=("withdrawn",), severity={"withdrawn": "error"})).problems
    assert (usual.severity, set_.severity) == (Severity.ADVICE, Severity.ERROR)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        (
            Settings(ignore=("withdrawm",)),
            (
                "Expected the code of a problem in “ignore”, found “withdrawm”. Did you mean "
                "“withdrawn”?"
            ),
        ),
        (
            Settings(select=("advise",)),
            "Expected the code of a problem in “select”, found “advise”. Did you mean “advice”?",
        ),
        (
            Settings(severity={"xyz": "error"}),
            (
                "Expected the code of a problem in “severity”, found “xyz”. The page "
                "“Problems” lists all codes."
            ),
        ),
        (
            Settings(severity={"withdrawn": "eror"}),
            (
                "Expected “error” or “advice” as the severity of “withdrawn”, found “eror”. Did "
                "you mean “error”?"
            ),
        ),
        (
            Settings(ignore=("dead-end",)),
            (
                "“ignore” names “dead-end”, but a file with that problem can't be published, so "
                "it is always an error. Remove it from the setting."
            ),
        ),
        (
            Settings(severity={"dead-end": "advice"}),
            (
                "“severity” names “dead-end”, but a file with that problem can't be published, so "
                "it is always an error. Remove it from the setting."
            ),
        ),
    ],
)
def test_a_wrong_setting_is_an_error(settings: Settings, message: str) -> None:
    with pytest.raises(WrongSelection) as caught:
        selected(settings)
    assert str(caught.value) == message
