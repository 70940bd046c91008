"""JSON documents to test with: any that fit a class, and some that don't quite."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import strategies as st

from soundingboard.engine import codec
from soundingboard.engine.codec import Group, Shape

CHARACTERS = st.characters(exclude_categories=["Cs"])
NAMES = st.text(CHARACTERS, max_size=3)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 2) | st.just(0.5) | NAMES,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(NAMES, inner, max_size=2),
    max_leaves=4,
)
"""Any JSON value, without whole numbers that are written as floating-point ones.

To JSON Schema 1.0 is a whole number; canonical JSON has no such number.
"""


def documents(cls: type) -> st.SearchStrategy[Any]:
    """Documents of the form that *cls* declares, which may still break its rules."""
    return _values(codec.shape_of(cls))


def _values(shape: Shape) -> st.SearchStrategy[Any]:
    match shape:
        case codec.ObjectShape():
            return _objects(shape.group)
        case codec.ConstantShape():
            return st.just(shape.value)
        case codec.ChoiceShape():
            return st.sampled_from(shape.values)
        case codec.TextShape():
            limits = shape.limits
            if "{64}" in limits.pattern or "{32}" in limits.pattern:
                length = 64 if "{64}" in limits.pattern else 32
                return st.sampled_from("0af").map(lambda digit: digit * length)
            if limits.pattern:
                return st.from_regex(limits.pattern, fullmatch=True, alphabet=CHARACTERS)
            size = {"min_size": limits.least, "max_size": min(limits.most or 6, 6)}
            return st.text(CHARACTERS, **size)
        case codec.NumberShape():
            least = -3 if shape.limits.least is None else shape.limits.least
            most = least + 6 if shape.limits.most is None else shape.limits.most
            return st.integers(least, most)
        case codec.FlagShape():
            return st.booleans()
        case codec.AnyShape():
            return ANYTHING
        case codec.NullableShape():
            return st.none() | _values(shape.inner)
        case codec.ListShape():
            least = shape.limits.least
            items = _values(shape.item)
            if shape.limits.unique:
                return st.lists(items, min_size=least, max_size=least + 2, unique=True)
            return st.lists(items, min_size=least, max_size=least + 2)
        case codec.TupleShape():
            return st.tuples(*map(_values, shape.items)).map(list)
        case codec.MapShape():
            names = _values(codec.TextShape(shape.limits.names or codec.Text()))
            least = shape.limits.least
            return st.dictionaries(names, _values(shape.value), min_size=least, max_size=least + 2)
    raise TypeError(shape)


def _objects(group: Group) -> st.SearchStrategy[Any]:
    required, optional = {}, {}
    for name, member in group.members.items():
        if isinstance(member, Group):
            required[name] = _objects(member)
        elif member.is_required:
            required[name] = _values(member.shape)
        else:
            optional[name] = _values(member.shape)
    return st.fixed_dictionaries(required, optional=optional)


@st.composite
def spoilt(draw: st.DrawFn, whole: st.SearchStrategy[Any]) -> Any:
    """A document of *whole* in which one thing is another, is missing, or is there besides."""
    document = copy.deepcopy(draw(whole))
    place = draw(st.sampled_from(_places(document)))
    if place is None:
        return draw(ANYTHING)
    container, key = place
    what = draw(st.sampled_from(["replace", "remove", "add"]))
    if what == "replace":
        container[key] = draw(ANYTHING)
    elif what == "remove":
        del container[key]
    elif isinstance(container, dict):
        container[draw(NAMES)] = draw(ANYTHING)
    else:
        container.append(copy.deepcopy(container[key]))
    return document


def _places(document: Any) -> list[Any]:
    """Every list or object with each of its keys; ``None`` is the document itself."""
    found: list[Any] = [None]
    waiting = [document]
    for part in waiting:
        keys: Any = range(len(part)) if isinstance(part, list) else part
        if isinstance(part, list | dict):
            found += [(part, key) for key in keys]
            waiting += [part[key] for key in keys]
    return found
