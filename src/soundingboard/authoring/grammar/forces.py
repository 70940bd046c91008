"""How binding a step is: the words with which it begins, read as words.

The vocabulary follows that of requirement levels (RFC 2119, ISO/IEC Directives Part 2), in the
words that procedures use.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from soundingboard.authoring.grammar.keywords import KEYWORDS, Force
from soundingboard.authoring.grammar.lookalikes import skeleton
from soundingboard.authoring.source.nfc import normalized

FORCES = tuple(KEYWORDS.forces[force] for force in Force)
"""How a step may begin: its force. “Recommended” is followed by a colon."""

# Words with their marks, apostrophes and hyphens, so that “mustn’t” and “must-have” are no “must”.
_LETTER = "[^\\W_][\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]*"
_TOKEN = re.compile(f"(?:{_LETTER})+(?:['\u2018\u2019\u02bc\u2010\u2011-](?:{_LETTER})+)*|\\S")
_PHRASES = {tuple(words.casefold().split()): force for force, words in KEYWORDS.forces.items()}
_LONGEST = max(map(len, _PHRASES))
_FORBIDS = (Force.MUST_NOT, Force.ARE_EXPECTED_NOT_TO, Force.SHOULD_NOT)

# Words that turn round, narrow or weaken the force in front of them.
_NEGATIVE = frozenset(
    [
        "never",
        "no",
        "not",
        "neither",
        "nor",
        "none",
        "nothing",
        "nobody",
        "nowhere",
        "hardly",
        "scarcely",
        "rarely",
        "seldom",
    ]
)
_LIMITING = frozenset(
    [
        *("only", "solely", "merely", "exclusively", "or", "and/or", "but", "yet", "against"),
    ]
)
# Words that make the force in front of them one of two, unless one begins a question: “May I …”.
_FORCES = frozenset(["must", "should", "may", "cannot", "can't", "can’t"])
_AFTER_NOT = frozenset(["always", "just", "simply", "necessarily"])
_PREPOSITIONS = frozenset(["at", "by", "for", "in", "on", "under", "with"])
# Words that can be between the force and one of those: “You must also not …”.
_ADVERBS = frozenset(
    [
        *("also", "and", "better", "even", "ever", "indeed", "just", "perhaps", "please", "quite"),
        *("rather", "so", "still", "then", "thus", "too"),
    ]
)
_VERBS_IN_LY = frozenset(["apply", "comply", "imply", "multiply", "rely", "reply", "supply"])


@dataclass(frozen=True, slots=True)
class Said:
    """The force with which a step begins, and the length of its words in the text."""

    force: Force
    length: int


def read_force(text: str) -> Said | None:
    """The force with which *text* begins, or ``None``: a step says it in so many words or not.

    The longest match counts, and nothing that changes it may follow: “You must notify” has the
    force “You must”, while “You may not”, “You must never” and “You must only” have none.
    """
    found = list(_TOKEN.finditer(text[:400]))
    words = [match.group().casefold() for match in found]
    for size in range(_LONGEST, 0, -1):
        force = _PHRASES.get(tuple(words[:size]))
        if force is not None:
            rest = words[size:]
            if _recommends(rest) if force is Force.RECOMMENDED else _binds(force, rest):
                return Said(force, found[size - 1].end())
            return None
    return None


def _recommends(rest: list[str]) -> bool:
    """Whether what follows “Recommended” is a colon and words without a force of their own."""
    if rest[:1] != [":"] or len(rest) < 2 or _folded(rest[1]) == "against":
        return False
    return not any(tuple(rest[1 : 1 + size]) in _PHRASES for size in range(1, _LONGEST + 1))


def _binds(force: Force, rest: list[str]) -> bool:
    """Whether the words after *force* leave it as it is."""
    if not rest:
        return False
    if rest[0] in (":", "("):
        first, second = [*rest[1:], "", ""][:2]
        asks = first == "may" and second not in _NEGATIVE | _LIMITING
        return rest == [":"] or asks or _keeps(force, rest[1:])
    if rest[0] == ",":
        # Asides: “You must, if they ask, …”. What follows them follows the force as well.
        places = [place for place, word in enumerate(rest[:40]) if word == ","]
        return all(_keeps(force, rest[place + 1 :]) for place in places)
    return rest[0][0].isalnum() and _keeps(force, rest)


def _keeps(force: Force, rest: list[str]) -> bool:
    changing = _NEGATIVE | _LIMITING | _FORCES
    if force in _FORBIDS:
        changing |= _AFTER_NOT
    words = [_folded(word) for word in rest[:8]]
    while words and words[0] not in changing and _is_adverb(words[0]):
        del words[0]
    first, second = [*words, "", ""][:2]
    if first in changing:
        return False
    # “You must in no case …” and “You must in all cases not …”, but not “… at work tell those who
    # do not …”: a few words on, a “not” belongs to another verb.
    return first not in _PREPOSITIONS or not (
        second in _NEGATIVE or {"not", "never"} & set(words[2:4])
    )


def _is_adverb(word: str) -> bool:
    return word in _ADVERBS or (word.endswith("ly") and word not in _VERBS_IN_LY)


def _folded(word: str) -> str:
    """*word* in small letters as it looks, without marks: “not” whatever it is written with."""
    if word.isascii() and not any(char.isdigit() or char == "|" for char in word):
        return word.casefold()
    plain = normalized("NFD", _LOOKS.get(skeleton(word).casefold(), word.casefold()))
    return "".join(char for char in plain if not unicodedata.combining(char))


_LOOKS = {
    skeleton(word).casefold(): word
    for word in (*_NEGATIVE, *_LIMITING, *_FORCES, *_AFTER_NOT, *_PREPOSITIONS, *_ADVERBS)
}
