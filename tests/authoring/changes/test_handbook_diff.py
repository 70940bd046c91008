"""What changed in a handbook: each tree's state, the Markdown that tells it, and the JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.handbooks import TREE, TREE_TEXT, swap, write_handbook

from soundingboard.authoring.changes.diff_report import as_json, as_markdown
from soundingboard.authoring.changes.handbook_diff import State, TreeDiff, handbook_diff
from soundingboard.authoring.handbook import load
from soundingboard.engine.difference import Kind

GOLDEN = Path(__file__).parent / "diffs" / "report.md"

STRICTER = swap(TREE_TEXT, "**Allowed.** Your own", "**Not allowed.** Your own")
MILDER = swap(TREE_TEXT, "**Not allowed.** Staff", "**Advised against.** Staff")
REWORDED = swap(TREE_TEXT, "The one you use for work, or your own?", "Look at its name.")
OTHER_CLAUSES = swap(
    TREE_TEXT,
    "[2.1](../../docs/procedures/ap-1.md#c-2-1)",
    "[2.1.2](../../docs/procedures/ap-1.md#c-2-1-2)",
)
ANOTHER_ANSWER = swap(
    swap(TREE_TEXT, "[Somebody else]", "[Friend | foe]"), "| Somebody else |", r"| Friend \| foe |"
)
RENAMED = swap(TREE_TEXT, "Do not accept", "Refuse").replace("(#do-not-accept)", "(#refuse)")
SAID = swap(RENAMED, "reviewed:", "formerly:\n  do-not-accept: refuse\nreviewed:")
BROKEN = swap(TREE_TEXT, "(#your-choice)", "(#no)")


def diff_of(tmp_path: Path, before: str | None, after: str | None) -> TreeDiff:
    """What became of the tree between two texts; ``None`` where it did not exist."""
    one = load(write_handbook(tmp_path / "before", **{TREE: before}))
    other = load(write_handbook(tmp_path / "after", **{TREE: after}))
    [found] = handbook_diff(one, other)
    return found


def ladder(names: Sequence[str]) -> str:
    """A tree of one question after another, each asked whatever was answered before."""
    clause = "([2.1](../../docs/procedures/ap-1.md#c-2-1))"
    questions = "".join(
        f"## {name}?\n\n- [Yes](#{to})\n- [No](#{to})\n\n"
        for name, to in zip(names, [*names[1:], "end"], strict=True)
    )
    return (
        "---\ntitle: Ladder\nprocedure: ap-1\nreviewed: 2026-11-20\n---\n\n"
        f"{questions}## End\n\n**Allowed.** Yes {clause}.\n"
    )


def test_nothing_changed(tmp_path: Path) -> None:
    found = diff_of(tmp_path, TREE_TEXT, TREE_TEXT)
    assert found.unchanged
    assert not found.answers_otherwise
    assert as_markdown([found]) == "No tree changed (1 compared).\n"
    document = as_json([found])
    assert (document["unchanged"], document["trees"]) == (1, [])


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (TREE_TEXT, STRICTER, Kind.LESS_PERMISSIVE),
        (STRICTER, TREE_TEXT, Kind.MORE_PERMISSIVE),
        (STRICTER, MILDER, Kind.MORE_PERMISSIVE),
        (TREE_TEXT, ANOTHER_ANSWER, Kind.INCOMPARABLE),
    ],
)
def test_answers_that_lead_elsewhere(tmp_path: Path, before: str, after: str, kind: Kind) -> None:
    found = diff_of(tmp_path, before, after)
    assert (found.state, found.kind) == (State.COMPARED, kind)
    assert found.answers_otherwise


@pytest.mark.parametrize("after", [REWORDED, SAID, RENAMED])
def test_other_words_answer_nothing_otherwise_and_are_told(tmp_path: Path, after: str) -> None:
    found = diff_of(tmp_path, TREE_TEXT, after)
    assert found.kind is Kind.EQUIVALENT
    assert not found.answers_otherwise
    assert not found.unchanged


def test_a_renamed_heading_is_followed_where_it_is_said(tmp_path: Path) -> None:
    found = diff_of(tmp_path, TREE_TEXT, SAID)
    assert (found.reworded, found.gone, found.new) == (("refuse",), (), ())


def test_a_renamed_heading_is_reported_where_it_is_not_said(tmp_path: Path) -> None:
    found = diff_of(tmp_path, TREE_TEXT, RENAMED)
    assert (found.reworded, found.gone, found.new) == ((), ("do-not-accept",), ("refuse",))
    assert as_markdown([found]).endswith(
        "- Gone: `do-not-accept`.\n"
        "- New: `refuse`. If you renamed a heading, add its old id to “formerly” in the front "
        "matter.\n"
    )


@pytest.mark.parametrize(
    ("before", "after", "state", "shown", "note"),
    [
        (None, TREE_TEXT, State.ADDED, "added", ""),
        (TREE_TEXT, None, State.REMOVED, "removed", ""),
        (BROKEN, TREE_TEXT, State.BROKEN, "not compared", "the earlier version has errors"),
        (TREE_TEXT, BROKEN, State.BROKEN, "not compared", "the later version has errors"),
    ],
)
def test_what_cannot_be_compared_is_told(
    tmp_path: Path, before: str | None, after: str | None, state: State, shown: str, note: str
) -> None:
    found = diff_of(tmp_path, before, after)
    assert (found.state, found.kind, found.note) == (state, None, note)
    assert found.answers_otherwise
    assert not found.unchanged
    assert f"**{shown}**" in as_markdown([found])


def test_what_stays_undecided_is_told(tmp_path: Path) -> None:
    names = [f"q{number}" for number in range(20)]
    found = diff_of(tmp_path, ladder(names), ladder(names[::-1]))
    assert found.state is State.UNDECIDED
    assert found.answers_otherwise
    assert "more than 20000 ways" in as_markdown([found])


def test_json_fits_the_markdown(tmp_path: Path) -> None:
    document = as_json([diff_of(tmp_path, TREE_TEXT, STRICTER)])
    assert json.loads(json.dumps(document)) == document
    [tree] = document["trees"]
    assert tree["id"] == "ap-1/follow-request"
    assert (tree["state"], tree["kind"], tree["note"]) == ("compared", "less permissive", "")
    assert (tree["paths"], tree["changed_paths"]) == (4, 1)
    assert tree["changes"] == [
        {
            "kind": "less permissive",
            "paths": 1,
            "answers": {
                "which-account-did-they-ask-to-follow": "my-own-account",
                "who-is-asking": "somebody-else",
            },
            "before": {"id": "your-choice", "verdict": "allowed", "clauses": ["2.1"]},
            "after": {"id": "your-choice", "verdict": "not allowed", "clauses": ["2.1"]},
        }
    ]


def test_the_report(tmp_path: Path, update_golden: bool) -> None:
    """Every kind of change, as a pull request would show it: ``diffs/report.md``."""
    names = [f"q{number}" for number in range(20)]
    pairs: dict[str, tuple[str | None, str | None]] = {
        "added": (None, TREE_TEXT),
        "another-answer": (TREE_TEXT, ANOTHER_ANSWER),
        "broken": (TREE_TEXT, BROKEN),
        "milder-and-stricter": (MILDER, STRICTER),
        "other-clauses": (TREE_TEXT, OTHER_CLAUSES),
        "removed": (TREE_TEXT, None),
        "renamed-and-said": (TREE_TEXT, SAID),
        "renamed-and-not-said": (TREE_TEXT, RENAMED),
        "reworded": (TREE_TEXT, REWORDED),
        "stricter": (TREE_TEXT, STRICTER),
        "undecided": (ladder(names), ladder(names[::-1])),
        "unchanged": (TREE_TEXT, TREE_TEXT),
    }
    for place, state in enumerate(("before", "after")):
        files = {f"decision_trees/ap-1/{name}.md": texts[place] for name, texts in pairs.items()}
        write_handbook(tmp_path / state, **{TREE: None}, **files)
    told = as_markdown(handbook_diff(load(tmp_path / "before"), load(tmp_path / "after")))
    if update_golden:
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(told, encoding="utf-8")
    assert told == GOLDEN.read_text(encoding="utf-8")


def test_every_table_of_the_report_is_a_table() -> None:
    rows = [line for line in GOLDEN.read_text(encoding="utf-8").splitlines() if line[:1] == "|"]
    assert len(rows) > 10
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {6}
