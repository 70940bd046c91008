"""What a procedure's page shows of its courses, and of what the reader has read for them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from soundingboard.engine.html import element, lines, listing, text
from soundingboard.engine.pages.events import UNDECIDED
from soundingboard.engine.pages.forms import paragraph
from soundingboard.engine.pages.reading_marks import State, record_of
from soundingboard.engine.pages.reading_marks_source import ReadingSource
from soundingboard.engine.wording import _, ngettext


def view(source: ReadingSource, state: State) -> dict[str, Any]:
    """The page's one region: ``read`` says how much of each course's reading was read."""
    html = lines(map(paragraph, _sentences(source, state)))
    return {"live": "", "regions": {"read": html}, "marks": []}


def static(source: ReadingSource) -> str:
    """The courses' links, as they are for everybody."""
    label = _("Training on {procedure}").format(procedure=source.procedure)
    links = [element("a", text(item.title), href=item.address) for item in source.courses]
    return lines(
        (
            paragraph(label, class_="sb-label"),
            listing(links),
            element("div", data_region="read", role="status", class_="sb-js-reading"),
        )
    )


def _sentences(source: ReadingSource, state: State) -> Iterator[str]:
    """A sentence on each course, unless it was taken and nothing has been read since."""
    if state.device.kind == UNDECIDED:
        return
    taken = {item.course for item in state.device.stored.receipts}
    for course in source.courses:
        count = len(course.parts)
        record = record_of(source, course, state.device)
        read = sum(anchor in record.read for anchor in course.parts)
        if not read and course.id in taken:
            continue
        if read == count:
            yield ngettext(
                "You've read the section for “{course}”.",
                "You've read all {count} sections for “{course}”.",
                count,
            ).format(count=count, course=course.title)
        else:
            yield ngettext(
                "You haven't read the section for “{course}” yet. We tick it off as you scroll "
                "through it.",
                "You've read {read} of {count} sections for “{course}”. We tick off sections as "
                "you scroll through them.",
                count,
            ).format(read=read, count=count, course=course.title)
