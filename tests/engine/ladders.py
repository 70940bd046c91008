"""Ladders: trees of few questions and very many paths, since every rung leads on to one rung."""

from __future__ import annotations

from itertools import pairwise

from soundingboard.engine.tree import Answer, Outcome, Question, Tree
from soundingboard.engine.verdict import Verdict


def ladder(rungs: int, *, slug: str = "ladder", backwards: bool = False) -> Tree:
    """*rungs* questions, both answers of each leading to the next; the last decides.

    ``yes`` there leads to ``top`` (allowed), ``no`` to ``bottom`` (not allowed).
    """
    names = [f"rung-{number:03d}" for number in range(rungs)]
    if backwards:
        names.reverse()
    questions = [
        Question(name, f"{name}?", (Answer("no", "No", to), Answer("yes", "Yes", to)))
        for name, to in pairwise(names)
    ]
    last = Question(
        names[-1], f"{names[-1]}?", (Answer("no", "No", "bottom"), Answer("yes", "Yes", "top"))
    )
    return Tree(
        "ap-1",
        slug,
        "Ladder",
        (*questions, last),
        (
            Outcome("bottom", "Bottom", Verdict.NOT_ALLOWED, "", ("1.1",), ("1.1",)),
            Outcome("top", "Top", Verdict.ALLOWED, "", ("1.1",), ("1.1",)),
        ),
        reviewed="2026-11-20",
    )
