"""Advice on single trees: what is allowed and seldom meant."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from tests.handbooks import TREE, TREE_TEXT, swap, write_handbook

from soundingboard.authoring.handbook import load
from soundingboard.authoring.settings import Settings

CLAUSES = "([2.1.1](../../docs/procedures/ap-1.md#c-2-1-1))"


def advice(tmp_path: Path, text: str, settings: Settings | None = None) -> list[str]:
    """What is said of a tree, line by line, without its path."""
    problems = load(write_handbook(tmp_path, **{TREE: text}), settings).problems
    return [str(problem).removeprefix(f"{TREE}:") for problem in problems]


def question(first: str, second: str, steps: str = "") -> str:
    """A tree of one question, whose two outcomes begin with those verdicts."""
    return (
        "---\ntitle: May I?\nprocedure: ap-1\nreviewed: 2026-11-20\n---\n\n"
        "## Whose is it?\n\n- [Mine](#one)\n- [Yours](#other)\n\n"
        f"## One\n\n**{first}** One {CLAUSES}.\n\n{steps}"
        f"## Other\n\n**{second}** Other {CLAUSES}.\n\n"
        "## Examples\n\n| Whose is it? | Outcome |\n|---|---|\n| Mine | One |\n| Yours | Other |\n"
    )


def test_a_good_tree_needs_no_advice(tmp_path: Path) -> None:
    assert advice(tmp_path, TREE_TEXT) == []


def test_a_question_that_changes_nothing(tmp_path: Path) -> None:
    [told] = advice(tmp_path, question("Allowed.", "Allowed."))
    assert told == (
        "7: idle-question All answers to “Whose is it?” lead to the same verdict and "
        "clauses. Take the question out. If the steps differ, cite the clauses that say so."
    )


def test_a_question_that_changes_the_verdict(tmp_path: Path) -> None:
    assert advice(tmp_path, question("Allowed.", "Ask first.")) == []


def test_a_question_that_changes_the_clauses(tmp_path: Path) -> None:
    step = "- [ ] You must ask ([1.2](../../docs/procedures/ap-1.md#c-1-2)).\n\n"
    assert advice(tmp_path, question("Allowed.", "Allowed.", step)) == []


def test_only_the_last_of_idle_questions_is_named(tmp_path: Path) -> None:
    """Once it is taken out, the one before it has its turn."""
    text = question("Allowed.", "Allowed.")
    text = swap(text, "- [Mine](#one)", "- [Mine](#which-day)")
    text = swap(text, "## One", "## Which day?\n\n- [Today](#one)\n- [Tomorrow](#other)\n\n## One")
    text = text[: text.index("## Examples")]
    told = [line.split(" ")[1] for line in advice(tmp_path, text)]
    assert told == ["idle-question", "outcome-not-shown", "outcome-not-shown"]
    assert "“Which day?”" in advice(tmp_path, text)[0]


def test_an_outcome_that_no_example_shows(tmp_path: Path) -> None:
    shown = "| My own account | Somebody else | Your choice |\n"
    [told] = advice(tmp_path, swap(TREE_TEXT, shown, ""))
    assert told == (
        "37: outcome-not-shown No example leads to “Your choice”. Add a row that ends with "
        "“Your choice” under “## Examples”."
    )


@pytest.mark.parametrize(
    ("today", "days", "due"),
    [
        ("2027-11-20", 365, False),
        ("2027-11-21", 365, True),
        ("2026-11-21", 0, True),
        ("2026-11-20", 0, False),
        ("2020-01-01", 0, False),
    ],
)
def test_a_review_too_long_ago(tmp_path: Path, today: str, days: int, due: bool) -> None:
    settings = Settings(review_days=days, today=datetime.date.fromisoformat(today))
    assert bool(advice(tmp_path, TREE_TEXT, settings)) is due


def test_how_long_ago_is_told(tmp_path: Path) -> None:
    settings = Settings(today=datetime.date(2028, 11, 20))
    [told] = advice(tmp_path, TREE_TEXT, settings)
    assert told == (
        "1: review-due The last review was 731 days ago, on 2026-11-20. Compare the file "
        "with its procedure, then write “reviewed: 2028-11-20”."
    )


def test_a_tree_with_errors_gets_no_advice(tmp_path: Path) -> None:
    broken = swap(question("Allowed.", "Allowed."), "(#other)", "(#another)")
    assert not [line for line in advice(tmp_path, broken) if "idle-question" in line]
