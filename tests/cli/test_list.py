"""``soundingboard list``."""

import json
from pathlib import Path

from tests.cli.terminal import run, run_process
from tests.handbooks import PROCEDURE, PROCEDURE_TEXT, TREE, TREE_TEXT, swap, write_handbook

from soundingboard import schemas

BROKEN = swap(TREE_TEXT, "(#your-choice)", "(#do-not-accept)")


def test_json_fits_its_schema(tmp_path: Path) -> None:
    result = run("list", "--json", "--root", write_handbook(tmp_path))
    assert result.exit_code == 0
    assert result.stderr == ""
    assert result.stdout.endswith("}\n")
    document = json.loads(result.stdout)
    schemas.validate("list", document)
    [procedure] = document["procedures"]
    assert procedure["id"] == "ap-1"
    assert [clause["number"] for clause in procedure["clauses"]] == [
        "1.1",
        "1.2",
        "2.1",
        "2.1.1",
        "2.1.2",
    ]
    [tree] = document["trees"]
    schemas.validate("tree", tree)
    assert [outcome["clauses"] for outcome in tree["outcomes"]] == [
        ["2.1.1", "2.1.2"],
        ["1.1", "1.2"],
        ["2.1"],
    ]


def test_json_is_utf8_whatever_the_locale(tmp_path: Path) -> None:
    write_handbook(tmp_path)
    done = run_process("list", "--json", cwd=tmp_path, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0
    text = done.stdout.decode("utf-8")
    assert "– in the café, too." in text
    assert text.endswith("}\n")


def test_table(tmp_path: Path) -> None:
    result = run("list", "--root", write_handbook(tmp_path))
    assert result.exit_code == 0
    assert [line.rstrip() for line in result.stdout.splitlines() if "─" not in line] == [
        "Procedure   Short name   Title                   Board                    Clauses",
        "ap-1        AP 1         Staff on Social Media   Fictional School Board         5",
        "",
        "Tree                  Title                               Questions   Outcomes",
        "ap-1/follow-request   May I accept this follow request?           2          3",
    ]


def test_a_title_is_no_markup(tmp_path: Path) -> None:
    procedure = swap(PROCEDURE_TEXT, "Staff on Social Media", '"[red]Staff[/] :smile:"')
    result = run("list", "--root", write_handbook(tmp_path, **{PROCEDURE: procedure}))
    assert "[red]Staff[/] :smile:" in result.stdout


def test_table_in_ascii(tmp_path: Path) -> None:
    write_handbook(tmp_path)
    done = run_process("list", cwd=tmp_path, PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "ap-1      | AP 1       | Staff on Social Media" in done.stdout.decode("ascii")


def test_what_is_good_is_listed_and_the_rest_told(tmp_path: Path) -> None:
    good = "decision_trees/ap-1/good.md"
    write_handbook(tmp_path, **{TREE: BROKEN, good: TREE_TEXT})
    result = run("list", "--json", "--root", tmp_path)
    assert result.exit_code == 1
    document = json.loads(result.stdout)
    schemas.validate("list", document)
    assert [tree["slug"] for tree in document["trees"]] == ["good"]
    assert result.stderr.startswith(f"{TREE}:37: unreachable No answer leads to “Your choice”. ")


def test_a_handbook_without_trees(tmp_path: Path) -> None:
    result = run("list", "--json", "--root", write_handbook(tmp_path, **{TREE: None}))
    assert result.exit_code == 0
    assert json.loads(result.stdout)["trees"] == []


def test_no_handbook_is_wrong_use(tmp_path: Path) -> None:
    assert run("list", "--root", tmp_path).exit_code == 2


def test_a_withdrawn_tree_is_marked(tmp_path: Path) -> None:
    text = swap(TREE_TEXT, "reviewed: 2026-11-20", "reviewed: 2026-11-20\nwithdrawn: Wrong")
    root = write_handbook(tmp_path, **{TREE: text})
    assert "May I accept this follow request? (withdrawn)" in run("list", "--root", root).stdout
    walked = run("walk", "ap-1/follow-request", "--root", root)
    assert walked.exit_code == 0
    assert walked.stderr.startswith("ap-1/follow-request is withdrawn: Wrong\n")
