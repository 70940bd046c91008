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
from soundingboard.authoring.wording import N_, _, translated
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
                _("The first lines of the file are read as front matter, so they aren't shown"),
                _("Begin the file with an empty line."),
            ),
        )
    for name, value in meta.items():
        described = _misfit(name, value, folders)
        if described:
            line = next(
                (n for n, row in enumerate(written.split("\n"), 1) if row.startswith(f"{name}:")), 1
            )
            expected = translated(described[0])
            message = _("Expected {expected} in “{name}”").format(expected=expected, name=name)
            hint = _("Write it like “{example}”.").format(example=f"{name}: {described[1]}")
            yield name, Problem(path, line, "bad-field", message, hint)


def _misfit(name: str, value: Any, folders: Iterable[str]) -> tuple[str, str] | None:
    """What the theme expects of the field *name*, with an example; ``None`` if *value* is that."""
    if name in _FILES:
        pattern, described = _FILES[name]
        named = isinstance(value, str) and _PART.fullmatch(value)
        return None if named and _exists(pattern.format(value), folders) else described
    if name not in _EXPECTED:
        return None
    described, fits = _EXPECTED[name]
    return None if fits(value) else described


_FILES = {
    "icon": (".icons/{}.svg", (N_("the name of an icon of the theme"), "material/school")),
    "template": ("{}", (N_("the name of a template of the theme"), "main.html")),
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


_LINE = (N_("a line of text"), "…")
_EXPECTED: Mapping[str, tuple[tuple[str, str], Callable[[Any], bool]]] = {
    **dict.fromkeys(("title", "description", "author", "status"), (_LINE, _is_text)),
    "tags": ((N_("a list of texts"), "[…, …]"), _are_texts),
    "hide": ((N_("a list of parts of the page"), "[toc]"), _are_texts),
    "search": ((N_("“exclude” or “boost”"), "{exclude: true}"), _is_search),
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
