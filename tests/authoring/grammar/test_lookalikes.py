"""Characters that are invisible, or that make words look like others."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.authoring.small import compiled, found, source
from tests.handbooks import PROCEDURE, PROCEDURE_TEXT, TREE, TREE_TEXT, swap, write_handbook

from soundingboard.authoring.compile.procedure_file import compile_procedure
from soundingboard.authoring.grammar.lookalikes import looks_like, named, skeleton
from soundingboard.authoring.handbook import load

STUDENT = "- [Somebody else](#your-choice)"
LINE = TREE_TEXT[: TREE_TEXT.index(STUDENT)].count("\n") + 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A student", "A stud\u0435nt"),
        ("Not allowed", "N\u043et allowed"),
        ("Yes", "Yes\u0332"),
        ("Yes", "Y\u200bes"),
        ("A form", "A forrn"),
        ("Room I", "Room l"),
        ("Don't", "Don’t"),
        ("Who", "\uff37ho"),
        ("Allowed", "\U0001d400llowed"),
        ("co-op", "co\u2010op"),
    ],
)
def test_these_look_alike(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("résumé", "resume"), ("où", "ou"), ("Yes", "No"), ("k", "ḵ"), ("Grade 8", "Grade 9")],
)
def test_these_do_not(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


@pytest.mark.parametrize(
    "name",
    ["Chloé", "Kwak̓wala", "Ọlá", "T\u0142\u0131\u0328ch\u01eb", "Sḵwx̱wú7mesh", "Nguyễn", "ᐃᓄᒃ"],
)
def test_names_with_any_accents_may_be_written(name: str) -> None:
    assert found(swap(TREE_TEXT, "Someone asks", f"{name} asks")) == []
    assert found(swap(TREE_TEXT, "Somebody else", name)) == []


@pytest.mark.parametrize(
    "char",
    [
        *("\u200b", "\u200d", "\u00ad", "\u202e", "\u2066", "\u2060", "\ufeff", "\u034f", "\u3164"),
        *("\U000e0041", "\u2028", "\x7f", "\ufe0f"),
    ],
)
def test_what_nobody_sees_is_refused_at_its_line(char: str) -> None:
    text = swap(TREE_TEXT, "[Somebody else]", f"[Somebody{char} else]")
    problems = [p for p in compiled(text)[1] if p.code == "look-alike"]
    assert [problem.line for problem in problems] == [LINE]
    assert f"U+{ord(char):04X}" in problems[0].message
    assert char not in str(problems[0])


def test_what_nobody_sees_is_refused_in_front_matter_and_as_an_entity() -> None:
    title = swap(TREE_TEXT, "title: May", 'title: "\\u200bMay')
    title = swap(title, "request?\nprocedure", 'request?"\nprocedure')
    assert (2, "look-alike") in found(title)
    assert (LINE, "look-alike") in found(swap(TREE_TEXT, "- [Somebody", "- [&#x200B;Somebody"))


@pytest.mark.parametrize(
    "written",
    [
        *(
            "n\u043et",
            "n\u03bft",
            "\uff4e\uff4f\uff54",
            "\U0001d42d",
            "n&#x43e;t",
            "caf\u00e9 n&#x43e;t",
        ),
        *("n\u0336o\u0336t\u0336", "n\u0338o\u0338t\u0338"),
    ],
)
def test_a_word_that_is_not_what_it_seems_is_refused_in_every_file(written: str) -> None:
    assert found(swap(TREE_TEXT, "Someone asks", f"Someone {written} asks")) == [(7, "look-alike")]
    text = swap(PROCEDURE_TEXT, "Staff must tell", f"Staff must {written} tell")
    problems = compile_procedure("ap-1", source(text, PROCEDURE))[1]
    assert [(problem.line, problem.code) for problem in problems] == [(23, "look-alike")]


def test_a_procedure_s_text_has_nothing_that_nobody_sees() -> None:
    text = swap(PROCEDURE_TEXT, "Staff must tell", "Staff \u202emust tell")
    text = swap(text, "### 1.1 Who", "### 1.1 W\u200bho")
    problems = compile_procedure("ap-1", source(text, PROCEDURE))[1]
    assert [(p.line, p.code) for p in problems] == [(17, "look-alike"), (23, "look-alike")]


def test_letters_of_other_scripts_may_be_written() -> None:
    for words in (
        "x\u02b7m\u0259\u03b8k\u02b7\u0259y\u0313\u0259m",
        "\u03b2-carotene",
        "\u041a\u0438\u0457\u0432",
        "5 \u00b5m",
    ):
        assert found(swap(TREE_TEXT, "Someone asks", f"{words} asks")) == []


def test_an_emoji_may_have_its_selector() -> None:
    assert found(swap(TREE_TEXT, "Someone asks", "Someone \u2764\ufe0f asks")) == []


def test_answers_and_headings_that_look_alike_are_refused() -> None:
    twin = STUDENT.replace("Somebody", "Som\u0435body")
    [problem] = compiled(swap(TREE_TEXT, STUDENT, f"{STUDENT}\n{twin}"))[1]
    assert (problem.line, problem.code) == (LINE + 1, "look-alike")
    assert problem.message == (
        f"“Som\u0435body else” looks like “Somebody else” on line {LINE}, but it has "
        "U+0435 (CYRILLIC SMALL LETTER IE)"
    )
    examples = swap(TREE_TEXT, "## Examples", "## Exampl\u0435s")
    assert "look-alike" in {code for _, code in found(examples)}


@pytest.mark.parametrize(
    ("old", "new", "char"),
    [
        ("**Allowed.** Your", "**\u0410llowed.** Your", "\u0410"),
        ("- [ ] You must decline", "- [ ] Y\u043eu must decline", "\u043e"),
        ("Recommended:", "Rec\u043emmended:", "\u043e"),
    ],
)
def test_a_verdict_or_a_force_that_only_looks_like_one_is_named(
    old: str, new: str, char: str
) -> None:
    problems = [p for p in compiled(swap(TREE_TEXT, old, new))[1] if p.code == "look-alike"]
    assert len(problems) == 1
    assert f"U+{ord(char):04X}" in problems[0].message


def test_a_question_that_only_looks_like_another_tree_s_is_refused(tmp_path: Path) -> None:
    other = TREE_TEXT.replace("Who is asking?", "Wh\u043e is asking?").replace(
        "#who-is-asking", "#wh\u043e-is-asking"
    )
    root = write_handbook(tmp_path, **{TREE.replace("follow-request", "other"): other})
    assert "look-alike" in {problem.code for problem in load(root).problems}


def test_a_look_alike_is_found_whatever_its_case() -> None:
    assert looks_like("N\u041eT ALLOWED", ["not allowed"]) == "not allowed"
    assert looks_like("not allowed", ["not allowed"]) is None
    assert looks_like("“maybe”", ["not allowed"]) is None


def test_characters_are_named() -> None:
    assert named("\u200b") == "U+200B (ZERO WIDTH SPACE)"
