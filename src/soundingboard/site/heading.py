"""The head of a page of ours: its title, and whose it is."""

from __future__ import annotations

from soundingboard.site.html import UNINDEXED, element, lines, text

TOP = "sb-top"
"""Id of the head. The theme's “Skip to content” leads there."""


def head(title: str, *below: str) -> str:
    """The title, and lines of HTML under it.

    The title is kept out of the search index's text, for the search knows the page by the fuller
    title in its front matter.
    """
    heading = element("h1", text(title), **UNINDEXED)
    return element("div", "\n", lines((heading, *below)), "\n", class_="sb-head", id=TOP)
