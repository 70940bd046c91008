"""Safety statements: proved, or broken by a shortest walk."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.engine.ladders import ladder
from tests.engine.small import ACCEPT, TREE

from soundingboard.engine.safety_statements import SafetyStatement, counter_example
from soundingboard.engine.verdict import ORDERED, Verdict


def test_a_statement_holds_when_every_completion_keeps_it() -> None:
    assert counter_example(TREE, SafetyStatement({"who": "a-student"}, Verdict.ASK_FIRST)) is None


def test_a_statement_breaks_with_a_walk_that_breaks_it() -> None:
    broken = counter_example(TREE, SafetyStatement({"who": "a-student"}, Verdict.NOT_ALLOWED))
    assert broken is not None
    assert broken.answers == {"who": "a-student", "whose": "anothers"}


def test_without_conditions_it_is_about_all_answers() -> None:
    broken = counter_example(TREE, SafetyStatement({}, Verdict.ASK_FIRST))
    assert broken is not None
    assert broken.outcome is ACCEPT
    assert broken.answers == {"who": "a-friend"}


def test_a_condition_holds_wherever_its_question_is_asked() -> None:
    """The statement says nothing of “Who?”, so that the walk may avoid “Whose?” altogether."""
    broken = counter_example(TREE, SafetyStatement({"whose": "mine"}, Verdict.NOT_ALLOWED))
    assert broken is not None
    assert broken.outcome is ACCEPT


@pytest.mark.parametrize("limit", ORDERED)
def test_silence_never_keeps_a_limit(limit: Verdict) -> None:
    silent = replace(ACCEPT, verdict=Verdict.NOT_COVERED)
    tree = replace(TREE, outcomes=(*TREE.outcomes[:2], silent))
    assert counter_example(tree, SafetyStatement({"who": "a-friend"}, limit)) is not None


def test_it_concerns_the_trees_that_ask_all_it_names() -> None:
    assert SafetyStatement({"who": "a-friend"}, Verdict.ALLOWED).applies_to(TREE)
    assert not SafetyStatement({"who": "a-friend", "when": "now"}, Verdict.ALLOWED).applies_to(TREE)


def test_a_ladder_is_proved_without_climbing_it() -> None:
    tree = ladder(40)
    assert counter_example(tree, SafetyStatement({"rung-039": "no"}, Verdict.NOT_ALLOWED)) is None
    broken = counter_example(tree, SafetyStatement({}, Verdict.NOT_ALLOWED))
    assert broken is not None
    assert len(broken.path) == 40
