"""Training beside the courses: the lists, the navigation, and what the site publishes for them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.site.pages.test_course import COURSE, COURSE_TEXT
from tests.site.published_handbooks import documents, published_handbook

from soundingboard.engine.codec import decode
from soundingboard.engine.pages.reading_marks_source import ReadingSource
from soundingboard.site.published_handbook import PublishedHandbook
from soundingboard.site.training_parts import (
    courses_of,
    my_training,
    stored,
)


@pytest.fixture
def made(tmp_path: Path) -> PublishedHandbook:
    return published_handbook(tmp_path, {COURSE: COURSE_TEXT})


def test_my_training_links_every_course_and_says_what_it_takes(made: PublishedHandbook) -> None:
    found = my_training(made, "training/", 2)
    assert '<a href="../training/ap-1/onboarding/">AP 1 onboarding</a>' in found
    assert "Read 2 sections, answer 2 scenarios, and acknowledge the procedure." in found
    assert 'data-source="../assets/soundingboard/pages/my-training.json"' in found
    assert 'data-storage="courses receipts"' in found
    assert "needs JavaScript" in found


def test_without_courses_it_says_so(tmp_path: Path) -> None:
    assert "No courses" in my_training(published_handbook(tmp_path), "training/", 2)


def test_a_procedure_links_its_courses_and_says_what_they_ask_to_be_read(
    made: PublishedHandbook,
) -> None:
    procedure = made.compiled.procedures["ap-1"]
    found = courses_of(procedure, made, "procedures/ap-1/")
    assert 'href="../../training/ap-1/onboarding/"' in found
    assert 'data-watch="c-1-1 c-1-2 c-2-1-1"' in found
    assert 'data-storage="courses"' in found, "until one is begun, Python isn't started"
    address = "assets/soundingboard/pages/reading/ap-1.json"
    assert f'data-source="../../{address}"' in found
    source = decode(ReadingSource, documents(made)[address])
    assert f'data-version="{source.version}"' in found
    assert source.edition == procedure.hash
    [taken] = source.courses
    assert (taken.id, taken.address) == ("ap-1/onboarding", "training/ap-1/onboarding/")
    assert taken.parts == {
        "section-1-accounts-for-work": ("1.1", "1.2"),
        "c-2-1-1": ("2.1.1",),
    }


def test_a_procedure_without_courses_has_no_marks(tmp_path: Path) -> None:
    without = published_handbook(tmp_path)
    assert courses_of(without.compiled.procedures["ap-1"], without, "procedures/ap-1/") == ""
    assert not [name for name in documents(without) if "/reading/" in name]


def test_stored_data_needs_scripts_and_says_what_to_do_without_them(
    made: PublishedHandbook,
) -> None:
    found = stored(made, "training/stored/", 2)
    assert "needs JavaScript" in found
    assert "clearing the data for this site" in found
    assert "data-erase" in found, "for those whose browser can't start Python"
