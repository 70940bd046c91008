"""Parsed Markdown that waits to be rendered, in little memory.

A file's tokens take forty times the memory of its text. A handbook is checked as a whole before
its first page is rendered, so they are kept as bytes meanwhile: the very tokens that were checked,
never parsed again.
"""

from __future__ import annotations

import copyreg
import io
import pickle
import zlib
from collections.abc import Callable
from operator import attrgetter
from typing import Any, Generic, TypeVar

from markdown_it.token import Token

from soundingboard.authoring.source.garbage_collection import paused_garbage_collection

Kept = TypeVar("Kept")


class Compressed(Generic[Kept]):
    """An object made of tokens and plain data, as bytes. :meth:`restored` makes an equal one."""

    __slots__ = ("_data",)

    def __init__(self, kept: Kept) -> None:
        buffer = io.BytesIO()
        _Pickler(buffer, pickle.HIGHEST_PROTOCOL).dump(kept)
        self._data = zlib.compress(buffer.getbuffer(), 1)

    def restored(self) -> Kept:
        """A copy of what was compressed."""
        with paused_garbage_collection():
            # The bytes were made above, in this process; nothing from outside is unpickled.
            kept: Kept = pickle.loads(zlib.decompress(self._data))
            return kept


# In the order of the parameters of Token.
_FIELDS = (
    "type",
    "tag",
    "nesting",
    "attrs",
    "map",
    "level",
    "children",
    "content",
    "markup",
    "info",
    "meta",
    "block",
    "hidden",
)


_values = attrgetter(*_FIELDS)


def _reduced(token: Token) -> tuple[Callable[..., Token], tuple[Any, ...]]:
    return Token, _values(token)


class _Pickler(pickle.Pickler):
    """A pickler to which a token is its fields' values, without their names: eight times faster."""

    dispatch_table = {**copyreg.dispatch_table, Token: _reduced}  # noqa: RUF012
