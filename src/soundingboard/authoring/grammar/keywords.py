"""The words of the grammar: what authors write, by what it means.

There's one table for each language that handbooks can be written in; now that's English. Compiled
files have the ids alone. Readers see the labels of :mod:`soundingboard.engine.labels`, which say
the same in the same language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from soundingboard.engine.verdict import Verdict


class Force(StrEnum):
    """How binding a step is, in the order of requirement levels (RFC 2119, ISO/IEC Directives 2).

    The values are ids: the compiled JSON has them, and receipts refer to its hash, so they stay as
    they are in every language.
    """

    MUST_NOT = "You must not"
    MUST = "You must"
    ARE_EXPECTED_NOT_TO = "You are expected not to"
    ARE_EXPECTED_TO = "You are expected to"
    SHOULD_NOT = "You should not"
    SHOULD = "You should"
    MAY = "You may"
    RECOMMENDED = "Recommended"

    @property
    def slug(self) -> str:
        """The id as an attribute's value."""
        return self.name.lower().replace("_", "-")


@dataclass(frozen=True, slots=True)
class Keywords:
    """The grammar's words in one language.

    ``verdicts`` open outcomes, in lower case here, and ``forces`` open steps. ``examples``,
    ``always`` and ``read_first`` are headings; ``outcome`` and ``at_most`` head the last columns of
    the tables of examples and safety statements; ``no_tree`` opens a reason why there's no tree.
    """

    verdicts: Mapping[Verdict, str]
    forces: Mapping[Force, str]
    examples: str
    always: str
    read_first: str
    outcome: str
    at_most: str
    no_tree: str


ENGLISH = Keywords(
    verdicts={
        Verdict.ALLOWED: "allowed",
        Verdict.ALLOWED_WITH_CONDITIONS: "allowed with conditions",
        Verdict.ASK_FIRST: "ask first",
        Verdict.ADVISED_AGAINST: "advised against",
        Verdict.NOT_ALLOWED: "not allowed",
        Verdict.NOT_COVERED: "not covered",
    },
    forces={
        Force.MUST_NOT: "You must not",
        Force.MUST: "You must",
        Force.ARE_EXPECTED_NOT_TO: "You are expected not to",
        Force.ARE_EXPECTED_TO: "You are expected to",
        Force.SHOULD_NOT: "You should not",
        Force.SHOULD: "You should",
        Force.MAY: "You may",
        Force.RECOMMENDED: "Recommended",
    },
    examples="Examples",
    always="Always",
    read_first="Read first",
    outcome="Outcome",
    at_most="At most",
    no_tree="No tree",
)

KEYWORDS = ENGLISH
"""The words of the handbook's language."""
