"""A tree's page: every question and outcome as anchored HTML that plain links walk.

The engine makes the HTML of questions and outcomes, here for the build and in the browser for a
reader's walk; this module gives it the author's text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from markdown_it.token import Token

from soundingboard.authoring.compile.nodes import Node
from soundingboard.authoring.compile.nodes import Prose as ProsePart
from soundingboard.authoring.compile.steps import Steps
from soundingboard.authoring.compile.tree_file import Parsed, TreeFile
from soundingboard.engine.codec import encode
from soundingboard.engine.html import element, filled, lines, text
from soundingboard.engine.pages.tree_html import answered
from soundingboard.engine.pages.tree_source import OutcomeText, QuestionText, TreeSource
from soundingboard.engine.pages.tree_static import static
from soundingboard.engine.pages.walk_html import late
from soundingboard.engine.tree import Question
from soundingboard.engine.wording import _
from soundingboard.site.addresses import SOURCES, relative
from soundingboard.site.dates import time_element
from soundingboard.site.decision_links import elsewhere
from soundingboard.site.heading import head, whose_line
from soundingboard.site.navigation import Place, procedure_folder
from soundingboard.site.pages.page import Entry, Search, SitePage
from soundingboard.site.procedure_picker import procedure_picker
from soundingboard.site.prose import Prose
from soundingboard.site.provenance import provenance
from soundingboard.site.published_handbook import Published, PublishedHandbook
from soundingboard.site.render import trimmed
from soundingboard.site.search_words import search_words
from soundingboard.site.site_notice import site_notice
from soundingboard.site.step_tokens import step_tokens
from soundingboard.site.whole_tree import whole_tree

COMPILED = "assets/soundingboard/trees"
"""Where the compiled trees are in a site."""

BOOST = 2
"""How much more than a clause, which counts 1, a decision counts among the search's results."""

_HINT_OPENS = ",:;–—-"


class TreePage(SitePage):
    """The page of a tree that isn't withdrawn."""

    rank = 10
    is_large = True

    def __init__(self, file: TreeFile) -> None:
        self._file = file

    @classmethod
    def pages(cls, handbook: PublishedHandbook) -> Iterable[SitePage]:
        """One for each tree's file, whether or not it has problems."""
        files = handbook.compiled.tree_files.items()
        return [cls(file) for key, file in files if key not in handbook.withdrawn]

    @property
    def path(self) -> str:
        """The tree's file."""
        return self._file.path

    @property
    def title(self) -> str:
        """The question that the tree answers."""
        return self._file.title

    def metadata(self, handbook: PublishedHandbook) -> Mapping[str, object]:
        """The title says which procedure the tree is asked of, since several may be asked the same.

        What Material's search knows as tags are the words by which staff ask.
        """
        return {
            "title": full_title(self._file, handbook),
            "tags": search_words(self._file.title, [self._file], handbook.synonyms),
            "search": {"boost": BOOST},
        }

    def place(self, handbook: PublishedHandbook) -> Place | None:
        """Among the decisions of its procedure."""
        return place_of(self._file, self._file.title, handbook)

    def contents(self, handbook: PublishedHandbook) -> Sequence[Entry]:
        """Every question and outcome, in the file's order."""
        return [Entry(title, id_) for id_, title in self._file.titles.items()]

    def html(self, handbook: PublishedHandbook, here: str, rendered: str = "") -> str:
        """The question and its answers first; what few people need comes after them."""
        return content(handbook.published[self._file.id], handbook, here)

    def assets(self, handbook: PublishedHandbook, here: str) -> Iterator[tuple[str, object]]:
        """The compiled tree, and what the page's program is opened with."""
        item = handbook.published[self._file.id]
        yield f"{COMPILED}/{item.tree.id}.json", encode(item.tree)
        yield source_address(item), encode(source_of(item, handbook, here))

    def search(self, handbook: PublishedHandbook, here: str) -> Search:
        """The verdict of each outcome before its title."""
        tree = handbook.published[self._file.id].tree
        return Search(openings={item.id: answered(tree, item.verdict) for item in tree.outcomes})


def full_title(file: TreeFile, handbook: PublishedHandbook) -> str:
    """The question of a tree's file with the short name of its procedure."""
    procedure = handbook.compiled.procedures.get(file.procedure)
    return f"{file.title} ({procedure.short if procedure else file.procedure})"


def place_of(file: TreeFile, title: str, handbook: PublishedHandbook) -> Place | None:
    """The place of a tree's page among the decisions of its procedure, under *title*."""
    procedure = handbook.compiled.procedures.get(file.procedure)
    return Place(title, 30, procedure_folder(procedure)) if procedure else None


def source_address(item: Published) -> str:
    """Where the source of a tree's page is, from the site's root."""
    return f"{SOURCES}/{item.tree.id}.json"


def source_of(item: Published, handbook: PublishedHandbook, here: str) -> TreeSource:
    """What the page at *here* is made of."""
    return _TreeContent(item, handbook, here).source()


def reasons_of(item: Published, handbook: PublishedHandbook, here: str) -> TreeSource:
    """As :func:`source_of`, but of each outcome the reason alone, for a page of several trees."""
    page = _TreeContent(item, handbook, here)
    return page.source(lambda node: OutcomeText(page.reason(node), ""))


