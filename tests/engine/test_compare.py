"""Several trees compared: the table of verdicts, and what it counts."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from tests.engine.board_trees import ALL, NO, YES, everything, families, outcome, question, tree
from tests.engine.pages.comparing import interview

from soundingboard.engine import compare as comparing
from soundingboard.engine.compare import Row, table
from soundingboard.engine.tree import Tree
from soundingboard.engine.verdict import Verdict


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


@given(trees=families())
def test_the_table_counts_what_brute_force_counts(trees: tuple[Tree, ...]) -> None:
    ends = {}
    for facts in everything():
        found = interview(trees, facts)
        ends[found.pairs] = tuple(
            board.outcome.verdict.value for board in found.boards if board.outcome
        )
    rows = table(trees)
    assert rows is not None
    counted = {tuple(o.verdict.value for o in row.outcomes): row.count for row in rows}
    assert counted == Counter(ends.values())
    for row in rows:
        assert ends[row.answers] == tuple(o.verdict.value for o in row.outcomes)
        shortest = min(len(s) for s, line in ends.items() if line == ends[row.answers])
        assert len(row.answers) == shortest
