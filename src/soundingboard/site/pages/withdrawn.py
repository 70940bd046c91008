"""The page in the place of a tree that is withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from soundingboard.authoring.problems.problem import Problem
from soundingboard.engine.html import element, filled, lines, text
from soundingboard.engine.wording import _
from soundingboard.site.board_decisions import clause_link
from soundingboard.site.heading import head, whose_line
from soundingboard.site.navigation import Place
from soundingboard.site.pages.page import Entry, SitePage
from soundingboard.site.pages.tree import BOOST, full_title, place_of
from soundingboard.site.provenance import name, provenance
from soundingboard.site.published_handbook import PublishedHandbook, Withdrawn
from soundingboard.site.search_words import search_words
from soundingboard.site.site_notice import site_notice

ID = "sb-withdrawn"
"""Anchor of the notice; no question or outcome can have this id."""


class WithdrawnPage(SitePage):
    """The reason, and where to turn instead.

    None of the tree's questions and outcomes are on the page. Links to them, which may be anywhere,
    lead to the notice.
    """

    rank = 10

    def __init__(self, item: Withdrawn) -> None:
        self._item = item

    @classmethod
    def pages(cls, handbook: PublishedHandbook) -> Iterable[SitePage]:
        """One for each tree that is withdrawn."""
        return [cls(item) for item in handbook.withdrawn.values()]

    @property
    def path(self) -> str:
        """The tree's file."""
        return self._item.file.path

    @property
    def title(self) -> str:
        """The question that the tree answered."""
        return self._item.file.title

    def problems(self, handbook: PublishedHandbook) -> Sequence[Problem]:
        """None: nothing of the file is published, so its problems don't matter."""
        return ()

    def metadata(self, handbook: PublishedHandbook) -> Mapping[str, object]:
        """The page is found by the words by which the tree was, and its title says what it is."""
        title = full_title(self._item.file, handbook)
        return {
            "title": _("Withdrawn: {title}").format(title=title),
            "tags": search_words(self.title, [self._item.file], handbook.synonyms),
            "search": {"boost": BOOST},
        }

    def place(self, handbook: PublishedHandbook) -> Place | None:
        """Among the decisions of its procedure."""
        title = _("{title} (withdrawn)").format(title=self.title)
        return place_of(self._item.file, title, handbook)

    def contents(self, handbook: PublishedHandbook) -> Sequence[Entry]:
        """The notice."""
        return [Entry(_title(), ID)]

    def anchors(self, handbook: PublishedHandbook) -> Iterable[str] | None:
        """Unknown, or MkDocs would complain of links to what was there."""
        return None

    def html(self, handbook: PublishedHandbook, here: str, rendered: str = "") -> str:
        """The notice, and whose procedure the tree was asked of."""
        return _content(self._item, handbook, here)


def _title() -> str:
    return _("Don't use this decision guide")


def _content(item: Withdrawn, handbook: PublishedHandbook, here: str) -> str:
    file = item.file
    anchors = "".join(element("span", id=section) for section in _old_anchors(item))
    procedure = handbook.compiled.procedures.get(file.procedure)
    if procedure is None:
        return lines((head(file.title), _notice(item, anchors, "")))
    address = handbook.addresses.href(here, procedure.path)
    called = text(name(procedure))
    link = element("a", called, href=address) if address else called
    instead = filled(_("Read the procedure itself instead: {procedure}."), procedure=link)
    if procedure.ask is not None:
        clause = clause_link(handbook, here, procedure, procedure.ask.clause)
        asked = _("It says to ask: {who} ({clause}).")
        instead += f" {filled(asked, who=text(procedure.ask.who), clause=clause)}"
    subject = f"{procedure.short}: {file.title}"
    return lines(
        (
            head(file.title, whose_line(procedure, handbook, here)),
            site_notice(handbook.settings.notices.get(file.slug, "")),
            _notice(item, anchors, instead),
            provenance(procedure, handbook.settings, here=here, subject=subject),
        )
    )


def _old_anchors(item: Withdrawn) -> tuple[str, ...]:
    """The ids that the tree's page had for its parts, once each."""
    return tuple(dict.fromkeys(filter(None, item.file.section_ids)))


def _notice(item: Withdrawn, anchors: str, instead: str) -> str:
    return element(
        "section",
        "\n",
        lines(
            (
                element("h2", text(_title()), id=ID) + anchors,
                element("p", text(item.reason), class_="sb-withdrawn__reason"),
                element("p", text(_("It has been withdrawn. None of its earlier answers apply."))),
                element("p", instead) if instead else "",
            )
        ),
        "\n",
        class_="sb-withdrawn",
        aria_labelledby=ID,
    )
