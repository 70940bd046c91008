"""The index of Material's search, with what no page of MkDocs' own would put into it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

INDEX = "search/search_index.json"
"""Its address, from the site's root."""


def extend(site: Path, entries: Iterable[Mapping[str, object]]) -> None:
    """Add *entries* to the index of the site in the folder *site*, if it has one.

    Quotation marks come back: in attributes of a page they have to be escaped, but here they would
    be found as parts of words.

    Raises:
        OSError: it cannot be read or written.
    """
    file = site / INDEX
    if not file.is_file():
        return
    index = json.loads(file.read_text("utf-8"))
    index["docs"] += entries
    # By the theme's own weights, one of a page's words for the search outdoes any title.
    fields = index.get("config", {}).get("fields", {})
    if {"tags", "title"} <= fields.keys():
        fields["tags"]["boost"] = fields["title"]["boost"]
    written = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    file.write_text(with_quotes(written), "utf-8", newline="")


def with_quotes(index: str) -> str:
    """The JSON text of a search index with the quotation marks of its texts as they are."""
    return index.replace("&quot;", '\\"').replace("&#x27;", "'")
