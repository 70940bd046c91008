"""After an edit only the file, and what depends on it, is compiled; results are as without a cache.

Compilations are counted by the results that are handed over to be kept.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.authoring.counted import Counted
from tests.courses import COURSE, COURSE_TEXT
from tests.handbooks import (
    PROCEDURE,
    PROCEDURE_TEXT,
    TREE,
    TREE_TEXT,
    on_record,
    swap,
    write_handbook,
)
from tests.situations import ALL, PATH

import catalogue
from soundingboard.authoring import wording
from soundingboard.authoring.handbook import Handbook, load
from soundingboard.authoring.incremental.result_files import ResultFiles
from soundingboard.authoring.incremental.results import ResultsInMemory
from soundingboard.authoring.settings import Settings

SECOND_PROCEDURE = "docs/procedures/ap-2.md"
OTHER_TREE, FOREIGN_TREE = "decision_trees/ap-1/other.md", "decision_trees/ap-2/follow-request.md"
PAGE = "decision_trees/ap-1/index.md"
PAGE_TEXT = """\
---
title: Decisions
procedure: ap-1
---

## Always

| Who is asking? | Verdict at most |
|---|---|
| A student enrolled in one of our schools | Not allowed |
"""
OTHER_TEXT = swap(TREE_TEXT, "May I accept this follow request?", "What about another request?")
FILES = {
    SECOND_PROCEDURE: PROCEDURE_TEXT.replace("AP 1", "AP 2"),
    OTHER_TREE: OTHER_TEXT,
    FOREIGN_TREE: TREE_TEXT.replace("ap-1", "ap-2"),
    PAGE: PAGE_TEXT,
    PATH: ALL,
    COURSE: COURSE_TEXT,
}
EVERYTHING = {PROCEDURE, TREE, *FILES}


ON_DISK = Settings(readability=True, schemas=True, pages=False)
IN_MEMORY = Settings()


@pytest.fixture(params=["on disk", "in memory"])
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Counted, Settings]:
    if request.param == "on disk":
        return Counted(ResultFiles(tmp_path / "cache")), ON_DISK
    return Counted(ResultsInMemory()), IN_MEMORY


def edit(root: Path, path: str, old: str, new: str) -> None:
    file = root / path
    file.write_text(swap(file.read_text("utf-8"), old, new), encoding="utf-8")


def test_nothing_is_compiled_twice(tmp_path: Path, kept: tuple[Counted, Settings]) -> None:
    counted, settings = kept
    root = on_record(write_handbook(tmp_path / "handbook", **FILES))
    assert counted.compilations_of(root, settings) == EVERYTHING
    assert counted.compilations_of(root, settings) == set()


OF_TREE = {TREE, PAGE, PATH, COURSE}


def _in_tree(root: Path) -> None:
    edit(root, TREE, "befriend you", "befriend me")


def _in_another_tree(root: Path) -> None:
    edit(root, OTHER_TREE, "befriend you", "befriend me")


def _in_procedure(root: Path) -> None:
    edit(root, PROCEDURE, "Students and their families", "Students, and their families,")


def _in_course(root: Path) -> None:
    edit(root, COURSE, "Everyone who works", "All who work")


def _of_the_date_of_a_file(root: Path) -> None:
    (root / TREE).touch()


def _by_a_new_procedure(root: Path) -> None:
    (root / "docs/procedures/ap-3.md").write_text(PROCEDURE_TEXT, encoding="utf-8")


def _back_and_forth(root: Path) -> None:
    _in_tree(root)
    edit(root, TREE, "befriend me", "befriend you")


EDITS: dict[str, tuple[Callable[[Path], None], set[str]]] = {
    # The page's safety statement is proved over all trees of its procedure.
    "a tree": (_in_tree, OF_TREE),
    "a tree that only the page is about": (_in_another_tree, {OTHER_TREE, PAGE}),
    "a procedure": (_in_procedure, EVERYTHING - {SECOND_PROCEDURE, FOREIGN_TREE}),
    "a course": (_in_course, {COURSE}),
    "a file's date": (_of_the_date_of_a_file, set()),
    "a new procedure": (_by_a_new_procedure, {"docs/procedures/ap-3.md"}),
    "an edit that is undone": (_back_and_forth, set()),
}


@pytest.mark.parametrize(("change", "expected"), EDITS.values(), ids=EDITS)
def test_an_edit_compiles_the_file_and_what_depends_on_it(
    tmp_path: Path,
    kept: tuple[Counted, Settings],
    change: Callable[[Path], None],
    expected: set[str],
) -> None:
    counted, settings = kept
    root = on_record(write_handbook(tmp_path / "handbook", **FILES))
    counted.compilations_of(root, settings)
    change(root)
    assert counted.compilations_of(root, settings) == expected
    assert counted.compilations_of(root, settings) == set()


def _without(path: str) -> Callable[[Path], None]:
    return lambda root: (root / path).unlink()


def _with(path: str, old: str, new: str) -> Callable[[Path], None]:
    return lambda root: edit(root, path, old, new)


def _of_bytes_that_are_no_text(root: Path) -> None:
    (root / TREE).write_bytes(b"\xff")


def _by_a_folder_in_the_place_of_a_file(root: Path) -> None:
    (root / TREE).unlink()
    (root / TREE).mkdir()


CHANGES: dict[str, Callable[[Path], None]] = {
    **{name: change for name, (change, _) in EDITS.items()},
    "a clause is renumbered": _with(PROCEDURE, "#### 2.1.1", "#### 2.1.3"),
    "a clause is reworded": _with(PROCEDURE, "Staff must not", "Nobody may"),
    "a procedure is renamed": _with(PROCEDURE, "short: AP 1", "short: AP One"),
    "a procedure asks somebody": _with(PROCEDURE, "revision: 2", "revision: 2\nask: The principal"),
    "a procedure goes": _without(PROCEDURE),
    "a procedure can't be read": _with(PROCEDURE, "---\ntitle", "title"),
    "a tree goes": _without(TREE),
    "a tree gets an error": _with(TREE, "**Allowed.**", "**Allwed.**"),
    "an outcome is renamed": _with(TREE, "## Do not accept", "## Decline"),
    "an answer is reworded": _with(TREE, "Somebody else](", "Anybody else]("),
    "a verdict changes": _with(TREE, "**Not allowed.**", "**Advised against.**"),
    "a tree becomes a course": _with(TREE, "procedure: ap-1", "procedure: ap-1\ndraw: 2"),
    "a situation is reworded": _with(PATH, "private Instagram", "own Instagram"),
    "a link leads to a file that goes": _without(FOREIGN_TREE),
    "the ledger goes": _without("editions.json"),
    "situations go": _without(PATH),
    "the page goes": _without(PAGE),
    "the page's statement fails": _with(PAGE, "A student enrolled in one of our schools", "No"),
    "a course links another outcome": _with(COURSE, "#let-them-follow", "#your-choice"),
    "a file isn't text": _of_bytes_that_are_no_text,
    "a file is a folder": _by_a_folder_in_the_place_of_a_file,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_results_are_the_same_as_without_a_cache(
    tmp_path: Path, kept: tuple[Counted, Settings], change: Callable[[Path], None]
) -> None:
    counted, settings = kept
    linking = swap(COURSE_TEXT, "A short course.", f"A [course](../../{FOREIGN_TREE}).")
    root = on_record(write_handbook(tmp_path / "handbook", **{**FILES, COURSE: linking}))
    before = load(root, settings, counted)
    assert _comparable(before) == _comparable(load(root, settings))
    change(root)
    assert _comparable(load(root, settings, counted)) == _comparable(load(root, settings))


def _comparable(handbook: Handbook) -> Handbook:
    """*handbook* without the bytes of parsed Markdown, which have no equality."""
    files = {key: replace(file, kept=None) for key, file in handbook.tree_files.items()}
    return replace(handbook, tree_files=files)


def test_settings_about_single_files_are_part_of_the_key(tmp_path: Path) -> None:
    counted = Counted(ResultFiles(tmp_path / "cache"))
    root = write_handbook(tmp_path / "handbook")
    counted.compilations_of(root, ON_DISK)
    others = [
        replace(ON_DISK, readability=False),
        replace(ON_DISK, schemas=False),
        replace(ON_DISK, ignore=("long-sentence",)),
    ]
    for settings in others:
        assert counted.compilations_of(root, settings) == {PROCEDURE, TREE}
    assert counted.compilations_of(root, replace(ON_DISK, review_days=1)) == set()
    assert counted.compilations_of(root, replace(ON_DISK, ignore=("withdrawn",))) == set()


def test_in_another_language_everything_is_compiled_again(
    tmp_path: Path, kept: tuple[Counted, Settings]
) -> None:
    counted, settings = kept
    root = on_record(write_handbook(tmp_path / "handbook", **FILES))
    counted.compilations_of(root, settings)
    wording.install(catalogue.pseudo(catalogue.read_template(catalogue.AUTHORS)))
    try:
        assert counted.compilations_of(root, settings) == EVERYTHING
    finally:
        wording.install(None)
