"""The published comparisons walked by the links that readers tap, against each board's own tree.

Nothing is known of a page's program here but its HTML, parsed as browsers parse it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode
from tests.authoring.markers import files
from tests.handbook.published import ROOT, around
from tests.handbook.runs import the_whole_run

from soundingboard.engine.codec import decode, encode
from soundingboard.engine.completions import completions
from soundingboard.engine.html import capital
from soundingboard.engine.pages import comparison as page
from soundingboard.engine.pages.comparison_source import ComparisonSource
from soundingboard.engine.pages.comparison_static import first_question
from soundingboard.engine.pages.walk_address import NOT_SURE
from soundingboard.engine.pages.walk_state import State
from soundingboard.engine.walk import walk
from soundingboard.site.addresses import comparison_path
from soundingboard.site.board_decisions import compared_slugs
from soundingboard.site.pages.comparison import source_of

MOST_BYTES = 15_000
"""How large a region's HTML may be: it is written anew at each answer."""

SLUGS = compared_slugs(
    [path.stem for path, text in files("trees", ROOT) if "\nwithdrawn:" not in text]
)
"""What several boards decide, found without compiling the handbook: each process collects tests."""


@cache
def source(slug: str) -> ComparisonSource:
    """What the worker reads of what the build has written."""
    of = around().site_handbook
    made = source_of(slug, of, of.addresses.href("", comparison_path(slug)) or "")
    assert made is not None
    return decode(ComparisonSource, json.loads(json.dumps(encode(made))))


def _tapped(slug: str, state: State, link: LexborNode) -> State:
    href = link.attributes.get("href") or ""
    event: dict[str, Any] = {"name": "place", "hash": href, "taps": [], "page": "", "today": ""}
    return page.update(source(slug), state, event)[0]


def _at_random(slug: str, random: Random, doubts: float) -> Iterator[State]:
    """The states of a walk that taps at random; so often, “I'm not sure”."""
    state = State()
    html = first_question(source(slug))
    while True:
        links = LexborHTMLParser(html).css("a[data-tap]")
        if not links:
            return
        sure = [link for link in links if not (link.attributes["data-tap"] or "").endswith("=*")]
        unsure = [link for link in links if link not in sure]
        doubted = unsure and random.random() < doubts
        state = _tapped(slug, state, random.choice(unsure if doubted else sure))
        assert state.walking
        yield state
        html = page.view(source(slug), state)["regions"]["step"]


@pytest.mark.parametrize("slug", [SLUGS[0], *the_whole_run(SLUGS[1:])])
def test_each_board_says_what_its_own_tree_says(slug: str) -> None:
    random = Random(slug)
    for _ in range(6):
        *_, last = _at_random(slug, random, 0)
        html = page.view(source(slug), last)["regions"]["step"]
        cards = LexborHTMLParser(html).css(".sb-board-cards > li")
        for board, card in zip(source(slug).boards, cards, strict=True):
            assert card.text().strip().startswith(board.short)
            if board.source is None:
                continue
            tree = board.source.tree
            own = {name: last.answers[name] for name in tree.question_by_id if name in last.answers}
            found = completions(tree, own)
            [verdict] = found.verdicts
            assert card.attributes["data-verdict"] == verdict.slug
            said = card.css_first(".sb-verdict")
            assert said is not None
            assert said.text().strip().endswith(capital(verdict.value))
            outcome = walk(tree, own).outcome
            if outcome is not None:
                assert outcome.title in card.text()
            cited = {link.text() for link in card.css("a[href*='#c-']")}
            assert {*found.outcomes[0].grounds} <= cited, "each clause that decides it is a link"


@pytest.mark.whole
@pytest.mark.parametrize("doubts", [0, 0.3])
def test_every_region_is_small_enough(doubts: float) -> None:
    sizes = {}
    for slug in SLUGS:
        random = Random(slug)
        for _ in range(6):
            for state in _at_random(slug, random, doubts):
                for name, html in page.view(source(slug), state)["regions"].items():
                    sizes[len(html.encode())] = (name, slug, state.answers)
    largest = max(sizes)
    print(f"The largest region has {largest} bytes: {sizes[largest]}")
    assert largest <= MOST_BYTES, sizes[largest]


@pytest.mark.parametrize("slug", [SLUGS[0], *the_whole_run(SLUGS[1:3])])
def test_with_doubts_a_board_says_what_can_still_follow(slug: str) -> None:
    random = Random(slug)
    for _ in range(4):
        *_, last = _at_random(slug, random, 0.4)
        html = page.view(source(slug), last)["regions"]["step"]
        cards = LexborHTMLParser(html).css(".sb-board-cards > li")
        for board, card in zip(source(slug).boards, cards, strict=True):
            if board.source is None or "data-verdict" in card.attributes:
                continue
            tree = board.source.tree
            sure = {name: it for name, it in last.answers.items() if it != NOT_SURE}
            own = {name: sure[name] for name in tree.question_by_id if name in sure}
            said = {item.text().strip() for item in card.css(".sb-word")}
            assert said == {capital(v.value) for v in completions(tree, own).verdicts}
