"""Giving the reader a file.

No page can know whether a download arrives: a frame, a policy or an extension may block it without
saying so. So the page doesn't claim that it did, and offers the same text to be copied.
"""

from __future__ import annotations

from dataclasses import dataclass

from soundingboard.engine.html import element, lines, text
from soundingboard.engine.pages.forms import paragraph
from soundingboard.engine.pages.program import Effect
from soundingboard.engine.wording import _

DOWNLOAD = "download"
"""The event of the buttons for a receipt's file; its value is the receipt's name."""

_ROWS = "6"


@dataclass(frozen=True, slots=True)
class FileDownload:
    """A file that was given: ``what`` names the button that asked for it."""

    what: str
    name: str
    content: str


def download(downloaded: FileDownload) -> Effect:
    """Have the browser save the file."""
    return {"effect": "download", "name": downloaded.name, "text": downloaded.content}


def told(framed: bool) -> str:
    """The message to the reader about it."""
    if framed:
        return _(
            "This page is inside another page, which may block downloads. If the file isn't in "
            "your downloads, copy the text below into an email or a document, and keep that."
        )
    return _("Your browser was asked to save the file. Look in your downloads.")


def download_html(downloaded: FileDownload | None, what: str, *, framed: bool) -> str:
    """What is shown below the button *what* after it was pressed; nothing before."""
    if downloaded is None or downloaded.what != what:
        return ""
    field = f"sb-text-{what}"
    as_text = (
        element("label", text(_("Everything in the file")), for_=field),
        element(
            "textarea",
            text(downloaded.content),
            id=field,
            readonly="",
            rows=_ROWS,
            class_="sb-js-text",
        ),
        element(
            "p",
            element(
                "button",
                text(_("Copy the text")),
                type="button",
                class_="sb-js-button",
                data_copy_of=field,
                data_copied=_("Copied. Paste it into an email or a document, and keep that."),
                data_by_hand=_(
                    "This browser doesn't let the page copy. The text is selected: copy it "
                    "from the box."
                ),
            ),
        ),
        element("div", data_told="", role="status"),
    )
    closed = element(
        "details",
        element("summary", text(_("No file? Copy it as text"))),
        *as_text,
        class_="sb-more",
    )
    return element(
        "div",
        lines((paragraph(told(framed)), *(as_text if framed else (closed,)))),
        class_="sb-js-told",
    )
