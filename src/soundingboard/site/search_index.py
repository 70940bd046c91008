"""The index of Material's search, with what no page of MkDocs' own would put into it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from soundingboard.engine.html import text
from soundingboard.site.pages.page import Search
from soundingboard.site.search_separator import with_small_words

INDEX = "search/search_index.json"
"""Its address, from the site's root."""

_NOTHING = Search()


def extend(site: Path, pages: Mapping[str, Search]) -> None:
    """Put into the index of the site in the folder *site*, if it has one, what *pages* ask for.

    *pages* are keyed by their addresses. The theme weighs the words by which a page is found (its
    tags) a thousand times more than titles, and gives them to every part of the page; here the page
    alone keeps them, or its parts would hide all else. Small words separate others, and are not
    searched for. Quotation marks come back: in attributes of a page they have to be escaped, but
    here they would be found as parts of words.

    Raises:
        OSError: it cannot be read or written.
    """
    file = site / INDEX
    if not file.is_file():
        return
    index = json.loads(file.read_text("utf-8"))
    kept = []
    for document in index["docs"]:
        address, _, part = document["location"].partition("#")
        asked = pages.get(address, _NOTHING)
        if part and not asked.has_parts:
            continue
        kept.append(document)
        if "#" in document["location"]:
            document.pop("tags", None)
        elif asked.boost is not None:
            document["boost"] = asked.boost
        if opening := asked.openings.get(part):
            document["text"] = f"<p>{text(opening)}</p> {document['text']}"
    index["docs"] = [*kept, *(entry for asked in pages.values() for entry in asked.entries)]
    if config := index.get("config"):
        config["separator"] = with_small_words(config)
    written = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    file.write_text(with_quotes(written), "utf-8", newline="")


def with_quotes(index: str) -> str:
    """The JSON text of a search index with the quotation marks of its texts as they are."""
    return index.replace("&quot;", '\\"').replace("&#x27;", "'")
