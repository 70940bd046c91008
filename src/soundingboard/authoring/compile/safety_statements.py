"""Safety statements: ``## Always`` tables, proved for every set of answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from soundingboard.authoring.compile.answer_tables import (
    ends_with,
    read_answers,
    read_columns,
    shape_problems,
)
from soundingboard.authoring.compile.examples import path_taken
from soundingboard.authoring.grammar.keywords import KEYWORDS
from soundingboard.authoring.grammar.table_problems import dash_rows
from soundingboard.authoring.grammar.verdicts import did_you_mean_verdict
from soundingboard.authoring.problems.problem import Problem, did_you_mean
from soundingboard.authoring.source.tables import Row, Table, tables
from soundingboard.authoring.wording import N_, _, alternatives, listed, translated
from soundingboard.engine.safety_statements import SafetyStatement, counter_example
from soundingboard.engine.tree import Question, Tree
from soundingboard.engine.verdict import ORDERED, Verdict
from soundingboard.engine.walk import Walk

_LAST = KEYWORDS.at_most
_HINT = N_(
    "Head each column with a question and the last one with “At most”. A blank cell means “any "
    "answer”."
)
_VERDICTS = {KEYWORDS.verdicts[verdict]: verdict for verdict in ORDERED}
_SILENT = KEYWORDS.verdicts[Verdict.NOT_COVERED]


@dataclass(frozen=True, slots=True)
class WrittenSafetyStatement:
    """A safety statement as written: the statement, its words and its line.

    ``conditions`` are the questions that it names, each with the answer, as their authors word
    them: a tree that asks them may be withdrawn, and the statement must not lose them.
    """

    statement: SafetyStatement
    words: str
    line: int
    conditions: tuple[tuple[str, str], ...]


def read_safety_statements(
    path: str,
    tokens: Sequence[Token],
    questions: Mapping[str, Question],
    broken: Callable[[str], str] = lambda text: "",
) -> tuple[list[WrittenSafetyStatement], list[Problem]]:
    """The statements in the tables of *tokens*. *questions* are those they may name, by text.

    *broken* gives the path of a file with problems that may ask the question of that text, or "".
    """
    found: list[WrittenSafetyStatement] = []
    problems: list[Problem] = []
    for table in tables(tokens):
        problems += shape_problems(path, table, _LAST, translated(_HINT))
        dashes = [*dash_rows(path, table.rows)]
        problems += dashes
        if not ends_with(table, _LAST):
            continue
        columns, column_problems = read_columns(path, table, questions)
        column_problems += _unknown(path, table, columns.unknown, questions, broken)
        problems += column_problems
        for row in table.rows if not column_problems and not dashes else ():
            statement, row_problems = _statement(path, row, columns.questions)
            problems += row_problems
            if statement is not None:
                found.append(statement)
    return found, problems


def prove(path: str, statements: Iterable[WrittenSafetyStatement], tree: Tree) -> Iterator[Problem]:
    """A problem for each statement of the tree's own file that *tree* breaks."""
    for item in statements:
        broken = counter_example(tree, item.statement)
        if broken is not None:
            yield fails(path, item.line, item.words, tree, broken)


def idle(path: str, item: WrittenSafetyStatement, cause: str = "") -> Problem:
    """The problem of a statement that no tree can break or keep."""
    return Problem(
        path,
        item.line,
        "always-idle",
        _("No tree asks all the questions of “{statement}”").format(statement=item.words),
        _("Name only questions of one tree. For others, add another row."),
        cause,
    )


def fails(path: str, line: int, words: str, tree: Tree, broken: Walk) -> Problem:
    """The problem of a statement, in its words, that *tree* breaks by the walk *broken*."""
    verdict = broken.outcome.verdict if broken.outcome is not None else ""
    return Problem(
        path,
        line,
        "always-fails",
        _("“{statement}” isn't true of {tree}. “{path}” is “{verdict}”").format(
            statement=words, tree=tree.id, path=path_taken(broken), verdict=verdict
        ),
        _("Correct the tree. If the statement is wrong, correct that."),
    )


def _unknown(
    path: str,
    table: Table,
    texts: Sequence[str],
    questions: Mapping[str, Question],
    broken: Callable[[str], str],
) -> Iterator[Problem]:
    """A problem for the columns that no question has, one for each file that may ask them."""
    by_cause: dict[str, list[str]] = {}
    for text in texts:
        by_cause.setdefault(broken(text), []).append(text)
    for cause, unknown in by_cause.items():
        hint = _("Copy the headings of questions.")
        if len(unknown) == 1:
            hint = did_you_mean(unknown[0], questions, _("Copy the heading of a question."))
        names = alternatives([f"“{text}”" for text in unknown])
        message = _("No question is called {questions}").format(questions=names)
        yield Problem(path, table.header.line, "always-question", message, hint, cause)


def _statement(
    path: str, row: Row, asked: Sequence[Question | None]
) -> tuple[WrittenSafetyStatement | None, list[Problem]]:
    given, problems = read_answers(path, row, asked, "always-answer")
    when = {question.id: answer.id for question, answer in given}
    last = row.texts[-1]
    limit = _VERDICTS.get(last.casefold())
    if limit is None:
        verdicts = alternatives([f"“{verdict}”" for verdict in ORDERED])
        hint = _("Write {verdicts}.").format(verdicts=verdicts)
        problems.append(
            Problem(
                path,
                row.line,
                "always-verdict",
                _("Expected a verdict that can be a limit, found “{text}”").format(text=last)
                if last
                else _("Expected a verdict in the last cell, found nothing"),
                # “Not covered” and “not allowed” are spelt alike, but don't mean the same.
                hint if last.casefold() == _SILENT else did_you_mean_verdict(last, _VERDICTS, hint),
            )
        )
    if limit is None or problems:
        return None, problems
    conditions = tuple((question.text, answer.text) for question, answer in given)
    words = listed([f"{question} {answer}" for question, answer in conditions])
    said = _("{conditions}: at most {verdict}").format(
        conditions=words or _("Whatever the answers"), verdict=limit
    )
    return WrittenSafetyStatement(SafetyStatement(when, limit), said, row.line, conditions), []
