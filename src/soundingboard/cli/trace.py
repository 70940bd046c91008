"""``soundingboard trace``: what cites each clause, and what each result cites."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console

from soundingboard.authoring.compile.procedure_file import Procedure
from soundingboard.authoring.handbook import Handbook, load
from soundingboard.authoring.problems.problem import did_you_mean
from soundingboard.authoring.trace import ACKNOWLEDGMENT, ClauseTrace, Trace, trace, trace_json
from soundingboard.cli.errors import WrongUse
from soundingboard.cli.options import find_root, json_option, root_option
from soundingboard.cli.output import line, stderr, stdout, write_json
from soundingboard.cli.problems import counted, print_problems
from soundingboard.cli.tables import row, show_folded, table


@click.command(
    "trace",
    epilog="""\b
Examples:
  soundingboard trace
  soundingboard trace ap-146
  soundingboard trace --json > trace.json

\b
Exit codes:
  0  every clause is cited, or listed with a reason
  1  a clause is untraced, or the handbook has errors
  2  usage error, or no handbook
""",
)
@click.argument("procedure", required=False)
@root_option
@json_option
@click.pass_context
def trace_(ctx: click.Context, procedure: str | None, root: Path | None, as_json: bool) -> None:
    """Show what cites each clause, and what each result cites.

    PROCEDURE is a procedure's id. Default: all procedures.

    A clause that no outcome and no course cites must be listed under "decides-nothing" in its
    procedure's front matter, with the reason. Otherwise it's untraced.
    """
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
        hint = did_you_mean(name, handbook.procedures, "“soundingboard list” shows the procedures.")
        raise WrongUse(f"There is no procedure “{name}”. {hint}")
    return [handbook.procedures[name]]


def _print(console: Console, found: Trace) -> None:
    line(console, (f"{found.procedure.short}: what rests on each clause", "bold"))
    clauses = table("Clause", "Title", "What rests on it", numbers=())
    for entry in found.clauses:
        row(clauses, entry.clause.number, entry.clause.title, _resting(entry))
    show_folded(console, clauses)
    console.print()
    line(console, (f"{found.procedure.short}: what each result rests on", "bold"))
    results = table("Result", "Clauses", numbers=())
    for tree in found.trees:
        for outcome in tree.outcomes:
            row(results, f"{tree.slug}#{outcome.id}", ", ".join(outcome.clauses))
    for course in found.courses:
        for scenario in course.scenarios:
            row(results, f"{course.slug}#{scenario.id}", ", ".join(scenario.clauses))
    show_folded(console, results)
    console.print()


def _resting(entry: ClauseTrace) -> str:
    if entry.untraced:
        return "UNTRACED"
    if not entry.cited:
        return f"decides nothing: {entry.reason}"
    cited = [f"{tree.slug}#{outcome.id}" for tree, outcome in entry.outcomes]
    cited += [
        f"{course.slug} ({ACKNOWLEDGMENT})"
        if scenario == ACKNOWLEDGMENT
        else f"{course.slug}#{scenario}"
        for course, scenario in entry.courses
    ]
    return ", ".join(cited)


def _summary(found: list[Trace], untraced: int) -> str:
    clauses = [entry for item in found for entry in item.clauses]
    cited = sum(entry.cited for entry in clauses)
    idle = sum(not entry.cited and bool(entry.reason) for entry in clauses)
    return (
        f"{counted(len(clauses), 'clause', 'clauses')}: {cited} cited, "
        f"{idle} said to decide nothing, {untraced} untraced."
    )
