"""The fuzzer itself. Its short run on the published files is in ``tests/handbook/``."""

from __future__ import annotations

from pathlib import Path
from random import Random

from tests.fuzzing.corpus_files import keep, kept, shortened
from tests.fuzzing.fuzzer import Finding, Fuzzer
from tests.fuzzing.mutations import MUTATIONS, mutated
from tests.samples import around


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


def test_a_finding_is_shortened_and_kept(tmp_path: Path) -> None:
    """A fault of our own making: a page that hides the word "decline"."""
    fuzzer = Fuzzer(around())

    class Faulty(Fuzzer):
        def __init__(self) -> None:
            self.documents = fuzzer.documents

        def check(self, path: str, text: str, *, whole: bool = False) -> Finding | None:
            return Finding(path, text, ("it hides a word",)) if "decline" in text else None

    path = "decision_trees/cedar-12/follow-request.md"
    short = shortened(Faulty(), Finding(path, fuzzer.documents[path], ("it hides a word",)))
    assert "decline" in short.text
    assert len(short.text.split("\n")) == 1
    keep(tmp_path, short)
    assert list(kept(tmp_path)) == [(path, short.text)]
