"""``soundingboard check``: every problem of a handbook."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from soundingboard.authoring.handbook import Handbook, load
from soundingboard.cli.options import find_root, json_option, root_option
from soundingboard.cli.output import line, stderr, stdout, write_json
from soundingboard.cli.problems import counted, print_problems


@click.command(
    epilog="""\b
Examples:
  soundingboard check
  soundingboard check --root ../handbook
  soundingboard check --json

\b
Exit codes:
  0  no problems; there may be advice, marked "(advice)"
  1  problems
  2  wrong use, or no handbook
"""
)
@root_option
@json_option
@click.pass_context
def check(ctx: click.Context, root: Path | None, as_json: bool) -> None:
    """Find every problem of a handbook.

    Each is one line: path, line, code, what is wrong, and what to do about it.
    A summary follows on standard error.
    """
    handbook = load(find_root(root, Path.cwd()))
    if as_json:
        write_json(check_json(handbook))
    else:
        print_problems(stdout(), handbook.problems)
        line(stderr(), summary(handbook))
    ctx.exit(1 if handbook.errors else 0)


def summary(handbook: Handbook) -> str:
    """What the handbook holds and how many problems it has, as one sentence."""
    count = _counts(handbook)
    problems = counted(count["problems"], "problem", "problems")
    advice = counted(count["advice"], "piece of advice", "pieces of advice")
    found = [
        problems if count["problems"] else "no problems",
        *([advice] if count["advice"] else []),
    ]
    return (
        f"{counted(count['procedures'], 'procedure', 'procedures')}, "
        f"{counted(count['clauses'], 'clause', 'clauses')}, "
        f"{counted(count['trees'], 'tree', 'trees')}: {', '.join(found)}."
    )


def check_json(handbook: Handbook) -> dict[str, Any]:
    """The counts and the problems, for programs. ``problems`` holds the advice too."""
    return {
        "counts": _counts(handbook),
        "problems": [
            {
                "path": problem.path,
                "line": problem.line,
                "code": problem.code,
                "severity": problem.severity.value,
                "message": problem.message,
                "hint": problem.hint,
            }
            for problem in handbook.problems
        ],
    }


def _counts(handbook: Handbook) -> dict[str, int]:
    """How much there is of each; ``problems`` are those that stop a build."""
    failing = len(handbook.errors)
    return {
        "procedures": len(handbook.procedures),
        "clauses": sum(len(item.clauses) for item in handbook.procedures.values()),
        "trees": len(handbook.tree_files),
        "problems": failing,
        "advice": len(handbook.problems) - failing,
    }
