"""The quiz: scenarios drawn from a course by a seed, and the marks for the answers.

The order is that of SHA-256 digests of the seed and the ids, never of a generator of random
numbers, so that the same seed and course make the same quiz in every engine, for ever. A renamed
or added scenario changes the course's hash; the course of a given hash always replays.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from soundingboard.engine.course import Choice, Course, ExpectedOutcome, Scenario
from soundingboard.engine.errors import BadSeed, UnknownChoice, UnknownScenario

_SEED = re.compile(r"[0-9a-f]{32}")
_TRIES = 5_000  # A second or so in a browser.


@dataclass(frozen=True, slots=True)
class Drawn:
    """A scenario as it stands in one quiz: its choices in the order shown."""

    scenario: Scenario
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class MarkedScenario:
    """One answer, marked.

    ``chosen`` are ids of the choices ticked, in the order shown; ``right`` is whether they are
    exactly the right ones.
    """

    drawn: Drawn
    chosen: tuple[str, ...]
    right: bool


@dataclass(frozen=True, slots=True)
class Marked:
    """The marks for the answers given so far, in the order drawn.

    ``drawn`` is how many scenarios the quiz has, ``pass_mark`` how many must be right.
    """

    scenarios: tuple[MarkedScenario, ...]
    drawn: int
    pass_mark: int

    @property
    def score(self) -> int:
        """How many answers are right."""
        return sum(item.right for item in self.scenarios)

    @property
    def complete(self) -> bool:
        """Whether every scenario drawn has an answer."""
        return len(self.scenarios) == self.drawn

    @property
    def passed(self) -> bool:
        """Whether the quiz is complete and its pass mark reached."""
        return self.complete and self.score >= self.pass_mark

    def passed_without(self, trees: Collection[str]) -> bool:
        """Whether it is passed by the answers to scenarios that depend on none of *trees*."""
        left = sum(s.right for s in self.scenarios if not s.drawn.scenario.depends_on(trees))
        return self.complete and left >= self.pass_mark

    @property
    def clauses_to_read(self) -> tuple[str, ...]:
        """The clauses of the scenarios answered wrongly, once each, in the order drawn."""
        return tuple(dict.fromkeys(c for s in self._wrong for c in s.clauses))

    @property
    def trees_to_walk(self) -> tuple[ExpectedOutcome, ...]:
        """What the scenarios answered wrongly expect, one for each outcome of a tree."""
        expected_outcomes = (
            expected for scenario in self._wrong for expected in scenario.expected_outcomes
        )
        return tuple(
            {(expected.tree, expected.outcome): expected for expected in expected_outcomes}.values()
        )

    @property
    def _wrong(self) -> list[Scenario]:
        return [item.drawn.scenario for item in self.scenarios if not item.right]


def draw(course: Course, seed: str) -> tuple[Drawn, ...]:
    """The quiz that *seed*, 32 lower-case hex digits, draws from *course*.

    Scenarios stand in the order of SHA-256 of ``seed LF scenario-id`` (UTF-8), of which the first
    ``course.draw`` are taken; choices in that of ``seed LF scenario-id LF choice-id``.

    Raises:
        BadSeed: *seed* is not of that form.
    """
    if not _SEED.fullmatch(seed):
        raise BadSeed(seed)
    scenarios = sorted(course.scenarios, key=lambda scenario: _place(seed, scenario.id))
    return tuple(
        Drawn(
            scenario,
            tuple(sorted(scenario.choices, key=lambda c: _place(seed, scenario.id, c.id))),
        )
        for scenario in scenarios[: course.draw]
    )


def seed_without(course: Course, seed: str, trees: Collection[str]) -> str | None:
    """A seed of a quiz in which no scenario depends on *trees*; *seed* itself, if that is one.

    Any seed makes a quiz that replays as every other does. ``None`` if too many scenarios depend on
    *trees* for such a quiz to be found.

    Raises:
        BadSeed: *seed* is not of the form that :func:`draw` asks for.
    """
    if sum(not scenario.depends_on(trees) for scenario in course.scenarios) < course.draw:
        return None
    candidate = seed
    for number in range(_TRIES):
        if not any(item.scenario.depends_on(trees) for item in draw(course, candidate)):
            return candidate
        candidate = hashlib.sha256(f"{seed}\n{number}".encode()).hexdigest()[:32]
    return None


def mark(course: Course, seed: str, answers: Mapping[str, Collection[str]]) -> Marked:
    """The marks for *answers*: scenario id to the ids of the choices ticked.

    Scenarios that have no answer yet are left out. An answer is right when exactly the right
    choices are ticked.

    Raises:
        BadSeed: *seed* is not of the form that :func:`draw` asks for.
        UnknownScenario: an answer is to a scenario that the seed does not draw.
        UnknownChoice: an answer ticks a choice that the scenario does not have.
    """
    quiz = draw(course, seed)
    drawn = {item.scenario.id for item in quiz}
    for scenario_id in answers:
        if scenario_id not in drawn:
            raise UnknownScenario(course.title, scenario_id)
    marked = []
    for item in quiz:
        if item.scenario.id not in answers:
            continue
        ticked = answers[item.scenario.id]
        for choice_id in ticked:
            if item.scenario.choice(choice_id) is None:
                raise UnknownChoice(item.scenario.title, choice_id)
        chosen = tuple(choice.id for choice in item.choices if choice.id in ticked)
        marked.append(MarkedScenario(item, chosen, frozenset(chosen) == item.scenario.right))
    return Marked(tuple(marked), len(quiz), course.pass_mark)


def _place(*parts: str) -> bytes:
    return hashlib.sha256("\n".join(parts).encode()).digest()
