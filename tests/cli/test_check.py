"""``soundingboard check``."""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest
from tests.cli.terminal import PROGRAM, Terminal, run, run_process
from tests.courses import COURSE_TEXT
from tests.handbooks import PROCEDURE, PROCEDURE_TEXT, TREE, TREE_TEXT, swap, write_handbook

from soundingboard.cli import main

BROKEN = swap(
    swap(TREE_TEXT, "(#your-choice)", "(#your-chioce)"),
    "**Allowed with conditions.** Students may",
    "Students [may be]",
)
PROBLEMS = (
    f"{TREE}:20: unknown-target “#your-chioce” isn't a heading of this file. "
    "Did you mean “#your-choice”?\n"
    f"{TREE}:32: no-verdict “Let them follow” has neither answers nor a verdict. "
    "Begin the text with the verdict in bold, as in “**Not allowed.** Staff must not …”.\n"
)
ADVISED = swap(TREE_TEXT, "| An account I run for work | | Let them follow |\n", "")


def test_a_good_handbook_is_silent_but_for_its_summary(tmp_path: Path) -> None:
    result = run("check", "--root", write_handbook(tmp_path))
    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr == "1 procedure, 5 clauses, 1 tree: no problems.\n"


def test_results_are_kept_in_the_cache_for_the_next_check(tmp_path: Path) -> None:
    root = write_handbook(tmp_path, **{TREE: BROKEN})
    first = run("check", "--root", root)
    folder = root / ".cache" / "soundingboard" / "compiled"
    assert len([*folder.glob("*.json")]) == 2
    again = run("check", "--root", root)
    assert (again.stdout, again.stderr) == (first.stdout, first.stderr)


def test_without_the_cache_nothing_is_written_or_read(tmp_path: Path) -> None:
    result = run("check", "--no-cache", "--root", write_handbook(tmp_path, **{TREE: BROKEN}))
    assert result.stdout == PROBLEMS
    assert not (tmp_path / ".cache").exists()


def test_the_site_s_setting_says_where_the_cache_is(tmp_path: Path) -> None:
    plugins = "plugins:\n- soundingboard:\n    cache_dir: kept\n"
    run("check", "--root", write_handbook(tmp_path, **{"mkdocs.yml": plugins}))
    assert not (tmp_path / ".cache").exists()
    assert len([*(tmp_path / "kept" / "compiled").glob("*.json")]) == 2


def test_a_cache_folder_must_be_text(tmp_path: Path) -> None:
    plugins = "plugins:\n- soundingboard:\n    cache_dir: [kept]\n"
    result = run("check", "--root", write_handbook(tmp_path, **{"mkdocs.yml": plugins}))
    assert result.exit_code == 2
    assert "Expected a folder in “cache_dir”, found “['kept']”" in result.stderr


def test_every_problem_is_one_line_in_order(tmp_path: Path) -> None:
    result = run("check", "--root", write_handbook(tmp_path, **{TREE: BROKEN}))
    assert result.exit_code == 1
    assert result.stdout == PROBLEMS
    assert result.stderr == "1 procedure, 5 clauses, 1 tree: 2 problems.\n"


def test_advice_is_marked_and_does_not_fail(tmp_path: Path) -> None:
    result = run("check", "--root", write_handbook(tmp_path, **{TREE: ADVISED}))
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{TREE}:30: outcome-not-shown ")
    assert result.stdout.endswith(" (advice)\n")
    assert result.stderr == "1 procedure, 5 clauses, 1 tree: no problems, 1 piece of advice.\n"


def test_json(tmp_path: Path) -> None:
    result = run("check", "--json", "--root", write_handbook(tmp_path, **{TREE: ADVISED}))
    assert result.exit_code == 0
    assert result.stderr == ""
    document = json.loads(result.stdout)
    assert document["counts"] == {
        "procedures": 1,
        "clauses": 5,
        "trees": 1,
        "situations": 0,
        "courses": 0,
        "problems": 0,
        "advice": 1,
    }
    [advice] = document["problems"]
    assert set(advice) == {*("path", "line", "code", "severity", "message", "hint", "consequences")}
    assert (advice["path"], advice["line"], advice["severity"]) == (TREE, 30, "advice")


def test_json_fails_too(tmp_path: Path) -> None:
    result = run("check", "--json", "--root", write_handbook(tmp_path, **{TREE: BROKEN}))
    assert result.exit_code == 1
    assert [problem["line"] for problem in json.loads(result.stdout)["problems"]] == [20, 32]


