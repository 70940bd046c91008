"""Questions and outcomes: what one section says."""

from __future__ import annotations

import pytest

from soundingboard.authoring.compile.nodes import Node, read_node
from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.sections import split
from soundingboard.engine.verdict import Verdict


def node(text: str) -> tuple[Node, list[tuple[int, str]]]:
    """The node of *text*, a section whose heading is on line 1, and its problems."""
    _, section = split(markdown.tokenize(text))
    found, problems = read_node("a.md", section)
    return found, [(problem.line, problem.code) for problem in problems]


def answers(text: str) -> list[tuple[str, str, str]]:
    found, problems = node(f"## Who?\n\n{text}")
    assert problems == []
    return [(line.text, line.target, line.hint) for line in found.answers]


def test_an_answer_is_a_list_item_that_begins_with_a_link_to_a_heading() -> None:
    text = "- [A student](#decline), enrolled *now*\n- [Somebody else](#accept)\n"
    assert answers(text) == [
        ("A student", "decline", ", enrolled now"),
        ("Somebody else", "accept", ""),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1. [A](#b)",
        "* [A](#b)",
        "+ [A][r]\n\n[r]: #b",
        "- [**A**](<#b>)",
        '- [A](#b "title")',
        "-\n  [A](#b)",
    ],
)
def test_lists_and_links_may_be_written_in_any_way(text: str) -> None:
    assert answers(text) == [("A", "b", "")]


def test_a_target_may_have_accents() -> None:
    assert answers("- [À vous](#à-vous)\n- [Là](#l%C3%A0)") == [
        ("À vous", "à-vous", ""),
        ("Là", "là", ""),
    ]


def test_other_lists_are_no_answers_but_help() -> None:
    found, problems = node("## Who?\n\n- plain\n- [page](a.md)\n\n* [A](#b)\n")
    assert [line.text for line in found.answers] == ["A"]
    assert found.text == "plain\n\npage"
    assert problems == []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("- see [C](#c)", "bad-answer"),
        ("[C](#c)", "bad-answer"),
        ("- [ ] You may go", "bad-step"),
        ("1. **[C](#c)**", "bad-answer"),
        ("> [C](#c)", "nested-answer"),
    ],
)
def test_what_would_be_an_answer_elsewhere_is_reported_at_its_line(line: str, code: str) -> None:
    assert node(f"## Who?\n\n{line}\n\n* [A](#b)\n")[1] == [(3, code)]


@pytest.mark.parametrize(
    "rest", [", see [1](a.md)", " [B](#b)", "\n  and more", "\nand more", "  \n  more"]
)
def test_an_answer_has_one_link_and_one_line(rest: str) -> None:
    assert {code for _, code in node(f"## Who?\n\n- [A](#b){rest}\n")[1]} == {"bad-answer"}


@pytest.mark.parametrize(
    "item", ["plain", "**[A](#b)**", "see [A](#b)", "[A](a.md#b)", "[A](https://a.example)"]
)
def test_an_item_among_answers_that_is_none_is_told(item: str) -> None:
    assert node(f"## Who?\n\n- [B](#b)\n- {item}\n")[1] == [(4, "bad-answer")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("- x\n    - [A](#b)", "nested-answer"),
        ("> - [A](#b)", "nested-answer"),
        ("- [A](#b)\n\n    more", "bad-answer"),
        ("- [A](#b)\n    - more", "bad-answer"),
        ("- [A](#b)\n\n      code", "bad-answer"),
        ("- > [A](#b)", "nested-answer"),
        ("- ## [A](#b)", "bad-answer"),
        ("- [](#b)", "bad-answer"),
        ("- [?](#b)", "bad-answer"),
    ],
)
def test_an_answer_is_one_paragraph_of_one_plain_list(text: str, code: str) -> None:
    assert [found for _, found in node(f"## Who?\n\n{text}\n")[1]] == [code]


@pytest.mark.parametrize("verdict", Verdict)
def test_an_outcome_opens_with_its_verdict(verdict: Verdict) -> None:
    for opening in (f"**{verdict.value.capitalize()}.** So.", f"__{verdict}.__ So."):
        found, problems = node(f"## So\n\n{opening}\n")
        assert (found.verdict, problems) == (verdict, [])


