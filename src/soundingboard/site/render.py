"""From parsed Markdown to HTML, without a second parse: tokens in, HTML out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from markdown_it.presets import commonmark
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from soundingboard.engine.html import element, table_box, text
from soundingboard.site.ready_text import ready_text

READY_TEXT = "ready_text"
"""The type of a token that stands for a text ready for use."""

Link = Callable[[str], Mapping[str, str]]
"""What becomes of a link: its address as written to the attributes of the ``a`` element."""


class _Renderer(RendererHTML):
    """Writes HTML found in Markdown as text. Authoring reports it; nothing here relies on that."""

    def html_block(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        return text(tokens[idx].content)

    html_inline = html_block

    def table_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        return f"{element('div', **table_box()).removesuffix('</div>')}<table>\n"

    def table_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        return "</table></div>\n"

    # Without the class that the renderer makes of the words behind the opening signs.
    def fence(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        return f"<pre><code>{text(tokens[idx].content)}</code></pre>\n"

    # The renderer finds this by the token's type.
    def ready_text(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        return ready_text(tokens[idx].content)


# Making one takes longer than rendering a paragraph with it. It keeps nothing.
_RENDERER = _Renderer()

# The renderer's own options as CommonMark has them; nothing here is parsed.
_OPTIONS = OptionsDict(commonmark.make()["options"])


def blocks_html(tokens: Sequence[Token], link: Link) -> str:
    """Block tokens as HTML, every link passed through *link*."""
    return _RENDERER.render(_linked(tokens, link), _OPTIONS, {}).strip()


def inline_html(children: Sequence[Token], link: Link) -> str:
    """Inline tokens as HTML, every link passed through *link*."""
    return _RENDERER.renderInline(_linked(children, link), _OPTIONS, {}).strip()


def blocks(tokens: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    """The blocks of one level: runs of tokens that open and close together."""
    start = depth = 0
    for index, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0:
            yield tuple(tokens[start : index + 1])
            start = index + 1


def trimmed(children: Sequence[Token], unwanted: str = "") -> list[Token]:
    """Inline tokens without the white space and *unwanted* characters with which they begin."""
    rest = list(children)
    while rest:
        token = rest[0]
        if token.type in ("softbreak", "hardbreak"):
            rest.pop(0)
            continue
        if token.type == "text":
            left = token.content.lstrip(" \t\n" + unwanted)
            if not left:
                rest.pop(0)
                continue
            rest[0] = token.copy(content=left)
        break
    return rest


def _linked(tokens: Sequence[Token], link: Link) -> list[Token]:
    linked = []
    for token in tokens:
        if token.children:
            linked.append(token.copy(children=_linked(token.children, link)))
        elif token.type == "link_open":
            attributes = {**token.attrs, **link(str(token.attrGet("href") or ""))}
            linked.append(token.copy(attrs=attributes))
        elif token.type in ("th_open", "td_open") and token.attrs:
            # The policy allows no style attributes, which the parser gives for alignment.
            aligned = str(token.attrGet("style") or "").partition(":")[2]
            linked.append(token.copy(attrs={"align": aligned}))
        else:
            linked.append(token)
    return linked
