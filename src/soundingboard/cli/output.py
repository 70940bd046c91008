"""How the commands write: coloured and wrapped for a terminal, plain and unwrapped for a pipe."""

from __future__ import annotations

import codecs
import io
import json
import sys
import textwrap
import unicodedata
from typing import Any, TextIO

from rich.console import Console
from rich.text import Text

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
    """Write one line, never folded. A part is text, or text and its style."""
    text = Text.assemble(*((part, "") if isinstance(part, str) else part for part in parts))
    console.print(text, soft_wrap=True)


def prose(console: Console, text: str, *, lead: str = "", style: str = "") -> None:
    """Write a paragraph after *lead*, folded on a terminal, its other lines set in as far."""
    width = min(console.width, MEASURE) if console.is_terminal else UNBOUNDED
    folded = textwrap.wrap(
        one_line(text),
        # A terminal of a few columns still gets its words.
        width=max(width, len(lead) + 20),
        initial_indent=lead,
        subsequent_indent=" " * len(lead),
        break_long_words=False,
        break_on_hyphens=False,
    )
    for row in folded or [lead]:
        line(console, (row, style))


def one_line(text: str) -> str:
    """*text* without line breaks and other control characters, which become spaces."""
    return "".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in text)


def write_json(document: Any) -> None:
    """Write *document* to standard output, in UTF-8 whatever the locale, with a last newline."""
    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    # A file's name may hold bytes that are no UTF-8; the document must be UTF-8 all the same.
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))


def speak_any_encoding() -> None:
    """Let the standard streams pass over characters that their encoding does not have."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.errors in _PYTHONS_OWN:
            stream.reconfigure(errors=_PLAIN)
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")


def _console(stream: TextIO) -> Console:
    terminal = stream.isatty()
    return Console(
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
