"""One word for one thing, in what authors and administrators read; ARCHITECTURE.md defines them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import catalogue

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = sorted(
    [
        ROOT / "README.md",
        *(ROOT / "docs" / "authors").glob("*.md"),
        *(ROOT / "docs").glob("*.md"),
        *(ROOT / "src" / "soundingboard" / "site" / "pages").glob("*.md"),
    ]
)
OTHER_NAMES = re.compile(r"second (?:check|program)|checked a second time", re.IGNORECASE)
"""What the engine was called besides."""

THE_PROGRAM = re.compile(r"\bthe program\b(?! that reads)", re.IGNORECASE)
"""What the engine isn't; “the program that reads the output” is another one."""

PYTHON = re.compile(
    r"""
    \bPython\b
    (?! [ ]3 | [ ]or[ ]newer | [ ]package | -Markdown | [ ]will[ ]do[ ]for[ ]a[ ]trial
      | [ ]that[ ]only[ ]imports )
    """,
    re.VERBOSE,
)
"""Python, but not one that is installed, nor a package of it: the engine is meant."""

CODE = re.compile(r"```.*?```|`[^`\n]*`|^ {4}.*$", re.DOTALL | re.MULTILINE)


def prose(file: Path) -> str:
    return CODE.sub("", file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_documents_call_the_engine_the_engine(file: Path) -> None:
    found = [rule.findall(prose(file)) for rule in (OTHER_NAMES, THE_PROGRAM)]
    assert [item for items in found for item in items] == []


@pytest.mark.parametrize(
    "name", ["browsers.md", "hosting.md", "your-board.md", "courses.md", "published.md"]
)
def test_what_runs_in_a_browser_is_the_engine(name: str) -> None:
    assert PYTHON.findall(prose(ROOT / "docs" / "authors" / name)) == []


def test_no_message_names_the_engine_otherwise() -> None:
    texts = [
        text
        for domain in catalogue.DOMAINS
        for message in catalogue.messages(catalogue.read_template(domain))
        for text in catalogue.texts(message.id)
    ]
    found = [text for text in texts if OTHER_NAMES.search(text) or THE_PROGRAM.search(text)]
    assert found == []
