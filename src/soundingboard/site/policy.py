"""The Content-Security-Policy of the pages and of the worker that runs Python.

A page may run our scripts and the inline ones that the theme writes, each allowed by the hash of
its very text, and fetch from its own host. A script that somebody has put into a page's own
content is not among them. The worker alone may compile WebAssembly.

Standard: Content Security Policy Level 3, https://www.w3.org/TR/CSP3/
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from soundingboard.site.html import element

# A script's and a style's text ends at the first closing tag, whatever it says; see
# https://html.spec.whatwg.org/multipage/parsing.html#script-data-state
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_STYLE = re.compile(r"<style\b[^>]*>(.*?)</style\s*>", re.DOTALL | re.IGNORECASE)
_DATA_BLOCK = re.compile(r"""\btype=["']?(?:application/(?:ld\+)?json|speculationrules)\b""")
_CHARSET = '<meta charset="utf-8">'

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


NOTHING = Inline(frozenset(), frozenset())


def inline(html: str) -> Inline:
    """The inline scripts that *html* has outside its content, and its inline styles.

    The content is everything from the first ``<article`` to the last ``</article>``.
    """
    before, opening, rest = html.partition("<article")
    _, _, after = rest.rpartition("</article>") if opening else ("", "", "")
    scripts = (
        text
        for part in (before, after)
        for attributes, text in _SCRIPT.findall(part)
        if " src=" not in attributes and not _DATA_BLOCK.search(attributes)
    )
    return Inline(frozenset(scripts), frozenset(_STYLE.findall(html)))


def of_pages(allowed: Inline, *, header: bool) -> str:
    """The policy of every page of a site whose pages hold what *allowed* says.

    It is one for all, since instant navigation puts one page's content into another.
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
    """*html* with *policy* as its first word to the browser, followed by *more* elements.

    Raises:
        ValueError: *html* does not declare its character set as the theme does.
    """
    if html.count(_CHARSET) != 1:
        raise ValueError("no place for the policy was found")
    said = element("meta", http_equiv="Content-Security-Policy", content=policy)
    return html.replace(_CHARSET, "".join((_CHARSET, said, *more)))


def _hashes(texts: Iterable[str]) -> list[str]:
    digests = (hashlib.sha256(text.encode()).digest() for text in texts)
    return sorted(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
