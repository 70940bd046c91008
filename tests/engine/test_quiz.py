"""The quiz: drawn by a seed, marked, and the same for ever."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.courses import SEED, course, right_answers

from soundingboard.engine.course import Course
from soundingboard.engine.errors import BadSeed, UnknownChoice, UnknownScenario
from soundingboard.engine.quiz import draw, mark, seed_without

SEEDS = st.binary(min_size=16, max_size=16).map(bytes.hex)


def drawn_ids(taken: Course, seed: str) -> list[str]:
    return [item.scenario.id for item in draw(taken, seed)]


def test_a_known_seed_draws_what_it_has_always_drawn() -> None:
    quiz = draw(course(5, draw=3), SEED)
    shown = [(item.scenario.id, "".join(choice.id for choice in item.choices)) for item in quiz]
    assert shown == [("s4", "bca"), ("s1", "cba"), ("s3", "abc")]


@given(SEEDS)
def test_the_order_is_that_of_the_digests_of_seed_and_ids(seed: str) -> None:
    def digest(*parts: str) -> str:
        return hashlib.sha256("\n".join((seed, *parts)).encode()).hexdigest()

    quiz = draw(course(6), seed)
    assert [item.scenario.id for item in quiz] == sorted(
        (f"s{number}" for number in range(1, 7)), key=digest
    )
    for item in quiz:
        assert [choice.id for choice in item.choices] == sorted(
            "abc", key=lambda choice: digest(item.scenario.id, choice)
        )


@given(SEEDS, st.integers(1, 8), st.integers(1, 8))
def test_fewer_drawn_are_the_first_of_more(seed: str, few: int, many: int) -> None:
    few, many = min(few, many), max(few, many)
    assert drawn_ids(course(8, draw=few), seed) == drawn_ids(course(8, draw=many), seed)[:few]


@given(SEEDS, st.permutations(range(5)))
def test_the_order_in_the_file_makes_no_difference(seed: str, order: list[int]) -> None:
    taken = course(5)
    shuffled = replace(taken, scenarios=tuple(taken.scenarios[place] for place in order))
    assert draw(shuffled, seed) == draw(taken, seed)


def test_seeds_differ() -> None:
    seeds = [f"{number:032x}" for number in range(20)]
    assert len({tuple(drawn_ids(course(6), seed)) for seed in seeds}) > 15


@pytest.mark.parametrize("seed", ["", "0" * 31, "0" * 33, "A" * 32, "g" * 32, "0" * 32 + "\n"])
def test_what_is_no_seed_draws_nothing(seed: str) -> None:
    with pytest.raises(BadSeed, match="is no seed: a seed is 32 of the digits"):
        draw(course(), seed)


TREE = "ap-1/follow-request"
"""The tree on which every other scenario of a test's course depends."""


@given(SEEDS)
def test_a_quiz_can_be_drawn_without_what_depends_on_a_tree(seed: str) -> None:
    taken = course(8, draw=3)
    found = seed_without(taken, seed, [TREE])
    assert found is not None
    assert not any(item.scenario.depends_on([TREE]) for item in draw(taken, found))
    assert seed_without(taken, found, [TREE]) == found
    assert seed_without(taken, seed, []) == seed_without(taken, seed, ["ap-1/other"]) == seed


def test_no_quiz_is_drawn_where_too_little_is_left() -> None:
    assert seed_without(course(8, draw=5), SEED, [TREE]) is None
    assert seed_without(course(8, draw=4), SEED, [TREE]) is not None
    assert seed_without(course(60, draw=30), SEED, [TREE]) is None


def test_right_answers_pass() -> None:
    taken = course(4, pass_mark=4)
    marked = mark(taken, SEED, right_answers(taken))
    assert (marked.score, marked.drawn, marked.complete, marked.passed) == (4, 4, True, True)
    assert marked.clauses_to_read == ()
    assert marked.trees_to_walk == ()


@pytest.mark.parametrize("ticked", [(), ("a",), ("c",), ("a", "c"), ("a", "b", "c")])
def test_an_answer_is_right_only_when_exactly_the_right_choices_are_ticked(
    ticked: tuple[str, ...],
) -> None:
    [marked] = mark(course(1), SEED, {"s1": ticked}).scenarios
    assert not marked.right
    [marked] = mark(course(1), SEED, {"s1": ("b", "a")}).scenarios
    assert marked.right


@given(
    SEEDS,
    st.dictionaries(st.sampled_from(["s1", "s2", "s3", "s4"]), st.sets(st.sampled_from("abc"))),
)
def test_marks_are_by_the_definition_whatever_is_answered(
    seed: str, answers: dict[str, set[str]]
) -> None:
    taken = course(4, pass_mark=3)
    marked = mark(taken, seed, answers)
    right = {key for key, ticked in answers.items() if ticked == {"a", "b"}}
    assert marked.score == len(right)
    assert marked.complete == (len(answers) == 4)
    assert marked.passed == (len(answers) == 4 and len(right) >= 3)
    assert [item.drawn.scenario.id for item in marked.scenarios] == [
        key for key in drawn_ids(taken, seed) if key in answers
    ]
    wrong = [key for key in drawn_ids(taken, seed) if key in answers.keys() - right]
    expected = [clause for key in wrong for clause in (f"1.{key[1:]}", "9")]
    assert marked.clauses_to_read == tuple(dict.fromkeys(expected))
    reversed_answers = {key: answers[key] for key in reversed(answers)}
    assert mark(taken, seed, reversed_answers) == marked


def test_what_was_ticked_stands_in_the_order_shown() -> None:
    taken = course(1)
    [shown] = draw(taken, SEED)
    [marked] = mark(taken, SEED, {"s1": ["c", "b", "a"]}).scenarios
    assert marked.chosen == tuple(choice.id for choice in shown.choices)


def test_trees_to_walk_again_are_named_once() -> None:
    marked = mark(course(4), SEED, {"s1": ["c"], "s2": ["c"], "s3": ["c"]})
    assert [expected.outcome for expected in marked.trees_to_walk] == ["do-not-accept"]


def test_an_answer_to_a_scenario_not_drawn_is_refused() -> None:
    taken = course(4, draw=1)
    [drawn] = drawn_ids(taken, SEED)
    other = "s1" if drawn != "s1" else "s2"
    with pytest.raises(UnknownScenario, match=f"does not hold the scenario “{other}”"):
        mark(taken, SEED, {other: ["a"]})


def test_a_choice_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UnknownChoice, match="“Scenario 1” has no choice “d”"):
        mark(course(1), SEED, {"s1": ["d"]})