def test_a_verdict_may_run_over_a_line() -> None:
    assert node("## So\n\n**Allowed\nwith conditions.** So.\n")[0].verdict is (
        Verdict.ALLOWED_WITH_CONDITIONS
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("## So\n\nSo.", "no-verdict"),
        ("## So\n\nIt is **Allowed.**", "no-verdict"),
        ("## So\n\n> **Allowed.** So.", "no-verdict"),
        ("## So\n\n- **Allowed.** So.", "no-verdict"),
        ("## So", "no-verdict"),
        ("## So\n\n**Maybe.** So.", "unknown-verdict"),
        ("## Who?\n\nYou tell me.", "dead-end"),
        ("## So\n\n**Allowed.**\n\n- [A](#b)", "outcome-with-answers"),
        ("##\n\n**Allowed.** So.", "empty-heading"),
        ("## ?!\n\n- [A](#b)", "empty-heading"),
    ],
)
def test_what_is_neither_a_question_nor_an_outcome(text: str, code: str) -> None:
    assert [found for _, found in node(f"{text}\n")[1]] == [code]


def test_steps_are_tasks_in_the_order_written_with_their_force() -> None:
    text = (
        "- [ ] You must decline.\n- [x] you must NOT answer.\n- [ ] You may tell.\n"
        "- [ ] Recommended: wait.\n"
    )
    found, problems = node(f"## So\n\n**Allowed.** So.\n\n{text}")
    assert problems == []
    assert [(step.force, step.text) for step, _ in found.steps] == [
        ("You must", "You must decline."),
        ("You must not", "you must NOT answer."),
        ("You may", "You may tell."),
        ("Recommended", "Recommended: wait."),
    ]
    assert [line for _, line in found.steps] == [5, 6, 7, 8]


def test_a_step_can_bring_a_text_to_copy() -> None:
    text = "- [ ] You must write:\n\n    ```\n    Dear …,\n      no.\n    ```\n"
    ((step, _),) = node(f"## So\n\n**Allowed.** So.\n\n{text}")[0].steps
    assert (step.text, step.ready) == ("You must write:", "Dear …,\n  no.")


@pytest.mark.parametrize("box", ["[]", "[x]You", "[ x ]", "[  ]", "[✓]", "☐"])
def test_a_mistyped_box_is_told_so_that_no_step_is_lost(box: str) -> None:
    found, problems = node(f"## So\n\n**Allowed.** So.\n\n- {box} must decline.\n")
    assert problems == [(5, "bad-step")]
    assert found.steps == ()


@pytest.mark.parametrize(
    ("step", "line"),
    [
        ("- [ ] You must go:\n    - [ ] You may wait.", 6),
        ("- [ ] You must go.\n\n  [ ] You may wait.", 7),
        ("- [ ] You must go.\n- You may wait.", 6),
        ("- [ ] You must go.\n- > [ ] You may wait.", 6),
        ("> - [ ] You may wait.", 5),
    ],
)
def test_a_step_is_an_item_of_a_plain_list_of_steps(step: str, line: int) -> None:
    problems = node(f"## So\n\n**Allowed.** So.\n\n{step}\n")[1]
    assert set(problems) == {(line, "bad-step")}


def test_all_that_a_step_says_is_its_text() -> None:
    text = "- [ ] You must tell:\n  - the board\n    at once\n  - staff\n\n  > In writing.\n"
    ((step, _),) = node(f"## So\n\n**Allowed.** So.\n\n{text}")[0].steps
    assert step.text == "You must tell:\n\nthe board at once\n\nstaff\n\nIn writing."


def test_a_force_may_run_over_a_line_and_has_no_markup() -> None:
    start = "## So\n\n**Allowed.** So.\n\n- [ ] "
    ((step, _),) = node(f"{start}You must\n  not go.\n")[0].steps
    assert (step.force, step.text) == ("You must not", "You must not go.")
    assert node(f"{start}**You must** go.\n")[1] == [(5, "step-force")]
    assert node(f"{start}You must *not* go.\n")[1] == [(5, "step-force")]


def test_a_step_without_force_is_refused_and_one_without_words_left_out() -> None:
    found, problems = node("## So\n\n**Allowed.** So.\n\n- [ ] Decline.\n- [ ] &nbsp;\n")
    assert problems == [(5, "step-force"), (6, "step-force")]
    assert [step.text for step, _ in found.steps] == ["Decline."]


