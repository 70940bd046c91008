"""The navigation, for a site whose ``mkdocs.yml`` has none. Its titles are HTML, as MkDocs wants.

By decision first, by procedure second: one folder for each procedure, with its text and its
decisions. Each kind of page says where its pages are. A page that doesn't say is for those who
write and run the site.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from soundingboard.authoring.compile.procedure_file import Procedure
from soundingboard.engine.html import text
from soundingboard.engine.wording import _

_AUTHORS = "authors/"


@dataclass(frozen=True)
class Section:
    """A section of the navigation.

    Pages and sections are in the order of their ``rank`` within the section around them. Those of
    the same rank are in the order of ``key``, or of their titles.
    """

    title: str
    rank: int
    key: str = ""


@dataclass(frozen=True)
class Place:
    """Where a page is in the navigation: its title there, and the sections around it.

    ``sections`` are from the outside to the inside; none for the top level. ``rank`` is as in
    :class:`Section`.
    """

    title: str
    rank: int
    sections: tuple[Section, ...] = ()


def comparisons() -> tuple[Section, ...]:
    """The section of the comparisons of boards."""
    return (Section(_("Compare"), 20),)


def procedures() -> tuple[Section, ...]:
    """The section of all procedures."""
    return (Section(_("Procedures"), 30),)


def procedure_folder(procedure: Procedure) -> tuple[Section, ...]:
    """The folder of one procedure: its text (0), its trees (10 to 30), what cites it (40)."""
    return (*procedures(), Section(procedure.short, 10, procedure.id))


def training() -> tuple[Section, ...]:
    """The section of courses: what one has done (0), the courses (10), what is stored (20)."""
    return (Section(_("Training"), 40),)


def navigation(pages: Iterable[tuple[str, Place | None]]) -> list[Any]:
    """The ``nav`` of MkDocs' configuration for pages, each with its source name and its place."""
    placed: list[tuple[Place, str]] = []
    others: list[str] = []
    for source, place in pages:
        if place is None:
            others.append(source)
        else:
            placed.append((place, source))
    nav = _entries(placed, 0)
    if others:
        nav.append({text(_("For authors")): _nested(others)})
    return nav


def _entries(placed: Iterable[tuple[Place, str]], depth: int) -> list[Any]:
    """What is in one section, whose pages have *depth* sections around it."""
    entries: list[tuple[tuple[int, str, str], dict[str, Any]]] = []
    sections: dict[Section, list[tuple[Place, str]]] = {}
    for place, source in placed:
        if len(place.sections) > depth:
            sections.setdefault(place.sections[depth], []).append((place, source))
        else:
            entries.append(((place.rank, place.title, source), {text(place.title): source}))
    for section, inside in sections.items():
        order = (section.rank, section.key or section.title, "")
        entries.append((order, {text(section.title): _entries(inside, depth + 1)}))
    return [entry for _order, entry in sorted(entries, key=lambda item: item[0])]


def _nested(sources: list[str]) -> list[Any]:
    """Pages as they are, then a section for each folder, its index first.

    A page in the authors' folder is among those that are in none.
    """
    entries: list[Any] = sorted(source for source in sources if _is_loose(source))
    folders: dict[str, list[str]] = {}
    for source in sources:
        folder, slash, _ = source.partition("/")
        if slash and not _is_loose(source):
            folders.setdefault(folder, []).append(source)
    for folder, inside in sorted(folders.items()):
        title = text(folder.replace("-", " ").replace("_", " ").capitalize())
        entries.append({title: sorted(inside, key=lambda source: (not _is_index(source), source))})
    return entries


def _is_loose(source: str) -> bool:
    return source.removeprefix(_AUTHORS).count("/") == 0


def _is_index(source: str) -> bool:
    return source.rpartition("/")[2] in ("index.md", "README.md")
