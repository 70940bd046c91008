"""``soundingboard walk``: one tree, to its verdict."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from soundingboard.authoring.handbook import Handbook, load
from soundingboard.authoring.problem import errors
from soundingboard.authoring.tree_file import TreeFile
from soundingboard.cli.answers import read_situation
from soundingboard.cli.conversation import converse
from soundingboard.cli.options import find_root, json_option, root_option
from soundingboard.cli.output import line, one_line, stderr, stdout, write_json
from soundingboard.cli.problems import print_problems
from soundingboard.cli.telling import tell_answers, tell_outcome, tell_question
from soundingboard.cli.trees import find_tree
from soundingboard.engine import walk as walking
from soundingboard.engine.tree import Tree
from soundingboard.engine.views import walk_json
from soundingboard.engine.walk import Walk


@click.command(
    epilog="""\b
Examples:
  soundingboard walk ap-146/follow-request
  soundingboard walk decision_trees/halton/follow-request.md
  soundingboard walk ap-146/follow-request \\
      --answer "Is the account for work or your own?=My own account" --json

\b
Exit codes:
  0  done, with a verdict or with a question still open
  1  the tree has problems
  2  wrong use: no such tree, question or answer
"""
)
@click.argument("tree_name", metavar="TREE")
@click.option(
    "--answer",
    "answers",
    multiple=True,
    metavar="QUESTION=ANSWER",
    help="An answer: texts or ids, in any case. May be repeated, in any order.",
)
@root_option
@json_option
@click.pass_context
def walk(
    ctx: click.Context, tree_name: str, answers: tuple[str, ...], root: Path | None, as_json: bool
) -> None:
    """Walk a tree to its verdict.

    TREE is "procedure/slug", the path of a tree's file, or a slug that only one procedure has.

    In a terminal, the questions are asked one by one. With --answer or --json, or without a
    terminal, nothing is asked: the walk goes as far as the answers lead. The JSON has "verdict",
    "outcome", "clauses" and "path"; while a question is open, "verdict" and "outcome" are null
    and "question" is its id.
    """
    named = Path(tree_name)
    handbook = load(find_root(root, named.parent if named.is_file() else Path.cwd()))
    file = find_tree(handbook, tree_name)
    tree = _good_tree(ctx, handbook, file)
    if as_json or answers or not (sys.stdin.isatty() and sys.stdout.isatty()):
        went = walking.walk(tree, read_situation(tree, answers))
        if as_json:
            write_json(verdict_json(went))
        else:
            _tell(handbook, went)
        _tell_unused(went)
    else:
        _converse(handbook, tree)


def verdict_json(went: Walk) -> dict[str, Any]:
    """The engine's JSON of a walk, with the verdict and its clauses on the first level."""
    return {
        **walk_json(went),
        "verdict": went.outcome.verdict.value if went.outcome else None,
        "clauses": list(went.outcome.clauses) if went.outcome else [],
    }


def _good_tree(ctx: click.Context, handbook: Handbook, file: TreeFile) -> Tree:
    """The tree of *file*; the command ends with its problems when it has any."""
    found = errors(problem for problem in handbook.problems if problem.path == file.path)
    if found or file.tree is None:
        print_problems(stderr(), found)
        ctx.exit(1)
    return file.tree


def _converse(handbook: Handbook, tree: Tree) -> None:
    console = stdout()
    line(console, (one_line(tree.title), "bold"))
    went = converse(tree, console, input)
    if went is None or went.outcome is None:
        line(console, "No verdict was reached.")
        return
    tell_outcome(console, went.outcome, handbook.procedures[tree.procedure])


def _tell(handbook: Handbook, went: Walk) -> None:
    console = stdout()
    tell_answers(console, went)
    if went.outcome is not None:
        tell_outcome(console, went.outcome, handbook.procedures[went.tree.procedure])
    elif went.question is not None:
        tell_question(console, went.question)
        line(stderr(), f'No verdict yet. Go on with --answer "{one_line(went.question.text)}=…".')


def _tell_unused(went: Walk) -> None:
    for question_id in went.unused:
        question = went.tree.question_by_id[question_id]
        line(stderr(), f"This walk does not ask “{one_line(question.text)}”; its answer is unused.")
