"""What Markdown allows and a handbook doesn't: HTML, unsafe links, images."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from markdown_it.token import Token

from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.blocks import short
from soundingboard.authoring.wording import N_, _, translated

NOTES = N_("Move the note to a file in a folder “notes/” beside “docs/”, which isn't published.")
"""What to do with a note that isn't meant for readers, marked for the catalogue."""


def html_problems(path: str, tokens: Sequence[Token]) -> Iterator[Problem]:
    """Every comment, and the first piece of other HTML on each line."""
    found: set[int] = set()
    for line, text in _of_kinds(tokens, {"html_block", "html_inline"}):
        if text.lstrip().startswith("<!--"):
            yield Problem(
                path,
                line,
                "raw-html",
                _("Expected only text for readers, found the comment “{text}”").format(
                    text=short(markdown.squeeze(text))
                ),
                translated(NOTES),
            )
        elif line not in found:
            found.add(line)
            yield Problem(
                path,
                line,
                "raw-html",
                _("Expected Markdown, found the HTML “{text}”").format(
                    text=short(markdown.squeeze(text))
                ),
                _("Take the HTML out. If you mean the sign “<”, write “\\<”."),
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
                _("The address of the link “{text}” begins with “{scheme}”").format(
                    text=link.text, scheme=scheme
                ),
                _("Begin the address with “https:”, or link to a file of this handbook."),
            )


def image_problems(path: str, tokens: Sequence[Token]) -> Iterator[Problem]:
    """Every image."""
    for line, text in _of_kinds(tokens, {"image"}):
        message = _("Expected only text, found an image")
        if text:
            message = _("Expected only text, found the image “{text}”").format(text=short(text))
        yield Problem(path, line, "image", message, _("Say in words what the image shows."))


def _of_kinds(tokens: Sequence[Token], kinds: AbstractSet[str]) -> Iterator[tuple[int, str]]:
    """The line and the content of every token, block or inline, that is of one of *kinds*."""
    for token in tokens:
        if token.type in kinds:
            yield markdown.line_of(token), token.content
        if not token.children or kinds.isdisjoint([child.type for child in token.children]):
            continue
        line = markdown.line_of(token)
        for child in token.children:
            line += child.type in markdown.BREAKS
            if child.type in kinds:
                yield line, child.content
