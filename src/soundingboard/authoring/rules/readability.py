"""Advice on words: sentences that are too long, and questions and outcomes that are hard to read.

What an author cannot help is left out of the count: the procedure's defined terms, titles and
proper names count as one short word, numbers of clauses and texts to be copied not at all.

Papers: Kincaid, Fishburne, Rogers and Chissom, Derivation of New Readability Formulas (Research
Branch Report 8-75, 1975), for the grade; Liang, Word Hy-phen-a-tion by Com-put-er (1983), whose
patterns count the syllables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from markdown_it.token import Token

from soundingboard.authoring.compile.procedure_file import Procedure
from soundingboard.authoring.compile.tree_file import TreeFile
from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.sections import Section

if TYPE_CHECKING:
    from pyphen import Pyphen

LONGEST = 35
"""Words that a sentence may have at most."""

HIGHEST = 12
"""School grade that a question or an outcome may need at most."""

ENOUGH = 40
"""Words below which a grade says nothing."""

_NAME = "Name"
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+")
# Two or more words with capitals, with the small words that may stand between them.
_PROPER_NAME = re.compile(
    # A word is taken whole, once: from within “A-A-A-…” nothing is tried again.
    r"(?<![\w’'-])[A-Z][\w’'-]*+(?:\s+(?:(?:of|and|the|for|on|to|in)\s+){0,2}[A-Z][\w’'-]*+)+"
)


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    line: int

    @property
    def words(self) -> list[str]:
        return _WORD.findall(self.text)


def readability_problems(file: TreeFile, procedure: Procedure | None) -> Iterator[Problem]:
    """Advice on every question and outcome of a tree without errors, and its *procedure*."""
    if file.tree is None:
        return
    exempt = _exempt(procedure)
    for section in file.parsed.sections:
        if section.id in file.lines:
            yield from _section_problems(file.path, section, exempt)


def grade(sentences: Sequence[Sequence[str]]) -> float:
    """The Flesch-Kincaid grade of *sentences*, each a list of words: years of school, about.

    Raises:
        ValueError: there is no word.
    """
    words = [word for sentence in sentences for word in sentence]
    if not words:
        raise ValueError("there is no word")
    syllables = sum(map(_syllables, words))
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def _section_problems(
    path: str, section: Section, exempt: re.Pattern[str] | None
) -> Iterator[Problem]:
    sentences = [item for item in _sentences(section, exempt) if item.words]
    for sentence in sentences:
        if len(sentence.words) > LONGEST:
            yield Problem(
                path,
                sentence.line,
                "long-sentence",
                f"a sentence has {len(sentence.words)} words: “{_beginning(sentence.text)} …”",
                f"Make two of it, or a list; up to {LONGEST} are read at one go.",
            )
    words = [sentence.words for sentence in sentences]
    if sum(map(len, words)) >= ENOUGH and (found := grade(words)) > HIGHEST:
        yield Problem(
            path,
            section.line,
            "hard-to-read",
            f"“{section.title}” reads like grade {found:.0f}",
            f"Use shorter words and sentences, until it reads like grade {HIGHEST} or less.",
        )


def _sentences(section: Section, exempt: re.Pattern[str] | None) -> Iterator[_Sentence]:
    """The sentences under a heading; each item of a list stands for itself."""
    for token in section.tokens:
        if token.type != "inline":
            continue
        text = _without_citations(token)
        if exempt is not None:
            text = exempt.sub(_NAME, text)
        text = _PROPER_NAME.sub(_NAME, text)
        for sentence in _SENTENCE_END.split(text):
            yield _Sentence(sentence.strip(), markdown.line_of(token))


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


def _beginning(text: str) -> str:
    return " ".join(text.split()[:8])


@cache
def _syllables(word: str) -> int:
    return len(_hyphenation().positions(word)) + 1


@cache
def _hyphenation() -> Pyphen:
    from pyphen import Pyphen  # of the extra “readability”

    return Pyphen(lang="en_US")
