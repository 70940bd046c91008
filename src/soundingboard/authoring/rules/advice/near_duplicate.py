"""Two questions are worded almost the same."""

from __future__ import annotations

import difflib
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set

from soundingboard.authoring.compile.situations_file import SituationsFile
from soundingboard.authoring.compile.tree_file import TreeFile
from soundingboard.authoring.compile.usual_wording import Versions, first_review, versions
from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.source.blocks import short
from soundingboard.authoring.wording import N_, _
from soundingboard.engine.tree import Question

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
                _("“{question}” is almost the same as “{other}” in {path}:{line}").format(
                    question=question.text,
                    other=other.text,
                    path=other_file.path,
                    line=other_file.lines[other.id],
                ),
                _("If it's the same question, write “{other}”. If not, reword it.").format(
                    other=other.text
                ),
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
    words = [{*_content_words(situation.title)} for situation in file.situations]
    for place, earlier in _meeting(words):
        other, second = file.situations[place], words[place]
        for one, first in ((file.situations[item], words[item]) for item in earlier):
            if len(first & second) < _ALIKE * len(first | second):
                continue
            yield Problem(
                file.path,
                other.line,
                "near-duplicate",
                _("“{situation}” is almost the same as the situation on line {line}").format(
                    situation=short(other.title), line=one.line
                ),
                _("If it's the same case, take one out. If not, reword one of the two."),
            )


def _meeting(sets: Sequence[Set[str]]) -> Iterator[tuple[int, list[int]]]:
    """The place of each of *sets*, with those before it that may be almost the same.

    Two sets that have three quarters of their words in common share one among the rarest quarter of
    each, and one more (prefix filtering: Bayardo, Ma and Srikant, 2007).
    """
    frequency = Counter(word for words in sets for word in words)
    having: dict[str, list[int]] = {}
    for place, words in enumerate(sets):
        rarest = sorted(words, key=lambda word: (frequency[word], word))
        rarest = rarest[: len(words) - math.ceil(_ALIKE * len(words)) + 1] or [""]
        yield place, sorted({item for word in rarest for item in having.get(word, ())})
        for word in rarest:
            having.setdefault(word, []).append(place)


RULE = Rule(
    code="near-duplicate",
    group="advice",
    severity=Severity.ADVICE,
    summary=N_("Two questions are worded almost the same."),
    explanation=N_("""\
Two questions are worded almost the same. If they're the same question, one has a typing error, and
readers will be asked twice. If they aren't, readers will confuse them.\
"""),
    fix=N_("""\
If both ask the same thing, use the same heading and the same answers in both places. If not, make
the difference easy to see.\
"""),
    check=check,
)
