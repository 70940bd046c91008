"""What Markdown can hold and a handbook must not: HTML, unsafe links, images in a tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.blocks import short

NOTES = (
    "Move the note to a file in a folder “notes/” beside “docs/”, which is neither read nor "
    "published."
)
"""What to do with a note that isn't meant for readers."""


def html_problems(path: str, tokens: Sequence[Token]) -> Iterator[Problem]:
    """Every piece of HTML, comments included."""
    for kind, line, text in _kinds(tokens):
        if kind in ("html_block", "html_inline") and text.lstrip().startswith("<!--"):
            yield Problem(
                path,
                line,
                "raw-html",
                "expected only what is published, found the comment "
                f"“{short(markdown.squeeze(text))}”",
                NOTES,
            )
        elif kind in ("html_block", "html_inline"):
            yield Problem(
                path,
                line,
                "raw-html",
                "HTML is written into the Markdown",
                "Write plain Markdown; put “\\” before a “<” that you mean as such.",
            )


def unsafe_links(path: str, tokens: Sequence[Token]) -> Iterator[Problem]:
    """Every link with a scheme that no page may have."""
    for link in markdown.links(tokens):
        scheme = markdown.scheme(link.href)
        if scheme and scheme not in markdown.SAFE_SCHEMES:
            yield Problem(
                path,
                link.line,
                "unsafe-link",
                f"the link “{link.text}” has the scheme “{scheme}”",
                "Link to a file of this handbook, or begin the address with “https:”.",
            )


def image_problems(path: str, tokens: Sequence[Token]) -> Iterator[Problem]:
    """Every image."""
    for kind, line, _ in _kinds(tokens):
        if kind == "image":
            yield Problem(
                path,
                line,
                "image",
                "the file shows an image",
                "Say it in words; everyone must be able to read it.",
            )


def _kinds(tokens: Sequence[Token]) -> Iterator[tuple[str, int, str]]:
    """The type of every token, block and inline, with its line and its content."""
    for token in tokens:
        line = markdown.line_of(token)
        yield token.type, line, token.content
        for child in token.children or ():
            line += child.type in markdown.BREAKS
            yield child.type, line, child.content
