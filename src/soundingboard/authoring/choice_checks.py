"""Choices of a quiz compared with the outcome that the tree reaches for the scenario's situation.

Words can be compared only where both say the same in the same form, so three things are: a verdict
that a choice names, the act that the tree's title asks about (“May I post this?”), and the steps of
the outcome. What is put in other words is left to the author; a wrong report would be worse than
none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from soundingboard.authoring.blocks import short
from soundingboard.authoring.choices import ChoiceText
from soundingboard.authoring.problem import Problem
from soundingboard.engine.tree import Outcome, Tree
from soundingboard.engine.verdict import Verdict


class _Says(Enum):
    """What a choice or a step says of an act."""

    DO = "do it"
    DO_NOT = "not to do it"
    MUST = "must"
    MUST_NOT = "must not"
    SHOULD = "should"
    SHOULD_NOT = "should not"
    MAY = "may"
    NEED_NOT = "need not"


_FORCES: Sequence[tuple[str, _Says]] = (
    (r"must not|mustn't|may not|can ?not|can't|(?:is|are) not allowed to", _Says.MUST_NOT),
    (r"should not|shouldn't", _Says.SHOULD_NOT),
    (r"need not|needn't|(?:does|do) not (?:have|need) to|(?:doesn't|don't) (?:have|need) to",
     _Says.NEED_NOT),
    (r"must|(?:has|have) to", _Says.MUST),
    (r"should", _Says.SHOULD),
    (r"may|can|(?:is|are) allowed to", _Says.MAY),
)  # fmt: skip
# At most three words for the person: “Ida must”, “The two teachers may”.
_FORCED = [(re.compile(rf"(?:[\w'-]+ ){{0,3}}?(?:{words}) (.+)"), says) for words, says in _FORCES]
_RECOMMENDED = re.compile(r"recommended: (.+)")
_REFUSAL = re.compile(r"(?:to )?(?:do not|don't|not|never|not to) (.+)")
_PLAIN = re.compile(r"(?:to )?(.+)")

_PERMITS = frozenset({Verdict.ALLOWED, Verdict.ALLOWED_WITH_CONDITIONS})
_SILENT = Verdict.NOT_COVERED

# What a right choice says, and the steps that it would then mislead about.
_CLASHES = {
    _Says.DO: {_Says.MUST_NOT, _Says.SHOULD_NOT},
    _Says.DO_NOT: {_Says.MUST, _Says.SHOULD},
    _Says.MUST: {_Says.MUST_NOT, _Says.SHOULD_NOT, _Says.SHOULD, _Says.MAY},
    _Says.MUST_NOT: {_Says.MUST, _Says.SHOULD, _Says.MAY},
    _Says.SHOULD: {_Says.MUST_NOT, _Says.SHOULD_NOT, _Says.MUST},
    _Says.SHOULD_NOT: {_Says.MUST, _Says.SHOULD},
    _Says.MAY: {_Says.MUST_NOT, _Says.SHOULD_NOT, _Says.MUST},
    _Says.NEED_NOT: {_Says.MUST},
}
# What a choice says that cannot be wrong where a step says the other.
_AGREES = {
    _Says.DO: {_Says.MUST},
    _Says.DO_NOT: {_Says.MUST_NOT},
    _Says.MUST: {_Says.MUST},
    _Says.MUST_NOT: {_Says.MUST_NOT},
    _Says.SHOULD: {_Says.SHOULD},
    _Says.SHOULD_NOT: {_Says.SHOULD_NOT},
    _Says.MAY: {_Says.MAY},
    _Says.NEED_NOT: frozenset[_Says](),
}

_TITLE = re.compile(r"(?:may|can|should|could) (?:i|we|staff|you) ((\w+)\b(?!.*(?:\bor\b|,)).*)")
_ANSWERED = re.compile(r"^(?:yes|no|sure)[,:;.!] ")
# Words that make another act of the act, or make it wait for something: in the same breath …
_BUT = re.compile(
    r"\b(?:only|once|after|until|unless|if|when|where|as soon as|provided|without|except|instead|"
    r"later|first|another|elsewhere|no|not|never|nothing|nobody)\b"
)
# … and after a comma, where “because nobody minds” and “and never mention it” change nothing.
_BUT_THEN = re.compile(
    r"(?:but|if|when|where|after|provided|as soon as|as long as|without)\b|"
    r".*\b(?:only|once|until|unless|first|before)\b"
)
_LATER = re.compile(r"\bfirst\b|^not (?:yet|before|without)\b")
_VERDICT = re.compile(
    r"(?:(?:it|this|that)(?: is|'s) |yes, |no, )?"
    rf"({'|'.join(sorted((v.value for v in Verdict), key=len, reverse=True))})\b(.*)"
)
_CITED = re.compile(r"\s*\([^()]*\d[^()]*\)")
_FEW = 3
"""A choice of so many words or more is compared with the beginning of a step."""


@dataclass(frozen=True, slots=True)
class _Act:
    """What words say of an act: how binding it is, and the act, without person and force."""

    says: _Says
    what: str


def choice_contradictions(
    path: str, choices: Sequence[ChoiceText], ends: Sequence[tuple[Tree, Outcome]]
) -> Iterator[Problem]:
    """A problem for each of *choices* that is marked otherwise than every outcome of *ends* says.

    *ends* are the outcomes that a scenario is about, each with its tree.
    """
    for choice in choices if ends else ():
        words = _words(choice.text)
        told = [_contradiction(words, choice.right, tree, outcome) for tree, outcome in ends]
        if all(told):
            mark = "right" if choice.right else "wrong"
            yield Problem(
                path,
                choice.line,
                "choice-contradicts",
                f"the choice “{short(choice.text)}” is marked {mark}, but {told[0]}",
                "Correct the mark or the choice; if both are meant, put the choice in other words "
                "that say what the difference is.",
            )


def _contradiction(words: str, right: bool, tree: Tree, outcome: Outcome) -> str:
    """How a choice contradicts an outcome, in words; empty if no contradiction is found."""
    return (
        _against_verdict(words, right, outcome)
        or _against_act(words, right, tree, outcome)
        or _against_steps(words, right, outcome)
        or _against_title(words, right, outcome)
    )


def _against_verdict(words: str, right: bool, outcome: Outcome) -> str:
    """A choice that names a verdict."""
    match = _VERDICT.fullmatch(words)
    if match is None:
        return ""
    named, rest = Verdict(match[1]), match[2]
    here, _, then = rest.partition(", ")
    if right and named is not outcome.verdict and not (_BUT.search(here) or _BUT_THEN.match(then)):
        return f"{_called(outcome)} is “{outcome.verdict}”"
    if not right and named is outcome.verdict and not rest:
        return f"{_called(outcome)} is just that"
    return ""


def _against_act(words: str, right: bool, tree: Tree, outcome: Outcome) -> str:
    """A choice that says to do, or not to do, what the tree's title asks about."""
    asked = _TITLE.fullmatch(_words(tree.title))
    # “May I leave comments on, remove one, or answer?” asks about several acts.
    if asked is None or outcome.verdict is _SILENT:
        return ""
    act = _act(words)
    done, comma, then = act.what.partition(", ")
    # “Post the picture” may be another picture; “Post it” is what was asked about.
    found = re.fullmatch(rf"{re.escape(asked[2])}(?: (?:it|this|them|him|her)\b(.*))?", done)
    if found is None or _BUT.search(found[1] or "") or _BUT_THEN.match(then):
        return ""
    tail = bool((found[1] and done != asked[1]) or comma)
    verdict = f"{_called(outcome)} is “{outcome.verdict}”"
    waits = outcome.verdict not in _PERMITS or _LATER.search(_words(outcome.title))
    does = act.says in (_Says.DO, _Says.MAY, _Says.MUST, _Says.SHOULD)
    if right and does and (waits or (not tail and outcome.verdict is not Verdict.ALLOWED)):
        return verdict
    if right and act.says is _Says.MUST_NOT and outcome.verdict in _PERMITS and not waits:
        return verdict
    if not right and not tail:
        if act.says in (_Says.DO, _Says.MAY) and outcome.verdict is Verdict.ALLOWED:
            return verdict
        if act.says in (_Says.DO_NOT, _Says.MUST_NOT) and outcome.verdict is Verdict.NOT_ALLOWED:
            return verdict
    return ""


