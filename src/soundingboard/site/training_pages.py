"""Training beside the courses: “My training”, what is stored, and each procedure's courses.

The first two are pages of ours, in ``pages/``; a handbook may have its own in ``docs/training/``.
"""

from __future__ import annotations

import json
from pathlib import Path

from soundingboard.authoring.procedure_file import Procedure
from soundingboard.engine.html import UNINDEXED, capital, element, lines, listing, text
from soundingboard.site.addresses import relative
from soundingboard.site.book import Book, PublishedCourse
from soundingboard.site.course_page import LEDGER, compiled_address
from soundingboard.site.provenance import name, whose

PAGES = Path(__file__).parent / "pages"

MY_TRAINING = "training/index.md"
STORED = "training/stored.md"
OWN_PAGES = (MY_TRAINING, STORED)
"""The MkDocs source names of our pages, which are also their paths in :data:`PAGES`."""


def my_training(book: Book, here: str, level: int) -> str:
    """Every course, as the browser's element takes it over; without scripts, links to them."""
    if not book.courses:
        return element("p", "No courses are published yet.")
    entries = [_entry(item, book, here, level) for item in book.courses.values()]
    return element(
        "sb-my-training",
        "\n",
        listing(entries, class_="sb-courses"),
        "\n",
        data_ledger=relative(LEDGER, here),
        data_root=relative("", here),
    )


def stored(book: Book, here: str, level: int) -> str:
    """Where the browser's element shows what this device holds."""
    told = element(
        "p", "To see, export or erase what this device holds, this page needs JavaScript."
    )
    courses = {item.course.id: item.course.title for item in book.courses.values()}
    procedures = {item.id: name(item) for item in book.handbook.procedures.values()}
    return element(
        "sb-stored",
        told,
        data_courses=json.dumps(courses),
        data_sources=json.dumps({id_: relative(compiled_address(id_), here) for id_ in courses}),
        data_ledger=relative(LEDGER, here),
        data_procedures=json.dumps(procedures),
        data_root=relative("", here),
        **{"data-search-exclude": "true"},
    )


def courses_of(procedure: Procedure, book: Book, here: str) -> str:
    """On a procedure's page: the courses on it, or nothing. Scripts add what has been read."""
    items = [item for item in book.courses.values() if item.procedure.id == procedure.id]
    links = [
        element("a", text(item.course.title), href=address, data_course=item.course.id)
        for item in items
        if (address := book.addresses.href(here, item.file.path))
    ]
    if not links:
        return ""
    reading = {
        item.course.id: {part.anchor: list(part.clauses) for part in item.course.reading}
        for item in items
    }
    return element(
        "sb-reading",
        element("p", f"Training on {text(procedure.short)}", class_="sb-label"),
        listing(links),
        data_reading=json.dumps(reading),
        data_edition=procedure.hash,
        **UNINDEXED,
    )


def _entry(item: PublishedCourse, book: Book, here: str, level: int) -> str:
    course = item.course
    address = book.addresses.href(here, item.file.path)
    link = element("a", text(course.title), href=address)
    whose_ = element("p", text(f"{name(item.procedure)} · {capital(whose(item.procedure))}"))
    return element(
        "div",
        lines((element(f"h{level}", link, id=course.id.replace("/", "-")), whose_)),
        class_="sb-course-entry",
        data_course=course.id,
        data_src=relative(compiled_address(course.id), here),
        data_edition=item.procedure.hash,
        data_steps=str(len(course.reading) + course.draw + 1),
        data_procedure_page=book.addresses.href(here, item.procedure.path),
    )
