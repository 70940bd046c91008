"""The published trees walked by the links that readers tap: they lead where the engine leads.

Here nothing is known of a page's program but its HTML, parsed as browsers parse it, and that a
browser tells the program each address that it comes to.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from random import Random
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode
from tests.handbook.published import around
from tests.handbook.runs import the_whole_run

from soundingboard.engine.codec import decode, encode
from soundingboard.engine.completions import completions
from soundingboard.engine.graph import walks
from soundingboard.engine.html import capital
from soundingboard.engine.pages import tree as page
from soundingboard.engine.pages.tree_source import TreeSource
from soundingboard.engine.pages.tree_static import static
from soundingboard.engine.pages.walk_address import NOT_SURE
from soundingboard.engine.pages.walk_progress import walk_progress
from soundingboard.engine.pages.walk_state import State
from soundingboard.engine.tree import Question
from soundingboard.engine.tree_statistics import tree_statistics
from soundingboard.engine.walk import walk
from soundingboard.site.pages.tree import source_of

MOST_BYTES = 15_000
"""How large a region's HTML may be: it is written anew at each answer."""

WHOLE = ["ap-146/follow-request", "ap-146/message-student", "halton/follow-request"]
"""Trees of which every path is walked."""

SAMPLED = ["grand-erie-it-004/not-on-staff", "ocdsb-pr-708/comments", "lethbridge-607-4/hand-over"]
"""Trees of many paths, of which some are walked."""


def deepest_first() -> list[str]:
    """All trees, and first those with the longest walks, whose steps are the largest."""
    published = around().site_handbook.published
    return sorted(sorted(published), key=lambda tree: -tree_statistics(published[tree].tree).depth)


@cache
def source(tree: str) -> TreeSource:
    """What the worker reads of what the build has written."""
    of = around().site_handbook
    item = of.published[tree]
    made = source_of(item, of, of.addresses.urls[item.file.path])
    return decode(TreeSource, json.loads(json.dumps(encode(made))))


@dataclass(frozen=True)
class Screen:
    """What a reader sees, and what the browser knows. Nothing but the static page at first."""

    source: TreeSource
    html: str
    state: State = field(default_factory=State)

    def tapped(self, link: LexborNode) -> Screen:
        """The screen after a tap on *link*."""
        href = link.attributes.get("href") or ""
        assert href.startswith("#")
        taps = [] if self.state.walking else [link.attributes.get("data-tap") or ""]
        event: dict[str, Any] = {"name": "place", "hash": href, "taps": taps}
        event |= {"page": "https://board.example/", "today": "2026-11-30"}
        state, _ = page.update(self.source, self.state, event)
        html = page.view(self.source, state)["regions"]["step"]
        return replace(self, html=html, state=state)

    @property
    def node(self) -> LexborNode:
        """The question or outcome that is seen."""
        found = LexborHTMLParser(self.html).css("section.sb-node")
        assert self.html.startswith("<section") or len(found) == 1
        return found[0]

    @property
    def taps(self) -> dict[str, LexborNode]:
        """The answers that can be tapped, by what they say to the browser."""
        links = self.node.css("a[data-tap]")
        found = {link.attributes.get("data-tap") or "": link for link in links}
        assert len(found) == len(links)
        return found

    def named(self, words: str) -> LexborNode | None:
        """The link in the node that says *words*."""
        links = [link for link in self.node.css("a") if link.text() == words]
        return links[0] if links else None


@cache
def begun(tree: str) -> Screen:
    return Screen(source(tree), static(source(tree)))


def steps(screen: Screen, given: dict[str, str]) -> Iterator[tuple[Screen, dict[str, str]]]:
    """Every screen to which sure answers lead from *screen*, and the answers that were tapped."""
    yield screen, given
    for tap, link in screen.taps.items():
        question, answer = tap.split("=")
        if answer != NOT_SURE:
            yield from steps(screen.tapped(link), {**given, question: answer})


def agrees(screen: Screen, given: dict[str, str]) -> str:
    """Check what is seen against the engine; the outcome's id, if there is one."""
    tree = screen.source.tree
    taken = walk(tree, given)
    assert taken.unused == ()
    assert screen.node.attributes["data-node"] == taken.end.id
    heading = screen.node.css_first("h2")
    assert heading is not None
    if isinstance(taken.end, Question):
        answers = [f"{taken.end.id}={answer.id}" for answer in taken.end.answers]
        assert [*screen.taps] == [*answers, *([f"{taken.end.id}=*"] if tree.not_sure else [])]
        assert heading.text() == taken.end.text
        return ""
    assert screen.taps == {}
    assert heading.text() == taken.end.title
    said = screen.node.css_first(".sb-verdict")
    assert said is not None
    assert said.text().strip().endswith(capital(taken.end.verdict.value))
    assert screen.node.attributes["data-verdict"] == taken.end.verdict.slug
    return taken.end.id


