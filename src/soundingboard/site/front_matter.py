"""Front matter as the theme gets it: its templates print these texts as HTML.

They escape nothing by themselves, and Material's script, too, takes the titles and tags of its
search index for HTML. A value of another kind than they expect ends a build in the middle of a
template.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.source.source_file import parse
from soundingboard.engine.html import text

_SETTINGS = frozenset(("template",))
"""Fields that name files, and are never shown."""


_SCALARS = (str, int, float, datetime.date)
_PART = re.compile(r"[\w.-]*[\w-][\w.-]*(?:/[\w.-]*[\w-][\w.-]*)*")


def unusable(
    path: str, written: str, meta: Mapping[str, Any], folders: Iterable[str]
) -> Iterator[tuple[str, Problem]]:
    """What the theme can't use of the front matter *meta* of a page, with the field, or with "".

    *written* is the text of its file at *path*, *folders* are those of the theme's templates.
    """
    if not meta and written.startswith("---"):
        found = parse(written.encode(), path)
        if isinstance(found, Problem) and found.code == "bad-front-matter":
            yield "", found
    elif meta and not written.startswith("---"):
        yield (
            "",
            Problem(
                path,
                1,
                "no-front-matter",
                "the first lines of the file are taken for front matter, and are not on the page",
                "Begin the file with an empty line, or with front matter between two lines “---”.",
            ),
        )
    for name, value in meta.items():
        described = _misfit(name, value, folders)
        if described:
            line = next(
                (n for n, row in enumerate(written.split("\n"), 1) if row.startswith(f"{name}:")), 1
            )
            told = f"the field “{name}” is not {described}"
            yield name, Problem(path, line, "bad-field", told, f"Write {described}.")


def _misfit(name: str, value: Any, folders: Iterable[str]) -> str:
    """What the theme expects of the field *name*, if *value* is something else; else nothing."""
    described, fits = _EXPECTED.get(name, ("", None))
    if name in _FILES:
        pattern, described = _FILES[name]
        named = isinstance(value, str) and _PART.fullmatch(value)
        return "" if named and _exists(pattern.format(value), folders) else described
    return described if fits is not None and not fits(value) else ""


_FILES = {
    "icon": (".icons/{}.svg", "the name of one of the theme's icons, like material/school"),
    "template": ("{}", "the name of one of the theme's templates"),
}


def _exists(name: str, folders: Iterable[str]) -> bool:
    return any((Path(folder) / name).is_file() for folder in folders)


def _is_text(value: Any) -> bool:
    return isinstance(value, _SCALARS) and not isinstance(value, bool)


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_search(value: Any) -> bool:
    if not isinstance(value, dict) or not value.keys() <= {"exclude", "boost"}:
        return False
    boost = value.get("boost", 1)
    number = isinstance(boost, int | float) and not isinstance(boost, bool) and boost > 0
    return number and isinstance(value.get("exclude", False), bool)


_EXPECTED: Mapping[str, tuple[str, Callable[[Any], bool]]] = {
    **dict.fromkeys(("title", "description", "author", "status"), ("a line of text", _is_text)),
    "tags": ("a list of lines of text", _are_texts),
    "hide": ("a list of parts of the page, like [toc]", _are_texts),
    "search": ("“exclude: true” or “boost: 2” below it", _is_search),
}


def escaped(meta: Mapping[str, Any]) -> dict[str, Any]:
    """*meta* with every text in it, at any depth, as HTML."""
    return {name: v if name in _SETTINGS else _escaped(v) for name, v in meta.items()}


def without_tags(html: str) -> Markup:
    """*html* as HTML without elements."""
    return escape(Markup(html).striptags())


def _escaped(value: Any) -> Any:
    if isinstance(value, str):
        return text(value)
    if isinstance(value, Mapping):
        return {key: _escaped(inside) for key, inside in value.items()}
    if isinstance(value, list | tuple):
        return [_escaped(inside) for inside in value]
    return value
