"""Courses in two states of a handbook, and the scenarios that a changed tree touches."""

from __future__ import annotations

from pathlib import Path

from tests.courses import COURSE, COURSE_TEXT
from tests.handbooks import TREE, TREE_TEXT, swap, write_handbook

from soundingboard.authoring.changes.course_diff import CourseDiff, Touched, course_diffs
from soundingboard.authoring.changes.diff_report import as_json, as_markdown
from soundingboard.authoring.changes.handbook_diff import State, TreeDiff, handbook_diff
from soundingboard.authoring.handbook import load

Diffs = tuple[tuple[TreeDiff, ...], tuple[CourseDiff, ...]]


def diffs(root: Path, before: dict[str, str | None], after: dict[str, str | None]) -> Diffs:
    """What changed between the default handbook with a course, with each state's own files."""
    was, now = (
        load(write_handbook(root / name, **{COURSE: COURSE_TEXT, **files}))
        for name, files in (("before", before), ("after", after))
    )
    trees = handbook_diff(was, now)
    return trees, course_diffs(was, now, trees)


def only(found: Diffs) -> CourseDiff:
    [diff] = found[1]
    return diff


def test_nothing_changed(tmp_path: Path) -> None:
    assert only(diffs(tmp_path, {}, {})).unchanged


def test_a_reworded_outcome_touches_the_scenarios_that_stand_on_the_tree(tmp_path: Path) -> None:
    reworded = swap(TREE_TEXT, "accepting opens that door", "accepting would allow it")
    diff = only(diffs(tmp_path, {}, {TREE: reworded}))
    assert not diff.unchanged
    assert diff.touched == (
        Touched(
            "a-student-asks-to-follow-you",
            "A student asks to follow you",
            "ap-1/follow-request",
            True,
        ),
        Touched("the-class-account", "The class account", "ap-1/follow-request", False),
    )


def test_a_tree_that_no_longer_bears_a_course_out_breaks_it_and_says_where(tmp_path: Path) -> None:
    # Both answers lead elsewhere; the examples follow the tree, the course does not.
    otherwise = (
        TREE_TEXT.replace("(#do-not-accept)", "(#x)")
        .replace("(#your-choice)", "(#do-not-accept)")
        .replace("(#x)", "(#your-choice)")
    )
    examples = otherwise.index("## Examples")
    after = otherwise[:examples] + swap(
        swap(otherwise[examples:], "schools | Do not accept", "schools | Your choice"),
        "else | Your choice",
        "else | Do not accept",
    )
    diff = only(diffs(tmp_path, {}, {TREE: after}))
    assert (diff.state, diff.note) == (State.BROKEN, "the later version has errors")
    assert [(item.scenario, item.otherwise) for item in diff.touched] == [
        ("a-student-asks-to-follow-you", True),
        ("the-class-account", False),
    ]


def test_settings_and_scenarios_that_changed(tmp_path: Path) -> None:
    after = swap(COURSE_TEXT, "draw: 2", "draw: 3")
    after = swap(after, "Must you know", "Do you have to know")
    after = swap(after, "## The class account", "## Following the class account")
    diff = only(diffs(tmp_path, {}, {COURSE: after}))
    assert diff.settings == ("draw",)
    assert diff.reworded == ("your-settings",)
    assert diff.gone == ("the-class-account",)
    assert diff.new == ("following-the-class-account",)
    assert diff.touched == ()


def test_courses_that_came_and_went(tmp_path: Path) -> None:
    assert only(diffs(tmp_path / "a", {COURSE: None}, {})).state is State.ADDED
    assert only(diffs(tmp_path / "b", {}, {COURSE: None})).state is State.REMOVED


def test_the_report_in_words_and_as_json(tmp_path: Path) -> None:
    reworded = swap(TREE_TEXT, "accepting opens that door", "accepting would allow it")
    trees, courses = diffs(
        tmp_path, {}, {TREE: reworded, COURSE: swap(COURSE_TEXT, "draw: 2", "draw: 3")}
    )
    text = as_markdown(trees, courses)
    assert text.startswith("1 tree changed, 0 didn't.\n")
    assert text.endswith(
        """\
### Course: AP 1 onboarding (ap-1/onboarding): **changed**

- Settings that changed: `draw`.
- “A student asks to follow you” (`a-student-asks-to-follow-you`) depends on ap-1/follow-request, \
which changed on the way to its outcome.
- “The class account” (`the-class-account`) depends on ap-1/follow-request, which changed, but not \
for this scenario.
"""
    )
    [told] = as_json(trees, courses)["courses"]
    assert (told["id"], told["state"], told["settings"]) == (
        "ap-1/onboarding",
        "compared",
        ["draw"],
    )
    assert told["touched"][1] == {
        "scenario": "the-class-account",
        "tree": "ap-1/follow-request",
        "otherwise": False,
    }
    assert as_markdown((), ()) == "No tree changed (0 compared).\n"