@pytest.fixture
def exhaustive(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--exhaustive"))


@pytest.mark.parametrize("tree", [WHOLE[0], *the_whole_run(WHOLE[1:])])
def test_tapping_leads_to_exactly_the_outcomes_of_the_engine(tree: str) -> None:
    reached = []
    for screen, given in steps(begun(tree), {}):
        if outcome := agrees(screen, given):
            reached.append((tuple(given.items()), outcome))
    expected = [
        (tuple(taken.answers.items()), taken.outcome.id)
        for taken in walks(source(tree).tree)
        if taken.outcome is not None
    ]
    assert sorted(reached) == sorted(expected)
    assert len(reached) == tree_statistics(source(tree).tree).paths


def _at_random(tree: str, random: Random, doubts: float) -> Iterator[Screen]:
    """The screens of a walk that taps at random; so often, “I'm not sure”."""
    screen, given = begun(tree), dict[str, str]()
    while True:
        yield screen
        if not any(value == NOT_SURE for value in given.values()):
            agrees(screen, given)
        taps = screen.taps
        onward = screen.named("Go on with the other questions")
        if taps:
            sure = [tap for tap in taps if not tap.endswith("=*")]
            unsure = [tap for tap in taps if tap.endswith("=*")]
            tap = random.choice(unsure if unsure and random.random() < doubts else sure)
            question, given[question] = tap.split("=")
            screen = screen.tapped(taps[tap])
        elif onward is not None:
            screen = screen.tapped(onward)
        else:
            return


@pytest.mark.parametrize("tree", [SAMPLED[0], *the_whole_run(SAMPLED[1:])])
def test_tapping_at_random_leads_where_the_engine_leads(tree: str) -> None:
    random = Random(tree)
    for _ in range(12):
        *_, last = _at_random(tree, random, 0)
        assert last.node.attributes.get("data-verdict")


@pytest.mark.parametrize("tree", [SAMPLED[0], *the_whole_run([*WHOLE[1:], *SAMPLED[1:]])])
def test_with_doubts_it_ends_where_the_sure_answers_leave_it(tree: str) -> None:
    random = Random(tree)
    for _ in range(8):
        *_, last = _at_random(tree, random, 0.3)
        reached = walk_progress(last.source, last.state.answers)
        found = completions(last.source.tree, reached.sure)
        shown = last.node.attributes["data-node"]
        if len(found.outcomes) == 1 and last.state.at == "":
            assert shown == found.outcomes[0].id
            continue
        listed = {
            (link.attributes.get("href") or "").removeprefix("#")
            for link in last.node.css(".sb-verdict + ul a")
        }
        assert listed == {outcome.id for outcome in found.outcomes}


@pytest.mark.parametrize("tree", [SAMPLED[0], *the_whole_run([*WHOLE[1:], *SAMPLED[1:]])])
def test_a_short_link_in_a_new_tab_has_the_answers_of_the_old_one(tree: str) -> None:
    random = Random(tree)
    for _ in range(4):
        *_, last = _at_random(tree, random, 0.3)
        regions = page.view(last.source, last.state)["regions"]
        links = LexborHTMLParser(regions["below"]).css("a[href*='~=']")
        assert links
        asked = {item.id for item in walk_progress(last.source, last.state.answers).asked}
        for link in links:
            alone = replace(last, state=State()).tapped(link).state
            assert alone.answers == {item: last.state.answers[item] for item in asked}
            assert (link.attributes["href"] or "").endswith(f"&at={alone.at}")


@pytest.mark.whole
@pytest.mark.parametrize("doubts", [0, 0.4])
def test_every_region_is_small_enough(doubts: float, exhaustive: bool) -> None:
    sizes = {}
    for tree in deepest_first()[: None if exhaustive else 6]:
        random = Random(tree)
        for _ in range(6):
            for number, screen in enumerate(_at_random(tree, random, doubts)):
                shown = page.view(screen.source, screen.state)["regions"] if number else {}
                for name, html in shown.items():
                    sizes[len(html.encode())] = (name, tree, screen.state.answers)
    largest = max(sizes)
    print(f"The largest region has {largest} bytes: {sizes[largest]}")
    assert largest <= MOST_BYTES, sizes[largest]
