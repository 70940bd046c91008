"""``soundingboard draw``."""

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.cli.terminal import run, run_process
from tests.handbooks import TREE, TREE_TEXT, swap, write_handbook


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A handbook, which is the current directory."""
    monkeypatch.chdir(write_handbook(tmp_path))
    return tmp_path


@pytest.mark.parametrize("output", [[], ["-o", "-"], ["--output", "-"]])
@pytest.mark.usefixtures("root")
def test_to_standard_output(output: list[str]) -> None:
    result = run("draw", "follow-request", *output)
    assert result.exit_code == 0
    assert result.stderr == ""
    picture = ElementTree.fromstring(result.stdout)
    assert picture.tag == "{http://www.w3.org/2000/svg}svg"
    assert picture.get("role") == "img"


def test_to_a_file(root: Path) -> None:
    result = run("draw", "ap-1/follow-request", "-o", root / "tree.svg")
    assert result.exit_code == 0
    assert result.output == ""
    written = (root / "tree.svg").read_bytes()
    assert written.decode() == run("draw", TREE).stdout
    assert written.endswith(b"</svg>\n")


def test_it_is_utf8_whatever_the_locale(root: Path) -> None:
    done = run_process("draw", "follow-request", cwd=root, PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "“a = b”" in done.stdout.decode("utf-8")


def test_a_tree_with_problems_is_not_drawn(root: Path) -> None:
    write_handbook(root, **{TREE: swap(TREE_TEXT, "(#your-choice)", "(#no)")})
    result = run("draw", "follow-request", "-o", root / "tree.svg")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{TREE}:20: unknown-target ")
    assert not (root / "tree.svg").exists()


@pytest.mark.usefixtures("root")
def test_an_unknown_tree() -> None:
    result = run("draw", "folow-request")
    assert result.exit_code == 2
    assert "Did you mean “follow-request”?" in result.stderr


def test_a_file_that_cannot_be_written(root: Path) -> None:
    result = run("draw", "follow-request", "-o", root / "no-such-folder" / "tree.svg")
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: ")
    assert "tree.svg cannot be written: " in result.stderr


def test_checking_never_loads_what_only_drawing_needs(root: Path) -> None:
    script = (
        "import sys; from soundingboard.cli import main\n"
        "try: main(['check'])\n"
        "finally: print('igraph' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"
