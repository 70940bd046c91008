"""Files in places where nothing reads them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.courses import COURSE_TEXT
from tests.handbooks import PROCEDURE_TEXT, TREE_TEXT, write_handbook

from soundingboard.authoring.handbook import load


def told(root: Path, path: str) -> list[str]:
    return [str(problem) for problem in load(write_handbook(root, **{path: TREE_TEXT})).problems]


@pytest.mark.parametrize(
    ("path", "folder"),
    [
        ("decision_trees/x.md", "decision_trees"),
        ("decision_trees/index.md", "decision_trees"),
        ("decision_trees/ap-1/more/x.md", "decision_trees"),
        ("training/x.md", "training"),
    ],
)
def test_a_file_outside_its_procedure_s_folder_is_told(
    tmp_path: Path, path: str, folder: str
) -> None:
    [problem] = told(tmp_path, path)
    assert problem == (
        f"{path}:1: misplaced-file Files in this folder aren't read. "
        f"Move it to “{folder}/…/{Path(path).name}”, in the folder of its procedure."
    )


def test_a_file_with_another_ending_is_told(tmp_path: Path) -> None:
    path = "decision_trees/ap-1/x.markdown"
    [problem] = told(tmp_path, path)
    assert problem == (
        f"{path}:1: misplaced-file Expected a file name that ends in “.md”, found “.markdown”. "
        "Rename it to “x.md”."
    )


@pytest.mark.parametrize("path", ["docs/procedures/old/ap-2.md", "docs/procedures/ap-2.markdown"])
def test_a_procedure_that_nothing_reads_is_told(tmp_path: Path, path: str) -> None:
    [problem] = told(tmp_path, path)
    wrong = "Files in this folder aren't read"
    if path.endswith(".markdown"):
        wrong = "Expected a file name that ends in “.md”, found “.markdown”"
    assert problem.startswith(f"{path}:1: misplaced-file {wrong}. ")
    assert problem.endswith(" Move it to “docs/procedures/ap-2.md”.")


@pytest.mark.parametrize(
    "path",
    [
        "decision_trees/README.md",
        "decision_trees/ap-1/.drafts/x.md",
        "decision_trees/ap-1/.DS_Store",
        "decision_trees/ap-1/x.md~",
        "decision_trees/ap-1/~$x.docx",
        "drafts/x.md",
    ],
)
def test_what_is_meant_for_nobody_passes(tmp_path: Path, path: str) -> None:
    assert told(tmp_path, path) == []


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("x.txt", ".txt"),
        ("x.md.txt", ".txt"),
        ("x.md.bak", ".bak"),
        ("x.mdx", ".mdx"),
        ("x", "x"),
    ],
)
def test_a_tree_with_any_other_ending_is_told_by_its_front_matter(
    tmp_path: Path, name: str, found: str
) -> None:
    [problem] = told(tmp_path, f"decision_trees/ap-1/{name}")
    assert problem == (
        f"decision_trees/ap-1/{name}:1: misplaced-file Expected a file name that ends in “.md”, "
        f"found “{found}”. Rename it to “x.md”."
    )


@pytest.mark.parametrize("name", ["notes.txt", "x.docx", "picture.png", "notes"])
def test_a_file_that_is_no_markdown_at_all_is_told(tmp_path: Path, name: str) -> None:
    path = f"decision_trees/ap-1/{name}"
    [problem] = load(write_handbook(tmp_path, **{path: "PK"})).problems
    assert str(problem) == (
        f"{path}:1: misplaced-file Expected only files that end in “.md” in this folder, found "
        f"“{name}”. Move it out of “decision_trees/”."
    )


@pytest.mark.parametrize(
    "path",
    [
        "x.md",
        "docs/x.md",
        "docs/x.txt",
        "docs/authors/x.md",
        "docs/decision_trees/ap-1/x.md",
        "docs/procedures/x.md",
        "training/ap-1/x.md",
        "trees/ap-1/x.md",
        "decision-trees/ap-1/x.md",
        "Decision Trees/x.md",
    ],
)
def test_a_tree_that_is_saved_somewhere_else_is_one_problem(tmp_path: Path, path: str) -> None:
    [problem] = told(tmp_path, path)
    assert problem == (
        f"{path}:1: misplaced-file By its front matter this is a tree, and trees aren't read "
        "from here. Move it to “decision_trees/ap-1/x.md”."
    )


@pytest.mark.parametrize("path", ["docs/x.md", "decision_trees/ap-1/x.md", "docs/procedures/x.md"])
def test_a_course_that_is_saved_somewhere_else_is_one_problem(tmp_path: Path, path: str) -> None:
    [problem] = load(write_handbook(tmp_path, **{path: COURSE_TEXT})).problems
    assert str(problem) == (
        f"{path}:1: misplaced-file By its front matter this is a course, and courses aren't read "
        "from here. Move it to “training/ap-1/x.md”."
    )


@pytest.mark.parametrize("path", ["docs/ap-2.md", "decision_trees/ap-1/ap-2.md"])
def test_a_procedure_that_is_saved_somewhere_else_is_one_problem(tmp_path: Path, path: str) -> None:
    [problem] = load(write_handbook(tmp_path, **{path: PROCEDURE_TEXT})).problems
    assert str(problem) == (
        f"{path}:1: misplaced-file By its front matter this is a procedure, and procedures "
        "aren't read from here. Move it to “docs/procedures/ap-2.md”."
    )


def test_a_procedure_s_text_file_is_told(tmp_path: Path) -> None:
    path = "docs/procedures/ap-2.md.txt"
    [problem] = load(write_handbook(tmp_path, **{path: PROCEDURE_TEXT})).problems
    assert str(problem) == (
        f"{path}:1: misplaced-file Expected a file name that ends in “.md”, found “.txt”. "
        "Move it to “docs/procedures/ap-2.md”."
    )


def test_a_page_of_the_site_s_own_passes(tmp_path: Path) -> None:
    page = "---\ntitle: About us\n---\n\nWho we are.\n"
    assert load(write_handbook(tmp_path, **{"docs/about.md": page})).problems == ()
