"""The command line's words: all are in the message catalogue, and none reads like a translation."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.courses import COURSE, COURSE_TEXT, receipt
from tests.handbooks import PROCEDURE, PROCEDURE_TEXT, TREE_TEXT, swap, write_handbook
from tests.records.device import Device

import catalogue
from soundingboard.cli import main

SOURCES = ("authoring/changes/", "cli/", "extras.py", "records/")
"""Where the messages of the command line are."""

AVOIDED = re.compile(
    r"\b(?:mends?|mended|mending|stands?|rests? on|holds?|whoever|is no\b|are no\b|"
    r"prevails?|mistakes? were|told|cannot|does not|is not|do not)\b",
    re.IGNORECASE,
)
"""Words that we avoid: contractions are used, and the field's terms."""

BRACKETED = re.compile(
    f"{catalogue.OPENS}[^{catalogue.OPENS}{catalogue.CLOSES}]*{catalogue.CLOSES}"
)
OF_CLICK = (
    *("Usage", "Options", "Commands", "Show this message and exit.", "Show the version and exit."),
    *("OPTIONS", "COMMAND", "ARGS", "default", "DIRECTORY", "Error", "Try", "for help", "y/N"),
)
"""What click says itself, in its own catalogue."""

# Commands are imported after the messages are installed, as the program does it.
SCRIPT = """
import json, sys
from click.testing import CliRunner
from soundingboard.authoring import wording as for_authors
from soundingboard.engine import wording as for_readers
for_readers.install(open(sys.argv[1], "rb").read())
for_authors.install(open(sys.argv[2], "rb").read())
from soundingboard.cli import main
found = []
for arguments in json.loads(sys.argv[3]):
    result = CliRunner().invoke(main, arguments, terminal_width=200)
    found.append([result.exit_code, result.output])
print(json.dumps(found))
"""


def messages() -> list[str]:
    return [
        text
        for domain in catalogue.DOMAINS
        for message in catalogue.messages(catalogue.read_template(domain))
        if any(file.startswith(SOURCES) for file, _ in message.locations)
        for text in catalogue.texts(message.id)
    ]


def test_no_message_has_a_word_that_we_avoid() -> None:
    found = {text: AVOIDED.findall(text) for text in messages()}
    assert {text: words for text, words in found.items() if words} == {}


def outputs(root: Path, calls: list[list[str]]) -> list[tuple[int, str]]:
    """Exit code and output of each call of the program in the pseudo-locale."""
    catalogue.write_pseudo(root / "pseudo")
    files = [root / f"pseudo/en/LC_MESSAGES/{domain}.mo" for domain in catalogue.DOMAINS]
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *map(str, files), json.dumps(calls)],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    return [(code, text) for code, text in json.loads(done.stdout)]


def outside(text: str) -> str:
    """*text* without the messages in it, which may be in each other."""
    shorter = BRACKETED.sub(" ", text)
    return text if shorter == text else outside(shorter)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A handbook with two trees that changed, a course, and a receipt."""
    changed = swap(PROCEDURE_TEXT, "revision: 2", "revision: 2\nnext-review: 2031-01")
    changed = changed.replace("next-review: 2030-12\n", "", 1)
    write_handbook(tmp_path / "before")
    write_handbook(
        tmp_path,
        **{
            PROCEDURE: changed,
            COURSE: COURSE_TEXT,
            "decision_trees/ap-1/other.md": swap(
                TREE_TEXT, "**Allowed.** Your own", "**Not allowed.** Your own"
            ),
        },
    )
    (tmp_path / "receipt.json").write_bytes(Device().file(receipt()))
    return tmp_path


ACCOUNT = "Which account did they ask to follow?"
CALLS = [
    *([name, "--help"] for name in main.commands),
    ["--help"],
    ["edition", "--yes"],
    ["edition"],
    ["edition", "nothing"],
    ["list"],
    ["list", "--root", "docs"],
    ["trace"],
    ["trace", "nothing"],
    ["walk", "ap-1/follow-request"],
    ["walk", "ap-1/follow-request", "--answer", f"{ACCOUNT}=An account I run for work"],
    ["walk", "ap-1/follow-request", "--answer", f"{ACCOUNT}=?"],
    ["walk", "nothing"],
    ["diff", "before"],
    ["diff", "nothing"],
    ["draw", "ap-1/follow-request", "-o", "x.png"],
    ["verify", "receipt.json"],
    ["verify", "receipt.json", "--root", "."],
    ["check", "--stats"],
    ["check", "nothing"],
]


def test_every_word_of_the_commands_comes_from_the_catalogue(root: Path) -> None:
    authors = " ".join(
        file.read_text(encoding="utf-8") for file in root.rglob("*.md") if file.is_file()
    )
    known = {*re.findall(r"\w+", authors), *re.findall(r"\w+", " ".join(OF_CLICK)), "ap", "md"}
    known |= {*re.findall(r"\w+", " ".join(" ".join(call) for call in CALLS)), "soundingboard"}
    for call, (_, text) in zip(CALLS, outputs(root, CALLS), strict=True):
        # Problems have their own messages; options, codes and hashes are no words.
        left = re.sub(r"^\S+\.(?:md|json):\d+: .*$", "", outside(text), flags=re.MULTILINE)
        left = re.sub(r"-{1,2}[a-z][a-z-]*|\[?[A-Z]{2,}\S*|\([a-z-]+\)|\S*[\d/\\#_=]\S*", "", left)
        words = [word for word in re.findall(r"[^\W\d_]{2,}", left) if word not in known]
        assert words == [], f"{call}: {text}"


def test_help_is_in_the_language_of_the_catalogue(root: Path) -> None:
    [(code, text)] = outputs(root, [["walk", "--help"]])
    assert code == 0
    assert catalogue.bracketed("Walk a tree to its verdict.")[1:-1] in text
