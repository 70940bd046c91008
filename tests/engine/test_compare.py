"""Several trees walked by the same answers: what is asked, when one is decided, and the table."""

from __future__ import annotations

import json
from collections import Counter
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soundingboard.engine import compare as comparing
from soundingboard.engine.compare import Comparison, Row, compare, table
from soundingboard.engine.errors import UnknownAnswer
from soundingboard.engine.messages import handle
from soundingboard.engine.tree import Answer, Outcome, Question, Tree, to_json
from soundingboard.engine.verdict import Verdict
from soundingboard.engine.walk import walk


def question(name: str, **targets: str) -> Question:
    answers = tuple(Answer(answer, answer.title(), to) for answer, to in targets.items())
    return Question(name, f"{name.title()}?", answers)


def outcome(name: str, verdict: Verdict, *clauses: str) -> Outcome:
    return Outcome(name, name.title(), verdict, "So it is.", clauses, clauses)


YES = outcome("yes", Verdict.ALLOWED, "1")
NO = outcome("no", Verdict.NOT_ALLOWED, "2")
SILENT = outcome("silent", Verdict.NOT_COVERED, "3")


def tree(procedure: str, questions: tuple[Question, ...], *outcomes: Outcome) -> Tree:
    return Tree(procedure, "lend", "May I lend it?", questions, outcomes or (YES, NO))


STRICT = tree(
    "strict", (question("whose", mine="yes", ours="who"), question("who", a="no", b="no"))
)
MILD = tree("mild", (question("who", a="yes", b="where"), question("where", in_="yes", out="no")))
MUTE = tree("mute", (question("whose", mine="silent", ours="silent"),), SILENT)
ALL = (STRICT, MILD, MUTE)


def verdicts(comparison: Comparison) -> list[str | None]:
    return [s.outcome.verdict.value if s.outcome else None for s in comparison.standings]


def test_a_tree_is_decided_as_soon_as_nothing_matters_to_it() -> None:
    found = compare(ALL, {"whose": "ours"})
    assert verdicts(found) == ["not allowed", None, "not covered"]
    assert [standing.decided for standing in found.standings] == [True, False, True]
    assert found.standings[0].walk.outcome is None


def test_the_question_is_the_one_that_most_trees_wait_for() -> None:
    other = tree("other", (question("who", a="no", b="yes"),))
    asked = compare((STRICT, MILD, other), {}).question
    assert asked is not None
    assert asked.id == "who"


def test_a_tie_goes_to_the_tree_that_stands_first() -> None:
    asked = [compare(trees, {}).question for trees in ((STRICT, MILD), (MILD, STRICT))]
    assert [item.id for item in asked if item] == ["whose", "who"]


def test_only_what_matters_to_somebody_is_asked() -> None:
    found = compare(ALL, {"whose": "mine", "who": "a"})
    assert found.question is None
    assert verdicts(found) == ["allowed", "allowed", "not covered"]


def test_verdicts_part_once_two_decided_trees_differ() -> None:
    assert not compare((STRICT, MILD), {"whose": "ours"}).parts
    assert compare((STRICT, MILD), {"whose": "ours", "who": "a"}).parts
    assert compare((STRICT, MUTE), {"whose": "mine"}).parts


def test_an_answer_that_a_question_does_not_have() -> None:
    with pytest.raises(UnknownAnswer):
        compare(ALL, {"whose": "theirs"})


def test_the_table_has_a_row_for_each_line_of_verdicts() -> None:
    rows = table(ALL)
    assert rows is not None
    told = [(dict(r.answers), [o.verdict.value for o in r.outcomes], r.count) for r in rows]
    silent = "not covered"
    assert told == [
        ({"whose": "mine", "who": "a"}, ["allowed", "allowed", silent], 2),
        (
            {"whose": "mine", "who": "b", "where": "out"},
            ["allowed", "not allowed", silent],
            1,
        ),
        ({"whose": "ours", "who": "a"}, ["not allowed", "allowed", silent], 2),
        (
            {"whose": "ours", "who": "b", "where": "out"},
            ["not allowed", "not allowed", silent],
            1,
        ),
    ]


def test_the_outcomes_of_a_row_are_those_of_its_answers() -> None:
    late = outcome("late", Verdict.ALLOWED, "9")
    one = tree(
        "one", (question("who", a="where", b="late"), question("where", in_="yes", out="no"))
    )
    one = Tree("one", "lend", "?", one.questions, (YES, NO, late))
    rows = table((one,))
    assert rows is not None
    assert rows[0] == Row((("who", "b"),), (late,), 2)


