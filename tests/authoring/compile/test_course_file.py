"""Courses: what a Markdown file compiles to, and that nothing in one can raise."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.authoring.small import around, compiled
from tests.courses import COURSE, COURSE_TEXT
from tests.handbooks import TREE, TREE_TEXT, on_record, swap, write_handbook

from soundingboard import schemas
from soundingboard.authoring.compile.course_file import CourseFile, compile_course
from soundingboard.authoring.handbook import load
from soundingboard.authoring.listing import listing
from soundingboard.authoring.problems.problem import Problem, errors
from soundingboard.authoring.source.source_file import parse
from soundingboard.engine.codec import decode, encode
from soundingboard.engine.course import (
    Acknowledgment,
    Course,
    ExpectedOutcome,
    Reading,
)

AROUND = around(files=[TREE])
TREES = {TREE: compiled(TREE_TEXT)[0]}


def compile_text(text: str | bytes) -> tuple[CourseFile, list[Problem]]:
    source = parse(text if isinstance(text, bytes) else text.encode(), COURSE)
    assert not isinstance(source, Problem)
    return compile_course("ap-1", "onboarding", source, AROUND, TREES, {})


def codes(text: str) -> list[tuple[int, str]]:
    return sorted((problem.line, problem.code) for problem in compile_text(text)[1])


def good() -> Course:
    file, problems = compile_text(COURSE_TEXT)
    assert problems == []
    assert file.course is not None
    return file.course


def test_the_front_matter_sets_the_quiz_and_the_statement() -> None:
    course = good()
    assert (course.id, course.title) == ("ap-1/onboarding", "AP 1 onboarding")
    assert (course.draw, course.pass_mark, course.valid_months) == (2, 1, 24)
    assert (course.feedback, course.reviewed) == ("each", "2026-11-20")
    assert course.acknowledgment == Acknowledgment(
        "I have read and understood AP 1 – Staff on Social Media.", "en-CA", "1.2", ""
    )


def test_a_label_may_begin_on_the_line_below_its_box() -> None:
    text = swap(COURSE_TEXT, "- [x] **Decline** the request.", "- [x]\n  **Decline** the request.")
    file, problems = compile_text(text)
    assert problems == []
    assert file.course == good()


def test_what_to_read_is_a_section_with_its_clauses_or_a_clause_with_those_below() -> None:
    assert good().reading == (
        Reading("Accounts for work", "section-1-accounts-for-work", ("1.1", "1.2")),
        Reading("2.1", "c-2-1", ("2.1", "2.1.1", "2.1.2"), ", what is said of your own accounts"),
    )


def test_a_scenario_is_a_story_choices_with_feedback_and_clauses() -> None:
    scenario = good().scenarios[0]
    assert (scenario.id, scenario.title) == (
        "a-student-asks-to-follow-you",
        "A student asks to follow you",
    )
    assert (
        scenario.story == "A student of yours asks to follow your own account.\n\nWhat do you do?"
    )
    assert [(c.id, c.text, c.right, c.feedback) for c in scenario.choices] == [
        ("decline-the-request", "Decline the request.", True, "Right (2.1.1)."),
        ("accept-it", "Accept it.", False, "There is no exception (2.1.1)."),
    ]
    assert scenario.clauses == ("2.1.1",)


def test_a_scenario_stands_for_an_outcome_that_the_tree_was_found_to_reach() -> None:
    assert good().scenarios[0].expected_outcomes == (
        ExpectedOutcome(
            tree="ap-1/follow-request",
            outcome="do-not-accept",
            title="Do not accept",
            answers={
                "which-account-did-they-ask-to-follow": "my-own-account",
                "who-is-asking": "a-student-enrolled-in-one-of-our-schools",
            },
        ),
    )


def test_several_choices_may_be_right() -> None:
    assert good().scenarios[1].right == {"they-may-follow-it", "the-principal-must-know-of-it"}


def test_a_scenario_beyond_any_tree_says_why() -> None:
    scenario = good().scenarios[2]
    assert (scenario.expected_outcomes, scenario.beyond) == ((), "No tree asks about settings.")


def test_the_parsed_markdown_is_kept_for_the_page() -> None:
    file, _ = compile_text(COURSE_TEXT)
    assert file.read_first is not None
    first, *_ = file.scenarios
    assert [token.type for token in first.story].count("paragraph_open") == 2
    label = first.choices[0].label
    assert [token.type for token in label if token.type != "text" or token.content] == [
        "strong_open",
        "text",
        "strong_close",
        "text",
    ]
    assert first.choices[0].feedback[0].type == "paragraph_open"


def test_the_compiled_course_fits_its_schema_and_comes_back() -> None:
    course = good()
    schemas.validate("course", encode(course))
    assert decode(Course, encode(course)) == course


def test_a_handbook_compiles_and_lists_its_courses(tmp_path: Path) -> None:
    handbook = load(on_record(write_handbook(tmp_path, **{COURSE: COURSE_TEXT})))
    assert handbook.problems == ()
    assert list(handbook.courses) == ["ap-1/onboarding"]
    document = encode(listing(handbook))
    schemas.validate("list", document)
    assert document["courses"] == [encode(handbook.courses["ap-1/onboarding"])]


def test_a_course_on_a_broken_tree_is_not_published(tmp_path: Path) -> None:
    broken = swap(TREE_TEXT, "(#your-choice)", "(#nowhere)")
    handbook = load(write_handbook(tmp_path, **{TREE: broken, COURSE: COURSE_TEXT}))
    assert handbook.courses == {}
    [problem] = [item for item in handbook.problems if item.code != "edition-missing"]
    assert (problem.path, problem.code) == (TREE, "unknown-target")
    assert " 1 course depends on this file and wasn't checked." in problem.hint
    assert COURSE in {item.path for item in handbook.consequences[problem]}


def test_a_review_long_ago_is_advised_of(tmp_path: Path) -> None:
    text = swap(COURSE_TEXT, "2026-11-20", "2001-01-01")
    [problem] = load(on_record(write_handbook(tmp_path, **{COURSE: text}))).problems
    assert (problem.code, problem.path) == ("review-due", COURSE)


ROW = "| My own account | A student enrolled in one of our schools | "


HEADER = "| Which account did they ask to follow? | Who is asking? | Outcome |\n|---|---|---|\n"
OUTCOME = f"[Do not accept](../../{TREE}#do-not-accept)"


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("procedure: ap-1", "procedure: ap-2", [(3, "wrong-procedure")]),
        ("draw: 2", "draw: 4", [(6, "impossible-draw")]),
        ("pass-mark: 1", "pass-mark: 3", [(5, "impossible-pass")]),
        ("pass-mark: 1", "pass-mark: most", [(5, "bad-field")]),
        ("language: en-CA", "language: English", [(11, "bad-field")]),
        ("language: en-CA", "feedback: never", [(11, "bad-field")]),
        ('clause: "1.2"', 'clause: "9"', [(10, "unknown-clause")]),
        (
            'statement-clause: "1.2"',
            "audiences: all",
            [(1, "missing-field"), (10, "unknown-field")],
        ),
        ("A short course.", "# A short course", [(14, "stray-heading")]),
        ("A short course.", "<b>A</b>", [(14, "raw-html")]),
        ("A short course.", "![A](a.png)", [(14, "image")]),
        ("A short course.", "[A](#nowhere)", [(14, "broken-link")]),
        ("A short course.", "[A](../../x.md)", [(14, "broken-link")]),
        ("A short course.", f"[A](../../{TREE}#x)", [(14, "broken-link")]),
        ("## Read first", "## To read", [(18, "no-reading")]),
        ("## Read first\n\n", "", [(16, "no-reading")]),
        ("## Read first", "## Read first\n\n## Read first", [(18, "duplicate-id")]),
        ("#section-1-accounts-for-work", "#section-1", [(18, "bad-reading")]),
        ("#section-1-accounts-for-work", "", [(18, "bad-reading")]),
        ("#section-1-accounts-for-work", "#c-2-1", [(19, "bad-reading")]),
        ("- [Accounts for work]", "- See [it]", [(18, "bad-reading")]),
        ("[2.1](", "[1.1](", [(19, "bad-reading")]),
        ("[Accounts for work]", "[Section 2: Accounts of your own]", [(18, "bad-reading")]),
        ("what is said", "[what](../../docs/procedures/ap-1.md) is", [(19, "bad-reading")]),
        ("- [ ] Accept it.", "- [ ] [x] Accept it.", [(31, "bad-choice")]),
        ("## The class account", "## A student asks to follow you", [(39, "duplicate-id")]),
        ("## The class account", f"## [The class account](../../{TREE})", [(39, "unread-text")]),
        ("## The class account", "## sb-acknowledgment", [(39, "duplicate-id")]),
        ("## The class account", "## !", [(39, "empty-heading")]),
        ("- [x] **Decline**", "- [ ] **Decline**", [(21, "one-sided")]),
        ("- [ ] Accept it.", "- Accept it.", [(21, "one-sided"), (31, "bad-choice")]),
        ("- [ ] Accept it.", "- [ ] !", [(21, "one-sided"), (31, "bad-choice")]),
        ("- [ ] Accept it.", "- [ ] decline the request", [(31, "duplicate-choice")]),
        ("  There is no", "There is no", [(31, "no-feedback"), (33, "stray-text")]),
        ("What do you do?", "> - [x] Nothing", [(25, "bad-choice")]),
        ("A short course.", "- [x] Nothing", [(14, "bad-choice")]),
        ("A short course.", "draw: 1", [(14, "unread-text")]),
        (f"{ROW}[Do not accept]", f"{ROW}[Refuse]", [(37, "scenario-outcome")]),
        (OUTCOME, "Do not accept", [(37, "scenario-outcome")]),
        (OUTCOME, f"{OUTCOME}[](#a)", [(37, "scenario-outcome")]),
        ("| My own account |", "| [My own account](none.md) |", [(37, "unread-text")]),
        ("| Who is asking? |", "| [Who is asking?](#a) |", [(35, "unread-text")]),
        ("#do-not-accept", "#who-is-asking", [(37, "scenario-outcome")]),
        (ROW, "| My own account | A student | ", [(37, "scenario-answers")]),
        (ROW, "| My own account | Somebody else | ", [(37, "scenario-fails")]),
        (ROW, "| My own account | | ", [(37, "scenario-fails")]),
        ("for work | |", "for work | Somebody else |", [(57, "scenario-answers")]),
        ("|---|---|---|\n" + ROW, "\n" + ROW, [(35, "broken-table"), (37, "broken-table")]),
        (
            HEADER + ROW,
            swap(HEADER, "Which account did they ask to follow", "Where") + ROW,
            [(35, "scenario-answers")],
        ),
        (" No tree asks about settings.", "", [(59, "no-answers")]),
        ("**No tree.** No", "No", [(59, "no-answers"), (71, "stray-text")]),
    ],
)
def test_each_mistake_has_its_code_and_line(
    old: str, new: str, found: list[tuple[int, str]]
) -> None:
    assert old in COURSE_TEXT
    text = COURSE_TEXT.replace(old, new, 1)
    assert codes(text) == found
    file, problems = compile_text(text)
    assert (file.course is None) == bool(errors(problems))


@pytest.mark.parametrize(
    ("old", "new", "line", "code"),
    [
        ("- [ ] Accept it.", "> - [ ] Accept it.", 31, "stray-text"),
        ("- [ ] Accept it.", "  - [ ] Accept it.", 31, "bad-choice"),
        ("- [ ] Accept it.", "- - [ ] Accept it.", 31, "bad-choice"),
        ("- [x] **Decline**", "- - [x] **Decline**", 27, "bad-choice"),
        ("- [x] **Decline**", "  - [x] **Decline**", 29, "stray-text"),
        ("- [x] **Decline**", "    - [x] **Decline**", 27, "indented-text"),
        ("- [x] **Decline**", "• [x] **Decline**", 27, "false-item"),
        ("- [ ] Accept it.", "•[ ] Accept it.", 31, "false-item"),
        ("  There is no", "There is no", 33, "stray-text"),
        ("- [2.1]", "• [2.1]", 19, "false-item"),
    ],
)
def test_what_a_scenario_lacks_because_it_is_elsewhere_is_a_consequence(
    old: str, new: str, line: int, code: str
) -> None:
    problems = compile_text(swap(COURSE_TEXT, old, new))[1]
    own = [(item.line, item.code) for item in problems if not item.cause]
    assert own == [(line, code)]
    assert {item.cause for item in problems} <= {"", f"{COURSE}:{line}"}


def test_the_message_of_a_failing_scenario_names_both_outcomes_and_the_walk() -> None:
    text = swap(COURSE_TEXT, ROW, "| My own account | Somebody else | ")
    [problem] = compile_text(text)[1]
    assert str(problem) == (
        f"{COURSE}:37: scenario-fails Expected “Do not accept”, found “Your choice”. Path: “Which "
        "account did they ask to follow? My own account → Who is asking? Somebody else → "
        "Your choice”. Correct the row. If the tree is wrong, correct the link of the "
        "answer."
    )


WEIRD = [
    *("- [x] a", "- [ ] ", "- [x]", "  feedback", "1. [ ] b", "> - [x] c", "- - [x] d", "- x"),
    *("##", "## Read first", "## A", "# A", "### a", "**No tree.**", "**No", "****"),
    *("| a | Outcome |", "|---|---|", "| b | [Do not accept](x.md#y) |", "| | |", "|", "Outcome"),
    *("[a](../../docs/procedures/ap-1.md#c-1-1)", f"[a](../../{TREE}#do-not-accept)", "[a](#a)"),
    *("<b>", "```", "![](a)", "[a](javascript:a)", "\\", "\x00", "\u202e", "é", "\ud7ff", "---"),
]
LINES = st.lists(
    st.sampled_from([*WEIRD, *COURSE_TEXT.split("\n"), "", "", ""]) | st.text(max_size=20),
    max_size=30,
)


@given(LINES)
@example(["\r0", "##"])
def test_whatever_is_written_the_result_is_a_course_or_problems(lines: list[str]) -> None:
    front = COURSE_TEXT[: COURSE_TEXT.index("A short course.")]
    held(front + "\n".join(lines))


@given(st.data())
def test_whatever_is_changed_in_a_course_nothing_is_raised(data: st.DataObject) -> None:
    rows = COURSE_TEXT.split("\n")
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(rows) - 1))
        action = data.draw(st.sampled_from(["drop", "double", "weird", "indent"]))
        if action == "drop" and len(rows) > 1:
            del rows[place]
        elif action == "double":
            rows.insert(place, rows[place])
        elif action == "indent":
            rows[place] = f"  {rows[place]}"
        else:
            rows[place] = data.draw(st.sampled_from(WEIRD))
    held("\n".join(rows))


def held(text: str) -> None:
    source = parse(text.encode(errors="replace"), COURSE)
    if isinstance(source, Problem):
        return
    file, problems = compile_course("ap-1", "onboarding", source, AROUND, TREES, {})
    assert (file.course is None) == bool(errors(problems))
    last = len(re.split(r"\r\n|\r|\n", text))
    for problem in problems:
        assert 1 <= problem.line <= last
        assert "\n" not in str(problem)
    if file.course is not None:
        schemas.validate("course", encode(file.course))
        assert decode(Course, encode(file.course)) == file.course
