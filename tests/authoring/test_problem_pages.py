"""Every code has a page, and every page tells the truth: its examples are run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.authoring.problem_pages import (
    FOLDER,
    files,
    printed_block,
    printed_lines,
    whole,
)

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.registry import all_rules

PAGES = sorted(file.stem for file in FOLDER.glob("*.md") if file.stem != "index")
_ROW = re.compile(r"^\| \[([a-z0-9-]+)\]\(([a-z0-9-]+)\.md\) \| (.+) \| (\w+) \|$", re.MULTILINE)


def page(code: str) -> str:
    return (FOLDER / f"{code}.md").read_text(encoding="utf-8")


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert sorted(all_rules()) == PAGES


def test_the_index_lists_every_code_once_with_its_summary_and_kind() -> None:
    rows = _ROW.findall((FOLDER / "index.md").read_text(encoding="utf-8"))
    assert sorted(rows) == sorted(
        (code, code, known.summary, known.severity.value) for code, known in all_rules().items()
    )


@pytest.mark.parametrize("code", PAGES)
def test_the_page_has_the_form_of_all_pages(code: str) -> None:
    text = page(code)
    kind = all_rules()[code].severity.value.capitalize()
    assert text.startswith(f"# {code}\n\n*{kind}: ")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE)[-1] == "The hint"
    assert ("(advice)" in text) == (all_rules()[code].severity is Severity.ADVICE)


@pytest.mark.parametrize("code", PAGES)
def test_the_failing_example_prints_just_what_the_page_says(
    code: str, tmp_path: Path, update_golden: bool
) -> None:
    text = page(code)
    lines = printed_lines(tmp_path, whole(files(text, "Fails")))
    block = printed_block(text)
    if update_golden and block.text.splitlines() != lines:
        rows = text.split("\n")
        rows[block.lines[0] + 1 : block.lines[1] - 1] = lines
        (FOLDER / f"{code}.md").write_text("\n".join(rows), encoding="utf-8")
        block = printed_block(page(code))
    assert block.text.splitlines() == lines
    assert {line.split(": ")[1].split(" ")[0] for line in lines} == {code}


@pytest.mark.parametrize("code", PAGES)
def test_the_corrected_example_has_no_problem(code: str, tmp_path: Path) -> None:
    shown = files(page(code), "Corrected")
    assert shown
    assert printed_lines(tmp_path, whole(shown)) == []
