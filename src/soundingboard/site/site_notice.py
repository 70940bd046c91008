"""Notices of those who run the site, kept apart from what a procedure says."""

from __future__ import annotations

from soundingboard.engine.html import UNINDEXED, element, text

LABEL = "From this site, not from the procedure"


def site_notice(words: str) -> str:
    """The notice *words* under its label; nothing if there are no words."""
    if not words:
        return ""
    first, _, rest = words.partition(". ")
    label = element("p", LABEL, class_="sb-site-notice__label")
    # The first sentence says what must not be overlooked; the rest mustn't push the question away.
    told = (
        element("details", element("summary", text(f"{first}.")), element("p", text(rest)), label)
        if rest
        else element("p", text(words)) + label
    )
    return element(
        "aside",
        told,
        class_="sb-site-notice",
        aria_label=LABEL,
        **UNINDEXED,
    )
