"""Tables on the screen."""

from __future__ import annotations

from rich import box
from rich.table import Table
from rich.text import Text

from soundingboard.cli.output import one_line


def table(*columns: str, numbers: tuple[str, ...]) -> Table:
    """A table without rows: columns of text, the first never folded, then columns of *numbers*."""
    made = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for name in columns:
        made.add_column(name, overflow="fold", no_wrap=name == columns[0])
    for name in numbers:
        made.add_column(name, justify="right")
    return made


def row(to: Table, *cells: str) -> None:
    """Add a row. Cells are text, so that square brackets in a title are no markup."""
    to.add_row(*(Text(one_line(cell)) for cell in cells))
