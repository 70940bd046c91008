"""``soundingboard walk`` with a person at a terminal."""

from pathlib import Path

import pytest
from tests.cli.terminal import Terminal
from tests.handbooks import write_handbook

WAYS = "1-2, ? = not sure, q = quit"
FIRST = f"Your answer ({WAYS}): "
SECOND = "Your answer (1-3, ? = not sure, b = back, q = quit): "


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_handbook(tmp_path)


def test_to_the_verdict(root: Path) -> None:
    with Terminal("walk", "follow-request", cwd=root, NO_COLOR="1", TERM="dumb") as terminal:
        terminal.expect("2. An account I run for work")
        terminal.expect(FIRST)
        terminal.type("1\n")
        asked = terminal.expect(SECOND)
        assert "Who is asking?" in asked
        assert "     now, in any grade\n" in asked
        terminal.type("Somebody ELSE\n")
        code, said = terminal.end()
    assert code == 0
    assert "\nAllowed. Your choice\n" in said
    assert "\n  2.1 Your own accounts\n" in said
    assert "If it and the official text differ, the official text applies." in " ".join(
        said.split()
    )


def test_the_verdict_has_a_colour_and_folds_between_words(root: Path) -> None:
    with Terminal("walk", "follow-request", cwd=root) as terminal:
        terminal.expect(FIRST)
        terminal.type("1\n")
        terminal.expect(SECOND)
        terminal.type("1\n")
        _, said = terminal.end()
    assert "\x1b[1;31mNot allowed.\x1b[0m" in said
    assert "on their own accounts, and\n  accepting opens that door (2.1.1)." in said


def test_back_and_wrong_entries(root: Path) -> None:
    with Terminal("walk", "follow-request", cwd=root) as terminal:
        terminal.expect(FIRST)
        terminal.type("b\n")
        terminal.expect("This is the first question, so there's nothing to go back to.")
        terminal.expect(FIRST)
        for wrong in ("3", "0", "", "maybe", "-1", "²", "9" * 30):
            terminal.type(f"{wrong}\n")
            terminal.expect(f"Expected one of {WAYS}, found “{wrong}”.")
            terminal.expect(FIRST)
        terminal.type("1\n")
        terminal.expect(SECOND)
        terminal.type("B\n")
        terminal.expect(FIRST)
        terminal.type("2\n")
        code, said = terminal.end()
    assert code == 0
    assert "Allowed with conditions." in said


@pytest.mark.parametrize("typed", ["q\n", "Q\n", "\x04"])
def test_quit_and_end_of_input(root: Path, typed: str) -> None:
    with Terminal("walk", "follow-request", cwd=root) as terminal:
        terminal.expect(FIRST)
        terminal.type(typed)
        code, said = terminal.end()
    assert code == 0
    assert said.endswith("\nYou stopped before there was a verdict.\n")


def test_an_interruption_is_quiet(root: Path) -> None:
    with Terminal("walk", "follow-request", cwd=root) as terminal:
        terminal.expect(FIRST)
        terminal.interrupt()
        code, said = terminal.end()
    assert code == 130
    assert said.strip() == ""


def test_an_encoding_without_the_characters(root: Path) -> None:
    with Terminal("walk", "follow-request", cwd=root, PYTHONIOENCODING="ascii") as terminal:
        terminal.expect(FIRST)
        terminal.type("é\n")
        terminal.expect("Expected one of ")
        terminal.expect(FIRST)
        terminal.type("1\n")
        terminal.expect('A student who writes "a = b"')
        terminal.type("3\n")
        code, _ = terminal.end()
    assert code == 0