def content(item: Published, handbook: PublishedHandbook, here: str) -> str:
    """The content of a tree's page, whose address is *here*."""
    return _TreeContent(item, handbook, here).html()


def walkable(item: Published, handbook: PublishedHandbook, here: str) -> str:
    """The part of a tree's page that holds the author's text: introduction and all nodes."""
    return _TreeContent(item, handbook, here).walk()


@dataclass(frozen=True)
class _TreeContent:
    item: Published
    handbook: PublishedHandbook
    here: str

    @cached_property
    def _parsed(self) -> Parsed:
        """The author's text, decompressed once for the page."""
        return self.item.file.parsed

    def source(self, outcome: Callable[[Node], OutcomeText] | None = None) -> TreeSource:
        """What the page is made of; of each outcome the whole, or what *outcome* makes of it."""
        made = outcome or self._outcome
        nodes = self._parsed.nodes
        tree = self.item.tree
        page = self.handbook.addresses.href(self.here, self.item.procedure.path)
        return TreeSource(
            tree,
            page or "",
            {
                node.id: self._question(node, tree.question_by_id[node.id])
                for node in nodes
                if node.is_question
            },
            {node.id: made(node) for node in nodes if not node.is_question},
        )

    def walk(self) -> str:
        tree = self.item.tree
        intro = self._prose.blocks(self._parsed.intro)
        # The regions come first, so a live step appears in the same place as the static question.
        parts = (
            element("div", data_region="step"),
            element("div", data_region="below"),
            static(self.source()),
            late(
                _("This page can't list your answers or explain the result right now."),
                _("You can still go through every question and result on this page."),
            ),
            _every_question(),
            element("div", intro, class_="sb-intro") if intro else "",
        )
        return element(
            "sb-tree",
            "\n",
            lines(parts),
            "\n",
            data_tree=tree.id,
            data_version=tree.version,
            data_source=relative(source_address(self.item), self.here),
            data_procedure=tree.procedure,
            data_engine=None if self.handbook.engine else "off",
        )

    def html(self) -> str:
        tree = self.item.tree
        return lines(
            (
                head(tree.title, whose_line(self.item.procedure, self.handbook, self.here)),
                site_notice(self.handbook.settings.notices.get(tree.slug, "")),
                self.walk(),
                elsewhere(tree.slug, self.item.procedure, self.handbook, self.here),
                procedure_picker(self.handbook),
                self._asked_as(),
                whole_tree(self.item, self.handbook),
                self._about(),
            )
        )

    def _asked_as(self) -> str:
        """Staff's own words for the question: for the search, and to know it again by."""
        words = ", ".join(self.item.file.fields.get("asked-as", ()))
        if not words:
            return ""
        summary = element("summary", text(_("Also asked as")))
        return element("details", summary, element("p", text(words)), class_="sb-more sb-asked-as")

    def _question(self, node: Node, question: Question) -> QuestionText:
        labels = {line.text: line for line in node.answers}
        return QuestionText(
            self._prose.blocks(node.prose),
            {
                answer.id: (
                    self._prose.inline(labels[answer.text].label),
                    self._prose.inline(trimmed(labels[answer.text].after, _HINT_OPENS)),
                )
                for answer in question.answers
            },
        )

    def _outcome(self, node: Node) -> OutcomeText:
        outcome = self.item.tree.outcome_by_id[node.id]
        parts: list[tuple[str, str]] = []
        for part in node.parts:
            if isinstance(part, Steps):
                parts.append(("steps", self._prose.blocks(step_tokens(part))))
            elif isinstance(part, ProsePart):
                parts.append(("reason", self._prose.blocks(_begun(part.tokens))))
        subject = f"{self.item.tree.title} {outcome.title}"
        return OutcomeText(lines(_grouped(parts)), self._provenance(subject))

    def reason(self, node: Node) -> str:
        """The reason of an outcome, without its steps."""
        parts = [part for part in node.parts if isinstance(part, ProsePart)]
        return lines(
            _grouped([("reason", self._prose.blocks(_begun(part.tokens))) for part in parts])
        )

    def _about(self) -> str:
        reviewed = self.item.tree.reviewed
        parts = [
            element(
                "p",
                filled(
                    _("Last reviewed against the procedure: {date}"), date=time_element(reviewed)
                ),
            )
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
            self.handbook.settings,
            here=self.here,
            subject=f"{self.item.procedure.short}: {subject}",
        )

    @property
    def _prose(self) -> Prose:
        return Prose(self.item.file.path, self.item.procedure, self.handbook, self.here)


def _begun(tokens: Sequence[Token]) -> list[Token]:
    """A block whose first paragraph begins with its first visible character."""
    if len(tokens) < 2 or tokens[1].type != "inline":
        return list(tokens)
    first = tokens[1].copy(children=trimmed(tokens[1].children or []))
    return [tokens[0], first, *tokens[2:]]


def _every_question() -> str:
    """A box that shows all at once, by style alone. Browsers would tick it again after a reload."""
    box = element("input", type="checkbox", autocomplete="off")
    return element(
        "p", element("label", box, " ", text(_("Show every question"))), class_="sb-every"
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
            html += (
                [part] if told else [element("h3", text(_("What to do")), class_="sb-todo"), part]
            )
            told = True
    return html
