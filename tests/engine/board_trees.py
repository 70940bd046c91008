"""Small trees of several boards that ask some of the same questions, to be compared."""

from __future__ import annotations

from itertools import product

from hypothesis import strategies as st

from soundingboard.engine.tree import Answer, Outcome, Question, Tree
from soundingboard.engine.verdict import Verdict

DAY = "2026-11-20"


def question(name: str, **targets: str) -> Question:
    """A question whose answers lead to *targets*; an answer's name may end in an underscore."""
    answers = tuple(Answer(answer, answer.strip("_").title(), to) for answer, to in targets.items())
    return Question(name, f"{name.title()}?", answers)


def outcome(name: str, verdict: Verdict, *clauses: str) -> Outcome:
    """An outcome whose reason cites *clauses*."""
    return Outcome(name, name.title(), verdict, "So it is.", clauses, clauses)


YES = outcome("yes", Verdict.ALLOWED, "1")
NO = outcome("no", Verdict.NOT_ALLOWED, "2")
SILENT = outcome("silent", Verdict.NOT_COVERED, "3")


def tree(procedure: str, questions: tuple[Question, ...], *outcomes: Outcome) -> Tree:
    """A tree of *procedure* on whether something may be lent."""
    return Tree(procedure, "lend", "Can I lend it?", questions, outcomes or (YES, NO), DAY)


STRICT = tree(
    "strict", (question("whose", mine="yes", ours="who"), question("who", a="no", b="no"))
)
MILD = tree("mild", (question("who", a="yes", b="where"), question("where", in_="yes", out="no")))
MUTE = tree("mute", (question("whose", mine="silent", ours="silent"),), SILENT)
ALL = (STRICT, MILD, MUTE)

# A pool of questions is shared, so that the same question has the same answers everywhere.
POOL = {f"q{number}": ("a", "b") if number % 2 else ("a", "b", "c") for number in range(5)}


@st.composite
def families(draw: st.DrawFn) -> tuple[Tree, ...]:
    """Several trees that ask some of the same questions, in orders of their own."""
    return tuple(_member(draw, str(number)) for number in range(draw(st.integers(1, 3))))


def _member(draw: st.DrawFn, name: str) -> Tree:
    asked = draw(st.lists(st.sampled_from(sorted(POOL)), min_size=1, max_size=4, unique=True))
    outcomes = tuple(
        outcome(f"o{number}", draw(st.sampled_from(Verdict)), draw(st.sampled_from("12")))
        for number in range(draw(st.integers(1, 3)))
    )
    questions = tuple(
        Question(
            item,
            item,
            tuple(
                Answer(
                    label,
                    label,
                    draw(st.sampled_from([*asked[place + 1 :], *(o.id for o in outcomes)])),
                )
                for label in POOL[item]
            ),
        )
        for place, item in enumerate(asked)
    )
    return Tree(name, "lend", "May I?", questions, outcomes, DAY)


def everything() -> list[dict[str, str]]:
    """Every complete set of answers: one to each question of the pool."""
    return [dict(zip(POOL, answers, strict=True)) for answers in product(*POOL.values())]
