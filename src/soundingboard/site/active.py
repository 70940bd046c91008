"""What in a page's HTML a browser would run, load, obey or mistake for the theme's own.

A page is parsed as a browser parses it, so that nothing hides behind a comment that isn't closed or
an element that ends early. What an author writes may hold none of these items; a whole page may
hold those that the theme's template writes and no more.

Standard: https://html.spec.whatwg.org/multipage/parsing.html, by the lexbor parser.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from soundingboard.authoring.drawing import flowchart
from soundingboard.authoring.source.markdown import SAFE_SCHEMES, scheme

_ELEMENTS = frozenset(
    (
        *("script", "style", "link", "meta", "base", "title"),
        *("iframe", "frame", "frameset", "object", "embed", "applet", "portal", "fencedframe"),
        # What is inside these is read differently by different parsers, or later.
        *("template", "noscript", "noembed", "noframes", "xmp", "plaintext", "listing"),
        # These change attributes of other elements over time.
        *("animate", "animatemotion", "animatetransform", "set"),
    )
)
"""Elements of which each is an item, whatever its attributes."""

_IN_SVG = frozenset(("title", "style"))
"""Of these, the ones that a drawing may have. A style sheet in one is an item all the same."""

_ADDRESSES = frozenset(
    (
        "href",
        "src",
        "action",
        "formaction",
        "data",
        "poster",
        "cite",
        "background",
        "from",
        "to",
        "values",
    )
)
_TARGETS = frozenset(("action", "formaction"))
"""Where a form sends what has been typed into it. Only the page itself may be one."""

_FORBIDDEN = frozenset(("style", "srcdoc", "ping", "nonce", "http-equiv"))
_OF_THE_THEME = ("data-md-", "data-clipboard-")
"""What these attributes begin with makes the theme's script take an element for one of its own."""

# XML that a parser of HTML reads differently, or not at all.
_UNCERTAIN = re.compile(
    r"""<!ENTITY|<\?xml-stylesheet|[\0\ufffd]|encoding=["'](?!utf-8["'])""", re.IGNORECASE
)

_PREFIX = re.compile(r"^(?!xmlns)[^:]+:")

_RESERVED = "__"
"""Ids that begin so are the theme's. Its script looks its own elements up by them."""

# Named in a page's head by the theme, with texts that only readers of the page's source see.
_HARMLESS_META = frozenset(("description", "author", "keywords", "generator", "viewport"))
_PLACES = frozenset(("canonical", "prev", "next"))


@dataclass(frozen=True, slots=True)
class Item:
    """One thing found: ``told`` names it to authors, ``word`` is what they search their text for.

    ``exact`` is all of it; two items are the same if it is.
    """

    told: str
    word: str
    exact: str


def items(html: str) -> Counter[Item]:
    """Every item of a page or fragment, and how often it is there."""
    found: Counter[Item] = Counter()
    for node in _nodes(html):
        for item in _items(node):
            found[item] += 1
    return found


def of_content(html: str) -> list[Item]:
    """The items of a fragment that an author wrote, in order, and whether it stays in its place.

    A fragment that closes more than it opens, or leaves something open that swallows what follows,
    could put its words where the theme's are.
    """
    found = items(_page(html))
    found -= _EMPTY
    for item in _OURS:
        del found[item]
    for node in _nodes(html):
        for item in _theme_names(node):
            found[item] += 1
    if not _keeps_its_place(html):
        found[Item("HTML that isn't closed, or that closes what it didn't open", "<", "place")] += 1
    return list(found)


def of_drawing(svg: str) -> list[Item]:
    """The items of a drawing in SVG, which a browser runs when it is opened by itself.

    One that isn't UTF-8, or declares entities, is an item, too: it can't be read for certain.
    """
    found = items(svg)
    found = Counter({item: count for item, count in found.items() if item.word != "<style"})
    if _UNCERTAIN.search(svg):
        found[Item("a drawing that can't be read for certain", "<!", "drawing")] += 1
    return list(found)


def beyond(page: str, theme: Counter[Item]) -> list[Item]:
    """The items of a whole *page* that the theme's own, *theme*, don't account for."""
    return [item for item in items(page) - theme if item not in _OURS]


def _page(content: str) -> str:
    return (
        '<!doctype html><html><head><meta charset="utf-8"></head><body>'
        f"<article>{content}<u></u></article><i></i></body></html>"
    )


