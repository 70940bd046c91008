"""Trees of a given size, drawn by chance."""

from __future__ import annotations

import random

from soundingboard.engine.tree import Answer, Outcome, Question, Tree
from soundingboard.engine.verdict import Verdict


def random_tree(questions: int, outcomes: int, seed: int) -> Tree:
    """A tree of that size, with long edges and shared parts, the same for the same *seed*."""
    chance = random.Random(seed)
    ids = [f"q{number}" for number in range(questions)]
    ends = [f"o{number}" for number in range(outcomes)]
    targets: dict[str, list[str]] = {item: [] for item in ids}
    for place in range(1, questions):
        targets[ids[chance.randrange(max(0, place - 3), place)]].append(ids[place])
    for end in ends:
        targets[chance.choice(ids)].append(end)
    for place, item in enumerate(ids):
        while len(targets[item]) < 2 or chance.random() < 0.3:
            targets[item].append(chance.choice([*ids[place + 1 :], *ends]))
    return Tree(
        "ap-1",
        "random",
        "Random",
        tuple(
            Question(
                item,
                f"Is this what question {item} asks about?",
                tuple(
                    Answer(f"a{number}", f"Answer {number}{' in words' * (number % 4)}", to)
                    for number, to in enumerate(targets[item])
                ),
            )
            for item in ids
        ),
        tuple(
            Outcome(end, f"The outcome {end}", list(Verdict)[number % 6], "", ("1",), ("1",))
            for number, end in enumerate(ends)
        ),
    )
