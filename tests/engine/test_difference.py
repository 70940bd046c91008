"""Differences: both states of a tree are given every set of answers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.engine.ladders import ladder
from tests.engine.small import ACCEPT, ASK, DECLINE, TREE, WHO, WHOSE

from soundingboard.engine.difference import Kind, difference, renamed
from soundingboard.engine.shared_answers import Undecided
from soundingboard.engine.tree import Answer, Outcome, Question, Tree
from soundingboard.engine.tree_statistics import tree_statistics
from soundingboard.engine.verdict import Verdict


def changed(**parts: object) -> Tree:
    """The small tree with other parts."""
    return replace(TREE, **parts)  # type: ignore[arg-type]


def with_verdict(verdict: Verdict) -> Tree:
    """The small tree where accepting a friend has another verdict."""
    return changed(outcomes=(DECLINE, ASK, replace(ACCEPT, verdict=verdict)))


def test_nothing_changed() -> None:
    found = difference(TREE, TREE)
    assert found.kind is Kind.EQUIVALENT
    assert found.paths == 3
    assert found.changes == ()


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (Verdict.ALLOWED, Verdict.ALLOWED_WITH_CONDITIONS, Kind.LESS_PERMISSIVE),
        (Verdict.ADVISED_AGAINST, Verdict.NOT_ALLOWED, Kind.LESS_PERMISSIVE),
        (Verdict.NOT_ALLOWED, Verdict.ALLOWED, Kind.MORE_PERMISSIVE),
        (Verdict.NOT_COVERED, Verdict.ALLOWED, Kind.INCOMPARABLE),
        (Verdict.NOT_ALLOWED, Verdict.NOT_COVERED, Kind.INCOMPARABLE),
        (Verdict.NOT_COVERED, Verdict.NOT_COVERED, Kind.EQUIVALENT),
    ],
)
def test_the_order_of_verdicts_gives_the_direction(
    before: Verdict, after: Verdict, kind: Kind
) -> None:
    assert difference(with_verdict(before), with_verdict(after)).kind is kind


def test_a_change_has_a_shortest_witness_with_both_outcomes_and_a_count() -> None:
    stricter = with_verdict(Verdict.NOT_ALLOWED)
    [change] = difference(TREE, stricter).changes
    assert change.answers == (("who", "a-friend"),)
    assert change.before is ACCEPT
    assert change.after == replace(ACCEPT, verdict=Verdict.NOT_ALLOWED)
    assert change.paths == 1
    assert change.kind is Kind.LESS_PERMISSIVE


def test_changes_both_ways_cannot_be_compared() -> None:
    other = changed(
        outcomes=(
            replace(DECLINE, verdict=Verdict.ALLOWED),
            ASK,
            replace(ACCEPT, verdict=Verdict.NOT_ALLOWED),
        )
    )
    found = difference(TREE, other)
    assert found.kind is Kind.INCOMPARABLE
    assert {change.kind for change in found.changes} == {
        Kind.MORE_PERMISSIVE,
        Kind.LESS_PERMISSIVE,
    }


def test_other_clauses_are_a_change_and_leave_the_tree_equivalent() -> None:
    found = difference(TREE, changed(outcomes=(DECLINE, ASK, replace(ACCEPT, clauses=("2.4",)))))
    assert found.kind is Kind.EQUIVALENT
    [change] = found.changes
    assert change.kind is Kind.EQUIVALENT


def test_other_words_are_no_change() -> None:
    reworded = changed(
        questions=(replace(WHO, text="Who is it?", help="Whoever."), WHOSE),
        outcomes=(DECLINE, ASK, replace(ACCEPT, title="Yes", reason="Certainly.")),
    )
    assert difference(TREE, reworded).changes == ()


def test_an_outcome_split_in_two_is_no_change_while_both_say_the_same() -> None:
    again = replace(DECLINE, id="decline-again")
    whose = replace(
        WHOSE, answers=(Answer("mine", "Mine", "decline-again"), Answer("anothers", "A", "ask"))
    )
    split = changed(questions=(WHO, whose), outcomes=(again, ASK, ACCEPT))
    assert difference(TREE, split).changes == ()


def test_the_order_of_questions_does_not_matter() -> None:
    found = difference(_both("who", "whose"), _both("whose", "who"))
    assert found.changes == ()
    assert found.paths == 4


def test_an_answer_that_came_and_one_that_went_cannot_be_compared() -> None:
    who = replace(WHO, answers=(WHO.answers[0], Answer("a-bot", "A bot", "accept")))
    found = difference(TREE, changed(questions=(who, WHOSE)))
    assert found.kind is Kind.INCOMPARABLE
    assert {(change.answers, change.before, change.after) for change in found.changes} == {
        ((("who", "a-friend"),), ACCEPT, None),
        ((("who", "a-bot"),), None, ACCEPT),
    }


def test_answers_that_neither_state_can_be_given_are_passed_over() -> None:
    """Asked in other orders, each state lacks an answer that the other needs to come so far."""
    before = _asking(("who", ("x",), "whose"), ("whose", ("y",), "end"))
    after = _asking(("whose", ("z",), "who"), ("who", ("w",), "end"))
    assert all(change.before or change.after for change in difference(before, after).changes)


def test_an_answer_counts_only_where_a_state_that_has_it_asks_for_it() -> None:
    before = _asking(("who", ("x",), "whose"), ("whose", ("y",), "end"))
    either = Question("whose", "Whose?", (Answer("y", "Y", "who"), Answer("z", "Z", "end")))
    who = Question("who", "Who?", (Answer("w", "W", "end"),))
    after = changed(questions=(either, who), outcomes=before.outcomes)
    found = difference(before, after)
    mirrored = difference(after, before)
    assert found.paths == mirrored.paths
    assert sorted(change.paths for change in found.changes) == sorted(
        change.paths for change in mirrored.changes
    )


def test_renamed_ids_are_followed() -> None:
    whose = replace(WHOSE, id="whose-account")
    who = replace(WHO, answers=(replace(WHO.answers[0], to="whose-account"), WHO.answers[1]))
    after = changed(
        questions=(who, whose),
        outcomes=(replace(DECLINE, id="refuse", verdict=Verdict.ASK_FIRST), ASK, ACCEPT),
        formerly={"whose": "whose-account", "decline": "refuse"},
    )
    after = replace(
        after,
        questions=(
            who,
            replace(
                whose, answers=(replace(whose.answers[0], to="refuse"), replace(whose.answers[1]))
            ),
        ),
    )
    found = difference(TREE, after)
    assert found.kind is Kind.MORE_PERMISSIVE
    [change] = found.changes
    assert change.answers == (("who", "a-student"), ("whose-account", "mine"))


def test_without_formerly_a_renamed_question_is_another_question() -> None:
    whose = replace(WHOSE, id="whose-account")
    who = replace(WHO, answers=(replace(WHO.answers[0], to="whose-account"), WHO.answers[1]))
    assert difference(TREE, changed(questions=(who, whose))).kind is Kind.INCOMPARABLE


def test_ids_may_change_places() -> None:
    swapped = renamed(TREE, {"who": "whose", "whose": "who"})
    assert [question.id for question in swapped.questions] == ["whose", "who"]
    assert swapped.questions[0].answers[0].to == "who"
    assert tree_statistics(swapped) == tree_statistics(TREE)


def test_a_name_that_is_taken_is_not_given_a_second_time() -> None:
    """Two questions merged into one: renaming would lead the first one back to itself."""
    merged = renamed(TREE, {"who": "whose"})
    assert [question.id for question in merged.questions] == ["who", "whose"]
    assert renamed(TREE, {"decline": "ask", "ask": "accept"}) == TREE
    found = difference(TREE, changed(formerly={"who": "whose", "a-friend": "a-student"}))
    assert found.kind is Kind.EQUIVALENT


def test_a_ladder_is_compared_with_itself_without_walking_it() -> None:
    found = difference(ladder(40), ladder(40))
    assert found.paths == 2**40
    assert found.changes == ()


def test_one_rung_of_a_ladder_changes_a_counted_share_of_its_paths() -> None:
    before = ladder(40)
    last = before.questions[-1]
    after = replace(
        before,
        questions=(
            *before.questions[:-1],
            replace(last, answers=(last.answers[0], replace(last.answers[1], to="bottom"))),
        ),
    )
    [change] = difference(before, after).changes
    assert change.paths == 2**39
    assert len(change.answers) == 40
    assert change.kind is Kind.LESS_PERMISSIVE


def test_questions_in_orders_too_different_are_undecided() -> None:
    with pytest.raises(Undecided, match="in an order too different: more than 20000 ways"):
        difference(ladder(20), ladder(20, backwards=True))


def _both(first: str, second: str) -> Tree:
    """Low when both answers are “a”, else high: a table that can be read in either order."""
    return Tree(
        "ap-1",
        "table",
        "Table",
        (
            Question(first, f"{first}?", (Answer("a", "A", second), Answer("b", "B", "high"))),
            Question(second, f"{second}?", (Answer("a", "A", "low"), Answer("b", "B", "high"))),
        ),
        (
            Outcome("low", "Low", Verdict.NOT_ALLOWED, "", ("1",), ("1",)),
            Outcome("high", "High", Verdict.ALLOWED, "", ("1",), ("1",)),
        ),
    )


def _asking(*questions: tuple[str, tuple[str, ...], str]) -> Tree:
    """A tree of questions in a row: each one's name, its answers, and where they all lead."""
    return Tree(
        "ap-1",
        "row",
        "Row",
        tuple(
            Question(name, f"{name}?", tuple(Answer(item, item, to) for item in answers))
            for name, answers, to in questions
        ),
        (Outcome("end", "End", Verdict.ALLOWED, "", ("1",), ("1",)),),
    )
