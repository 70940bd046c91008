"""Objects as JSON and back: each type, each limit, and what is said of what doesn't fit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, ClassVar, NamedTuple

import pytest

from soundingboard.engine.codec import (
    OMITTED,
    REQUIRED,
    BrokenRule,
    Entries,
    Items,
    Lenient,
    Misfit,
    Name,
    Number,
    OneOf,
    Text,
    as_object,
    decode,
    encode,
)


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Place(NamedTuple):
    row: int
    column: int


def _shouted(text: str) -> str:
    return "" if text.isupper() else "capital letters"


@as_object("Part", order="name size")
@dataclass(frozen=True, slots=True)
class Part:
    size: Annotated[int, Number(1, 9)]
    name: Annotated[str, Text(least=1, most=5)]


@as_object(
    "Whole",
    order="form id code shout colour size on places pair part parts by_name mood any "
    "box.width box.inner.depth rest area",
    derived={"area": "area"},
    groups={"box": "Box", "box.inner": "Inside"},
)
@dataclass(frozen=True)
class Whole:
    form: ClassVar[int] = 1
    id: str
    code: Annotated[str, Text(pattern="[0-9]{2}")]
    shout: Annotated[str, Text(unfit=_shouted)]
    colour: Colour
    size: int
    is_on: Annotated[bool, Name("on")]
    places: Annotated[tuple[Place, ...], Items(least=1, unique=True)]
    pair: tuple[str, int]
    part: Part | None
    parts: tuple[Part, ...]
    by_name: Annotated[Mapping[str, Part], Entries(least=1, names=Text(least=1))]
    mood: Annotated[str, OneOf("", "good")]
    any: Any
    width: Annotated[int, Name("box.width")]
    depth: Annotated[int, Name("box.inner.depth")]
    rest: Annotated[str | None, OMITTED] = None

    @cached_property
    def area(self) -> int:
        return self.width * self.depth

    def validate(self) -> None:
        if self.size < self.depth:
            raise ValueError("expected a size of at least the depth")


WHOLE = Whole(
    id="é",
    code="07",
    shout="HO",
    colour=Colour.BLUE,
    size=3,
    is_on=True,
    places=(Place(1, 2), Place(2, 1)),
    pair=("a", 1),
    part=None,
    parts=(Part(1, "a"),),
    by_name={"x": Part(9, "five!")},
    mood="",
    any=[{"whatever": None}],
    width=2,
    depth=3,
)
DOCUMENT: dict[str, Any] = {
    "form": 1,
    "id": "é",
    "code": "07",
    "shout": "HO",
    "colour": "blue",
    "size": 3,
    "on": True,
    "places": [{"row": 1, "column": 2}, {"row": 2, "column": 1}],
    "pair": ["a", 1],
    "part": None,
    "parts": [{"name": "a", "size": 1}],
    "by_name": {"x": {"name": "five!", "size": 9}},
    "mood": "",
    "any": [{"whatever": None}],
    "box": {"width": 2, "inner": {"depth": 3}},
    "area": 6,
}


def test_members_are_written_in_their_order_and_read_back() -> None:
    document = encode(WHOLE)
    assert document == DOCUMENT
    assert [*document] == [*DOCUMENT]
    assert [*document["parts"][0]] == ["name", "size"]
    assert type(document["colour"]) is str
    assert decode(Whole, document) == WHOLE


def test_members_can_be_left_out() -> None:
    without = encode(WHOLE, without=("area", "size"))
    assert without == {name: it for name, it in DOCUMENT.items() if name not in ("area", "size")}


def test_a_member_that_may_be_left_out_is_written_if_it_has_a_value() -> None:
    document = {**DOCUMENT, "rest": "r"}
    assert decode(Whole, document).rest == "r"
    assert encode(decode(Whole, document))["rest"] == "r"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"form": 2}, "$.form: expected 1, found 2"),
        ({"form": 1.0}, "$.form: expected 1, found 1.0"),
        ({"form": True}, "$.form: expected 1, found true"),
        ({"id": 7}, "$.id: expected text, found 7"),
        ({"code": "7"}, '$.code: expected text of the form ^[0-9]{2}$, found "7"'),
        ({"code": "07\n"}, '$.code: expected text of the form ^[0-9]{2}$, found "07\\n"'),
        ({"shout": "ho"}, '$.shout: expected capital letters, found "ho"'),
        ({"colour": "pink"}, '$.colour: expected "red" or "blue", found "pink"'),
        ({"colour": ["red"]}, '$.colour: expected "red" or "blue", found a list'),
        ({"size": "3"}, '$.size: expected a whole number, found "3"'),
        ({"size": 3.0}, "$.size: expected a whole number, found 3.0"),
        ({"size": True}, "$.size: expected a whole number, found true"),
        ({"size": 2}, "$: expected a size of at least the depth"),
        ({"on": 1}, "$.on: expected true or false, found 1"),
        ({"places": []}, "$.places: expected at least 1 item, found an empty list"),
        ({"places": {}}, "$.places: expected a list, found an empty object"),
        (
            {"places": [{"row": 1, "column": 1}] * 2},
            "$.places: expected each item only once, found a list",
        ),
        (
            {"places": [{"row": 1, "column": 1}, {"row": None, "column": 1}]},
            "$.places[1].row: expected a whole number, found null",
        ),
        ({"pair": ["a"]}, "$.pair: expected a list of 2 items, found a list"),
        ({"pair": ["a", "b"]}, '$.pair[1]: expected a whole number, found "b"'),
        ({"part": {}}, '$.part: expected "name", "size", which are missing'),
        ({"part": {"name": "a", "size": 0}}, "$.part.size: expected at least 1, found 0"),
        ({"part": {"name": "a", "size": 10}}, "$.part.size: expected at most 9, found 10"),
        (
            {"part": {"name": "abcdef", "size": 1}},
            '$.part.name: expected at most 5 characters, found "abcdef"',
        ),
        (
            {"part": {"name": "", "size": 1}},
            '$.part.name: expected at least 1 character, found ""',
        ),
        (
            {"part": {"name": "a", "size": 1, "z": 1, "y": 1}},
            '$.part: found "y", "z", which aren\'t known here',
        ),
        ({"by_name": {}}, "$.by_name: expected at least 1 entry, found an empty object"),
        ({"by_name": []}, "$.by_name: expected an object, found an empty list"),
        (
            {"by_name": {"": {"name": "a", "size": 1}}},
            "$.by_name['']: expected at least 1 character, found \"\"",
        ),
        ({"by_name": {"a b": 1}}, "$.by_name['a b']: expected an object, found 1"),
        ({"mood": "bad"}, '$.mood: expected "" or "good", found "bad"'),
        ({"box": 1}, "$.box: expected an object, found 1"),
        ({"box": {"width": 2}}, '$.box: expected "inner", which is missing'),
        (
            {"box": {"width": 2, "inner": {"depth": None}}},
            "$.box.inner.depth: expected a whole number, found null",
        ),
        (
            {"box": {"width": 2, "inner": {"depth": 3, "x": 0}}},
            '$.box.inner: found "x", which isn\'t known here',
        ),
        ({"rest": None}, "$.rest: expected text, found null"),
        ({"area": "six"}, '$.area: expected a whole number, found "six"'),
        ({"area": 7}, "$.area: expected 6, as the rest has it, found 7"),
        ({"more": 0}, '$: found "more", which isn\'t known here'),
    ],
)
def test_a_document_that_does_not_fit_is_refused_with_its_place(
    change: dict[str, Any], why: str
) -> None:
    with pytest.raises(Misfit) as caught:
        decode(Whole, {**DOCUMENT, **change})
    assert str(caught.value) == why


@as_object(derived={"hash": "hash"}, trusted=("hash",))
@dataclass(frozen=True)
class Trusting:
    id: str

    @cached_property
    def hash(self) -> str:
        raise AssertionError("it isn't computed")


def test_a_derived_member_that_is_trusted_is_taken_as_it_is() -> None:
    document = {"id": "a", "hash": "whatever"}
    found = decode(Trusting, document)
    assert found.hash == "whatever"
    assert encode(found) == document


@pytest.mark.parametrize("document", [None, 7, "{}", [], True])
def test_what_is_no_object_is_refused(document: object) -> None:
    with pytest.raises(Misfit, match=r"^\$: expected an object, found "):
        decode(Whole, document)


@pytest.mark.parametrize("change", [{"shout": "ho"}, {"size": 2}, {"area": 7}])
def test_a_rule_that_no_schema_can_say_is_told_apart(change: dict[str, Any]) -> None:
    with pytest.raises(BrokenRule, match=r"^\$.*: expected "):
        decode(Whole, {**DOCUMENT, **change})


def test_what_is_quoted_is_short_and_can_be_printed() -> None:
    with pytest.raises(Misfit, match=r'found "x{58}…$'):
        decode(Whole, {**DOCUMENT, "code": "x" * 100})
    with pytest.raises(Misfit) as caught:
        decode(Whole, {**DOCUMENT, "code": "\ud800"})
    assert str(caught.value).encode()


@as_object(tolerant=True)
@dataclass(frozen=True)
class Loose:
    form: ClassVar[str] = "loose"
    id: str
    read: tuple[str, ...] = ()
    marks: Mapping[str, int] = field(default_factory=dict)
    answers: Annotated[tuple[str, ...], REQUIRED] = ()
    handed: Annotated[bool, Lenient(False)] = False
    where: Annotated[str, Lenient("", omitted=True)] = "here"


LOOSE = {"form": "loose", "id": "a", "answers": []}


def test_a_tolerant_class_takes_defaults_and_passes_over_what_it_does_not_know() -> None:
    found = decode(Loose, {**LOOSE, "more": 7})
    assert found == Loose("a", (), {}, (), handed=False, where="")
    assert encode(found) == {**LOOSE, "read": [], "marks": {}, "handed": False}


@pytest.mark.parametrize("handed", [1, None, "yes", []])
def test_what_does_not_fit_counts_as_the_default_where_that_is_said(handed: object) -> None:
    assert decode(Loose, {**LOOSE, "handed": handed, "where": handed}).handed is False


@pytest.mark.parametrize("change", [{"read": None}, {"marks": []}, {"id": 7}, {"form": "other"}])
def test_a_tolerant_class_refuses_what_does_not_fit(change: dict[str, Any]) -> None:
    with pytest.raises(Misfit, match=rf"^\$\.{next(iter(change))}: expected "):
        decode(Loose, {**LOOSE, **change})


@pytest.mark.parametrize("name", ["form", "id", "answers"])
def test_a_tolerant_class_refuses_a_document_without_what_it_needs(name: str) -> None:
    with pytest.raises(Misfit, match=f'expected "{name}", which is missing'):
        decode(Loose, {key: it for key, it in LOOSE.items() if key != name})


@as_object(order="a c")
@dataclass(frozen=True)
class Disorderly:
    a: int
    b: int


@dataclass(frozen=True)
class Unknown:
    when: complex


@pytest.mark.parametrize(
    ("cls", "why"),
    [(Disorderly, "the order of Disorderly's members"), (Unknown, "can't be a member")],
)
def test_a_declaration_that_makes_no_sense_is_reported(cls: type, why: str) -> None:
    with pytest.raises(TypeError, match=why):
        decode(cls, {})
