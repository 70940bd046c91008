"""Checks of a course's file as a whole: its numbers, its statement, its citations."""

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
from soundingboard.authoring.wording import _, ngettext


def quiz_problems(source: Source, fields: Mapping[str, Any], scenarios: int) -> Iterator[Problem]:
    """A quiz must be one that can be drawn, and passed."""
    path, draw, needed = source.path, fields["draw"], fields["pass-mark"]
    if not scenarios:
        yield Problem(
            path,
            1,
            "no-scenario",
            _("The course has no scenario"),
            _(
                "Add one under a “##” heading: a story, then choices such as “- [x] Decline.” and "
                "“- [ ] Accept.”."
            ),
        )
    elif draw is not None and draw > scenarios:
        yield Problem(
            path,
            source.field_lines.get("draw", 1),
            "impossible-draw",
            ngettext(
                "Expected at least {draw} scenario, as in “draw”, found {scenarios}",
                "Expected at least {draw} scenarios, as in “draw”, found {scenarios}",
                draw,
            ).format(draw=draw, scenarios=scenarios),
            _("Write “draw: {scenarios}” or less, or add scenarios.").format(scenarios=scenarios),
        )
    if draw is not None and needed is not None and needed > draw:
        yield Problem(
            path,
            source.field_lines.get("pass-mark", 1),
            "impossible-pass",
            _(
                "Expected at most {draw} in “pass-mark”, the number of scenarios drawn, found "
                "{needed}"
            ).format(draw=draw, needed=needed),
            _("Write “pass-mark: {draw}” or less.").format(draw=draw),
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
                        _("Expected {number}, as in the field “{name}”, found “{text}”").format(
                            number=due, name=name, text=quoted
                        ),
                        _("Write {number} here. If the text is right, correct the field.").format(
                            number=due
                        ),
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
            _("“{name}” says {clause}, but {procedure} has no such clause").format(
                name="statement-clause", clause=clause, procedure=own.short
            ),
            _("Copy the number from the clause's heading."),
            cause=f"{own.path}#{anchor(clause)}",
        )
    elif not clause and not fields["statement-note"]:
        yield Problem(
            source.path,
            1,
            "missing-field",
            _("The front matter has neither “statement-clause” nor “statement-note”"),
            _(
                "Add the clause that asks for the acknowledgment, as in “statement-clause: 1.2”. "
                "If there is none, add “statement-note: This site asks it of everyone.”."
            ),
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
            _("The scenario “{title}” cites no clause").format(title=scenario.section.title),
            _("Add the clause's number to the feedback, as in “([1.2.3])”."),
        )
