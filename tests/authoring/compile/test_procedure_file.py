"""Procedures: a page whose numbered headings are clauses."""

from __future__ import annotations

import hashlib

import pytest
from tests.authoring.small import procedure, source
from tests.handbooks import PROCEDURE, PROCEDURE_TEXT, swap

from soundingboard.authoring.compile.procedure_file import Procedure, anchor, compile_procedure
from soundingboard.engine.tree import Contact


def of(body: str, front: str = "title: A") -> tuple[Procedure, list[tuple[int, str]]]:
    read = source(f"---\n{front}\n---\n\n{body}\n", PROCEDURE)
    compiled, problems = compile_procedure("ap-1", read)
    return compiled, sorted((problem.line, problem.code) for problem in problems)


def numbers(*headings: str) -> list[tuple[str, str]]:
    body = "\n\n".join(f"### {heading}\n\nText." for heading in headings)
    return [(clause.number, clause.title) for clause in of(body)[0].clauses]


def test_a_page_is_read_without_problem() -> None:
    compiled, problems = compile_procedure("ap-1", source(PROCEDURE_TEXT, PROCEDURE))
    assert problems == []
    assert (compiled.title, compiled.short) == ("Staff on Social Media", "AP 1")
    assert list(compiled.clause_by_number) == ["1.1", "1.2", "2.1", "2.1.1", "2.1.2"]
    assert list(compiled.clause_by_anchor) == ["c-1-1", "c-1-2", "c-2-1", "c-2-1-1", "c-2-1-2"]


def test_the_first_word_of_a_clause_s_heading_is_its_number() -> None:
    assert numbers("1.2.3 Tell", "4.6.a", "background.1 Why it matters", "7. Last", "10: Ten") == [
        ("1.2.3", "Tell"),
        ("4.6.a", ""),
        ("background.1", "Why it matters"),
        ("7", "Last"),
        ("10", "Ten"),
    ]
    assert numbers("appendix-a.1 Forms", "1.0", "purpose") == [
        ("appendix-a.1", "Forms"),
        ("1.0", ""),
        ("purpose", ""),
    ]


def test_a_heading_that_begins_with_a_capital_letter_is_a_section() -> None:
    assert numbers("Section 1: Accounts", "Background", "1.1 One") == [("1.1", "One")]


@pytest.mark.parametrize(
    ("number", "expected"),
    [("4.6.a", "c-4-6-a"), ("appendix-a.1", "c-appendix-a-1"), ("1.0", "c-1-0")],
)
def test_an_anchor_is_safe_in_an_address_and_a_selector(number: str, expected: str) -> None:
    assert anchor(number) == expected


def test_a_clause_s_text_is_all_that_is_seen_up_to_the_next_heading() -> None:
    text = "Staff *must*\n[not](a.md).\n\n- a\n- b\n\n| c |\n|---|\n| d |"
    clause, _ = of(f"## 1.1 Title\n\n{text}\n\n### 1.2\n\nMore.")[0].clauses
    assert clause.text == "Staff must not. a b c d"
    assert (clause.line, clause.end) == (5, 17)


def test_the_hash_is_that_of_the_visible_text() -> None:
    first = procedure(PROCEDURE_TEXT).clauses[0]
    expected = hashlib.sha256(b"Students and their families may follow a class account.")
    assert first.hash == expected.hexdigest()


def test_the_hash_does_not_depend_on_how_the_text_is_written() -> None:
    ways = [
        "Le café *ferme*\ntôt.",
        "Le   cafe\u0301  __ferme__ tôt.",
        "Le\ncafé `ferme` to\u0302t\\.",
    ]
    clauses = [of(f"## 1.1\n\n{way}")[0].clauses[0] for way in ways]
    assert len({clause.hash for clause in clauses}) == 1
    assert len({of(f"## 1.1\n\n{way}")[0].hash for way in ways}) == 1


def test_the_hash_depends_on_every_word() -> None:
    assert of("## 1.1\n\nmust")[0].clauses[0].hash != of("## 1.1\n\nmay")[0].clauses[0].hash
    assert of("## 1.1\n\nmust")[0].hash != of("## 1.2\n\nmust")[0].hash
    assert of("## 1.1 A\n\nmust")[0].hash == of("## 1.1 B\n\nmust")[0].hash


