"""Tables on the screen."""

from __future__ import annotations

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from soundingboard.cli.output import UNBOUNDED
from soundingboard.engine.characters import visible

FILE_WIDTH = 120
"""The most columns of a folded table that isn't written to a terminal."""


def table(*columns: str, numbers: tuple[str, ...]) -> Table:
    """A table without rows: columns of text, the first never folded, then columns of *numbers*."""
    made = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for name in columns:
        made.add_column(name, overflow="fold", no_wrap=name == columns[0])
    for name in numbers:
        made.add_column(name, justify="right", no_wrap=True)
    return made


def show(console: Console, made: Table) -> None:
    """Write a table. A terminal too narrow for it breaks its lines; no number is cut short."""
    width = console.width
    needed = console.measure(made, options=console.options.update(max_width=UNBOUNDED)).minimum
    console.width = max(width, needed)
    console.print(made)
    console.width = width


def show_folded(console: Console, made: Table) -> None:
    """Write a table whose cells are folded, so that lines in a file can be read, too."""
    width = console.width
    if not console.is_terminal:
        console.width = FILE_WIDTH
    show(console, made)
    console.width = width


def row(to: Table, *cells: str) -> None:
    """Add a row. Cells are text, so that square brackets in a title are no markup."""
    to.add_row(*(Text(visible(cell)) for cell in cells))
