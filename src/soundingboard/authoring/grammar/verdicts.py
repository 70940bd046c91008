"""The verdict with which an outcome opens, and words in bold that could be taken for one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from soundingboard.authoring.grammar.keywords import KEYWORDS
from soundingboard.authoring.source import markdown
from soundingboard.authoring.wording import _
from soundingboard.engine.verdict import Verdict

VERDICTS = {KEYWORDS.verdicts[verdict]: verdict for verdict in Verdict}
"""Verdicts by their words in lower case."""

_SECOND = re.compile(
    rf"\W*(?:(?:but|yet|verdict:?) )?({'|'.join(VERDICTS)})\s*(?:$|[^\w\s'’-])", re.IGNORECASE
)
"""A verdict in plain words with which a text begins, and which is all that its phrase says."""
_WITH_MORE = tuple(f"{word} " for word in VERDICTS)
_PLAIN = ("text", *markdown.BREAKS)
_ENDS = ".,:;!?… "


@dataclass(frozen=True, slots=True)
class Opening:
    """The text in bold with which a section opens, without its punctuation, and what follows.

    ``rest`` are the inline tokens after the verdict and its full stop. ``clear`` is whether
    nothing on the line changes the verdict: its full stop ends it, and a new sentence begins.
    """

    text: str
    verdict: Verdict | None
    rest: tuple[Token, ...]
    clear: bool


def read_opening(tokens: Sequence[Token]) -> Opening | None:
    """The opening of a section's block *tokens*; ``None`` if they don't open with bold text."""
    if len(tokens) < 2 or tokens[0].type != "paragraph_open":
        return None
    children = [c for c in tokens[1].children or () if c.type != "text" or c.content]
    if not children or children[0].type != "strong_open":
        return None
    end = markdown.closing(children, 0)
    bold = markdown.visible_text(children[1:end])
    words = bold.rstrip(_ENDS)
    verdict = VERDICTS.get(words.casefold())
    rest = children[end + 1 :]
    stopped = bold == f"{words}."
    if not stopped and bold == words and rest and rest[0].content.startswith("."):
        rest = [rest[0].copy(content=rest[0].content[1:]), *rest[1:]]
        stopped = True
    said = markdown.visible_text(rest)
    plain = all(child.type in _PLAIN for child in children[1:end])
    clear = plain and (_goes_on(rest, said) and stopped if said else stopped or bold == words)
    return Opening(words, verdict, tuple(rest), clear)


def emphasized_verdicts(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """Every verdict in bold or italics: its line and its words."""
    for token in tokens:
        line = markdown.line_of(token)
        children = token.children or []
        for index, child in enumerate(children):
            line += child.type in markdown.BREAKS
            if child.type in ("strong_open", "em_open"):
                words = markdown.visible_text(children[index : markdown.closing(children, index)])
                said = words.strip(_ENDS).casefold()
                if said in VERDICTS or said.startswith(_WITH_MORE):
                    yield line, words


def stated_verdict(text: str) -> Verdict | None:
    """The verdict with which *text* begins in plain words, if they say nothing else."""
    match = _SECOND.match(text)
    return VERDICTS[match[1].casefold()] if match else None


def did_you_mean_verdict(word: str, known: Collection[str], otherwise: str) -> str:
    """A hint that names the verdict that *word* means, or *otherwise*.

    That is a verdict for which *word* is another word, or a slip of a letter or two. A verdict that
    reads alike and says the opposite is never named.
    """
    said = " ".join(word.casefold().replace("’", "'").split()).rstrip(_ENDS)
    meant = _SYNONYMS.get(said)
    if meant is None:
        near = [item for item in known if _is_slip(said, item)]
        meant = near[0] if len(near) == 1 else None
    return _("Did you mean “{word}”?").format(word=meant) if meant in known else otherwise


_OTHER_WORDS: Mapping[Verdict, str] = {
    Verdict.ALLOWED: "permitted, ok, okay, acceptable, authorized, is allowed",
    Verdict.ALLOWED_WITH_CONDITIONS: (
        "allowed under conditions, allowed on conditions, allowed with a condition, "
        "permitted with conditions, conditionally allowed, conditional, with conditions"
    ),
    Verdict.ASK_FIRST: "ask, ask before, ask permission, get permission, needs approval",
    Verdict.ADVISED_AGAINST: (
        "not recommended, not advised, discouraged, inadvisable, recommended against, "
        "advise against"
    ),
    Verdict.NOT_ALLOWED: (
        "prohibited, forbidden, banned, disallowed, not permitted, isn't allowed, is not allowed, "
        "unacceptable, not acceptable, not authorized"
    ),
    Verdict.NOT_COVERED: "silent, not addressed, not mentioned, uncovered, no rule",
}
_SYNONYMS = {
    word: KEYWORDS.verdicts[verdict]
    for verdict, words in _OTHER_WORDS.items()
    for word in words.split(", ")
}
_NEGATION = re.compile(r"\b(?:not|no|never|without|un\w+|dis\w+)\b|n't\b")


def _is_slip(said: str, verdict: str) -> bool:
    """Whether *said* is *verdict* but for a letter or two, with the same negation."""
    if _NEGATION.findall(said) != _NEGATION.findall(verdict):
        return False
    return _distance(said, verdict) <= max(1, len(verdict) // 8)


def _distance(one: str, other: str) -> int:
    """The letters to add, take out, replace or exchange (optimal string alignment distance)."""
    if abs(len(one) - len(other)) > 3:
        return 4
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        two_before, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            row.append(min(before[j] + 1, row[-1] + 1, before[j - 1] + (a != b)))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                row[j] = min(row[j], two_before[j - 2] + 1)
    return row[-1]


def _apart(rest: Sequence[Token]) -> bool:
    """Whether white space parts inline tokens from what is before them."""
    first = next((child for child in rest if child.type != "text" or child.content), None)
    if first is None or first.type in markdown.BREAKS:
        return True
    return first.type == "text" and first.content[:1].isspace()


def _goes_on(rest: Sequence[Token], said: str) -> bool:
    """Whether a new sentence begins after a verdict, and does not begin with another verdict."""
    return _apart(rest) and _begins(said) and not _SECOND.match(said)


def _begins(text: str) -> bool:
    """Whether *text* begins like a sentence: after brackets and quotes, no small letter."""
    for char in text:
        if char.isalnum():
            return unicodedata.category(char) != "Ll"
        if unicodedata.category(char) not in ("Ps", "Pi", "Pf") and char not in "\"'¿¡ ":
            return False
    return False
