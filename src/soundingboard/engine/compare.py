"""Several trees walked by the same answers; only what still matters to one of them is asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from soundingboard.engine.errors import UnknownAnswer
from soundingboard.engine.tree import Outcome, Question, Tree


@dataclass(frozen=True, slots=True)
class Row:
    """One line of verdicts, a shortest set of answers that gives it, and how many sets do.

    ``outcomes`` are those that ``answers`` leads to, in the order of the trees.
    """

    answers: tuple[tuple[str, str], ...]
    outcomes: tuple[Outcome, ...]
    count: int

    @property
    def parts(self) -> bool:
        """Whether the verdicts differ."""
        return len({outcome.verdict for outcome in self.outcomes}) > 1


LIMIT = 10_000
"""How many sets of answers :func:`table` looks at before it gives up."""


def most_wanted(waiting: Sequence[Question]) -> Question | None:
    """The question that most trees wait for, of one for each of them; ties go to the first."""
    ids = [question.id for question in waiting]
    return max(waiting, key=lambda question: ids.count(question.id), default=None)


def agree(outcomes: Iterable[Outcome]) -> bool:
    """Whether *outcomes* have the same verdict and the same clauses."""
    return len({(item.verdict, frozenset(item.clauses)) for item in outcomes}) == 1


def table(trees: Sequence[Tree]) -> tuple[Row, ...] | None:
    """Every line of verdicts that some answers give, in the order in which they are met.

    ``None`` beyond :data:`LIMIT` sets of answers: undecided, and to be told so.
    """
    sides = [_Side(tree) for tree in trees]
    known: dict[_Places, tuple[Row, ...]] = {}
    ways = 0
    start = tuple(side.start for side in sides)
    found: tuple[Row, ...]
    pending = [_Open(start, _next_question(sides, start))]
    while True:
        here = pending[-1]
        if here.question is None:
            ends = (side.outcome(place) for side, place in zip(sides, here.places, strict=True))
            found = (Row((), tuple(end for end in ends if end is not None), 1),)
            ways += 1
        elif here.answered < len(here.question.answers):
            given = (here.question.id, here.question.answers[here.answered].id)
            places = tuple(
                side.after(place, given) for side, place in zip(sides, here.places, strict=True)
            )
            if places not in known:
                pending.append(_Open(places, _next_question(sides, places)))
                continue
            # Many ways lead here, and what follows from here has been listed.
            here.add(given, known[places])
            ways += sum(row.count for row in known[places])
            continue
        else:
            found = tuple(here.rows.values())
        if ways > LIMIT:
            return None
        known[here.places] = found
        pending.pop()
        if not pending:
            return found
        waiting = pending[-1]
        assert waiting.question is not None
        waiting.add((waiting.question.id, waiting.question.answers[waiting.answered].id), found)


_Given = tuple[str, str]
"""The ids of a question and of the answer given to it."""

_Place = tuple[str, frozenset[_Given]]
"""The node that a tree's walk has reached, and the answers given that it may still come to."""

_Places = tuple[_Place, ...]


class _Side:
    """One tree of a comparison. What follows from a node of it is found once."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._settled: dict[str, Outcome | None] = {}
        self._ahead: dict[str, frozenset[str]] = {}
        self.start: _Place = (tree.start.id, frozenset())

    def question(self, place: _Place) -> Question | None:
        """The question that the tree waits for, unless nothing that it may ask matters to it."""
        node, _ = place
        waiting = self.outcome(place) is None
        return self._tree.question_by_id[node] if waiting else None

    def outcome(self, place: _Place) -> Outcome | None:
        """The first of the outcomes ahead if they agree on verdict and clauses."""
        node, _ = place
        if node not in self._settled:
            ahead = self._nodes_ahead(node)
            possible = [outcome for outcome in self._tree.outcomes if outcome.id in ahead]
            self._settled[node] = possible[0] if agree(possible) else None
        return self._settled[node]

    def after(self, place: _Place, given: _Given) -> _Place:
        """Where the tree is after one more answer: where it was if that is no concern of it.

        Raises:
            UnknownAnswer: the tree's question doesn't have that answer.
        """
        asked, chosen = given
        own = self._tree.question_by_id.get(asked)
        if own is None:
            return place
        if own.answer(chosen) is None:
            raise UnknownAnswer(own, chosen)
        node, known = place
        ahead = self._nodes_ahead(node)
        if asked not in ahead:
            return place
        answers = dict((*known, given))
        while node in answers:
            answer = self._tree.question_by_id[node].answer(answers[node])
            assert answer is not None, "it was looked up when it was given"
            node = answer.to
        ahead = self._nodes_ahead(node)
        return node, frozenset(item for item in answers.items() if item[0] in ahead)

    def _nodes_ahead(self, node: str) -> frozenset[str]:
        """The ids of the questions and outcomes that can follow from *node*, itself included."""
        if node not in self._ahead:
            found, waiting = {node}, [node]
            while waiting:
                question = self._tree.question_by_id.get(waiting.pop())
                for answer in question.answers if question is not None else ():
                    if answer.to not in found:
                        found.add(answer.to)
                        waiting.append(answer.to)
            self._ahead[node] = frozenset(found)
        return self._ahead[node]


class _Open:
    """Places from which the ways are being listed, and the rows found so far."""

    __slots__ = ("answered", "places", "question", "rows")

    def __init__(self, places: _Places, question: Question | None) -> None:
        self.places = places
        self.question = question
        self.answered = 0
        self.rows: dict[tuple[str, ...], Row] = {}

    def add(self, given: _Given, following: Sequence[Row]) -> None:
        """Add the rows that follow from an answer; the shortest answers stay, the first of them."""
        self.answered += 1
        for row in following:
            key = tuple(outcome.verdict.value for outcome in row.outcomes)
            known = self.rows.get(key)
            if known is None:
                self.rows[key] = Row((given, *row.answers), row.outcomes, row.count)
            elif len(row.answers) + 1 < len(known.answers):
                count = known.count + row.count
                self.rows[key] = Row((given, *row.answers), row.outcomes, count)
            else:
                self.rows[key] = Row(known.answers, known.outcomes, known.count + row.count)


def _next_question(sides: Sequence[_Side], places: _Places) -> Question | None:
    asked = (side.question(place) for side, place in zip(sides, places, strict=True))
    return most_wanted([question for question in asked if question is not None])
