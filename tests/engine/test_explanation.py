"""Why a walk ended as it did, and what nearest change would have ended it otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.engine.ladders import ladder
from tests.engine.small import ACCEPT, ASK, DECLINE, TREE, WHO, WHOSE

from soundingboard.engine.errors import UnknownAnswer
from soundingboard.engine.explanation import explain
from soundingboard.engine.verdict import Verdict

MINE = {"who": "a-student", "whose": "mine"}


def test_the_answers_that_decided_it() -> None:
    explained = explain(TREE, MINE)
    assert explained is not None
    assert explained.walk.outcome is DECLINE
    assert explained.deciding == ((WHO, WHO.answers[0]), (WHOSE, WHOSE.answers[0]))


def test_an_answer_that_made_no_difference_did_not_decide() -> None:
    tree = replace(TREE, outcomes=(DECLINE, replace(ASK, verdict=Verdict.NOT_ALLOWED), ACCEPT))
    explained = explain(tree, MINE)
    assert explained is not None
    assert explained.deciding == ((WHO, WHO.answers[0]),)


def test_the_nearest_different_verdict_asks_the_fewest_further_questions() -> None:
    explained = explain(TREE, {"who": "a-friend"})
    assert explained is not None
    assert explained.otherwise is not None
    assert explained.otherwise.answers == {"who": "a-student", "whose": "mine"}
    assert explained.otherwise.outcome is DECLINE
    assert explained.changed == ((WHO, WHO.answers[0]),)


def test_of_equally_near_ones_the_one_that_stays_longest_on_the_way_is_taken() -> None:
    """One change of “Who?” would do too, but its first answer is the one that was given."""
    explained = explain(TREE, MINE)
    assert explained is not None
    assert explained.otherwise is not None
    assert explained.otherwise.outcome is ASK
    assert explained.changed == ((WHOSE, WHOSE.answers[1]),)


def test_a_tree_of_one_verdict_has_no_other() -> None:
    tree = replace(
        TREE,
        outcomes=tuple(replace(item, verdict=Verdict.ASK_FIRST) for item in TREE.outcomes),
    )
    explained = explain(tree, MINE)
    assert explained is not None
    assert (explained.deciding, explained.otherwise, explained.changed) == ((), None, ())


def test_an_open_question_is_not_explained() -> None:
    assert explain(TREE, {"who": "a-student"}) is None


def test_an_answer_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UnknownAnswer, match="“Who\\?” has no answer “nobody”"):
        explain(TREE, {"who": "nobody"})


def test_answers_that_the_walk_did_not_ask_for_change_nothing() -> None:
    plain, more = (
        explain(TREE, {"who": "a-friend"}),
        explain(TREE, {"who": "a-friend", "whose": "mine"}),
    )
    assert plain is not None
    assert more is not None
    assert (plain.deciding, plain.changed) == (more.deciding, more.changed)


def test_a_ladder_is_explained_without_climbing_it() -> None:
    tree = ladder(40)
    explained = explain(tree, {question.id: "yes" for question in tree.questions})
    assert explained is not None
    [(question, answer)] = explained.deciding
    assert (question.id, answer.id) == ("rung-039", "yes")
    [(question, answer)] = explained.changed
    assert (question.id, answer.id) == ("rung-039", "no")
