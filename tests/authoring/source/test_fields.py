"""Front-matter fields and the kinds of their values."""

from __future__ import annotations

from typing import Any

import pytest
from tests.authoring.small import source

from soundingboard.authoring.source.fields import (
    ADDRESS,
    CONTACT,
    DATE,
    DATE_OR_MONTH,
    MAP_OF_TEXTS,
    NUMBER,
    SWITCH,
    TEXT,
    TEXTS,
    Field,
    Kind,
    read_fields,
    records,
)

FIELDS = {"title": Field(TEXT, required=True, default=""), "reviewed": Field(DATE, default="never")}


def read(front: str) -> tuple[dict[str, Any], list[tuple[int, str]]]:
    values, problems = read_fields(source(f"---\n{front}\n---\n"), FIELDS)
    return values, [(problem.line, problem.code) for problem in problems]


def test_known_fields_are_read() -> None:
    values = {"title": "A", "reviewed": "2026-11-20"}
    assert read("title: A\nreviewed: 2026-11-20") == (values, [])


def test_a_field_that_is_missing_or_empty_has_its_default() -> None:
    assert read("title: A") == ({"title": "A", "reviewed": "never"}, [])
    assert read("title: A\nreviewed:") == ({"title": "A", "reviewed": "never"}, [])


def test_a_required_field_must_be_there() -> None:
    assert read("reviewed: 2026-11-20")[1] == [(1, "missing-field")]
    assert read("reviewed: 2026-11-20\ntitle:")[1] == [(3, "missing-field")]


def test_a_bad_value_is_told_on_its_line_and_has_its_default() -> None:
    assert read("title: A\nreviewed: soon") == (
        {"title": "A", "reviewed": "never"},
        [(3, "bad-field")],
    )


def test_fields_that_nothing_reads_are_told() -> None:
    """Those of other pages, which the theme reads, are none of a tree's."""
    found = read("title: A\ntitel: B\ndescription: C\ntags: [D]\nicon: e")[1]
    assert found == [(line, "unknown-field") for line in (3, 4, 5, 6)]


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        (TEXT, " May\n I? ", "May I?"),
        (TEXT, "4.10", "4.10"),
        (DATE, "2024-02-29", "2024-02-29"),
        (DATE_OR_MONTH, "2017-09", "2017-09"),
        (DATE_OR_MONTH, "2017-09-30", "2017-09-30"),
        (TEXTS, "one", ("one",)),
        (TEXTS, ["one", "two"], ("one", "two")),
        (MAP_OF_TEXTS, {"old": "new"}, {"old": "new"}),
        (ADDRESS, "https://a.example/b c", "https://a.example/b c"),
        (ADDRESS, "files/a.pdf", "files/a.pdf"),
        (CONTACT, "Room 12: ask Jane", "Room 12: ask Jane"),
        (CONTACT, "mailto:a@b.example", "mailto:a@b.example"),
        (SWITCH, "off", False),
        (SWITCH, "On", True),
        (NUMBER, "12", 12),
        (records("with", "reason"), [{"with": "a"}], ({"with": "a"},)),
    ],
)
def test_values_of_a_kind(kind: Kind, written: Any, value: Any) -> None:
    assert kind.read(written) == value


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        (TEXT, " "),
        (TEXT, ["A"]),
        (TEXT, {"A": "B"}),
        (TEXT, "bell\x07"),
        (TEXT, "half \ud800"),
        (DATE, "2026-02-30"),
        (DATE, "2026-1-1"),
        (DATE, "20261120"),
        (DATE, "2026-11-20 10:30"),
        (DATE, "٢٠٢٦-11-20"),
        (DATE, "2026-11"),
        (DATE_OR_MONTH, "2026-13"),
        (DATE_OR_MONTH, "2026"),
        (TEXTS, ["one", ""]),
        (TEXTS, [["one"]]),
        (TEXTS, {"one": "two"}),
        (MAP_OF_TEXTS, ["old"]),
        (MAP_OF_TEXTS, {"old": ["new"]}),
        (ADDRESS, "javascript:alert(1)"),
        (ADDRESS, "java\tscript:alert(1)"),
        (ADDRESS, "JavaScript: alert(1)"),
        (ADDRESS, "mailto:a@b.example"),
        (ADDRESS, "//a.example/b"),
        (CONTACT, "javascript:alert(1)"),
        (SWITCH, "perhaps"),
        (SWITCH, ["on"]),
        (NUMBER, "0"),
        (NUMBER, "-1"),
        (NUMBER, "1.5"),
        (NUMBER, "9" * 5000),
        (records("with"), [{"other": "a"}]),
        (records("with"), [{}]),
        (records("with"), {"with": "a"}),
    ],
)
def test_values_of_another_kind(kind: Kind, written: Any) -> None:
    assert kind.read(written) is None