def test_the_reason_is_all_that_is_said_after_the_verdict_and_outside_the_steps() -> None:
    text = (
        "**Not allowed.** Staff *must not*\n(2.1), if:\n\n- they teach\n  - or coach\n\n"
        "> A quotation.\n\n| Who | May |\n|---|---|\n| Staff | no |\n\n"
        "- [ ] You must go.\n\nTell nobody.\n"
    )
    found, problems = node(f"## So\n\n{text}")
    assert problems == []
    assert found.text.split("\n\n") == [
        "Staff must not (2.1), if:",
        "they teach",
        "or coach",
        "A quotation.",
        "Who  May",
        "Staff  no",
        "Tell nobody.",
    ]
    assert "You must go." not in markdown.block_text(found.prose)


@pytest.mark.parametrize(
    "opening",
    [
        "**Allowed.** Go on.",
        "**Allowed**. Go on.",
        "**Allowed.**\n“Go” on.",
        "**Allowed.** (1.1)",
        "**Allowed.** *Go* on.",
        "**Allowed.**\n\nGo on.",
        "**Allowed**\n\nGo on.",
        "**Allowed.** École.",
    ],
)
def test_a_sentence_may_follow_the_verdict(opening: str) -> None:
    found, problems = node(f"## So\n\n{opening}\n")
    assert (found.verdict, problems) == (Verdict.ALLOWED, [])
    assert not found.text.startswith((".", " "))


@pytest.mark.parametrize(
    "opening",
    [
        "**Allowed** in no case: never.",
        "**Allowed?**",
        "**Allowed:** never.",
        "**Allowed.** never.",
        "**Allowed**, not.",
        "**Allowed.** – never.",
        "**Allowed…** Never.",
        "**Allowed.** (not really)",
        "**Allowed.** Not allowed. Stop.",
        "**Allowed.** `Not allowed.` Stop.",
        "**Allowed.** But not allowed: stop.",
        "**[Allowed](https://a.example).** Go on.",
        "**Allowed.** Go on.\n\n**Not allowed.** Stop.",
        "**Allowed.** Go on.\n\n- **Ask first:** the board.",
        "**Allowed.** Go on.\n\n- [ ] You must wait. *Not covered*",
        "**Allowed.** Go on. __Not allowed__",
    ],
)
def test_nothing_bends_a_verdict_and_there_is_one(opening: str) -> None:
    assert {code for _, code in node(f"## So\n\n{opening}\n")[1]} == {"unclear-verdict"}


def test_a_question_has_no_verdict() -> None:
    assert node("## Who?\n\nIt is *Not allowed.*\n\n- [A](#b)\n")[1] == [(3, "unclear-verdict")]


def test_the_help_is_what_stands_before_the_answers() -> None:
    found = node("## Who?\n\nThe one\nwho asks.\n\n- Not you.\n\n* [A](#b)\n")[0]
    assert found.text == "The one who asks.\n\nNot you."


@pytest.mark.parametrize("mark", ["a. ", "o ", "~ ", "", "> ", "Either "])
def test_answers_that_are_no_list_are_one_problem_with_an_example(mark: str) -> None:
    _, section = split(
        markdown.tokenize(f"## Who?\n\n{mark}[A student](#decline)\n{mark}[Others](#accept)\n")
    )
    found, [problem] = read_node("a.md", section)
    assert problem.line == 3
    assert "as in “- [A student](#do-not-accept)”" in problem.hint
    # What they lead to isn't reported as unreachable.
    assert found.misplaced == ("decline", "accept")


def test_a_verdict_that_is_not_in_bold_is_to_be_put_in_bold() -> None:
    _, section = split(markdown.tokenize("## Decline\n\nNot allowed. Staff must not.\n"))
    [problem] = read_node("a.md", section)[1]
    assert (problem.line, problem.code) == (3, "no-verdict")
    assert problem.hint == "Put the verdict in bold: “**Not allowed.**”."


@pytest.mark.parametrize(
    ("item", "hint"),
    [
        ("Somebody else", "Write it as “- [Somebody else](#do-not-accept)”, "),
        ("**[A](#b)**", "Write it as “- [A student](#do-not-accept)”, "),
    ],
)
def test_an_item_without_its_link_is_shown_with_one(item: str, hint: str) -> None:
    _, section = split(markdown.tokenize(f"## Who?\n\n- [A student](#b)\n- {item}\n"))
    problem = read_node("a.md", section)[1][0]
    assert (problem.line, problem.code) == (4, "bad-answer")
    assert problem.hint.startswith(hint)
