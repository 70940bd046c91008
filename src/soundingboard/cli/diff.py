"""``soundingboard diff``: what changed between two versions of a handbook."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from soundingboard.authoring.changes import revisions
from soundingboard.authoring.changes.clause_diff import ClauseDiff, clause_diffs
from soundingboard.authoring.changes.course_diff import CourseDiff, course_diffs
from soundingboard.authoring.changes.diff_report import as_json as report_json
from soundingboard.authoring.changes.diff_report import as_markdown
from soundingboard.authoring.changes.handbook_diff import State, TreeDiff, handbook_diff
from soundingboard.authoring.handbook import Handbook, load
from soundingboard.cli.epilog import epilog
from soundingboard.cli.errors import WrongUse
from soundingboard.cli.options import find_root, json_option, root_option
from soundingboard.cli.output import line, prose, stderr, stdout, write_json
from soundingboard.cli.problems import print_problems
from soundingboard.engine.wording import _

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
    old = _state(here, before)
    new = load(here) if after is None else _state(here, after)
    trees = handbook_diff(old, new)
    courses = course_diffs(old, new, trees)
    clauses = clause_diffs(old, new)
    if as_json:
        write_json({"before": before, "after": after, **report_json(trees, courses, clauses)})
    else:
        for text in as_markdown(trees, courses, clauses).rstrip("\n").split("\n"):
            line(stdout(), text)
    _tell_problems(before, old)
    _tell_problems(after or str(here), new)
    ctx.exit(exit_code(trees, courses, new, clauses))


def exit_code(
    trees: Sequence[TreeDiff],
    courses: Sequence[CourseDiff],
    after: Handbook,
    clauses: Sequence[ClauseDiff] = (),
) -> int:
    """The exit code. Problems of the earlier version don't count: they may be fixed by now."""
    states = [*(item.state for item in trees), *(item.state for item in courses)]
    if after.errors or State.BROKEN in states:
        return PROBLEMS
    otherwise = any(item.answers_otherwise for item in trees) or any(c.stale for c in clauses)
    return OTHERWISE if otherwise else SAME


def _state(root: Path, name: str) -> Handbook:
    try:
        return revisions.at(root, name)
    except revisions.NoSuchRevision as error:
        raise WrongUse(f"{error}.") from error


def _tell_problems(name: str, handbook: Handbook) -> None:
    if handbook.errors:
        prose(stderr(), _("Problems in {version}:").format(version=name))
        print_problems(stderr(), handbook.errors)
