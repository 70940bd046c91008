"""The Content-Security-Policy of the pages and of the worker that runs Python.

A page may run our scripts and the inline ones that the theme writes, each allowed by the hash of
its very text, and fetch from its own host. Which ones those are is known from the theme's template,
rendered without any author's words (see `guard`), never from a page that holds some. The worker
alone may compile WebAssembly.

Standard: Content Security Policy Level 3, https://www.w3.org/TR/CSP3/
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser

from selectolax.lexbor import LexborHTMLParser

from soundingboard.engine.html import element

_LINE_END = re.compile("\n")

# What only a header may say; a browser ignores it in a page and says so.
_HEADER_ONLY = ("frame-ancestors 'none'",)

WORKER = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "connect-src 'self' data:",  # A restored Python asks for an empty library.
    )
)
"""The policy of the worker's own file. It cannot be said in a page, only in a header."""


@dataclass(frozen=True)
class Inline:
    """The texts that stand in a page and would run or style it."""

    scripts: frozenset[str]
    styles: frozenset[str]

    def __or__(self, other: Inline) -> Inline:
        return Inline(self.scripts | other.scripts, self.styles | other.styles)


def inline(html: str) -> Inline:
    """The inline scripts and styles of *html*, which holds nobody's words but the theme's."""
    parsed = LexborHTMLParser(html)
    scripts = (
        node.text(deep=True)
        for node in parsed.css("script")
        if "src" not in node.attributes and not _is_data(node.attributes.get("type") or "")
    )
    return Inline(
        frozenset(scripts), frozenset(node.text(deep=True) for node in parsed.css("style"))
    )


def of_pages(allowed: Inline, *, header: bool) -> str:
    """The policy of every page of a site whose pages hold what *allowed* says.

    It is one for all, since hosts send one header with every page.
    """
    directives = (
        "default-src 'none'",
        " ".join(("script-src 'self'", *_hashes(allowed.scripts))),
        " ".join(("style-src 'self'", *_hashes(allowed.styles))),
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        *(_HEADER_ONLY if header else ()),
    )
    return "; ".join(directives)


def with_policy(html: str, policy: str, *more: str) -> str:
    """*html* with *policy* as the first thing in its head, followed by *more* elements.

    Only a declaration of the character set may come before it, as browsers look for that in the
    first 1,024 bytes.

    Raises:
        ValueError: *html* has no head.
    """
    head = _Head(html)
    said = element("meta", http_equiv="Content-Security-Policy", content=policy)
    return "".join((html[: head.end], said, *more, html[head.end :]))


class _Head(HTMLParser):
    """Finds where a page's head begins: ``end`` is the index of what comes first in it.

    Only the theme's markup comes before that.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.end = -1
        self._charset = False
        self._line_starts = [0, *(match.end() for match in _LINE_END.finditer(html))]
        for piece in html.splitlines(keepends=True):
            self.feed(piece)
            if self._charset:
                break
        if self.end < 0:
            raise ValueError("it has no head")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._charset:
            return
        line, column = self.getpos()
        after = self._line_starts[line - 1] + column + len(self.get_starttag_text() or "")
        if self.end < 0:
            if tag == "head":
                self.end = after
            elif tag != "html":
                raise ValueError("it has no head")
            return
        if tag == "meta" and [name for name, _ in attrs] == ["charset"]:
            self.end = after
        self._charset = True


def _is_data(kind: str) -> bool:
    # An import map is no program, yet the policy treats it as a script.
    return kind.endswith("json") or kind == "speculationrules"


def _hashes(texts: Iterable[str]) -> list[str]:
    digests = (hashlib.sha256(text.encode()).digest() for text in texts)
    return sorted(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
