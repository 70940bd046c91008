"""A page that compares boards as a program: a reader answers once, for all boards.

As on a tree's page (see :mod:`tree`), the address's fragment is the reader's place, each answer is
a link to the next, and the one event is that the reader is at another place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from soundingboard.engine.errors import BadMessage
from soundingboard.engine.pages import events, walk_address, walk_link
from soundingboard.engine.pages.comparison_links import ONWARD, steps_of, to_place
from soundingboard.engine.pages.comparison_progress import comparison_progress
from soundingboard.engine.pages.comparison_source import ComparisonSource
from soundingboard.engine.pages.comparison_view import newly_decided, told, view
from soundingboard.engine.pages.events import Place
from soundingboard.engine.pages.program import Effect, Payload
from soundingboard.engine.pages.walk_address import NOT_SURE
from soundingboard.engine.pages.walk_state import State

__all__ = ["update", "view"]


def update(source: ComparisonSource, state: State, event: Payload) -> tuple[State, list[Effect]]:
    """The state after *event*, and what the browser is to do.

    The one event, ``place``, is that of :func:`tree.update`.

    Raises:
        BadMessage: the event isn't of that form, or the state isn't one of this page.
    """
    if events.name_of(event) != "place":
        raise BadMessage(f"A page that compares has no event “{event['name']}”.")
    place = events.read(Place, event)
    has = partial(_has, source)
    if not _fits(source, state):
        raise BadMessage("The message has no state of this comparison.")
    hash_ = place.hash.removeprefix("#")
    known: Mapping[str, str] = {**state.answers, **walk_link.taps(place, has)}
    found = walk_address.parse(hash_)
    if found is None and hash_:
        # Somewhere else on the page, such as where “Skip to content” leads.
        return replace(state, answers=known), []
    if found is None:
        return _arrived(source, state, place, known, None, ())
    given, unread = walk_link.read(found, source.questions, source.formerly, has)
    steps = steps_of(source, found)
    if steps is not None:
        given = steps
    notices = walk_link.notices(found, source.version, unread)
    # “Start again” is a link that has nothing but the version.
    known = {**known, **given} if given or found.at or steps is not None else {}
    by_link = comparison_progress(source, known if found.at == ONWARD else given)
    at = source.formerly.get(found.at, found.at)
    if at not in {question.id for question, _answer in by_link.asked}:
        at = by_link.next.id if by_link.next is not None else ""
    return _arrived(source, state, place, known, at, notices, short=steps is not None)


def _arrived(
    source: ComparisonSource,
    before: State,
    place: Place,
    known: Mapping[str, str],
    at: str | None,
    notices: tuple[str, ...],
    *,
    short: bool = False,
) -> tuple[State, list[Effect]]:
    """The reader is *at* a question or, if that is empty, at the result; or not in a walk."""
    page, today = place.page, place.today
    if at is None or not (known or notices):
        after = State(known, "", walking=False, page=page, today=today)
        return after, _left() if before.walking else []
    after = State(known, at, True, notices, page, today)
    focus: dict[str, Any] = {"effect": "focus", "selector": "[data-region=step] h2"}
    if place.arriving:
        # On arrival, leave the focus alone if the reader has already put it somewhere.
        focus["unless"] = "elsewhere"
    effects: list[Effect] = [{"effect": "title", "text": told(source, after)}, focus]
    reached = comparison_progress(source, known)
    canonical = to_place(source, reached, at)
    if (short or not at) and place.hash.removeprefix("#") != canonical:
        effects.insert(0, {"effect": "address", "hash": f"#{canonical}"})
    said = [*notices, *newly_decided(comparison_progress(source, before.answers), reached)]
    if said:
        effects.append({"effect": "announce", "text": " ".join(said)})
    return after, effects


def _left() -> list[Effect]:
    """The walk gives way to the static page, which begins with the first question."""
    return [
        {"effect": "title", "text": ""},
        {"effect": "focus", "selector": "[data-node] h2, .sb-compare-still h2"},
    ]


def _has(source: ComparisonSource, name: str, value: str) -> bool:
    """Whether *value* is one of the answers of the question *name*, or “I'm not sure” may be."""
    question = source.questions.get(name)
    return question is not None and (
        question.answer(value) is not None or (value == NOT_SURE and source.not_sure(name))
    )


def _fits(source: ComparisonSource, state: State) -> bool:
    return (not state.at or state.at in source.questions) and all(
        _has(source, name, value) for name, value in state.answers.items()
    )
