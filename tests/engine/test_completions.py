"""“I'm not sure”: all that can still follow, and what it depends on."""

from __future__ import annotations

from dataclasses import replace

from tests.engine.ladders import ladder
from tests.engine.small import ACCEPT, ASK, DECLINE, TREE, WHO, WHOSE

from soundingboard.engine.completions import completions
from soundingboard.engine.verdict import Verdict


def test_with_nothing_known_everything_can_follow() -> None:
    found = completions(TREE, {})
    assert found.outcomes == (DECLINE, ASK, ACCEPT)
    assert found.agreed is None
    assert (found.mildest, found.strictest) == (Verdict.ALLOWED, Verdict.NOT_ALLOWED)
    assert found.deciding == (WHO, WHOSE)
    assert found.clauses == ("2.1", "2.2", "1.2", "2.3")


def test_what_is_known_narrows_it_down() -> None:
    found = completions(TREE, {"who": "a-student"})
    assert found.outcomes == (DECLINE, ASK)
    assert (found.mildest, found.strictest) == (Verdict.ASK_FIRST, Verdict.NOT_ALLOWED)
    assert found.deciding == (WHOSE,)


def test_a_later_answer_is_used_although_an_earlier_one_is_open() -> None:
    found = completions(TREE, {"whose": "mine"})
    assert found.outcomes == (DECLINE, ACCEPT)
    assert found.deciding == (WHO,)


def test_all_ways_may_agree() -> None:
    tree = replace(TREE, outcomes=(DECLINE, replace(ASK, verdict=Verdict.NOT_ALLOWED), ACCEPT))
    found = completions(tree, {"who": "a-student"})
    assert found.agreed is Verdict.NOT_ALLOWED
    assert len(found.outcomes) == 2
    assert found.deciding == ()


def test_at_an_outcome_there_is_nothing_left_to_decide() -> None:
    found = completions(TREE, {"who": "a-friend"})
    assert (found.outcomes, found.agreed, found.deciding) == ((ACCEPT,), Verdict.ALLOWED, ())


def test_not_covered_is_neither_mild_nor_strict() -> None:
    tree = replace(TREE, outcomes=(DECLINE, ASK, replace(ACCEPT, verdict=Verdict.NOT_COVERED)))
    found = completions(tree, {})
    assert (found.mildest, found.strictest) == (Verdict.ASK_FIRST, Verdict.NOT_ALLOWED)
    assert found.agreed is None
    silent = completions(tree, {"who": "a-friend"})
    assert (silent.mildest, silent.strictest) == (None, None)
    assert silent.agreed is Verdict.NOT_COVERED


def test_a_ladder_is_completed_without_climbing_it() -> None:
    found = completions(ladder(40), {})
    assert found.verdicts == {Verdict.ALLOWED, Verdict.NOT_ALLOWED}
    assert [question.id for question in found.deciding] == ["rung-039"]
