"""Examples: the author's own test of a tree, as tables of answers and outcomes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markdown_it.token import Token

from soundingboard.authoring.compile.answer_tables import (
    ends_with,
    read_answers,
    read_columns,
    shape_problems,
)
from soundingboard.authoring.grammar.keywords import KEYWORDS
from soundingboard.authoring.grammar.table_problems import (
    broken_table,
    dash_rows,
    linked_cells,
    pipes,
)
from soundingboard.authoring.problems.problem import Problem, did_you_mean
from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.blocks import LISTS, blocks, short
from soundingboard.authoring.source.sections import Section
from soundingboard.authoring.source.tables import Row, tables
from soundingboard.authoring.wording import N_, _, translated
from soundingboard.engine.tree import Outcome, Question, Tree
from soundingboard.engine.walk import Walk, walk

_HINT = N_(
    "Head each column with a question and the last one with “Outcome”, then add a row for each "
    "example."
)


@dataclass(frozen=True, slots=True)
class Example:
    """A set of answers and the outcome that the author expects of it."""

    answers: Mapping[str, str]
    outcome: str
    line: int


def read_examples(
    path: str, tokens: Sequence[Token], tree: Tree
) -> tuple[list[Example], list[Problem]]:
    """The examples in the tables of *tokens*, and every problem with them."""
    examples: list[Example] = []
    problems: list[Problem] = []
    by_text = {question.text: question for question in tree.questions}
    for table in tables(tokens):
        problems += shape_problems(path, table, KEYWORDS.outcome, translated(_HINT))
        if not ends_with(table, KEYWORDS.outcome):
            continue
        columns, found = read_columns(path, table, by_text)
        found += (
            Problem(
                path,
                table.header.line,
                "example-question",
                _("The tree doesn't ask “{question}”").format(question=text),
                did_you_mean(text, by_text, _("Copy the heading of a question.")),
            )
            for text in columns.unknown
        )
        problems += found
        if found:
            continue
        dashes = [*dash_rows(path, table.rows)]
        problems += dashes
        for row in table.rows if not dashes else ():
            example, row_problems = _example(path, row, columns.questions, tree)
            problems += row_problems
            if example is not None:
                examples.append(example)
    return examples, problems


def stray_blocks(path: str, section: Section, *, prose: bool = False) -> Iterator[Problem]:
    """What is among the tables of *section* and has no meaning there, or that there is no table.

    *prose* is whether the page shows the paragraphs there. What makes no sense anywhere, such as
    a block of code or rows that make no table, is reported by
    :mod:`~soundingboard.authoring.grammar.unsupported_markdown`.
    """
    nothing = True
    for block in blocks(section.tokens):
        kind, line = block[0].type, markdown.line_of(block[0])
        if kind == "table_open":
            yield from linked_cells(path, block)
        elif kind == "paragraph_open" and pipes(block[1]):
            yield broken_table(path, block[1])
        elif kind == "paragraph_open" and prose:
            continue  # It does not make up for a table.
        elif kind in ("paragraph_open", "blockquote_open", *LISTS):
            text = short(markdown.block_text(block)) or block[0].markup
            yield Problem(
                path,
                line,
                "unread-text",
                _("Expected a table under “{heading}”, found “{text}”").format(
                    heading=section.title, text=text
                ),
                _("Write it as a row of the table, which begins with “|”, or take it out."),
            )
        nothing = False
    if nothing:
        message = _("Expected a table under “{heading}”, found none").format(heading=section.title)
        hint = _("Add a table, or take the heading out.")
        yield Problem(path, section.line, "broken-table", message, hint)


def _example(
    path: str, row: Row, questions: Sequence[Question | None], tree: Tree
) -> tuple[Example | None, list[Problem]]:
    given, problems = read_answers(path, row, questions, "example-answer")
    answers = {question.id: answer.id for question, answer in given}
    by_title = {outcome.title: outcome for outcome in tree.outcomes}
    title = row.texts[-1]
    expected = by_title.get(title)
    if expected is None:
        message = _("Expected an outcome in the last cell, found none")
        if title:
            message = _("The tree has no outcome “{outcome}”").format(outcome=title)
        otherwise = _("Copy the heading of an outcome, not its verdict.")
        hint = did_you_mean(title, by_title, otherwise)
        problems.append(Problem(path, row.line, "example-outcome", message, hint))
    if expected is None or problems:
        return None, problems
    codes = WalkCodes("example-unfinished", "example-fails", "example-unasked")
    problems += walk_problems(path, row.line, walk(tree, answers), expected, codes)
    return Example(answers, expected.id, row.line), problems


class WalkCodes(NamedTuple):
    """The codes of problems with a row that stops, ends elsewhere, or answers too much."""

    unfinished: str
    fails: str
    unasked: str


def walk_problems(
    path: str, line: int, went: Walk, expected: Outcome, codes: WalkCodes
) -> Iterator[Problem]:
    """What is wrong with a row whose answers take the walk *went*, and should end at *expected*."""
    taken = path_taken(went)
    if went.question is not None:
        yield Problem(
            path,
            line,
            codes.unfinished,
            _("The answers in this row stop at “{question}”. Path: “{path}”").format(
                question=went.question.text, path=taken
            ),
            _("Fill in the cell under “{question}”.").format(question=went.question.text),
        )
    elif went.outcome is not None and went.outcome.id != expected.id:
        yield Problem(
            path,
            line,
            codes.fails,
            _("Expected “{expected}”, found “{found}”. Path: “{path}”").format(
                expected=expected.title, found=went.outcome.title, path=taken
            ),
            _("Correct the row. If the tree is wrong, correct the link of the answer."),
        )
    for question_id in went.unused:
        question = went.tree.question_by_id[question_id]
        yield Problem(
            path,
            line,
            codes.unasked,
            _("The row answers “{question}”, which isn't asked here. Path: “{path}”").format(
                question=question.text, path=taken
            ),
            _("Leave the cell under “{question}” blank.").format(question=question.text),
        )


def path_taken(walk: Walk) -> str:
    """A walk in one line: each question with its answer, then where it ends."""
    steps = [f"{question.text} {answer.text}" for question, answer in walk.path]
    end = walk.end.text if isinstance(walk.end, Question) else walk.end.title
    return " → ".join([*steps, end])
