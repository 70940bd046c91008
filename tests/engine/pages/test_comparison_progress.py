"""How far answers lead at every board: what is asked, and when a board has nothing left to ask."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.board_trees import MILD, MUTE, STRICT, everything, families, question, tree
from tests.engine.pages.comparing import NO_TREE, comparison, interview

from soundingboard.engine.completions import completions
from soundingboard.engine.pages.comparison_progress import (
    ComparisonProgress,
    asking,
    comparison_progress,
    first_difference,
)
from soundingboard.engine.pages.walk_address import NOT_SURE
from soundingboard.engine.tree import Tree
from soundingboard.engine.verdict import Verdict
from soundingboard.engine.walk import walk


def verdicts(found: ComparisonProgress) -> list[str | None]:
    return [board.outcome.verdict.value if board.outcome else None for board in found.boards]


def test_a_board_is_decided_as_soon_as_nothing_matters_to_it() -> None:
    found = comparison_progress(comparison(), {"whose": "ours"})
    assert verdicts(found) == ["not allowed", None, "not covered"]
    assert [board.next.id if board.next else None for board in found.boards] == [None, "who", None]
    reached = found.boards[0].reached
    assert reached is not None
    assert reached.outcome is None, "the tree itself would still ask"


def test_the_question_is_the_one_that_most_boards_wait_for() -> None:
    other = tree("other", (question("who", a="no", b="yes"),))
    asked = comparison_progress(comparison((STRICT, MILD, other)), {}).next
    assert asked is not None
    assert asked.id == "who"


def test_a_tie_goes_to_the_board_that_comes_first() -> None:
    asked = [
        comparison_progress(comparison(trees), {}).next
        for trees in ((STRICT, MILD), (MILD, STRICT))
    ]
    assert [item.id for item in asked if item] == ["whose", "who"]


def test_only_what_matters_to_some_board_is_asked() -> None:
    found = comparison_progress(
        comparison(), {"whose": "mine", "who": "a", "where": "out", "elsewhere": "x"}
    )
    assert found.next is None
    assert verdicts(found) == ["allowed", "allowed", "not covered"]
    assert found.pairs == (("whose", "mine"), ("who", "a"))


def test_answers_count_in_the_order_in_which_they_are_asked_for() -> None:
    found = comparison_progress(comparison(), {"who": "a"})
    assert found.asked == ()
    assert verdicts(found) == [None, None, "not covered"]


def test_a_board_without_a_tree_says_nothing_and_waits_for_nothing() -> None:
    found = comparison_progress(comparison((STRICT,), NO_TREE), {"whose": "mine"})
    assert verdicts(found) == ["allowed", None]
    assert found.next is None
    assert [board.board.short for board in found.decided] == ["Board Strict"]


def test_to_which_boards_a_question_matters() -> None:
    source = comparison()
    found = comparison_progress(source, {"whose": "ours", "who": "b", "where": "out"})

    def names(reached: ComparisonProgress, id_: str) -> list[str]:
        return [board.short for board in asking(source, reached, source.questions[id_])]

    assert names(found, "whose") == ["Board Strict"]
    assert names(found, "who") == ["Board Mild"], "Strict says no, whatever the answer"
    assert names(comparison_progress(source, {}), "whose") == ["Board Strict"]


def test_verdicts_differ_once_two_decided_boards_do() -> None:
    assert not comparison_progress(comparison((STRICT, MILD)), {"whose": "ours"}).differ
    assert comparison_progress(comparison((STRICT, MILD)), {"whose": "ours", "who": "a"}).differ
    assert comparison_progress(comparison((STRICT, MUTE)), {"whose": "mine"}).differ


def test_with_which_answer_verdicts_first_differed() -> None:
    source = comparison((STRICT, MILD))
    found = comparison_progress(source, {"whose": "ours", "who": "a"})
    assert first_difference(source, found) == (source.questions["who"], "a")
    agreed = comparison_progress(source, {"whose": "mine", "who": "a"})
    assert first_difference(source, agreed) is None
    never = tree("never", (question("whose", mine="no", ours="no"),))
    always = tree("always", (question("whose", mine="yes", ours="yes"),))
    source = comparison((never, always))
    assert first_difference(source, comparison_progress(source, {})) is None


def test_what_is_not_known_leaves_open_what_depends_on_it() -> None:
    found = comparison_progress(comparison(), {"whose": NOT_SURE, "who": "a"})
    assert verdicts(found) == [None, "allowed", "not covered"]
    reached = found.boards[0].reached
    assert reached is not None
    assert reached.found.verdicts == {Verdict.ALLOWED, Verdict.NOT_ALLOWED}
    assert found.next is None


def test_where_a_board_wants_an_answer_not_knowing_is_none() -> None:
    unsure = replace(STRICT, not_sure=False)
    source = comparison((unsure, MILD))
    assert [source.not_sure(id_) for id_ in ("whose", "who", "where")] == [False, False, True]


def test_more_steps_than_are_remembered_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    source = comparison()
    before = comparison_progress(source, {"whose": "ours", "who": "b", "where": "out"})
    monkeypatch.setattr(f"{comparison_progress.__module__}._MOST_STEPS", 1)
    source.steps.clear()
    assert comparison_progress(source, dict(before.pairs)) == before
    assert len(source.steps) <= 1 + len(before.pairs), "those of one walk at most"


@given(trees=families(), facts=st.sampled_from(everything()))
def test_in_the_end_each_board_says_what_its_own_walk_says(
    trees: tuple[Tree, ...], facts: dict[str, str]
) -> None:
    found = interview(trees, facts)
    for each, board in zip(trees, found.boards, strict=True):
        own = walk(each, facts).outcome
        assert own is not None
        assert board.outcome is not None
        assert board.outcome.verdict == own.verdict
        assert set(board.outcome.clauses) == set(own.clauses)
        assert board.reached is not None
        assert own in board.reached.found.outcomes


@given(trees=families(), facts=st.sampled_from(everything()))
def test_what_is_decided_stays_decided(trees: tuple[Tree, ...], facts: dict[str, str]) -> None:
    pairs = interview(trees, facts).pairs
    settled: dict[int, Verdict] = {}
    for length in range(len(pairs) + 1):
        found = comparison_progress(comparison(trees), dict(pairs[:length]))
        for place, board in enumerate(found.boards):
            if place in settled:
                assert board.outcome is not None
                assert board.outcome.verdict == settled[place]
            elif board.outcome is not None:
                settled[place] = board.outcome.verdict


@given(
    trees=families(),
    facts=st.sampled_from(everything()),
    unknown=st.sets(st.sampled_from([f"q{number}" for number in range(5)])),
)
def test_with_doubts_each_board_keeps_open_what_can_follow(
    trees: tuple[Tree, ...], facts: dict[str, str], unknown: set[str]
) -> None:
    given_ = {name: NOT_SURE if name in unknown else value for name, value in facts.items()}
    found = interview(trees, given_)
    assert len({name for name, _ in found.pairs}) == len(found.pairs)
    for each, board in zip(trees, found.boards, strict=True):
        assert board.reached is not None
        sure = {name: value for name, value in found.pairs if value != NOT_SURE}
        own = {name: sure[name] for name in each.question_by_id if name in sure}
        assert board.reached.found.verdicts == completions(each, own).verdicts
