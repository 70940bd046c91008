r"""Objects as JSON and back. What the members of a document are is declared at its dataclass.

Each field of a frozen dataclass (or a ``NamedTuple``) is a member of a JSON object. Its type says
what the member may be:

=============================  ===================================================
``str``, ``int``, ``bool``     text, a whole number, true or false
an enumeration of texts        the text of one of its members
``tuple[X, ...]``              a list
``tuple[X, Y]``                a list of two
``Mapping[str, X]``            an object whose names aren't fixed
``X | None``                   as X, or null
a dataclass, a ``NamedTuple``  an object with members of its own
``Any``                        anything, which is left as it is
=============================  ===================================================

``Annotated`` adds limits (:class:`Text`, :class:`Number`, :class:`Items`, :class:`Entries`,
:class:`OneOf`), another name (:class:`Name`), and whether the member may be missing
(:data:`OMITTED`, :class:`Lenient`). A class variable is a member that always has its value. The
rest is said by :func:`as_object`::

    @as_object("Answer", order="id text hint to")
    @dataclass(frozen=True, slots=True)
    class Answer:
        id: Annotated[str, Text(least=1)]
        text: Annotated[str, Text(least=1)]
        to: Annotated[str, Text(least=1)]
        hint: str = ""

A method ``validate`` checks what concerns several members, and raises ``ValueError``. All this is
compiled when a class is first used, once. :mod:`soundingboard.schemas.produced` makes the published
JSON Schemas of the same declarations.
"""

from __future__ import annotations

