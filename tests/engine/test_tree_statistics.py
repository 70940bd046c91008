"""A tree's statistics: counts that are exact however many paths there are."""

from __future__ import annotations

from dataclasses import replace

from tests.engine.ladders import ladder
from tests.engine.small import TREE, WHO, WHOSE

from soundingboard.engine.tree import Answer
from soundingboard.engine.tree_statistics import TreeStatistics, tree_statistics


def test_questions_outcomes_paths_and_the_longest_path() -> None:
    assert tree_statistics(TREE) == TreeStatistics(questions=2, outcomes=3, paths=3, depth=2)


def test_answers_that_lead_to_one_place_are_different_paths() -> None:
    who = replace(WHO, answers=(*WHO.answers, Answer("a-colleague", "A colleague", "accept")))
    assert tree_statistics(replace(TREE, questions=(who, WHOSE))).paths == 4


def test_a_question_reached_in_two_ways_is_counted_in_both() -> None:
    who = replace(WHO, answers=(*WHO.answers, Answer("a-pupil", "A pupil", "whose")))
    assert tree_statistics(replace(TREE, questions=(who, WHOSE))) == TreeStatistics(
        2, 3, paths=5, depth=2
    )


def test_a_ladder_of_forty_rungs_is_counted_and_not_climbed() -> None:
    assert tree_statistics(ladder(40)) == TreeStatistics(
        questions=40, outcomes=2, paths=2**40, depth=40
    )


def test_depth_is_no_limit() -> None:
    assert tree_statistics(ladder(5000)).paths == 2**5000
