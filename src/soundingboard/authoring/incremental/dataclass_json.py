"""Dataclasses as JSON data and back, by the types of their fields.

A dataclass is a list of its fields' values, in their order. What is read back is of the types that
the fields declare, or refused: a result from a file is used without any further check.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints

Convert = Callable[[Any], Any]

_PLAIN: tuple[type, ...] = (str, int, float, bool)


class DataclassJson:
    """Encodes and decodes values.

    Their types may be dataclasses, enumerations of texts, literals, plain values, and lists,
    tuples and mappings of text to these; each may be optional. ``Any`` is a plain value, or tuples
    and mappings of plain values. *special* has a pair of functions for each type with another form:
    one that encodes, one that decodes.
    """

    def __init__(self, special: Mapping[Any, tuple[Convert, Convert]]) -> None:
        self._encoders = {type_: encode for type_, (encode, _) in special.items()}
        self._decoders = {type_: decode for type_, (_, decode) in special.items()}

    def encode(self, type_: Any, value: Any) -> Any:
        """The JSON data of *value*, which is of type *type_*.

        Raises:
            TypeError: it's a type without a form.
        """
        return self._encoder(type_)(value)

    def decode(self, type_: Any, data: Any) -> Any:
        """The value of type *type_* that *data* is the form of.

        Raises:
            ValueError: it's the form of none.
            TypeError: it's a type without a form.
        """
        return self._decoder(type_)(data)

    def _encoder(self, type_: Any) -> Convert:
        found = self._encoders.get(type_)
        if found is None:
            # A type may have itself in a field, so its name must be known before it's made.
            self._encoders[type_] = lambda value: self._encoders[type_](value)
            found = self._encoders[type_] = self._made_encoder(type_)
        return found

    def _decoder(self, type_: Any) -> Convert:
        found = self._decoders.get(type_)
        if found is None:
            self._decoders[type_] = lambda data: self._decoders[type_](data)
            found = self._decoders[type_] = self._made_decoder(type_)
        return found

    def _made_encoder(self, type_: Any) -> Convert:
        if type_ is Any or get_origin(type_) is Literal or _is_plain(type_):
            return _same
        if isinstance(type_, type) and issubclass(type_, Enum):
            return lambda member: member.value
        if is_dataclass(type_):
            each = [(name, self._encoder(hint)) for name, hint in _fields(type_)]
            return lambda value: [encode(getattr(value, name)) for name, encode in each]
        optional = _optional(type_)
        if optional is not None:
            inner = self._encoder(optional)
            return lambda value: None if value is None else inner(value)
        origin, arguments = get_origin(type_), get_args(type_)
        if origin is tuple and arguments[-1:] != (...,):
            parts = [self._encoder(hint) for hint in arguments]
            return lambda value: [encode(v) for encode, v in zip(parts, value, strict=True)]
        if origin in (list, tuple):
            inner = self._encoder(arguments[0])
            if inner is _same:
                return _same
            return lambda value: [inner(item) for item in value]
        if _is_mapping(type_):
            inner = self._encoder(arguments[1])
            if inner is _same and arguments[0] is str:
                return _same
            return lambda value: {_text(key): inner(item) for key, item in value.items()}
        raise TypeError(f"{type_!r} has no form in JSON")

    def _made_decoder(self, type_: Any) -> Convert:
        if type_ is Any:
            return _anything
        if _is_plain(type_):
            return _expecting(*(get_args(type_) or (type_,)))
        if get_origin(type_) is Literal:
            return _one_of(get_args(type_))
        if isinstance(type_, type) and issubclass(type_, Enum):
            return _member_of(type_)
        if is_dataclass(type_):
            each = [self._decoder(hint) for _, hint in _fields(type_)]
            return _object_of(cast(Any, type_), each)
        optional = _optional(type_)
        if optional is not None:
            inner = self._decoder(optional)
            return lambda data: None if data is None else inner(data)
        origin, arguments = get_origin(type_), get_args(type_)
        if origin is tuple and arguments[-1:] != (...,):
            return _object_of(_tuple, [self._decoder(hint) for hint in arguments])
        if origin in (list, tuple):
            return _items_of(origin, self._decoder(arguments[0]))
        if _is_mapping(type_):
            return _entries_of(self._decoder(arguments[1]))
        raise TypeError(f"{type_!r} has no form in JSON")


def _fields(type_: Any) -> list[tuple[str, Any]]:
    hints = get_type_hints(type_)
    return [(field.name, hints[field.name]) for field in fields(type_)]


def _is_plain(type_: Any) -> bool:
    if get_origin(type_) in (Union, UnionType):
        return all(item in _PLAIN for item in get_args(type_))
    return type_ in _PLAIN


def _optional(type_: Any) -> Any:
    """The type that *type_* is, or ``None``; ``None`` if it isn't optional."""
    if get_origin(type_) not in (Union, UnionType):
        return None
    others = [item for item in get_args(type_) if item is not NoneType]
    return others[0] if len(others) == 1 and len(get_args(type_)) == 2 else None


def _is_mapping(type_: Any) -> bool:
    origin = get_origin(type_)
    keyed = isinstance(origin, type) and issubclass(origin, Mapping)
    return keyed and get_args(type_)[0] in (str, Any)


def _same(value: Any) -> Any:
    return value


def _text(key: Any) -> str:
    if not isinstance(key, str):
        raise TypeError(f"the key {key!r} has no form in JSON")
    return key


def _tuple(*items: Any) -> tuple[Any, ...]:
    return items


def _expecting(*types: type) -> Convert:
    def decode(data: Any) -> Any:
        # True is an instance of int, and must not pass for a number.
        if type(data) not in types:
            raise ValueError(f"expected {types}, found {data!r}")
        return data

    return decode


def _one_of(values: Sequence[Any]) -> Convert:
    def decode(data: Any) -> Any:
        if not any(type(data) is type(value) and data == value for value in values):
            raise ValueError(f"expected one of {values}, found {data!r}")
        return data

    return decode


def _member_of(type_: type[Enum]) -> Convert:
    members = {member.value: member for member in type_}

    def decode(data: Any) -> Any:
        if not isinstance(data, str) or data not in members:
            raise ValueError(f"{data!r} is no {type_.__name__}")
        return members[data]

    return decode


def _object_of(make: Callable[..., Any], each: Sequence[Convert]) -> Convert:
    count = len(each)

    def decode(data: Any) -> Any:
        if type(data) is not list or len(data) != count:
            raise ValueError(f"expected a list of {count} values")
        return make(*[part(item) for part, item in zip(each, data, strict=True)])

    return decode


def _items_of(make: Callable[[Any], Any], inner: Convert) -> Convert:
    def decode(data: Any) -> Any:
        if type(data) is not list:
            raise ValueError("expected a list")
        return make([inner(item) for item in data])

    return decode


def _entries_of(inner: Convert) -> Convert:
    def decode(data: Any) -> Any:
        if type(data) is not dict:
            raise ValueError("expected an object")
        return {key: inner(item) for key, item in data.items()}

    return decode


def _anything(data: Any) -> Any:
    """*data* with its lists as tuples, which is what front matter is read to."""
    if isinstance(data, list):
        return tuple(map(_anything, data))
    if isinstance(data, dict):
        return {key: _anything(item) for key, item in data.items()}
    return data
