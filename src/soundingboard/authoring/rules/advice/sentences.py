"""The sentences of questions and outcomes, as far as their author chose the words.

The procedure's defined terms, titles and proper names count as one short word; numbers of clauses
and texts to be copied are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from soundingboard.authoring.compile.procedure_file import Procedure
from soundingboard.authoring.compile.tree_file import TreeFile
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.sections import Section

_NAME = "Name"


_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+")


# Two or more words with capitals, with the small words that may be between them.
_PROPER_NAME = re.compile(
    # A word is taken whole, once: from within “A-A-A-…” nothing is tried again.
    r"(?<![\w’'-])[A-Z][\w’'-]*+(?:\s+(?:(?:of|and|the|for|on|to|in)\s+){0,2}[A-Z][\w’'-]*+)+"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the line on which its block begins."""

    text: str
    line: int

    @property
    def words(self) -> list[str]:
        """Its words, without numbers and punctuation."""
        return _WORD.findall(self.text)


@dataclass(frozen=True, slots=True)
class ReadSection:
    """A question or an outcome as somebody reads it: its sentences that have words."""

    path: str
    title: str
    line: int
    sentences: tuple[Sentence, ...]


def sections_of(handbook: CompiledHandbook) -> list[ReadSection]:
    """Every question and outcome of the trees without errors, whose Markdown must be there."""
    return [
        section
        for file in handbook.tree_files.values()
        if file.tree is not None
        for section in _sections(file, handbook.procedures.get(file.procedure))
    ]


def _sections(file: TreeFile, procedure: Procedure | None) -> Iterator[ReadSection]:
    exempt = _exempt(procedure)
    for section in file.parsed.sections:
        if section.id in file.lines:
            found = tuple(item for item in _sentences(section, exempt) if item.words)
            yield ReadSection(file.path, section.title, section.line, found)


def _sentences(section: Section, exempt: re.Pattern[str] | None) -> Iterator[Sentence]:
    """The sentences under a heading; each item of a list by itself."""
    for token in section.tokens:
        if token.type != "inline":
            continue
        text = _without_citations(token)
        if exempt is not None:
            text = exempt.sub(_NAME, text)
        text = _PROPER_NAME.sub(_NAME, text)
        for sentence in _SENTENCE_END.split(text):
            yield Sentence(sentence.strip(), markdown.line_of(token))


def _without_citations(token: Token) -> str:
    """The visible text without the links to clauses."""
    children = token.children or []
    kept: list[Token] = []
    index = 0
    while index < len(children):
        if children[index].type == "link_open" and "#c-" in str(children[index].attrGet("href")):
            index = markdown.closing(children, index)
        else:
            kept.append(children[index])
        index += 1
    return markdown.visible_text(kept)


def _exempt(procedure: Procedure | None) -> re.Pattern[str] | None:
    """What names things that the author cannot call otherwise, the longest first."""
    if procedure is None:
        return None
    names = {procedure.title, procedure.short, str(procedure.fields["number"] or "")}
    names |= {str(entry["term"]) for entry in procedure.fields["glossary"]}
    found = sorted((name for name in names if name), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, found))})\b", re.IGNORECASE)
