"""Tables that a slip in a heading would keep from being read."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.authoring.small import compiled, found
from tests.handbooks import TREE_TEXT, swap, write_handbook

from soundingboard.authoring.grammar.unread_tables import ALWAYS, EXAMPLES, misspelt
from soundingboard.authoring.handbook import load

PAGE = "decision_trees/ap-1/index.md"
FRONT = "---\ntitle: Questions on AP 1\nprocedure: ap-1\n---\n\n"
TABLE = "\n\n| Who is asking? | At most |\n|---|---|\n| Somebody else | allowed |\n"


@pytest.mark.parametrize(
    "heading", ["## Allways", "## Safety", "## Safety statements", "## As a rule"]
)
def test_a_statement_on_a_trees_page_is_not_passed_over(tmp_path: Path, heading: str) -> None:
    root = write_handbook(tmp_path, **{PAGE: f"{FRONT}{heading}{TABLE}"})
    [problem] = load(root).problems
    assert str(problem) == (
        f"{PAGE}:8: unread-table The table under “{heading.lstrip('# ')}” isn't checked. "
        "Put it under the heading “## Always”."
    )


@pytest.mark.parametrize("heading", ["### Always", "# Always", "###  always"])
def test_a_heading_of_another_level_is_reported_itself(tmp_path: Path, heading: str) -> None:
    root = write_handbook(tmp_path, **{PAGE: f"{FRONT}{heading}{TABLE}"})
    assert [(p.line, p.code) for p in load(root).problems] == [(6, "stray-heading")]


@pytest.mark.parametrize("last", ["At the most", "at-most", "Outcome", "Verdict", "No more than"])
def test_a_table_about_a_question_is_a_statement(tmp_path: Path, last: str) -> None:
    table = TABLE.replace("At most", last)
    root = write_handbook(tmp_path, **{PAGE: f"{FRONT}## For whom{table}"})
    assert [(p.line, p.code) for p in load(root).problems] == [(8, "unread-table")]


def test_other_tables_of_a_trees_page_are_reported(tmp_path: Path) -> None:
    table = "\n\n| Who | Page |\n|---|---|\n| [Somebody else](none.md) | Fine |\n"
    root = write_handbook(tmp_path, **{PAGE: f"{FRONT}So:{table}\n## For whom{table}"})
    first, second = map(str, load(root).problems)
    assert first == (
        f"{PAGE}:8: unread-table The table before the first heading isn't checked. Write it as a "
        "list, or in sentences."
    )
    assert second.startswith(f"{PAGE}:14: unread-table The table under “For whom” isn't ")


@pytest.mark.parametrize("heading", ["## Example", "## Exampels", "## Test cases"])
def test_examples_of_a_tree_are_not_passed_over(heading: str) -> None:
    text = swap(TREE_TEXT, "## Examples", heading)
    assert [problem for problem in found(text) if problem[1] != "outcome-not-shown"] == [
        (43, "unread-table")
    ]
    assert compiled(text)[0].tree is None


def test_a_statement_under_a_heading_of_the_third_level_is_told() -> None:
    text = swap(TREE_TEXT, "## Examples", f"### Always{TABLE}\n## Examples")
    assert found(text) == [(41, "stray-heading")]


def test_a_table_before_the_first_heading_is_told() -> None:
    problems = compiled(swap(TREE_TEXT, "Someone asks to follow", f"Hear{TABLE}\nSomeone asks"))[1]
    assert [problem.message for problem in problems] == [
        "The table before the first heading isn't checked"
    ]


@pytest.mark.parametrize(
    ("title", "name"),
    [("Allways", ALWAYS), ("EXAMPLE:", EXAMPLES), ("Who is asking?", ""), ("", "")],
)
def test_a_slip_is_known(title: str, name: str) -> None:
    assert misspelt(title, (EXAMPLES, ALWAYS)) == name
