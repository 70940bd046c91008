"""Walking: answers lead one way, as far as they lead."""

from __future__ import annotations

from itertools import islice

import pytest
from hypothesis import given
from tests.engine.small import ACCEPT, ASK, DECLINE, TREE, WHO
from tests.strategies import trees

from soundingboard.engine.errors import UnknownAnswer
from soundingboard.engine.graph import walks
from soundingboard.engine.tree import Tree
from soundingboard.engine.walk import walk


def test_no_answers_leave_the_first_question_open() -> None:
    taken = walk(TREE, {})
    assert (taken.question, taken.outcome, taken.path) == (WHO, None, ())


def test_answers_lead_to_an_outcome() -> None:
    taken = walk(TREE, {"who": "a-student", "whose": "mine"})
    assert taken.outcome is DECLINE
    assert taken.question is None
    assert taken.answers == {"who": "a-student", "whose": "mine"}


def test_answers_may_come_in_any_order() -> None:
    assert walk(TREE, {"whose": "anothers", "who": "a-student"}).outcome is ASK


def test_a_walk_stops_at_the_first_open_question() -> None:
    taken = walk(TREE, {"whose": "mine"})
    assert taken.question is WHO
    assert taken.unused == ("whose",)


def test_answers_that_are_not_asked_for_are_told_and_do_no_harm() -> None:
    taken = walk(TREE, {"elsewhere": "yes", "who": "a-friend", "whose": "mine"})
    assert taken.outcome is ACCEPT
    assert taken.unused == ("elsewhere", "whose")
    assert taken.answers == {"who": "a-friend"}


def test_an_answer_that_does_not_exist_is_refused_even_where_it_is_not_asked_for() -> None:
    with pytest.raises(UnknownAnswer, match=r"“Whose\?” has no answer “nobody's”.*“Mine”"):
        walk(TREE, {"who": "a-friend", "whose": "nobody's"})


@given(trees())
def test_every_walk_replayed_by_its_answers_reaches_its_outcome(tree: Tree) -> None:
    ended = set()
    for found in islice(walks(tree), 200):
        replayed = walk(tree, found.answers)
        assert replayed.path == found.path
        assert replayed.outcome is found.outcome
        assert replayed.unused == ()
        ended.add(found.end.id)
    assert ended == {outcome.id for outcome in tree.outcomes} or len(list(walks(tree))) > 200
