"""Walking: answers lead one way, as far as they lead."""

from __future__ import annotations

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.small import ACCEPT, ASK, DECLINE, TREE, WHO
from tests.strategies import some_answers, trees

from soundingboard.engine.errors import UnknownAnswer, UnknownQuestion
from soundingboard.engine.graph import walks
from soundingboard.engine.tree import Tree
from soundingboard.engine.walk import change, walk


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


def test_changing_an_answer_keeps_what_is_still_asked() -> None:
    changed = change(TREE, {"who": "a-student", "whose": "mine"}, "whose", "anothers")
    assert changed.walk.outcome is ASK
    assert (changed.kept, changed.dropped) == (("who",), ())


def test_changing_an_answer_drops_what_is_no_longer_asked() -> None:
    changed = change(TREE, {"who": "a-student", "whose": "mine"}, "who", "a-friend")
    assert changed.walk.outcome is ACCEPT
    assert (changed.kept, changed.dropped) == ((), ("whose",))


def test_an_answer_dropped_comes_back_with_its_question() -> None:
    answers = {"who": "a-friend", "whose": "mine"}
    assert change(TREE, answers, "who", "a-student").walk.outcome is DECLINE


def test_only_what_the_tree_asks_can_be_changed() -> None:
    with pytest.raises(UnknownQuestion, match="does not ask “where”"):
        change(TREE, {}, "where", "here")
    with pytest.raises(UnknownAnswer):
        change(TREE, {}, "who", "nobody")
    assert change(TREE, {}, "whose", "mine").walk.question is WHO


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


@given(st.data())
def test_changing_comes_to_the_same_as_walking_anew(data: st.DataObject) -> None:
    tree = data.draw(trees())
    answers = data.draw(some_answers(tree))
    question = data.draw(st.sampled_from(tree.questions))
    answer = data.draw(st.sampled_from(question.answers))
    before = walk(tree, answers)
    changed = change(tree, answers, question.id, answer.id)
    assert changed.walk == walk(tree, {**answers, question.id: answer.id})
    others = set(before.answers) - {question.id}
    assert set(changed.kept) | set(changed.dropped) == others
    assert set(changed.kept) == others & set(changed.walk.answers)
