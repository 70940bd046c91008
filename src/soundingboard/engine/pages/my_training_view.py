"""What “My training” shows: the courses, and where the reader is in each."""

from __future__ import annotations

from typing import Any

from soundingboard.engine.html import element, lines, listing, text
from soundingboard.engine.pages.days import in_words
from soundingboard.engine.pages.forms import paragraph
from soundingboard.engine.pages.keeping import keeping
from soundingboard.engine.pages.my_training import State
from soundingboard.engine.pages.receipt_notices import spoilt_html, unchecked_html
from soundingboard.engine.pages.training_source import CourseEntry, TrainingSource
from soundingboard.engine.pages.walk_html import late
from soundingboard.engine.records import CourseRecord
from soundingboard.engine.training_state import CourseState, Next, course_state
from soundingboard.engine.training_state import State as Standing
from soundingboard.engine.wording import _, ngettext


def view(source: TrainingSource, state: State) -> dict[str, Any]:
    """The page's regions: ``notices``, and ``courses``, which take the static list's place."""
    device = state.device
    source = source.at(device.root)
    waiting = bool(device.receipts.waiting)
    begun = not device.stored.is_empty and not waiting
    courses = _courses(source, state) if begun else ""
    return {
        "live": "courses" if courses else "",
        "regions": {"notices": "" if waiting else _notices(source, state), "courses": courses},
        "marks": [],
    }


def static(source: TrainingSource, level: int) -> str:
    """The page as it is for everybody: all courses, with headings of *level*."""
    if not source.courses:
        return paragraph(_("No courses are published yet."))
    items = [
        _entry(item, level, paragraph(_steps_in_words(item)), anchor=item.course.id)
        for item in source.courses
    ]
    without = _("This page needs JavaScript to show what you've done. You can open every course.")
    return lines(
        (
            paragraph(without, class_="sb-without"),
            late(
                _("This page can't show where you are in each course right now."),
                _("What you've done is still saved."),
                _("Loading your training… (The first time can take a few seconds.)"),
            ),
            element("div", data_region="notices"),
            element("div", data_region="courses"),
            listing(items, class_="sb-courses"),
        )
    )


def _notices(source: TrainingSource, state: State) -> str:
    device = state.device
    return lines(
        (
            keeping(device, asking=state.asking),
            spoilt_html(device.receipts.spoilt, source.stored),
            unchecked_html(device.receipts.unchecked, state.given, framed=device.framed),
        )
    )


def _courses(source: TrainingSource, state: State) -> str:
    device = state.device
    receipts = [item.receipt for item in device.receipts.good]
    standings = []
    for item in source.courses:
        record = device.stored.courses.get(item.course.id, CourseRecord())
        counts = record.for_edition(item.edition).counts
        standings.append(
            course_state(
                item.course,
                counts,
                receipts,
                source.ledger,
                device.now,
                withdrawn=device.withdrawn,
            )
        )
    done = sum(standing.state is Standing.ACKNOWLEDGED for standing in standings)
    overall = ngettext(
        "You've acknowledged {done} of {count} course.",
        "You've acknowledged {done} of {count} courses.",
        len(standings),
    ).format(done=done, count=len(standings))
    items = [
        _entry(item, 2, *_standing(item, standing))
        for item, standing in zip(source.courses, standings, strict=True)
    ]
    return lines((paragraph(overall), listing(items, class_="sb-courses")))


def _entry(item: CourseEntry, level: int, *parts: str, anchor: str = "") -> str:
    link = element("a", text(item.course.title), href=item.address)
    heading = element(f"h{level}", link, id=anchor.replace("/", "-") or None)
    return element(
        "div",
        lines((heading, paragraph(item.procedure), *parts)),
        class_="sb-course-entry",
        data_course=item.course.id,
    )


def _steps_in_words(item: CourseEntry) -> str:
    parts, drawn = len(item.course.reading), item.course.draw
    read = ngettext("Read {count} section", "Read {count} sections", parts).format(count=parts)
    quiz = ngettext("answer {count} scenario", "answer {count} scenarios", drawn).format(
        count=drawn
    )
    return _("{read}, {quiz}, and acknowledge the procedure.").format(read=read, quiz=quiz)


def _standing(item: CourseEntry, standing: CourseState) -> tuple[str, ...]:
    name = standing.state.value.replace(" ", "-")
    word = element(
        "strong", text(_STATES[standing.state]()), class_=f"sb-js-state sb-js-state--{name}"
    )
    done = ngettext(
        "{done} of {count} step done", "{done} of {count} steps done", standing.steps
    ).format(done=standing.done, count=standing.steps)
    bar = element("progress", max=str(standing.steps), value=str(standing.done), aria_label=done)
    return (
        element("p", word, text(_when(standing))),
        _changed(item, standing),
        element("p", bar, " ", element("span", text(done)), class_="sb-js-progress"),
        _links(item, standing),
    )


def _when(standing: CourseState) -> str:
    """What is said after the state: when it was acknowledged, and until when that is valid."""
    if standing.receipt is None:
        return ""
    day = in_words(standing.receipt.when.date)
    if standing.state is Standing.OUTDATED:
        return _(": the procedure has changed since you acknowledged it on {day}.").format(day=day)
    if standing.valid_until is None:
        return _(" on {day}. It doesn't expire.").format(day=day)
    until = in_words(standing.valid_until)
    if standing.expired:
        return _(" on {until}. You acknowledged the procedure on {day}.").format(
            until=until, day=day
        )
    return _(" on {day}. Valid until {until}.").format(until=until, day=day)


def _changed(item: CourseEntry, standing: CourseState) -> str:
    if standing.state is not Standing.OUTDATED:
        return ""
    page = item.procedure_page
    links = [
        element("a", text(number), href=f"{page}#c-{number.replace('.', '-')}")
        if page
        else text(number)
        for number in standing.outdated
    ]
    sentence = text(_("Clauses that changed: {clauses}.")).format(clauses=", ".join(links))
    return element("p", sentence)


def _links(item: CourseEntry, standing: CourseState) -> str:
    links = []
    onward = _onward(standing)
    if onward:
        links.append(_link(item, onward))
    if standing.receipt is not None:
        links.append(_link(item, _("See your receipt"), "receipt"))
    return element("p", " ".join(links), class_="sb-js-links") if links else ""


def _onward(standing: CourseState) -> str:
    """What there is to do next; empty if there is nothing."""
    if standing.next is Next.NOTHING:
        return ""
    if standing.next is Next.READ:
        if standing.receipt is not None and not standing.done:
            return _("Take the course again")
        return _("Continue reading") if standing.done else _("Start the course")
    if standing.next is Next.QUIZ:
        return _("Start the quiz") if standing.marked is None else _("Continue the quiz")
    if standing.next is Next.QUIZ_AGAIN:
        return _("Take another quiz")
    return _("Acknowledge the procedure")


def _link(item: CourseEntry, label: str, step: str = "") -> str:
    course = element(
        "span", text(_(": {course}").format(course=item.course.title)), class_="sb-js-hidden"
    )
    return element("a", text(label), course, href=f"{item.address}#step={step}")


_STATES = {
    Standing.NOT_STARTED: lambda: _("Not started"),
    Standing.READING: lambda: _("Reading"),
    Standing.IN_QUIZ: lambda: _("Quiz in progress"),
    Standing.PASSED: lambda: _("Quiz passed"),
    Standing.ACKNOWLEDGED: lambda: _("Acknowledged"),
    Standing.OUTDATED: lambda: _("Out of date"),
    Standing.EXPIRED: lambda: _("Expired"),
}
