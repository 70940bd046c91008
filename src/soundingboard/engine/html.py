"""Writing HTML: escaped text, elements, and plain joins. No template language is needed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from soundingboard.engine.wording import _

_VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})

UNINDEXED = {"data-search-exclude": "true"}
"""Keeps an element out of Material's search index; its search plug-in takes the attribute away."""


def table_box() -> dict[str, str]:
    """The attributes of the box around a table, which is scrolled when the table is wider."""
    return {"aria-label": _("Table"), "class": "sb-table", "role": "group", "tabindex": "0"}


@lru_cache(maxsize=4096)
def text(value: str) -> str:
    """*value* as HTML text; also safe inside a quoted attribute.

    A page shows the same labels at each step, so they are escaped once.
    """
    # As `html.escape` does it. Its module would bring a table of all entities into browsers.
    return (
        value.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace('"', "&quot;")
        .replace("'", "&#x27;")
    )


def filled(message: str, /, **parts: str) -> str:
    """A *message* as HTML, with *parts* that are HTML already in its placeholders."""
    return text(message).format(**parts)


def element(tag: str, /, *content: str, **attributes: str | None) -> str:
    """An element around *content*, which is HTML already.

    A trailing underscore of an attribute's name goes (``class_``) and other underscores become
    hyphens (``data_tree``). An attribute that is ``None`` is left out.
    """
    opening = tag
    for name, value in attributes.items():
        if value is not None:
            opening += _attribute(name, value)
    if tag in _VOID:
        return f"<{opening}>"
    return f"<{opening}>{''.join(content)}</{tag}>"


@lru_cache(maxsize=4096)
def _attribute(name: str, value: str) -> str:
    return f' {name.rstrip("_").replace("_", "-")}="{text(value)}"'


def capital(words: str) -> str:
    """*words* with their first letter a capital, as at the beginning of a line."""
    return words[:1].upper() + words[1:]


def lines(parts: Iterable[str]) -> str:
    """The parts that are not empty, each on a line of its own."""
    return "\n".join(filter(None, parts))


def listing(items: Iterable[str], **attributes: str | None) -> str:
    """An unordered list of *items*, or nothing when there are none."""
    entries = [element("li", item) for item in items]
    return element("ul", "\n", lines(entries), "\n", **attributes) if entries else ""
