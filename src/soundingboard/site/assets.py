"""What the site serves besides pages and what belongs to them: scripts, styles, schemas."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from rjsmin import jsmin

from soundingboard import schemas
from soundingboard.engine.codec import encode
from soundingboard.site import withdrawals
from soundingboard.site.licences import licences
from soundingboard.site.published_handbook import PublishedHandbook

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

# What several kinds of page share, in the order in the sheet, where later ones have the last word.
_STYLES = (
    *("colours", "type", "links", "frame", "panels", "head"),
    *("start", "procedure", "verdict"),
    *("small-screens", "preferences", "print"),
    *("procedure-picker", "compare", "flow", "offline", "ready", "whole-tree"),
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


def style_sheet(more: Iterable[Path] = ()) -> str:
    """The one style sheet, which *more* files end. Pages wait for it, so it comes in one piece."""
    files = (*(BROWSER / "styles" / f"{name}.css" for name in _STYLES), *more)
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def documents(handbook: PublishedHandbook) -> Iterator[tuple[str, str]]:
    """The texts that belong to no single page, but for scripts and styles: address and text."""
    yield withdrawals.ADDRESS, json_text(encode(withdrawals.withdrawn_decisions(handbook)))
    for name, text in licences():
        yield f"{FOLDER}/licences/{name}", text
    for name in schemas.NAMES:
        yield f"schemas/{name}.json", json_text(schemas.schema(name))


def json_text(document: object) -> str:
    """A JSON *document* as it is published."""
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
