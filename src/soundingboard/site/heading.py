"""The head of a page of ours: its title, and whose it is."""

from __future__ import annotations

from soundingboard.authoring.compile.procedure_file import Procedure
from soundingboard.engine.html import UNINDEXED, capital, element, lines, text
from soundingboard.site.provenance import name, whose
from soundingboard.site.published_handbook import PublishedHandbook

TOP = "sb-top"
"""Id of the head. The theme's “Skip to content” leads there."""


def whose_line(procedure: Procedure, handbook: PublishedHandbook, here: str) -> str:
    """Which procedure the page is about, with a link to it, and whose it is."""
    address = handbook.addresses.href(here, procedure.path)
    called = text(name(procedure))
    link = element("a", called, href=address) if address else called
    return element("p", link, f" · {text(capital(whose(procedure)))}", class_="sb-whose")


def head(title: str, *below: str) -> str:
    """The title, and lines of HTML under it.

    The title is kept out of the search index's text, for the search knows the page by the fuller
    title in its front matter.
    """
    heading = element("h1", text(title), **UNINDEXED)
    return element("div", "\n", lines((heading, *below)), "\n", class_="sb-head", id=TOP)
