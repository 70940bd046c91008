"""Notices of those who run the site, kept apart from what a procedure says."""

from __future__ import annotations

from soundingboard.engine.html import UNINDEXED, element, text
from soundingboard.engine.wording import _


def site_notice(words: str) -> str:
    """The notice *words* under its label; nothing if there are no words."""
    if not words:
        return ""
    first, *rest = words.split(". ", 1)
    from_us = _("From this site, not from the procedure")
    label = element("p", text(from_us), class_="sb-site-notice__label")
    more = [element("p", text(part)) for part in rest]
    # The first sentence says what must not be overlooked; the rest mustn't push the question away.
    told = (
        element("details", element("summary", text(f"{first}.")), *more, label)
        if more
        else element("p", text(words)) + label
    )
    return element(
        "aside",
        told,
        class_="sb-site-notice",
        aria_label=from_us,
        **UNINDEXED,
    )
