"""The outcomes that a scenario expects, with answers, checked by walking the trees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from markdown_it.token import Token

from soundingboard.authoring.compile.answer_tables import read_answers, read_columns, shape_problems
from soundingboard.authoring.compile.examples import told
from soundingboard.authoring.compile.links import resolve
from soundingboard.authoring.compile.tree_file import TreeFile
from soundingboard.authoring.grammar.keywords import KEYWORDS
from soundingboard.authoring.grammar.table_problems import linked_cells
from soundingboard.authoring.problems.problem import Problem, did_you_mean
from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.tables import Row, Table, read_table
from soundingboard.engine.course import ExpectedOutcome
from soundingboard.engine.tree import Outcome, Question, Tree
from soundingboard.engine.walk import walk

_HINT = (
    "Head each column with a question, the last one with “Outcome”; in its last cell a row links "
    "the outcome."
)


def read_expected_outcomes(
    path: str, folder: str, table: Sequence[Token], trees: Mapping[str, TreeFile]
) -> tuple[list[ExpectedOutcome], list[Problem]]:
    """The outcomes that a scenario's *table* expects, if the trees agree, and every problem.

    *folder* is the course's procedure, *trees* are the handbook's tree files by their path.
    """
    written = read_table(table)
    shape = [*shape_problems(path, written, KEYWORDS.outcome, _HINT)]
    if shape:
        return [], shape
    problems: list[Problem] = [*linked_cells(path, written.header.cells)]
    expected_outcomes: list[ExpectedOutcome] = []
    for row in written.rows:
        problems += linked_cells(path, row.cells[:-1])
        expected = _linked(path, folder, row, trees)
        if isinstance(expected, Problem):
            problems.append(expected)
            continue
        tree, outcome = expected
        questions, found = _columns(path, written, tree)
        given, answer_problems = read_answers(path, row, questions, "scenario-answers")
        answers = {question.id: answer.id for question, answer in given}
        found += answer_problems
        if not found:
            found += _walk_problems(path, row.line, tree, answers, outcome)
        if not found:
            expected_outcomes.append(ExpectedOutcome(tree.id, outcome.id, outcome.title, answers))
        problems += found
    return expected_outcomes, problems


def _linked(
    path: str, folder: str, row: Row, trees: Mapping[str, TreeFile]
) -> tuple[Tree, Outcome] | Problem:
    """The outcome that the last cell of *row* links, or what is wrong with the link."""

    def problem(message: str, hint: str, cause: str = "") -> Problem:
        return Problem(path, row.line, "scenario-outcome", message, hint, cause)

    links = [*markdown.links(row.cells[-1:])]
    if not links:
        return problem(
            "the last cell does not link an outcome",
            "Link a tree's outcome, as in “[Do not accept](../../decision_trees/"
            f"{folder}/follow-request.md#do-not-accept)”.",
        )
    link = links[0]
    if row.texts[-1] != link.text or len(links) > 1:
        return problem(
            f"the last cell says more than its link: “{row.texts[-1]}”",
            "Let the cell be the link to the outcome alone.",
        )
    place = resolve(path, link.href)
    file = trees.get(place.path)
    if file is None or file.procedure != folder:
        own = [item.path for item in trees.values() if item.procedure == folder]
        return problem(
            f"“{place.path}” is no tree of “{folder}”",
            did_you_mean(place.path, own, "Link an outcome of a tree of the course's procedure."),
            cause="" if file is not None else place.path,
        )
    if file.tree is None:
        return problem(
            f"“{place.path}” has problems of its own, so that it cannot be asked",
            "Mend the tree first.",
            cause=file.path,
        )
    outcome = file.tree.outcome_by_id.get(place.fragment)
    if outcome is None:
        return problem(
            f"“{file.title}” has no outcome at “#{place.fragment}”",
            did_you_mean(
                f"#{place.fragment}",
                [f"#{item.id}" for item in file.tree.outcomes],
                "Copy the outcome's anchor.",
            ),
        )
    if link.text != outcome.title:
        return problem(
            f"the link says “{link.text}” and leads to “{outcome.title}”", "Make the two agree."
        )
    return file.tree, outcome


def _columns(
    path: str, table: Table, tree: Tree
) -> tuple[Sequence[Question | None], list[Problem]]:
    """The questions of the columns, as far as *tree* asks them."""
    by_text = {question.text: question for question in tree.questions}
    columns, problems = read_columns(path, table, by_text, _HINT)
    problems += (
        Problem(
            path,
            table.header.line,
            "scenario-answers",
            f"“{tree.title}” does not ask “{text}”",
            did_you_mean(text, by_text, "Copy the question's heading."),
        )
        for text in columns.unknown
    )
    return columns.questions, problems


def _walk_problems(
    path: str, line: int, tree: Tree, answers: Mapping[str, str], expected: Outcome
) -> Iterator[Problem]:
    went = walk(tree, answers)
    if went.question is not None:
        yield Problem(
            path,
            line,
            "scenario-fails",
            f"the scenario stands for “{expected.title}”, and the answers in its table leave "
            f"“{went.question.text}” open. Its walk: {told(went)}",
            "Fill the cell of that question.",
        )
    elif went.outcome is not None and went.outcome.id != expected.id:
        yield Problem(
            path,
            line,
            "scenario-fails",
            f"the scenario stands for “{expected.title}”, and “{tree.title}” reaches "
            f"“{went.outcome.title}”. Its walk: {told(went)}",
            "Correct the scenario or the answers in its table; if the tree is wrong, the tree.",
        )
    for question_id in went.unused:
        question = tree.question_by_id[question_id]
        yield Problem(
            path,
            line,
            "scenario-answers",
            f"the scenario answers “{question.text}”, which its walk does not ask. "
            f"Its walk: {told(went)}",
            "Leave that cell blank.",
        )
