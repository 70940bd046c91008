"""Training beside the courses: the reader's own, what is stored, and each procedure's courses."""

from __future__ import annotations

from collections.abc import Iterator

from soundingboard.authoring.compile.procedure_file import Procedure
from soundingboard.engine import editions
from soundingboard.engine.codec import encode
from soundingboard.engine.course import CourseOutline
from soundingboard.engine.html import UNINDEXED, capital, element
from soundingboard.engine.pages import (
    my_training_view,
    reading_marks_view,
    stored_data_view,
    training_source,
)
from soundingboard.engine.pages.reading_marks_source import ReadingCourse, ReadingSource
from soundingboard.engine.pages.training_source import CourseEntry, TrainingSource
from soundingboard.site.addresses import SOURCES, STORED, relative
from soundingboard.site.framed import framed_notice
from soundingboard.site.provenance import name, whose
from soundingboard.site.published_handbook import PublishedHandbook


def my_training(handbook: PublishedHandbook, here: str, level: int) -> str:
    """Every course, in an element whose program shows where the reader is in each."""
    source = source_of(handbook, training_source.MY_TRAINING)
    return _page(
        "sb-my-training",
        my_training_view.static(source.at(relative("", here)), level),
        source,
        here,
        storage="courses receipts",
    )


def stored(handbook: PublishedHandbook, here: str, level: int) -> str:
    """An element whose program shows what the device stores of the reader."""
    return _page(
        "sb-stored",
        stored_data_view.static(),
        source_of(handbook, training_source.STORED),
        here,
        storage="",
    )


def training_documents(handbook: PublishedHandbook, kind: str) -> Iterator[tuple[str, object]]:
    """What the programs of the pages of that kind are opened with: address and JSON document."""
    if handbook.courses:
        yield source_address(kind), encode(source_of(handbook, kind))


def source_address(kind: str) -> str:
    """Where the source of the pages of that kind is, from the site's root."""
    return f"{SOURCES}/{kind}.json"


def source_of(handbook: PublishedHandbook, kind: str) -> TrainingSource:
    """What the pages of that kind are made of."""
    entries = [
        CourseEntry(
            CourseOutline.of(item.course),
            handbook.addresses.href("", item.file.path) or "",
            f"{name(item.procedure)} · {capital(whose(item.procedure))}",
            item.procedure.hash,
            handbook.addresses.href("", item.procedure.path) or "",
        )
        for item in handbook.courses.values()
    ]
    ledger = editions.for_readers(handbook.compiled.ledger or editions.Ledger())
    procedures = {item.id: name(item) for item in handbook.compiled.procedures.values()}
    address = handbook.addresses.href("", STORED) or ""
    return TrainingSource(kind, tuple(entries), ledger, procedures, address)


def _page(tag: str, html: str, source: TrainingSource, here: str, **data: str) -> str:
    page = element(
        tag,
        "\n",
        html,
        "\n",
        data_source=relative(source_address(source.kind), here),
        data_version=source.version,
        data_root=relative("", here),
        **{f"data_{key}": value for key, value in data.items()},
        **UNINDEXED,
    )
    return f"{framed_notice()}\n{page}"


def courses_of(procedure: Procedure, handbook: PublishedHandbook, here: str) -> str:
    """On a procedure's page: the courses on it, or nothing. The program adds what has been read."""
    source = reading_of(procedure, handbook)
    if not source.courses:
        return ""
    return element(
        "sb-reading",
        reading_marks_view.static(source.at(relative("", here))),
        data_source=relative(reading_address(procedure.id), here),
        data_version=source.version,
        data_root=relative("", here),
        data_storage="courses",
        data_watch=" ".join(source.clauses),
        **UNINDEXED,
    )


def reading_documents(
    procedure: Procedure, handbook: PublishedHandbook
) -> Iterator[tuple[str, object]]:
    """What the reading marks are opened with, if there are courses: address and JSON document."""
    source = reading_of(procedure, handbook)
    if source.courses:
        yield reading_address(procedure.id), encode(source)


def reading_address(procedure: str) -> str:
    """Where the source of the reading marks on a procedure's page is, from the site's root."""
    return f"{SOURCES}/reading/{procedure}.json"


def reading_of(procedure: Procedure, handbook: PublishedHandbook) -> ReadingSource:
    """What the reading marks on the page of *procedure* are made of."""
    courses = [
        ReadingCourse(
            item.course.id,
            item.course.title,
            address,
            {part.anchor: part.clauses for part in item.course.reading},
        )
        for item in handbook.courses.values()
        if item.procedure.id == procedure.id
        and (address := handbook.addresses.href("", item.file.path))
    ]
    return ReadingSource(procedure.short, procedure.hash, tuple(courses))
