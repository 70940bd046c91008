"""A tree's page as a program: a reader goes from question to question, and to a verdict.

The address's fragment is the reader's place (see :mod:`place`), and each answer is a link to the
next. So going back, reloading, opening a new tab and sharing are the browser's own, and the program
has one kind of event: the reader is at another place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from urllib.parse import unquote

from soundingboard.engine.errors import BadMessage
from soundingboard.engine.pages import events, tree_links, walk_address, walk_link
from soundingboard.engine.pages.events import Place
from soundingboard.engine.pages.program import Effect, Payload
from soundingboard.engine.pages.tree_links import is_large, to_place, unsure_id
from soundingboard.engine.pages.tree_source import TreeSource
from soundingboard.engine.pages.tree_view import told, view
from soundingboard.engine.pages.walk_address import NOT_SURE, WalkAddress
from soundingboard.engine.pages.walk_progress import WalkProgress, walk_progress
from soundingboard.engine.pages.walk_state import State
from soundingboard.engine.tree import Question, Tree

__all__ = ["update", "view"]


def update(source: TreeSource, state: State, event: Payload) -> tuple[State, list[Effect]]:
    """The state after *event*, and what the browser is to do.

    The one event is ``place``, see :class:`events.Place`.

    Raises:
        BadMessage: the event isn't of that form.
    """
    if events.name_of(event) != "place":
        raise BadMessage(f"A tree's page has no event “{event['name']}”.")
    place = events.read(Place, event)
    if not _fits(source.tree, state):
        raise BadMessage("The message has no state of this tree's page.")
    hash_ = place.hash.removeprefix("#")
    found = walk_address.parse(hash_)
    arrival = _Arrival(source, state, place, hash_, found)
    after = arrival.state()
    if after is None:
        # An anchor that is none of the tree's, such as that of “Skip to content”.
        return replace(state, answers={**state.answers, **arrival.taps()}), []
    if not after.walking:
        return after, _left(source, hash_) if state.walking else []
    focus = {"effect": "focus", "selector": "[data-region=step] h2"}
    if place.arriving:
        # On arrival, leave the focus alone if the reader has already put it somewhere.
        focus["unless"] = "elsewhere"
    reached = walk_progress(source, after.answers)
    effects: list[Effect] = [{"effect": "title", "text": told(source, after, reached)}, focus]
    canonical = _fragment(source, after, reached)
    if hash_ != canonical and (found is None or tree_links.is_short(found) or not after.at):
        effects.insert(0, {"effect": "address", "hash": f"#{canonical}"})
    if after.notices:
        effects.append({"effect": "announce", "text": " ".join(after.notices)})
    return after, effects


def _left(source: TreeSource, anchor: str) -> list[Effect]:
    """The walk gives way to the static page, which shows *anchor*, or the first question."""
    tree = source.tree
    found = walk_address.parse(anchor)
    shown = _last_answer_leads_to(tree, found) if found is not None else unquote(anchor)
    known = {*tree.question_by_id, *tree.outcome_by_id, *_doubts(tree)}
    heading = f'[data-node="{shown if shown in known else tree.start.id}"] h2'
    return [{"effect": "title", "text": ""}, {"effect": "focus", "selector": heading}]


@dataclass(frozen=True, slots=True)
class _Arrival:
    """What an event says of the place, against what was known before it."""

    source: TreeSource
    before: State
    event: Place
    hash: str
    found: WalkAddress | None

    def state(self) -> State | None:
        found = self.found
        known = {**self.before.answers, **self.taps()}
        if found is None:
            return self._at_anchor(known)
        tree = self.source.tree
        given, unread = self._read(found)
        if _last_answer_leads_to(tree, found):
            return self._static(known)
        notices = walk_link.notices(found, tree.version, unread)
        if not given and not found.at:
            known = {}  # “Start again”
        by_link = walk_progress(self.source, given)
        at = tree.formerly.get(found.at, found.at)
        if at not in {question.id for question in by_link.asked}:
            at = by_link.next.id if by_link.next is not None else ""
        known.update(given)
        if at and at not in given and known.get(at) == NOT_SURE:
            del known[at]  # Back from “I'm not sure” to the question itself.
        walking = bool(known) or bool(notices)
        return self._with(known, at, walking, notices)

    def _read(self, found: WalkAddress) -> tuple[dict[str, str], list[Question]]:
        """The link's answers that the tree has, and the questions whose answer it hasn't."""
        tree = self.source.tree
        if not tree_links.is_short(found):
            has = partial(_has, tree)
            return walk_link.read(found, tree.question_by_id, tree.formerly, has)
        return tree_links.answers_of(self.source, found), []

    def _at_anchor(self, known: dict[str, str]) -> State | None:
        """A question or an outcome by its own anchor, to which the static page's links lead."""
        tree = self.source.tree
        anchor = unquote(self.hash)  # The browser has encoded what isn't ASCII.
        anchor = tree.formerly.get(anchor, anchor)
        anchor = anchor or tree.start.id
        doubted = _doubts(tree).get(anchor)
        if doubted is not None:
            anchor = doubted
        if anchor not in tree.question_by_id and anchor not in tree.outcome_by_id:
            return None
        reached = walk_progress(self.source, known)
        if known and reached.outcome is not None and anchor == reached.outcome.id:
            return self._with(known, "", walking=True)
        asked = {question.id for question in reached.asked}
        if known and (anchor in asked or (reached.next and anchor == reached.next.id)):
            if doubted is not None:
                known[anchor] = NOT_SURE
            elif known.get(anchor) == NOT_SURE:
                del known[anchor]  # Back from “I'm not sure” to the question itself.
            return self._with(known, anchor, walking=True) if known else self._static(known)
        return self._static(known)

    def _with(
        self, known: Mapping[str, str], at: str, walking: bool, notices: tuple[str, ...] = ()
    ) -> State:
        return State(known, at, walking, notices, self.event.page, self.event.today)

    def _static(self, known: Mapping[str, str]) -> State:
        return self._with(known, "", walking=False)

    def taps(self) -> dict[str, str]:
        """The answers that were tapped on the static page."""
        return walk_link.taps(self.event, partial(_has, self.source.tree))


def _has(tree: Tree, name: str, value: str) -> bool:
    """Whether *value* is one of the answers of the question *name*, or “I'm not sure” may be."""
    question = tree.question_by_id.get(name)
    return question is not None and (
        question.answer(value) is not None or (value == NOT_SURE and tree.not_sure)
    )


def _fits(tree: Tree, state: State) -> bool:
    return (not state.at or state.at in tree.question_by_id) and all(
        _has(tree, name, value) for name, value in state.answers.items()
    )


def _doubts(tree: Tree) -> Mapping[str, str]:
    """Questions by the anchor of what can follow while they're open."""
    return {unsure_id(item): item.id for item in tree.questions} if tree.not_sure else {}


def _last_answer_leads_to(tree: Tree, found: WalkAddress) -> str:
    """The outcome that the link of a large tree's result leads to, which the static page shows.

    Without the tree's version the one answer was handed on; the first question's is a walk.
    """
    if len(found.answers) != 1 or found.at or found.version != tree.version:
        return ""
    [(name, value)] = found.answers.items()
    question = tree.question_by_id.get(name)
    answer = question.answer(value) if question is not None else None
    if answer is None or question is tree.start or answer.to not in tree.outcome_by_id:
        return ""
    return answer.to if is_large(tree) else ""


def _fragment(source: TreeSource, state: State, reached: WalkProgress) -> str:
    natural = reached.next.id if reached.next is not None else ""
    return to_place(source, reached, state.answers, state.at if state.at != natural else "")
