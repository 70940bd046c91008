"""The page in place of a withdrawn tree compared with its front matter."""

from __future__ import annotations

from collections.abc import Iterator

from tests.fuzzing.pages import Page, attribute, differing, squeezed

from soundingboard.site.pages.withdrawn import WithdrawnPage
from soundingboard.site.published_handbook import PublishedHandbook, Withdrawn

CHROME = (
    *(".sb-whose", ".sb-provenance"),
    *(".sb-withdrawn > h2", ".sb-withdrawn > p:not(.sb-withdrawn__reason)"),
)
"""Selectors of what the site adds to an author's text."""


def page_of(item: Withdrawn, site_handbook: PublishedHandbook) -> str:
    """The content of the page."""
    return WithdrawnPage(item).html(site_handbook, "decisions/a/b/")


def differences(item: Withdrawn, html: str) -> Iterator[str]:
    """Where the page *html* says other than why the tree is withdrawn."""
    file = item.file
    page = Page(html)
    anchors = tuple(attribute(found, "id") for found in page.find(".sb-withdrawn > span"))
    meant = tuple(dict.fromkeys(id_ for id_ in file.section_ids if id_))
    yield from differing("the old anchors", anchors, meant)
    page.drop(*CHROME)
    said = page.take("h1"), page.take(".sb-withdrawn__reason")
    yield from differing("the reason", said, (squeezed(file.title), squeezed(item.reason)))
    yield from page.left_over()
