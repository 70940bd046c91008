"""A tree's page: every question and outcome as anchored HTML that plain links walk.

The browser's custom element takes this HTML over; its names are a contract between the two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from soundingboard.authoring.nodes import AnswerLine, Node
from soundingboard.authoring.nodes import Prose as ProsePart
from soundingboard.authoring.steps import Steps
from soundingboard.engine.tree import Outcome, Question
from soundingboard.site.addresses import relative
from soundingboard.site.book import Book, Published
from soundingboard.site.chosen import chosen
from soundingboard.site.dates import time_element
from soundingboard.site.decision_links import elsewhere
from soundingboard.site.heading import head, whose_line
from soundingboard.site.html import element, lines, listing, text
from soundingboard.site.icons import verdict_line
from soundingboard.site.prose import Prose
from soundingboard.site.provenance import provenance
from soundingboard.site.render import trimmed
from soundingboard.site.site_notice import site_notice
from soundingboard.site.step_tokens import step_tokens
from soundingboard.site.whole_tree import whole_tree

COMPILED = "assets/soundingboard/trees"
"""Where the compiled trees stand in a site."""

_HINT_OPENS = ",:;–—-"


def compiled_address(item: Published) -> str:
    """Where the compiled JSON of a tree stands, from the site's root."""
    return f"{COMPILED}/{item.tree.id}.json"


def tree_page(item: Published, book: Book, here: str, *, engine: bool = True) -> str:
    """The content of a tree's page, whose address is *here*."""
    return _TreePage(item, book, here).html(engine=engine)


def walkable(item: Published, book: Book, here: str) -> str:
    """The part of a tree's page that holds the author's text: introduction and all nodes."""
    return _TreePage(item, book, here).walk(engine=True)


def entries(item: Published) -> list[tuple[str, str]]:
    """The title and anchor of every question and outcome, in the file's order."""
    return [(title, id_) for id_, title in item.file.titles.items()]


@dataclass(frozen=True)
class _TreePage:
    item: Published
    book: Book
    here: str

    def walk(self, *, engine: bool) -> str:
        tree = self.item.tree
        parsed = self.item.file.parsed
        nodes = [
            self._question(node, tree.question_by_id[node.id])
            if node.is_question
            else self._outcome(node, tree.outcome_by_id[node.id])
            for node in parsed.nodes
        ]
        intro = element("div", self._prose.blocks(parsed.intro), class_="sb-intro")
        return element(
            "sb-tree",
            "\n",
            lines((intro, *nodes)),
            "\n",
            data_tree=tree.id,
            data_version=tree.version,
            data_src=relative(compiled_address(self.item), self.here),
            data_procedure=tree.procedure,
            data_engine=None if engine else "off",
            data_not_sure=None if tree.not_sure else "off",
        )

    def html(self, *, engine: bool) -> str:
        tree = self.item.tree
        return lines(
            (
                head(
                    tree.title,
                    whose_line(self.item.procedure, self.book, self.here),
                    self._asked_as(),
                    elsewhere(tree.slug, self.item.procedure, self.book, self.here),
                    chosen(self.book),
                ),
                site_notice(self.book.settings.notices.get(tree.slug, "")),
                self.walk(engine=engine),
                whole_tree(self.item, self.book),
                self._about(),
            )
        )

    def _asked_as(self) -> str:
        """Staff's own words for the question: for the search, and to know it again by."""
        words = ", ".join(self.item.file.fields.get("asked-as", ()))
        if not words:
            return ""
        summary = element("summary", "Also asked as")
        return element("details", summary, element("p", text(words)), class_="sb-more sb-asked-as")

    def _question(self, node: Node, question: Question) -> str:
        help_html = self._prose.blocks(node.prose)
        answers = [self._answer(line, question) for line in node.answers]
        return _node(
            node,
            "sb-question",
            element("div", help_html, class_="sb-help") if help_html else "",
            listing(answers, class_="sb-answers"),
        )

    def _answer(self, line: AnswerLine, question: Question) -> str:
        answer = next(answer for answer in question.answers if answer.text == line.text)
        tree = self.item.tree
        to = tree.question_by_id.get(answer.to)
        link = element(
            "a",
            self._prose.inline(line.label),
            href=f"#{answer.to}",
            data_answer=answer.id,
            data_to=to.text if to else tree.outcome_by_id[answer.to].title,
        )
        hint = self._prose.inline(trimmed(line.after, _HINT_OPENS))
        return f"{link} {element('span', hint, class_='sb-hint')}" if hint else link

    def _outcome(self, node: Node, outcome: Outcome) -> str:
        parts: list[tuple[str, str]] = []
        for part in node.parts:
            if isinstance(part, Steps):
                parts.append(("steps", self._prose.blocks(step_tokens(part))))
            elif isinstance(part, ProsePart):
                parts.append(("reason", self._prose.blocks(_begun(part.tokens))))
        subject = f"{self.item.tree.title} {outcome.title}"
        return _node(
            node,
            "sb-outcome",
            verdict_line(outcome.verdict),
            *_grouped(parts),
            self._provenance(subject),
            data_verdict=outcome.verdict.slug,
        )

    def _about(self) -> str:
        reviewed = self.item.tree.reviewed
        parts = [
            element("p", "Last held against the procedure on ", time_element(reviewed), ".")
            if reviewed
            else "",
            self._provenance(self.item.tree.title),
        ]
        return element(
            "footer", "\n", lines(parts), "\n", class_="sb-about", data_search_exclude="true"
        )

    def _provenance(self, subject: str) -> str:
        return provenance(
            self.item.procedure,
            self.book.settings,
            here=self.here,
            subject=f"{self.item.procedure.short}: {subject}",
        )

    @property
    def _prose(self) -> Prose:
        return Prose(self.item.file.path, self.item.procedure, self.book, self.here)


def _begun(tokens: Sequence[Token]) -> list[Token]:
    """A block whose first paragraph begins with its first visible character."""
    if len(tokens) < 2 or tokens[1].type != "inline":
        return list(tokens)
    first = tokens[1].copy(children=trimmed(tokens[1].children or []))
    return [tokens[0], first, *tokens[2:]]


def _node(node: Node, kind: str, *parts: str, data_verdict: str | None = None) -> str:
    heading = element("h2", text(node.section.title), id=node.id)
    return element(
        "section",
        "\n",
        lines((heading, *parts)),
        "\n",
        class_=f"sb-node {kind}",
        data_node=node.id,
        data_verdict=data_verdict,
    )


def _grouped(parts: Sequence[tuple[str, str]]) -> list[str]:
    """Neighbouring paragraphs of reason in one element; steps as they are, under a heading."""
    html: list[str] = []
    told = False
    run: list[str] = []
    for kind, part in (*parts, ("end", "")):
        if kind == "reason":
            run.append(part)
            continue
        if any(run):
            html.append(element("div", lines(run), class_="sb-reason"))
        run = []
        if kind == "steps":
            html += [part] if told else [element("h3", "What to do", class_="sb-todo"), part]
            told = True
    return html
