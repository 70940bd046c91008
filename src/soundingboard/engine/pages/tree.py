"""A tree's page as a program: a reader goes from question to question, and to a verdict.

The address's fragment is the reader's place (see :mod:`place`), and each answer is a link to the
next. So going back, reloading, opening a new tab and sharing are the browser's own, and the program
has one kind of event: the reader is at another place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from soundingboard.engine.errors import BadMessage
from soundingboard.engine.pages import place
from soundingboard.engine.pages.place import NOT_SURE
from soundingboard.engine.pages.standing import standing
from soundingboard.engine.pages.tree_links import is_large, to_place, unsure_id
from soundingboard.engine.pages.tree_source import TreeSource
from soundingboard.engine.pages.tree_state import State
from soundingboard.engine.pages.tree_view import told, view
from soundingboard.engine.payload import Payload, text, texts
from soundingboard.engine.tree import Question
from soundingboard.engine.wording import _

__all__ = ["Effect", "update", "view"]

Effect = Mapping[str, str]
"""What a browser is to do: ``effect`` names it, the other members say with what."""


def update(source: TreeSource, state: State, event: Payload) -> tuple[State, list[Effect]]:
    """The state after *event*, and what the browser is to do.

    The one event, ``place``, has the fragment that the address has now, ``hash``, and in ``taps``
    the answers that were tapped on the static page since the last event, each as
    ``question=answer``.

    Raises:
        BadMessage: the event isn't of that form.
    """
    if text(event, "name") != "place":
        raise BadMessage(f"A tree's page has no event “{event['name']}”.")
    hash_ = text(event, "hash").removeprefix("#")
    after = _Arrival(source, state, event, hash_).state()
    if after is None:
        return state, []  # An anchor that is none of the tree's, such as that of “Skip to content”.
    if not after.walking:
        return after, _left(source, hash_) if state.walking else []
    effects: list[Effect] = [
        {"effect": "title", "text": told(source, after)},
        {"effect": "focus", "selector": "[data-region=step] h2"},
    ]
    canonical = _fragment(source, after)
    if hash_ != canonical and (place.parse(hash_) is None or not after.at):
        effects.insert(0, {"effect": "address", "hash": f"#{canonical}"})
    if after.notices:
        effects.append({"effect": "announce", "text": " ".join(after.notices)})
    return after, effects


def _left(source: TreeSource, anchor: str) -> list[Effect]:
    """The walk gives way to the static page, which shows *anchor*, or the first question."""
    tree = source.tree
    known = anchor in tree.question_by_id or anchor in tree.outcome_by_id
    heading = f'[data-node="{anchor if known else tree.start.id}"] h2'
    return [{"effect": "title", "text": ""}, {"effect": "focus", "selector": heading}]


@dataclass(frozen=True, slots=True)
class _Arrival:
    """What an event says of the place, against what was known before it."""

    source: TreeSource
    before: State
    event: Payload
    hash: str

    def state(self) -> State | None:
        found = place.parse(self.hash)
        known = {**self.before.answers, **self._taps()}
        if found is None:
            return self._at_anchor(known)
        given, unread = self._read(found)
        tree = self.source.tree
        if self._names_a_last_answer(found):
            return self._static(known)
        notices = []
        if found.version and found.version != tree.version:
            notices.append(
                _(
                    "This link was made with an earlier edition of these questions. "
                    "Check each answer."
                )
            )
        notices += [
            _(
                "The link’s answer to “{question}” isn’t one of the answers any more. Choose one."
            ).format(question=question.text)
            for question in unread
        ]
        if not given and not found.at:
            known = {}  # “Start again”
        by_link = standing(self.source, given)
        at = tree.formerly.get(found.at, found.at)
        if at not in {question.id for question in by_link.asked}:
            at = by_link.next.id if by_link.next is not None else ""
        known.update(given)
        if at and at not in given and known.get(at) == NOT_SURE:
            del known[at]  # Back from “I’m not sure” to the question itself.
        walking = bool(known) or bool(notices)
        return self._with(known, at, walking, tuple(notices))

    def _at_anchor(self, known: dict[str, str]) -> State | None:
        """A question or an outcome by its own anchor, to which the static page's links lead."""
        tree = self.source.tree
        anchor = tree.formerly.get(self.hash, self.hash)
        doubts = {unsure_id(question): question.id for question in tree.questions}
        if not anchor:
            start = tree.start.id
            return self._with(known, start, bool(known)) if known else self._static(known)
        anchor = doubts.get(anchor, anchor)
        if anchor not in tree.question_by_id and anchor not in tree.outcome_by_id:
            return self.before if self._taps() else None
        reached = standing(self.source, known)
        if known and reached.outcome is not None and anchor == reached.outcome.id:
            return self._with(known, "", walking=True)
        asked = {question.id for question in reached.asked}
        if known and (anchor in asked or (reached.next and anchor == reached.next.id)):
            return self._with(known, anchor, walking=True)
        return self._static(known)

    def _with(
        self, known: Mapping[str, str], at: str, walking: bool, notices: tuple[str, ...] = ()
    ) -> State:
        page, today = text(self.event, "page"), text(self.event, "today")
        return State(known, at, walking, notices, page, today)

    def _static(self, known: Mapping[str, str]) -> State:
        return self._with(known, "", walking=False)

    def _taps(self) -> dict[str, str]:
        pairs = (tap.split("=", 1) for tap in texts(self.event, "taps") if "=" in tap)
        return {name: value for name, value in pairs if self._answer(name, value)}

    def _read(self, found: place.Place) -> tuple[dict[str, str], list[Question]]:
        """The link's answers that the tree has, and the questions whose answer it hasn't."""
        tree = self.source.tree
        given: dict[str, str] = {}
        unread = []
        for name, value in found.answers.items():
            name, value = tree.formerly.get(name, name), tree.formerly.get(value, value)
            if self._answer(name, value):
                given[name] = value
            elif name in tree.question_by_id:
                unread.append(tree.question_by_id[name])
        return given, unread

    def _answer(self, name: str, value: str) -> bool:
        question = self.source.tree.question_by_id.get(name)
        return question is not None and (
            question.answer(value) is not None or (value == NOT_SURE and self.source.tree.not_sure)
        )

    def _names_a_last_answer(self, found: place.Place) -> bool:
        """Whether the link is that of a result in a large tree, which the static page shows."""
        if len(found.answers) != 1 or found.at or not is_large(self.source.tree):
            return False
        [(name, value)] = found.answers.items()
        question = self.source.tree.question_by_id.get(name)
        answer = question.answer(value) if question else None
        return answer is not None and answer.to in self.source.tree.outcome_by_id


def _fragment(source: TreeSource, state: State) -> str:
    reached = standing(source, state.answers)
    natural = reached.next.id if reached.next is not None else ""
    return to_place(source, reached, state.answers, state.at if state.at != natural else "")
