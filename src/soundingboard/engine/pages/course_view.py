"""What a course's page shows."""

from __future__ import annotations

from typing import Any

from soundingboard.engine.html import element, lines, text
from soundingboard.engine.pages import course_acknowledge, forms
from soundingboard.engine.pages.course_overview import overview
from soundingboard.engine.pages.course_quiz import (
    caption,
    heading,
    marked_at,
    marks,
    result,
    result_title,
    scenario,
    verdict,
)
from soundingboard.engine.pages.course_receipt import receipt, receipt_title
from soundingboard.engine.pages.course_source import CourseSource
from soundingboard.engine.pages.course_state import (
    ACKNOWLEDGE,
    CANNOT_SIGN,
    ELSEWHERE,
    MARKS,
    NO_QUIZ,
    NOT_YET,
    QUIZ,
    RECEIPT,
    RESULT,
    SCENARIO,
    SHEET,
    SIGNING_FAILED,
    STATIC,
    WHOSE,
    Position,
    State,
)
from soundingboard.engine.pages.course_writes import ANSWER, CLOSE
from soundingboard.engine.pages.events import VISIT
from soundingboard.engine.pages.forms import button, notice, onward, paragraph
from soundingboard.engine.pages.shared_computer import FIRST, choose_computer, whose_computer
from soundingboard.engine.pages.storage_notice import storage_notice
from soundingboard.engine.wording import _


def view(source: CourseSource, state: State) -> dict[str, Any]:
    """The page's regions.

    ``storage`` is what the reader must know of the device, ``said`` what is said once, ``step`` the
    screen. ``live`` names the screen, ``title`` is what stands first in the document's title, and
    ``focus`` a name of what is on the screen and a selector of what gets the focus when that
    changes.
    """
    now = Position(source, state)
    screen = now.screen
    if screen == STATIC:
        return _shown("", "", "", "")
    if screen == SHEET:
        step = lines((_to_course(), _unsaved(now)))
        shown = _shown("sheet", storage_notice(state.device, asking=state.asking), "", step)
        selector = f'[id="{state.anchor}"]' if '"' not in state.anchor else ""
        return {**shown, "focus": [now.key, selector] if state.moved and selector else None}
    bar = "" if screen in (WHOSE, "overview", RESULT, NOT_YET) else _to_course()
    step = lines((bar, _step(now, screen), _unsaved(now)))
    shown = _shown(screen, storage_notice(state.device, asking=state.asking), _said(now), step)
    title = _title(now, screen)
    if state.problems:
        title = _("Error: {title}").format(title=title) if title else _("Error")
    selector = forms.SUMMARY if state.problems else "[data-region=step] .sb-js-stage__heading"
    return {**shown, "title": title, "focus": [now.key, selector] if state.moved else None}


def _shown(live: str, storage: str, said: str, step: str) -> dict[str, Any]:
    return {
        "live": live,
        "regions": {"storage": storage, "said": said, "step": step},
        "marks": [],
        "title": "",
        "focus": None,
    }


def _to_course() -> str:
    link = element("a", text(_("Back to the course")), href="#step=")
    return element("p", link, class_="sb-js-bar")


def _step(now: Position, screen: str) -> str:
    if screen == WHOSE:
        return _whose(now)
    if screen == SCENARIO:
        assert now.next is not None
        return scenario(now, now.next)
    if screen == MARKS:
        return marks(now)
    if screen == RESULT:
        return result(now)
    if screen == ACKNOWLEDGE:
        return course_acknowledge.acknowledge(now)
    if screen == RECEIPT:
        return receipt(now)
    return _not_yet(now) if screen == NOT_YET else overview(now)


def _title(now: Position, screen: str) -> str:
    if screen == SCENARIO:
        at = now.next
        assert at is not None
        return f"{caption(now, at)}: {now.drawn[at].scenario.title}"
    if screen == MARKS:
        _at, item = marked_at(now)
        return f"{verdict(item)}: {item.drawn.scenario.title}"
    if screen == RESULT:
        assert now.marked is not None
        return result_title(now.marked)
    if screen == ACKNOWLEDGE:
        return course_acknowledge.title()
    if screen == RECEIPT:
        return receipt_title()
    return _("Not yet") if screen == NOT_YET else ""


def _whose(now: Position) -> str:
    state = now.state
    missing = bool(state.problems)
    return lines(
        (
            forms.summary([(choose_computer(), FIRST)]) if missing else "",
            "" if state.device.signs else notice(paragraph(_without_receipt())),
            whose_computer(now.source.stored, level=2, missing=missing),
        )
    )


def _not_yet(now: Position) -> str:
    """Why a step can't be shown, and the way on."""
    if now.lost:
        why, way = now.lost, button(_("Start the quiz"), "new-quiz", main=True)
    elif now.state.step == QUIZ:
        if now.state.stuck:
            why, way = "", onward(_("Back to the course"), "", main=True)
        else:
            why, way = _("Getting your quiz ready…"), ""
    elif now.state.step == RESULT:
        label = _("Continue the quiz") if now.marked is not None else _("Start the quiz")
        why, way = _("You haven't finished the quiz."), onward(label, "quiz", main=True)
    elif not now.passed:
        why = _("Before you can acknowledge, pass the quiz.")
        way = onward(_("Back to the course"), "", main=True)
    else:
        why = _("Before you can acknowledge, read the rest of what the course asks you to read.")
        way = onward(_("Back to the course"), "", main=True)
    return lines(
        (
            heading(_("Not yet")),
            paragraph(why) if why else "",
            element("p", way) if way else "",
        )
    )


def _said(now: Position) -> str:
    state = now.state
    if state.signing is not None or any(item.do == CLOSE for item in state.writes):
        return paragraph(_("Making and signing your receipt…"), class_="sb-js-notice")
    if any(item.do == ANSWER for item in state.writes):
        return paragraph(_("Marking your answer…"), class_="sb-js-notice")
    words = {
        ELSEWHERE: _(
            "This quiz has been continued in another tab or window. This is where it is now."
        ),
        NO_QUIZ: _(
            "You can't take this quiz right now: too many of its scenarios depend on decision "
            "guides that have been withdrawn. Please come back when they've been corrected."
        ),
        CANNOT_SIGN: _(
            "This page can't make a receipt, because it wasn't opened at an https address. Your "
            "quiz is saved here only. To continue, export it under “Stored data”, open the site "
            "at its https address, and import it there."
        ),
        SIGNING_FAILED: _(
            "This browser couldn't sign your receipt. Your quiz is still here: try again. If that "
            "doesn't help, export it under “Stored data”, and import it in another browser."
        ),
    }.get(state.said, "")
    return paragraph(words, class_="sb-js-notice") if words else ""


def _without_receipt() -> str:
    return _(
        "This page can't make a receipt, because it wasn't opened at an https address. Before you "
        "start, open the site at its https address."
    )


def _unsaved(now: Position) -> str:
    """A mark by which the browser asks before the page is left, if something would be lost."""
    known = now.state.device
    receipts = {item.receipt.id for item in now.receipts}
    unsaved = any(not kept.handed and kept.id in receipts for kept in known.stored.receipts)
    quiz = now.record.attempt is not None
    loses = (known.kind == VISIT and unsaved) or (known.trouble and (unsaved or quiz))
    return element("span", data_unsaved="", hidden="") if loses else ""
