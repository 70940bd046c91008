"""Markdown as trees, courses and procedures use it: CommonMark and pipe tables, nothing else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from soundingboard.authoring.source.nfc import nfc

_NO_SLUG = re.compile(r"[\x00-,./:-@\[-^`{-\x7f]")
BREAKS = ("softbreak", "hardbreak")
"""Inline tokens that begin a new line of the file."""


def _parser() -> MarkdownIt:
    markdown = MarkdownIt("commonmark").enable("table")
    # An unsafe link must be seen to be reported; by default it would silently stay plain text.
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]
    # The same clauses and headings are linked again and again.
    markdown.normalizeLink = lru_cache(4096)(markdown.normalizeLink)  # type: ignore[method-assign]
    return markdown


_MARKDOWN = _parser()


@dataclass(frozen=True, slots=True)
class Link:
    """A link as written: its address, its visible text and its line."""

    href: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Definition:
    """A link's address that is defined apart from it, as in ``[label]: address``, and its line."""

    label: str
    line: int


def tokenize(body: str) -> list[Token]:
    """The block tokens of *body*; inline tokens are their ``children``."""
    return _MARKDOWN.parse(body)


def tokenize_all(
    body: str, addresses: Mapping[str, str] | None = None
) -> tuple[list[Token], list[Definition]]:
    """The block tokens of *body*, and the definitions of links, which leave no token.

    *addresses* are those of links that need no definition, by their labels: ``[1.3.5]`` is a
    link to the address of “1.3.5” (CommonMark 0.31, shortcut reference links).
    """
    known = {
        normalizeReference(label): {"href": href, "title": ""}
        for label, href in (addresses or {}).items()
    }
    env: dict[str, Any] = {"references": {**known}}
    tokens = _MARKDOWN.parse(body, env)
    defined = [(key, item) for key, item in env["references"].items() if key not in known]
    defined += [(item["label"], item) for item in env.get("duplicate_refs", ())]
    return tokens, [Definition(label, item["map"][0] + 1) for label, item in defined]


def line_of(token: Token) -> int:
    """The line on which a block token begins, counted from 1."""
    return token.map[0] + 1 if token.map else 1


def slug(text: str) -> str:
    """The id that Git forges give to a heading of that text (GitHub's rule).

    Lower case; letters, marks, decimal digits, connectors and hyphens stay, spaces become
    hyphens, everything else goes.
    """
    found = _NO_SLUG.sub("", text.strip().lower().replace(" ", "-"))
    if found.isascii():
        return found
    return "".join(char for char in found if char.isascii() or unicodedata.category(char) in _WORD)


_WORD = ("Ll", "Lm", "Lo", "Lt", "Lu", "Mc", "Me", "Mn", "Nd", "Nl", "Pc")


def squeeze(text: str) -> str:
    """*text* in NFC with every run of white space as one space."""
    return " ".join((text if text.isascii() else nfc(text)).split())


def visible_text(children: Sequence[Token] | None) -> str:
    """What a reader sees of inline tokens."""
    return squeeze(written_text(children))


def written_text(children: Sequence[Token] | None) -> str:
    """The text of inline tokens with its white space as it is written, but for line breaks."""
    return "".join(
        " " if child.type in BREAKS else child.content
        for child in children or ()
        if child.type not in ("html_inline",)
    )


def block_text(tokens: Sequence[Token]) -> str:
    """What a reader sees of block tokens, as one line."""
    parts = (
        visible_text(token.children) if token.type == "inline" else squeeze(token.content)
        for token in tokens
        if token.type in ("inline", "code_block", "fence")
    )
    return " ".join(part for part in parts if part)


def links(tokens: Sequence[Token]) -> Iterator[Link]:
    """Every link in block tokens, in order."""
    for token in tokens:
        # Most text has neither “[label]” nor “<address>”, and need not be looked at token by token.
        if token.type != "inline" or not ("[" in token.content or "<" in token.content):
            continue
        line = line_of(token)
        children = token.children or []
        for index, child in enumerate(children):
            if child.type in BREAKS:
                line += 1
            elif child.type == "link_open":
                yield Link(str(child.attrGet("href") or ""), link_text(children, index), line)


def hrefs(tokens: Sequence[Token]) -> Iterator[str]:
    """The address of every link in block tokens, in order."""
    for token in tokens:
        for child in token.children or ():
            if child.type == "link_open":
                yield str(child.attrGet("href") or "")


def rebased(tokens: Sequence[Token], rebase: Callable[[str], str]) -> tuple[Token, ...]:
    """Block *tokens* with the address of each link replaced by what *rebase* makes of it."""
    found = []
    for token in tokens:
        children = [
            replace(child, attrs={**child.attrs, "href": rebase(str(child.attrGet("href") or ""))})
            if child.type == "link_open"
            else child
            for child in token.children or ()
        ]
        found.append(replace(token, children=children) if token.type == "inline" else token)
    return tuple(found)


def link_text(children: Sequence[Token], opening: int) -> str:
    """The visible text of the link that opens at index *opening*."""
    return visible_text(children[opening + 1 : closing(children, opening)])


def closing(tokens: Sequence[Token], opening: int) -> int:
    """The index of the token, block or inline, that closes the one at index *opening*."""
    depth = 0
    for index in range(opening, len(tokens)):
        depth += tokens[index].nesting
        if depth == 0:
            return index
    return len(tokens)


_PASSED_OVER = re.compile(r"[\x00-\x20]+")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
SAFE_SCHEMES = ("http:", "https:", "mailto:", "tel:")


@lru_cache(4096)
def scheme(href: str) -> str:
    """The scheme of an address with its colon, lower case; empty for a relative address.

    Control characters and white space are passed over, as browsers do (WHATWG URL).
    """
    compact = _PASSED_OVER.sub("", href)
    match = _SCHEME.match(compact)
    if match:
        return match.group().lower()
    return "//" if compact.startswith(("//", "\\\\", "/\\", "\\/")) else ""