def test_the_root_is_found_upwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_handbook(tmp_path)
    monkeypatch.chdir(tmp_path / "decision_trees" / "ap-1")
    assert run("check").exit_code == 0


def test_no_handbook_is_wrong_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("check")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr == (
        f"Error: Expected a handbook in “{tmp_path}” or in a folder above it, found neither "
        "decision_trees/ nor docs/procedures/. Name the handbook's folder with --root.\n"
    )


def test_a_root_without_a_handbook_is_wrong_use(tmp_path: Path) -> None:
    write_handbook(tmp_path)
    empty = tmp_path / "docs"
    result = run("check", "--root", empty)
    assert result.exit_code == 2
    assert result.stderr == (
        f"Error: Expected a handbook in “{empty}”, found neither decision_trees/ nor "
        "docs/procedures/ there. Name the folder that has them.\n"
    )


@pytest.mark.parametrize(
    "arguments", [["check", "--root", "no-such-folder"], ["check", "more"], ["chekc"], []]
)
def test_wrong_use(arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write_handbook(tmp_path))
    assert run(*arguments).exit_code == 2


def test_version() -> None:
    assert run("--version").stdout.startswith("soundingboard ")


@pytest.mark.parametrize("command", sorted(main.commands))
def test_help_has_examples_and_exit_codes_and_fits_a_terminal(command: str) -> None:
    shown = run(command, "--help").stdout
    assert f"  Examples:\n    soundingboard {command}" in shown
    assert "  Exit codes:\n    0  " in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_a_pipe_gets_plain_lines_whatever_the_width(tmp_path: Path) -> None:
    write_handbook(tmp_path, **{TREE: BROKEN})
    done = run_process("check", cwd=tmp_path, COLUMNS="20", FORCE_COLOR="1", PYTHONUTF8="1")
    assert done.returncode == 1
    assert done.stdout.decode() == PROBLEMS


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""},
    ],
)
def test_an_encoding_without_the_characters(tmp_path: Path, environment: dict[str, str]) -> None:
    write_handbook(tmp_path, **{TREE: BROKEN})
    done = run_process("check", cwd=tmp_path, **environment)
    assert done.returncode == 1
    first = done.stdout.decode("ascii").splitlines()[0]
    assert first.endswith('Did you mean "#your-choice"?')


def test_control_characters_of_a_file_stay_in_the_file(tmp_path: Path) -> None:
    tree = swap(TREE_TEXT, "## Your choice", "## Your \x1b[31mchoice")
    result = run("check", "--root", write_handbook(tmp_path, **{TREE: tree}))
    assert result.exit_code == 1
    assert "\x1b" not in result.stdout


def test_a_terminal_gets_colour(tmp_path: Path) -> None:
    write_handbook(tmp_path, **{TREE: BROKEN})
    with Terminal("check", cwd=tmp_path) as terminal:
        code, said = terminal.end()
    assert code == 1
    assert "\x1b[31munknown-target\x1b[0m" in said


def test_no_colour_when_the_user_wants_none(tmp_path: Path) -> None:
    write_handbook(tmp_path, **{TREE: BROKEN})
    with Terminal("check", cwd=tmp_path, NO_COLOR="1") as terminal:
        _, said = terminal.end()
    assert "\x1b[31m" not in said
    assert "unknown-target “#your-chioce”" in said


