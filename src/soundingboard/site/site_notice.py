"""Notices of those who run the site, kept apart from what a procedure says."""

from __future__ import annotations

from soundingboard.site.html import UNINDEXED, element, text

LABEL = "From this site, not from the procedure"


def site_notice(words: str) -> str:
    """The notice *words* under its label; nothing if there are no words."""
    if not words:
        return ""
    return element(
        "aside",
        element("p", LABEL, class_="sb-site-notice__label"),
        element("p", text(words)),
        class_="sb-site-notice",
        aria_label=LABEL,
        **UNINDEXED,
    )
