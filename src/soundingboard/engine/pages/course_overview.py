"""Where the reader is in a course, and what is next."""

from __future__ import annotations

from soundingboard.engine.course import Reading
from soundingboard.engine.course_progress import CourseStatus
from soundingboard.engine.editions import wordings
from soundingboard.engine.html import element, filled, lines, listing, text
from soundingboard.engine.pages.course_quiz import all_or_nothing, clause_links, heading, needed
from soundingboard.engine.pages.course_source import CourseSource
from soundingboard.engine.pages.course_state import Position
from soundingboard.engine.pages.course_writes import AGAIN
from soundingboard.engine.pages.dates import in_words
from soundingboard.engine.pages.forms import button, buttons, form, notice, onward, paragraph
from soundingboard.engine.pages.receipt_notices import spoilt_html, unchecked_html
from soundingboard.engine.receipt import EditionNamed
from soundingboard.engine.wording import _, ngettext


def overview(now: Position) -> str:
    """Notices, the steps, the next of them, and the list of what to read first."""
    receipt = now.course.receipt is not None
    parts = [_notices(now), heading(_("Course progress"))]
    if receipt:
        parts.append(element("p", onward(_("See your receipt"), "receipt", main=now.holds)))
    if now.holds:
        again = button(_("Take the course again"), AGAIN)
        return lines((*parts, element("p", again), to_sheet(now.source.anchors[0])))
    marked = now.marked
    passed = now.passed
    steps = (
        _step(_("Read"), _read(now), done=now.all_read),
        _step(_("Take the scenario quiz"), _quiz(now), done=passed),
        _step(
            _("Acknowledge the procedure, and keep the receipt"),
            "",
            done=False,
            waits=not (now.all_read and passed),
        ),
    )
    course = now.source.course
    scoring = [all_or_nothing()] if now.source.several else []
    return lines(
        (
            *parts,
            element("ol", "\n", lines(steps), "\n", class_="sb-js-steps"),
            _next(now),
            paragraph(" ".join((*scoring, needed(course.pass_mark, course.draw))))
            if marked is None or not marked.complete
            else "",
            _reading(now),
            to_sheet(now.source.anchors[0]),
        )
    )


def _notices(now: Position) -> str:
    source, known, progress = now.source, now.state.device, now.course
    return lines(
        (
            unchecked_html(now.unchecked, now.state.downloaded, framed=known.framed),
            spoilt_html(known.receipts.spoilt, source.stored),
            notice(paragraph(now.lost)) if now.lost else "",
            _acknowledged(source, now) if progress.receipt is not None else "",
        )
    )


def _acknowledged(source: CourseSource, now: Position) -> str:
    progress = now.course
    assert progress.receipt is not None
    day = in_words(progress.receipt.when.date)
    until = in_words(progress.valid_until) if progress.valid_until is not None else ""
    if progress.status is CourseStatus.OUTDATED:
        sentence = filled(
            _(
                "The procedure has changed since you acknowledged it. Read what is new, and take "
                "the course again. These clauses changed: {clauses}."
            ),
            clauses=clause_links(source, progress.outdated),
        )
        return notice(lines((element("p", sentence), _wordings(source, progress.receipt.edition))))
    if progress.status is CourseStatus.EXPIRED:
        words = _("Your acknowledgment was valid until {day}. Please take the course again.")
        return notice(paragraph(words.format(day=until)))
    if not now.holds:
        return ""
    if until:
        words = _("You acknowledged the procedure on {day}. It's valid until {until}.")
    else:
        words = _("You acknowledged the procedure on {day}. It doesn't expire.")
    return notice(paragraph(words.format(day=day, until=until)))


