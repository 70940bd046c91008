"""A text that a step has ready: shown whole, and copied by the browser's custom element."""

from __future__ import annotations

from soundingboard.engine.html import UNINDEXED, element, text
from soundingboard.engine.wording import _


def ready_text(words: str) -> str:
    """The block for the text *words*. Its label and its text stand without any script."""
    # A pre element takes away one line break at its beginning.
    shown = element("pre", "\n", text(words.rstrip()), class_="sb-ready__text")
    figure = element("figure", element("figcaption", text(_label())), shown, class_="sb-ready")
    return element("sb-ready", figure, **UNINDEXED)


def _label() -> str:
    return _("A text you can use. Fill in the parts in [brackets]. Nothing is sent from this page.")