def test_the_short_name_falls_back_on_the_number_and_then_the_id() -> None:
    assert of("## 1.1\n\nA", "title: A\nshort: S\nnumber: N")[0].short == "S"
    assert of("## 1.1\n\nA", "title: A\nnumber: N")[0].short == "N"
    assert of("## 1.1\n\nA")[0].short == "ap-1"


def test_whom_to_ask_is_nobody_unless_the_procedure_names_somebody() -> None:
    assert of("## 1.1\n\nA")[0].ask is None
    asked = of("## 4.10\n\nA", "title: A\nask: The principal\nask-clause: 4.10")
    assert asked == (asked[0], [])
    assert asked[0].ask == Contact("The principal", "4.10")


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("## Background\n\nText.", (1, "no-clauses")),
        ("## 1.1\n\n## 1.2\n\nText.", (5, "empty-clause")),
        ("## 1.1\n\nA\n\n## 1.1\n\nB", (9, "duplicate-clause")),
        ("## 1.1\n\nA\n\n## Sb-top\n\n### 1.2\n\nB", (9, "duplicate-id")),
        ("## a-b.1\n\nA\n\n## a.b.1\n\nB", (9, "duplicate-clause")),
        ("# A\n\n## 1.1\n\nA", (5, "stray-heading")),
        ("## 1.1\n\nA <b>B</b>", (7, "raw-html")),
        ("## 1.1\n\n[A](javascript:b)", (7, "unsafe-link")),
    ],
)
def test_what_a_procedure_must_not_be(body: str, problem: tuple[int, str]) -> None:
    assert problem in of(body)[1]


@pytest.mark.parametrize(
    "front", ["ask-clause: 9", 'glossary:\n  - {term: A, means: B, clause: "9"}']
)
def test_the_front_matter_names_only_clauses_that_exist(front: str) -> None:
    assert of("## 1.1\n\nA", f"title: A\n{front}\nask: B")[1] == [(3, "unknown-clause")]


@pytest.mark.parametrize(
    "entries", ["{term: A}", "{means: B}", "{term: A, means: B}\n  - {term: a, means: C}"]
)
def test_each_entry_of_the_glossary_has_a_term_of_its_own_and_a_meaning(entries: str) -> None:
    front = f"title: A\nglossary:\n  - {entries}"
    assert of("## 1.1\n\nA", front)[1] == [(3, "bad-field")]


def test_the_file_s_name_becomes_an_address() -> None:
    text = swap(PROCEDURE_TEXT, "short: AP 1\n", "")
    problems = compile_procedure("AP_1", source(text, "docs/procedures/AP_1.md"))[1]
    assert [problem.code for problem in problems] == ["bad-name"]


@pytest.mark.parametrize(
    ("front", "found"),
    [
        ("glossary: [{term: A, means: B}, {term: C}]", [(3, "bad-field")]),
        ("glossary: [{means: B}]", [(3, "bad-field")]),
        ("glossary: [{term: Big A, means: B}, {term: big a, means: C}]", [(3, "bad-field")]),
        ("ask-clause: '1'", [(3, "missing-field")]),
        ("official: javascript:alert(1)", [(3, "bad-field")]),
        ("contact: data:text/html,A", [(3, "bad-field")]),
        ("icon: material/account", [(3, "unknown-field")]),
    ],
)
def test_what_readers_would_not_see_or_could_not_follow_is_reported(
    front: str, found: list[tuple[int, str]]
) -> None:
    assert of("## 1 A\n\nB.", f"title: A\n{front}")[1] == found


@pytest.mark.parametrize("heading", ["1. Rules", "1 Rules", "1: Rules"])
def test_a_numbered_section_is_told_how_a_section_begins(heading: str) -> None:
    text = swap(PROCEDURE_TEXT, "## Section 1: Accounts for work", f"## {heading}")
    _, [problem] = compile_procedure("ap-1", source(text, PROCEDURE))
    assert (problem.line, problem.code) == (15, "empty-clause")
    assert problem.hint == (
        "If it's the heading of a section, write “Section 1: Rules”. Otherwise write below "
        "it what the clause says."
    )
