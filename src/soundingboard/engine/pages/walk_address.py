"""Where a reader is in a tree, as the fragment of the page's address.

    #walk?v=<version>&<question>=<answer>&…&at=<question>

``v``, the tree's version, comes first; then the answers, in the order asked, where ``*`` is “I'm
not sure”. ``at`` names the question on the screen if it isn't the first without an answer. A slug
has no question mark, so no heading's anchor can be taken for a walk. Answers are never part of the
query, which servers log.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import quote, unquote_plus

NOT_SURE = "*"
"""In place of an answer's id: the reader doesn't know. No slug is an asterisk."""

_WALK = "walk?"
_VERSION = "v"
_AT = "at"
_UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class WalkAddress:
    """A place as a link has it. Nothing in it need exist: anybody may have written it."""

    answers: Mapping[str, str] = field(default_factory=dict)
    at: str = ""
    version: str = ""


def parse(fragment: str) -> WalkAddress | None:
    """The place that *fragment* names, with or without ``#``; ``None`` for any other anchor."""
    fragment = fragment.removeprefix("#")
    if not fragment.startswith(_WALK):
        return None
    pairs = [
        (_unquoted(name), _unquoted(value))
        for name, _, value in (
            pair.partition("=") for pair in fragment.removeprefix(_WALK).split("&") if pair
        )
    ]
    version = pairs.pop(0)[1] if pairs and pairs[0][0] == _VERSION else ""
    # Links made before 1 December 2026 say of the last question alone that its answer isn't known.
    unsure = pairs[-1:] == [(_UNSURE, "1")] and [name for name, _ in pairs[-2:-1]] == [_AT]
    if unsure:
        pairs.pop()
    at = pairs.pop()[1] if pairs and pairs[-1][0] == _AT else ""
    if unsure:
        pairs.append((at, NOT_SURE))
    return WalkAddress(dict(pairs), at, version)


def fragment(version: str, answers: Iterable[tuple[str, str]], at: str = "") -> str:
    """The fragment, without ``#``, that :func:`parse` reads.

    One without a version hands answers on to another tree.
    """
    pairs = [*answers]
    # A question may be called “v”, “at” or “unsure” itself; then an empty value marks its end.
    if at or (pairs and pairs[-1][0] in (_AT, _UNSURE)):
        pairs.append((_AT, at))
    if version or (pairs and pairs[0][0] == _VERSION):
        pairs.insert(0, (_VERSION, version))
    return _WALK + "&".join([f"{quoted(name)}={quoted(value)}" for name, value in pairs])


@lru_cache(maxsize=4096)
def quoted(name: str) -> str:
    """*name* for a fragment. A question's links name the same few ids again and again."""
    return quote(name, safe=NOT_SURE)


_unquoted = lru_cache(maxsize=4096)(unquote_plus)
