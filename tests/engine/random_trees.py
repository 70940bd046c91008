"""Random trees over one small vocabulary: the same question id is the same question in all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from hypothesis import strategies as st

from soundingboard.engine.graph import reachable
from soundingboard.engine.tree import Answer, Answers, Outcome, Question, Tree
from soundingboard.engine.verdict import Verdict

VOCABULARY: Mapping[str, tuple[str, ...]] = {
    "q1": ("a", "b"),
    "q2": ("a", "b"),
    "q3": ("a", "b", "c"),
    "q4": ("a", "b"),
}
CLAUSES = ("1", "2", "3")


@st.composite
def random_trees(draw: st.DrawFn, *, slug: str = "t", other_answers: bool = False) -> Tree:
    """A tree that asks some questions of the vocabulary, in any order.

    With *other_answers* a question may lack an answer that it has in another tree.
    """
    asked = draw(st.permutations(list(VOCABULARY)))[: draw(st.integers(1, 4))]
    outcomes = [f"o{number}" for number in range(draw(st.integers(1, 4)))]
    questions = []
    for place, question in enumerate(asked):
        offered = VOCABULARY[question]
        if other_answers:
            offered = tuple(
                sorted(draw(st.sets(st.sampled_from(offered), min_size=1, max_size=len(offered))))
            )
        later = st.sampled_from([*asked[place + 1 :], *outcomes])
        questions.append(
            Question(
                question,
                f"{question}?",
                tuple(Answer(answer, answer.upper(), draw(later)) for answer in offered),
            )
        )
    tree = Tree("ap-1", slug, slug.upper(), tuple(questions), _outcomes(draw, outcomes))
    reached = reachable(tree, {})
    return Tree(
        tree.procedure,
        tree.slug,
        tree.title,
        tuple(item for item in tree.questions if item.id in reached),
        tuple(item for item in tree.outcomes if item.id in reached),
    )


def complete_answers(*trees: Tree) -> Iterator[dict[str, str]]:
    """Every way to answer all questions of *trees*, with any answer that one of them has."""
    offered: dict[str, dict[str, None]] = {}
    for tree in trees:
        for question in tree.questions:
            answers = offered.setdefault(question.id, {})
            answers.update(dict.fromkeys(answer.id for answer in question.answers))
    for chosen in product(*offered.values()):
        yield dict(zip(offered, chosen, strict=True))


def go(tree: Tree, answers: Answers) -> tuple[dict[str, str], Outcome | None]:
    """Those of the complete *answers* that *tree* asks for, and the outcome.

    No outcome where the tree does not have the answer to what it asks; that one counts as asked.
    """
    asked: dict[str, str] = {}
    node = tree.start.id
    while node in tree.question_by_id:
        asked[node] = answers[node]
        answer = tree.question_by_id[node].answer(answers[node])
        if answer is None:
            return asked, None
        node = answer.to
    return asked, tree.outcome_by_id[node]


def _outcomes(draw: st.DrawFn, ids: list[str]) -> tuple[Outcome, ...]:
    cited = st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=2, unique=True).map(tuple)
    outcomes = []
    for item in ids:
        grounds = draw(cited)
        clauses = tuple(dict.fromkeys([*grounds, *draw(cited)]))
        outcomes.append(
            Outcome(item, item.upper(), draw(st.sampled_from(Verdict)), "", clauses, grounds)
        )
    return tuple(outcomes)
