"""How the commands write: coloured and wrapped for a terminal, plain and unwrapped for a pipe."""

from __future__ import annotations

import codecs
import io
import json
import re
import sys
from collections.abc import Iterator
from typing import Any, TextIO

from rich.cells import cell_len, chop_cells
from rich.console import Console
from rich.text import Text

from soundingboard.engine.characters import is_hidden, visible

MEASURE = 88
"""The most columns that a line of prose takes on a terminal."""

UNBOUNDED = 10_000
"""The width, in columns, of what is no terminal: wider than any table, so nothing is folded."""

_ASCII = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "→": "->"}
)


def stdout() -> Console:
    """The console of standard output."""
    return _console(sys.stdout)


def stderr() -> Console:
    """The console of standard error."""
    return _console(sys.stderr)


def line(console: Console, *parts: str | tuple[str, str]) -> None:
    """Write one line, never folded. A part is text, or text and its style.

    Whatever the text holds, it stays one line, and hidden characters show as escapes.
    """
    styled = [(part, "") if isinstance(part, str) else part for part in parts]
    text = Text.assemble(*((visible(words), style) for words, style in styled))
    console.print(text, soft_wrap=True)


def prose(console: Console, text: str, *, lead: str = "", style: str = "") -> None:
    """Write a paragraph after *lead*, folded on a terminal, its other lines set in as far.

    So no text can begin a line of the terminal further to the left, whatever its length.
    """
    width = min(console.width, MEASURE) if console.is_terminal else UNBOUNDED
    # A terminal of a few columns still gets its words.
    room = max(width - len(lead), 20)
    rows = list(_folded(visible(text), room))
    for number, row in enumerate(rows or [""]):
        line(console, (f"{' ' * len(lead) if number else lead}{row}", style))


def shortened(text: str, cells: int) -> str:
    """*text*, made :func:`~soundingboard.engine.characters.visible`, in at most *cells* columns.

    What is too long loses its middle, since the ends tell names apart. *cells* is at least 3.
    """
    text = visible(text)
    # Characters count too: some of them take no column.
    if max(cell_len(text), len(text)) <= cells:
        return text
    half = (cells - 1) // 2
    return f"{_taken(text, half)}…{_taken(text[::-1], half)[::-1]}"


def write_json(document: Any) -> None:
    """Write *document* to standard output, in UTF-8 whatever the locale, with a last newline.

    Hidden characters are written as JSON's own escapes, so that no value can forge output on a
    terminal; a program reads the same value.
    """
    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    # A file's name may hold bytes that are no UTF-8; the document must be UTF-8 all the same.
    text = text.encode("utf-8", "replace").decode()
    sys.stdout.buffer.write(_BEYOND_ASCII.sub(_escaped, text).encode())


def speak_any_encoding() -> None:
    """Let the standard streams pass over characters that their encoding does not have."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.errors in _PYTHONS_OWN:
            stream.reconfigure(errors=_PLAIN)
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")


_BEYOND_ASCII = re.compile(r"[^\n -~]")


def _escaped(found: re.Match[str]) -> str:
    """A character of a JSON text, as JSON's own escape if it is hidden."""
    return json.dumps(found[0])[1:-1] if is_hidden(found[0]) else found[0]


def _folded(text: str, width: int) -> Iterator[str]:
    """The words of *text* in rows of at most *width* columns; a longer word is cut."""
    row = ""
    for word in filter(None, text.split(" ")):
        if row and cell_len(row) + 1 + cell_len(word) <= width:
            row = f"{row} {word}"
            continue
        if row:
            yield row
        *full, row = chop_cells(word, width) if cell_len(word) > width else [word]
        yield from full
    if row:
        yield row


def _taken(text: str, cells: int) -> str:
    """The beginning of *text* in at most *cells* columns, and as many characters."""
    taken, used = "", 0
    for char in text[:cells]:
        used += cell_len(char)
        if used > cells:
            break
        taken += char
    return taken


class _Console(Console):
    """Rich's console, without its own way to end when the reader of a pipe has left."""

    def on_broken_pipe(self) -> None:
        # It is called where the error is being handled.
        raise


def _console(stream: TextIO) -> Console:
    terminal = stream.isatty()
    return _Console(
        file=stream,
        force_terminal=terminal,
        width=None if terminal else UNBOUNDED,
        highlight=False,
    )


def _plain(error: UnicodeError) -> tuple[str, int]:
    """Write plain quotation marks and the like for typographic ones, ``?`` for the rest."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start : error.end].translate(_ASCII)
    return text.encode("ascii", "replace").decode(), error.end


_PYTHONS_OWN = ("strict", "backslashreplace", "surrogateescape")
"""What Python does by itself about such characters; anything else is the user's choice."""

_PLAIN = "soundingboard-plain"
codecs.register_error(_PLAIN, _plain)
