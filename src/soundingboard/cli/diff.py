"""``soundingboard diff``: what changed between two versions of a handbook."""

from __future__ import annotations

from pathlib import Path

import click

from soundingboard.authoring.changes.comparison import Comparison, compare
from soundingboard.authoring.changes.handbook_diff import State
from soundingboard.authoring.handbook import Handbook
from soundingboard.authoring.wording import _
from soundingboard.cli.epilog import epilog
from soundingboard.cli.handbook import load, load_version
from soundingboard.cli.options import find_root, json_option, root_option
from soundingboard.cli.output import line, prose, stderr, stdout, write_json
from soundingboard.cli.problems import print_problems

SAME, PROBLEMS, OTHERWISE = 0, 1, 3
"""Exit codes; 2 is wrong use."""


@click.command(
    help=_(
        """\
Compare two versions of a handbook.

REV is a Git revision, or a folder that has a handbook. If there's only one, it's compared with the
handbook's folder as it is now.

The report begins with the trees that changed. It says whether each is more or less permissive than
before and how many of its paths changed. For each change it gives a shortest set of answers, with
the verdict and the clauses before and after. Then it lists the courses that changed or depend on
such a tree, and the clauses that changed, with their text before and after and what cites them. The
report is Markdown, so you can paste it into a pull request.
"""
    ),
    epilog=epilog(
        _(
            """\
Examples:
  soundingboard diff HEAD
  soundingboard diff main feature
  soundingboard diff ../published . --json

Exit codes:
  0  all answers lead to the same verdicts as before, and no cited clause
     changed
  1  one of the versions has errors, so some of it wasn't compared
  2  usage error: no such revision or folder
  3  some answers lead to another verdict, or might: a tree was added,
     removed or withdrawn, or is too large to compare, or a clause changed
     that a tree or a course cites
"""
        )
    ),
)
@click.argument("before", metavar="REV")
@click.argument("after", metavar="[REV]", required=False)
@root_option
@json_option
@click.pass_context
def diff(
    ctx: click.Context, before: str, after: str | None, root: Path | None, as_json: bool
) -> None:
    """Report what changed between two versions of a handbook."""
    here = find_root(root, Path.cwd())
    old = load_version(here, before)
    new = load(here) if after is None else load_version(here, after)
    found = compare(old, new)
    if as_json:
        write_json({"before": before, "after": after, **found.to_json()})
    else:
        for text in found.to_markdown().rstrip("\n").split("\n"):
            line(stdout(), text)
    _print_errors(before, old)
    _print_errors(after or str(here), new)
    ctx.exit(exit_code(found, new))


def exit_code(found: Comparison, after: Handbook) -> int:
    """The exit code. Problems of the earlier version don't count: they may be fixed by now."""
    states = [*(tree.state for tree in found.trees), *(course.state for course in found.courses)]
    if after.errors or State.BROKEN in states:
        return PROBLEMS
    otherwise = any(tree.answers_otherwise for tree in found.trees)
    return OTHERWISE if otherwise or any(item.stale for item in found.clauses) else SAME


def _print_errors(name: str, handbook: Handbook) -> None:
    if handbook.errors:
        prose(stderr(), _("Problems in {version}:").format(version=name))
        print_problems(stderr(), handbook.errors)