def _against_steps(words: str, right: bool, outcome: Outcome) -> str:
    """A choice that says of an act otherwise than a step does, or the same and is marked wrong."""
    act = _act(words)
    same = [
        (step.text, there)
        for step in outcome.steps
        if _same(act.what, (there := _act(_words(_first_sentence(step.text)))).what)
    ]
    if right:
        if any(there.says is act.says for _, there in same):
            return ""
        clashing = [text for text, there in same if there.says in _CLASHES[act.says]]
    else:
        clashing = [text for text, there in same if there.says in _AGREES[act.says]]
    return f"a step of {_called(outcome)} says “{short(clashing[0])}”" if clashing else ""


def _against_title(words: str, right: bool, outcome: Outcome) -> str:
    """A choice in the words of the outcome's title that is marked wrong."""
    told = not right and words == _words(outcome.title) and outcome.verdict is not _SILENT
    return f"the tree comes to {_called(outcome)}" if told else ""


def _act(words: str) -> _Act:
    words = _ANSWERED.sub("", words)
    for pattern, says in _FORCED:
        if match := pattern.fullmatch(words):
            return _Act(says, match[1])
    for pattern, says in ((_RECOMMENDED, _Says.SHOULD), (_REFUSAL, _Says.DO_NOT)):
        if match := pattern.fullmatch(words):
            return _Act(says, match[1])
    match = _PLAIN.fullmatch(words)
    return _Act(_Says.DO, match[1] if match else words)


def _same(choice: str, step: str) -> bool:
    """Whether a choice names the act of a step: all of it, or its first words."""
    if choice == step:
        return True
    return choice.count(" ") + 1 >= _FEW and step.startswith(f"{choice} ")


def _first_sentence(text: str) -> str:
    return re.split(r"(?<=[.!?])\s", _CITED.sub("", text), maxsplit=1)[0]


def _words(text: str) -> str:
    """*text* to be compared: no case, no full stop at the end, one kind of apostrophe."""
    plain = text.casefold().replace("\u2019", "'").replace("\u02bc", "'")
    return " ".join(plain.split()).strip(' .!?;:“”"')


def _called(outcome: Outcome) -> str:
    return f"the outcome “{short(outcome.title)}”"
