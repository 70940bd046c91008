"""The acknowledgment: the exact wording, an unticked box, and who the reader says they are."""

from __future__ import annotations

import datetime

from soundingboard.engine.errors import BadReceipt
from soundingboard.engine.html import element, filled, lines, text
from soundingboard.engine.issuing import line
from soundingboard.engine.pages.course_source import CourseSource
from soundingboard.engine.pages.course_state import Position
from soundingboard.engine.pages.dates import in_words
from soundingboard.engine.pages.device import Device
from soundingboard.engine.pages.events import DEVICE, Pressed
from soundingboard.engine.pages.forms import (
    button,
    choice,
    error,
    field,
    form,
    notice,
    paragraph,
    summary,
)
from soundingboard.engine.receipt import LONGEST, Person
from soundingboard.engine.timestamp import Timestamp
from soundingboard.engine.wording import _

ACKNOWLEDGMENT = "sb-acknowledgment-yes"
_FIELDS = ("name", "staff", "site")
_DAY = datetime.timedelta(days=1)


def typed(event: Pressed) -> tuple[Person, tuple[tuple[str, str], ...]]:
    """Who acknowledges, and what is wrong with what they typed: controls and problems."""
    problems = []
    if event.values("acknowledgment") != ("yes",):
        problems.append((ACKNOWLEDGMENT, "acknowledgment"))
    written = {}
    for name in _FIELDS:
        value = (event.values(name) or ("",))[0]
        tidy = " ".join(value.split())
        written[name] = ""
        if not tidy:
            if name != "site":
                problems.append((f"sb-{name}", "empty"))
            continue
        try:
            written[name] = line(value, name)
        except BadReceipt:
            what = "long" if len(tidy) > LONGEST else "invisible"
            problems.append((f"sb-{name}", what))
    person = Person(written["name"], written["staff"], written["site"])
    return person, tuple(problems)


def title() -> str:
    """What the step is called."""
    return _("Acknowledge the procedure")


def acknowledge(now: Position) -> str:
    """The step."""
    source, state = now.source, now.state
    acknowledgment, device = source.course.acknowledgment, state.device
    wrong = {control: _problem(control, what) for control, what in state.problems}
    remember = device.kind == DEVICE
    box = choice(
        "checkbox",
        "acknowledgment",
        ACKNOWLEDGMENT,
        "yes",
        element("span", text(acknowledgment.text), lang=acknowledgment.language),
    )
    boxes = element(
        "fieldset",
        element("legend", text(_("The statement")), class_="sb-js-legend sb-js-legend--small"),
        error(wrong[ACKNOWLEDGMENT], ACKNOWLEDGMENT) if ACKNOWLEDGMENT in wrong else "",
        element("div", box, class_="sb-js-choices"),
        class_=f"sb-js-fieldset{' sb-js-row--error' if ACKNOWLEDGMENT in wrong else ''}",
    )
    clock = _clock(source, device)
    under_way = state.signing is not None
    return lines(
        (
            summary([(message, control) for control, message in wrong.items()]) if wrong else "",
            element("h2", text(title()), class_="sb-js-stage__heading"),
            paragraph(acknowledgment.note, class_="sb-js-hint") if acknowledgment.note else "",
            form(
                boxes,
                field(
                    "name",
                    _name(),
                    hint=_("It's written into the receipt just as you type it."),
                    wrong=wrong.get("sb-name", ""),
                    autocomplete="name" if remember else "off",
                ),
                field("staff", _staff(), wrong=wrong.get("sb-staff", "")),
                field(
                    "site",
                    _("Your school or office (optional)"),
                    wrong=wrong.get("sb-site", ""),
                    autocomplete="organization" if remember else "off",
                ),
                element(
                    "p",
                    filled(
                        _("Date: {day}"), day=element("strong", text(in_words(device.now.date)))
                    ),
                ),
                paragraph(
                    _("Edition: {procedure}, {edition}").format(
                        procedure=source.procedure.title, edition=source.edition_words
                    )
                ),
                notice(paragraph(clock)) if clock else "",
                button(make(), "acknowledge", main=True, submit=True, busy=under_way),
                autocomplete="on" if remember else "off",
            ),
        )
    )


def make() -> str:
    """What the button says."""
    return _("Acknowledge and make my receipt")


def _problem(control: str, what: str) -> str:
    if what == "acknowledgment":
        return _("Tick the statement if you have read and understood it")
    if what == "empty":
        return _("Enter your name") if control == "sb-name" else _("Enter your staff number")
    label = {"sb-name": _name(), "sb-staff": _staff()}.get(control, _("Your school or office"))
    if what == "long":
        return _("{field} must be {count} characters or fewer").format(field=label, count=LONGEST)
    return _("{field} has invisible characters. Type it instead of pasting it.").format(field=label)


def _name() -> str:
    return _("Your name")


def _staff() -> str:
    return _("Your staff number")


def _clock(source: CourseSource, device: Device) -> str:
    """What is wrong with the device's clock, from which the receipt takes its date."""
    now = _time(device.now)
    if device.clock is not None:
        server, then = map(_time, device.clock)
        if abs(server - then) > _DAY:
            return _(
                "This device's clock says {device}, but this site's server says {server}. The "
                "receipt takes its date from the device, so set the clock right before you "
                "acknowledge."
            ).format(device=in_words(device.now.date), server=in_words(server.date()))
    try:
        reviewed = datetime.datetime.fromisoformat(source.course.reviewed)
    except ValueError:
        return ""
    if now < reviewed - _DAY:  # It may have been dated in another time zone.
        return _(
            "This device's clock says {device}, but this course was last changed on {reviewed}. "
            "Set the clock right before you acknowledge."
        ).format(device=in_words(device.now.date), reviewed=in_words(reviewed.date()))
    return ""


def _time(timestamp: Timestamp) -> datetime.datetime:
    return datetime.datetime.fromisoformat(timestamp.utc.removesuffix("Z"))
