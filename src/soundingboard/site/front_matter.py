"""Front matter as the theme gets it: its templates print these texts as HTML.

They escape nothing by themselves, and Material's script, too, takes the titles and tags of its
search index for HTML.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup, escape

from soundingboard.site.html import text

_SETTINGS = frozenset(("template",))
"""Fields that name files, and are never shown."""


def escaped(meta: Mapping[str, Any]) -> dict[str, Any]:
    """*meta* with every text in it, at any depth, as HTML."""
    return {name: v if name in _SETTINGS else _escaped(v) for name, v in meta.items()}


def with_quotes(index: str) -> str:
    """The JSON text of a search index with the quotation marks of its texts as they are.

    Attributes need them escaped. In the index they would be found as parts of words.
    """
    return index.replace("&quot;", '\\"').replace("&#x27;", "'")


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
