"""Choices of a quiz compared with the outcome that the scenario's answers lead to.

Words can be compared only where both say the same in the same form, so three things are: a verdict
that a choice names, the act that the tree's title asks about (“May I post this?”), by a pronoun or
by a noun of the title, and the steps of the outcome. “Never” and “always” are read as what they
mean for this case, and can be wrong for others. What is put in other words is left to the author; a
wrong report would be worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from soundingboard.authoring.compile.choices import ChoiceText
from soundingboard.authoring.grammar.verdicts import VERDICTS
from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.source.blocks import short
from soundingboard.authoring.wording import _
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
    (r"must not|mustn't|may not|can ?not|can't|(?:is|are) (?:not allowed|expected not) to",
     _Says.MUST_NOT),
    (r"should not|shouldn't", _Says.SHOULD_NOT),
    (r"need not|needn't|(?:does|do) not (?:have|need) to|(?:doesn't|don't) (?:have|need) to",
     _Says.NEED_NOT),
    (r"must|(?:has|have) to|(?:is|are) expected to", _Says.MUST),
    (r"should", _Says.SHOULD),
    (r"may|can|(?:is|are) allowed to", _Says.MAY),
)  # fmt: skip
# At most three words for the person: “Ida must”, “The two teachers may”.
_FORCED = [(re.compile(rf"(?:[\w'-]+ ){{0,3}}?(?:{words}) (.+)"), says) for words, says in _FORCES]
_RECOMMENDED = re.compile(r"recommended: (.+)")
_REFUSAL = re.compile(r"(?:to )?(?:do not|don't|not|not to) (.+)")
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

# “Never” and “always” say more than of this case: such a choice can be wrong just for that.
_NEVER = r"never|not ever|do not ever|don't ever|under no circumstances|in no case|at no time"
_ALWAYS = r"always|in every case|in all cases"
_EVER = re.compile(rf"(?:to )?(?:(?P<never>{_NEVER})|{_ALWAYS}),? (?P<what>.+)")
_NEGATED = {
    _Says.DO: _Says.MUST_NOT,
    _Says.MUST: _Says.MUST_NOT,
    _Says.MAY: _Says.MUST_NOT,
    _Says.SHOULD: _Says.SHOULD_NOT,
}

_TITLE = re.compile(r"(?:may|can|should|could) (?:i|we|staff|you) ((\w+)\b(?!.*(?:\bor\b|,)).*)")
# “Accept this follow request” names a thing; “post this about a student” does not.
_NO_THING = "about|at|by|for|from|here|in|of|on|there|to|with"
_THING = re.compile(rf"\w+ (?:this|that|the|an?|my)((?: (?!(?:{_NO_THING})\b)\w+)+)")
_OTHER_NOUNS = {"request": ("invitation",)}
"""What a thing that a title names is called as well."""
_NOW = r"(?: (?:anyway|at once|now|right away|today|tonight))?"
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
_VERDICTS = "|".join(sorted(VERDICTS, key=len, reverse=True))
_VERDICT = re.compile(
    r"(?:(?:it|this|that)(?: is|'s) |yes, |no, )?"
    rf"(?P<ever>always |never )?(?P<verdict>{_VERDICTS})\b(?P<rest>.*)"
)
_CITED = re.compile(r"\s*\([^()]*\d[^()]*\)")
_FEW = 3
"""A choice of so many words or more is compared with the beginning of a step."""


@dataclass(frozen=True, slots=True)
class _Act:
    """What words say of an act: how binding it is, and the act, without person and force.

    ``ever`` is whether they say so for all cases: always or never.
    """

    says: _Says
    what: str
    ever: bool = False


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
            message = _("The choice “{text}” is marked wrong, but {reason}")
            if choice.right:
                message = _("The choice “{text}” is marked right, but {reason}")
            yield Problem(
                path,
                choice.line,
                "choice-contradicts",
                message.format(text=short(choice.text), reason=told[0]),
                _("Correct the mark. If it's right, say in the choice what makes the difference."),
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
    named, rest, ever = VERDICTS[match["verdict"]], match["rest"], match["ever"]
    if ever == "never ":
        if named is not Verdict.ALLOWED:
            return ""
        named = Verdict.NOT_ALLOWED
    here, _comma, then = rest.partition(", ")
    if right and named is not outcome.verdict and not (_BUT.search(here) or _BUT_THEN.match(then)):
        return _verdict_of(outcome)
    if not right and named is outcome.verdict and not rest and not ever:
        return _verdict_of(outcome)
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
    if found is not None:
        tail = found[1] if done != asked[1] else ""
    elif _names_thing(asked[1], asked[2], done, general=act.ever):
        tail = ""
    else:
        return ""
    if _BUT.search(tail or "") or _BUT_THEN.match(then):
        return ""
    verdict = _verdict_of(outcome)
    waits = outcome.verdict not in _PERMITS or _LATER.search(_words(outcome.title))
    does = act.says in (_Says.DO, _Says.MAY, _Says.MUST, _Says.SHOULD)
    alone = not tail and not comma
    if right and does and (waits or (alone and outcome.verdict is not Verdict.ALLOWED)):
        return verdict
    if right and act.says is _Says.MUST_NOT and outcome.verdict in _PERMITS and not waits:
        return verdict
    if not right and alone and not act.ever:
        if act.says in (_Says.DO, _Says.MAY) and outcome.verdict is Verdict.ALLOWED:
            return verdict
        if act.says in (_Says.DO_NOT, _Says.MUST_NOT) and outcome.verdict is Verdict.NOT_ALLOWED:
            return verdict
    return ""


def _names_thing(asked: str, verb: str, done: str, *, general: bool) -> bool:
    """Whether *done* is the act that was *asked* about, its thing named by another noun.

    “Accept the request” does what “accept this follow request” asks about; *general* is whether
    “accept requests” does as well.
    """
    thing = _THING.fullmatch(asked)
    if thing is None:
        return False
    words = thing[1].split()
    nouns = [" ".join(words[place:]) for place in range(len(words))]
    nouns += _OTHER_NOUNS.get(words[-1], ())
    either = "|".join(map(re.escape, nouns))
    named = rf"(?:the|this|that|his|her|their) (?:{either})"
    if general:
        named += rf"|(?:{either})s"
    return bool(re.fullmatch(rf"{re.escape(verb)} (?:{named}){_NOW}", done))


def _against_steps(words: str, right: bool, outcome: Outcome) -> str:
    """A choice that says of an act otherwise than a step does, or the same and is marked wrong."""
    act = _act(words)
    same = [
        (step.text, there)
        for step in outcome.steps
        if _same(act.what, (there := _act(_words(_first_sentence(step.text)))).what)
    ]
    if act.ever and not right:
        return ""
    if right:
        if any(there.says is act.says for _text, there in same):
            return ""
        clashing = [text for text, there in same if there.says in _CLASHES[act.says]]
    else:
        clashing = [text for text, there in same if there.says in _AGREES[act.says]]
    if not clashing:
        return ""
    return _("a step of the outcome “{outcome}” says “{step}”").format(
        outcome=short(outcome.title), step=short(clashing[0])
    )


def _against_title(words: str, right: bool, outcome: Outcome) -> str:
    """A choice in the words of the outcome's title that is marked wrong."""
    told = not right and words == _words(outcome.title) and outcome.verdict is not _SILENT
    if not told:
        return ""
    return _("the tree leads to the outcome “{outcome}”").format(outcome=short(outcome.title))


def _act(words: str) -> _Act:
    words = _ANSWERED.sub("", words)
    if match := _EVER.fullmatch(words):
        return _ever(_Says.DO, match)
    for pattern, says in (*_FORCED, (_RECOMMENDED, _Says.SHOULD), (_REFUSAL, _Says.DO_NOT)):
        if match := pattern.fullmatch(words):
            if ever := _EVER.fullmatch(match[1]):
                return _ever(says, ever)
            return _Act(says, match[1].removeprefix("ever "), match[1].startswith("ever "))
    match = _PLAIN.fullmatch(words)
    return _Act(_Says.DO, match[1] if match else words)


def _ever(says: _Says, found: re.Match[str]) -> _Act:
    """What is said for all cases. “Not always” and “not never” say nothing of this one."""
    if says not in _NEGATED:
        return _Act(says, "", ever=True)
    return _Act(_NEGATED[says] if found["never"] else says, found["what"], ever=True)


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


def _verdict_of(outcome: Outcome) -> str:
    return _("the outcome “{outcome}” is “{verdict}”").format(
        outcome=short(outcome.title), verdict=outcome.verdict
    )
