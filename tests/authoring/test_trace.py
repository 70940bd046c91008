"""Traceability: from clauses to what rests on them, and what a procedure says of its own reach."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.handbooks import PROCEDURE, PROCEDURE_TEXT, TREE, TREE_TEXT, swap, write_handbook
from tests.samples import sample

from soundingboard.authoring.compile.coverage import NotCovered
from soundingboard.authoring.handbook import Handbook, load
from soundingboard.authoring.trace import ACKNOWLEDGMENT, Trace, trace, trace_json
from soundingboard.engine.tree import Contact

SILENT = (
    "not-covered:\n  - slug: logo\n    title: May I use the logo?\n    ask: The office\n"
    "    clause: '1.2'\n    note: No word.\n    nearest: 1.1, 2.1\n"
)
LOGO = "not-covered:\n  - slug: logo\n    title: May I use the logo?\n"
IDLE = "decides-nothing:\n  - clauses: 1.1, 1.2\n    reason: On accounts for work.\n"

# The default tree without the outcome that rests on 1.1 and 1.2.
ONLY_OWN = swap(
    swap(TREE_TEXT, "account I run for work](#let-them-follow)", "account I run](#your-choice)"),
    "| An account I run for work | | Let them follow |",
    "| An account I run | | Your choice |",
).replace(TREE_TEXT[TREE_TEXT.index("## Let them") : TREE_TEXT.index("## Your choice")], "")


def procedure(front: str) -> str:
    return swap(PROCEDURE_TEXT, "revision: 2\n", f"revision: 2\n{front}")


def handbook(root: Path, front: str = "", tree: str | None = TREE_TEXT) -> Handbook:
    return load(write_handbook(root, **{PROCEDURE: procedure(front), TREE: tree}))


def codes(loaded: Handbook) -> list[tuple[str, int]]:
    return [(problem.code, problem.line) for problem in loaded.problems]


def traced(loaded: Handbook) -> Trace:
    return trace(loaded.procedures["ap-1"], loaded.trees.values(), loaded.courses.values())


def test_each_clause_names_the_outcomes_that_cite_it(tmp_path: Path) -> None:
    found = traced(handbook(tmp_path))
    cited = {e.clause.number: [outcome.id for _, outcome in e.outcomes] for e in found.clauses}
    assert cited == {
        "1.1": ["let-them-follow"],
        "1.2": ["let-them-follow"],
        "2.1": ["your-choice"],
        "2.1.1": ["do-not-accept"],
        "2.1.2": ["do-not-accept"],
    }
    assert found.untraced == ()


def test_the_two_directions_hold_the_same_pairs() -> None:
    loaded = sample()
    for item in loaded.procedures.values():
        document = trace_json(trace(item, loaded.trees.values(), loaded.courses.values()))
        forth = {
            (entry["number"], cited["tree"], cited["outcome"])
            for entry in document["clauses"]
            for cited in entry["outcomes"]
        }
        back = {
            (number, entry["tree"], entry["outcome"])
            for entry in document["outcomes"]
            for number in entry["clauses"]
        }
        assert forth == back
        taught = {
            (entry["number"], cited["course"], cited["scenario"])
            for entry in document["clauses"]
            for cited in entry["courses"]
            if cited["scenario"] != ACKNOWLEDGMENT
        }
        assert taught == {
            (number, entry["course"], entry["scenario"])
            for entry in document["scenarios"]
            for number in entry["clauses"]
        }


def test_what_is_not_covered_says_whom_to_ask(tmp_path: Path) -> None:
    loaded = handbook(tmp_path, SILENT)
    [entry] = loaded.procedures["ap-1"].coverage.not_covered.values()
    assert entry == NotCovered(
        slug="logo",
        title="May I use the logo?",
        note="No word.",
        nearest=("1.1", "2.1"),
        ask=Contact("The office", "1.2"),
    )
    assert loaded.problems == ()


def test_a_procedure_may_name_nobody(tmp_path: Path) -> None:
    loaded = handbook(tmp_path, LOGO)
    assert loaded.procedures["ap-1"].coverage.not_covered["logo"].ask is None
    assert loaded.problems == ()


def test_without_the_field_no_clause_is_asked_for(tmp_path: Path) -> None:
    assert codes(handbook(tmp_path, tree=ONLY_OWN)) == []


def test_with_the_field_every_clause_is(tmp_path: Path) -> None:
    loaded = handbook(tmp_path, "decides-nothing: []\n", ONLY_OWN)
    assert codes(loaded) == [("untraced-clause", 18), ("untraced-clause", 22)]
    assert [clause.number for clause in traced(loaded).untraced] == ["1.1", "1.2"]


def test_a_reason_accounts_for_a_clause(tmp_path: Path) -> None:
    loaded = handbook(tmp_path, IDLE, ONLY_OWN)
    assert loaded.problems == ()
    assert traced(loaded).clauses[0].reason == "On accounts for work."


def test_no_clause_is_asked_for_while_there_are_no_trees(tmp_path: Path) -> None:
    assert codes(handbook(tmp_path, "decides-nothing: []\n", None)) == []


def test_a_broken_tree_hides_what_it_cites(tmp_path: Path) -> None:
    loaded = handbook(tmp_path, "decides-nothing: []\n", swap(TREE_TEXT, "**Allowed.**", "Well."))
    assert "untraced-clause" not in dict(codes(loaded))


@pytest.mark.parametrize(
    ("front", "found"),
    [
        ("not-covered:\n  - slug: follow-request\n", "covered-after-all"),
        (f"{LOGO}    ask: A\n    clause: '9'\n", "unknown-clause"),
        (f"{LOGO}    nearest: 1.1, 9\n", "unknown-clause"),
        (f"{LOGO}    nearest: 1.1,\n", "bad-field"),
        (f"{LOGO}    nearest: 1.1, 1.1\n", "bad-field"),
        (f"{LOGO}    ask: A\n", "bad-field"),
        (f"{LOGO}  - slug: logo\n", "bad-field"),
        (LOGO.replace("logo\n", "Our logo\n"), "bad-field"),
        (LOGO.replace("logo\n", "index\n"), "bad-field"),
        ("not-covered:\n  - note: No word.\n", "bad-field"),
        ("decides-nothing:\n  - clauses: 2.1.2\n    reason: None.\n", "cited-after-all"),
        ("decides-nothing:\n  - clauses: 9.9\n    reason: None.\n", "unknown-clause"),
        ("decides-nothing:\n  - clauses: '1.1'\n", "bad-field"),
        ("decides-nothing:\n  - clauses: 1.1,\n    reason: None.\n", "bad-field"),
        ("decides-nothing:\n  - clauses: 1.1, 1.1\n    reason: None.\n", "bad-field"),
    ],
)
def test_a_false_word_is_a_problem_at_its_field(tmp_path: Path, front: str, found: str) -> None:
    assert codes(handbook(tmp_path, front)) == [(found, 9)]
