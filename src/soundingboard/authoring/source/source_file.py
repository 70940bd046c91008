"""Reading an author's file: decoding it, and parsing its front matter."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml.composer import ComposerError
from yaml.constructor import ConstructorError

from soundingboard.authoring.folders import SITUATIONS, TREES_PAGE
from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.source.blocks import short
from soundingboard.authoring.source.files import Unreadable, read_bytes, unreadable_file
from soundingboard.authoring.wording import _
from soundingboard.engine.characters import visible

_FENCE = "---"
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Source:
    """An author's file: its front matter, and its Markdown.

    ``body`` is the Markdown with the front matter's lines left blank, so that its line numbers
    are the file's. ``field_lines`` gives the line of each top-level front-matter field,
    ``item_lines`` those of the items of each field that is a list. ``hash`` is the SHA-256, in hex,
    of the file's text in UTF-8, each line ending in a line feed, without the field “withdrawn”.
    """

    path: str
    fields: dict[str, Any]
    field_lines: dict[str, int]
    body: str
    hash: str = ""
    item_lines: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def line_of(self, name: str, item: int = 0) -> int:
        """The line of an item of the field *name*; of the field itself if it isn't a list."""
        lines = self.item_lines.get(name, ())
        return lines[item] if item < len(lines) else self.field_lines.get(name, 1)


def is_tree_name(name: str) -> bool:
    """Whether a tree's file can have that name, without its ending."""
    return _NAME.fullmatch(name) is not None and name not in (TREES_PAGE, SITUATIONS)


def name_problems(path: str, name: str) -> Iterator[Problem]:
    """A file's *name*, without its ending, becomes part of an address."""
    if not _NAME.fullmatch(name):
        yield Problem(
            path,
            1,
            "bad-name",
            _("The file name “{name}” can't be part of a web address").format(name=name),
            _("Rename the file to “{name}.md”.").format(name=_as_name(name)),
        )


def _as_name(name: str) -> str:
    """*name* as a file can be called: in lower case, without accents, with hyphens for the rest."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain)) or "follow-request"


def read(file: Path, path: str) -> Source | Problem:
    """Read *file*, which problems call *path*."""
    try:
        return parse(read_bytes(file), path)
    except Unreadable as error:
        return unreadable_file(path, error)


def parse(data: bytes, path: str) -> Source | Problem:
    """Parse *data*, a file's bytes."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = _("Save it in your editor with the encoding UTF-8.")
        return Problem(path, line, "not-utf8", _("The file isn't UTF-8 text"), hint)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return Problem(path, 1, "empty-file", _("The file is empty"), _("Write it, or delete it."))
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return Problem(
            path,
            1,
            "no-front-matter",
            _("Expected “---” in the first line, found “{text}”").format(
                text=short(lines[0].strip())
            ),
            _(
                "Begin the file with a line “---”, then its fields, as in “title: …”, then another "
                "line “---”."
            ),
        )
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), None)
    if end is None:
        return Problem(
            path,
            1,
            "no-front-matter",
            _("Expected a second line “---” after the front matter, found none"),
            _("Write “---” on a line of its own below the last field."),
        )
    if not any(line.strip() for line in lines[1:end]):
        return Problem(
            path,
            1,
            "no-front-matter",
            _("The front matter has no fields"),
            _("Write them between the two lines “---”, as in “title: …”."),
        )
    loaded = _load(path, "\n".join(lines[1:end]))
    if isinstance(loaded, Problem):
        return loaded
    fields, field_lines, item_lines = loaded
    body = "\n" * (end + 1) + "\n".join(lines[end + 1 :])
    return Source(path, fields, field_lines, body, _hash(text, field_lines), item_lines)


class _Repeated(ConstructorError):
    """A field appears twice."""


