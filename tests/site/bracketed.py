"""What readers see of a site built in the pseudo-locale that no message catalogue has put there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from markdown_it.token import Token
from selectolax.lexbor import LexborHTMLParser, LexborNode

from catalogue import CLOSES, OPENS
from soundingboard.authoring.handbook import Handbook
from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.source_file import Source, read

SHOWN = ("title", "aria-label", "alt", "placeholder", "data-copied", "data-by-hand")
"""Attributes that readers see or hear."""

UNSEEN = frozenset({"script", "style", "template", "noscript"})

LABELLED = (".md-header__inner", ".md-tabs", ".md-nav--primary", ".md-nav--secondary")
"""Parts of Material's whose names are its own, but not what is in them."""

THEME = (
    *(".md-skip", ".md-search > *", ".md-copyright", ".md-top", ".md-source", ".headerlink"),
    *("[data-md-component=palette]", ".md-sidebar label.md-nav__title"),
    ".md-header__button.md-logo",
)
"""Where Material's own words are, or those that a site's mkdocs.yml gives it."""

AUTHORS = (
    *(".sb-reason", ".sb-help", ".sb-hint", ".sb-steps", ".sb-intro", ".sb-ready__text"),
    *(".sb-story", ".sb-label-text", ".sb-feedback", ".sb-course-reading li"),
    *(".sb-audience", ".sb-titles", ".sb-acknowledgment__words", ".sb-acknowledgment__note"),
    *(".sb-clause", ".sb-glossary", ".sb-notes li", ".sb-facts li", ".sb-situation > p"),
    *(".sb-site-notice p:not([class])", ".sb-site-notice summary", ".sb-withdrawn__reason"),
    *(
        ".sb-facts code",
        ".sb-asked-as p",
        "pre",
        ".sb-flow tspan",
        ".sb-term",
        ".sb-situation > ul .sb-muted",
    ),
)
"""Elements that hold nothing but an author's text."""


@dataclass(frozen=True)
class Left:
    """A text that no message is in, and where: the element, or an attribute of it."""

    where: str
    text: str


_BRACKETS = re.compile(f"([{OPENS}{CLOSES}])")
_SITE = "Sounding Board"
_AROUND = " .,;:·–-()"
"""What may be around a piece of an author's text."""


_SEVERAL = 4
"""So many words in a row are in a message and in an author's paragraph by no coincidence."""


class Authors:
    """The pieces of text that authors have written, as they are written."""

    def __init__(self, handbook: Handbook) -> None:
        self._pieces: set[str] = set()
        self._paragraphs: list[str] = []
        for folder in ("docs", "decision_trees", "training"):
            for file in sorted((handbook.root / folder).rglob("*.md")):
                self._add_file(file)
        for procedure in handbook.procedures.values():
            self._add((procedure.short, f"{procedure.short}, {procedure.title}"))
            self._add((clause.number, clause.title) for clause in procedure.clauses)
        self._add(_SITE)
        self._prose = "\n".join(self._paragraphs)
        # Pages share most of their texts, such as those of the navigation.
        self.wrote = cache(self._wrote)
        """Whether a text is a piece of theirs, or has no word at all."""

    def _wrote(self, text: str) -> bool:
        text = text.removesuffix(f" - {_SITE}")
        titled = re.fullmatch(r"(.+) \(([^()]+)\)", text)  # The title of a page, or a count.
        if titled is not None and self._wrote(titled[2]):
            text = titled[1]
        # Links and terms part a paragraph into text nodes that are no pieces by themselves.
        if len(text.split()) >= _SEVERAL and text in self._prose:
            return True
        return all(
            not re.search(r"[^\W\d_]", part) or part.strip(_AROUND) in self._pieces
            for part in text.split(" · ")
        )

    def _add_file(self, file: Path) -> None:
        source = read(file, file.name)
        if isinstance(source, Source):
            self._add(source.fields)
            body = source.body
        else:
            body = file.read_text(encoding="utf-8")  # Without front matter.
        for token in markdown.tokenize(body):
            if token.type == "inline":
                self._add(markdown.visible_text(token.children))
                self._paragraphs.append(squeezed(markdown.visible_text(token.children)))
                children = token.children or []
                self._add(_runs(children))
                for place, child in enumerate(children):
                    if child.type == "link_open":
                        end = markdown.closing(children, place)
                        self._add(markdown.visible_text(children[place:end]))
                        self._add(markdown.visible_text(children[end + 1 :]))
            elif token.type in ("fence", "code_block"):
                self._add(token.content)

    def _add(self, value: Any) -> None:
        if isinstance(value, str):
            self._pieces.add(squeezed(value).strip(_AROUND))
        elif isinstance(value, dict):
            self._add(value.values())
        elif isinstance(value, Iterable):
            for part in value:
                self._add(part)


def _runs(children: Iterable[Token]) -> Iterator[str]:
    """Each run of plain text and line breaks among inline tokens: a browser's text node."""
    run = ""
    for child in children:
        if child.type in ("text", *markdown.BREAKS):
            run += child.content or " "
            continue
        yield run
        run = child.content
        if run:
            yield run
            run = ""
    yield run


def squeezed(text: str) -> str:
    """*text* with one space for any white space, and none at its ends."""
    return " ".join(text.split())


def left(html: str, authors: Authors) -> Iterator[Left]:
    """What readers see of *html* that neither messages nor *authors* have put there."""
    tree = LexborHTMLParser(html)
    for selector in (*THEME, *AUTHORS):
        for found in tree.css(selector):
            found.decompose()
    for found in tree.css(", ".join(LABELLED)):
        del found.attrs["aria-label"]
    if tree.root is None:
        return
    depth = 0
    for node in tree.root.traverse(include_text=True):
        if node.tag == "-text":
            parent = node.parent
            if parent is None or parent.tag in UNSEEN:
                continue
            outside, depth = _outside(node.text(deep=False), depth)
            yield from _left(outside, _named(parent), authors)
            continue
        for name in SHOWN:
            value = node.attributes.get(name)
            if value:
                yield from _left(_outside(value, 0)[0], f"{_named(node)}[{name}]", authors)


def _left(outside: list[str], where: str, authors: Authors) -> Iterator[Left]:
    for part in map(squeezed, outside):
        if part and not authors.wrote(part):
            yield Left(where, part)


def _outside(text: str, depth: int) -> tuple[list[str], int]:
    """The pieces of *text* that are in no brackets, and how many brackets are open after it."""
    pieces = [""]
    for part in _BRACKETS.split(text):
        if part == OPENS:
            depth += 1
            pieces.append("")
        elif part == CLOSES:
            depth -= 1
        elif depth == 0:
            pieces[-1] += part
    return pieces, depth


def _named(node: LexborNode) -> str:
    classes = (node.attributes.get("class") or "").split()
    return ".".join([node.tag or "", *classes])
