"""``soundingboard trace``: what cites each clause, and what each result cites."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console

from soundingboard.authoring.compile.procedure_file import Procedure
from soundingboard.authoring.handbook import Handbook
from soundingboard.authoring.problems.problem import did_you_mean
from soundingboard.authoring.trace import ACKNOWLEDGMENT, ClauseTrace, Trace, trace, trace_json
from soundingboard.authoring.wording import _, ngettext
from soundingboard.cli.epilog import epilog
from soundingboard.cli.errors import WrongUse
from soundingboard.cli.handbook import load
from soundingboard.cli.options import find_root, json_option, root_option
from soundingboard.cli.output import line, stderr, stdout, write_json
from soundingboard.cli.problems import print_problems
from soundingboard.cli.tables import row, show_folded, table


@click.command(
    "trace",
    help=_(
        """\
Show what cites each clause, and what each result cites.

PROCEDURE is a procedure's id. Default: all procedures.

Every clause must be cited by an outcome or a course, or be listed with a reason under
"decides-nothing" in its procedure's front matter. Otherwise it's untraced.
"""
    ),
    epilog=epilog(
        _(
            """\
Examples:
  soundingboard trace
  soundingboard trace ap-146
  soundingboard trace --json > trace.json

Exit codes:
  0  every clause is cited, or listed with a reason
  1  a clause is untraced, or the handbook has errors
  2  usage error, or no handbook
"""
        )
    ),
)
@click.argument("procedure", required=False)
@root_option
@json_option
@click.pass_context
def trace_(ctx: click.Context, procedure: str | None, root: Path | None, as_json: bool) -> None:
    """Print the traceability of a handbook's procedures."""
    handbook = load(find_root(root, Path.cwd()))
    found = [
        trace(item, handbook.trees.values(), handbook.courses.values())
        for item in _chosen(handbook, procedure)
    ]
    untraced = sum(len(item.untraced) for item in found)
    if as_json:
        write_json({"untraced": untraced, "procedures": [trace_json(item) for item in found]})
    else:
        for item in found:
            _print(stdout(), item)
        line(stderr(), _summary(found, untraced))
    print_problems(stderr(), handbook.errors)
    ctx.exit(1 if untraced or handbook.errors else 0)


def _chosen(handbook: Handbook, name: str | None) -> list[Procedure]:
    if name is None:
        return list(handbook.procedures.values())
    if name not in handbook.procedures:
        hint = did_you_mean(
            name, handbook.procedures, _("To see all procedures, run “soundingboard list”.")
        )
        raise WrongUse(_("Unknown procedure “{name}”. {hint}").format(name=name, hint=hint))
    return [handbook.procedures[name]]


def _print(console: Console, found: Trace) -> None:
    short = found.procedure.short
    title = _("{procedure}: what cites each clause").format(procedure=short)
    line(console, (title, "bold"))
    clauses = table(_("Clause"), _("Title"), _("Cited by"), numbers=())
    for entry in found.clauses:
        row(clauses, entry.clause.number, entry.clause.title, _citing(entry))
    show_folded(console, clauses)
    console.print()
    title = _("{procedure}: what each result cites").format(procedure=short)
    line(console, (title, "bold"))
    results = table(_("Result"), _("Clauses"), numbers=())
    for tree in found.trees:
        for outcome in tree.outcomes:
            row(results, f"{tree.slug}#{outcome.id}", ", ".join(outcome.clauses))
    for course in found.courses:
        for scenario in course.scenarios:
            row(results, f"{course.slug}#{scenario.id}", ", ".join(scenario.clauses))
    show_folded(console, results)
    console.print()


def _citing(entry: ClauseTrace) -> str:
    if entry.untraced:
        return _("UNTRACED")
    if not entry.cited:
        return _("decides nothing: {reason}").format(reason=entry.reason)
    cited = [f"{tree.slug}#{outcome.id}" for tree, outcome in entry.outcomes]
    cited += [
        _("{course} (acknowledgment)").format(course=course.slug)
        if scenario == ACKNOWLEDGMENT
        else f"{course.slug}#{scenario}"
        for course, scenario in entry.courses
    ]
    return ", ".join(cited)


def _summary(found: list[Trace], untraced: int) -> str:
    clauses = [entry for item in found for entry in item.clauses]
    cited = sum(entry.cited for entry in clauses)
    idle = sum(not entry.cited and bool(entry.reason) for entry in clauses)
    count = len(clauses)
    return ngettext(
        "{count} clause: {cited} cited, {idle} listed as deciding nothing, {untraced} untraced.",
        "{count} clauses: {cited} cited, {idle} listed as deciding nothing, {untraced} untraced.",
        count,
    ).format(count=count, cited=cited, idle=idle, untraced=untraced)
