"""Files in places where nothing reads them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.handbooks import TREE_TEXT, write_handbook

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
        f"{path}:1: misplaced-file files in this folder are not read. "
        f"Move it into its procedure's folder: “{folder}/<procedure>/{Path(path).name}”."
    )


def test_a_file_with_another_ending_is_told(tmp_path: Path) -> None:
    path = "decision_trees/ap-1/x.markdown"
    [problem] = told(tmp_path, path)
    assert problem == (
        f"{path}:1: misplaced-file the file name must end in “.md”, and ends in “.markdown”. "
        "Rename it to “x.md”."
    )


@pytest.mark.parametrize("path", ["docs/procedures/old/ap-2.md", "docs/procedures/ap-2.markdown"])
def test_a_procedure_that_nothing_reads_is_told(tmp_path: Path, path: str) -> None:
    [problem] = told(tmp_path, path)
    wrong = "files in this folder are not read"
    if path.endswith(".markdown"):
        wrong = "the file name must end in “.md”, and ends in “.markdown”"
    assert problem.startswith(f"{path}:1: misplaced-file {wrong}. ")
    assert problem.endswith("Move it into the procedures' folder: “docs/procedures/ap-2.md”.")


@pytest.mark.parametrize(
    "path",
    [
        "decision_trees/README.md",
        "decision_trees/ap-1/.drafts/x.md",
        "decision_trees/ap-1/notes.txt",
    ],
)
def test_what_is_meant_for_nobody_passes(tmp_path: Path, path: str) -> None:
    assert told(tmp_path, path) == []
