"""Decisions that are withdrawn: the page in their place, and the file that cached pages ask for."""

from __future__ import annotations

from typing import Any

from soundingboard.engine.html import element, filled, lines, text
from soundingboard.engine.wording import _
from soundingboard.site.boards import clause_link
from soundingboard.site.book import Book, Withdrawn
from soundingboard.site.heading import head, whose_line
from soundingboard.site.provenance import name, provenance
from soundingboard.site.site_notice import site_notice

ADDRESS = "assets/soundingboard/withdrawn.json"
"""Where the list of withdrawn decisions is in a site. It is published even when it is empty."""

FORMAT = 1
"""Version of the list's form, which ``schemas/withdrawn.json`` describes."""

ID = "sb-withdrawn"
"""Anchor of the notice; no question or outcome can have this id."""


def title() -> str:
    """The heading of the notice."""
    return _("Don't use this decision guide")


def document(book: Book) -> dict[str, Any]:
    """Every withdrawn decision with the address of its page, from the site's root."""
    return {
        "format": FORMAT,
        "withdrawn": [
            {
                "decision": key,
                "address": book.addresses.urls.get(item.file.path, ""),
                "reason": item.reason,
            }
            for key, item in book.withdrawn.items()
        ],
    }


def withdrawn_page(item: Withdrawn, book: Book, here: str) -> str:
    """The content of a withdrawn tree's page at *here*: the reason, and where to turn instead.

    None of the tree's questions and outcomes are on it. Links to them, which may be anywhere, lead
    to the notice.
    """
    file = item.file
    anchors = "".join(element("span", id=section) for section in old_anchors(item))
    procedure = book.handbook.procedures.get(file.procedure)
    if procedure is None:
        return lines((head(file.title), _notice(item, anchors, "")))
    address = book.addresses.href(here, procedure.path)
    called = text(name(procedure))
    link = element("a", called, href=address) if address else called
    instead = filled(_("Read the procedure itself instead: {procedure}."), procedure=link)
    if procedure.ask is not None:
        clause = clause_link(book, here, procedure, procedure.ask.clause)
        asked = _("It says to ask: {who} ({clause}).")
        instead += f" {filled(asked, who=text(procedure.ask.who), clause=clause)}"
    subject = f"{procedure.short}: {file.title}"
    return lines(
        (
            head(file.title, whose_line(procedure, book, here)),
            site_notice(book.settings.notices.get(file.slug, "")),
            _notice(item, anchors, instead),
            provenance(procedure, book.settings, here=here, subject=subject),
        )
    )


def old_anchors(item: Withdrawn) -> tuple[str, ...]:
    """The ids that the tree's page had for its parts, once each."""
    return tuple(dict.fromkeys(filter(None, item.file.section_ids)))


def _notice(item: Withdrawn, anchors: str, instead: str) -> str:
    return element(
        "section",
        "\n",
        lines(
            (
                element("h2", text(title()), id=ID) + anchors,
                element("p", text(item.reason), class_="sb-withdrawn__reason"),
                element("p", text(_("It has been withdrawn. None of its earlier answers apply."))),
                element("p", instead) if instead else "",
            )
        ),
        "\n",
        class_="sb-withdrawn",
        aria_labelledby=ID,
    )
