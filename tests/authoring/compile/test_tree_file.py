"""Trees: one file, one tree, and every problem of the file."""

from __future__ import annotations

import pytest
from tests.authoring.small import around, compiled, found, procedure, source
from tests.handbooks import PROCEDURE_TEXT, TREE_TEXT, swap

from soundingboard.authoring.compile.tree_file import compile_tree
from soundingboard.engine.tree import Answer, Contact, Step
from soundingboard.engine.verdict import Verdict


def test_a_file_compiles_to_a_tree() -> None:
    file, problems = compiled(TREE_TEXT)
    tree = file.tree
    assert problems == []
    assert tree is not None
    assert (tree.procedure, tree.slug, tree.title, tree.reviewed, tree.not_sure, tree.ask) == (
        "ap-1",
        "follow-request",
        "May I accept this follow request?",
        "2026-11-20",
        True,
        None,
    )
    first, second = tree.questions
    assert (first.id, first.text) == (
        "which-account-did-they-ask-to-follow",
        "Which account did they ask to follow?",
    )
    assert first.help == "The one you use for work, or your own?"
    assert second.answers[0] == Answer(
        "a-student-enrolled-in-one-of-our-schools",
        "A student enrolled in one of our schools",
        "do-not-accept",
        ", now, in any grade",
    )


def test_an_outcome_rests_on_every_clause_it_links_and_on_what_grounds() -> None:
    tree = compiled(TREE_TEXT)[0].tree
    assert tree is not None
    outcome = tree.outcome_by_id["do-not-accept"]
    assert outcome.verdict is Verdict.NOT_ALLOWED
    assert outcome.clauses == ("2.1.1", "2.1.2")
    assert outcome.grounds == ("2.1.1",)
    assert outcome.steps[1] == Step("Recommended", "Recommended: know your settings (2.1.2).")


def test_the_parts_of_the_page_are_kept_with_their_lines() -> None:
    file, _ = compiled(TREE_TEXT)
    assert file.id == "ap-1/follow-request"
    assert [section.title for section in file.parsed.sections][-1] == "Examples"
    assert file.lines["who-is-asking"] == 16
    assert [(item.outcome, item.line) for item in file.examples] == [
        ("do-not-accept", 45),
        ("your-choice", 46),
        ("let-them-follow", 47),
    ]


def test_whom_to_ask_is_the_procedure_s_word() -> None:
    text = swap(PROCEDURE_TEXT, "revision: 2\n", 'ask: The principal\nask-clause: "1.2"\n')
    file, _ = compile_tree("ap-1", "follow-request", source(TREE_TEXT), around(procedure(text)))
    assert file.tree is not None
    assert file.tree.ask == Contact("The principal", "1.2")


def test_front_matter_is_read() -> None:
    text = swap(TREE_TEXT, "2026-11-20", "2026-11-20\nnot-sure: off\nformerly: {old: your-choice}")
    tree = compiled(text)[0].tree
    assert tree is not None
    assert not tree.not_sure
    assert tree.formerly == {"old": "your-choice"}


def test_a_file_with_an_error_has_no_tree_but_keeps_its_parts() -> None:
    file, problems = compiled(swap(TREE_TEXT, "**Allowed.**", "**Fine.**"))
    assert file.tree is None
    assert [problem.code for problem in problems] == ["unknown-verdict"]
    assert len(file.parsed.sections) == 6


def test_a_step_without_force_costs_the_tree() -> None:
    file, problems = compiled(swap(TREE_TEXT, "You must decline", "Decline"))
    assert file.tree is None
    assert [problem.code for problem in problems] == ["step-force"]


def test_a_failing_example_costs_the_tree() -> None:
    text = swap(TREE_TEXT, "| My own account | Somebody else |", "| My own account | |")
    assert compiled(text)[0].tree is None


def test_examples_are_run_whatever_else_is_wrong() -> None:
    text = swap(TREE_TEXT, "reviewed: 2026-11-20", "reviewed: soon")
    assert found(swap(text, "| Somebody else | Your choice |", "| Somebody else | Nothing |")) == [
        (4, "bad-field"),
        (46, "example-outcome"),
    ]


@pytest.mark.parametrize(
    ("formerly", "problems"),
    [
        ("{who: who-is-asking, mine: my-own-account}", []),
        ("{who: who-is-askin}", [(5, "bad-field")]),
        ("{who-is-asking: your-choice}", [(5, "bad-field")]),
    ],
)
def test_what_was_renamed_has_a_new_id(formerly: str, problems: list[tuple[int, str]]) -> None:
    front = f"reviewed: 2026-11-20\nformerly: {formerly}"
    assert found(swap(TREE_TEXT, "reviewed: 2026-11-20", front)) == problems


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("procedure: ap-1", "procedure: ap-2", (3, "wrong-procedure")),
        ("Someone asks", "# Someone\n\nSomeone asks", (7, "stray-heading")),
        ("Someone asks", "[Someone](#nobody) asks", (7, "broken-link")),
        ("## Your choice", "## Your choice\n\n## Your choice", (39, "duplicate-id")),
        ("## Examples", "## Examples\n\n## Examples!", (43, "duplicate-id")),
        ("## Your choice", "## sb-top", (37, "duplicate-id")),
        ("## Your choice", "## Your [choice](#do-not-accept)", (37, "unread-text")),
        ("## Your choice", "## \\_\\_search", (37, "duplicate-id")),
        ("([2.1](../../docs/procedures/ap-1.md#c-2-1))", "", (37, "no-citation")),
        (
            "- [Somebody else]",
            "- [Somebody else!](#your-choice)\n- [Somebody else]",
            (21, "duplicate-answer"),
        ),
    ],
)
def test_what_must_hold_of_a_whole_file(old: str, new: str, problem: tuple[int, str]) -> None:
    assert problem in found(swap(TREE_TEXT, old, new))


def test_links_to_headings_of_the_file_are_fine_in_any_text() -> None:
    text = swap(TREE_TEXT, "Someone asks", "[Someone](#who-is-asking) asks [here](#examples)")
    assert found(text) == []


def test_a_file_without_questions_has_no_tree() -> None:
    text = "---\ntitle: A\nprocedure: ap-1\nreviewed: 2026-11-20\n---\n\n## Examples\n"
    assert found(text) == [(1, "no-question"), (7, "broken-table")]


def test_an_outcome_cannot_stand_first() -> None:
    outcome = "## So\n\n**Allowed.** ([2.1](../../docs/procedures/ap-1.md#c-2-1))\n\n## Which acc"
    assert (9, "no-question") in found(swap(TREE_TEXT, "## Which acc", outcome))


def test_the_file_s_name_becomes_an_address() -> None:
    assert [problem.code for problem in compiled(TREE_TEXT, "Follow request")[1]] == ["bad-name"]


def test_a_tree_of_a_procedure_without_page_is_no_tree() -> None:
    file, problems = compile_tree("ap-7", "a", source(TREE_TEXT), around())
    assert file.tree is None
    assert "wrong-procedure" in {problem.code for problem in problems}
