"""A procedure's trees page: what it decides, and what is proved of all its decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from soundingboard.authoring.compile.procedure_file import Procedure
from soundingboard.authoring.compile.safety_statements import WrittenSafetyStatement
from soundingboard.authoring.compile.tree_file import ALWAYS
from soundingboard.authoring.compile.trees_page import TreesPage
from soundingboard.authoring.source.sections import Section
from soundingboard.engine.html import UNINDEXED, element, lines, listing, text
from soundingboard.engine.wording import _, ngettext
from soundingboard.site.decision_links import mark, title_link
from soundingboard.site.heading import head, whose_line
from soundingboard.site.navigation import Place, procedure_folder
from soundingboard.site.pages.page import Entry, SitePage
from soundingboard.site.prose import Prose
from soundingboard.site.provenance import provenance
from soundingboard.site.published_handbook import Published, PublishedHandbook, Withdrawn
from soundingboard.site.render import blocks
from soundingboard.site.safety_statement_html import safety_statement_html
from soundingboard.site.search_words import procedure_words
from soundingboard.site.whole_tree import counts

TREES_ID = "sb-decisions"


class ProcedureTreesPage(SitePage):
    """The page of all trees of a procedure."""

    rank = 20

    def __init__(self, file: TreesPage) -> None:
        self._file = file

    @classmethod
    def pages(cls, handbook: PublishedHandbook) -> Iterable[SitePage]:
        """One for each file on all trees of a procedure."""
        return [cls(file) for file in handbook.compiled.trees_pages.values()]

    @property
    def path(self) -> str:
        """The author's file."""
        return self._file.path

    @property
    def title(self) -> str:
        """The author's title."""
        return self._file.title

    def metadata(self, handbook: PublishedHandbook) -> Mapping[str, object]:
        """The page is found by what the procedure is called, too."""
        procedure = handbook.compiled.procedures.get(self._file.procedure)
        words = procedure_words(procedure) if procedure else ()
        return {"title": self.title, "tags": [self.title, *words]}

    def place(self, handbook: PublishedHandbook) -> Place | None:
        """Before the decisions of its procedure."""
        procedure = handbook.compiled.procedures.get(self._file.procedure)
        return Place(self.title, 10, procedure_folder(procedure)) if procedure else None

    def contents(self, handbook: PublishedHandbook) -> Sequence[Entry]:
        """The decisions, then the author's sections."""
        written = [Entry(_title(section), section.id) for section in self._file.sections]
        return [Entry(_("Decisions"), TREES_ID), *written]

    def html(self, handbook: PublishedHandbook, here: str, rendered: str = "") -> str:
        """The author's words, the decisions by title, and what has been checked of all of them."""
        procedure = handbook.compiled.procedures[self._file.procedure]
        return _TreesContent(self._file, procedure, handbook, here).html()


@dataclass(frozen=True)
class _TreesContent:
    page: TreesPage
    procedure: Procedure
    handbook: PublishedHandbook
    here: str

    def html(self) -> str:
        intro = element("div", self._prose.blocks(self.page.intro), class_="sb-intro")
        return lines(
            (
                head(self.page.title, whose_line(self.procedure, self.handbook, self.here)),
                intro,
                element("h2", text(_("Decisions")), id=TREES_ID),
                self._trees(),
                *(self._section(section) for section in self.page.sections),
                provenance(
                    self.procedure, self.handbook.settings, here=self.here, subject=self.page.title
                ),
            )
        )

    @property
    def _prose(self) -> Prose:
        return Prose(self.page.path, self.procedure, self.handbook, self.here)

    def _trees(self) -> str:
        """The trees by title. Their own pages answer the search."""
        by_title = [(item.tree.title, self._tree(item)) for item in self._own]
        by_title += [
            (item.title, f"{title_link(item, self.handbook, self.here)} {mark()}")
            for item in self.handbook.uncovered_of(self.procedure.id)
        ]
        entries = [html for _, html in sorted(by_title)]
        entries += [
            self._withdrawn_link(item) for item in self.handbook.withdrawn_of(self.procedure.id)
        ]
        if not entries:
            return element("p", text(_("No decisions are published yet.")))
        return element("div", listing(entries, class_="sb-trees"), **UNINDEXED)

    @property
    def _own(self) -> tuple[Published, ...]:
        return self.handbook.trees_of(self.procedure.id)

    def _tree(self, item: Published) -> str:
        told = element("p", text(counts(item.tree)), class_="sb-counts")
        return self._tree_link(item) + told

    def _tree_link(self, item: Published) -> str:
        address = self.handbook.addresses.href(self.here, item.file.path)
        return element("a", text(item.tree.title), href=address)

    def _withdrawn_link(self, item: Withdrawn) -> str:
        address = self.handbook.addresses.href(self.here, item.file.path)
        link = element("a", text(item.file.title), href=address)
        told = _("Withdrawn. {reason}").format(reason=item.reason)
        return link + element("p", text(told), class_="sb-counts")

    def _section(self, section: Section) -> str:
        heading = element("h2", text(_title(section)), id=section.id)
        if section.id != ALWAYS:
            return lines((heading, self._prose.blocks(section.tokens)))
        prose = self._prose.blocks([*_without_tables(section)])
        return lines((heading, prose, listing(map(self._always, self.page.safety_statements))))

    def _always(self, safety: WrittenSafetyStatement) -> str:
        concerned = [item for item in self._own if safety.statement.applies_to(item.tree)]
        links = listing(map(self._tree_link, concerned))
        count = len(concerned)
        told = ngettext(
            "Checked for every combination of answers, in {count} decision",
            "Checked for every combination of answers, in {count} decisions",
            count,
        ).format(count=count)
        summary = element("summary", text(told))
        proved = element("details", summary, links, class_="sb-more") if links else ""
        return f"{safety_statement_html(safety)}{proved}"


def _title(section: Section) -> str:
    return _("What's always true") if section.id == ALWAYS else section.title


def _without_tables(section: Section) -> Iterator[Token]:
    for block in blocks(section.tokens):
        if block[0].type != "table_open":
            yield from block
