"""What a reader sees of a page, read from its HTML as a browser reads it.

The HTML is parsed by the rules of the HTML standard, so that text which escapes from its element is
seen where a browser would show it. The modules beside this one, one for each kind of page, take
from the document what they know of, part by part. What is left at the end nobody has accounted for.

Standard: https://html.spec.whatwg.org/multipage/parsing.html
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from soundingboard.authoring.drawing.flowchart import style_sheet
from soundingboard.engine.pages.dates import in_words

_ELEMENTS = """
    a abbr article aside blockquote body br button caption code dd defs del desc details dfn div dl
    dt em fieldset figcaption figure footer form g h1 h2 h3 h4 h5 h6 head header hr html img input
    label legend li mark marker nav ol option p path pre rect s sb-compare sb-course
    sb-my-training sb-procedure-picker sb-reading sb-stored sb-tree section select small span
    strong sub
    summary sup svg symbol table tbody td text tfoot th thead time title tr tspan ul use
"""
ELEMENTS = frozenset(_ELEMENTS.split())
"""Elements that our pages are made of; any other has come from an author's text."""

_SCHEMES = ("http:", "https:", "mailto:", "tel:")
_ADDRESSES = ("action", "href", "src", "xlink:href")
_DANGEROUS = ("formaction", "http-equiv", "srcdoc", "style")

CITED = "a.sb-cites"
"""The links to clauses of a page's own procedure."""


def squeezed(text: str) -> str:
    """*text* in NFC without white space, which blocks and lines put in different places."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


class Page:
    """A page whose parts are taken from it, one after the other."""

    def __init__(self, html: str) -> None:
        self._document = LexborHTMLParser(html)
        self.remove(*self._style_sheets())
        self.hostile = tuple(self._hostile())
        """Everything in the page that only an author's text can have brought there."""

    def find(self, selector: str) -> list[LexborNode]:
        """The elements that *selector* matches, in order."""
        return self._document.css(selector)

    def text(self, selector: str) -> str:
        """What the elements that *selector* matches say."""
        return "".join(squeezed(found.text()) for found in self.find(selector))

    def take(self, selector: str) -> str:
        """What these elements say; they are taken from the page."""
        said = self.text(selector)
        self.remove(*self.find(selector))
        return said

    def drop(self, *selectors: str) -> None:
        """Take what the site has added from the page."""
        for selector in selectors:
            self.remove(*self.find(selector))

    def remove(self, *found: LexborNode) -> None:
        """Take these elements from the page."""
        for node in found:
            node.decompose()

    def dates(self, selector: str) -> tuple[str, ...]:
        """The dates of these ``time`` elements, which must say them in words."""
        return tuple(map(date_of, self.find(selector)))

    @property
    def top(self) -> Iterator[LexborNode]:
        """The elements of the first level."""
        if self._document.body is not None:
            yield from self._document.body.iter()

    @property
    def rest(self) -> str:
        """What the page says still."""
        return squeezed(self._document.body.text()) if self._document.body is not None else ""

    def left_over(self, meant: str = "") -> Iterator[str]:
        """A line if the page still says anything but what is *meant*."""
        yield from (f"only an author can have brought {what}" for what in self.hostile)
        if self.rest != meant:
            yield f"only the page says: {self.rest!r}, of which {meant!r} is meant"

    def _style_sheets(self) -> Iterator[LexborNode]:
        """That of a drawing, which is the only one in a page's content."""
        for found in self.find("svg.sb-flow > style"):
            if squeezed(found.text()) == squeezed(style_sheet()):
                yield found

    def _hostile(self) -> Iterator[str]:
        root = self._document.root
        ids: set[str] = set()
        for node in root.traverse() if root is not None else ():
            tag = node.tag or ""
            id_ = node.attributes.get("id")
            if id_ is not None and (not id_ or id_ in ids or id_.startswith("__")):
                yield f"the id “{id_}”, which is empty, another part's or the theme's"
            ids.add(id_ or "")
            if tag not in ELEMENTS:
                yield f"<{tag}>"
            for name, value in node.attributes.items():
                address = re.sub(r"[\x00-\x20]+", "", value or "").lower()
                scheme = re.match(r"[a-z][a-z0-9+.-]*:", address)
                if (
                    name.startswith("on")
                    or name in _DANGEROUS
                    or (name in _ADDRESSES and scheme and scheme.group() not in _SCHEMES)
                ):
                    yield f"{tag} {name}={value}"


def taken(within: LexborNode, selector: str) -> str:
    """What the elements in *within* that *selector* matches say; they are taken from it."""
    found = within.css(selector)
    said = "".join(squeezed(node.text()) for node in found)
    for node in found:
        node.decompose()
    return said


def attribute(node: LexborNode, name: str) -> str:
    """The value of an attribute; empty if the element has no such attribute."""
    return node.attributes.get(name) or ""


def date_of(time: LexborNode) -> str:
    """The date of a ``time`` element, which must say it in words."""
    date = attribute(time, "datetime")
    return date if time.text() == in_words(date) else f"{date} in words: {time.text()}"


def fragment(link: LexborNode) -> str:
    """The id to which a link leads."""
    return attribute(link, "href").partition("#")[2]


def differing(what: str, page: object, engine: object) -> Iterator[str]:
    """A line for each place in which the page differs from the engine."""
    if page == engine:
        return
    if is_dataclass(page) and is_dataclass(engine) and type(page) is type(engine):
        for field in fields(page):
            values: list[Any] = [getattr(item, field.name) for item in (page, engine)]
            yield from differing(f"{what}, {field.name}", *values)
    elif isinstance(page, tuple) and isinstance(engine, tuple) and len(page) == len(engine):
        for one, other in zip(page, engine, strict=True):
            yield from differing(what, one, other)
    else:
        yield f"{what}: page {page!r}, engine {engine!r}"
