"""What “My training” shows: the courses, and where the reader is in each."""

from __future__ import annotations

from typing import Any

from soundingboard.engine.course_progress import CourseProgress, CourseStatus, Next, course_progress
from soundingboard.engine.html import element, lines, listing, text
from soundingboard.engine.pages.dates import in_words
from soundingboard.engine.pages.forms import paragraph
from soundingboard.engine.pages.my_training import State
from soundingboard.engine.pages.receipt_notices import spoilt_html, unchecked_html
from soundingboard.engine.pages.storage_notice import storage_notice
from soundingboard.engine.pages.training_source import CourseEntry, TrainingSource
from soundingboard.engine.pages.walk_html import late
from soundingboard.engine.records import CourseRecord
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
            storage_notice(device, asking=state.asking),
            spoilt_html(device.receipts.spoilt, source.stored),
            unchecked_html(device.receipts.unchecked, state.downloaded, framed=device.framed),
        )
    )


def _courses(source: TrainingSource, state: State) -> str:
    device = state.device
    receipts = [item.receipt for item in device.receipts.good]
    courses = []
    for item in source.courses:
        record = device.stored.courses.get(item.course.id, CourseRecord())
        counts = record.for_edition(item.edition).counts
        courses.append(
            course_progress(
                item.course,
                counts,
                receipts,
                source.ledger,
                device.now,
                withdrawn=device.withdrawn,
            )
        )
    done = sum(progress.status is CourseStatus.ACKNOWLEDGED for progress in courses)
    overall = ngettext(
        "You've acknowledged {done} of {count} course.",
        "You've acknowledged {done} of {count} courses.",
        len(courses),
    ).format(done=done, count=len(courses))
    items = [
        _entry(item, 2, *_progress(item, progress))
        for item, progress in zip(source.courses, courses, strict=True)
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


def _progress(item: CourseEntry, progress: CourseProgress) -> tuple[str, ...]:
    name = progress.status.value.replace(" ", "-")
    word = element(
        "strong", text(_STATES[progress.status]()), class_=f"sb-js-state sb-js-state--{name}"
    )
    done = ngettext(
        "{done} of {count} step done", "{done} of {count} steps done", progress.steps
    ).format(done=progress.done, count=progress.steps)
    bar = element("progress", max=str(progress.steps), value=str(progress.done), aria_label=done)
    return (
        element("p", word, text(_when(progress))),
        _changed(item, progress),
        element("p", bar, " ", element("span", text(done)), class_="sb-js-progress"),
        _links(item, progress),
    )


def _when(progress: CourseProgress) -> str:
    """What is said after the state: when it was acknowledged, and until when that is valid."""
    if progress.receipt is None:
        return ""
    day = in_words(progress.receipt.when.date)
    if progress.status is CourseStatus.OUTDATED:
        return _(": the procedure has changed since you acknowledged it on {day}.").format(day=day)
    if progress.valid_until is None:
        return _(" on {day}. It doesn't expire.").format(day=day)
    until = in_words(progress.valid_until)
    if progress.expired:
        return _(" on {until}. You acknowledged the procedure on {day}.").format(
            until=until, day=day
        )
    return _(" on {day}. Valid until {until}.").format(until=until, day=day)


def _changed(item: CourseEntry, progress: CourseProgress) -> str:
    if progress.status is not CourseStatus.OUTDATED:
        return ""
    page = item.procedure_page
    links = [
        element("a", text(number), href=f"{page}#c-{number.replace('.', '-')}")
        if page
        else text(number)
        for number in progress.outdated
    ]
    sentence = text(_("Clauses that changed: {clauses}.")).format(clauses=", ".join(links))
    return element("p", sentence)


def _links(item: CourseEntry, progress: CourseProgress) -> str:
    links = []
    onward = _onward(progress)
    if onward:
        links.append(_link(item, onward))
    if progress.receipt is not None:
        links.append(_link(item, _("See your receipt"), "receipt"))
    return element("p", " ".join(links), class_="sb-js-links") if links else ""


def _onward(progress: CourseProgress) -> str:
    """What there is to do next; empty if there is nothing."""
    if progress.next is Next.NOTHING:
        return ""
    if progress.next is Next.READ:
        if progress.receipt is not None and not progress.done:
            return _("Take the course again")
        return _("Continue reading") if progress.done else _("Start the course")
    if progress.next is Next.QUIZ:
        return _("Start the quiz") if progress.marked is None else _("Continue the quiz")
    if progress.next is Next.QUIZ_AGAIN:
        return _("Take another quiz")
    return _("Acknowledge the procedure")


def _link(item: CourseEntry, label: str, step: str = "") -> str:
    course = element(
        "span", text(_(": {course}").format(course=item.course.title)), class_="sb-js-hidden"
    )
    return element("a", text(label), course, href=f"{item.address}#step={step}")


_STATES = {
    CourseStatus.NOT_STARTED: lambda: _("Not started"),
    CourseStatus.READING: lambda: _("Reading"),
    CourseStatus.IN_QUIZ: lambda: _("Quiz in progress"),
    CourseStatus.PASSED: lambda: _("Quiz passed"),
    CourseStatus.ACKNOWLEDGED: lambda: _("Acknowledged"),
    CourseStatus.OUTDATED: lambda: _("Out of date"),
    CourseStatus.EXPIRED: lambda: _("Expired"),
}