def _keeps_its_place(html: str) -> bool:
    parsed = LexborHTMLParser(_page(html))
    body = parsed.body
    article = None if body is None else body.child
    if parsed.root is None or body is None or article is None or article.last_child is None:
        return False
    inside = [node.tag for node in body.iter(include_text=True)]
    untouched = not (parsed.root.attributes or body.attributes or article.attributes)
    return inside == ["article", "i"] and article.last_child.tag == "u" and untouched


def _items(node: LexborNode) -> Iterator[Item]:
    tag = _local_tag(node.tag or "")
    attributes = {_local_name(name): value or "" for name, value in node.attributes.items()}
    if tag in _ELEMENTS and not (tag in _IN_SVG and _in_svg(node) and tag != "style"):
        yield Item(f"the element “<{tag}>”", f"<{tag}", _exact(node, tag, attributes))
    else:
        yield from _attribute_items(tag, attributes)


# Cached because a site has a million elements but few different names. The prefix is dropped
# because an SVG file can bind any prefix to the SVG or XLink namespace.
@lru_cache(maxsize=4096)
def _local_tag(tag: str) -> str:
    return tag.lower().rpartition(":")[2]


@lru_cache(maxsize=4096)
def _local_name(name: str) -> str:
    return _PREFIX.sub("", name.lower())


@lru_cache(maxsize=4096)
def _is_plain(name: str) -> bool:
    """Whether an attribute of that name is harmless, whatever its value."""
    return not (name.startswith("on") or name in _FORBIDDEN | _TARGETS | _ADDRESSES)


def _attribute_items(tag: str, attributes: dict[str, str]) -> Iterator[Item]:
    for name, value in attributes.items():
        if _is_plain(name):
            continue
        exact = f"{tag} {name}={value}"
        if name.startswith("on") or name in _FORBIDDEN:
            yield Item(f"the attribute “{name}” of “<{tag}>”", name, exact)
        elif name in _TARGETS and value:
            yield Item(f"a form that is sent to “{value}”", name, exact)
        elif name in _ADDRESSES and not _is_safe(tag, value):
            yield Item(f"the address “{value}”", value, exact)


def _theme_names(node: LexborNode) -> Iterator[Item]:
    for name, value in node.attributes.items():
        if name.startswith(_OF_THE_THEME):
            yield Item(f"the theme's attribute “{name}”", name, name)
        elif name in ("id", "name") and (value or "").startswith(_RESERVED):
            yield Item(f"the theme's id “{value}”", value or "", value or "")


def _nodes(html: str) -> Iterator[LexborNode]:
    root = LexborHTMLParser(html).root
    if root is not None:
        yield from root.traverse(include_text=False)


def _is_safe(tag: str, address: str) -> bool:
    found = scheme(address)
    if found == "data:":
        return tag in ("img", "image") and address.strip().lower().startswith("data:image/")
    return found in ("", "//", *SAFE_SCHEMES)


def _in_svg(node: LexborNode) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag == "svg":
            return True
        parent = parent.parent
    return False


def _exact(node: LexborNode, tag: str, attributes: dict[str, str]) -> str:
    """All that makes one such element another than the next.

    Left out is what differs from page to page in what the theme writes: its title, the texts in
    its head, and where the page is.
    """
    if tag == "title":
        return tag
    if tag == "meta" and set(attributes) == {"name", "content"}:
        name = attributes["name"]
        if name in _HARMLESS_META:
            return f"meta {name}"
    if tag == "link" and set(attributes) == {"rel", "href"} and attributes["rel"] in _PLACES:
        return f"link {attributes['rel']}"
    said = " ".join(f'{name}="{value}"' for name, value in sorted(attributes.items()))
    text = node.text(deep=True) if tag in ("script", "style") else ""
    return f"{tag} {said} {text}"


def told(found: Iterable[Item]) -> list[str]:
    """How *found* is named to authors, each once, in order."""
    return list(dict.fromkeys(item.told for item in found))


OUR_STYLE = f"\n{flowchart.style_sheet()}"
"""The one inline style sheet of ours: that of the drawings, which must look right by themselves."""

_EMPTY = items(_page(""))
"""What every page has that :func:`of_content` makes to look at a fragment."""

_OURS = frozenset(items(f"<svg><style>{OUR_STYLE}</style></svg>"))


def message(item: Item, rows: Sequence[str]) -> str:
    """What is reported of an item: where it is, if it is in one of the source's *rows*, and why.

    *rows* are compared without regard to case, so they must be folded.
    """
    word = item.word.casefold()
    line = next((at for at, row in enumerate(rows, start=1) if word in row), None)
    where = "" if line is None else f"line {line} of its text: "
    return (
        f"{where}expected plain content, found {item.told}, so the page is not published. "
        "Remove it, or write it in Markdown."
    )
