"""Time linear in every field of text, whatever is written there.

Much of the work is done in C, by regular expressions and by Unicode's tables, where no calls can be
counted. So time is measured: of a text eight times as long, by turns, the least of several.
Quadratic work would take 64 times as long.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from tests.handbooks import PROCEDURE, PROCEDURE_TEXT, TREE, TREE_TEXT, swap, write_handbook
from tests.site.published_handbooks import TODAY

from soundingboard.authoring.drawing.flowchart import flowchart
from soundingboard.authoring.drawing.flowchart_layout import Layout
from soundingboard.authoring.handbook import load
from soundingboard.authoring.settings import Settings as CheckSettings
from soundingboard.authoring.source.nfc import nfc
from soundingboard.site.addresses import Addresses
from soundingboard.site.pages.tree import content
from soundingboard.site.published_handbook import PublishedHandbook
from soundingboard.site.search_words import search_words
from soundingboard.site.settings import Settings

LENGTH = 3_000
SLOW = ("[", "![")
"""Pieces that the parser takes long for, though not longer for each. A quarter of them will do."""
TIMES = 8
MOST = 24
"""The most that TIMES the length may cost."""

PIECES = {
    "capitals": "A-",
    "capitals and small words": "A of ",
    "marks": "a\u0316\u0300",
    "marks out of order": "\u0300\u0316",
    "words": "word ",
    "sentences": "a. ",
    "quotation marks": "“a” ",
    "closing brackets": ".) ",
    "brackets": "[",
    "pictures": "![",
    "stars": "*a ",
    "backticks": "`a",
    "entities": "&amp;",
    "escapes": "%41",
    "paths": "../",
    "digits": "1.",
    "no width": "\u200b ",
    "one long word": "a",
    "apostrophes": "a’",
}


def of_tree(old: str, new: Callable[[str], str]) -> Callable[[str], dict[str, str]]:
    return lambda text: {TREE: swap(TREE_TEXT, old, new(text))}


def of_procedure(old: str, new: Callable[[str], str]) -> Callable[[str], dict[str, str]]:
    return lambda text: {PROCEDURE: swap(PROCEDURE_TEXT, old, new(text))}


FIELDS: dict[str, Callable[[str], dict[str, str]]] = {
    "title": of_tree("title: May I accept this follow request?", lambda x: f"title: 'May {x}'"),
    "search words": of_tree("reviewed:", lambda x: f"asked-as: ['May {x}']\nreviewed:"),
    "unknown field": of_tree("reviewed:", lambda x: f"other: 'May {x}'\nreviewed:"),
    "intro": of_tree("Someone asks to", lambda x: f"Someone {x}"),
    "help": of_tree("The one you use", lambda x: f"The {x}"),
    "label": of_tree("[Somebody else](", lambda x: f"[Somebody {x}]("),
    "hint": of_tree(", now, in any grade", lambda x: f", now {x}"),
    "heading": of_tree("## Your choice", lambda x: f"## Your {x}"),
    "reason": of_tree("accepting opens that door", lambda x: f"accepting {x}"),
    "step": of_tree("decline the request.", lambda x: f"decline {x}"),
    "address": of_tree("ap-1.md#c-2-1-2", lambda x: f"ap-1.md#{x}"),
    "link": of_tree("[2.1.2]", lambda x: f"[2.1 {x}]"),
    "cell": of_tree("| My own account | Somebody", lambda x: f"| My {x} | Somebody"),
    "clause": of_procedure("Staff must tell", lambda x: f"Staff {x}"),
    "clause's title": of_procedure("1.2 Tell the principal", lambda x: f"1.2 Tell {x}"),
    "procedure's title": of_procedure("title: Staff on Social Media", lambda x: f"title: 'S {x}'"),
}


def least(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def assert_linear(short: Callable[[], object], long: Callable[[], object]) -> None:
    """Try again while the machine may be to blame: quadratic work is too slow every time."""
    one, many = least(short), least(long)
    for _ in range(4):
        if many <= MOST * one:
            return
        one, many = min(one, least(short)), min(many, least(long))
    assert many <= MOST * one


def render(root: Path) -> object:
    """Check a handbook, its words too, draw its trees and make their pages."""
    handbook = load(root, CheckSettings(readability=True))
    here = "decisions/ap-1/follow-request/"
    addresses = Addresses({PROCEDURE: "procedures/ap-1/", TREE: here})
    layouts = dict.fromkeys(handbook.trees, Layout())
    made = PublishedHandbook(handbook, Settings(), TODAY, addresses, layouts=layouts)
    return [
        (
            content(item, made, here),
            flowchart(item.tree, layouts[item.tree.id], links=False, standalone=True),
            search_words(item.tree.title, [item.file], {"account": ("profile",)}),
        )
        for item in made.published.values()
    ]


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_of_eight_times_the_length_takes_no_more_than_thrice_its_share(
    tmp_path: Path, field: str
) -> None:
    for number, piece in enumerate(PIECES.values()):
        short, long = tmp_path / f"{number}-short", tmp_path / f"{number}-long"
        count = LENGTH // len(piece) // (4 if piece in SLOW else 1)
        write_handbook(short, **FIELDS[field](piece * count))
        write_handbook(long, **FIELDS[field](piece * count * TIMES))
        assert_linear(partial(render, short), partial(render, long))


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_composing_is_linear(piece: str) -> None:
    assert_linear(lambda: nfc(piece * 20_000), lambda: nfc(piece * 20_000 * TIMES))
