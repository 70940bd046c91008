"""The last step of a course: the receipt, and the ways to hand it in."""

from __future__ import annotations

from soundingboard.engine.course_progress import valid_until
from soundingboard.engine.html import element, lines, text
from soundingboard.engine.pages.certificate import Names, certificate_html, hand_over_html
from soundingboard.engine.pages.course_quiz import heading
from soundingboard.engine.pages.course_source import CourseSource
from soundingboard.engine.pages.course_state import Position
from soundingboard.engine.pages.events import VISIT
from soundingboard.engine.pages.forms import paragraph
from soundingboard.engine.pages.receipt_notices import unchecked_html
from soundingboard.engine.pages.receipts import ReadReceipt
from soundingboard.engine.wording import _


def receipt_title() -> str:
    """What the step is called."""
    return _("Your receipt")


def receipt(now: Position) -> str:
    """The newest receipt of the course."""
    source, known = now.source, now.state.device
    link = element("a", text(_("My training")), href=source.training)
    mine = element("p", link, class_="sb-js-onward")
    title = heading(receipt_title())
    if not now.receipts:
        told = unchecked_html(now.unchecked, now.state.downloaded, framed=known.framed)
        nothing = paragraph(_("There's no receipt for this course on this device."))
        return lines((title, told or nothing, mine))
    good = now.receipts[0]
    handed = any(kept.handed for kept in known.stored.receipts if kept.id == good.receipt.id)
    urgent = known.kind == VISIT or bool(known.trouble)
    hand_over = hand_over_html(
        good,
        course=source.course,
        urgent=urgent,
        framed=known.framed,
        downloaded=now.state.downloaded,
        had=known.framed and handed,
    )
    clear = _(
        "The browser may clear what is saved here when the device runs out of room, so keep the "
        "file that you download."
    )
    return lines(
        (
            title,
            hand_over,
            "" if urgent or known.persisted else paragraph(clear, class_="sb-js-hint"),
            certificate_html(good, _names(source, good)),
            "" if urgent else mine,
        )
    )


def _names(source: CourseSource, good: ReadReceipt) -> Names:
    same = good.receipt.edition.hash == source.edition.hash
    return Names(
        course=source.course.title,
        procedure=source.procedure.title,
        edition=source.edition_words if same else "",
        board=source.board,
        valid_until=valid_until(source.course, good.receipt),
    )
