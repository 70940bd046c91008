"""Laws of every kind of document: what is written is read, and anything else is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.courses import course, receipt
from tests.documents import documents, spoilt
from tests.engine.pages.course_reading import page_of
from tests.engine.pages.reading import source_of
from tests.example_counts import examples
from tests.strategies import trees

from soundingboard.engine.backup import Backup
from soundingboard.engine.codec import Misfit, decode, encode
from soundingboard.engine.course import Course, CourseOutline
from soundingboard.engine.editions import Edition, Ledger
from soundingboard.engine.jws import PublicKey
from soundingboard.engine.pages import (
    course_state,
    events,
    my_training,
    reading_marks,
    stored_data,
    walk_state,
)
from soundingboard.engine.pages.comparison_source import ComparisonSource
from soundingboard.engine.pages.course_source import CourseSource
from soundingboard.engine.pages.reading_marks_source import ReadingSource
from soundingboard.engine.pages.training_source import TrainingSource
from soundingboard.engine.pages.tree_source import TreeSource
from soundingboard.engine.receipt import Person, Quiz, Receipt, ReceiptFile
from soundingboard.engine.records import Aside, CourseRecord, Entry, KeptReceipt, StoredAttempt
from soundingboard.engine.timestamp import Timestamp
from soundingboard.engine.tree import Contact, Tree

KINDS = (
    *(Tree, Course, CourseOutline, Edition, Ledger),
    *(Receipt, ReceiptFile, Quiz, Person, Timestamp, PublicKey),
    *(CourseRecord, StoredAttempt, KeptReceipt, Aside, Entry, Backup),
    *(TreeSource, ComparisonSource, CourseSource, TrainingSource, ReadingSource),
    *(walk_state.State, course_state.State, my_training.State, reading_marks.State),
    *(stored_data.State, events.Place, events.Moment, events.Records, events.Checked),
    *(events.Key, events.Signed, events.Random, events.Seen, events.Pressed),
)

unhurried = settings(
    deadline=None,
    max_examples=examples(1, of=4),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.mark.parametrize("cls", KINDS)
@unhurried
@given(st.data())
def test_a_document_is_read_as_what_it_is_written_as_or_is_refused(
    cls: type, data: st.DataObject
) -> None:
    whole = documents(cls)
    document = data.draw(whole | spoilt(whole))
    try:
        made: Any = decode(cls, document)
    except Misfit:
        return
    written = json.loads(json.dumps(encode(made)))
    assert decode(cls, written) == made
    assert encode(decode(cls, written)) == written


LINES = st.sampled_from(["Zoë", "a b", "名前", "x" * 200])
COURSES = st.builds(
    lambda number, title, intro, ask: replace(
        course(number), title=title, intro=intro, valid_months=ask
    ),
    st.integers(1, 3),
    LINES,
    st.text(st.characters(exclude_categories=["Cs"]), max_size=9),
    st.none() | st.integers(1, 99),
)
RECEIPTS = st.builds(
    lambda taken, name, site: replace(receipt(taken), person=Person(name, "00417", site)),
    st.builds(course, st.integers(1, 3)),
    LINES,
    st.just("") | LINES,
)
EDITIONS = st.builds(
    Edition,
    st.integers(1, 9),
    st.sampled_from(["major", "minor"]),
    st.sampled_from(["", "2017-09", "2026-11-20"]),
    st.just("0" * 64),
    st.dictionaries(st.sampled_from(["1.1", "4.6.a"]), st.just("a" * 64), min_size=1),
    st.just(("1.1",)),
    st.none() | st.just("") | st.just("2017-09"),
    st.just("") | st.just("2026-11-20"),
    st.dictionaries(st.just("training/ap-1/a.md"), st.just("b" * 64)),
)
LEDGERS = st.builds(
    Ledger, st.dictionaries(st.sampled_from(["ap-1", "ap-2"]), EDITIONS.map(lambda it: (it,)))
)
TREES = st.builds(
    lambda tree, ask, intro: replace(tree, ask=ask, intro=intro),
    trees(),
    st.none() | st.builds(Contact, LINES, st.just("1.1")),
    LINES,
)


@unhurried
@given(
    TREES
    | COURSES
    | COURSES.map(CourseOutline.of)
    | RECEIPTS
    | RECEIPTS.map(lambda it: ReceiptFile.of(it, "a.b.c"))
    | LEDGERS
    | TREES.map(source_of)
    | COURSES.map(page_of)
)
def test_what_is_written_is_read(value: Any) -> None:
    document = json.loads(json.dumps(encode(value)))
    assert decode(type(value), document) == value
