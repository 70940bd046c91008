"""Examples: the author's own test of a tree, as tables of answers and outcomes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from soundingboard.authoring.grammar.keywords import KEYWORDS
from soundingboard.authoring.grammar.unsupported_markdown import broken_table, pipes
from soundingboard.authoring.problems.problem import Problem, did_you_mean
from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.blocks import LISTS, blocks, short
from soundingboard.authoring.source.sections import Section
from soundingboard.engine.tree import Outcome, Question, Tree
from soundingboard.engine.walk import Walk, walk

_HINT = "Head each column with a question, the last one with “Outcome”; fill every row."


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its line, and its cells' visible text."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A set of answers and the outcome that the author expects of it."""

    answers: dict[str, str]
    outcome: str
    line: int


def tables(tokens: Sequence[Token]) -> Iterator[tuple[Row, tuple[Row, ...]]]:
    """The header and rows of each table that is in no other block."""
    for block in blocks(tokens):
        if block[0].type != "table_open":
            continue
        line = markdown.line_of(block[0])
        rows: list[tuple[str, ...]] = []
        cells: list[str] = []
        for index, token in enumerate(block):
            if token.type == "tr_open":
                cells = []
            elif token.type in ("th_open", "td_open"):
                cells.append(markdown.visible_text(block[index + 1].children))
            elif token.type == "tr_close":
                rows.append(tuple(cells))
        # The delimiter row is no row: rows of the body begin two lines below the header.
        body = (Row(line + place, row) for place, row in enumerate(rows[1:], 2))
        yield Row(line, rows[0]), tuple(body)


def read_examples(
    path: str, tokens: Sequence[Token], tree: Tree
) -> tuple[list[Example], list[Problem]]:
    """The examples in the tables of *tokens*, and every problem with them."""
    examples: list[Example] = []
    problems: list[Problem] = []
    for header, rows in tables(tokens):
        questions, header_problems = _columns(path, header, tree)
        problems += header_problems
        if not rows:
            problems.append(
                Problem(path, header.line, "broken-table", "a table has no rows", _HINT)
            )
        if header_problems:
            continue
        dashes = [*dash_rows(path, rows)]
        problems += dashes
        for row in rows if not dashes else ():
            example, row_problems = _example(path, row, questions, tree)
            problems += row_problems
            if example is not None:
                examples.append(example)
    return examples, problems


def long_rows(path: str, tokens: Sequence[Token], body: str) -> Iterator[Problem]:
    """Rows with more cells than their header, the last of which Markdown passes over.

    *body* is the text that *tokens* were made of.
    """
    lines: list[str] = []
    for token in tokens:
        if token.type != "table_open" or token.level or not token.map:
            continue
        lines = lines or body.split("\n")
        first, end = token.map
        width = _cells(lines[first])
        for place in range(first + 2, end):
            cells = _cells(lines[place])
            if cells > width:
                yield Problem(
                    path,
                    place + 1,
                    "broken-table",
                    f"the row has {cells} cells, and its header {width}",
                    "Take out what is too many; write a “|” within a cell as “\\|”.",
                )


def _cells(row: str) -> int:
    """How many cells a row has as written, which Markdown makes as many as the header's."""
    cells = escapedSplit(row.strip())
    return len(cells) - (cells[0] == "") - (len(cells) > 1 and cells[-1] == "")


def dash_rows(path: str, rows: Iterable[Row]) -> Iterator[Problem]:
    """A second row of dashes among *rows*, and whatever else is nothing but dashes."""
    for row in rows:
        if row.cells and all(_DASHES.fullmatch(cell) for cell in row.cells):
            yield Problem(path, row.line, "broken-table", "the row has only dashes", "Take it out.")


_DASHES = re.compile(r":?-+:?")


