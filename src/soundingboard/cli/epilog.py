"""The part of a command's help that comes last: examples and exit codes."""

from __future__ import annotations


def epilog(text: str) -> str:
    """*text* for click, which must not fold its lines: blocks with an empty line between them."""
    return "\n\n".join(f"\b\n{block}" for block in text.strip("\n").split("\n\n"))
