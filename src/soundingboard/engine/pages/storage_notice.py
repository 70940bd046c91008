"""What a reader must know about where things are stored: a visit's end, and storage that fails."""

from __future__ import annotations

from soundingboard.engine.html import element, lines
from soundingboard.engine.pages import device as devices
from soundingboard.engine.pages.device import Device
from soundingboard.engine.pages.events import DEVICE, VISIT
from soundingboard.engine.pages.forms import button, buttons, notice, paragraph
from soundingboard.engine.pages.program import Effect
from soundingboard.engine.wording import _

END = "end-visit"
ANYWAY = "end-visit-anyway"
KEEP = "keep-visit"
EVENTS = (END, ANYWAY, KEEP)
"""The events of the notice on a visit."""


def ending(device: Device, event: str) -> tuple[bool, list[Effect]]:
    """Whether the reader is asked before a visit ends, after one of :data:`EVENTS`."""
    if event == KEEP:
        return False, [{"effect": "focus", "selector": f"[data-event={END}]"}]
    if event == END and device.would_lose:
        return True, [{"effect": "focus", "selector": ".sb-storage-notice__question"}]
    return False, [devices.end_visit()]


def storage_notice(device: Device, *, asking: bool) -> str:
    """What the reader must know about where things are stored.

    *asking* is whether the reader is asked before a visit ends that would lose a receipt.
    """
    if device.kind == VISIT:
        if asking:
            question = _(
                "You haven't downloaded your receipt. If you end the visit now, it's gone."
            )
            content = (
                paragraph(question, tabindex="-1", class_="sb-storage-notice__question"),
                buttons(
                    button(_("Don't end it yet"), KEEP),
                    button(_("End the visit without the receipt"), ANYWAY),
                ),
            )
        else:
            content = (
                paragraph(_("Shared computer: nothing is kept after this visit.")),
                button(_("End this visit"), END),
            )
        return element("div", lines(content), class_="sb-js-notice sb-js-storage-notice")
    if device.kind == DEVICE and device.trouble:
        told = paragraph(trouble(device.trouble))
        return element("div", told, class_="sb-js-notice sb-js-storage-notice")
    if device.ended:
        words = _("Your visit has ended. Nothing from it is left on this computer.")
        return notice(paragraph(words))
    return ""


def trouble(code: str) -> str:
    """Why the browser doesn't keep what is done."""
    only_here = _(
        "Your work is kept only while this page is open: finish in one sitting, and download "
        "the receipt."
    )
    reasons = {
        "unavailable": _(
            "This browser isn't saving anything for this site, as in a private window."
        ),
        "lost": _(
            "This browser has stopped saving your work for this site. What you've done so far "
            "is still here."
        ),
        "emptied": _(
            "This browser's saved data for this site has been cleared. What you've done so far "
            "is still here."
        ),
        "newer": _(
            "What this browser has saved for this site comes from a newer version of it. Load "
            "the page again to see it."
        ),
        "full": _("This device has no room left to save your work."),
    }
    return f"{reasons.get(code, reasons['lost'])} {only_here}"