def stray_blocks(path: str, section: Section, *, prose: bool = False) -> Iterator[Problem]:
    """What is among the tables of *section* and read by nobody, or that there is no table.

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
            yield broken_table(path, line)
        elif kind == "paragraph_open" and prose:
            continue  # It does not make up for a table.
        elif kind in ("paragraph_open", "blockquote_open", *LISTS):
            text = short(markdown.block_text(block)) or block[0].markup
            yield Problem(
                path,
                line,
                "unread-text",
                f"“{text}” is under “{section.title}” and in no table",
                "Write it as a row of a table, beginning with “|” at the margin, or take it out.",
            )
        nothing = False
    if nothing:
        message = "there is no table here"
        hint = "Write a table under the heading, or take the heading out."
        yield Problem(path, section.line, "broken-table", message, hint)


def linked_cells(path: str, tokens: Sequence[Token]) -> Iterator[Problem]:
    """Links among the *tokens* of a table whose cells are compared by their words alone."""
    first = {link.line: link for link in reversed([*markdown.links(tokens)])}
    for link in first.values():
        yield Problem(
            path,
            link.line,
            "unread-text",
            f"“{short(link.text or link.href)}” is a link in a table, where only words are read",
            "Write just the words.",
        )


def _columns(path: str, header: Row, tree: Tree) -> tuple[list[Question], list[Problem]]:
    problems = []
    if not header.cells or header.cells[-1].casefold() != KEYWORDS.outcome.casefold():
        problems.append(
            Problem(path, header.line, "broken-table", "the last column is not “Outcome”", _HINT)
        )
        return [], problems
    by_text = {question.text: question for question in tree.questions}
    questions = []
    seen: set[str] = set()
    for text in header.cells[:-1]:
        question = by_text.get(text)
        if question is None:
            problems.append(
                Problem(
                    path,
                    header.line,
                    "example-question",
                    f"the tree does not ask “{text}”",
                    did_you_mean(text, by_text, "Copy the question's heading."),
                )
            )
        elif question.id in seen:
            problems.append(
                Problem(path, header.line, "broken-table", f"“{text}” has two columns", _HINT)
            )
        else:
            seen.add(question.id)
            questions.append(question)
    return questions, problems


def _example(
    path: str, row: Row, questions: Sequence[Question], tree: Tree
) -> tuple[Example | None, list[Problem]]:
    problems = []
    answers: dict[str, str] = {}
    for question, text in zip(questions, row.cells, strict=False):
        by_text = {answer.text: answer for answer in question.answers}
        if text and text in by_text:
            answers[question.id] = by_text[text].id
        elif text:
            problems.append(
                Problem(
                    path,
                    row.line,
                    "example-answer",
                    f"“{question.text}” has no answer “{text}”",
                    did_you_mean(text, by_text, "Copy the answer's label."),
                )
            )
    by_title = {outcome.title: outcome for outcome in tree.outcomes}
    title = row.cells[-1]
    expected = by_title.get(title)
    if expected is None:
        message = f"the tree has no outcome “{title}”" if title else "the row names no outcome"
        hint = did_you_mean(title, by_title, "Copy the outcome's heading.")
        problems.append(Problem(path, row.line, "example-outcome", message, hint))
    if expected is None or problems:
        return None, problems
    problems += _walk_problems(path, row.line, walk(tree, answers), expected)
    return Example(answers, expected.id, row.line), problems


def _walk_problems(path: str, line: int, went: Walk, expected: Outcome) -> Iterator[Problem]:
    if went.question is not None:
        yield Problem(
            path,
            line,
            "example-unfinished",
            f"the example leaves “{went.question.text}” open. Its walk: {told(went)}",
            "Fill the cell of that question.",
        )
    elif went.outcome is not None and went.outcome.id != expected.id:
        yield Problem(
            path,
            line,
            "example-fails",
            f"the example expects “{expected.title}” and reaches “{went.outcome.title}”. "
            f"Its walk: {told(went)}",
            "Correct the example or the answers' links.",
        )
    for question_id in went.unused:
        question = went.tree.question_by_id[question_id]
        yield Problem(
            path,
            line,
            "example-unasked",
            f"the example answers “{question.text}”, which its walk does not ask. "
            f"Its walk: {told(went)}",
            "Leave that cell blank.",
        )


def told(walk: Walk) -> str:
    """A walk in one line: each question with its answer, then where it ends."""
    steps = [f"{question.text} {answer.text}" for question, answer in walk.path]
    end = walk.end.text if isinstance(walk.end, Question) else walk.end.title
    return " → ".join([*steps, end])
