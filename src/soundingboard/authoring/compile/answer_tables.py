"""Tables of answers: a column for each question, a row for each set of answers, and a last column.

Examples, safety statements and the answers of a scenario are such tables. What their last column
says, and what is wrong with a column that no question has, is for each of them to know.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from soundingboard.authoring.problems.problem import Problem, did_you_mean
from soundingboard.authoring.source.tables import Row, Table
from soundingboard.authoring.wording import _, alternatives
from soundingboard.engine.tree import Answer, Question


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table but the last.

    ``questions`` has the question of each; ``None`` where none has that text, or where it has a
    column already. ``unknown`` are the texts that no question has.
    """

    questions: tuple[Question | None, ...]
    unknown: tuple[str, ...]


def ends_with(table: Table, last: str) -> bool:
    """Whether the last column of *table* is headed *last*."""
    texts = table.header.texts
    return bool(texts) and texts[-1].casefold() == last.casefold()


def shape_problems(path: str, table: Table, last: str, hint: str) -> Iterator[Problem]:
    """What is wrong with a *table* whose last column isn't headed *last*, or that has no rows."""
    if not ends_with(table, last):
        found = table.header.texts[-1] if table.header.texts else ""
        message = _("Expected “{expected}” as the last column, found “{found}”").format(
            expected=last, found=found
        )
        yield Problem(path, table.header.line, "broken-table", message, hint)
    if not table.rows:
        yield Problem(path, table.header.line, "broken-table", _("The table has no rows"), hint)


def read_columns(
    path: str, table: Table, questions: Mapping[str, Question]
) -> tuple[Columns, list[Problem]]:
    """The columns of *table*, whose questions are among *questions*, by their text."""
    found: list[Question | None] = []
    unknown: list[str] = []
    problems = []
    for text in table.header.texts[:-1]:
        question = questions.get(text)
        if question is None:
            unknown.append(text)
        elif question in found:
            message = _("“{question}” has two columns").format(question=text)
            hint = _("Take one of the two out.")
            problems.append(Problem(path, table.header.line, "broken-table", message, hint))
            question = None
        found.append(question)
    return Columns(tuple(found), tuple(unknown)), problems


def read_answers(
    path: str, row: Row, questions: Sequence[Question | None], code: str
) -> tuple[list[tuple[Question, Answer]], list[Problem]]:
    """The answers that *row* gives, with their questions; a blank cell gives none.

    *questions* are those of the columns; *code* is the code of a problem with an unknown answer.
    """
    given: list[tuple[Question, Answer]] = []
    problems = []
    for question, text in zip(questions, row.texts, strict=False):
        if question is None or not text:
            continue
        by_text = {answer.text: answer for answer in question.answers}
        if text in by_text:
            given.append((question, by_text[text]))
        else:
            message = _("“{question}” has no answer “{answer}”").format(
                question=question.text, answer=text
            )
            answers = alternatives([f"“{label}”" for label in by_text])
            hint = did_you_mean(text, by_text, _("Write {answers}.").format(answers=answers))
            problems.append(Problem(path, row.line, code, message, hint))
    return given, problems
