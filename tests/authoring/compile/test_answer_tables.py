"""Tables of answers: columns are questions, cells answers, the last column something else."""

from __future__ import annotations

from tests.engine.small import TREE, WHO, WHOSE

from soundingboard.authoring.compile.answer_tables import (
    ends_with,
    read_answers,
    read_columns,
    shape_problems,
)
from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.tables import Table, tables

QUESTIONS = {question.text: question for question in TREE.questions}


def table(*rows: str) -> Table:
    header, *body = rows
    dashes = "---".join("|" * header.count("|"))
    (found,) = tables(markdown.tokenize("\n".join([header, dashes, *body])))
    return found


def told(problems: list[Problem]) -> list[str]:
    return [f"{problem.line}: {problem.code} {problem.message}" for problem in problems]


def test_the_last_column_is_found_by_its_head_in_any_case() -> None:
    assert ends_with(table("| Who? | outcome |"), "Outcome")
    assert not ends_with(table("| Outcome | Who? |"), "Outcome")


def test_a_table_has_rows_and_the_last_column() -> None:
    assert told([*shape_problems("a.md", table("| Who? |"), "Outcome", "")]) == [
        "1: broken-table Expected “Outcome” as the last column, found “Who?”",
        "1: broken-table The table has no rows",
    ]
    assert not [*shape_problems("a.md", table("| Outcome |", "| A |"), "Outcome", "")]


def test_a_column_is_a_question_once_or_unknown() -> None:
    written = table("| Whose? | Who? | Why? | Who? | Outcome |")
    columns, problems = read_columns("a.md", written, QUESTIONS)
    assert columns.questions == (WHOSE, WHO, None, None)
    assert columns.unknown == ("Why?",)
    assert told(problems) == ["1: broken-table “Who?” has two columns"]


def test_a_blank_cell_is_no_answer_and_an_unknown_one_is_a_problem() -> None:
    (row,) = table("| Who? | Whose? | Outcome |", "| | Nobody's | A |").rows
    given, problems = read_answers("a.md", row, (WHO, WHOSE), "example-answer")
    assert given == []
    assert told(problems) == ["3: example-answer “Whose?” has no answer “Nobody's”"]
    (row,) = table("| Who? | Whose? | Outcome |", "| A student | | A |").rows
    given, problems = read_answers("a.md", row, (None, WHOSE), "example-answer")
    assert (given, problems) == ([], [])
    given, problems = read_answers("a.md", row, (WHO, WHOSE), "example-answer")
    assert [(question.id, answer.id) for question, answer in given] == [("who", "a-student")]
