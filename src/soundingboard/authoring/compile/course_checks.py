"""What must hold of a course's file as a whole: its numbers, its statement, its links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markdown_it.token import Token

from soundingboard.authoring.compile.citations import cites
from soundingboard.authoring.compile.procedure_file import Procedure, anchor
from soundingboard.authoring.compile.scenario import ScenarioText
from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.blocks import short
from soundingboard.authoring.source.source_file import Source


def quiz_problems(source: Source, fields: Mapping[str, Any], scenarios: int) -> Iterator[Problem]:
    """A quiz must be one that can be drawn, and passed."""
    path, draw, needed = source.path, fields["draw"], fields["pass-mark"]
    if not scenarios:
        yield Problem(
            path,
            1,
            "no-scenario",
            "the course has no scenario",
            "Write one under a “##” heading: a story, then choices that begin with “- [x]” or "
            "“- [ ]”.",
        )
    elif draw is not None and draw > scenarios:
        yield Problem(
            path,
            source.field_lines.get("draw", 1),
            "impossible-draw",
            f"{draw} scenarios are to be drawn, and the course has {scenarios}",
            "Write more scenarios, or draw fewer.",
        )
    if draw is not None and needed is not None and needed > draw:
        yield Problem(
            path,
            source.field_lines.get("pass-mark", 1),
            "impossible-pass",
            f"{needed} right answers are needed to pass a quiz of {draw}",
            "Lower the pass mark, or draw more.",
        )


def quiz_text_problems(
    path: str, fields: Mapping[str, Any], intro: Sequence[Token]
) -> Iterator[Problem]:
    """Numbers in the introduction that aren't those of the quiz."""
    for token in intro:
        if token.type != "inline":
            continue
        for sentence in _SENTENCES.split(markdown.visible_text(token.children)):
            for name, said in _numbers_in(sentence):
                due = fields[name]
                quoted = short(sentence.rstrip("."))
                if due is not None and said != due:
                    yield Problem(
                        path,
                        markdown.line_of(token),
                        "quiz-differs",
                        f"expected {due} as in the field “{name}”, found “{quoted}”",
                        f"Write {due}, or correct the field.",
                    )


def _numbers_in(sentence: str) -> Iterator[tuple[str, int]]:
    """The fields of the quiz that *sentence* gives a number for, with the numbers."""
    found: dict[str, int] = {}
    for name, pattern in _SAID:
        match = pattern.search(sentence)
        if match and name not in found:
            found[name] = _number(match["number"])
    if _QUIZ.search(sentence) and (match := _OF.search(sentence)):
        found.setdefault("pass-mark", _number(match["right"]))
        found.setdefault("draw", _number(match["all"]))
    yield from found.items()


def _number(words: str) -> int:
    return int(words) if words.isdecimal() else _WORDS.index(words.lower()) + 1


_WORDS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
_ANY = rf"(?:[0-9]{{1,3}}|{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
_ITEMS = r"(?:scenarios?|questions?)"
_SENTENCES = re.compile(r"(?<=[.!?;])\s+")
_OF = re.compile(rf"\b(?P<right>{_ANY}) (?:out )?of (?:the )?(?P<all>{_ANY})\b", re.IGNORECASE)
_QUIZ = re.compile(r"\b(?:pass(?:es)?|right|correct(?:ly)?)\b", re.IGNORECASE)
_SAID = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("pass-mark", rf"\b(?P<number>{_ANY}) (?:right|correct) answers?\b"),
        ("pass-mark", rf"\bpass(?:es)? (?:with|needs?|requires?|by) (?P<number>{_ANY})\b(?! of)"),
        ("pass-mark", rf"\bpass mark(?: is|:) (?P<number>{_ANY})\b(?! of| out|%)"),
        ("pass-mark", rf"\b(?P<number>{_ANY}) (?:must|have to) be (?:right|correct)\b"),
        ("draw", rf"\b(?P<number>{_ANY}) {_ITEMS} (?:are|is) (?:drawn|asked)\b"),
        ("draw", rf"\b(?:draws|asks|consists of) (?P<number>{_ANY}) {_ITEMS}\b"),
    )
)
"""How an introduction says how many answers pass, and how many scenarios are asked."""


def statement_problems(
    source: Source, fields: Mapping[str, Any], own: Procedure | None
) -> Iterator[Problem]:
    """The clause that asks for the acknowledgment must exist; if none does, a note must say so."""
    clause = fields["statement-clause"]
    if clause and own is not None and clause not in own.clause_by_number:
        yield Problem(
            source.path,
            source.field_lines.get("statement-clause", 1),
            "unknown-clause",
            f"the front matter names clause {clause}, which {own.short} does not have",
            "Correct the number.",
            cause=f"{own.path}#{anchor(clause)}",
        )
    elif not clause and not fields["statement-note"]:
        yield Problem(
            source.path,
            1,
            "missing-field",
            "the front matter has neither “statement-clause” nor “statement-note”",
            "Name the clause that asks for the acknowledgment, or say in “statement-note” that it "
            "is the site's wish.",
        )


def scenario_citation_problems(
    path: str, scenario: ScenarioText, own: Procedure | None
) -> Iterator[Problem]:
    """A scenario must cite a clause. One that the procedure lacks is reported already."""
    if own is not None and not cites(path, scenario.section.tokens, own):
        yield Problem(
            path,
            scenario.section.line,
            "uncited-scenario",
            f"the scenario “{scenario.section.title}” cites no clause",
            "Link the clauses in the feedback, as in "
            f"“([1.2.3](../../{own.path}#{anchor('1.2.3')}))”.",
        )
