"""Situations: a verdict and its clauses for each case in staff's words, and every way to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.handbooks import TREE, TREE_TEXT, swap, write_handbook
from tests.situations import ALL, HEAD, NEIGHBOUR, PATH, STUDENT, WAY

from soundingboard.authoring.handbook import Handbook, load
from soundingboard.authoring.settings import Settings

GOLDEN = Path(__file__).parents[1] / "golden" / "situations" / "everything-at-once.md"


def loaded(root: Path, text: str, tree: str = TREE_TEXT) -> Handbook:
    settings = Settings(readability=False)
    return load(write_handbook(root, **{TREE: tree, PATH: text}), settings)


def printed(root: Path, text: str, tree: str = TREE_TEXT) -> list[str]:
    """Line, code, message and hint of every problem, those of severity “advice” marked so."""
    return [
        f"{p.line}: {p.code} {p.message}. {p.hint}"
        for p in loaded(root, text, tree).problems
        if p.code != "review-due"
    ]


def test_situations_that_all_agree_have_no_problem(tmp_path: Path) -> None:
    handbook = loaded(tmp_path, ALL)
    assert not [p for p in handbook.problems if p.code != "review-due"]
    file = handbook.situations["ap-1"]
    assert [item.id for item in file.situations] == [
        "a-grade-10-student-wants-to-follow-my-private-instagram-can-i-accept",
        "my-neighbour-sent-me-a-friend-request-can-i-accept-it",
        "a-parent-asks-to-follow-our-class-account-can-i-let-her-in",
    ]
    first = file.situations[0]
    assert (first.verdict, first.clauses) == ("not allowed", ("2.1.1",))
    [way] = first.ways
    assert way.walk.end.id == "do-not-accept"
    assert way.key == (
        "ap-1/follow-request",
        (
            ("which-account-did-they-ask-to-follow", "my-own-account"),
            ("who-is-asking", "a-student-enrolled-in-one-of-our-schools"),
        ),
    )
    assert [cite.anchor for cite in file.cites] == ["c-2-1-1", "c-2-1", "c-1-1"]


def test_a_file_of_situations_is_no_tree(tmp_path: Path) -> None:
    handbook = loaded(tmp_path, ALL)
    assert list(handbook.tree_files) == ["ap-1/follow-request"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("**Not allowed.** It", "**Advised against.** It", "11: situation-fails"),
        ("each other ([2.1.1])", "each other ([2.1.1], [2.1.2])", "11: situation-fails"),
        ("account; A student enrolled", "account; A pupil enrolled", "11: bad-way"),
        ("; A student enrolled in one of our schools", "", "11: bad-way"),
        ("An account I run for work", "An account I run for work; Yes", "23: bad-way"),
        ("(follow-request.md): An", "(follow-request.md#who-is-asking): An", "23: bad-way"),
        (f"- {WAY}: An account I run for work", "- An account I run for work", "23: bad-way"),
        ("**Allowed.** Your own", "Your own", "13: no-verdict"),
        ("own affair ([2.1])", "own affair", "13: no-citation"),
        ("affair ([2.1]).\n", "affair ([2.1]).\n\nAnd more.\n", "17: unread-text"),
        ("affair ([2.1]).\n", "affair ([2.1]).\n\n**No tree.** None.\n", "13: bad-way"),
    ],
)
def test_what_does_not_agree_is_one_error(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    [problem] = printed(tmp_path, swap(ALL, old, new))
    assert problem.startswith(f"{expected} ")


def test_the_messages_show_the_walks(tmp_path: Path, update_golden: bool) -> None:
    expected = GOLDEN.with_suffix(".txt")
    lines = printed(tmp_path, GOLDEN.read_text(encoding="utf-8"))
    if update_golden:
        expected.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    assert lines == expected.read_text(encoding="utf-8").splitlines()


def test_every_way_that_cannot_be_walked_is_reported_at_once(tmp_path: Path) -> None:
    text = ALL.replace("My own account", "Mine").replace("(follow-request.md): An", "(x.md): An")
    codes = [line.split(" ")[:2] for line in printed(tmp_path, text)]
    assert ["11:", "bad-way"] in codes
    assert ["17:", "bad-way"] in codes
    assert ["23:", "broken-link"] in codes or ["23:", "bad-way"] in codes


def test_a_tree_with_errors_is_the_cause_of_ways_that_cannot_be_walked(tmp_path: Path) -> None:
    handbook = loaded(tmp_path, ALL, swap(TREE_TEXT, "(#your-choice)", "(#your-chioce)"))
    assert [(p.path, p.code) for p in handbook.problems if p.code != "review-due"] == [
        (TREE, "unknown-target")
    ]


def test_situations_with_the_same_ways_are_one(tmp_path: Path) -> None:
    dentist = NEIGHBOUR.replace("My neighbour", "The dentist whom I see once a year")
    [problem] = printed(tmp_path, ALL + "\n" + dentist)
    assert problem.startswith("25: same-situation ")


def test_wordings_that_are_almost_the_same_are_reported(tmp_path: Path) -> None:
    again = NEIGHBOUR.replace("My neighbour sent", "Our neighbours have sent").replace(
        "Somebody else", "A student who writes “a = b”"
    )
    assert any(
        line.startswith("25: near-duplicate “Our neighbours have sent me a friend request.")
        for line in printed(tmp_path, ALL + "\n" + again)
    )


def test_what_no_situation_reaches_or_tells_apart_is_noted(tmp_path: Path) -> None:
    found = printed(tmp_path, HEAD + STUDENT)
    assert [line.partition(". ")[0] for line in found] == [
        (
            "9: question-untested No two situations answer “Which account did they ask to "
            "follow?” differently"
        ),
        "16: question-untested No two situations answer “Who is asking?” differently",
        "30: outcome-untested No situation leads to “Let them follow”",
        "37: outcome-untested No situation leads to “Your choice”",
    ]


def test_a_situation_may_have_no_tree_on_purpose(tmp_path: Path) -> None:
    text = """
## Can the principal read our chat?

**Not covered.** Only messages to students are mentioned ([2.1.1]).

**No tree.** Nobody has to decide it.
"""
    handbook = loaded(tmp_path, ALL + text)
    assert not [p for p in handbook.problems if p.code != "review-due"]
    assert not handbook.situations["ap-1"].situations[-1].ways
    without = text.replace("**No tree.** Nobody has to decide it.\n", "")
    [advice] = printed(tmp_path / "b", ALL + without)
    assert advice.startswith(
        "25: no-way The situation “Can the principal read our chat?” has no way"
    )


def test_a_clause_that_changed_is_reported_in_situations_too(tmp_path: Path) -> None:
    handbook = loaded(tmp_path, swap(ALL, "([2.1])", "([9.9])"))
    assert [(p.line, p.code) for p in handbook.problems if p.code != "review-due"] == [
        (15, "unknown-clause")
    ]