import json
import re
import types
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import MISSING, fields
from enum import StrEnum
from typing import (
    Annotated,
    Any,
    ClassVar,
    NoReturn,
    Self,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

T = TypeVar("T")

_LONGEST = 60
"""The most characters of a value that a message quotes."""


class Misfit(ValueError):
    """A document doesn't fit the class that it is decoded as.

    ``steps`` is the way to the place, from the inside out: names of members and places in lists.
    """

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
        self.steps: list[str | int] = []

    def __str__(self) -> str:
        return f"{json_path(reversed(self.steps))}: {self.message}"

    @classmethod
    def of(cls, expected: str, found: object) -> Self:
        """What is expected, and the value that was found instead."""
        return cls(f"expected {expected}, found {quoted(found)}")


class BrokenRule(Misfit):
    """A document has the form that its class declares, and breaks a rule that no schema can say.

    Such rules are those of ``validate``, :attr:`Text.unfit` and derived members.
    """


# What is declared


class Text:
    r"""Limits of a text: its length in characters, and its form.

    *pattern* is a regular expression for the whole text, written so that Python and ECMA-262 read
    it alike: with ``[0-9]`` instead of ``\d``, and without alternatives outside parentheses.
    *unfit* is for what neither can say: it returns what is expected instead of a text, or an empty
    text if it fits.
    """

    def __init__(
        self,
        *,
        least: int = 0,
        most: int | None = None,
        pattern: str = "",
        unfit: Callable[[str], str] | None = None,
    ) -> None:
        self.least, self.most, self.pattern, self.unfit = least, most, pattern, unfit


class Number:
    """The smallest and the largest whole number that a member may be."""

    def __init__(self, least: int | None = None, most: int | None = None) -> None:
        self.least, self.most = least, most


class Items:
    """How many items a list has at least, and whether each must be there only once."""

    def __init__(self, least: int = 0, *, unique: bool = False) -> None:
        self.least, self.unique = least, unique


class Entries:
    """How many entries an object has whose names aren't fixed, and limits of the names."""

    def __init__(self, least: int = 0, *, names: Text | None = None) -> None:
        self.least, self.names = least, names


class OneOf:
    """The texts that a member may be."""

    def __init__(self, *values: str) -> None:
        self.values = values


class Name:
    """The member's name in JSON. ``a.b`` is the member ``b`` of an object ``a``."""

    def __init__(self, name: str) -> None:
        self.name = name


class Presence:
    """Whether a member may be missing, where that isn't what the class says."""


REQUIRED = Presence()
"""The member must not be missing, although its field has a default."""

OMITTED = Presence()
"""The member isn't written if it has its default. It may be missing, but it can't be null."""


class Lenient(Presence):
    """A value that doesn't fit, or none, counts as *value*. It isn't written if it's *omitted*."""

    def __init__(self, value: Any, *, omitted: bool = False) -> None:
        self.value, self.omitted = value, omitted


class _Declared:
    """What :func:`as_object` was given for a class."""

    def __init__(
        self, title: str = "", order: str = "", tolerant: bool = False, **more: Any
    ) -> None:
        self.title, self.order, self.tolerant = title, tuple(order.split()), tolerant
        self.derived: Mapping[str, str] = more.get("derived") or {}
        self.trusted: Collection[str] = more.get("trusted") or ()
        self.groups: Mapping[str, str] = more.get("groups") or {}
        self.keywords: Mapping[str, Any] = more.get("keywords") or {}


def as_object(
    title: str = "",
    *,
    order: str = "",
    tolerant: bool = False,
    derived: Mapping[str, str] | None = None,
    trusted: Collection[str] = (),
    groups: Mapping[str, str] | None = None,
    keywords: Mapping[str, Any] | None = None,
) -> Callable[[type[T]], type[T]]:
    """Declare what the fields of a class can't say about its JSON object.

    *title* is its title in the JSON Schema. *order* names the members as they are written, where
    that isn't the order of the fields: class variables, fields, derived members. A *tolerant* class
    passes over members that it doesn't know, and takes the default of a field whose member is
    missing; others refuse both. *derived* are properties that are written, too, by the member's
    name; in a document they must have the value that the object has. Those that are *trusted*
    aren't computed when a document is read: they are cached properties, and get what it says.
    *groups* are the titles of the objects that dotted names make. *keywords* are added to the JSON
    Schema; what they demand must be checked by ``validate``.
    """
    declared = _Declared(
        title, order, tolerant, derived=derived, trusted=trusted, groups=groups, keywords=keywords
    )

    def declare(cls: type[T]) -> type[T]:
        _DECLARED[cls] = declared
        return cls

    return declare


_DECLARED: dict[type, _Declared] = {}
_NOTHING = _Declared()


# Encoding and decoding


def encode(value: Any, without: Collection[str] = ()) -> dict[str, Any]:
    """The JSON object of *value*, an instance of a class as described above.

    It lacks the outermost members that *without* names, such as a hash that is made of the others.
    """
    return shape_of(type(value)).group.encode(value, without)


def decode(cls: type[T], document: object) -> T:
    """The instance of *cls* that *document*, the value of a JSON text, describes.

    Raises:
        Misfit: it doesn't fit; the message has the place as a JSONPath (RFC 9535).
    """
    made: T = shape_of(cls).decode(document)
    return made


def shape_of(cls: type) -> ObjectShape:
    """What the JSON object of *cls* is like, compiled once."""
    return _SHAPES.of_class(cls)


class Shape:
    """What a JSON value must be like.

    ``encode`` is ``None`` where a value is its own JSON. ``plain`` is a type of which every value
    fits that isn't empty, and is its own decoded form.
    """

    decode: Callable[[Any], Any]
    encode: Callable[[Any], Any] | None = None
    plain: type | None = None


class AnyShape(Shape):
    """Anything."""

    def __init__(self) -> None:
        self.decode = lambda found: found


class TextShape(Shape):
    """A text within its limits."""

    def __init__(self, limits: Text) -> None:
        self.limits = limits
        least, most, unfit = limits.least, limits.most, limits.unfit
        fits = re.compile(limits.pattern).fullmatch if limits.pattern else None

        def decode(found: Any) -> str:
            text = _text(found)
            if len(text) < least:
                raise Misfit.of(at_least(least, "character", "characters"), text)
            if most is not None and len(text) > most:
                raise Misfit.of(f"at most {most} characters", text)
            if fits is not None and not fits(text):
                raise Misfit.of(f"text of the form {self.pattern}", text)
            expected = unfit(text) if unfit is not None else ""
            if expected:
                raise BrokenRule.of(expected, text)
            return text

        def decode_filled(found: Any) -> str:
            text = _text(found)
            if not text:
                raise Misfit.of(at_least(1, "character", "characters"), text)
            return text

        limited = fits is not None or most is not None or unfit is not None or least > 1
        self.decode = decode if limited else decode_filled if least else _text
        self.plain = None if limited else str

    @property
    def pattern(self) -> str:
        """The pattern as a JSON Schema has it, which looks for it anywhere."""
        return f"^{self.limits.pattern}$" if self.limits.pattern else ""


class ChoiceShape(Shape):
    """One of some texts, which may be the values of an enumeration."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.values = tuple(values)
        expected = " or ".join(map(quoted, values))

        def decode(found: Any) -> Any:
            value = values.get(found) if type(found) is str else None
            if value is None:
                raise Misfit.of(expected, found)
            return value

        self.decode = decode
        if any(type(value) is not str for value in values.values()):
            self.encode = str


class NumberShape(Shape):
    """A whole number within its limits."""

    def __init__(self, limits: Number) -> None:
        self.limits = limits
        least, most = limits.least, limits.most

        def decode(found: Any) -> int:
            if type(found) is not int:
                raise Misfit.of("a whole number", found)
            if least is not None and found < least:
                raise Misfit.of(f"at least {least}", found)
            if most is not None and found > most:
                raise Misfit.of(f"at most {most}", found)
            return found

        self.decode = decode


class FlagShape(Shape):
    """True or false."""

    plain = bool

    def __init__(self) -> None:
        def decode(found: Any) -> bool:
            if found is not True and found is not False:
                raise Misfit.of("true or false", found)
            return bool(found)

        self.decode = decode


class ConstantShape(Shape):
    """One value."""

    def __init__(self, value: str | int) -> None:
        self.value = value

        def decode(found: Any) -> str | int:
            # To Python, 1 is 1.0 and true, too.
            if type(found) is not type(value) or found != value:
                raise Misfit.of(quoted(value), found)
            return value

        self.decode = decode


class NullableShape(Shape):
    """Null, or what *inner* is."""

    def __init__(self, inner: Shape) -> None:
        self.inner = inner
        decode_inner, encode_inner = inner.decode, inner.encode
        self.decode = lambda found: None if found is None else decode_inner(found)
        if encode_inner is not None:
            self.encode = lambda value: None if value is None else encode_inner(value)


class ListShape(Shape):
    """A list of items that are alike."""

    def __init__(self, item: Shape, limits: Items) -> None:
        self.item, self.limits = item, limits
        decode_item, encode_item, plain = item.decode, item.encode, item.plain
        kinds = frozenset((plain,)) if plain is not None else None
        least, unique = limits.least, limits.unique

        def decode_each(found: list[Any]) -> list[Any]:
            items: list[Any] = []
            try:
                for value in found:
                    items.append(decode_item(value))  # noqa: PERF401 (it says where it failed)
            except Misfit as error:
                error.steps.append(len(items))
                raise
            return items

        def decode(found: Any) -> tuple[Any, ...]:
            if type(found) is not list:
                raise Misfit.of("a list", found)
            if kinds is not None and kinds.issuperset(map(type, found)) and all(found):
                items = found
            else:
                items = decode_each(found)
            if len(items) < least:
                raise Misfit.of(at_least(least, "item", "items"), found)
            if unique and len(set(items)) != len(items):
                raise Misfit.of("each item only once", found)
            return tuple(items)

        self.decode = decode
        if encode_item is None:
            self.encode = list
        else:
            self.encode = lambda value: [encode_item(item) for item in value]


class TupleShape(Shape):
    """A list with a fixed number of items, each of its kind."""

    def __init__(self, items: tuple[Shape, ...]) -> None:
        self.items = items
        decoders = tuple((item.plain, item.decode) for item in items)
        encoders = tuple(item.encode for item in items)

        def decode(found: Any) -> tuple[Any, ...]:
            if type(found) is not list or len(found) != len(decoders):
                raise Misfit.of(f"a list of {len(decoders)} items", found)
            made: list[Any] = []
            try:
                for (plain, decode_item), value in zip(decoders, found, strict=True):
                    is_plain = type(value) is plain and value
                    made.append(value if is_plain else decode_item(value))
            except Misfit as error:
                error.steps.append(len(made))
                raise
            return tuple(made)

        def encode(value: Any) -> list[Any]:
            pairs = zip(encoders, value, strict=True)
            return [item if encode is None else encode(item) for encode, item in pairs]

        self.decode = decode
        self.encode = list if not any(encoders) else encode


class MapShape(Shape):
    """An object whose names aren't fixed, and whose values are alike."""

    def __init__(self, value: Shape, limits: Entries) -> None:
        self.value, self.limits = value, limits
        decode_name = TextShape(limits.names or Text()).decode
        decode_value, encode_value = value.decode, value.encode
        least = limits.least

        def decode(found: Any) -> dict[str, Any]:
            if type(found) is not dict:
                raise Misfit.of("an object", found)
            if len(found) < least:
                raise Misfit.of(at_least(least, "entry", "entries"), found)
            made: dict[str, Any] = {}
            name: Any = ""
            try:
                for name, entry in found.items():
                    made[decode_name(name)] = decode_value(entry)
            except Misfit as error:
                error.steps.append(name)
                raise
            return made

        self.decode = decode
        if encode_value is None:
            self.encode = dict
        else:
            self.encode = lambda value: {name: encode_value(it) for name, it in value.items()}


class Member:
    """A member of an object.

    ``attribute`` is what the object has it as. ``default`` makes its value where it is missing, and
    is ``None`` if it must not be. ``presence`` says more about that.
    """

    def __init__(self, name: str, attribute: str, shape: Shape) -> None:
        self.name, self.attribute, self.shape = name, attribute, shape
        self.default: Callable[[], Any] | None = None
        self.presence: Presence | None = None
        self.slot = -1

    @property
    def is_required(self) -> bool:
        """Whether a document must have it."""
        return self.default is None


class Group:
    """The members of one JSON object, some of which may be such objects again."""

    def __init__(self, tolerant: bool) -> None:
        self.tolerant = tolerant
        self.members: dict[str, Member | Group] = {}

    def compile(self) -> None:
        """Make what decodes and encodes fast, once all members are known."""
        inner = {name: it for name, it in self.members.items() if isinstance(it, Group)}
        for group in inner.values():
            group.compile()
        own = [it for it in self.members.values() if isinstance(it, Member)]
        self._readers = [(it.name, it.slot, it.shape.plain, _reader(it), it.default) for it in own]
        self._groups = inner
        self._writers = [
            (name, "", it.encode, _NEVER)
            if isinstance(it, Group)
            else (name, it.attribute, it.shape.encode, _omitted(it))
            for name, it in self.members.items()
        ]

    def fill(self, found: Any, values: list[Any]) -> None:
        """Put what *found* has into the slots of the members."""
        if type(found) is not dict:
            raise Misfit.of("an object", found)
        known = len(self.members)
        name = ""
        try:
            for name, slot, plain, decode, default in self._readers:
                if name in found:
                    value = found[name]
                    # Most values are text that only has to be there: a call for each would double
                    # the time.
                    values[slot] = value if type(value) is plain and value else decode(value)
                elif default is not None:
                    known -= 1
                    values[slot] = default()
                else:
                    name = ""
                    self._refuse_members(found)
            for name, group in self._groups.items():
                if name not in found:
                    name = ""
                    self._refuse_members(found)
                group.fill(found[name], values)
        except Misfit as error:
            if name:
                error.steps.append(name)
            raise
        if known != len(found) and not self.tolerant:
            self._refuse_members(found)

    def encode(self, value: Any, without: Collection[str] = ()) -> dict[str, Any]:
        """The JSON object of *value*, without some of its members."""
        document: dict[str, Any] = {}
        for name, attribute, encode, omitted in self._writers:
            if without and name in without:
                continue
            part = getattr(value, attribute) if attribute else value
            if omitted is not _NEVER and part == omitted:
                continue
            document[name] = part if encode is None else encode(part)
        return document

    def _refuse_members(self, found: Mapping[str, Any]) -> NoReturn:
        missing = [
            name
            for name, it in self.members.items()
            if name not in found and (isinstance(it, Group) or it.is_required)
        ]
        if missing:
            raise Misfit(missing_members(missing))
        raise Misfit(unknown_members(sorted(found.keys() - self.members.keys())))


class ObjectShape(Shape):
    """A JSON object that is an instance of *cls*. ``group`` has its members."""

    encode: Callable[[Any], dict[str, Any]]

    def __init__(self, cls: type, shapes: Shapes) -> None:
        self.cls = cls
        self.declared = declared = _DECLARED.get(cls, _NOTHING)
        self.group = _members(cls, declared, shapes)
        self.encode = self.group.encode
        slots = _number_slots(self.group, cls)
        self.group.compile()
        derived = [
            (name, it, slots[it])
            for name, it in declared.derived.items()
            if name not in declared.trusted
        ]
        trusted = [
            (it, slots[it]) for name, it in declared.derived.items() if name in declared.trusted
        ]
        number, size = len(_field_names(cls)), len(slots)
        validate: Callable[[Any], None] | None = getattr(cls, "validate", None)
        fill = self.group.fill

        def decode_alone(found: Any) -> Any:
            values: list[Any] = [None] * number
            fill(found, values)
            return cls(*values)

        def decode(found: Any) -> Any:
            values: list[Any] = [None] * size
            fill(found, values)
            try:
                made = cls(*values) if size == number else cls(*values[:number])
                for attribute, slot in trusted:
                    vars(made)[attribute] = values[slot]
                if validate is not None:
                    validate(made)
                for name, attribute, slot in derived:
                    if getattr(made, attribute) != values[slot]:
                        expected = f"{quoted(getattr(made, attribute))}, as the rest has it"
                        error = BrokenRule.of(expected, values[slot])
                        error.steps.append(name)
                        raise error
            except Misfit:
                raise
            except ValueError as error:
                raise BrokenRule(str(error)) from error
            return made

        has_rules = validate is not None or hasattr(cls, "__post_init__") or size > number
        self.decode = decode if has_rules else decode_alone


_NEVER = object()


def _reader(member: Member) -> Callable[[Any], Any]:
    decode, presence = member.shape.decode, member.presence
    if not isinstance(presence, Lenient):
        return decode

    def lenient(found: Any) -> Any:
        try:
            return decode(found)
        except Misfit:
            return presence.value

    return lenient


def _omitted(member: Member) -> Any:
    """The value with which the member isn't written."""
    presence = member.presence
    if isinstance(presence, Lenient):
        return presence.value if presence.omitted else _NEVER
    return member.default() if presence is OMITTED and member.default is not None else _NEVER


def _field_names(cls: type) -> tuple[str, ...]:
    """The names of the values that make an instance of *cls*, in their order."""
    if issubclass(cls, tuple):
        names: tuple[str, ...] = vars(cls)["_fields"]
        return names
    return tuple(field.name for field in fields(cls) if field.init)  # type: ignore[arg-type]


def _defaults(cls: type) -> dict[str, Callable[[], Any]]:
    if issubclass(cls, tuple):
        return {name: _always(value) for name, value in vars(cls)["_field_defaults"].items()}
    made: dict[str, Callable[[], Any]] = {}
    for field in fields(cls):  # type: ignore[arg-type]
        if field.default_factory is not MISSING:
            made[field.name] = field.default_factory
        elif field.default is not MISSING:
            made[field.name] = _always(field.default)
    return made


def _always(value: Any) -> Callable[[], Any]:
    return lambda: value


def _members(cls: type, declared: _Declared, shapes: Shapes) -> Group:
    """The members of *cls*, in the order in which they are written."""
    hints = get_type_hints(cls, include_extras=True)
    defaults = _defaults(cls)
    found: dict[str, Member] = {}
    for name, hint in hints.items():
        if get_origin(hint) is ClassVar:
            found[name] = Member(name, name, ConstantShape(getattr(cls, name)))
    for name in _field_names(cls):
        shape = shapes.of(hints[name])
        member = _member(name, hints[name], shape, defaults.get(name), declared.tolerant)
        found[member.name] = member
    for name, attribute in declared.derived.items():
        found[name] = Member(name, attribute, shapes.of(_returned(cls, attribute)))
    order = declared.order or tuple(found)
    if {*order} != found.keys():
        raise TypeError(f"the order of {cls.__name__}'s members isn't one of {[*found]}")
    top = Group(declared.tolerant)
    for name in order:
        group = top
        *groups, found[name].name = name.split(".")
        for part in groups:
            inner = group.members.setdefault(part, Group(declared.tolerant))
            assert isinstance(inner, Group)
            group = inner
        group.members[found[name].name] = found[name]
    return top


def _member(
    attribute: str, hint: Any, shape: Shape, default: Callable[[], Any] | None, tolerant: bool
) -> Member:
    declared = get_args(hint)[1:] if get_origin(hint) is Annotated else ()
    name = next((it.name for it in declared if isinstance(it, Name)), attribute)
    presence = next((it for it in declared if isinstance(it, Presence)), None)
    if presence is OMITTED and isinstance(shape, NullableShape):
        shape = shape.inner
    member = Member(name, attribute, shape)
    member.presence = presence
    if isinstance(presence, Lenient):
        member.default = _always(presence.value)
    elif presence is OMITTED or (tolerant and presence is not REQUIRED):
        member.default = default
    return member


def _returned(cls: type, attribute: str) -> Any:
    """The type of the property *attribute*."""
    found = vars(cls)[attribute]
    function = getattr(found, "fget", None) or found.func
    return get_type_hints(function, include_extras=True)["return"]


def _number_slots(group: Group, cls: type) -> dict[str, int]:
    """Give each member its slot, by attribute: the fields come first, in their own order."""
    attributes = _field_names(cls)
    slots: dict[str, int] = {}
    more = len(attributes)

    def number(group: Group) -> None:
        nonlocal more
        for member in group.members.values():
            if isinstance(member, Group):
                number(member)
                continue
            if member.attribute in attributes:
                member.slot = attributes.index(member.attribute)
            else:
                member.slot, more = more, more + 1
            slots[member.attribute] = member.slot

    number(group)
    return slots


class Shapes:
    """Makes the shapes of types, and keeps those of classes.

    A subclass may know other types than a document has.
    """

    def __init__(self) -> None:
        self._objects: dict[type, ObjectShape] = {}

    def of_class(self, cls: type) -> ObjectShape:
        """What the JSON object of *cls* is like."""
        shape = self._objects.get(cls)
        if shape is None:
            shape = self._objects[cls] = ObjectShape(cls, self)
        return shape

    def of(self, hint: Any, limits: tuple[Any, ...] = ()) -> Shape:
        """What a value of the type *hint* is like in JSON, within *limits*.

        Raises:
            TypeError: it has no form in JSON.
        """
        origin, arguments = get_origin(hint), get_args(hint)
        if origin is Annotated:
            return self.of(arguments[0], (*limits, *arguments[1:]))
        if origin is Union or origin is types.UnionType:
            [inner] = [argument for argument in arguments if argument is not type(None)]
            return NullableShape(self.of(inner, limits))
        if origin is tuple and arguments[-1] is Ellipsis:
            return ListShape(self.of(arguments[0]), _limit(limits, Items))
        if origin is tuple:
            return TupleShape(tuple(map(self.of, arguments)))
        if origin is Mapping:
            return MapShape(self.of(arguments[1]), _limit(limits, Entries))
        return self._of_plain(hint, limits)

    def _of_plain(self, hint: Any, limits: tuple[Any, ...]) -> Shape:
        if hint is str:
            for limit in limits:
                if isinstance(limit, OneOf):
                    return ChoiceShape({value: value for value in limit.values})
            return TextShape(_limit(limits, Text))
        if hint is int:
            return NumberShape(_limit(limits, Number))
        if hint is bool:
            return FlagShape()
        if hint is Any:
            return AnyShape()
        if isinstance(hint, type) and issubclass(hint, StrEnum):
            return ChoiceShape({member.value: member for member in hint})
        if hasattr(hint, "__dataclass_fields__") or hasattr(hint, "_field_defaults"):
            return self.of_class(hint)
        raise TypeError(f"{hint!r} can't be a member of a JSON document")


_SHAPES = Shapes()
"""Those of documents."""


def _limit(limits: Iterable[Any], kind: type[T]) -> T:
    return next((it for it in limits if isinstance(it, kind)), None) or kind()


def _text(found: Any) -> str:
    if type(found) is not str:
        raise Misfit.of("text", found)
    return found


# What messages say


def json_path(steps: Iterable[str | int]) -> str:
    """The JSONPath (RFC 9535) of the place that *steps* lead to."""
    return "$" + "".join(
        f".{step}" if isinstance(step, str) and step.isidentifier() else f"[{step!r}]"
        for step in steps
    )


def quoted(value: object) -> str:
    """*value* as JSON; of a list or an object only what it is, for there is no end to it."""
    if isinstance(value, list | dict):
        kind = "list" if isinstance(value, list) else "object"
        return f"{'an' if kind == 'object' else 'a'} {kind}" if value else f"an empty {kind}"
    text = json.dumps(value, ensure_ascii=False).encode(errors="backslashreplace").decode()
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def at_least(count: int, one: str, several: str) -> str:
    """As in “at least 2 items”."""
    return f"at least {count} {one if count == 1 else several}"


def missing_members(names: list[str]) -> str:
    """What is wrong with an object that lacks the members *names*."""
    return f"expected {', '.join(map(quoted, names))}, which {_is_or_are(names)} missing"


def unknown_members(names: list[str]) -> str:
    """What is wrong with an object that has the members *names*."""
    return f"found {', '.join(map(quoted, names))}, which {_is_or_are(names)}n't known here"


def _is_or_are(names: list[str]) -> str:
    return "is" if len(names) == 1 else "are"
