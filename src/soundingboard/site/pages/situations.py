"""A procedure's situations: cases in staff's words, each with its verdict and a way into a tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from soundingboard.authoring.compile.procedure_file import Procedure
from soundingboard.authoring.compile.situations_file import Situation, SituationsFile, Way
from soundingboard.authoring.source.blocks import plain
from soundingboard.engine.html import UNINDEXED, element, lines, listing, text
from soundingboard.engine.labels import verdict_title
from soundingboard.engine.pages import walk_address
from soundingboard.engine.pages.icons import symbols, word
from soundingboard.engine.wording import _, ngettext
from soundingboard.site.heading import head, whose_line
from soundingboard.site.navigation import Place, procedure_folder
from soundingboard.site.pages.page import STYLES, Entry, Search, SitePage
from soundingboard.site.prose import Prose
from soundingboard.site.provenance import provenance
from soundingboard.site.published_handbook import PublishedHandbook

OTHER = "sb-no-tree"
"""Anchor of the part for situations that have no tree on purpose."""

_BOOST = 3
"""How much more than a clause, which counts 1, a situation counts among the search's results."""


class SituationsPage(SitePage):
    """The page of all situations of a procedure."""

    rank = 30
    styles = (STYLES / "situations.css",)

    def __init__(self, file: SituationsFile) -> None:
        self._file = file

    @classmethod
    def pages(cls, handbook: PublishedHandbook) -> Iterable[SitePage]:
        """One for each file of situations."""
        return [cls(file) for file in handbook.compiled.situations.values()]

    @property
    def path(self) -> str:
        """The author's file."""
        return self._file.path

    @property
    def title(self) -> str:
        """The author's title."""
        return self._file.title

    def metadata(self, handbook: PublishedHandbook) -> Mapping[str, object]:
        """The title in the search and in the browser says of which procedure they are."""
        procedure = handbook.compiled.procedures.get(self._file.procedure)
        return {"title": f"{self.title} ({procedure.short if procedure else self._file.procedure})"}

    def place(self, handbook: PublishedHandbook) -> Place | None:
        """Before the decisions of its procedure."""
        procedure = handbook.compiled.procedures.get(self._file.procedure)
        return Place(self.title, 20, procedure_folder(procedure)) if procedure else None

    def contents(self, handbook: PublishedHandbook) -> Sequence[Entry]:
        """A part for each tree."""
        return [Entry(title, anchor) for title, anchor, _ in _parts(self._file, handbook)]

    def anchors(self, handbook: PublishedHandbook) -> Iterable[str] | None:
        """Those of the parts, and every situation."""
        return (*(entry.anchor for entry in self.contents(handbook)), *self._file.by_id)

    def html(self, handbook: PublishedHandbook, here: str, rendered: str = "") -> str:
        """The situations under the trees in which they can be looked up."""
        procedure = handbook.compiled.procedures[self._file.procedure]
        return _SituationsContent(self._file, procedure, handbook, here).html()

    def search(self, handbook: PublishedHandbook, here: str) -> Search:
        """Every situation by itself, in place of the page's parts."""
        return Search(entries=[*self._search_entries(handbook, here)], has_parts=False)

    def _search_entries(
        self, handbook: PublishedHandbook, here: str
    ) -> Iterator[Mapping[str, object]]:
        """Every situation as Material's search index has it.

        Its address is that of a tree with the answers given, so that whoever chooses it among the
        results sees the verdict. One that has no tree is found on this page.
        """
        procedure = handbook.compiled.procedures[self._file.procedure]
        for situation in self._file.situations:
            ways = [*_published(situation, handbook)]
            address = _address(ways[0], handbook, "") if ways else f"{here}#{situation.id}"
            said = f"{verdict_title(situation.verdict)}. {plain(situation.reason)}"
            yield {
                "location": address,
                "title": text(situation.title),
                # The theme's search weighs a page's own words more than any title.
                "tags": [text(situation.title)],
                "text": element("p", text(f"{procedure.short}: {said}")),
                "boost": _BOOST,
            }


