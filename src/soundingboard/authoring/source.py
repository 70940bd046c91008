"""Reading an author's file: bytes to text, and front matter apart from Markdown."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from soundingboard.authoring.problem import Problem

_FENCE = "---"


@dataclass(frozen=True, slots=True)
class Source:
    """An author's file, taken apart.

    ``body`` is the Markdown with the front matter's lines left blank, so that its line numbers
    are the file's. ``field_lines`` gives the line of each top-level front-matter field.
    """

    path: str
    fields: dict[str, Any]
    field_lines: dict[str, int]
    body: str


def read(file: Path, path: str) -> Source | Problem:
    """Read *file*, which problems call *path*."""
    try:
        data = file.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return Problem(
            path, 1, "unreadable", f"the file cannot be read: {reason}", "Check its permissions."
        )
    return parse(data, path)


def parse(data: bytes, path: str) -> Source | Problem:
    """Take *data*, a file's bytes, apart."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Problem(
            path, line, "not-utf8", "the file is not UTF-8 text", "Save it as UTF-8 in your editor."
        )
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return Problem(
            path, 1, "empty-file", "the file is empty", "Write it, or delete it until it is needed."
        )
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return Problem(
            path,
            1,
            "no-front-matter",
            "the file does not begin with front matter",
            "Begin it with a line “---”, then its fields, then another line “---”.",
        )
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), None)
    if end is None:
        return Problem(
            path,
            1,
            "no-front-matter",
            "the front matter has no end",
            "Close it with a line “---”.",
        )
    fields = _load(path, "\n".join(lines[1:end]))
    if isinstance(fields, Problem):
        return fields
    field_lines = {
        line.split(":", 1)[0].strip("\"' "): number
        for number, line in enumerate(lines[1:end], 2)
        if line[:1].strip() and ":" in line
    }
    body = "\n" * (end + 1) + "\n".join(lines[end + 1 :])
    return Source(path, fields, field_lines, body)


def _load(path: str, text: str) -> dict[str, Any] | Problem:
    hint = "Write one “name: value” on each line; put quotation marks around a value with a colon."
    try:
        fields = yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 2
        problem = " ".join((error.problem or "it is malformed").split())
        return Problem(
            path, line, "bad-front-matter", f"the front matter is no YAML: {problem}", hint
        )
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError, AttributeError) as error:
        reason = _printable(str(error)) or type(error).__name__
        return Problem(path, 2, "bad-front-matter", f"the front matter is no YAML: {reason}", hint)
    if fields is None:
        fields = {}
    if not isinstance(fields, dict) or not all(isinstance(name, str) for name in fields):
        return Problem(
            path, 2, "bad-front-matter", "the front matter is not a list of fields", hint
        )
    return fields


def _printable(text: str) -> str:
    first = text.strip().split("\n", 1)[0][:120]
    return "".join(c for c in first if not unicodedata.category(c).startswith("C"))
