"""How far answers lead, with and without “I'm not sure”."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.engine.ladders import ladder
from tests.engine.pages.reading import source_of
from tests.engine.small import ACCEPT, ASK, DECLINE, TREE, WHO, WHOSE
from tests.strategies import some_answers, trees

from soundingboard.engine.completions import completions
from soundingboard.engine.graph import walks
from soundingboard.engine.pages.walk_address import NOT_SURE
from soundingboard.engine.pages.walk_progress import walk_progress
from soundingboard.engine.tree import Tree
from soundingboard.engine.verdict import Verdict
from soundingboard.engine.walk import walk

SOURCE = source_of()


def test_without_answers_the_first_question_is_next() -> None:
    reached = walk_progress(SOURCE, {})
    assert (reached.asked, reached.next, reached.outcome) == ((), WHO, None)


def test_an_answer_to_a_later_question_counts_once_it_is_asked() -> None:
    reached = walk_progress(SOURCE, {"whose": "mine"})
    assert (reached.asked, reached.sure, reached.next) == ((), {}, WHO)
    assert reached.found.outcomes == (DECLINE, ASK, ACCEPT)
    assert walk_progress(SOURCE, {"whose": "mine", "who": "a-student"}).outcome is DECLINE
    assert walk_progress(SOURCE, {"whose": "mine", "who": "a-friend"}).sure == {"who": "a-friend"}


def test_with_a_question_left_open_the_others_go_on() -> None:
    reached = walk_progress(SOURCE, {"who": NOT_SURE})
    assert (reached.asked, reached.next) == ((WHO,), WHOSE)
    reached = walk_progress(SOURCE, {"who": NOT_SURE, "whose": "mine"})
    assert (reached.asked, reached.next, reached.outcome) == ((WHO, WHOSE), None, None)
    assert reached.found.outcomes == (DECLINE, ACCEPT)


def test_what_follows_either_way_is_the_outcome() -> None:
    source = source_of(replace(TREE, questions=(WHO, replace(WHOSE, answers=WHOSE.answers[:1]))))
    reached = walk_progress(source, {"who": "a-student", "whose": NOT_SURE})
    assert (reached.outcome, reached.next) == (DECLINE, None)


def test_several_outcomes_of_one_verdict_are_not_one_outcome() -> None:
    same = tuple(replace(item, verdict=Verdict.NOT_ALLOWED) for item in TREE.outcomes)
    reached = walk_progress(source_of(replace(TREE, outcomes=same)), {"who": NOT_SURE})
    assert (reached.next, reached.outcome) == (None, None)
    assert reached.found.agreed is Verdict.NOT_ALLOWED


def test_answers_that_do_not_exist_count_for_nothing() -> None:
    assert walk_progress(SOURCE, {"who": "nobody", "where": "here", "whose": ""}).next is WHO


def test_a_ladder_is_climbed_without_trying_every_way() -> None:
    source = source_of(ladder(200))
    every = {question.id: NOT_SURE for question in source.tree.questions}
    assert walk_progress(source, every).next is None
    assert walk_progress(source, {"rung-000": NOT_SURE}).next is source.tree.questions[-1]


@given(trees(), st.data())
def test_without_doubts_it_is_a_walk(tree: Tree, data: st.DataObject) -> None:
    answers = data.draw(some_answers(tree))
    reached = walk_progress(source_of(tree), answers)
    taken = walk(tree, answers)
    assert reached.asked == tuple(question for question, _ in taken.path)
    assert dict(reached.sure) == taken.answers
    assert (reached.next, reached.outcome) == (taken.question, taken.outcome)
    assert reached.found == completions(tree, taken.answers)


@st.composite
def _doubtful(draw: st.DrawFn, tree: Tree) -> dict[str, str]:
    """Answers to some questions, “I'm not sure” to others, and some that don't exist."""
    answers = draw(some_answers(tree))
    for question in draw(st.lists(st.sampled_from(tree.questions))):
        answers[question.id] = draw(st.sampled_from([NOT_SURE, NOT_SURE, "no-such-answer"]))
    return answers


@given(trees(), st.data())
def test_what_can_follow_is_what_the_sure_answers_leave(tree: Tree, data: st.DataObject) -> None:
    answers = data.draw(_doubtful(tree))
    source = source_of(tree)
    reached = walk_progress(source, answers)
    order = [*source.order]
    assert list(reached.asked) == sorted(reached.asked, key=order.index)
    assert reached.found == completions(tree, reached.sure)
    assert {item.id for item in reached.asked} >= reached.sure.keys()
    for question in reached.asked:
        assert answers[question.id] in (NOT_SURE, reached.sure.get(question.id))
    possible = {found.outcome for found in walks(tree, reached.sure)}
    assert set(reached.found.outcomes) == possible
    if reached.outcome is not None:
        assert possible == {reached.outcome}


@given(trees(), st.data())
def test_the_next_question_matters_and_going_on_ends(tree: Tree, data: st.DataObject) -> None:
    answers = data.draw(_doubtful(tree))
    source = source_of(tree)
    asked = set()
    while (reached := walk_progress(source, answers)).next is not None:
        question = reached.next
        assert question.id not in asked, "no question is asked twice"
        assert question.answer(answers.get(question.id, "")) is None or not reached.asked
        asked.add(question.id)
        if any(answers[item.id] == NOT_SURE for item in reached.asked):
            verdicts = {
                completions(tree, {**reached.sure, question.id: answer.id}, question).verdicts
                for answer in question.answers
            }
            assert len(verdicts) > 1, "an answer that changes nothing is not asked for"
        given_ = [answer.id for answer in question.answers]
        answers[question.id] = data.draw(st.sampled_from([*given_, NOT_SURE]))
    assert len(reached.found.outcomes) == 1 or any(
        answers[item.id] == NOT_SURE for item in reached.asked
    )
    if reached.found.agreed is None:
        open_ = {item.id for item in reached.found.deciding}
        assert open_ <= {key for key, value in answers.items() if value == NOT_SURE}
