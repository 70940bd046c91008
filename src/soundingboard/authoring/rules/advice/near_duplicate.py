"""Two questions are worded almost alike."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from soundingboard.authoring.compile.situations_file import SituationsFile
from soundingboard.authoring.compile.tree_file import TreeFile
from soundingboard.authoring.compile.usual_wording import Versions, first_review, versions
from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.source.blocks import short
from soundingboard.engine.tree import Question
from soundingboard.engine.wording import N_

_SMALL_WORDS = re.compile(
    r"\b(?:a|an|the|this|that|these|those|is|are|was|were|be|do|does|did|of|for|to|in|on|at|by"
    r"|with|you|your|i|my|we|our|it|its|any)\b"
)


_WORD = re.compile(r"\w+")


_ALIKE = 0.75


_LONGEST = 40
"""The most words of a question that is compared, so that the work stays linear in the text."""


def check(handbook: CompiledHandbook) -> Iterator[Problem]:
    """Questions of trees, and situations of a procedure, that are worded almost alike."""
    yield from _questions(handbook.tree_files.values())
    for file in handbook.situations.values():
        yield from _situations(file)


def _questions(files: Iterable[TreeFile]) -> Iterator[Problem]:
    """Advice on each question that another one, of another id, almost words alike.

    It is given where fewer trees ask: what is asked more often is more likely to be meant.

    Two questions are near when they are the same but for small words, endings and case, or when
    they differ in a single word and the two words are spelt alike. Linear in the number of
    questions: candidates meet in a table of wordings with one word left out.
    """
    by_gap: dict[tuple[str, ...], list[tuple[tuple[str, ...], TreeFile, Question]]] = {}
    for groups in sorted(versions(files).values(), key=_most_usual_first):
        file, question = groups[0][0]
        words = _content_words(question.text)
        near = _near(words, question, by_gap)
        if near is not None:
            other_file, other = near
            yield Problem(
                file.path,
                file.lines[question.id],
                "near-duplicate",
                f"“{question.text}” is almost “{other.text}” in {other_file.path}:"
                f"{other_file.lines[other.id]}",
                "If they ask the same, word them the same; else tell them apart.",
            )
        for gap in _gaps(words):
            by_gap.setdefault(gap, []).append((words, file, question))


def _most_usual_first(groups: Versions) -> tuple[int, str]:
    return -sum(map(len, groups)), min(map(first_review, groups))


def _near(
    words: tuple[str, ...],
    question: Question,
    by_gap: dict[tuple[str, ...], list[tuple[tuple[str, ...], TreeFile, Question]]],
) -> tuple[TreeFile, Question] | None:
    for gap in _gaps(words):
        for other_words, file, other in by_gap.get(gap, ())[:50]:
            if other.id != question.id and _alike(words, other_words):
                return file, other
    return None


def _gaps(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for place in range(len(words) if len(words) <= _LONGEST else 0):
        yield (*words[:place], "", *words[place + 1 :])


def _alike(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    differing = [(one, other) for one, other in zip(words, others, strict=True) if one != other]
    return all(
        difflib.SequenceMatcher(None, one, other).ratio() >= _ALIKE for one, other in differing
    )


def _content_words(text: str) -> tuple[str, ...]:
    """The words of *text* without small words and plural endings, in lower case."""
    words = _WORD.findall(_SMALL_WORDS.sub(" ", text.casefold()))
    return tuple(word if word.isdigit() else word.removesuffix("s") for word in words)


def _situations(file: SituationsFile) -> Iterator[Problem]:
    words = [(situation, {*_content_words(situation.title)}) for situation in file.situations]
    for (one, first), (other, second) in combinations(words, 2):
        # Most pairs differ so much in length that they need not be compared.
        if min(len(first), len(second)) < _ALIKE * max(len(first), len(second)):
            continue
        if len(first & second) >= _ALIKE * len(first | second):
            yield Problem(
                file.path,
                other.line,
                "near-duplicate",
                f"“{short(other.title)}” is almost the situation on line {one.line}",
                "If it is the same case, drop one; else word them apart.",
            )


RULE = Rule(
    code="near-duplicate",
    group="advice",
    severity=Severity.ADVICE,
    summary=N_("Two questions are worded almost alike."),
    explanation=N_("""\
Two questions are worded almost alike. If they are the same question, one of them has a slip in it,
and readers will be asked twice. If they are not, readers will confuse them.\
"""),
    fix=N_("""\
If both ask the same, make heading and labels the same in both places. If not, put the words in
which they differ where nobody overlooks them.\
"""),
    check=check,
)
