"""A scenario about a situation stands for what the situation stands for, and can say nothing else.

The course is that of ``tests/courses.py``; its first scenario links a situation of
``tests/situations.py`` in place of a table of answers.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.courses import COURSE, COURSE_TEXT
from tests.handbooks import TREE, TREE_TEXT, on_record, swap, write_handbook
from tests.situations import ALL, NEIGHBOUR, PATH, STUDENT, WAY

from soundingboard.authoring.handbook import Handbook, load
from soundingboard.engine.course import ExpectedOutcome, Scenario

TITLE = "A grade 10 student wants to follow my private Instagram. Can I accept?"
ID = "a-grade-10-student-wants-to-follow-my-private-instagram-can-i-accept"
FILE = "../../decision_trees/ap-1/situations.md"
LINK = f"**Situation.** [{TITLE}]({FILE}#{ID})"
LINE = next(
    number
    for number, line in enumerate(COURSE_TEXT.split("\n"), 1)
    if line.startswith("| Which account")
)
"""The line of the table."""

NO_TREE = "**No tree.** It is left to you ([2.1]); see [requests](follow-request.md#your-choice).\n"


def about(paragraph: str = LINK) -> str:
    """The course, its first scenario with *paragraph* in place of the table."""
    lines = COURSE_TEXT.split("\n")
    lines[LINE - 1 : LINE + 2] = [paragraph]
    return "\n".join(lines)


def loaded(root: Path, course: str, **files: str | bytes | None) -> Handbook:
    return load(on_record(write_handbook(root, **{PATH: ALL, COURSE: course, **files})))


def printed(root: Path, course: str, **files: str | bytes | None) -> list[str]:
    """What is reported, less the path if it is the course's."""
    found = loaded(root, course, **files).problems
    return [str(problem).removeprefix(f"{COURSE}:") for problem in found]


def first(handbook: Handbook) -> Scenario:
    assert handbook.errors == ()
    return handbook.courses["ap-1/onboarding"].scenarios[0]


def test_the_scenario_stands_for_the_way_of_its_situation(tmp_path: Path) -> None:
    scenario = first(loaded(tmp_path, about()))
    answers = {
        "which-account-did-they-ask-to-follow": "my-own-account",
        "who-is-asking": "a-student-enrolled-in-one-of-our-schools",
    }
    expected = ExpectedOutcome("ap-1/follow-request", "do-not-accept", "Do not accept", answers)
    assert (scenario.expected_outcomes, scenario.beyond) == ((expected,), "")


def test_it_is_the_course_that_a_table_with_the_same_answers_makes(tmp_path: Path) -> None:
    by_table = loaded(tmp_path / "a", COURSE_TEXT).courses["ap-1/onboarding"]
    by_situation = loaded(tmp_path / "b", about()).courses["ap-1/onboarding"]
    assert by_situation.hash == by_table.hash


def test_each_way_is_one_that_the_scenario_stands_for(tmp_path: Path) -> None:
    other = f"- {WAY}: My own account; A student who writes “a = b”\n"
    more = swap(ALL, STUDENT, STUDENT + other)
    expected_outcomes = first(loaded(tmp_path, about(), **{PATH: more})).expected_outcomes
    assert [expected.answers["who-is-asking"] for expected in expected_outcomes] == [
        "a-student-enrolled-in-one-of-our-schools",
        "a-student-who-writes-a--b",
    ]


def test_if_the_situation_has_no_tree_on_purpose_its_reason_is_the_scenario_s(
    tmp_path: Path,
) -> None:
    way = f"- {WAY}: My own account; A student enrolled in one of our schools\n"
    without = swap(ALL, way, NO_TREE)
    handbook = loaded(tmp_path, about(), **{PATH: without})
    scenario = first(handbook)
    assert scenario.expected_outcomes == ()
    assert scenario.beyond == "It is left to you (2.1); see requests."
    assert scenario.clauses == ("2.1.1", "2.1")
    # Its links lead from the course to where they led from the file of situations.
    written = handbook.course_files["ap-1/onboarding"].scenarios[0].beyond
    links = [child.attrGet("href") for child in written[1].children or () if child.attrs]
    assert links == [
        "../../docs/procedures/ap-1.md#c-2-1",
        "../../decision_trees/ap-1/follow-request.md#your-choice",
    ]


def test_a_mark_that_the_situation_s_outcome_contradicts_is_an_error(tmp_path: Path) -> None:
    wrong = swap(about(), "- [x] **Decline** the request.", "- [x] Accept the request.")
    [problem] = loaded(tmp_path, wrong).problems
    assert (problem.line, problem.code) == (LINE - 8, "choice-contradicts")


