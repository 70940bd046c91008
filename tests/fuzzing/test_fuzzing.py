"""A short run of the fuzzer, and every document in which something was found once.

The long run is ``scripts/fuzz.py``.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from tests.fuzzing.__main__ import WHOLE
from tests.fuzzing.corpus_files import keep, kept, shortened
from tests.fuzzing.fuzzer import Finding, Fuzzer
from tests.fuzzing.mutations import MUTATIONS, mutated

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = 150
CORPUS = list(kept())


@pytest.fixture(scope="module")
def fuzzer() -> Fuzzer:
    return Fuzzer(ROOT)


def told(finding: Finding | None) -> str:
    return "" if finding is None else "\n".join((finding.path, *finding.found, finding.text))


def test_every_file_of_the_handbook_says_on_its_page_what_the_engine_says(fuzzer: Fuzzer) -> None:
    for path, text in fuzzer.documents.items():
        assert told(fuzzer.check(path, text)) == ""
        assert fuzzer.published, path


def test_mutated_files_are_refused_or_say_on_their_page_what_the_engine_says(
    fuzzer: Fuzzer,
) -> None:
    published = 0
    for number, (path, text) in enumerate(fuzzer.mutations(DOCUMENTS, Random(20261129))):
        assert told(fuzzer.check(path, text, whole=number % WHOLE == 0)) == ""
        published += fuzzer.published
    assert published > DOCUMENTS / 20, "too few documents come to a page to be compared"


@pytest.mark.parametrize(("path", "text"), CORPUS, ids=range(len(CORPUS)))
def test_what_was_found_once_is_found_no_more(fuzzer: Fuzzer, path: str, text: str) -> None:
    assert told(fuzzer.check(path, text)) == ""


def test_mutations_are_repeatable_and_each_kind_changes_something() -> None:
    text = "## Who?\n\n- [A](#b), c\n\n## B\n\n**Allowed.** Yes ([1](#c-1)).\n"
    text += "\n| a | b |\n|---|---|\n| c | d |\n"
    assert mutated(text, Random(3)) == mutated(text, Random(3))
    for mutation in MUTATIONS:
        changed = set()
        for seed in range(30):
            lines = text.split("\n")
            mutation(lines, Random(seed))
            changed.add("\n".join(lines))
        assert len(changed - {text}) > 1, mutation.__name__


def test_mutations_bear_an_empty_file() -> None:
    for mutation in MUTATIONS:
        lines: list[str] = []
        mutation(lines, Random(1))


def test_a_finding_is_shortened_and_kept(fuzzer: Fuzzer, tmp_path: Path) -> None:
    """A fault of our own making: a page that hides the word "decline"."""

    class Faulty(Fuzzer):
        def __init__(self) -> None:
            self.documents = fuzzer.documents

        def check(self, path: str, text: str, *, whole: bool = False) -> Finding | None:
            return Finding(path, text, ("it hides a word",)) if "decline" in text else None

    path = "decision_trees/ap-146/follow-request.md"
    short = shortened(Faulty(), Finding(path, fuzzer.documents[path], ("it hides a word",)))
    assert "decline" in short.text
    assert len(short.text.split("\n")) == 1
    keep(tmp_path, short)
    assert list(kept(tmp_path)) == [(path, short.text)]
