"""What Markdown allows and a tree, a course or a procedure doesn't, reported at its line.

The grammar is closed: a file is made of headings (in trees and courses, of the second level alone),
paragraphs, lists, quotations and tables, with texts to copy inside steps. Anything else that
Markdown (CommonMark 0.31) makes of a line would be lost, or would mean something other than it
seems to.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from markdown_it.token import Token

from soundingboard.authoring.grammar.markup import NOTES
from soundingboard.authoring.grammar.table_problems import broken_table, pipes
from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.blocks import short
from soundingboard.authoring.source.markdown import Definition
from soundingboard.authoring.wording import _, translated

_COMMENTS = ("//", "COMMENT", "_", "#")
"""With these labels, addresses of links are written that nobody is to see."""
_READY_INFO = ("", "text")
_BULLETS = "•◦▪▫‣\u2043·∙●○■□➢➤►▶✓✔→☐☑☒◻◼❑❒✗✘✅"
_DASHES = "-–—―\u2010\u2011\u2012\u2212"
_ITEM = re.compile(
    rf"[{_BULLETS}]|[{_DASHES}](?![{_DASHES}])|\*(?!\*)|\+(?!\d)"
    r"|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})\)(?=\s|\[|[A-Z])|\d{1,2}\.(?=\s|\[|[A-Z])"
)
# A mark before the link of an answer or the box of a step or a choice, and one that makes an item.
# An item that begins “[a]:” would show nothing: Markdown takes that for the address of a link.
_MARKED = re.compile(
    rf"[\s>]*(?:[{_BULLETS}*+]|[{_DASHES}]|&#?\w+;|\(?[0-9A-Za-z]{{1,4}}\)|\d{{1,2}}\.)\s*"
    r"(?=\[(?![^\]]*\]:))"
)
_ITEM_MARKED = re.compile(r" {0,3}(?:[-*+]|\d{1,9}[.)])[ \t]+\[")
_HASHES = re.compile(r"(#{2,6})(?!#)\s*")
_HEADED = re.compile(r" {0,3}#{1,6}(?:[ \t]|$)")
_HEADING = re.compile(r"#{2,}\s*\S|#{1,6}(?:\s|$)")
_FENCE = re.compile(r"`{3,}|~{3,}")
_MARK = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])")
_EDGE = re.compile(r"\s*\||.*[^\\]\|\s*$")
# In any spelling and place: readers would see “withdrawn” on a tree that still gives its answers.
_WITHDRAWN = re.compile(r"[\W_]*withdrawn[\"'*_`]*\s*[:\uff1a.\u2013\u2014]", re.IGNORECASE)
_TASK = re.compile(r"[-*+]\s*\[[ xX]?\]")
_ANSWER = re.compile(r"[-*+]\s+\[[^\]]*\]\(#")
_UNDERLINE = re.compile(r" {0,3}=+\s*")
_RULE = re.compile(r"(?:[-*_=]\s*){3,}$")


_SECTIONS = ("h2",)
"""The headings of files that are divided into sections: trees and courses."""


def unsupported_markdown(
    path: str,
    body: str,
    tokens: Sequence[Token],
    definitions: Iterable[Definition],
    ready: Collection[int] = (),
    levels: Collection[str] = _SECTIONS,
    fields: Iterable[str] = (),
) -> Iterator[Problem]:
    """Every line of *body* that means something in Markdown, but nothing in this kind of file.

    *tokens* and *definitions* are those of *body*; *ready* the lines on which texts to copy open;
    *levels* the elements that headings may be; *fields* those of the file's front matter.
    """
    lines = body.split("\n")
    yield from _blocks(path, lines, tokens, ready, levels)
    found = [*_text(path, lines, tokens, levels)]
    yield from found
    if levels == _SECTIONS:
        known = {problem.line for problem in found}
        for line, title in _linked_titles(tokens):
            if line not in known:
                yield _no_heading(path, line, lines[line - 1].strip() or title)
    yield from _fields(path, tokens, fields)
    for item in definitions:
        if item.label in _COMMENTS:
            what = _("The line is a comment, which readers wouldn't see")
            yield _unread(path, item.line, what, translated(NOTES))
            continue
        yield _unread(
            path,
            item.line,
            _("The line has the address of the link “{link}”, apart from the link").format(
                link=short(item.label)
            ),
            _("Write the address into the link, as in “[words](address)”."),
        )


def as_meant(
    body: str,
    tokens: list[Token],
    addresses: Mapping[str, str] | None = None,
    titles: Collection[str] = (),
) -> list[Token]:
    """The *tokens* of *body*; those that it would have if its lines were what they look like.

    That is answers, steps and choices that aren't items, lines that only look like headings, and
    what is indented so far that it is code. :func:`unsupported_markdown` reports them; if they were
    missing everywhere else, one slip would be reported several times. *addresses* are those with
    which the *tokens* were made (:func:`markdown.tokenize_all`). *titles* are headings that mean
    something in this kind of file; if there are any, it is divided into sections.
    """
    lines = body.split("\n")
    false: set[int] = set()
    for token in tokens:
        if token.type == "code_block" and token.map and not token.level:
            false |= {*range(token.map[0] + 1, token.map[1] + 1)}
        elif token.type == "heading_open" and token.level:
            false.add(markdown.line_of(token))
    doubtful = {number for number, line in enumerate(lines, 1) if _is_doubtful(line)}
    if doubtful:
        codes = ("false-item", "stray-heading")
        found = {problem.line for problem in _text("", lines, tokens) if problem.code in codes}
        false |= doubtful & found
    for number in false:
        text = lines[number - 1].lstrip(" \t>")
        lines[number - 1] = _MARKED.sub("- ", _HASHES.sub(r"\1 ", text))
    sections = _meant_sections(lines, tokens, titles) if titles else {}
    for number, title in sections.items():
        lines[number - 1] = f"## {title}"
        if number < len(lines) and _UNDERLINE.fullmatch(lines[number]):
            lines[number] = ""
    changed = false or sections
    return markdown.tokenize_all("\n".join(lines), addresses)[0] if changed else tokens


def _meant_sections(
    lines: Sequence[str], tokens: Sequence[Token], titles: Collection[str]
) -> dict[int, str]:
    """Lines that are meant to begin a section and don't, each with its title.

    These are headings of another level, and paragraphs of one line, to which a link of the file
    leads, or that have one of *titles*; and headings between two lists of choices, or of the first
    question.
    """
    wanted = {markdown.slug(title) for title in titles} | _linked(tokens)
    opens = [(i, t) for i, t in enumerate(tokens) if t.type == "heading_open" and not t.level]
    found = dict(_linked_titles(tokens))
    starts = [markdown.line_of(token) for _, token in opens]
    for place, (index, token) in enumerate(opens):
        if token.tag in _SECTIONS:
            continue
        title = tokens[index + 1].content
        before = lines[starts[place - 1] if place else 0 : starts[place] - 1]
        after = lines[starts[place] : starts[place + 1] - 1 if place + 1 < len(opens) else None]
        between = all(any(_TASK.match(line) for line in part) for part in (before, after))
        first = not place and any(_ANSWER.match(line) for line in after)
        if (
            between
            or first
            or markdown.slug(markdown.visible_text(tokens[index + 1].children)) in wanted
        ):
            found[starts[place]] = title
    return found


def _linked(tokens: Sequence[Token]) -> set[str]:
    """The ids that answers of the file lead to and that no heading of a section has.

    Answers begin with their link. Other links may lead to a word of the text by mistake.
    """
    known = {
        markdown.slug(markdown.visible_text(tokens[index + 1].children))
        for index, token in enumerate(tokens)
        if token.type == "heading_open" and token.tag in _SECTIONS and not token.level
    }
    first = (next(iter(token.children or ()), None) for token in tokens if token.type == "inline")
    hrefs = (
        str(child.attrGet("href") or "") for child in first if child and child.type == "link_open"
    )
    return {href[1:] for href in hrefs if len(href) > 1 and href[0] == "#"} - known


def _linked_titles(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """Paragraphs of one line that have the words of a heading to which a link leads."""
    linked = _linked(tokens)
    for index, token in enumerate(tokens if linked else ()):
        if token.type == "paragraph_open" and not token.level:
            inline = tokens[index + 1]
            title = markdown.visible_text(inline.children).lstrip("#\uff03 \u00a0")
            if "\n" not in inline.content and markdown.slug(title) in linked:
                yield markdown.line_of(token), title


def _is_doubtful(line: str) -> bool:
    if _MARKED.match(line):
        return not _ITEM_MARKED.match(line)
    return _HASHES.match(line.lstrip()) is not None and not _HEADED.match(line)


def unclosed_fences(path: str, tokens: Iterable[Token]) -> Iterator[Problem]:
    """Fenced blocks without an end: all that follows would be part of them."""
    for token in tokens:
        if token.type != "fence" or not token.map:
            continue
        # The opening line and the text; one line more where the block is closed.
        if token.map[1] - token.map[0] < 2 + len(token.content.splitlines()):
            yield Problem(
                path,
                token.map[0] + 1,
                "unclosed-fence",
                _("The block that begins with “{fence}” has no end").format(fence=token.markup),
                _("Write “{fence}” on a line of its own after the text.").format(
                    fence=token.markup
                ),
            )


def _blocks(
    path: str,
    lines: Sequence[str],
    tokens: Sequence[Token],
    ready: Collection[int],
    levels: Collection[str],
) -> Iterator[Problem]:
    yield from unclosed_fences(path, tokens)
    for token in tokens:
        line = markdown.line_of(token)
        if token.type == "code_block" and token.map:
            for place in range(*token.map):
                if lines[place].strip():
                    yield _indented(path, place + 1, lines[place])
        elif token.type == "fence" and line not in ready:
            yield _unread(
                path,
                line,
                _("The block that begins with “{fence}” isn't in a step").format(
                    fence=token.markup
                ),
                _(
                    "If it's a text to copy, indent it by two spaces below its step. Otherwise "
                    "write it as a paragraph."
                ),
            )
        elif token.type == "fence" and token.info.strip() not in _READY_INFO:
            yield _unread(
                path,
                line,
                _("Expected “{fence}text”, found “{found}”").format(
                    fence=token.markup, found=short(token.markup + token.info)
                ),
                _("Write “{fence}text”, and begin the text on the next line.").format(
                    fence=token.markup
                ),
            )
        elif token.type == "hr":
            yield _unread(
                path,
                line,
                _("“{text}” draws a line across the page").format(text=lines[line - 1].strip()),
                _("Take it out."),
            )
        elif token.type == "table_open" and token.level:
            yield _unread(
                path,
                line,
                _("The table is inside a list or a quotation"),
                _("Begin its rows at the margin, with an empty line before the table."),
            )
        elif token.type == "heading_open":
            yield from _heading(path, line, token, levels, lines[line - 1].strip())


def _heading(
    path: str, line: int, token: Token, levels: Collection[str], text: str
) -> Iterator[Problem]:
    if token.level:
        message = _("The heading “{text}” is inside a list or a quotation")
        hint = _("Begin it at the margin.")
    elif token.tag == "h1":
        message = _("Expected a heading that begins with “## ”, found “{text}”")
        hint = _(
            "Write “## {title}”. If it's the page's title, take it out: the front matter has the "
            "title."
        )
    elif token.tag not in levels:
        message = _("Expected a heading that begins with “## ”, found “{text}”")
        hint = _("Write “## {title}”, or make it a sentence of the text.")
    elif token.markup == "-":
        message = _("The hyphens below “{text}” make it a heading")
        hint = _("If it's a heading, write “## {title}”. Otherwise take the hyphens out.")
    else:
        return
    told = message.format(text=short(text))
    yield Problem(path, line, "stray-heading", told, hint.format(title=short(_title(text))))


def _text(
    path: str,
    lines: Sequence[str],
    tokens: Sequence[Token],
    levels: Collection[str] = _SECTIONS,
) -> Iterator[Problem]:
    """What looks like something else in paragraphs, items and cells."""
    containers: list[int] = []
    for index, token in enumerate(tokens):
        if token.type == "list_item_open":
            containers.append(_indentation(lines, tokens, index))
        elif token.type == "blockquote_open":
            containers.append(0)
        elif token.type in ("list_item_close", "blockquote_close"):
            containers.pop()
        if token.type != "inline":
            continue
        for line, title in _titles(token):
            yield _unread(
                path,
                line,
                _("The link has a title, “{title}”, which readers wouldn't see").format(
                    title=short(title)
                ),
                _("Take the title out of the link, as in “[words](address)”."),
            )
        if tokens[index - 1].type == "paragraph_open":
            yield from _paragraph(path, lines, token, containers, levels)


def _paragraph(
    path: str,
    lines: Sequence[str],
    token: Token,
    containers: Sequence[int],
    levels: Collection[str],
) -> Iterator[Problem]:
    first = markdown.line_of(token)
    written = token.content.split("\n")
    if pipes(token) > 1 or (pipes(token) and any(_EDGE.match(row) for row in written)):
        # The row above may be the one that is indented.
        above = lines[first - 2].expandtabs(4) if first > 1 else ""
        cause = f"{path}:{first - 1}" if above.startswith("    ") and "|" in above else ""
        yield replace(broken_table(path, token), cause=cause)
        return
    begins = _line_beginnings(token)
    prefix = _before(lines[first - 1], written[0])
    for place, row in enumerate(written):
        line, seen = first + place, begins[place] if place < len(begins) else ""
        raw = row.lstrip()
        if raw[:1] != "\\" and _ITEM.match(seen):
            item = _ITEM.sub("", raw, count=1).strip() if _ITEM.match(raw) else raw
            yield Problem(
                path,
                line,
                "false-item",
                _("“{text}” looks like a list item, but isn't one").format(text=short(raw)),
                _(
                    "Write “- {item}” at the margin, after an empty line. If it isn't an item, "
                    "begin the line with another word."
                ).format(item=short(item)),
            )
        elif place and containers and _is_lazy(prefix, _before(lines[line - 1], raw), containers):
            yield Problem(
                path,
                line,
                "lazy-line",
                _("“{text}” becomes part of the item or the quotation above").format(
                    text=short(raw)
                ),
                _("Leave an empty line above it. If it belongs to the item, indent it as well."),
            )
        elif raw[:1] != "\\" and (_HEADING.match(seen) or _RULE.match(seen)):
            signs = _HASHES.match(raw)
            kept = signs[1] if signs and f"h{len(signs[1])}" in levels else "##"
            yield _no_heading(path, line, raw, kept)
        elif _FENCE.match(raw):
            yield _indented(path, line, raw)


def _fields(path: str, tokens: Iterable[Token], names: Iterable[str]) -> Iterator[Problem]:
    """Lines that look like front matter and are only words: a field of the file at the margin."""
    known = re.compile(rf"[\"']?(?:{'|'.join(map(re.escape, names))})[\"']?\s*:(?:\s|$)")
    for token in tokens:
        for place, row in enumerate(token.content.split("\n") if token.type == "inline" else ()):
            raw = row.lstrip()
            if _WITHDRAWN.match(raw) or (token.level == 1 and known.match(raw)):
                yield _unread(
                    path,
                    markdown.line_of(token) + place,
                    _("“{text}” is below the front matter, so it's only text").format(
                        text=short(raw)
                    ),
                    _(
                        "Move the line above the second “---”. If it's meant as text, begin the "
                        "line with another word."
                    ),
                )


def _line_beginnings(token: Token) -> list[str]:
    """The plain text with which each line of an inline token begins; empty before any markup."""
    begins = [""]
    open_ = True
    for child in token.children or ():
        if child.type in markdown.BREAKS:
            begins.append("")
            open_ = True
        elif child.type == "text" and open_:
            begins[-1] += child.content
        else:
            # A bracket shows that a link follows a mark: “•[A student](#a)”.
            if child.type == "link_open" and open_ and begins[-1]:
                begins[-1] += "["
            open_ = False
    return [text.lstrip() for text in begins]


def _before(line: str, text: str) -> str:
    """What precedes *text* on its *line*, tabs expanded."""
    place = line.find(text) if text else -1
    return line[: max(place, 0)].expandtabs(4)


def _indentation(lines: Sequence[str], tokens: Sequence[Token], index: int) -> int:
    """How far the text of the list item at *index* is indented, behind the signs of quotations."""
    item, child = tokens[index], tokens[index + 1]
    line = lines[markdown.line_of(item) - 1]
    content = tokens[index + 2].content.split("\n")[0] if child.type == "paragraph_open" else ""
    if content and markdown.line_of(child) == markdown.line_of(item):
        return len(_before(line, content).rpartition(">")[2])
    mark = _MARK.match(line.expandtabs(4).rpartition(">")[2])
    return len(mark[0]) + 1 if mark else 0


def _is_lazy(first: str, here: str, containers: Sequence[int]) -> bool:
    """Whether a line continues a paragraph without the signs or the indentation of the first."""
    if here.count(">") < first.count(">"):
        return True
    return len(here.rpartition(">")[2]) < containers[-1]


def _titles(token: Token) -> Iterator[tuple[int, str]]:
    line = markdown.line_of(token)
    for child in token.children or ():
        line += child.type in markdown.BREAKS
        title = child.attrGet("title") if child.type in ("link_open", "image") else None
        if title:
            yield line, str(title)


def _no_heading(path: str, line: int, text: str, signs: str = "##") -> Problem:
    """The problem of a line like a heading, which should begin with *signs*."""
    return Problem(
        path,
        line,
        "stray-heading",
        _("“{text}” looks like a heading, but isn't one").format(text=short(text)),
        _("Write “{heading}” at the margin.").format(heading=f"{signs} {short(title)}")
        if (title := _title(text))
        else _("Take the line out, or write a heading that begins with “## ”."),
    )


def _title(text: str) -> str:
    """The words of a heading as written: without the signs with which it begins."""
    return re.sub(r"^[#\uff03\s]+", "", text) if re.search(r"\w", text) else ""


def _indented(path: str, line: int, text: str) -> Problem:
    return Problem(
        path,
        line,
        "indented-text",
        _("“{text}” is indented so far that it becomes code").format(text=short(text.strip())),
        _("Begin the line at the margin. If it belongs to an item above, indent it by two spaces."),
    )


def _unread(path: str, line: int, message: str, hint: str) -> Problem:
    return Problem(path, line, "unread-text", message, hint)