def test_too_many_ways_to_answer_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "LIMIT", 5)
    assert table(ALL) is None


def test_the_door_compares_open_trees() -> None:
    def ask(**request: Any) -> Any:
        return json.loads(handle(json.dumps(request)))

    keys = [ask(op="open", tree=to_json(item))["ok"]["tree"] for item in ALL]
    told = ask(op="compare", trees=keys, answers={"whose": "ours"})["ok"]
    assert [item["procedure"] for item in told["standings"]] == ["strict", "mild", "mute"]
    assert [item["decided"] for item in told["standings"]] == [True, False, True]
    assert told["question"]["id"] == "who"
    assert told["parts"]
    assert ask(op="compare", trees=["x@1"], answers={})["error"]["code"] == "unknown-tree"


# Laws. A pool of questions is shared, so that the same question has the same answers everywhere.

POOL = {f"q{number}": ("a", "b") if number % 2 else ("a", "b", "c") for number in range(5)}


@st.composite
def families(draw: st.DrawFn) -> tuple[Tree, ...]:
    """Several trees that ask some of the same questions, in orders of their own."""
    return tuple(_member(draw, str(number)) for number in range(draw(st.integers(1, 3))))


def _member(draw: st.DrawFn, name: str) -> Tree:
    asked = draw(st.lists(st.sampled_from(sorted(POOL)), min_size=1, max_size=4, unique=True))
    outcomes = tuple(
        outcome(f"o{number}", draw(st.sampled_from(Verdict)), draw(st.sampled_from("12")))
        for number in range(draw(st.integers(1, 3)))
    )
    questions = tuple(
        Question(
            item,
            item,
            tuple(
                Answer(
                    label,
                    label,
                    draw(st.sampled_from([*asked[place + 1 :], *(o.id for o in outcomes)])),
                )
                for label in POOL[item]
            ),
        )
        for place, item in enumerate(asked)
    )
    return Tree(name, "lend", "May I?", questions, outcomes)


def everything() -> list[dict[str, str]]:
    """Every complete set of answers: one to each question of the pool."""
    return [dict(zip(POOL, answers, strict=True)) for answers in product(*POOL.values())]


def interview(trees: tuple[Tree, ...], facts: dict[str, str]) -> tuple[dict[str, str], Comparison]:
    """Answer by *facts* what is asked, until nothing is."""
    given_: dict[str, str] = {}
    while True:
        found = compare(trees, given_)
        if found.question is None:
            return given_, found
        assert found.question.id not in given_
        given_[found.question.id] = facts[found.question.id]


@given(trees=families(), facts=st.sampled_from(everything()))
def test_in_the_end_each_tree_says_what_its_own_walk_says(
    trees: tuple[Tree, ...], facts: dict[str, str]
) -> None:
    _, found = interview(trees, facts)
    for each, standing in zip(trees, found.standings, strict=True):
        own = walk(each, facts).outcome
        assert own is not None
        assert standing.outcome is not None
        assert (standing.outcome.verdict, set(standing.outcome.clauses)) == (
            own.verdict,
            set(own.clauses),
        )
        if standing.walk.outcome is not None:
            assert standing.outcome == own


@given(trees=families(), facts=st.sampled_from(everything()))
def test_what_is_decided_stays_decided(trees: tuple[Tree, ...], facts: dict[str, str]) -> None:
    given_, _ = interview(trees, facts)
    settled: dict[int, Verdict] = {}
    for length in range(len(given_) + 1):
        found = compare(trees, dict(list(given_.items())[:length]))
        for place, standing in enumerate(found.standings):
            if place in settled:
                assert standing.outcome is not None
                assert standing.outcome.verdict == settled[place]
            elif standing.outcome is not None:
                settled[place] = standing.outcome.verdict


@given(trees=families())
def test_the_table_counts_what_brute_force_counts(trees: tuple[Tree, ...]) -> None:
    ends = {}
    for facts in everything():
        given_, found = interview(trees, facts)
        ends[tuple(given_.items())] = tuple(
            s.outcome.verdict.value for s in found.standings if s.outcome
        )
    rows = table(trees)
    assert rows is not None
    counted = {tuple(o.verdict.value for o in row.outcomes): row.count for row in rows}
    assert counted == Counter(ends.values())
    for row in rows:
        assert ends[row.answers] == tuple(o.verdict.value for o in row.outcomes)
        shortest = min(len(s) for s, line in ends.items() if line == ends[row.answers])
        assert len(row.answers) == shortest
