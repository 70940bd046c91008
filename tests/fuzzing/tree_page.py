"""A tree's page compared with the engine's tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborNode
from tests.fuzzing.pages import CITED, Page, attribute, differing, fragment, squeezed, taken
from tests.fuzzing.safety_statements import sentence

from soundingboard.engine.completions import completions
from soundingboard.engine.graph import reachable, walks
from soundingboard.engine.html import capital
from soundingboard.engine.pages import walk_address
from soundingboard.engine.pages.tree_links import is_large
from soundingboard.engine.tree import Outcome, Question, Tree
from soundingboard.engine.verdict import Verdict
from soundingboard.site.pages.tree import content
from soundingboard.site.published_handbook import Published, PublishedHandbook
from soundingboard.site.whole_tree import counts

CHROME = (
    *(".sb-whose", ".sb-elsewhere", "sb-procedure-picker", ".sb-provenance", ".sb-todo"),
    *(
        ".sb-ready figcaption",
        ".sb-ready__bar",
        "summary",
        ".sb-about p",
        ".sb-from-start",
        ".sb-every",
    ),
)
"""Selectors of what the site adds to an author's text."""

_NOT_SURE = ".sb-answers > li:has(a[data-tap$='=*'])"
_HINT_OPENS = ",:;–—-"
_PROVED = squeezed("Checked for every combination of answers.")


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as shown. ``tap`` is what the browser makes note of when it is tapped."""

    text: str
    tap: str
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
    ``anchors`` are those of the shared links by which it is shown.
    """

    id: str
    title: str
    verdict: tuple[str, str]
    prose: str
    answers: tuple[Answer, ...]
    steps: tuple[Step, ...]
    cited: frozenset[str]
    anchors: frozenset[str]


@dataclass(frozen=True, slots=True)
class Doubt:
    """What can follow while a question is open, as shown.

    ``title`` is the question's; ``results`` are the words of each verdict, and the anchor and the
    title of each outcome under it; ``moves`` are where its links lead. ``ask`` is whom to ask, and
    the clause that says so.
    """

    id: str
    title: str
    advice: str
    moves: tuple[str, ...]
    results: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    ask: tuple[str, tuple[str, ...]]
    rest: str = ""


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


def page_of(item: Published, site_handbook: PublishedHandbook) -> str:
    """The content of the page."""
    return content(item, site_handbook, "decisions/a/b/")


def differences(item: Published, site_handbook: PublishedHandbook, html: str) -> Iterator[str]:
    """Where the page *html* of a tree differs from it; *site_handbook* is what it was made with."""
    tree = item.tree
    page = Page(html)
    dates = page.dates(".sb-about time")
    doubts = tuple(map(_doubt, page.find("section.sb-unsure")))
    yield from differing("the doubts", doubts, tuple(_doubts(tree)))
    page.drop("section.sb-unsure")
    yield from differing("“I'm not sure”", tuple(_not_sure(page)), tuple(_may_doubt(tree)))
    page.drop(_NOT_SURE)
    page.drop(*CHROME)
    shown = {found.id: found for found in map(_node, page.find("section.sb-node"))}
    page.drop("section.sb-node")
    anchors = _anchors(tree)
    outcomes = (_outcome(tree, outcome, anchors[outcome.id]) for outcome in tree.outcomes)
    for meant in (*map(_question, tree.questions), *outcomes):
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
        statements=tuple(squeezed(item.text()) for item in page.find(".sb-safety-statements > li")),
        boxes={attribute(box, "data-node"): _drawn(box) for box in page.find(".sb-flow__node")},
        labels={
            (attribute(label, "data-question"), attribute(label, "data-answer")): _drawn(label)
            for label in page.find(".sb-flow__label")
        },
    )
    page.drop(".sb-safety-statements", ".sb-flow__node", ".sb-flow__label")
    yield from differing("around the questions", around, _around(item, site_handbook))
    yield from page.left_over()


def _drawn(part: LexborNode) -> str:
    return squeezed(part.text())