def _wordings(source: CourseSource, acknowledged: EditionNamed) -> str:
    """What each clause that changed said when it was acknowledged, and what it says now."""
    found = wordings(
        source.ledger, source.course.procedure, acknowledged.revision, acknowledged.hash
    )
    items = []
    for number, said in found.items():
        if said.before and said.now:
            words = _("Clause {clause} was: “{before}” It is now: “{now}”")
        elif said.now:
            words = _("Clause {clause} is new: “{now}”")
        elif said.before:
            words = _("Clause {clause} was removed. It was: “{before}”")
        else:
            continue
        items.append(text(words.format(clause=number, before=said.before, now=said.now)))
    return listing(items)


def _read(now: Position) -> str:
    count = len(now.source.course.reading)
    return ngettext(
        "{read} of {count} section read", "{read} of {count} sections read", count
    ).format(read=now.course.read, count=count)


def _quiz(now: Position) -> str:
    marked, drawn = now.marked, now.source.course.draw
    if marked is not None and marked.complete:
        return _("{score} of {count} right").format(score=marked.score, count=marked.drawn)
    answered = len(marked.scenarios) if marked is not None else 0
    if not answered:
        return ngettext("{count} scenario", "{count} scenarios", drawn).format(count=drawn)
    return _("{answered} of {count} answered").format(answered=answered, count=drawn)


def _step(title: str, progress: str, *, done: bool, waits: bool = False) -> str:
    state = _("Done") if done else _("Not yet") if waits else _("To do")
    return element(
        "li",
        element("span", text(title), class_="sb-js-step__title"),
        f" {element('span', text(progress), class_='sb-js-step__progress')}" if progress else "",
        " ",
        element("strong", text(state), class_="sb-js-step__state"),
        class_=f"sb-js-step{' sb-js-step--done' if done else ''}",
    )


def _next(now: Position) -> str:
    marked = now.marked
    if now.lost:
        return buttons(button(_("Start the quiz"), "new-quiz", main=now.all_read))
    if marked is not None and marked.complete:
        see = onward(_("See your result"), "result")
        if not marked.passed:
            return buttons(button(_("Take another quiz"), "new-quiz", main=True), see)
        if not now.all_read:
            return buttons(see)
        return buttons(onward(_("Acknowledge the procedure"), "acknowledge", main=True), see)
    begun = marked is not None and bool(marked.scenarios or _has_draft(now))
    label = _("Continue the quiz") if begun else _("Start the quiz")
    return buttons(onward(label, "quiz", main=now.all_read))


def _has_draft(now: Position) -> bool:
    attempt = now.record.attempt
    return attempt is not None and attempt.draft is not None


def _reading(now: Position) -> str:
    """What to read first, with a box beside each part that says whether it was read."""
    hint = _(
        "We tick off sections as you scroll through them. If you read one somewhere else, tick "
        "it here."
    )
    items = [_part(now, part) for part in now.source.course.reading]
    return lines(
        (
            element("h3", text(_("Read first"))),
            paragraph(hint, class_="sb-js-hint") if not now.all_read else "",
            form(listing(items, class_="sb-js-reading-list"), data_change="read"),
        )
    )


def _part(now: Position, part: Reading) -> str:
    page = now.source.procedure.address
    name = f"sb-part-{part.anchor}"
    title = (
        element("a", text(part.text), href=f"{page}#{part.anchor}", id=name)
        if page
        else element("span", text(part.text), id=name)
    )
    id_ = f"sb-read-{part.anchor}"
    box = element(
        "input",
        type="checkbox",
        name="read",
        id=id_,
        value=part.anchor,
        class_="sb-js-read__input",
        checked="" if part.anchor in now.record.read else None,
        aria_labelledby=f"{name} {id_}-label",
    )
    label = element("label", text(_("I've read this")), for_=id_, id=f"{id_}-label")
    hint = f" {text(part.hint)}" if part.hint else ""
    return lines((f"{title}{hint}", element("div", box, label, class_="sb-js-read")))


def to_sheet(anchor: str, class_: str | None = None) -> str:
    """The way to the self-study sheet. It comes last on a screen, because it shows every answer."""
    words = _("Show the whole course as a self-study sheet, with all answers")
    return element("p", element("a", text(words), href=f"#{anchor}"), class_=class_)