@pytest.mark.parametrize(
    ("paragraph", "told"),
    [
        ("**Situation.**", "Expected a link after “Situation.”, found none"),
        ("**Situation.** The first one", "Expected a link after “Situation.”, found none"),
        (f"{LINK}, see there", "Expected only one link after “Situation.”, found “"),
        (f"{LINK} [2.1]", "Expected only one link after “Situation.”, found “"),
        (f"**Situation.** [{TITLE}]({FILE})", "There is no situation “#”"),
        (f"**Situation.** [{TITLE}](../../{TREE}#{ID})", "isn't a situation of “ap-1”"),
        (f"**Situation.** [{TITLE}](javascript:a#{ID})", "isn't a situation of “ap-1”"),
        (f"**Situation.** [A student]({FILE}#{ID})", "The link says “A student”, but leads to"),
        (f"**Situation.** [{TITLE}]({FILE}#a-student)", f"Did you mean “#{ID}”?"),
        (f"**Situation.** [A]({FILE}#{ID}-now)", f"Did you mean “#{ID}”?"),
    ],
)
def test_the_paragraph_is_the_link_to_a_situation_and_nothing_else(
    tmp_path: Path, paragraph: str, told: str
) -> None:
    [problem] = printed(tmp_path, about(paragraph))
    assert problem.startswith(f"{LINE}: scenario-situation ")
    assert told in problem


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (f"\n\n{LINK}", "has “Situation.” more than once"),
        ("\n\n**No tree.** None asks.", "has both “Situation.” and “No tree.”"),
        (
            "\n\n| Who is asking? | Outcome |\n|---|---|\n| A | B |",
            "has both “Situation.” and a table of answers",
        ),
    ],
)
def test_a_scenario_has_one_situation_or_something_else(
    tmp_path: Path, more: str, told: str
) -> None:
    problems = [line for line in printed(tmp_path, about(LINK + more)) if "no-answers" in line]
    assert len(problems) == 1
    assert told in problems[0]


def test_what_follows_the_situation_belongs_to_no_choice(tmp_path: Path) -> None:
    [problem] = printed(tmp_path, about(f"{LINK}\n\nAnd so on."))
    assert problem.startswith(f"{LINE + 2}: stray-text ")


def test_an_error_among_the_situations_is_the_cause(tmp_path: Path) -> None:
    wrong = swap(ALL, "**Allowed.** Your own", "**Not allowed.** Your own")
    handbook = loaded(tmp_path, about(), **{PATH: wrong})
    [problem] = handbook.problems
    assert (problem.path, problem.code) == (PATH, "situation-fails")
    assert problem.hint.endswith("1 course depends on this file and wasn't checked.")
    assert handbook.courses == {}


def test_a_file_of_situations_that_cannot_be_read_is_the_cause(tmp_path: Path) -> None:
    [problem] = loaded(tmp_path, about(), **{PATH: b"\xff"}).problems
    assert (problem.path, problem.code) == (PATH, "not-utf8")
    assert problem.hint.endswith("1 course depends on this file and wasn't checked.")


def test_an_error_in_a_tree_is_the_cause_of_all_that_depends_on_it(tmp_path: Path) -> None:
    broken = swap(TREE_TEXT, "**Allowed.**", "**Fine.**")
    [problem] = loaded(tmp_path, about(), **{TREE: broken}).problems
    assert (problem.path, problem.code) == (TREE, "unknown-verdict")
    assert problem.hint.endswith(
        "1 file of situations and 1 course depend on this file and weren't checked."
    )


def test_without_a_file_of_situations_the_scenario_is_reported(tmp_path: Path) -> None:
    [problem] = printed(tmp_path, about(), **{PATH: None})
    assert problem == (
        f"{LINE}: scenario-situation “{PATH}” doesn't exist, or can't be read. Create that file, "
        "with the situation as a “##” heading."
    )


def test_a_situation_without_any_way_decides_no_scenario(tmp_path: Path) -> None:
    way = f"- {WAY}: My own account; Somebody else\n"
    without = swap(ALL, NEIGHBOUR, swap(NEIGHBOUR, way, ""))
    title = "My neighbour sent me a friend request. Can I accept it?"
    link = f"[{title}]({FILE}#my-neighbour-sent-me-a-friend-request-can-i-accept-it)"
    text = about(f"**Situation.** {link}")
    problems = [line for line in printed(tmp_path, text, **{PATH: without}) if "scenario" in line]
    assert problems == [
        (
            f"{LINE}: scenario-situation The situation “{title}” has no way to look it up. "
            f"Add one in “{PATH}”. If no tree answers it, say why there."
        )
    ]
