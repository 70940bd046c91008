"""A tree's page compared with the engine's tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborNode
from tests.fuzzing.pages import CITED, Page, attribute, differing, fragment, squeezed, taken
from tests.fuzzing.statements import sentence

from soundingboard.engine.html import capital
from soundingboard.engine.tree import Outcome, Question
from soundingboard.site.book import Book, Published
from soundingboard.site.tree_page import tree_page
from soundingboard.site.whole_tree import counts

CHROME = (
    *(".sb-whose", ".sb-elsewhere", "sb-chosen", ".sb-provenance", ".sb-todo"),
    *(".sb-ready figcaption", "summary", ".sb-about p"),
)
"""Selectors of what the site adds to an author's text."""

_HINT_OPENS = ",:;–—-"
_PROVED = squeezed(": proved for every set of answers.")


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as shown."""

    text: str
    to: str
    hint: str


@dataclass(frozen=True, slots=True)
class Step:
    """A step as shown; ``force`` is what is in bold at its beginning."""

    force: str
    text: str
    ready: str


@dataclass(frozen=True, slots=True)
class Node:
    """A question or an outcome as shown. ``cited`` are the clauses that an outcome links.

    ``verdict`` is the name of an outcome's verdict, and the words in which it is shown.
    """

    id: str
    title: str
    verdict: tuple[str, str]
    prose: str
    answers: tuple[Answer, ...]
    steps: tuple[Step, ...]
    cited: frozenset[str]


@dataclass(frozen=True)
class Around:
    """What is around questions and outcomes. The drawing's labels are keyed by their answers."""

    title: str
    asked_as: str
    intro: str
    reviewed: tuple[str, ...]
    counts: str
    statements: tuple[str, ...]
    boxes: Mapping[str, str]
    labels: Mapping[tuple[str, str], str]


def page_of(item: Published, book: Book) -> str:
    """The content of the page."""
    return tree_page(item, book, "decisions/a/b/")


def differences(item: Published, book: Book, html: str) -> Iterator[str]:
    """Where the page *html* of a tree differs from it; *book* is what it was made with."""
    tree = item.tree
    page = Page(html)
    dates = page.dates(".sb-about time")
    page.drop(*CHROME)
    shown = {found.id: found for found in map(_node, page.find("section.sb-node"))}
    page.drop("section.sb-node")
    for meant in (*map(_question, tree.questions), *map(_outcome, tree.outcomes)):
        node = shown.pop(meant.id, None)
        if node is None:
            yield f"the page lacks a part: {meant}"
        else:
            yield from differing("an outcome" if any(meant.verdict) else "a question", node, meant)
    yield from (f"only the page has a part: {node}" for node in shown.values())
    around = Around(
        title=page.take("h1"),
        asked_as=page.take(".sb-asked-as"),
        intro=page.take(".sb-intro"),
        reviewed=dates,
        counts=page.take(".sb-whole > .sb-counts"),
        statements=tuple(squeezed(item.text()) for item in page.find(".sb-always > li")),
        boxes={attribute(box, "data-node"): _drawn(box) for box in page.find(".sb-flow__node")},
        labels={
            (attribute(label, "data-question"), attribute(label, "data-answer")): _drawn(label)
            for label in page.find(".sb-flow__label")
        },
    )
    page.drop(".sb-always", ".sb-flow__node", ".sb-flow__label")
    yield from differing("around the questions", around, _around(item, book))
    yield from page.left_over()


def _drawn(part: LexborNode) -> str:
    return squeezed(part.text())


def _statements(item: Published, book: Book) -> Iterator[str]:
    """What is proved of the tree: the statements of its file, and those of all trees."""
    tree = item.tree
    for always in item.file.always:
        yield sentence(always) + _PROVED
    shared = book.handbook.trees_pages.get(tree.procedure)
    if shared is not None and shared.path not in book.handbook.errors_of:
        for always in shared.always:
            if always.statement.when.keys() <= tree.question_by_id.keys():
                yield sentence(always) + _PROVED


def _around(item: Published, book: Book) -> Around:
    tree = item.tree
    boxes = {question.id: squeezed(question.text) for question in tree.questions}
    for outcome in tree.outcomes:
        boxes[outcome.id] = squeezed(f"{capital(outcome.verdict.value)} {outcome.title}")
    labels = {}
    for question in tree.questions:
        for target in dict.fromkeys(answer.to for answer in question.answers):
            leading = [answer for answer in question.answers if answer.to == target]
            texts = [answer.text for answer in leading]
            said = texts[0] if len(texts) == 1 else "".join(f"• {text}" for text in texts)
            labels[question.id, " ".join(answer.id for answer in leading)] = squeezed(said)
    return Around(
        title=squeezed(tree.title),
        asked_as=squeezed(", ".join(item.file.fields["asked-as"])),
        intro=squeezed(tree.intro),
        reviewed=(tree.reviewed,),
        counts=squeezed(counts(tree)),
        statements=tuple(_statements(item, book)),
        boxes=boxes,
        labels=labels,
    )


def _question(question: Question) -> Node:
    return Node(
        id=question.id,
        title=squeezed(question.text),
        verdict=("", ""),
        prose=squeezed(question.help),
        answers=tuple(
            Answer(
                squeezed(answer.text),
                answer.to,
                squeezed(answer.hint.lstrip(_HINT_OPENS + " ")),
            )
            for answer in question.answers
        ),
        steps=(),
        cited=frozenset(),
    )


def _outcome(outcome: Outcome) -> Node:
    return Node(
        id=outcome.id,
        title=squeezed(outcome.title),
        verdict=(outcome.verdict.slug, squeezed(capital(outcome.verdict.value))),
        prose=squeezed(outcome.reason),
        answers=(),
        steps=tuple(
            Step(squeezed(capital(step.force)), squeezed(step.text), squeezed(step.ready))
            for step in outcome.steps
        ),
        cited=frozenset(clause.replace(".", "-") for clause in outcome.clauses),
    )


def _node(section: LexborNode) -> Node:
    links = section.css(CITED) if "data-verdict" in section.attributes else []
    found = Node(
        id=attribute(section, "data-node"),
        title=taken(section, "h2"),
        verdict=(attribute(section, "data-verdict"), taken(section, ".sb-verdict")),
        prose="",
        answers=tuple(_answer(item) for item in section.css(".sb-answers > li")),
        steps=tuple(_step(item) for item in section.css(".sb-steps > li")),
        cited=frozenset(fragment(link).removeprefix("c-") for link in links),
    )
    taken(section, ".sb-answers")
    taken(section, ".sb-steps")
    return replace(found, prose=squeezed(section.text()))


def _answer(item: LexborNode) -> Answer:
    to = "".join(fragment(link) for link in item.css("a"))
    label, hint = taken(item, "a"), taken(item, ".sb-hint")
    return Answer(label, to, hint + squeezed(item.text()))


def _step(item: LexborNode) -> Step:
    force = item.css_first("strong")
    bold = squeezed(force.text()) if force is not None else ""
    ready = taken(item, "sb-ready")
    return Step(bold, squeezed(item.text()), ready)
