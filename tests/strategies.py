"""Random trees to test with: every question and outcome reachable, no way back to a question."""

from __future__ import annotations

import unicodedata

from hypothesis import strategies as st

from soundingboard.authoring.grammar.lookalikes import deceives
from soundingboard.authoring.source.markdown import slug
from soundingboard.engine.tree import Answer, Contact, Outcome, Question, Step, Tree
from soundingboard.engine.verdict import Verdict

CLAUSES = ("1.1", "1.2", "2.1", "2.1.1", "2.1.2")
"""The clauses of the procedure in ``tests/handbooks.py``, which the outcomes cite."""

FORCES = (
    *("You must", "You must not", "You should", "You should not", "You may", "Recommended"),
    *("You are expected to", "You are expected not to"),
)


def texts(max_size: int = 12) -> st.SearchStrategy[str]:
    """A line of text with at least a letter, as authors' text is kept: squeezed, in NFC.

    None begins with “a)”, which is refused because it looks like a list item.
    """
    signs = st.text(st.sampled_from("ab ÉéAZ09-_'?.!*`[]()<>|&#\\~"), max_size=max_size)
    return st.builds(
        lambda first, rest: " ".join(unicodedata.normalize("NFC", first + rest).split()),
        st.sampled_from(("May I", "a", "É", "Who", "ß", "名", "1a")),
        st.one_of(signs, st.text(_CHARACTERS, max_size=max_size)),
    ).filter(lambda text: not (text[1:2] == ")" or deceives(text) or deceives(slug(text))))


_CHARACTERS = st.characters(categories=("L", "M", "Nd", "P", "S", "Zs"))


@st.composite
def trees(draw: st.DrawFn, max_questions: int = 6, max_outcomes: int = 5) -> Tree:
    """A tree whose ids are the slugs of its texts, as the authoring side makes it.

    Each reason, and each step, ends with the clauses that it cites, in brackets.
    """
    # All texts come from a few, for drawing a text costs far more than drawing the whole shape.
    some = st.sampled_from(draw(st.lists(texts(), min_size=1, max_size=4)))
    questions = draw(st.integers(1, max_questions))
    outcomes = draw(st.integers(1, max_outcomes))
    titles = _numbered(draw, some, questions + outcomes)
    ids = [slug(title) for title in titles]
    return Tree(
        procedure="ap-1",
        slug="follow-request",
        title=draw(some),
        reviewed=draw(st.dates()).isoformat(),
        not_sure=draw(st.booleans()),
        formerly=draw(st.dictionaries(some.map(slug), st.sampled_from(ids), max_size=2)),
        ask=draw(st.none() | st.builds(Contact, some, st.sampled_from(CLAUSES))),
        questions=tuple(
            _question(draw, some, title, [ids[place] for place in targets])
            for title, targets in zip(titles, _edges(draw, questions, outcomes), strict=False)
        ),
        outcomes=tuple(_outcome(draw, some, title) for title in titles[questions:]),
    )


@st.composite
def some_answers(draw: st.DrawFn, tree: Tree) -> dict[str, str]:
    """Answers to some of the questions of *tree*."""
    asked = draw(st.lists(st.sampled_from(tree.questions), unique_by=lambda item: item.id))
    return {item.id: draw(st.sampled_from(item.answers)).id for item in asked}


def _numbered(draw: st.DrawFn, some: st.SearchStrategy[str], number: int) -> list[str]:
    """Texts with different slugs."""
    return [f"{draw(some)} {place}" for place in range(number)]


def _edges(draw: st.DrawFn, questions: int, outcomes: int) -> list[list[int]]:
    """For each question the places of the nodes that its answers lead to, all of them later."""
    edges: list[list[int]] = [[] for _ in range(questions)]
    for place in range(1, questions + outcomes):
        edges[draw(st.integers(0, min(place, questions) - 1))].append(place)
    for place, targets in enumerate(edges):
        later = st.integers(place + 1, questions + outcomes - 1)
        targets += draw(st.lists(later, min_size=0 if targets else 1, max_size=2))
    return edges


def _question(
    draw: st.DrawFn, some: st.SearchStrategy[str], text: str, targets: list[str]
) -> Question:
    labels = _numbered(draw, some, len(targets))
    return Question(
        id=slug(text),
        text=text,
        help="\n\n".join(draw(st.lists(some, max_size=2))),
        answers=tuple(
            Answer(slug(label), label, to, draw(st.just("") | some))
            for label, to in zip(labels, targets, strict=True)
        ),
    )


def _outcome(draw: st.DrawFn, some: st.SearchStrategy[str], title: str) -> Outcome:
    cited = st.sampled_from(CLAUSES)
    grounds = tuple(draw(st.lists(cited, min_size=1, max_size=3, unique=True)))
    lines = some.map(lambda text: text.replace("`", "").strip())
    ready = st.lists(lines, max_size=2).map("\n".join)
    steps = []
    for force in draw(st.lists(st.sampled_from(FORCES), max_size=2)):
        clause = draw(cited)
        steps.append((Step(force, f"{force}: {draw(some)} ({clause})", draw(ready)), clause))
    return Outcome(
        id=slug(title),
        title=title,
        verdict=draw(st.sampled_from(Verdict)),
        reason=f"{draw(some)} ({', '.join(grounds)})",
        clauses=tuple(dict.fromkeys([*grounds, *(clause for _, clause in steps)])),
        grounds=grounds,
        steps=tuple(step for step, _ in steps),
    )
