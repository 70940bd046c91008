"""``soundingboard list``: the procedures and trees of a handbook."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console

from soundingboard.authoring.handbook import Handbook
from soundingboard.authoring.listing import listing
from soundingboard.authoring.wording import _
from soundingboard.cli.epilog import epilog
from soundingboard.cli.handbook import load
from soundingboard.cli.options import find_root, json_option, root_option
from soundingboard.cli.output import stderr, stdout, write_json
from soundingboard.cli.problems import print_problems
from soundingboard.cli.tables import row, show, table
from soundingboard.engine.codec import encode


@click.command(
    "list",
    help=_(
        """\
List the procedures and the trees of a handbook.

The JSON has every clause, question, answer and outcome. Its schema is in the package:
schemas/list.json. Trees with errors are left out, and the errors go to standard error.
"""
    ),
    epilog=epilog(
        _(
            """\
Examples:
  soundingboard list
  soundingboard list --json > handbook.json

Exit codes:
  0  done
  1  the handbook has errors; files without errors are listed
  2  usage error, or no handbook
"""
        )
    ),
)
@root_option
@json_option
@click.pass_context
def list_(ctx: click.Context, root: Path | None, as_json: bool) -> None:
    """Print what a handbook has."""
    handbook = load(find_root(root, Path.cwd()))
    if as_json:
        write_json(encode(listing(handbook)))
    else:
        _print_tables(stdout(), handbook)
    print_problems(stderr(), handbook.errors)
    ctx.exit(1 if handbook.errors else 0)


def _print_tables(console: Console, handbook: Handbook) -> None:
    procedures = table(
        *(_("Procedure"), _("Short name"), _("Title"), _("Board")), numbers=(_("Clauses"),)
    )
    for procedure in handbook.procedures.values():
        row(
            procedures,
            procedure.id,
            procedure.short,
            procedure.title,
            procedure.fields["board"],
            str(len(procedure.clauses)),
        )
    trees = table(_("Tree"), _("Title"), numbers=(_("Questions"), _("Outcomes")))
    for tree in handbook.trees.values():
        withdrawn = (
            _("{title} (withdrawn)") if handbook.tree_files[tree.id].withdrawn else "{title}"
        )
        row(
            trees,
            tree.id,
            withdrawn.format(title=tree.title),
            str(len(tree.questions)),
            str(len(tree.outcomes)),
        )
    show(console, procedures)
    console.print()
    show(console, trees)