def _statements(item: Published, site_handbook: PublishedHandbook) -> Iterator[str]:
    """What is proved of the tree: the statements of its file, and those of all trees."""
    tree = item.tree
    for safety in item.file.safety_statements:
        yield sentence(safety) + _PROVED
    shared = site_handbook.compiled.trees_pages.get(tree.procedure)
    if shared is not None and shared.path not in site_handbook.compiled.errors_of:
        for safety in shared.safety_statements:
            if safety.statement.when.keys() <= tree.question_by_id.keys():
                yield sentence(safety) + _PROVED


def _around(item: Published, site_handbook: PublishedHandbook) -> Around:
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
        statements=tuple(_statements(item, site_handbook)),
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
                f"{question.id}={answer.id}",
                answer.to,
                squeezed(answer.hint.lstrip(_HINT_OPENS + " ")),
            )
            for answer in question.answers
        ),
        steps=(),
        cited=frozenset(),
        anchors=frozenset(),
    )


def _outcome(tree: Tree, outcome: Outcome, anchors: frozenset[str]) -> Node:
    return Node(
        id=outcome.id,
        title=squeezed(outcome.title),
        verdict=(outcome.verdict.slug, _words(tree, outcome.verdict)),
        prose=squeezed(outcome.reason),
        answers=(),
        steps=tuple(
            Step(squeezed(capital(step.force)), squeezed(step.text), squeezed(step.ready))
            for step in outcome.steps
        ),
        cited=frozenset(clause.replace(".", "-") for clause in outcome.clauses),
        anchors=anchors,
    )


def _words(tree: Tree, verdict: Verdict) -> str:
    """The verdict's words, after yes or no if the title's last sentence asks for that."""
    words = squeezed(capital(verdict.value))
    last = tree.title.rpartition(". ")[2]
    if any(last.startswith(f"{asked} ") for asked in ("Can I", "May I", "Am I allowed")):
        if verdict.value.startswith("allowed"):
            return f"Yes.{words}"
        if verdict.value == "not allowed":
            return f"No.{words}"
    return words


def _anchors(tree: Tree) -> Mapping[str, frozenset[str]]:
    """By outcome the fragments of the links that are shared."""
    found: dict[str, set[str]] = {outcome.id: set() for outcome in tree.outcomes}
    if is_large(tree):
        for question in tree.questions:
            for answer in question.answers:
                if answer.to in found:
                    last = [(question.id, answer.id)]
                    found[answer.to].add(walk_address.fragment(tree.version, last))
    else:
        for walk in walks(tree):
            if walk.outcome is not None:
                whole = walk_address.fragment(tree.version, walk.answers.items())
                found[walk.outcome.id].add(whole)
    return {outcome: frozenset(anchors) for outcome, anchors in found.items()}


def _may_doubt(tree: Tree) -> Iterator[tuple[str, str]]:
    if tree.not_sure:
        yield from ((f"{item.id}=*", f"{item.id}--not-sure") for item in tree.questions)


def _not_sure(page: Page) -> Iterator[tuple[str, str]]:
    """What the browser notes of each “I'm not sure”, and where that leads."""
    for item in page.find(_NOT_SURE):
        links = item.css("a")
        said = squeezed(item.text())
        if len(links) != 1 or said != squeezed("I'm not sure"):
            yield "other words", said
        yield attribute(links[0], "data-tap"), fragment(links[0])


def _doubts(tree: Tree) -> Iterator[Doubt]:
    """What must be shown for each question that may be left open."""
    for question in tree.questions if tree.not_sure else ():
        found = completions(tree, {}, question)
        verdicts = sorted(found.verdicts, key=_strictness, reverse=True)
        results = tuple(
            (
                _words(tree, verdict),
                tuple(
                    (outcome.id, squeezed(outcome.title))
                    for outcome in found.outcomes
                    if outcome.verdict is verdict
                ),
            )
            for verdict in verdicts
        )
        onward = _onward(tree, question)
        ask = tree.ask
        who = squeezed(f"The procedure says to ask: {ask.who}") if ask else ""
        clause = ask.clause if ask else ""
        yield Doubt(
            id=f"{question.id}--not-sure",
            title=squeezed(f"Not sure: {question.text}"),
            advice=squeezed(_advice(tree, verdicts, len(found.outcomes))),
            moves=(*([onward] if onward else []), question.id),
            results=results,
            ask=(
                who + (squeezed(f" (clause {clause})") if clause else "") + ("." if ask else ""),
                (f"c-{clause.replace('.', '-')}",) if clause else (),
            ),
        )


