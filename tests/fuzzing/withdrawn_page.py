"""The page in place of a withdrawn tree compared with its front matter."""

from __future__ import annotations

from collections.abc import Iterator

from tests.fuzzing.pages import Page, attribute, differing, squeezed

from soundingboard.authoring.tree_file import TreeFile

_CHROME = (
    *(".sb-whose", ".sb-provenance"),
    *(".sb-withdrawn > h2", ".sb-withdrawn > p:not(.sb-withdrawn__reason)"),
)


def differences(file: TreeFile, html: str) -> Iterator[str]:
    """Where the page *html* says other than why the tree of *file* is withdrawn."""
    page = Page(html)
    anchors = tuple(attribute(found, "id") for found in page.find(".sb-withdrawn > span"))
    meant = tuple(dict.fromkeys(id_ for id_ in file.section_ids if id_))
    yield from differing("the old anchors", anchors, meant)
    page.drop(*_CHROME)
    said = page.take("h1"), page.take(".sb-withdrawn__reason")
    yield from differing("the reason", said, (squeezed(file.title), squeezed(file.withdrawn)))
    yield from page.left_over()
