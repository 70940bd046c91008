"""How binding a step is: the words with which it begins, read as words.

The vocabulary follows that of requirement levels (RFC 2119, ISO/IEC Directives Part 2), in the
words that procedures use.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

FORCES = ("You must not", "You must", "You should not", "You should", "You may", "Recommended")
"""How a step may begin: its force. “Recommended” is followed by a colon."""

# Words with their apostrophes and hyphens, so that “mustn’t” and “must-have” are no “must”.
_TOKEN = re.compile("[^\\W_]+(?:['\u2018\u2019\u02bc\u2010\u2011-][^\\W_]+)*|\\S")
_PHRASES = {tuple(force.casefold().split()): force for force in FORCES}
_LONGEST = max(map(len, _PHRASES))
_RECOMMENDED = "Recommended"
_SUBJECT = "you"

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
_LIMITING = frozenset(["only", "solely", "merely", "exclusively", "or", "and/or"])
_AFTER_NOT = frozenset(["always", "just", "simply", "necessarily"])
_PREPOSITIONS = frozenset(["at", "by", "for", "in", "on", "under"])


@dataclass(frozen=True, slots=True)
class Force:
    """The force of a step: one of :data:`FORCES`, and the length of its words in the text."""

    name: str
    length: int

    @property
    def slug(self) -> str:
        """The force without its subject, as an attribute's value."""
        return self.name.casefold().removeprefix(f"{_SUBJECT} ").replace(" ", "-")


def read_force(text: str) -> Force | None:
    """The force with which *text* begins, or ``None``: a step says it in so many words or not.

    The longest match counts, and nothing that changes it may follow: “You must notify” has the
    force “You must”, while “You may not”, “You must never” and “You must only” have none.
    """
    found = list(_TOKEN.finditer(text[:400]))
    words = [match.group().casefold() for match in found]
    for size in range(_LONGEST, 0, -1):
        name = _PHRASES.get(tuple(words[:size]))
        if name is not None:
            rest = words[size:]
            if _recommends(rest) if name == _RECOMMENDED else _binds(name, rest):
                return Force(name, found[size - 1].end())
            return None
    return None


def _recommends(rest: list[str]) -> bool:
    """Whether what follows “Recommended” is a colon and words without a force of their own."""
    if rest[:1] != [":"] or len(rest) < 2:
        return False
    return not any(tuple(rest[1 : 1 + size]) in _PHRASES for size in range(1, _LONGEST + 1))


def _binds(name: str, rest: list[str]) -> bool:
    """Whether the words after the force *name* leave it as it is."""
    if not rest:
        return False
    if rest[0] in (":", "("):
        return rest == [":"] or _keeps(name, rest[1:])
    if rest[0] == ",":
        # An aside: “You must, if they ask, …”. What follows it follows the force as well.
        end = rest.index(",", 1) if "," in rest[1:] else 0
        return _keeps(name, rest[1:]) and (not end or _keeps(name, rest[end + 1 :]))
    return rest[0][0].isalnum() and _keeps(name, rest)


def _keeps(name: str, rest: list[str]) -> bool:
    first, second = [*rest, "", ""][:2]
    changing = _NEGATIVE | _LIMITING
    if name.endswith(" not"):
        changing |= _AFTER_NOT
    return first not in changing and not (first in _PREPOSITIONS and second in _NEGATIVE)
