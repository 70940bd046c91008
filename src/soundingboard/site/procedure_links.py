"""Links of procedures to headings of pages that only MkDocs knows the headings of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soundingboard.authoring.compile.links import resolve
from soundingboard.authoring.compile.procedure_file import Procedure
from soundingboard.authoring.source import markdown
from soundingboard.site.addresses import DOCS, page_source
from soundingboard.site.book import Book

if TYPE_CHECKING:
    from mkdocs.structure.files import File, Files


def anchors_linked(procedure: Procedure, book: Book, files: Files) -> dict[File, dict[str, str]]:
    """The link to each heading, by page and the heading's id, as MkDocs validates it.

    Links to procedures and decisions are validated by authoring.
    """
    found: dict[File, dict[str, str]] = {}
    for link in markdown.links(procedure.tokens):
        if markdown.scheme(link.href):
            continue
        place = resolve(procedure.path, link.href)
        source = page_source(place.path) if place.path.startswith(f"{DOCS}/") else None
        file = files.get_file_from_path(source) if source else None
        if file is not None and place.fragment and book.procedure_at(place.path) is None:
            found.setdefault(file, {})[place.fragment] = link.href
    return found
