"""The examples of rules, parsed.

Their form is described in ``docs/problems/index.md``, under "How these pages are written".
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

from soundingboard.authoring.editions.ledger import LEDGER
from soundingboard.authoring.handbook import load
from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.settings import Settings
from soundingboard.cli.problems import advice_mark

INDEX = Path(__file__).resolve().parents[2] / "docs" / "problems" / "index.md"
DAY = datetime.date(2026, 11, 20)
"""The day on which all examples are checked."""

_TITLE = re.compile(r'title="([^"]+)"')
_SAVED_AS = ", saved as "


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: the heading that it stands under, its title, its text and its lines."""

    heading: str
    title: str
    text: str
    lines: tuple[int, int]


def blocks(page: str) -> Iterator[Block]:
    """Every fenced block of a page, in order. ``lines`` counts from 0, the fences included."""
    heading = ""
    tokens = MarkdownIt("commonmark").parse(page)
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            heading = tokens[index + 1].content
        elif token.type == "fence" and token.map:
            title = _TITLE.search(token.info)
            yield Block(
                heading, title[1] if title else "", token.content, (token.map[0], token.map[1])
            )


def files(page: str, heading: str) -> dict[str, str]:
    """The files shown under *heading*, by title."""
    return {
        block.title: block.text
        for block in blocks(page)
        if (block.heading, True) == (heading, bool(block.title))
    }


def printed_block(page: str) -> Block:
    """The block under "Fails" that holds what is printed."""
    return next(b for b in blocks(page) if b.heading == "Fails" and not b.title)


def common_files() -> dict[str, str]:
    """The files beside which every example stands; the index shows them."""
    index = INDEX.read_text(encoding="utf-8")
    return {block.title: block.text for block in blocks(index) if block.title}


def whole(shown: Mapping[str, str]) -> dict[str, str]:
    """*shown* with the files beside it; the common ledger is about the common procedure only."""
    beside = common_files()
    if any(title.startswith("docs/procedures/") for title in shown):
        del beside[LEDGER]
    return {**beside, **shown}


def write(root: Path, shown: Mapping[str, str]) -> None:
    """Write *shown*, files by title, under *root*. A title may tell how the file is saved."""
    for title, text in shown.items():
        path, _, encoding = title.partition(_SAVED_AS)
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode(encoding or "utf-8"))


def printed(problem: Problem) -> str:
    """A problem as ``soundingboard check`` prints it."""
    return f"{problem}{advice_mark() if problem.severity is Severity.ADVICE else ''}"


def printed_lines(root: Path, shown: Mapping[str, str]) -> list[str]:
    """What is printed for a handbook of the files *shown*, written under *root*."""
    write(root, shown)
    settings = Settings(today=DAY, readability=True)
    return [printed(problem) for problem in load(root, settings).problems]
