"""The grammar's words and the labels that readers see are the same."""

from __future__ import annotations

import pytest

from soundingboard.authoring.grammar.keywords import ENGLISH, Force
from soundingboard.engine.labels import verdict_label, verdict_title
from soundingboard.engine.verdict import Verdict


@pytest.mark.parametrize("verdict", Verdict)
def test_readers_see_the_verdict_that_authors_write(verdict: Verdict) -> None:
    assert verdict_label(verdict) == ENGLISH.verdicts[verdict]
    assert verdict_title(verdict).casefold() == ENGLISH.verdicts[verdict]


def test_every_verdict_and_force_has_words_of_its_own() -> None:
    words = [*ENGLISH.verdicts.values(), *ENGLISH.forces.values()]

    assert list(ENGLISH.verdicts) == list(Verdict)
    assert list(ENGLISH.forces) == list(Force)
    assert len(set(words)) == len(words)


def test_ids_stay_as_they_are_since_hashes_depend_on_them() -> None:
    assert [*Verdict] == [
        "allowed",
        "allowed with conditions",
        "ask first",
        "advised against",
        "not allowed",
        "not covered",
    ]
    assert [*Force] == [
        "You must not",
        "You must",
        "You are expected not to",
        "You are expected to",
        "You should not",
        "You should",
        "You may",
        "Recommended",
    ]
