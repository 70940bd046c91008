"""A short run of the fuzzer on the published files, and all documents with a finding of old.

The long run is ``scripts/fuzz.py``.
"""

from __future__ import annotations

from random import Random

import pytest
from tests.fuzzing.__main__ import WHOLE
from tests.fuzzing.corpus_files import kept
from tests.fuzzing.fuzzer import Finding, Fuzzer
from tests.handbook.published import around

DOCUMENTS = 150
CORPUS = list(kept())


@pytest.fixture
def sampled(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--sampled"))


@pytest.fixture(scope="module")
def fuzzer() -> Fuzzer:
    return Fuzzer(around())


def told(finding: Finding | None) -> str:
    return "" if finding is None else "\n".join((finding.path, *finding.found, finding.text))


def test_every_file_of_the_handbook_says_on_its_page_what_the_engine_says(
    fuzzer: Fuzzer, sampled: bool
) -> None:
    for path, text in [*fuzzer.documents.items()][:: 10 if sampled else 1]:
        assert told(fuzzer.check(path, text)) == ""
        assert fuzzer.published, path


def test_mutated_files_are_refused_or_say_on_their_page_what_the_engine_says(
    fuzzer: Fuzzer, sampled: bool
) -> None:
    published = 0
    count = DOCUMENTS // 5 if sampled else DOCUMENTS
    for number, (path, text) in enumerate(fuzzer.mutations(count, Random(20261129))):
        assert told(fuzzer.check(path, text, whole=number % WHOLE == 0)) == ""
        published += fuzzer.published
    assert published > count / 20, "too few documents come to a page to be compared"


@pytest.mark.parametrize(("path", "text"), CORPUS, ids=range(len(CORPUS)))
def test_what_was_found_once_is_found_no_more(fuzzer: Fuzzer, path: str, text: str) -> None:
    assert told(fuzzer.check(path, text)) == ""
