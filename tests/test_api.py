"""The public API: what the package exports, and what each function returns and raises."""

from __future__ import annotations

import ast
import datetime
import importlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.authoring.repositories import commit
from tests.courses import receipt
from tests.handbooks import TREE, TREE_TEXT, swap, write_handbook
from tests.records.device import Device

import soundingboard
from soundingboard import (
    NotVerified,
    Severity,
    UnknownAnswer,
    Verdict,
    WrongSelection,
    check,
    compare,
    load,
    verify,
    walk,
)

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "authors" / "python.md"
STRICTER = swap(TREE_TEXT, "**Allowed.** Your own", "**Not allowed.** Your own")


def test_all_names_of_the_api_are_exported_and_only_these() -> None:
    api = importlib.import_module("soundingboard.api")
    assert {*soundingboard.__all__} == {*api.__all__, "__version__"}
    for name in api.__all__:
        assert getattr(soundingboard, name) is getattr(api, name)
    assert {*soundingboard.__all__} <= {*dir(soundingboard)}
    with pytest.raises(AttributeError, match="has no attribute 'handbook'"):
        _ = soundingboard.handbook


def test_type_checkers_see_the_same_names() -> None:
    source = Path(soundingboard.__file__).read_text(encoding="utf-8")
    imported = [
        alias.name
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ImportFrom) and node.module == "soundingboard.api"
        for alias in node.names
    ]
    assert {*imported, "__version__"} == {*soundingboard.__all__}


def test_everything_exported_says_what_it_is() -> None:
    for name in soundingboard.__all__:
        if name != "__version__":
            assert getattr(soundingboard, name).__doc__, name


def test_importing_the_package_imports_nothing_of_it() -> None:
    script = (
        "import sys, soundingboard\n"
        "print([name for name in sys.modules if name.startswith('soundingboard.')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("kind", [str, Path])
def test_load_compiles_a_handbook_and_raises_nothing_for_what_is_wrong(
    tmp_path: Path, kind: type[str] | type[Path]
) -> None:
    broken = swap(TREE_TEXT, "(#your-choice)", "(#nowhere)")
    write_handbook(tmp_path, **{"decision_trees/ap-1/broken.md": broken})
    handbook = load(kind(tmp_path))
    assert [*handbook.procedures] == ["ap-1"]
    assert [*handbook.trees] == ["ap-1/follow-request"]
    assert {problem.path for problem in handbook.errors} == {"decision_trees/ap-1/broken.md"}


def test_check_finds_the_problems_that_the_command_prints(tmp_path: Path) -> None:
    write_handbook(tmp_path, **{TREE: swap(TREE_TEXT, "(#your-choice)", "(#nowhere)")})
    problems = check(tmp_path)
    assert [(item.path, item.line, item.code) for item in problems][:1] == [
        (TREE, 20, "unknown-target")
    ]
    assert problems[0].severity is Severity.ERROR
    old = check(write_handbook(tmp_path / "old"), review_days=0)
    assert [item.code for item in old] == ["review-due"]


def test_the_site_s_settings_are_used(tmp_path: Path) -> None:
    site = "plugins:\n  - soundingboard:\n      severity: {review-due: error}\n"
    write_handbook(tmp_path, **{"mkdocs.yml": site})
    [problem] = check(tmp_path, review_days=0)
    assert (problem.code, problem.severity) == ("review-due", Severity.ERROR)
    write_handbook(tmp_path, **{"mkdocs.yml": site.replace("review-due", "reviw-due")})
    for function in (load, check):
        with pytest.raises(WrongSelection, match=r"^mkdocs\.yml: .* “reviw-due”"):
            function(tmp_path)


def test_walk_follows_answers_to_an_outcome_or_an_open_question(tmp_path: Path) -> None:
    tree = load(write_handbook(tmp_path)).trees["ap-1/follow-request"]
    first = walk(tree, {})
    assert first.outcome is None
    assert first.question is tree.start
    account = {"which-account-did-they-ask-to-follow": "an-account-i-run-for-work"}
    outcome = walk(tree, account).outcome
    assert outcome is not None
    assert (outcome.verdict, outcome.clauses) == (Verdict.ALLOWED_WITH_CONDITIONS, ("1.1", "1.2"))
    with pytest.raises(UnknownAnswer):
        walk(tree, {"who-is-asking": "nobody"})


def test_compare_finds_what_changed_between_two_handbooks(tmp_path: Path) -> None:
    before = load(write_handbook(tmp_path / "before"))
    after = load(write_handbook(tmp_path / "after", **{TREE: STRICTER}))
    found = compare(before, after)
    [tree] = found.trees
    assert (tree.id, tree.kind) == ("ap-1/follow-request", "less permissive")
    assert found.to_markdown().startswith("1 tree changed, 0 didn't.\n")
    assert found.to_json()["trees"][0]["kind"] == "less permissive"
    assert all(item.unchanged for item in compare(before, before).trees)


def test_verify_returns_the_receipt_with_remarks_or_says_why_it_is_not_valid(
    tmp_path: Path,
) -> None:
    data = Device().file(receipt())
    found = verify(data, today=datetime.date(2026, 11, 29))
    assert (found.receipt.person.name, found.marked_again) == ("Zoë Tremblay", False)
    assert found.remarks == ()
    known = verify(data, load(write_handbook(tmp_path)), today=datetime.date(2026, 11, 29))
    assert "no-ledger" in {remark.code for remark in known.remarks}
    assert {remark.code for remark in verify(data, today=datetime.date(2026, 1, 1)).remarks} == {
        "future-date"
    }
    with pytest.raises(NotVerified, match="The signature is wrong") as caught:
        verify(data.replace(b'"signature"', b'"signature"')[:-9] + b"AAAA" + data[-5:])
    assert caught.value.code


def test_the_examples_of_the_page_print_what_it_says(tmp_path: Path) -> None:
    """Each block of Python on the page, run one after the other, prints the block after it."""
    blocks = re.findall(r"```(python|text)\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert [kind for kind, _ in blocks] == ["python", "text"] * (len(blocks) // 2)
    root = write_handbook(tmp_path / "handbook")
    commit(root, "First")
    write_handbook(tmp_path / "published", **{TREE: STRICTER})
    (tmp_path / "receipt.json").write_bytes(Device().file(receipt()))
    script = "\nprint('----')\n".join(code for kind, code in blocks if kind == "python")
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=False,
    )
    assert done.stderr.decode() == ""
    printed = done.stdout.decode().split("----\n")
    assert printed == [text for kind, text in blocks if kind == "text"]
