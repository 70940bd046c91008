"""What results have in JSON that documents don't: tokens of Markdown, front matter.

Everything else is as :mod:`soundingboard.engine.codec` has it. What is read back is of the types
that the fields declare, or refused: a result from a file is used without any further check.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from markdown_it.token import Token

from soundingboard.engine.codec import (
    Entries,
    FlagShape,
    Items,
    ListShape,
    MapShape,
    Misfit,
    NullableShape,
    Number,
    NumberShape,
    Shape,
    Shapes,
    Text,
    TextShape,
    TupleShape,
)


class ResultShapes(Shapes):
    """The shapes of what results have. *special* has those of types that only the caller knows.

    ``Any`` is front matter.
    """

    def __init__(self, special: Mapping[Any, Shape]) -> None:
        super().__init__()
        self._special = {Token: TokenShape(), Any: FrontMatterShape(), **special}

    def of(self, hint: Any, limits: tuple[Any, ...] = ()) -> Shape:
        """The shape of *hint*: a special one, or as in a document."""
        return self._special.get(hint) or super().of(hint, limits)


class ConvertedShape(Shape):
    """What two functions make of a value and of its JSON."""

    def __init__(self, encode: Callable[[Any], Any], decode: Callable[[Any], Any]) -> None:
        self.encode, self.decode = encode, decode


class FrontMatterShape(Shape):
    """A value of front matter, whose lists are tuples."""

    def __init__(self) -> None:
        self.decode = _with_tuples


class TokenShape(Shape):
    """A token of Markdown: a list of the values of its fields, whose children are tokens again."""

    def __init__(self) -> None:
        # The shape of the children needs these two before it can be made.
        self.encode, self.decode = self._encoded, self._decoded
        text, number, flag = TextShape(Text()), NumberShape(Number()), FlagShape()
        shapes = {
            "type": text,
            "tag": text,
            "nesting": NumberShape(Number(-1, 1)),
            "attrs": MapShape(ConvertedShape(_same, _attribute), Entries()),
            "map": NullableShape(_list_of(number)),
            "level": number,
            "children": NullableShape(_list_of(self)),
            "content": text,
            "markup": text,
            "info": text,
            "meta": MapShape(FrontMatterShape(), Entries()),
            "block": flag,
            "hidden": flag,
        }
        self._values = TupleShape(tuple(shapes[name] for name in _TOKEN_FIELDS))

    def _encoded(self, token: Token) -> Any:
        return encoded(self._values, [getattr(token, name) for name in _TOKEN_FIELDS])

    def _decoded(self, found: Any) -> Token:
        return Token(*self._values.decode(found))


def encoded(shape: Shape, value: Any) -> Any:
    """The JSON of *value*, which is of that *shape*."""
    return value if shape.encode is None else shape.encode(value)


_TOKEN_FIELDS = tuple(field.name for field in fields(Token))


def _list_of(item: Shape) -> Shape:
    items = ListShape(item, Items())
    return ConvertedShape(
        lambda value: encoded(items, value), lambda found: list(items.decode(found))
    )


def _attribute(found: Any) -> Any:
    if type(found) not in (str, int, float):
        raise Misfit.of("text or a number", found)
    return found


def _same(value: Any) -> Any:
    return value


def _with_tuples(found: Any) -> Any:
    if isinstance(found, list):
        return tuple(map(_with_tuples, found))
    if isinstance(found, dict):
        return {key: _with_tuples(item) for key, item in found.items()}
    return found
