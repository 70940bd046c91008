"""Reading a file: bytes to text, and front matter apart from Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.authoring.small import source

from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.source.source_file import Source, name_problems, parse, read


def problem(data: bytes) -> Problem:
    parsed = parse(data, "a.md")
    assert isinstance(parsed, Problem)
    return parsed


def test_front_matter_and_body_come_apart_and_lines_keep_their_numbers() -> None:
    parsed = source("---\ntitle: A\nreviewed: 2026-11-20\n---\n\nBody\n")
    assert parsed.fields == {"title": "A", "reviewed": "2026-11-20"}
    assert parsed.field_lines == {"title": 2, "reviewed": 3}
    assert parsed.body.split("\n").index("Body") + 1 == 6


def test_a_field_has_its_line_however_its_name_is_written() -> None:
    parsed = source("---\n\"a: b\": c\n\n? title\n: {reviewed: never}\n'not-sure': on\n---\n")
    assert parsed.field_lines == {"a: b": 2, "title": 4, "not-sure": 6}
    assert source("---\n{title: A,\n reviewed: B}\n---\n").field_lines == {
        "title": 2,
        "reviewed": 3,
    }


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_is_the_same(end: str) -> None:
    text = "---\ntitle: A\n---\nBody\n"
    assert parse(text.replace("\n", end).encode(), "a.md") == parse(text.encode(), "a.md")


def test_a_byte_order_mark_is_passed_over() -> None:
    assert parse(b"\xef\xbb\xbf---\ntitle: A\n---\n", "a.md") == parse(
        b"---\ntitle: A\n---\n", "a.md"
    )


@pytest.mark.parametrize(
    "written", ["4.10", "010", "1e3", "0x1F", "1:30", "2026-11-20", "No", "on", ".inf", "1_000"]
)
def test_a_value_is_the_text_that_is_written(written: str) -> None:
    assert source(f"---\nclause: {written}\n---\n").fields == {"clause": written}


def test_lists_and_pairs_are_read_and_nothing_is_none() -> None:
    text = "---\nlist: [a, b]\npairs: {old: new}\nrows:\n  - with: x\nempty:\n---\n"
    assert source(text).fields == {
        "list": ["a", "b"],
        "pairs": {"old": "new"},
        "rows": [{"with": "x"}],
        "empty": None,
    }


@pytest.mark.parametrize(
    ("data", "line", "code"),
    [
        (b"", 1, "empty-file"),
        (b"\xef\xbb\xbf \n\t\n", 1, "empty-file"),
        (b"---\ntitle: caf\xe9\n---\n", 2, "not-utf8"),
        (b"\xff\xfe-\x00", 1, "not-utf8"),
        (b"## A\n", 1, "no-front-matter"),
        (b"\n---\n---\n", 1, "no-front-matter"),
        (b"---\ntitle: A\n", 1, "no-front-matter"),
        (b"---\na: b\nc: d: e\n---\n", 3, "bad-front-matter"),
        (b"---\na: 1\na: 2\n---\n", 3, "bad-front-matter"),
        (b"---\na: &x 1\nb: *x\n---\n", 3, "bad-front-matter"),
        (b"---\na: !!python/name:os.system\n---\n", 2, "bad-front-matter"),
        (b"---\n- a\n- b\n---\n", 2, "bad-front-matter"),
        (b"---\n? [a]\n: b\n---\n", 2, "bad-front-matter"),
        (b"---\na: \x00\n---\n", 2, "bad-front-matter"),
        (b"---\n" + b"[" * 5000 + b"\n---\n", 2, "bad-front-matter"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(data: bytes, line: int, code: str) -> None:
    found = problem(data)
    assert (found.line, found.code) == (line, code)


@pytest.mark.parametrize(
    ("front", "line", "words"),
    [
        ("title: May I: accept?", 2, "unexpected “:”"),
        ("title: 'May I\nprocedure: ap-1", 2, "a quotation mark isn't closed"),
        ("a: b\n\tc: d", 3, "unexpected tab"),
        ("title: @home", 2, "unexpected “@”"),
        ("a: b\nc: [d", 3, "a bracket isn't closed, or a comma is missing"),
    ],
)
def test_what_is_no_yaml_is_told_in_plain_words(front: str, line: int, words: str) -> None:
    found = problem(f"---\n{front}\n---\n".encode())
    assert (found.line, found.message) == (line, f"Front matter isn't valid YAML: {words}")


def test_only_what_an_editor_shows_as_a_line_counts_as_one() -> None:
    assert problem("---\na: x\u2028y\u0085z\nb: [\n---\n".encode()).line <= 4


def test_a_file_that_cannot_be_opened_is_a_problem(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.md"):
        found = read(path, "a.md")
        assert isinstance(found, Problem)
        assert found.code == "unreadable"


@pytest.mark.parametrize("name", ["follow-request", "ap-146", "2", "a1-b2"])
def test_names_fit_for_an_address(name: str) -> None:
    assert list(name_problems("a.md", name)) == []


@pytest.mark.parametrize("name", ["Follow", "a b", "a_b", "é", "-a", "a--b", "a.b", "", "a\n"])
def test_names_not_fit_for_an_address(name: str) -> None:
    assert [found.code for found in name_problems("a.md", name)] == ["bad-name"]


FRONT = "title: A\nasked-as:\n  - a\n  - b\nreviewed: 2026-11-20"


@pytest.mark.parametrize("slip", ["Wombat", "• Wombat", "<div>", "{: .a }", "[^1]: a", "\tWombat"])
@pytest.mark.parametrize("place", range(6))
def test_a_slip_is_reported_on_its_own_line(slip: str, place: int) -> None:
    lines = FRONT.split("\n")
    lines.insert(place, slip)
    read = parse(f"---\n{chr(10).join(lines)}\n---\n".encode(), "a.md")
    if isinstance(read, Problem):
        assert (read.line, read.code) == (place + 2, "bad-front-matter")
    else:
        assert place, "YAML reads it as part of the line above"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("title: A\n# A note\nprocedure: ap-1", 3),
        ("## A note\ntitle: A", 2),
        ("title: A # a note", 2),
        ("title: 'A # b' # a note", 2),
        ("title: A\nasked-as:\n  - a\n  # a note\n  - b", 5),
        ("title: A\n# a note", 3),
    ],
)
def test_a_comment_is_reported(text: str, line: int) -> None:
    read = parse(f"---\n{text}\n---\n".encode(), "a.md")
    assert isinstance(read, Problem)
    assert (read.line, read.code) == (line, "bad-front-matter")


@pytest.mark.parametrize("text", ["title: 'A # b'", "title: a#b", 'title: "#1"', "title: |\n  # a"])
def test_a_number_sign_in_a_value_is_no_comment(text: str) -> None:
    assert isinstance(parse(f"---\n{text}\n---\n".encode(), "a.md"), Source)


@pytest.mark.parametrize(
    ("lines", "reason", "hint"),
    [
        ("title: A: b", "unexpected “:”", 'Put the value in quotation marks: “title: "A: b"”.'),
        ("title: @a", "unexpected “@”", 'Put the value in quotation marks: “title: "@a"”.'),
        ('title: "A', "a quotation mark isn't closed", "Write one “name: value” on each line"),
        ("title: [A", "a bracket isn't closed, or a comma is missing", "Write one “name: value”"),
        ("title: A\ntitle: B", "the field “title” appears twice", "Take one of the two out."),
    ],
)
def test_invalid_yaml_comes_with_the_line_to_write(lines: str, reason: str, hint: str) -> None:
    found = problem(f"---\n{lines}\n---\n".encode())
    assert found.message == f"Front matter isn't valid YAML: {reason}"
    assert found.hint.startswith(hint)


@pytest.mark.parametrize(
    ("name", "better"),
    [("Follow Request", "follow-request"), ("présentée_1", "presentee-1"), ("—", "follow-request")],
)
def test_a_name_comes_with_one_that_can_be_part_of_an_address(name: str, better: str) -> None:
    [found] = name_problems("a.md", name)
    assert found.hint == f"Rename the file to “{better}.md”."
