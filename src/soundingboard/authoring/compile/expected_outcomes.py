"""The outcomes that a scenario expects, with answers, checked by walking the trees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markdown_it.token import Token

from soundingboard.authoring.compile.answer_tables import read_answers, read_columns, shape_problems
from soundingboard.authoring.compile.examples import WalkCodes, walk_problems
from soundingboard.authoring.compile.links import resolve
from soundingboard.authoring.compile.tree_file import TreeFile
from soundingboard.authoring.grammar.keywords import KEYWORDS
from soundingboard.authoring.grammar.table_problems import linked_cells
from soundingboard.authoring.problems.problem import Problem, did_you_mean
from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.tables import Row, Table, read_table
from soundingboard.authoring.wording import N_, _, translated
from soundingboard.engine.course import ExpectedOutcome
from soundingboard.engine.tree import Outcome, Question, Tree
from soundingboard.engine.walk import walk

_HINT = N_(
    "Head each column with a question and the last one with “Outcome”. In each row, link the "
    "outcome in the last cell."
)
_CODES = WalkCodes("scenario-fails", "scenario-fails", "scenario-answers")


def read_expected_outcomes(
    path: str, folder: str, table: Sequence[Token], trees: Mapping[str, TreeFile]
) -> tuple[list[ExpectedOutcome], list[Problem]]:
    """The outcomes that a scenario's *table* expects, if the trees agree, and every problem.

    *folder* is the course's procedure, *trees* are the handbook's tree files by their path.
    """
    written = read_table(table)
    shape = [*shape_problems(path, written, KEYWORDS.outcome, translated(_HINT))]
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
            found += walk_problems(path, row.line, walk(tree, answers), outcome, _CODES)
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
            _("Expected a link to an outcome in the last cell, found “{text}”").format(
                text=row.texts[-1]
            )
            if row.texts[-1]
            else _("Expected a link to an outcome in the last cell, found nothing"),
            _("Write it like “[Do not accept]({folder}/follow-request.md#do-not-accept)”.").format(
                folder=f"../../decision_trees/{folder}"
            ),
        )
    link = links[0]
    if row.texts[-1] != link.text or len(links) > 1:
        return problem(
            _("Expected only one link in the last cell, found “{text}”").format(text=row.texts[-1]),
            _("Take out everything but the link to the outcome."),
        )
    place = resolve(path, link.href)
    file = trees.get(place.path)
    if file is None or file.procedure != folder:
        own = [item.path for item in trees.values() if item.procedure == folder]
        return problem(
            _("“{path}” isn't a tree of “{procedure}”").format(path=place.path, procedure=folder),
            did_you_mean(
                place.path,
                own,
                _("Link to an outcome of a tree in “{folder}”.").format(
                    folder=f"decision_trees/{folder}/"
                ),
            ),
            cause="" if file is not None else place.path,
        )
    if file.tree is None:
        return problem(
            _("“{path}” has errors, so the answers can't be checked").format(path=place.path),
            _("Fix that tree first."),
            cause=file.path,
        )
    outcome = file.tree.outcome_by_id.get(place.fragment)
    if outcome is None:
        return problem(
            _("“{tree}” has no outcome “#{outcome}”").format(
                tree=file.title, outcome=place.fragment
            ),
            did_you_mean(
                f"#{place.fragment}",
                [f"#{item.id}" for item in file.tree.outcomes],
                _("Write the outcome's heading in lower case, with hyphens for spaces."),
            ),
        )
    if link.text != outcome.title:
        return problem(
            _("The link says “{text}”, but leads to “{title}”").format(
                text=link.text, title=outcome.title
            ),
            _("Write “{title}”, or correct the link.").format(title=outcome.title),
        )
    return file.tree, outcome


def _columns(
    path: str, table: Table, tree: Tree
) -> tuple[Sequence[Question | None], list[Problem]]:
    """The questions of the columns, as far as *tree* asks them."""
    by_text = {question.text: question for question in tree.questions}
    columns, problems = read_columns(path, table, by_text)
    problems += (
        Problem(
            path,
            table.header.line,
            "scenario-answers",
            _("“{tree}” doesn't ask “{question}”").format(tree=tree.title, question=text),
            did_you_mean(text, by_text, _("Copy the heading of a question.")),
        )
        for text in columns.unknown
    )
    return columns.questions, problems
