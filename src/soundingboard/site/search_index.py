"""The index of Material's search, with what no page of MkDocs' own would put into it."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from soundingboard.engine.html import text
from soundingboard.site.search_separator import with_small_words

INDEX = "search/search_index.json"
"""Its address, from the site's root."""


def extend(
    site: Path,
    entries: Iterable[Mapping[str, object]],
    first: Mapping[str, float],
    listed: Container[str] = (),
    openings: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Add *entries* to the index of the site in the folder *site*, if it has one.

    *first* says how much more than other pages those at its addresses count. The parts of pages at
    addresses in *listed* are left out: they are among *entries* already. The theme weighs the
    words by which a page is found (its tags) a thousand times more than titles, and gives them to
    every part of the page; here the page alone keeps them, or its parts would hide all else.
    *openings* are the words with which the parts at those addresses begin, before their titles.
    Small words separate others, and are not searched for.
    Quotation marks come back: in attributes of a page they have to be escaped, but here they would
    be found as parts of words.

    Raises:
        OSError: it cannot be read or written.
    """
    file = site / INDEX
    if not file.is_file():
        return
    index = json.loads(file.read_text("utf-8"))
    parts = (document["location"].partition("#") for document in index["docs"])
    index["docs"] = [
        document
        for document, (page, part, _) in zip(index["docs"], parts, strict=True)
        if not part or page not in listed
    ]
    for document in index["docs"]:
        if "#" in document["location"]:
            document.pop("tags", None)
        elif document["location"] in first:
            document["boost"] = first[document["location"]]
        if opening := openings.get(document["location"]):
            document["text"] = f"<p>{text(opening)}</p> {document['text']}"
    index["docs"] += entries
    if config := index.get("config"):
        config["separator"] = with_small_words(config)
    written = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    file.write_text(with_quotes(written), "utf-8", newline="")


def with_quotes(index: str) -> str:
    """The JSON text of a search index with the quotation marks of its texts as they are."""
    return index.replace("&quot;", '\\"').replace("&#x27;", "'")
