"""Problems: one line each, whatever an author wrote into it."""

from __future__ import annotations

import itertools

import pytest

from soundingboard.authoring.problems.problem import Problem, Severity, did_you_mean, errors


def test_a_problem_prints_as_one_line() -> None:
    problem = Problem("a/b.md", 3, "dead-end", "the question “A?” has no answers", "List them.")
    assert str(problem) == "a/b.md:3: dead-end the question “A?” has no answers. List them."


def test_line_breaks_and_control_characters_do_not_reach_the_screen() -> None:
    problem = Problem("a\n.md", 1, "dead-end", "“\x1b[31m\u2028\r\ud800é”", "List them.")
    assert str(problem) == r"a\n.md:1: dead-end “\x1b[31m\u2028\r\ud800é”. List them."


def test_problems_sort_by_path_then_line() -> None:
    places = [("b.md", 1), ("a.md", 10), ("a.md", 9)]
    problems = [Problem(path, line, "dead-end", "", "") for path, line in places]
    assert [(p.path, p.line) for p in sorted(problems)] == [("a.md", 9), ("a.md", 10), ("b.md", 1)]


def test_advice_is_no_error() -> None:
    error = Problem("a.md", 1, "dead-end", "", "")
    advice = Problem("a.md", 1, "no-way", "", "", severity=Severity.ADVICE)
    assert errors([error, advice]) == (error,)


def test_a_near_word_is_suggested_as_it_is_written() -> None:
    assert did_you_mean("allowd", ["Allowed", "Ask first"], "Ask.") == "Did you mean “Allowed”?"
    assert did_you_mean("xyz", ["Allowed", "Ask first"], "Ask.") == "Ask."
    assert did_you_mean("", [], "Ask.") == "Ask."


@pytest.mark.parametrize(
    ("word", "known"),
    [("Accept it", "Do not accept it"), ("Don’t post it", "Do post it"), ("No consent", "Consent")],
)
def test_the_opposite_is_never_suggested(word: str, known: str) -> None:
    assert did_you_mean(word, [known], "Copy it.") == "Copy it."
    assert did_you_mean(known, [word], "Copy it.") == "Copy it."


def test_apostrophes_that_differ_are_pointed_out() -> None:
    assert did_you_mean("Don't post it", ["Don’t post it"], "") == (
        "Did you mean “Don’t post it”? They differ in an apostrophe or a quotation mark: straight, "
        "or typographic."
    )


def test_only_so_many_words_are_compared() -> None:
    endless = (f"word {number}" for number in itertools.count())
    assert did_you_mean("wrd 3", endless, "Ask.") == "Did you mean “word 3”?"


@pytest.mark.parametrize(
    ("word", "near", "told"),
    [
        (
            "Don`t post it",
            "Don't post it",
            "U+0027 (APOSTROPHE) where you have U+0060 (GRAVE ACCENT)",
        ),
        (
            "Some\u2011body",
            "Some-body",
            "U+002D (HYPHEN-MINUS) where you have U+2011 (NON-BREAKING HYPHEN)",
        ),
        ("A – b", "A - b", "U+002D (HYPHEN-MINUS) where you have U+2013 (EN DASH)"),
    ],
)
def test_characters_that_look_almost_alike_are_named(word: str, near: str, told: str) -> None:
    assert did_you_mean(word, [near], "Copy it.") == f"Did you mean “{near}”? It has {told}."


@pytest.mark.parametrize("word", ["don’t-post-it", "don't-post-it", "Don’t post it!"])
def test_a_slip_in_punctuation_alone_is_recognized(word: str) -> None:
    assert did_you_mean(word, ["dont-post-it"], "Copy it.") == "Did you mean “dont-post-it”?"
