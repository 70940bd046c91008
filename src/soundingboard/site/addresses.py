"""Addresses: which page of the site a file of the repository becomes, and how pages link."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

DOCS = "docs"
TREES = "decision_trees"
_GENERATED = {TREES: "decisions", "training": "training"}

COMPARE = f"{DOCS}/compare"
"""The folder of the pages that compare what boards say."""

MY_TRAINING = f"{DOCS}/training/index.md"
STORED = f"{DOCS}/training/stored.md"
"""The paths of the pages “My training” and “Stored data”."""

SOURCES = "assets/soundingboard/pages"
"""Where the site has the JSON documents of which the browser's worker makes pages."""


def page_source(path: str) -> str | None:
    """The MkDocs source name of the page made of the repository's file *path*.

    ``docs/index.md`` is ``index.md``; ``decision_trees/a/b.md`` is ``decisions/a/b.md``. ``None``
    for a file that the site does not publish.
    """
    folder, slash, rest = path.partition("/")
    if not slash:
        return None
    if folder == DOCS:
        return rest
    generated = _GENERATED.get(folder)
    return f"{generated}/{rest}" if generated else None


def not_covered_path(decision_id: str) -> str:
    """The path of the page on a decision that a procedure doesn't cover.

    No file is at that path: the page is made of the procedure's front matter. Its address is that
    which a tree with that id would have.
    """
    return f"{DOCS}/{_GENERATED[TREES]}/{decision_id}.md"


def comparison_path(slug: str) -> str:
    """The path of the page that compares the trees of *slug*, which is made of all of them."""
    return f"{COMPARE}/{slug}.md"


def trace_path(procedure_id: str) -> str:
    """The path of the page that lists what cites each clause of a procedure."""
    return f"{DOCS}/procedures/{procedure_id}/trace.md"


@lru_cache(maxsize=16_384)
def relative(target: str, here: str) -> str:
    """The way from the page at *here* to *target*, both addresses from the site's root.

    An address that ends in a slash, or is empty, is a folder's page.
    """
    way = posixpath.relpath(target or ".", posixpath.dirname(here) or ".")
    return f"{way}/" if not target or target.endswith("/") else way


@dataclass(frozen=True)
class Addresses:
    """Where each page is, from the site's root, keyed by the file that it is made of."""

    urls: Mapping[str, str] = field(default_factory=dict)

    def href(self, here: str, path: str, fragment: str = "") -> str | None:
        """A link from the page at *here* to that made of *path*; ``None`` if there is none."""
        url = self.urls.get(path)
        if url is None:
            return None
        way = "" if url == here and fragment else relative(url, here)
        return f"{way}#{fragment}" if fragment else way