def _published(situation: Situation, handbook: PublishedHandbook) -> Iterator[Way]:
    """The ways through trees that readers may follow."""
    return (way for way in situation.ways if way.walk.tree.id in handbook.published)


def _address(way: Way, handbook: PublishedHandbook, here: str) -> str:
    """The tree's page with the way's answers filled in."""
    walk = way.walk
    path = handbook.published[walk.tree.id].file.path
    filled = walk_address.fragment(walk.tree.version, walk.answers.items())
    return f"{handbook.addresses.href(here, path)}#{filled}"


def _parts(
    file: SituationsFile, handbook: PublishedHandbook
) -> Iterator[tuple[str, str, tuple[Situation, ...]]]:
    """Title and anchor of each part, and its situations: one part for each tree, by title.

    A situation is under the first tree in which it can be looked up.
    """
    by_tree: dict[str, list[Situation]] = {}
    rest: list[Situation] = []
    for situation in file.situations:
        way = next(_published(situation, handbook), None)
        (rest if way is None else by_tree.setdefault(way.walk.tree.id, [])).append(situation)
    for item in handbook.trees_of(file.procedure):
        if item.tree.id in by_tree:
            yield item.tree.title, f"sb-{item.tree.slug}", tuple(by_tree[item.tree.id])
    if rest:
        yield _("Without a decision guide"), OTHER, tuple(rest)


@dataclass(frozen=True)
class _SituationsContent:
    file: SituationsFile
    procedure: Procedure
    handbook: PublishedHandbook
    here: str

    def html(self) -> str:
        below = whose_line(self.procedure, self.handbook, self.here)
        parts = [*_parts(self.file, self.handbook)]
        count = len(self.file.situations)
        summary = ngettext(
            "{count} situation in staff's own words. Its link opens the decision with the answers "
            "filled in.",
            "{count} situations in staff's own words. Each link opens a decision with the answers "
            "filled in.",
            count,
        ).format(count=count)
        return element(
            "div",
            lines(
                (
                    head(self.file.title, below),
                    symbols(),
                    element("div", self._prose.blocks(self.file.intro), class_="sb-intro"),
                    element("p", text(summary)),
                    self._contents(parts),
                    *(self._part(*part) for part in parts),
                )
            ),
            class_="sb-situations",
            **UNINDEXED,
        ) + provenance(
            self.procedure, self.handbook.settings, here=self.here, subject=self.file.title
        )

    @property
    def _prose(self) -> Prose:
        return Prose(self.file.path, self.procedure, self.handbook, self.here)

    def _contents(self, parts: Sequence[tuple[str, str, tuple[Situation, ...]]]) -> str:
        """Links to the parts, for screens on which the theme shows no table of contents."""
        links = [element("a", text(title), href=f"#{anchor}") for title, anchor, _ in parts]
        summary = element("summary", text(_("Situations by decision")))
        folded = element("details", summary, listing(links), class_="sb-situations__contents")
        return folded if len(parts) > 1 else ""

    def _part(self, title: str, anchor: str, situations: tuple[Situation, ...]) -> str:
        heading = element("h2", text(title), id=anchor)
        return lines((heading, *map(self._situation, situations)))

    def _situation(self, situation: Situation) -> str:
        heading = element("h3", text(situation.title), id=situation.id)
        verdict = element("p", word(situation.verdict), class_="sb-situation__verdict")
        return element(
            "section",
            "\n",
            lines(
                (
                    heading,
                    verdict,
                    self._prose.blocks(situation.reason),
                    listing(map(self._way, _published(situation, self.handbook)), class_="sb-ways"),
                    self._prose.blocks(situation.no_tree),
                )
            ),
            "\n",
            class_="sb-situation",
        )

    def _way(self, way: Way) -> str:
        link = element("a", text(way.walk.tree.title), href=_address(way, self.handbook, self.here))
        answers = "; ".join(answer.text for _, answer in way.walk.path)
        return f"{link} {element('span', text(answers), class_='sb-muted')}"
