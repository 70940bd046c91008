"""Editions: which clauses somebody has to read again."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soundingboard import schemas
from soundingboard.engine.codec import Misfit, decode, encode
from soundingboard.engine.editions import (
    ClauseChanges,
    Edition,
    Ledger,
    Wording,
    changes,
    of_procedure,
    outdated,
    wordings,
)


def edition(revision: int, text: str, kind: str = "major", directing: str = "1 2") -> Edition:
    """An edition whose clauses are the words of *text*: ``1a`` is clause 1 that reads “a”."""
    clauses = {word[0]: word[1:].ljust(64, "0") for word in text.split()}
    return Edition(revision, kind, "", f"{revision:064x}", clauses, tuple(directing.split()))


def since(revision: int, *editions: Edition) -> tuple[str, ...]:
    """What is outdated for somebody who acknowledged *revision*."""
    return outdated(Ledger({"ap-1": editions}), "ap-1", revision, f"{revision:064x}")


FIRST = edition(1, "1a 2a 3a")


def test_nothing_is_outdated_in_the_newest_edition() -> None:
    assert since(1, FIRST) == ()


def test_a_directing_clause_that_a_major_edition_changed_is_outdated() -> None:
    assert since(1, FIRST, edition(2, "1b 2a 3a")) == ("1",)


def test_a_clause_that_decides_nothing_is_not() -> None:
    assert since(1, FIRST, edition(2, "1a 2a 3b")) == ()


def test_a_clause_that_leads_in_to_one_that_decides_counts() -> None:
    def led(revision: int, clauses: dict[str, str]) -> Edition:
        hash_ = f"{revision:064x}"
        return Edition(revision, "major", "", hash_, clauses, ("1.2.3", "4.6.a"))

    first = led(1, {"1.1": "a", "1.2": "a", "1.2.3": "a", "1.2.4": "a", "4.6": "a", "4.6.a": "a"})
    turned = {**first.clauses, "1.1": "b", "1.2": "b", "1.2.4": "b", "4.6": "b"}
    assert since(1, first, led(2, turned)) == ("1.2", "4.6")


def test_a_minor_edition_resets_nobody() -> None:
    assert since(1, FIRST, edition(2, "1b 2b 3b", "minor")) == ()


def test_what_a_minor_edition_changed_stays_so_after_a_major_one() -> None:
    assert since(1, FIRST, edition(2, "1b 2a", "minor"), edition(3, "1b 2b")) == ("2",)


def test_clauses_that_came_or_went_count() -> None:
    assert since(1, FIRST, edition(2, "2a 4a", directing="2 4")) == ("4", "1")


def test_a_clause_that_reads_again_as_it_did_is_not_outdated() -> None:
    assert since(1, FIRST, edition(2, "1b 2b"), edition(3, "1a 2b")) == ("2",)


def test_only_editions_since_count() -> None:
    editions = (FIRST, edition(2, "1b 2a"), edition(3, "1b 2b"))
    assert since(2, *editions) == ("2",)
    assert since(3, *editions) == ()


def test_an_edition_that_is_not_on_record_counts_as_wholly_changed() -> None:
    later = edition(2, "1a 2a", directing="1")
    assert since(1, later) == ("1",)
    assert outdated(Ledger({"ap-1": (FIRST,)}), "ap-1", 1, "f" * 64) == ("1", "2")


def test_an_edition_newer_than_the_ledger_means_that_the_ledger_is_old() -> None:
    assert since(2, FIRST) == ()


def test_without_a_ledger_nothing_is_known_to_be_outdated() -> None:
    assert outdated(Ledger(), "ap-1", 1, "f" * 64) == ()


def test_changes() -> None:
    found = changes({"1": "a", "2": "a", "3": "a"}, {"2": "b", "3": "a", "4": "a"})
    assert found == ClauseChanges(changed=("2",), new=("4",), gone=("1",))
    assert found
    assert not changes({"1": "a"}, {"1": "a"})


CLAUSES = st.dictionaries(st.sampled_from("123456"), st.sampled_from("ab"), min_size=1)


@given(st.lists(st.tuples(CLAUSES, st.sampled_from(["major", "minor"])), min_size=1, max_size=5))
def test_what_is_outdated_always_reads_otherwise_now(
    texts: list[tuple[dict[str, str], str]],
) -> None:
    editions = tuple(
        Edition(place, kind, "", f"{place:064x}", clauses, tuple(sorted(clauses)))
        for place, (clauses, kind) in enumerate(texts, 1)
    )
    newest = editions[-1].clauses
    for own in editions:
        found = since(own.revision, *editions)
        assert all(own.clauses.get(number) != newest.get(number) for number in found)
        if all(item.kind == "minor" for item in editions[own.revision :]):
            assert found == ()
        if all(item.kind == "major" for item in editions[own.revision :]):
            assert set(found) == {
                number
                for number in {*own.clauses, *newest}
                if own.clauses.get(number) != newest.get(number)
            }


def test_a_ledger_comes_back_through_json_and_fits_its_schema() -> None:
    ledger = Ledger({"ap-1": (FIRST, edition(2, "1b", "minor"))})
    document = json.loads(json.dumps(encode(ledger)))
    assert decode(Ledger, document) == ledger
    fitting = Ledger({"ap-1": (Edition(1, "major", "2017-09", "0" * 64, {"1": "a" * 64}, ("1",)),)})
    schemas.validate("editions", encode(fitting))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda entry: entry.pop("hash"), 'expected "hash", which is missing'),
        (lambda entry: entry.update(revision=0), "expected at least 1, found 0"),
        (lambda entry: entry.update(revision=True), "expected a whole number, found true"),
        (lambda entry: entry.update(kind="big"), 'expected "major" or "minor", found "big"'),
        (lambda entry: entry.update(clauses=[]), "expected an object, found an empty list"),
        (lambda entry: entry.update(clauses={"1": 1}), "expected text, found 1"),
        (lambda entry: entry.update(directing="1"), 'expected a list, found "1"'),
        (lambda entry: entry.update(dated=None), "expected text, found null"),
        (lambda entry: entry.update(revision=2), "expected rising revisions of “ap-1”, found 2 af"),
    ],
)
def test_what_is_no_ledger_is_refused(change: Callable[[dict[str, Any]], None], why: str) -> None:
    document = encode(Ledger({"ap-1": (FIRST, edition(2, "1b"))}))
    change(document["procedures"]["ap-1"][0])
    with pytest.raises(Misfit, match=re.escape(why)):
        decode(Ledger, document)


@pytest.mark.parametrize(
    ("document", "why"),
    [
        ({}, '$: expected "format", "procedures", which are missing'),
        ({"format": 2, "procedures": {}}, "$.format: expected 1, found 2"),
        ({"format": 1, "procedures": []}, "$.procedures: expected an object, found an empty list"),
        (
            {"format": 1, "procedures": {}, "texts": {"a" * 64: "Ask."}},
            "$: expected the text whose hash is “aaaaaaaaaaaa…”, found “Ask.”",
        ),
    ],
)
def test_other_documents_are_refused(document: dict[str, Any], why: str) -> None:
    with pytest.raises(Misfit, match=f"^{re.escape(why)}$"):
        decode(Ledger, document)


def test_a_ledger_that_was_written_before_is_read_and_written_to_the_byte() -> None:
    text = (Path(__file__).parent / "golden" / "editions.json").read_text(encoding="utf-8")
    read = decode(Ledger, json.loads(text))
    assert [item.revision for item in read.editions("ap-1")] == [1, 2]
    assert json.dumps(encode(read), ensure_ascii=False, indent=1) + "\n" == text


def test_what_has_to_be_read_again_has_its_old_and_its_new_wording() -> None:
    old, new = (hashlib.sha256(words.encode()).hexdigest() for words in ("Ask.", "Never."))
    other = hashlib.sha256(b"Same.").hexdigest()
    first = Edition(1, "major", "", "a" * 64, {"1": old, "2": other}, ("1", "2"))
    second = Edition(2, "major", "", "b" * 64, {"1": new, "2": other, "3": new}, ("1", "2", "3"))
    ledger = Ledger({"ap-1": (first, second)}, {old: "Ask.", new: "Never.", other: "Same."})
    kept = of_procedure(ledger, "ap-1")
    # The page has no text that nobody compares.
    assert kept.texts == {old: "Ask.", new: "Never."}
    assert wordings(kept, "ap-1", 1, "a" * 64) == {
        "1": Wording("Ask.", "Never."),
        "3": Wording("", "Never."),
    }
    assert wordings(kept, "ap-1", 2, "b" * 64) == {}
