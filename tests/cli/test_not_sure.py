"""“I'm not sure”, and the reasons of a verdict, on the command line."""

import json
from pathlib import Path

import pytest
from tests.cli.terminal import Terminal, run
from tests.handbooks import PROCEDURE, PROCEDURE_TEXT, TREE, TREE_TEXT, swap, write_handbook

ACCOUNT = "Which account did they ask to follow?"
MINE = f"{ACCOUNT}=My own account"
WORK = f"{ACCOUNT}=An account I run for work"
SOMEBODY = "Who is asking?=Somebody else"
FIRST = "Your answer (1-2, ? = not sure, q = quit): "
SECOND = "Your answer (1-3, ? = not sure, b = back, q = quit): "

DEPENDS = f"""\
May I accept this follow request?

  {ACCOUNT} My own account
  Who is asking? not sure

It depends: from “allowed” to “not allowed”.
  The result depends on:
  - Who is asking?
  The procedure doesn't say who to ask.

Staff on Social Media, Administrative Procedure 1 (Fictional School Board): adopted December 15, \
2020; our revision 2; next review: December 2030.
Our own plain wording. If it and the official text differ, the official text applies.
Official text: https://board.example/ap-1.pdf
Report a mistake in this tree: handbook@board.example
"""
AGREED = swap(TREE_TEXT, "**Allowed.** Your own", "**Not allowed.** Your own")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A handbook, which is the current directory."""
    monkeypatch.chdir(write_handbook(tmp_path))
    return tmp_path


@pytest.mark.parametrize("said", ["not sure", "NOT  SURE", "not-sure", "?", " ? "])
@pytest.mark.usefixtures("root")
def test_what_it_depends_on(said: str) -> None:
    result = run("walk", "follow-request", "--answer", MINE, "--answer", f"Who is asking?={said}")
    assert result.exit_code == 0
    assert result.stdout == DEPENDS
    assert result.stderr == ""


def test_whom_to_ask(root: Path) -> None:
    asking = 'revision: 2\nask: The Office\nask-clause: "1.2"\n'
    asking = swap(PROCEDURE_TEXT, "revision: 2\n", asking)
    write_handbook(root, **{PROCEDURE: asking})
    result = run("walk", "follow-request", "--answer", f"{ACCOUNT}=?")
    assert "\n  Who to ask: The Office (1.2).\n" in result.stdout


def test_all_answers_may_come_to_one_verdict(root: Path) -> None:
    write_handbook(root, **{TREE: AGREED})
    result = run("walk", "follow-request", "--answer", MINE, "--answer", "Who is asking?=?")
    assert result.exit_code == 0
    assert (
        "\nNot allowed, whatever the answer is.\n"
        "  The result is one of these:\n"
        "  - Do not accept (2.1.1, 2.1.2)\n"
        "  - Your choice (2.1)\n"
    ) in result.stdout
    assert "Who to ask" not in result.stdout


def test_all_answers_may_come_to_one_outcome_and_that_is_told_in_full(root: Path) -> None:
    tree = TREE_TEXT[: TREE_TEXT.index("## Let them follow")]
    tree = swap(tree, "(#let-them-follow)", "(#who-is-asking)")
    write_handbook(root, **{TREE: swap(tree, "(#your-choice)", "(#do-not-accept)")})
    result = run("walk", "follow-request", "--answer", f"{ACCOUNT}=?")
    assert result.exit_code == 0, result.stderr
    assert "\nNot allowed, whatever the answer is.\n\nNot allowed. Do not accept\n" in result.stdout
    assert "\n  - You must decline the request.\n" in result.stdout


@pytest.mark.usefixtures("root")
def test_a_later_answer_still_counts() -> None:
    result = run("walk", "follow-request", "--answer", f"{ACCOUNT}=?", "--answer", SOMEBODY)
    assert result.exit_code == 0
    assert "\nIt depends: from “allowed” to “allowed with conditions”.\n" in (result.stdout)
    assert result.stderr == ""


@pytest.mark.usefixtures("root")
def test_a_question_that_the_walk_does_not_ask_needs_no_answer() -> None:
    result = run("walk", "follow-request", "--answer", WORK, "--answer", "Who is asking?=?")
    assert "\nAllowed with conditions. Let them follow\n" in result.stdout
    assert result.stderr == (
        "The answer to “Who is asking?” isn't used, because this walk doesn't ask it.\n"
    )


@pytest.mark.usefixtures("root")
def test_json() -> None:
    document = json.loads(
        run("walk", "follow-request", "--json", "--answer", f"{ACCOUNT}=?").stdout
    )
    assert document["question"] == "which-account-did-they-ask-to-follow"
    assert document["verdict"] is None
    assert document["why"] is None
    assert document["unused"] == []
    unsure = document["unsure"]
    assert unsure["agreed"] is None
    assert (unsure["mildest"], unsure["strictest"]) == ("allowed", "not allowed")
    assert unsure["verdicts"] == ["allowed", "allowed with conditions", "not allowed"]
    assert [item["question_text"] for item in unsure["deciding"]] == [ACCOUNT, "Who is asking?"]
    assert unsure["ask"] is None


def test_a_real_answer_comes_first(root: Path) -> None:
    tree = TREE_TEXT.replace("Somebody else", "Not sure")
    write_handbook(root, **{TREE: tree})
    answers = ("--answer", MINE, "--answer", "Who is asking?=not sure")
    document = json.loads(run("walk", "follow-request", "--json", *answers).stdout)
    assert document["verdict"] == "allowed"


def test_a_tree_may_not_offer_it(root: Path) -> None:
    write_handbook(root, **{TREE: swap(TREE_TEXT, "reviewed:", "not-sure: off\nreviewed:")})
    result = run("walk", "follow-request", "--answer", f"{ACCOUNT}=?")
    assert result.exit_code == 2
    assert result.stderr == (
        "Error: “May I accept this follow request?” doesn't accept “not sure” as an answer. Choose "
        f"one of the answers to “{ACCOUNT}”.\n"
    )
    with Terminal("walk", "follow-request", cwd=root) as terminal:
        terminal.expect("Your answer (1-2, q = quit): ")
        terminal.type("?\n")
        terminal.expect("Expected one of 1-2, q = quit, found “?”.")


@pytest.mark.usefixtures("root")
def test_sure_and_not_sure_are_two_answers() -> None:
    result = run("walk", "follow-request", "--answer", MINE, "--answer", f"{ACCOUNT}=?")
    assert result.exit_code == 2
    assert result.stderr == (
        f"Error: Expected one answer to “{ACCOUNT}”, found two different ones. Remove one of "
        "them.\n"
    )


def test_in_a_terminal_one_is_told_and_may_go_on(root: Path) -> None:
    with Terminal("walk", "follow-request", cwd=root, TERM="dumb") as terminal:
        terminal.expect(FIRST)
        terminal.type("?\n")
        terminal.expect("It depends: from “allowed” to “not allowed”.\n")
        terminal.expect("The result depends on:\n")
        terminal.expect("- Who is asking?\n")
        terminal.expect(FIRST)
        terminal.type("1\n")
        terminal.expect(SECOND)
        terminal.type("Not sure\n")
        terminal.expect(SECOND)
        terminal.type("3\n")
        code, said = terminal.end()
    assert code == 0
    assert "\nAllowed. Your choice\n" in said
    assert "If “Who is asking?” were “A student enrolled in one of our schools”" in said
    assert "it would be: not" in " ".join(said.split())


def test_in_a_terminal_agreement_ends_the_walk(root: Path) -> None:
    write_handbook(root, **{TREE: AGREED})
    with Terminal("walk", "follow-request", cwd=root, TERM="dumb") as terminal:
        terminal.expect(FIRST)
        terminal.type("1\n")
        terminal.expect(SECOND)
        terminal.type("?\n")
        code, said = terminal.end()
    assert code == 0
    assert "\nNot allowed, whatever the answer is.\n" in said
    assert "- Your choice (2.1)\n" in said
    assert said.endswith("Report a mistake in this tree: handbook@board.example\n")


def test_a_different_verdict_may_need_further_answers(root: Path) -> None:
    result = run("walk", "follow-request", "--answer", WORK)
    assert result.exit_code == 0
    assert (
        "\nWhy\n"
        "  What decided it:\n"
        f"  - {ACCOUNT} An account I run for work\n"
        f"  If “{ACCOUNT}” were “My own account” and “Who is asking?” were “A student enrolled in "
        "one of our schools”, it would be: not allowed (2.1.1, 2.1.2).\n"
    ) in result.stdout


def test_a_tree_of_one_verdict_says_so(root: Path) -> None:
    tree = swap(AGREED, "**Allowed with conditions.** Students", "**Not allowed.** Students")
    write_handbook(root, **{TREE: tree})
    result = run("walk", "follow-request", "--answer", WORK)
    assert "\nWhy\n  All answers to this tree lead to the same verdict.\n" in result.stdout


def test_silence_stands_beside_the_order(root: Path) -> None:
    tree = swap(TREE_TEXT, "**Allowed.** Your own", "**Not covered.** Your own")
    write_handbook(root, **{TREE: tree})
    result = run("walk", "follow-request", "--answer", MINE, "--answer", "Who is asking?=?")
    assert "\nIt depends: not allowed, or not covered.\n" in result.stdout
