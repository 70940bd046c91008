"""What the site serves besides pages: scripts, styles, schemas, compiled trees and courses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from rjsmin import jsmin

from soundingboard import schemas
from soundingboard.engine import course as courses
from soundingboard.engine.pages import (
    comparison_source,
    course_source,
    reading_marks_source,
    training_source,
    tree_source,
)
from soundingboard.engine.tree import to_json
from soundingboard.site import compare_page, course_page, training_pages, withdrawn
from soundingboard.site.boards import compared_slugs
from soundingboard.site.book import Book
from soundingboard.site.licences import licences
from soundingboard.site.tree_page import compiled_address, source_address, source_of

FOLDER = "assets/soundingboard"
"""Where our own scripts and styles stand in a site."""

SCRIPT = f"{FOLDER}/main.mjs"
"""The one script that pages load; it imports the others."""

BEFORE_THEME = f"{FOLDER}/before-theme.js"
"""The classic script that pages load before the theme's own, whose listeners would come first."""

EARLY_TAPS = f"{FOLDER}/early-taps.js"
"""The classic script in the head, which notes answers that are tapped before the others come."""

VENDORED = f"{FOLDER}/vendor"
"""Where other people's libraries stand in a site; Pyodide has a place of its own."""

BROWSER = Path(__file__).parents[1] / "browser"

STYLE = f"{FOLDER}/sounding-board.css"
"""The one style sheet that pages load, made of those in ``browser/styles``."""

# In the order in which they stand in the sheet, where later ones have the last word.
_STYLES = (
    *("colours", "type", "links", "frame", "panels", "head"),
    *("start", "procedure", "verdict"),
    *("small-screens", "preferences", "print"),
    *("chosen", "compare", "flow", "offline", "ready", "situations", "whole-tree"),
    *("training", "receipt", "my-training", "forms", "buttons", "tree", "result"),
)
_APART = frozenset({"vendor", "node_modules"})


def browser_files() -> dict[str, Path]:
    """The browser's modules, by their address in a site."""
    return {
        f"{FOLDER}/{file.relative_to(BROWSER).as_posix()}": file
        for file in sorted(BROWSER.rglob("*.mjs"))
        if not _APART & set(file.relative_to(BROWSER).parts)
    }


def scripts() -> Iterator[tuple[str, str]]:
    """Our scripts as they are published, small: address and text."""
    for address, file in browser_files().items():
        yield address, published(file.read_text(encoding="utf-8"))
    classic = {
        EARLY_TAPS: [BROWSER / "early-taps.js"],
        BEFORE_THEME: sorted((BROWSER / "before-theme").glob("*.js")),
    }
    for address, files in classic.items():
        text = "\n".join(file.read_text(encoding="utf-8") for file in files)
        yield address, published(text)


def published(script: str) -> str:
    """*script* without comments and the white space that it doesn't need. No name is changed.

    A template literal within another is the one thing that the library reads wrongly; a test finds
    it by comparing the syntax trees of all scripts.
    """
    return str(jsmin(script))


def style_sheet() -> str:
    """The one style sheet. Pages wait for it, so it comes in one piece."""
    files = (BROWSER / "styles" / f"{name}.css" for name in _STYLES)
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def documents(book: Book) -> Iterator[tuple[str, str]]:
    """The texts that the site publishes, JSON and the style sheet: address and text."""
    yield STYLE, style_sheet()
    for item in book.published.values():
        yield compiled_address(item), _json(to_json(item.tree))
        here = book.addresses.href("", item.file.path) or ""
        yield source_address(item), _json(tree_source.to_json(source_of(item, book, here)))
    for slug in compared_slugs([tree.slug for tree in book.handbook.trees.values()]):
        here = book.addresses.href("", f"docs/{compare_page.compare_source(slug)}") or ""
        compared = compare_page.source_of(slug, book, here)
        if compared is not None:
            yield compare_page.source_address(slug), _json(comparison_source.to_json(compared))
    for address, source in training_pages.sources(book):
        yield address, _json(training_source.to_json(source))
    for address, reading in training_pages.reading_sources(book):
        yield address, _json(reading_marks_source.to_json(reading))
    for course in book.courses.values():
        address = course_page.compiled_address(course.course.id)
        yield address, _json(courses.to_json(course.course))
    for address, page in course_page.sources(book):
        yield address, _json(course_source.to_json(page))
    yield withdrawn.ADDRESS, _json(withdrawn.document(book))
    for name, text in licences():
        yield f"{FOLDER}/licences/{name}", text
    for name in schemas.NAMES:
        yield f"schemas/{name}.json", _json(schemas.schema(name))


def _json(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
