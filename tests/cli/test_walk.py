"""``soundingboard walk``, with answers given."""

import json
from pathlib import Path

import pytest
from tests.cli.terminal import run, run_process
from tests.handbooks import PROCEDURE, TREE, TREE_TEXT, swap, write_handbook

ACCOUNT = "Which account did they ask to follow?"
MINE = f"{ACCOUNT}=My own account"
STUDENT = "Who is asking?=A student enrolled in one of our schools"

VERDICT = """\
May I accept this follow request?

  Which account did they ask to follow? My own account
  Who is asking? A student enrolled in one of our schools

Not allowed. Do not accept
  Staff must not communicate with enrolled students on their own accounts, and accepting opens \
that door (2.1.1).

What this is based on
  2.1.1 No contact with students
    Staff must not communicate with enrolled students on their own accounts.
  2.1.2 Privacy settings
    It is recommended that staff know their privacy settings – in the café, too.

What to do now
  - You must decline the request.
  - Recommended: know your settings (2.1.2).

Why
  What decided it:
  - Which account did they ask to follow? My own account
  - Who is asking? A student enrolled in one of our schools
  If “Who is asking?” were “Somebody else”, it would be: allowed (2.1).

Staff on Social Media, Administrative Procedure 1 (Fictional School Board): adopted December 15, \
2020; our revision 2; next review: December 2030.
Our own plain wording. If it and the official text differ, the official text applies.
Official text: https://board.example/ap-1.pdf
Report a mistake in this tree: handbook@board.example
"""

OPEN = """\
May I accept this follow request?

  Which account did they ask to follow? My own account

Who is asking?
  1. A student enrolled in one of our schools
     now, in any grade
  2. A student who writes “a = b”
  3. Somebody else
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A handbook, which is the current directory."""
    monkeypatch.chdir(write_handbook(tmp_path))
    return tmp_path


@pytest.mark.usefixtures("root")
def test_verdict() -> None:
    result = run("walk", "ap-1/follow-request", "--answer", MINE, "--answer", STUDENT)
    assert result.exit_code == 0
    assert result.stdout == VERDICT
    assert result.stderr == ""


@pytest.mark.usefixtures("root")
def test_open_question() -> None:
    result = run("walk", "follow-request", "--answer", MINE)
    assert result.exit_code == 0
    assert result.stdout == OPEN
    assert result.stderr == ('No verdict yet. To continue, add --answer "Who is asking?=…".\n')


@pytest.mark.usefixtures("root")
def test_without_a_terminal_nothing_is_asked() -> None:
    result = run("walk", "follow-request")
    assert result.exit_code == 0
    assert result.stdout.endswith("  1. My own account\n  2. An account I run for work\n")


@pytest.mark.usefixtures("root")
def test_json_of_a_verdict() -> None:
    result = run("walk", "follow-request", "--json", "--answer", MINE, "--answer", STUDENT)
    assert result.exit_code == 0
    assert result.stdout.endswith("}\n")
    document = json.loads(result.stdout)
    assert document["tree"] == "ap-1/follow-request"
    assert document["verdict"] == "not allowed"
    assert document["clauses"] == ["2.1.1", "2.1.2"]
    assert document["outcome"]["id"] == "do-not-accept"
    assert document["outcome"]["verdict"] == "not allowed"
    assert document["question"] is None
    assert document["why"]["otherwise"]["outcome"]["id"] == "your-choice"
    assert document["unsure"] is None
    assert [(step["question"], step["answer"]) for step in document["path"]] == [
        ("which-account-did-they-ask-to-follow", "my-own-account"),
        ("who-is-asking", "a-student-enrolled-in-one-of-our-schools"),
    ]


@pytest.mark.usefixtures("root")
def test_json_of_an_open_question() -> None:
    document = json.loads(run("walk", "follow-request", "--json").stdout)
    assert document["verdict"] is None
    assert document["outcome"] is None
    assert document["clauses"] == []
    assert document["path"] == []
    assert document["why"] is None
    assert document["unsure"] is None
    assert document["question"] == "which-account-did-they-ask-to-follow"


@pytest.mark.parametrize(
    "name",
    [
        "ap-1/follow-request",
        "follow-request",
        "decision_trees/ap-1/follow-request.md",
        "./decision_trees/ap-1/follow-request.md",
    ],
)
@pytest.mark.usefixtures("root")
def test_names_of_a_tree(name: str) -> None:
    assert json.loads(run("walk", name, "--json").stdout)["tree"] == "ap-1/follow-request"


