"""``soundingboard walk``: one tree, to its verdict."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from soundingboard.authoring.handbook import Handbook
from soundingboard.authoring.wording import _
from soundingboard.cli.answers import GivenAnswers, read_given
from soundingboard.cli.conversation import converse
from soundingboard.cli.epilog import epilog
from soundingboard.cli.handbook import load
from soundingboard.cli.options import find_root, json_option, root_option
from soundingboard.cli.output import line, stderr, stdout, write_json
from soundingboard.cli.reasons import not_sure, print_explanation, print_unsure
from soundingboard.cli.trees import find_tree, good_tree
from soundingboard.cli.walk_output import (
    print_answers,
    print_outcome,
    print_provenance,
    print_question,
)
from soundingboard.engine import walk as walking
from soundingboard.engine.completions import completions
from soundingboard.engine.explanation import explain
from soundingboard.engine.graph import reachable
from soundingboard.engine.tree import Answers, Tree
from soundingboard.engine.views import completions_json, walk_json, why_json
from soundingboard.engine.walk import Walk


@click.command(
    help=_(
        """\
Walk a tree to its verdict.

TREE is "procedure/slug", the path of a tree's file, or a slug that only one procedure has.

In a terminal, you're asked one question after another. With --answer or --json, or without a
terminal, you aren't asked: the walk goes as far as the given answers lead.

The JSON has "verdict", "outcome", "clauses", "path" and "why". If a question is still open, all of
these but "path" are empty, and "question" is its id. If the answer to that question is “not sure”,
"unsure" has the results that are still possible.
"""
    ),
    epilog=epilog(
        _(
            """\
Examples:
  soundingboard walk ap-146/follow-request
  soundingboard walk decision_trees/halton/follow-request.md
  soundingboard walk ap-146/follow-request \\
      --answer "Which account is it?=My own account" --json
  soundingboard walk ap-146/follow-request \\
      --answer "Which account is it?=not sure"

Exit codes:
  0  done, with a verdict or with a question still open
  1  the tree has errors
  2  usage error: no such tree, question or answer
"""
        )
    ),
)
@click.argument("tree_name", metavar="TREE")
@click.option(
    "--answer",
    "answers",
    multiple=True,
    metavar="QUESTION=ANSWER",
    help=_(
        "A question and its answer: texts or ids, in upper or lower case. If you can't tell, "
        "answer “not sure” or “?”. Can be repeated, in any order."
    ),
)
@root_option
@json_option
@click.pass_context
def walk(
    ctx: click.Context, tree_name: str, answers: tuple[str, ...], root: Path | None, as_json: bool
) -> None:
    """Ask a tree's questions, or take the answers given, and print the verdict."""
    named = Path(tree_name)
    handbook = load(find_root(root, named.parent if named.is_file() else Path.cwd()))
    tree = good_tree(ctx, handbook, find_tree(handbook, tree_name))
    if as_json or answers or not (sys.stdin.isatty() and sys.stdout.isatty()):
        given = read_given(tree, answers)
        went = walking.walk(tree, given.answers)
        if as_json:
            write_json(verdict_json(went, given))
        else:
            _print_walk(handbook, went, given)
        _print_unused(tree, _unused(went, given))
    else:
        _converse(handbook, tree)


def verdict_json(went: Walk, given: GivenAnswers) -> dict[str, Any]:
    """The engine's JSON of a walk, its verdict, its clauses and its reasons on the first level."""
    explained = explain(went.tree, went.answers)
    unsure = _is_unsure(went, given)
    return {
        **walk_json(went),
        "unused": _unused(went, given),
        "verdict": went.outcome.verdict.value if went.outcome else None,
        "clauses": list(went.outcome.clauses) if went.outcome else [],
        "why": why_json(explained) if explained is not None else None,
        "unsure": completions_json(went.tree, given.answers) if unsure else None,
    }


def _is_unsure(went: Walk, given: GivenAnswers) -> bool:
    """Whether the walk stops at a question that was answered with “not sure”."""
    return went.question is not None and went.question.id in given.unsure


def _unused(went: Walk, given: GivenAnswers) -> list[str]:
    """The questions whose answers aren't used, by id.

    After a question that stays open, an answer is used if some path leads to its question.
    """
    if _is_unsure(went, given):
        asked = reachable(went.tree, given.answers)
    else:
        asked = {question.id for question, _ in went.path}
    return [question for question in (*given.answers, *given.unsure) if question not in asked]


def _converse(handbook: Handbook, tree: Tree) -> None:
    console = stdout()
    line(console, (tree.title, "bold"))
    went = converse(tree, console, input)
    if went is None:
        line(console, _("You stopped before there was a verdict."))
    elif went.outcome is not None:
        _print_verdict(handbook, went)
    else:
        _print_open(handbook, went, went.answers)


def _print_walk(handbook: Handbook, went: Walk, given: GivenAnswers) -> None:
    console = stdout()
    print_answers(console, went)
    if went.question is None:
        _print_verdict(handbook, went)
        return
    if _is_unsure(went, given):
        if not went.path:
            line(console)
        line(console, f"  {went.question.text} ", (not_sure(), "bold"))
        _print_open(handbook, went, given.answers)
        return
    print_question(console, went.question)
    hint = _('No verdict yet. To continue, add --answer "{question}=…".')
    line(stderr(), hint.format(question=went.question.text))


def _print_verdict(handbook: Handbook, went: Walk) -> None:
    console = stdout()
    procedure = handbook.procedures[went.tree.procedure]
    explained = explain(went.tree, went.answers)
    if went.outcome is not None and explained is not None:
        print_outcome(console, went.outcome, procedure)
        print_explanation(console, explained)
        print_provenance(console, procedure)


def _print_open(handbook: Handbook, went: Walk, known: Answers) -> None:
    console = stdout()
    procedure = handbook.procedures[went.tree.procedure]
    found = completions(went.tree, known)
    print_unsure(console, went.tree, found)
    if len(found.outcomes) == 1:
        print_outcome(console, found.outcomes[0], procedure)
    print_provenance(console, procedure)


def _print_unused(tree: Tree, unused: Iterable[str]) -> None:
    for question_id in unused:
        question = tree.question_by_id[question_id]
        message = _("The answer to “{question}” isn't used, because this walk doesn't ask it.")
        line(stderr(), message.format(question=question.text))