def test_a_reader_that_leaves_is_no_trouble(tmp_path: Path) -> None:
    clauses = "".join(f"### 3.{n} Clause\n\nText of it.\n\n" for n in range(5000))
    write_handbook(tmp_path, **{"docs/procedures/ap-1.md": f"{PROCEDURE_TEXT}\n{clauses}"})
    process = subprocess.Popen(
        [*PROGRAM, "list", "--json"],
        cwd=tmp_path,
        # Unbuffered, Python takes a write cut short by the reader's leaving for a whole one.
        env={**os.environ, "PYTHONUNBUFFERED": ""},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout
    assert process.stderr
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(30) == 141


def test_the_name_of_a_file_cannot_forge_a_line(tmp_path: Path) -> None:
    root = write_handbook(tmp_path)
    forged = "x\n1 procedure, 5 clauses, 1 tree: no problems.\x1b[2K\u202e.md"
    texts = {"decision_trees/ap-1": TREE_TEXT, "docs/procedures": PROCEDURE_TEXT}
    for folder, text in {**texts, "training/ap-1": COURSE_TEXT}.items():
        (root / folder).mkdir(parents=True, exist_ok=True)
        (root / folder / forged).write_text(text, encoding="utf-8")
    for command in ("check", "list", "trace", "edition"):
        result = run(command, "--root", root)
        assert result.exit_code == 1
        printed = result.stdout + result.stderr
        assert r"/x\n1 procedure, 5 clauses, 1 tree: no problems.\x1b[2K\u202e.md" in printed
        assert not re.search(r"^1 procedure|[\x1b\u202e]", printed, re.MULTILINE)
    assert "\u202e" not in run("check", "--json", "--root", root).stdout


SITE = "site_name: A board\nplugins:\n  - search\n  - soundingboard:\n"
TAGS = "site_url: !ENV [SITE, x]\nmarkdown_extensions: [!!python/name:os.system '']\n"


@pytest.mark.parametrize(
    ("setting", "codes", "exit_code"),
    [
        ("      offline: false\n", "outcome-not-shown (advice)", 0),
        ("      ignore: [outcome-not-shown]\n", "", 0),
        ("      ignore: [advice]\n", "", 0),
        ("      severity: {outcome-not-shown: error}\n", "outcome-not-shown", 1),
    ],
)
def test_the_site_s_settings_say_what_is_looked_for(
    tmp_path: Path, setting: str, codes: str, exit_code: int
) -> None:
    root = write_handbook(tmp_path, **{TREE: ADVISED, "mkdocs.yml": SITE + setting + TAGS})
    result = run("check", "--root", root)
    assert ("outcome-not-shown" in result.stdout) == bool(codes)
    assert ("(advice)" in result.stdout) == codes.endswith("(advice)")
    assert result.exit_code == exit_code


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("ignore: [outcome-not-shwn]", "Did you mean “outcome-not-shown”?"),
        ("ignore: advice", "Expected a list of codes in “ignore”, found “advice”."),
        ("severity: [advice]", "Expected a code and its severity in “severity”"),
    ],
)
def test_a_wrong_setting_of_the_site_is_wrong_use(
    tmp_path: Path, setting: str, message: str
) -> None:
    root = write_handbook(tmp_path, **{"mkdocs.yml": f"{SITE}      {setting}\n"})
    result = run("check", "--root", root)
    assert result.exit_code == 2
    assert "mkdocs.yml: " in result.stderr
    assert message in " ".join(result.stderr.split())


OTHER = "decision_trees/ap-1/other.md"


@pytest.mark.parametrize("path", [OTHER, "./" + OTHER])
def test_a_file_s_own_problems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.chdir(write_handbook(tmp_path, **{TREE: BROKEN, OTHER: ADVISED}))
    result = run("check", path)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{OTHER}:30: outcome-not-shown ")
    assert result.stdout.count("\n") == 1
    assert result.stderr == f"{path}: no problems, 1 piece of advice.\n"


def test_several_files_and_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write_handbook(tmp_path, **{TREE: BROKEN}))
    result = run("check", "docs", "decision_trees/ap-1")
    assert (result.exit_code, result.stdout) == (1, PROBLEMS)
    assert result.stderr == "docs, decision_trees/ap-1: 2 problems.\n"
    result = run("check", "docs")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "docs: no problems.\n")


def test_a_file_is_found_in_its_handbook_from_anywhere(tmp_path: Path) -> None:
    root = write_handbook(tmp_path, **{TREE: BROKEN})
    result = run("check", root / TREE)
    assert (result.exit_code, result.stdout) == (1, PROBLEMS)


def test_a_file_has_the_problem_that_it_depends_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unread = {PROCEDURE: b"\xff"}
    monkeypatch.chdir(write_handbook(tmp_path, **unread))
    result = run("check", TREE)
    assert result.exit_code == 1
    assert result.stdout.startswith(f"{PROCEDURE}:1: not-utf8 ")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("no-such.md", "Expected a file or a folder, found nothing at “no-such.md”."),
        (
            "notes.txt",
            "Expected a procedure, a tree, a course or a folder of them, found “notes.txt”.",
        ),
    ],
)
def test_a_path_that_is_no_part_of_the_handbook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, said: str
) -> None:
    monkeypatch.chdir(write_handbook(tmp_path, **{"notes.txt": "Buy milk."}))
    result = run("check", path)
    assert result.exit_code == 2
    assert " ".join(result.stderr.split()).endswith(said)
