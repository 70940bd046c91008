"""A text that a step has ready: shown whole, with a button that copies it (``shell/buttons``)."""

from __future__ import annotations

from soundingboard.engine.html import UNINDEXED, element, text
from soundingboard.engine.wording import _


def ready_text(words: str) -> str:
    """The block for the text *words*. Its label and its text stand without any script."""
    # A pre element takes away one line break at its beginning.
    shown = element("pre", "\n", text(words.rstrip()), class_="sb-ready__text")
    button = element(
        "button",
        text(_("Copy this text")),
        type="button",
        class_="sb-js-button",
        data_copy_ready="",
        data_copied=_(
            "Text copied, with any answers you gave under it. Nothing was sent anywhere."
        ),
        data_by_hand=_("This browser doesn't let the page copy. Copy the text from this box."),
    )
    told = element("div", class_="sb-ready__told", data_told="", role="status")
    bar = element("div", button, told, class_="sb-ready__bar")
    label = element("figcaption", text(_label()))
    return element("figure", label, shown, bar, class_="sb-ready", **UNINDEXED)


def _label() -> str:
    return _("A text you can use. Fill in the parts in [brackets]. Nothing is sent from this page.")
