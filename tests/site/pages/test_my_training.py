"""“My training” and “Stored data”: where they are, and what their programs are opened with."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.courses import COURSE, COURSE_TEXT
from tests.site.published_handbooks import documents, navigation_of, published_handbook, site_pages

from soundingboard.engine.codec import decode
from soundingboard.engine.pages.training_source import TrainingSource
from soundingboard.site.published_handbook import PublishedHandbook
from soundingboard.site.training_parts import source_of


@pytest.fixture
def made(tmp_path: Path) -> PublishedHandbook:
    return published_handbook(tmp_path, {COURSE: COURSE_TEXT})


@pytest.mark.parametrize(
    ("source", "part"), [("training/index.md", "my-training"), ("training/stored.md", "stored")]
)
def test_the_text_of_the_package_asks_for_the_part(
    made: PublishedHandbook, source: str, part: str
) -> None:
    assert f"<!-- soundingboard: {part} -->" in (site_pages(made)[source].markdown(made) or "")


def test_a_handbook_without_courses_has_neither(tmp_path: Path) -> None:
    assert not [
        source
        for source in site_pages(published_handbook(tmp_path))
        if source.startswith("training/")
    ]


def test_training_has_a_place_in_the_navigation(made: PublishedHandbook) -> None:
    sources = ["index.md", "training/index.md", "training/ap-1/onboarding.md", "training/stored.md"]
    nav = navigation_of(made, sources)
    training = next(item["Training"] for item in nav if "Training" in item)
    assert training == [
        {"My training": "training/index.md"},
        {"AP 1 onboarding": "training/ap-1/onboarding.md"},
        {"Stored data": "training/stored.md"},
    ]
    assert not any("For authors" in item for item in nav)


def test_the_pages_sources_are_published_without_what_marks_do_not_need(
    made: PublishedHandbook,
) -> None:
    published = documents(made)
    for kind in ("my-training", "stored"):
        data = published[f"assets/soundingboard/pages/{kind}.json"]
        source = decode(TrainingSource, data)
        assert data["version"] == source.version == source_of(made, kind).version
        [entry] = source.courses
        assert entry.course.hash == made.courses["ap-1/onboarding"].course.hash
        assert entry.address == "training/ap-1/onboarding/"
        assert not any(item.story for item in entry.course.scenarios)
