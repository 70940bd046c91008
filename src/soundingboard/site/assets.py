"""What the site serves besides pages: scripts, styles, schemas, compiled trees and courses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from soundingboard.authoring import schema
from soundingboard.engine import course as courses
from soundingboard.engine import editions
from soundingboard.engine.tree import to_json
from soundingboard.site import course_page
from soundingboard.site.book import Book
from soundingboard.site.tree_page import compiled_address

FOLDER = "assets/soundingboard"
"""Where our own scripts and styles stand in a site."""

SCRIPT = f"{FOLDER}/main.mjs"
"""The one script that pages load; it imports the others."""

VENDORED = f"{FOLDER}/vendor"
"""Where other people's libraries stand in a site; Pyodide has a place of its own."""

BROWSER = Path(__file__).parents[1] / "browser"

_OWN_STYLE = "sounding-board.css"
_APART = frozenset({"vendor", "node_modules"})


def browser_files() -> dict[str, Path]:
    """The browser's modules and styles, by their address in a site."""
    return {
        f"{FOLDER}/{file.relative_to(BROWSER).as_posix()}": file
        for pattern in ("*.mjs", "*.css")
        for file in sorted(BROWSER.rglob(pattern))
        if not _APART & set(file.relative_to(BROWSER).parts)
    }


def styles() -> list[str]:
    """The addresses of our style sheets: that of the whole site, then those of its parts."""
    found = [address for address in browser_files() if address.endswith(".css")]
    return sorted(found, key=lambda address: (not address.endswith(f"/{_OWN_STYLE}"), address))


def documents(book: Book) -> Iterator[tuple[str, str]]:
    """The JSON that the site publishes: address and text."""
    for item in book.published.values():
        yield compiled_address(item), _json(to_json(item.tree))
    for course in book.courses.values():
        address = course_page.compiled_address(course.course.id)
        yield address, _json(courses.to_json(course.course))
    # A handbook that keeps no editions publishes an empty ledger: nobody is ever out of date.
    yield course_page.LEDGER, _json(editions.to_json(book.handbook.ledger or editions.Ledger()))
    for name in schema.NAMES:
        yield f"schemas/{name}.json", _json(schema.schema(name))


def _json(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
