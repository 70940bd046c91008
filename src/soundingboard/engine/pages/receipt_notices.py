"""What is said of stored receipts that don't count: changed, or signatures not checked."""

from __future__ import annotations

from collections.abc import Sequence

from soundingboard.engine.html import element, lines, text
from soundingboard.engine.pages.file_download import DOWNLOAD, FileDownload, download_html
from soundingboard.engine.pages.forms import button, notice, paragraph
from soundingboard.engine.pages.receipts import ReadReceipt
from soundingboard.engine.wording import _, ngettext


def spoilt_html(count: int, stored: str) -> str:
    """That *count* receipts aren't as they were signed; *stored* is where files are imported."""
    if not count:
        return ""
    sentence = ngettext(
        "A receipt saved in this browser has been changed since it was signed, so it doesn't "
        "count and isn't shown. If you downloaded it, import the file.",
        "{count} receipts saved in this browser have been changed since they were signed, so "
        "they don't count and aren't shown. If you downloaded them, import the files.",
        count,
    ).format(count=count)
    link = element("a", text(_("Import a file")), href=stored)
    return notice(paragraph(sentence), element("p", link))


def unchecked_html(
    found: Sequence[ReadReceipt], downloaded: FileDownload | None, *, framed: bool
) -> str:
    """That this browser can't check the signatures of *found*, and buttons for their files.

    A button is the event :data:`given.DOWNLOAD`, whose value is the receipt's name.
    """
    if not found:
        return ""
    count = len(found)
    sentence = ngettext(
        "This browser can't check a receipt that it has saved, so the receipt doesn't count here "
        "for now. Nothing is lost: load the page again later, or download the receipt and import "
        "it in another browser.",
        "This browser can't check {count} receipts that it has saved, so they don't count here "
        "for now. Nothing is lost: load the page again later, or download them and import them "
        "in another browser.",
        count,
    ).format(count=count)
    files = []
    for item in found:
        label = (
            _("Download the receipt")
            if count == 1
            else _("Download receipt {code}").format(code=item.receipt.code)
        )
        files.append(element("p", button(label, DOWNLOAD, value=item.name)))
        files.append(download_html(downloaded, item.name, framed=framed))
    return notice(paragraph(sentence), lines(files))