def _strictness(verdict: Verdict) -> int:
    return -1 if verdict.rank is None else verdict.rank


def _advice(tree: Tree, verdicts: list[Verdict], outcomes: int) -> str:
    """What to do until the answer is known, the strictest verdict first."""
    if outcomes == 1:
        return "Whatever the answer is, the result is the same."
    if len(verdicts) == 1:
        return f"Whatever the answer is: {_words(tree, verdicts[0])}."
    if verdicts[0] is Verdict.ASK_FIRST:
        return "Until you know, ask first."
    if verdicts[0] in (Verdict.NOT_ALLOWED, Verdict.ADVISED_AGAINST):
        if _words(tree, Verdict.NOT_ALLOWED).startswith("No."):
            return "Until you know, don't do it."
        return "Until you know, keep to the strictest of the results below."
    return "Until you know, keep to everything that the results below ask for."


def _onward(tree: Tree, open_: Question) -> str:
    """The first of the later questions, in the order of walks, that can change the verdict."""
    order: list[Question] = []
    seen: set[str] = set()
    later_ones = reachable(tree, {}, open_) - {open_.id}

    def visit(question: Question) -> None:
        seen.add(question.id)
        for answer in question.answers:
            later = tree.question_by_id.get(answer.to)
            if later is not None and later.id not in seen:
                visit(later)
        order.insert(0, question)

    visit(tree.start)
    for question in order:
        if question.id not in later_ones:
            continue
        branches = set()
        for answer in question.answers:
            later = tree.question_by_id.get(answer.to)
            branches.add(
                completions(tree, {}, later).verdicts
                if later is not None
                else frozenset([tree.outcome_by_id[answer.to].verdict])
            )
        if len(branches) > 1:
            return question.id
    return ""


def _doubt(section: LexborNode) -> Doubt:
    # Nothing of an author's is in these but what is taken from here, part by part.
    title = taken(section, "h2")
    advice = taken(section, ".sb-until")
    moves = tuple(fragment(link) for link in section.css(".sb-moves a"))
    words = ("Go on with the other questions", "Back to the question")[-len(moves) :]
    moved = taken(section, ".sb-moves")
    results = tuple(
        (squeezed(verdict.text()), tuple(_results(verdict)))
        for verdict in section.css(".sb-verdict")
    )
    taken(section, ".sb-verdict + ul")
    taken(section, ".sb-verdict")
    headings = taken(section, "h3")
    cited = tuple(fragment(link) for link in section.css(CITED))
    ask = taken(section, "p")
    expected = "Possible results" + ("Who to ask" if ask else "")
    rest = squeezed(section.text())
    if moved != squeezed("".join(words)) or headings != squeezed(expected):
        rest += moved + headings
    return Doubt(attribute(section, "data-node"), title, advice, moves, results, (ask, cited), rest)


def _results(verdict: LexborNode) -> Iterator[tuple[str, str]]:
    """The outcomes that are listed under a verdict."""
    following = verdict.next
    while following is not None and following.tag == "-text":
        following = following.next
    if following is not None and following.tag == "ul":
        for item in following.css("li"):
            yield "".join(fragment(link) for link in item.css("a")), squeezed(item.text())


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
        anchors=frozenset(
            attribute(anchor, "id")
            for anchor in section.css("a[id]")
            if attribute(anchor, "id").startswith("walk?") and not anchor.text()
        ),
    )
    taken(section, ".sb-answers")
    taken(section, ".sb-steps")
    return replace(found, prose=squeezed(section.text()))


def _answer(item: LexborNode) -> Answer:
    to = "".join(fragment(link) for link in item.css("a"))
    tap = "".join(attribute(link, "data-tap") for link in item.css("a"))
    label, hint = taken(item, "a"), taken(item, ".sb-hint")
    return Answer(label, tap, to, hint + squeezed(item.text()))


def _step(item: LexborNode) -> Step:
    force = item.css_first("strong")
    bold = squeezed(force.text()) if force is not None else ""
    ready = taken(item, ".sb-ready")
    return Step(bold, squeezed(item.text()), ready)
