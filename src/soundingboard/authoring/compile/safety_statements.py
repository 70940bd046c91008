"""Safety statements: ``## Always`` tables, proved for every set of answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from soundingboard.authoring.compile.examples import Row, dash_rows, tables, told
from soundingboard.authoring.grammar.keywords import KEYWORDS
from soundingboard.authoring.grammar.verdicts import did_you_mean_verdict
from soundingboard.authoring.problems.problem import Problem, did_you_mean
from soundingboard.engine.safety_statements import SafetyStatement, counter_example
from soundingboard.engine.tree import Question, Tree
from soundingboard.engine.verdict import ORDERED, Verdict
from soundingboard.engine.walk import Walk

_LAST = KEYWORDS.at_most
_HINT = "Head each column with a question, the last one with “At most”; a blank cell means “any”."
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
    broken: Callable[[str], str] = lambda _: "",
) -> tuple[list[WrittenSafetyStatement], list[Problem]]:
    """The statements in the tables of *tokens*. *questions* are those they may name, by text.

    *broken* gives the path of a file with problems that may ask the question of that text, or "".
    """
    found: list[WrittenSafetyStatement] = []
    problems: list[Problem] = []
    for header, rows in tables(tokens):
        asked, header_problems = _columns(path, header, questions, broken)
        problems += header_problems
        if not rows:
            problems.append(
                Problem(path, header.line, "broken-table", "a table has no rows", _HINT)
            )
        dashes = [*dash_rows(path, rows)]
        problems += dashes
        for row in () if header_problems or dashes else rows:
            statement, row_problems = _statement(path, row, asked)
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
        f"no tree asks all that “{item.words}” names",
        "Name questions that stand together in a tree.",
        cause,
    )


def fails(path: str, line: int, words: str, tree: Tree, broken: Walk) -> Problem:
    """The problem of a statement, in its words, that *tree* breaks by the walk *broken*."""
    verdict = broken.outcome.verdict if broken.outcome is not None else ""
    return Problem(
        path,
        line,
        "always-fails",
        f"“{words}” does not hold in {tree.id}: {told(broken)} is “{verdict}”",
        "Correct the tree, or the statement.",
    )


def _columns(
    path: str, header: Row, questions: Mapping[str, Question], broken: Callable[[str], str]
) -> tuple[list[Question], list[Problem]]:
    if not header.cells or header.cells[-1].casefold() != _LAST.casefold():
        message = f"the last column is not “{_LAST}”"
        return [], [Problem(path, header.line, "broken-table", message, _HINT)]
    asked: list[Question] = []
    problems = []
    unknown: dict[str, list[str]] = {}
    for text in header.cells[:-1]:
        if text not in questions:
            unknown.setdefault(broken(text), []).append(text)
        elif questions[text] in asked:
            message = f"“{text}” has two columns"
            problems.append(Problem(path, header.line, "broken-table", message, _HINT))
        else:
            asked.append(questions[text])
    for cause, texts in unknown.items():
        hint = "Copy the questions' headings."
        if len(texts) == 1:
            hint = did_you_mean(texts[0], questions, "Copy the question's heading.")
        listed = " or ".join(
            filter(None, [", ".join(f"“{text}”" for text in texts[:-1]), f"“{texts[-1]}”"])
        )
        message = f"no question reads {listed}"
        problems.append(Problem(path, header.line, "always-question", message, hint, cause))
    return asked, problems


def _statement(
    path: str, row: Row, asked: Sequence[Question]
) -> tuple[WrittenSafetyStatement | None, list[Problem]]:
    problems = []
    when: dict[str, str] = {}
    conditions = []
    for question, text in zip(asked, row.cells, strict=False):
        by_text = {answer.text: answer for answer in question.answers}
        if text in by_text:
            when[question.id] = by_text[text].id
            conditions.append((question.text, text))
        elif text:
            problems.append(
                Problem(
                    path,
                    row.line,
                    "always-answer",
                    f"“{question.text}” has no answer “{text}”",
                    did_you_mean(text, by_text, "Copy the answer's label."),
                )
            )
    limit = _VERDICTS.get(row.cells[-1].casefold())
    if limit is None:
        last = row.cells[-1]
        hint = f"Use one of {', '.join(f'“{verdict}”' for verdict in ORDERED)}."
        problems.append(
            Problem(
                path,
                row.line,
                "always-verdict",
                f"“{last}” isn't a verdict that can be a limit"
                if last
                else "the row names no verdict",
                # The two read alike and mean nothing alike.
                hint if last.casefold() == _SILENT else did_you_mean_verdict(last, _VERDICTS, hint),
            )
        )
    if limit is None or problems:
        return None, problems
    words = " and ".join(f"{question} {answer}" for question, answer in conditions)
    said = f"{words or 'Whatever the answers'}: at most {limit}"
    return WrittenSafetyStatement(
        SafetyStatement(when, limit), said, row.line, tuple(conditions)
    ), []
