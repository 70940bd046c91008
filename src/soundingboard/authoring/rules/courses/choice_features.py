"""What choices of a quiz have in common by their wording alone, whatever they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from soundingboard.authoring.wording import N_, _, translated
from soundingboard.engine.course import Course

FEWEST = 5
"""A feature that fewer choices have, or lack, isn't looked at."""


@dataclass(frozen=True, slots=True)
class Feature:
    """Something that some choices have in common.

    ``subject`` is what it is about: of features with the same subject, those of all lengths for
    example, one is enough. ``having`` and ``lacking`` are about the choices with and without it;
    both complete “choices that …”. ``choices`` are those that have it, counted through the course
    from 0.
    """

    subject: str
    having: str
    lacking: str
    choices: frozenset[int]


_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_SIGNS = (
    (N_("have a comma"), N_("don't have a comma"), re.compile(r",")),
    (N_("have a dash"), N_("don't have a dash"), re.compile(r"[–—]|\s-\s")),
    (N_("have a colon"), N_("don't have a colon"), re.compile(r":")),
    (N_("have a semicolon"), N_("don't have a semicolon"), re.compile(r";")),
    (N_("have brackets"), N_("don't have brackets"), re.compile(r"[(\[]")),
    (
        N_("have quotation marks"),
        N_("don't have quotation marks"),
        re.compile(r"[\"“”«»]|(?<!\w)[‘']\w"),
    ),
    (N_("have a number"), N_("don't have a number"), re.compile(r"\d")),
    (
        N_("have more than one sentence"),
        N_("don't have more than one sentence"),
        re.compile(r"[.!?]\s+\S"),
    ),
)


def features(course: Course) -> tuple[Feature, ...]:
    """Every feature that enough choices of *course* have, and enough lack.

    Features that divide the choices in the same way are one.
    """
    texts = [choice.text for scenario in course.scenarios for choice in scenario.choices]
    first: dict[frozenset[int], Feature] = {}
    everything = frozenset(range(len(texts)))
    for feature in _all(course, texts):
        having = feature.choices
        if FEWEST <= len(having) <= len(texts) - FEWEST:
            # Whether they have it or lack it, they are divided in the same way.
            twice = 2 * len(having)
            other = twice > len(texts) or (twice == len(texts) and 0 not in having)
            first.setdefault(everything - having if other else having, feature)
    return tuple(first.values())


def _all(course: Course, texts: Sequence[str]) -> Iterator[Feature]:
    words = [_words(text) for text in texts]
    opening: dict[str, set[int]] = {}
    holding: dict[str, set[int]] = {}
    for place, said in enumerate(words):
        for word in said[:1]:
            opening.setdefault(word, set()).add(place)
        for word in said:
            holding.setdefault(word, set()).add(place)
    for word, places in opening.items():
        yield Feature(
            f"“{word}”",
            _("begin with “{word}”").format(word=word.capitalize()),
            _("don't begin with “{word}”").format(word=word.capitalize()),
            frozenset(places),
        )
    for word, places in holding.items():
        yield Feature(
            f"“{word}”",
            _("contain “{word}”").format(word=word),
            _("don't contain “{word}”").format(word=word),
            frozenset(places),
        )
    for having, lacking, sign in _SIGNS:
        found = frozenset(place for place, text in enumerate(texts) if sign.search(text))
        yield Feature(having, translated(having), translated(lacking), found)
    yield from _places(course, words)
    lengths = [len(said) for said in words]
    for most in sorted(set(lengths)):
        long = frozenset(place for place, length in enumerate(lengths) if length >= most)
        yield Feature(
            "length",
            _("have {count} words or more").format(count=most),
            _("have fewer than {count} words").format(count=most),
            long,
        )


def _places(course: Course, words: Sequence[Sequence[str]]) -> Iterator[Feature]:
    """The longest and the shortest choice of each scenario, where there is one."""
    longest: set[int] = set()
    shortest: set[int] = set()
    start = 0
    for scenario in course.scenarios:
        places = range(start, start := start + len(scenario.choices))
        for found, lengths in (
            (longest, {place: -len(words[place]) for place in places}),
            (shortest, {place: len(words[place]) for place in places}),
        ):
            least = min(lengths.values())
            extreme = [place for place, length in lengths.items() if length == least]
            found.update(extreme if len(extreme) == 1 else ())
    yield Feature(
        "longest",
        _("are the longest of their scenario"),
        _("aren't the longest of their scenario"),
        frozenset(longest),
    )
    yield Feature(
        "shortest",
        _("are the shortest of their scenario"),
        _("aren't the shortest of their scenario"),
        frozenset(shortest),
    )


def _words(text: str) -> list[str]:
    """The words of *text* in lower case, with one kind of apostrophe."""
    return _WORD.findall(text.casefold().replace("’", "'").replace("\u02bc", "'"))