def test_a_path_finds_its_own_handbook(
    root: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert run("walk", root / TREE, "--json").exit_code == 0


@pytest.mark.usefixtures("root")
def test_a_page_is_no_tree() -> None:
    result = run("walk", "docs/procedures/ap-1.md")
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: Unknown tree “docs/procedures/ap-1.md”. ")


@pytest.mark.usefixtures("root")
def test_an_unknown_tree() -> None:
    result = run("walk", "folow-request")
    assert result.exit_code == 2
    assert result.stderr == (
        "Error: Unknown tree “folow-request”. Did you mean “follow-request”?\n"
    )
    result = run("walk", "zzz")
    assert result.stderr == (
        "Error: Unknown tree “zzz”. To see all trees, run “soundingboard list”.\n"
    )


def test_a_slug_of_several_procedures(root: Path) -> None:
    write_handbook(root, **{"decision_trees/ap-2/follow-request.md": TREE_TEXT})
    result = run("walk", "follow-request")
    assert result.exit_code == 2
    assert result.stderr == (
        "Error: Several procedures have a tree “follow-request”. Choose one of these: "
        "ap-1/follow-request, ap-2/follow-request.\n"
    )


@pytest.mark.parametrize(
    "answer",
    [
        "who-is-asking=a-student-who-writes-a--b",
        "Who is asking?=A student who writes “a = b”",
        "WHO IS ASKING?=a STUDENT who  writes “A = B”",
        " who is asking = A student who writes “a = b” ",
    ],
)
@pytest.mark.usefixtures("root")
def test_an_answer_by_id_or_text(answer: str) -> None:
    result = run("walk", "follow-request", "--json", "--answer", answer, "--answer", MINE)
    assert result.exit_code == 0, result.stderr
    assert json.loads(result.stdout)["path"][1]["answer_text"] == "A student who writes “a = b”"


def test_a_question_with_an_equals_sign(root: Path) -> None:
    tree = swap(TREE_TEXT, "Who is asking?", "Is x = y?")
    write_handbook(root, **{TREE: swap(tree, "(#who-is-asking)", "(#is-x--y)")})
    result = run("walk", "follow-request", "--json", "--answer", "Is x = y?=Somebody else")
    assert result.exit_code == 0, result.stderr
    assert json.loads(result.stdout)["unused"] == ["is-x--y"]


TITLE = "May I accept this follow request?"
WRONG = {
    "Somebody else": (
        "Expected a question and its answer, like “Question=Answer”, found “Somebody else”."
    ),
    "Who is askng?=Somebody else": (
        f"“{TITLE}” has no question “Who is askng?”. Did you mean “Who is asking?”?"
    ),
    "Colour=Red": (
        f"“{TITLE}” has no question “Colour”. Its questions are: “{ACCOUNT}”, “Who is asking?”."
    ),
    "Who is asking?=Somebody els": (
        "“Who is asking?” has no answer “Somebody els”. Did you mean “Somebody else”?"
    ),
    "Who is asking?=": (
        "“Who is asking?” has no answer “”. Its answers are: “A student enrolled in one of our "
        "schools”, “A student who writes “a = b””, “Somebody else”."
    ),
    f"{ACCOUNT}=An account I run for work": (
        f"Expected one answer to “{ACCOUNT}”, found two different ones. Remove one of them."
    ),
}


@pytest.mark.parametrize("answer", WRONG)
@pytest.mark.usefixtures("root")
def test_wrong_answers(answer: str) -> None:
    result = run("walk", "follow-request", "--answer", MINE, "--answer", answer)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr == f"Error: {WRONG[answer]}\n"


@pytest.mark.parametrize("as_json", [[], ["--json"]])
@pytest.mark.usefixtures("root")
def test_an_answer_that_the_walk_does_not_ask_for_is_told(as_json: list[str]) -> None:
    work = f"{ACCOUNT}=An account I run for work"
    result = run("walk", "follow-request", "--answer", work, "--answer", STUDENT, *as_json)
    assert result.exit_code == 0
    assert result.stderr == (
        "The answer to “Who is asking?” isn't used, because this walk doesn't ask it.\n"
    )


@pytest.mark.parametrize("content", [swap(TREE_TEXT, "(#your-choice)", "(#no)"), b"\xff", ""])
def test_a_tree_with_errors_is_not_walked(root: Path, content: str | bytes) -> None:
    write_handbook(root, **{TREE: content})
    result = run("walk", "follow-request", "--json")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith(f"{TREE}:")


def test_a_tree_that_another_disagrees_with_is_not_walked(root: Path) -> None:
    other = swap(TREE_TEXT, "[Somebody else]", "[Anyone else]")
    other = swap(other, "| Somebody else |", "| Anyone else |")
    write_handbook(root, **{"decision_trees/ap-1/other.md": other})
    result = run("walk", "other")
    assert result.exit_code == 1
    assert "question-differs" in result.stderr
    assert run("walk", "follow-request").exit_code == 0


def test_a_missing_board_stays_missing(root: Path) -> None:
    procedure = root / "docs/procedures/ap-1.md"
    procedure.write_text(
        swap(procedure.read_text(encoding="utf-8"), "board: Fictional School Board\n", ""),
        encoding="utf-8",
    )
    result = run("walk", "follow-request", "--answer", f"{ACCOUNT}=An account I run for work")
    assert "Administrative Procedure 1 (the document names no board): adopted" in result.stdout


def test_an_encoding_without_the_characters(root: Path) -> None:
    done = run_process(
        "walk", "follow-request", "--answer", MINE, cwd=root, PYTHONIOENCODING="ascii"
    )
    assert done.returncode == 0
    assert b'2. A student who writes "a = b"' in done.stdout


def test_a_tree_whose_procedure_cannot_be_read_shows_that_problem(tmp_path: Path) -> None:
    root = write_handbook(tmp_path, **{PROCEDURE: "---\ntitle: [\n---\n"})
    result = run("walk", "follow-request", "--root", root)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{PROCEDURE}:2: bad-front-matter ")