class _Loader(yaml.SafeLoader):
    """YAML as front matter needs it: lists, mappings, and all else as the text that is written.

    A clause “4.10” isn't a number to be shortened to 4.1, “010” isn't 8, and a title “No” isn't
    false. Aliases, by which a few lines can unfold into millions, and tags are refused; so is a
    field that appears twice.
    """

    yaml_implicit_resolvers = {  # noqa: RUF012 (the base class has it so)
        first: [(tag, pattern) for tag, pattern in resolvers if tag.endswith(":null")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event: Any = self.peek_event()  # type: ignore[no-untyped-call]
        if self.check_event(yaml.AliasEvent):
            raise ComposerError(None, None, _unexpected("*"), event.start_mark)
        if getattr(event, "tag", None) is not None:
            raise ComposerError(None, None, _unexpected("!"), event.start_mark)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[str] = set()
        for name, _value in node.value:
            if isinstance(name.value, str):
                if name.value in seen:
                    problem = _("the field “{name}” appears twice").format(name=name.value)
                    raise _Repeated(None, None, problem, name.start_mark)
                seen.add(name.value)
        return super().construct_mapping(node, deep)


def _suspect(text: str, line: int) -> int:
    """The line of *text* that most probably misled YAML, which found its slip on *line*.

    YAML sees a slip where the next thing begins. Both lines are counted from 0.
    """
    lines = text.split("\n")
    tab = next((number for number, written in enumerate(lines) if written[:1] == "\t"), None)
    if tab is not None:
        return tab
    key = ""
    for number, written in enumerate(lines[: line + 1]):
        if not written.strip() or (not key and written[0] == "#"):
            continue
        if written[0].isspace():
            if not key:
                return number
        elif _KEY.match(written):
            key = written
        elif not written.startswith(("]", "}")) and (
            not written.startswith("- ") or not key.rstrip().endswith(":")
        ):
            return number
    before, here = lines[line - 1 : line + 1] if 0 < line < len(lines) else ("", "")
    if before.startswith("- ") and here.startswith(" "):
        return line - 1
    if before.strip() and ":" not in before and not before.lstrip().startswith("- "):
        return line - 1
    return line


_KEY = re.compile(r"""["']?[\w-]+["']?\s*:(?:\s|$)""")


def _comment(text: str) -> int | None:
    """The line of the first comment in YAML *text*, counted from 0, if it has one."""
    if "#" not in text:
        return None
    end = 0
    try:
        for token in yaml.scan(text, _Loader):
            found = text.find("#", end, token.start_mark.index)
            if found >= 0:
                return text.count("\n", 0, found)
            end = max(end, token.end_mark.index)
    except yaml.YAMLError:
        return None
    found = text.find("#", end)
    return text.count("\n", 0, found) if found >= 0 else None


def _plainly(error: yaml.MarkedYAMLError) -> tuple[Any, str]:
    """Where a YAML error is, and what it is, in an author's words where we have some."""
    context, problem = error.context or "", " ".join((error.problem or "").split())
    if "quoted scalar" in context and "end of stream" in problem:
        return error.context_mark, _("a quotation mark isn't closed")
    if context.startswith("while parsing a flow"):
        return error.context_mark, _("a bracket isn't closed, or a comma is missing")
    if problem == "mapping values are not allowed here":
        return error.problem_mark, _unexpected(":")
    if match := _MISFIT.fullmatch(problem):
        if match[1] == r"\t":
            return error.problem_mark, _("unexpected tab")
        return error.problem_mark, _unexpected(match[1])
    if problem == "could not find expected ':'":
        return error.problem_mark, _("a colon is missing")
    if problem.startswith("expected <block end>"):
        return error.problem_mark, _("unexpected text, or unexpected spaces before it")
    return error.problem_mark, problem


def _unexpected(sign: str) -> str:
    return _("unexpected “{sign}”").format(sign=sign)


_MISFIT = re.compile(r"found character '(.+)' that cannot start any token")
_VALUE = re.compile(r"([\w-]+):\s+([^\"\s][^\"]*)")


def _yaml_hint(written: str) -> str:
    """What to do about YAML that can't be parsed, because of the line *written*."""
    field = _VALUE.fullmatch(written.rstrip())
    if field is not None and not field[2].startswith(("[", "{", "'")):
        return _("Put the value in quotation marks: “{line}”.").format(
            line=f'{field[1]}: "{short(field[2])}"'
        )
    return _("Write one “name: value” on each line, beginning at the margin.")


_Lines = dict[str, int]
_Loaded = tuple[dict[str, Any], _Lines, dict[str, tuple[int, ...]]]


def _load(path: str, text: str) -> _Loaded | Problem:
    """The fields of the front matter *text*; their lines in the file *path*, and those of items."""
    lines: _Lines = {}
    items: dict[str, tuple[int, ...]] = {}

    def line_of(node: yaml.Node) -> int:
        # The mark's own line also counts breaks that are none to an editor.
        return text.count("\n", 0, node.start_mark.index) + 2

    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        fields = loader.construct_document(node) if node is not None else {}
        for name, value in node.value if isinstance(node, yaml.MappingNode) else ():
            lines[name.value] = line_of(name)
            if isinstance(value, yaml.SequenceNode):
                items[name.value] = tuple(map(line_of, value.value))
    except yaml.MarkedYAMLError as error:
        mark, problem = _plainly(error)
        # The mark's own line also counts breaks that are none to an editor.
        line = _suspect(text, text.count("\n", 0, mark.index)) + 2 if mark else 2
        rows = text.split("\n")
        message = _("Front matter isn't valid YAML: {reason}").format(reason=problem)
        hint = _yaml_hint(rows[line - 2] if line - 2 < len(rows) else "")
        if isinstance(error, _Repeated):
            hint = _("Take one of the two out.")
        return Problem(path, line, "bad-front-matter", message, hint)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reason = visible(str(error).strip().split("\n", 1)[0][:120]) or type(error).__name__
        message = _("Front matter isn't valid YAML: {reason}").format(reason=reason)
        return Problem(path, 2, "bad-front-matter", message, _yaml_hint(""))
    comment = _comment(text)
    if comment is not None:
        return Problem(
            path,
            comment + 2,
            "bad-front-matter",
            _("Expected only fields in the front matter, found a comment that begins with “#”"),
            _("Take it out. If it's part of a value, put the value in quotation marks."),
        )
    if fields is None:
        fields = {}
    if not isinstance(fields, dict) or not all(isinstance(name, str) for name in fields):
        message = _("Expected fields in the front matter, found “{text}”").format(
            text=short(text.strip().split("\n", 1)[0])
        )
        return Problem(path, 2, "bad-front-matter", message, _yaml_hint(""))
    return fields, lines, items


def _hash(text: str, field_lines: _Lines) -> str:
    """The hash of *text*, in hex, without its field “withdrawn”: that changes nothing it says."""
    lines = text.split("\n")
    start = field_lines.get("withdrawn", 1) - 1
    # In a mapping on one line, other fields are on the same line.
    if lines[start].lstrip("\"'").startswith("withdrawn"):
        end = start + 1
        while end < len(lines) and lines[end][:1] in ("", " "):
            end += 1
        del lines[start:end]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
