"""A procedure's defined terms: marked in its text, and listed.

Boards define the same words differently, so terms are marked on their own procedure's pages and
trees only. A term is a link to its entry in the list, which works by touch, keyboard and in
print; the definition is its tooltip. It is marked once in each passage, for calm.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser

from soundingboard.authoring.compile.procedure_file import TERMS_ID, Procedure, anchor, term_id
from soundingboard.engine.html import element, lines, text
from soundingboard.engine.wording import _

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_UNMARKED = _HEADINGS | {"a", "abbr", "code", "pre", "aside", "nav", "svg", "button"}
_ARTICLES = frozenset({"A", "An", "Any", "Each", "Every", "No", "Our", "Some", "The", "This"})
_WORD_BEFORE = re.compile(r"(\w[\w’'-]*) $")


@dataclass(frozen=True, slots=True)
class Term:
    """A defined term: its words, what they mean, and the number of the clause that says so."""

    words: str
    means: str
    clause: str

    @property
    def id(self) -> str:
        """Id of its entry in the list."""
        return term_id(self.words)


def title() -> str:
    """The heading of the list of terms."""
    return _("Defined terms")


def terms_of(procedure: Procedure) -> tuple[Term, ...]:
    """The terms that a procedure defines and says the meaning of."""
    return tuple(
        Term(entry["term"], entry["means"], entry.get("clause", ""))
        for entry in procedure.fields["glossary"]
        if entry.get("term") and entry.get("means")
    )


def mark(html: str, terms: tuple[Term, ...], page: str = "") -> str:
    """*html* with the first use of each term after each heading linked to its entry on *page*.

    Terms stay unmarked in headings, links and code, and in the clause that defines them.
    """
    if not terms or _terms_and_pattern(terms)[1].search(html) is None:
        return html
    marker = _Marker(terms, lambda term: f"{page}#{term.id}")
    marker.feed(html)
    marker.close()
    return "".join(marker.parts)


def glossary(terms: tuple[Term, ...]) -> str:
    """The list of terms, or nothing when there are none."""
    if not terms:
        return ""
    entries = []
    for term in sorted(terms, key=lambda term: term.words.casefold()):
        source = (
            " " + element("a", text(term.clause), href=f"#{anchor(term.clause)}")
            if term.clause
            else ""
        )
        entries.append(element("dt", element("dfn", text(term.words)), id=term.id))
        entries.append(element("dd", text(term.means), source))
    return lines(
        (
            element("h2", text(title()), id=TERMS_ID),
            element("dl", "\n", lines(entries), "\n", class_="sb-glossary"),
        )
    )


class _Marker(HTMLParser):
    """Copies HTML as it is and marks terms in its text."""

    def __init__(self, terms: tuple[Term, ...], link: Callable[[Term], str]) -> None:
        super().__init__(convert_charrefs=False)
        self.parts: list[str] = []
        self._link = link
        self._terms, self._pattern = _terms_and_pattern(terms)
        self._marked: set[Term] = set()
        self._open: list[str] = []
        self._clause = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HEADINGS:
            self._marked = set()
            self._clause = dict(attrs).get("id") or ""
        if tag in _UNMARKED:
            self._open.append(tag)
        self.parts.append(self.get_starttag_text() or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            self._open.remove(tag)
        self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self._open:
            self.parts.append(data)
            return
        self.parts.append(self._pattern.sub(lambda match: self._mark(match, data), data))

    def handle_entityref(self, name: str) -> None:
        self.parts.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.parts.append(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self.parts.append(f"<!--{data}-->")

    def _mark(self, match: re.Match[str], data: str) -> str:
        words = match.group()
        term = self._terms[words]
        defined_here = term.clause and anchor(term.clause) == self._clause
        if term in self._marked or defined_here or _within_name(match, data):
            return words
        self._marked.add(term)
        attributes = {"class": "sb-term", "href": self._link(term), "title": term.means}
        return element("a", words, **attributes)


@lru_cache(maxsize=64)
def _terms_and_pattern(terms: tuple[Term, ...]) -> tuple[Mapping[str, Term], re.Pattern[str]]:
    """The terms by their spellings, and what finds one of these."""
    spelt = {spelling: term for term in terms for spelling in _spellings(term.words)}
    longest_first = sorted(spelt, key=len, reverse=True)
    words = "|".join(re.escape(text(spelling)) for spelling in longest_first)
    return spelt, re.compile(rf"(?<![\w-])(?:{words})(?![\w-])")


def _spellings(words: str) -> tuple[str, ...]:
    """How a term may be written: a term of several words also within a sentence, in lower case.

    A single capitalised word is matched as it is: “Board” is defined, “a board game” is not.
    """
    if " " not in words:
        return (words,)
    return tuple(dict.fromkeys((words, words[0].lower() + words[1:], words.lower())))


def _within_name(match: re.Match[str], data: str) -> bool:
    """Whether a capitalised word is only a part of a longer name, as in “Halton District …”."""
    if " " in match.group() or not match.group()[:1].isupper():
        return False
    before = _WORD_BEFORE.search(data[: match.start()])
    after = re.match(r" (\w)", data[match.end() :])
    joined_before = before is not None and before[1][:1].isupper() and before[1] not in _ARTICLES
    return joined_before or (after is not None and after[1].isupper())
