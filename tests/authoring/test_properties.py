"""Whatever is written, the result is a tree or problems; and what a tree says is what it does."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.authoring.rendering import to_markdown
from tests.authoring.small import around, compiled, procedure
from tests.handbooks import PROCEDURE_TEXT, TREE, TREE_TEXT
from tests.strategies import trees

from soundingboard.authoring import schema
from soundingboard.authoring.conflicts import conflict_problems
from soundingboard.authoring.course_file import compile_course
from soundingboard.authoring.cross_tree import cross_tree_problems
from soundingboard.authoring.lints import lint
from soundingboard.authoring.near_duplicates import near_duplicates
from soundingboard.authoring.problem import Problem, errors
from soundingboard.authoring.procedure_file import compile_procedure
from soundingboard.authoring.settings import Settings
from soundingboard.authoring.source import Source, parse
from soundingboard.authoring.tree_file import compile_tree
from soundingboard.engine.tree import Tree, from_json, to_json

ROOT = Path(__file__).resolve().parents[2]
FRONT = "---\ntitle: May I?\nprocedure: ap-1\nreviewed: 2026-11-20\n---\n"
AROUND = around()
REAL = [
    TREE_TEXT,
    PROCEDURE_TEXT,
    *(file.read_text(encoding="utf-8") for file in sorted(ROOT.glob("decision_trees/ap-146/*.md"))),
    *(f.read_text(encoding="utf-8") for f in sorted(ROOT.glob("training/ap-146/*.md"))),
    *(f.read_text(encoding="utf-8") for f in sorted(ROOT.glob("tests/authoring/golden/*.md"))),
]
WEIRD = [
    *("- [a](#b)", "- [ ] ", "- [x] You must", "1. [a](#who-is-asking)", "> - [a](#)", "- [](#a)"),
    *("##", "## ?", "## Examples", "## Always", "# A", "A\n===", "### 1.1 A", "## Who is asking?"),
    *("| a | Outcome |", "|---|---|", "| | |", "|", "| a |\n|-|\n| b |", "**Allowed.**", "****"),
    *("<b>", "<!--", "-->", "&#0;", "&nbsp;", "\\", "`", "```", "~~~", "    code", "\t", "***"),
    *("[a]: b", "[a][]", "![](a)", "<javascript:a>", "[a](a%0ab.md)", "[a](<#b c>)", "[a](//b)"),
    *("[1.1](../../docs/procedures/ap-1.md#c-1-1)", "[a](../../../../x)", "[a](" + "x" * 300 + ")"),
    *("---", "--- ", "title: [", "reviewed: 2026-02-30", "formerly: {a: b}", 'title: "\\ud800"'),
    *("\x00", "\x1b[31m", "\u2028", "\u202e", "\ufeff", "é", "e\u0301", "\r", "\x85", "\x0c"),
    *("[" * 300, "*a " * 100, "> " * 60, "|" * 200, "`" * 100, "- " * 60, "  " * 30 + "- a"),
]


def held(data: bytes) -> None:
    """Hold everything that must be true of any file against *data*."""
    read = parse(data, TREE)
    if isinstance(read, Problem):
        printed_well(data, [read])
        return
    file, problems = compile_tree("ap-1", "follow-request", read, AROUND)
    printed_well(data, problems)
    assert (file.tree is None) == bool(errors(problems))
    if file.tree is not None:
        schema.validate("tree", to_json(file.tree))
        assert from_json(to_json(file.tree)) == file.tree
    about_several = [
        *cross_tree_problems({file.id: file}),
        *near_duplicates([file]),
        *lint([file], Settings()),
        *conflict_problems([file]),
    ]
    printed_well(data, about_several)
    printed_well(data, compile_procedure("ap-1", read)[1])
    course, course_problems = compile_course("ap-1", "onboarding", read, AROUND, {TREE: file})
    printed_well(data, course_problems)
    assert (course.course is None) == bool(errors(course_problems))


def printed_well(data: bytes, problems: list[Problem]) -> None:
    last = len(re.split(rb"\r\n|\r|\n", data))
    for problem in problems:
        assert 1 <= problem.line <= last
        assert str(problem).isprintable() or "\n" not in str(problem)
        assert len(str(problem).splitlines()) == 1
        str(problem).encode()


@given(st.binary(max_size=400))
@example(b"---\n---\n")
@example(b"---\n\xff---\n")
@example(b"\xef\xbb\xbf---\r\ntitle: a\r\n---\r\n")
def test_any_bytes(data: bytes) -> None:
    held(data)


@given(st.text(max_size=400), st.text(max_size=400))
def test_any_text_as_front_matter_and_as_body(front: str, body: str) -> None:
    held(f"---\n{front}\n---\n{body}".encode(errors="replace"))
    held(f"{FRONT}{body}".encode(errors="replace"))


@given(st.lists(st.sampled_from(WEIRD), max_size=12), st.sampled_from(["\n", "\n\n", " ", "\n  "]))
def test_any_heap_of_weird_things(pieces: list[str], between: str) -> None:
    held((FRONT + between.join(pieces)).encode())
    held(("---\n" + between.join(pieces) + "\n---\n").encode())


@given(st.data())
@settings(max_examples=250)
def test_any_slip_in_a_real_file(data: st.DataObject) -> None:
    lines = data.draw(st.sampled_from(REAL)).split("\n")
    for _ in range(data.draw(st.integers(1, 6))):
        slip = data.draw(st.sampled_from(SLIPS))
        slip(lines, data.draw)
    held("\n".join(lines).encode())


def _delete(lines: list[str], draw: Callable[..., int]) -> None:
    if lines:
        del lines[draw(st.integers(0, len(lines) - 1))]


def _duplicate(lines: list[str], draw: Callable[..., int]) -> None:
    if lines:
        place = draw(st.integers(0, len(lines) - 1))
        lines.insert(draw(st.integers(0, len(lines))), lines[place])


def _swap(lines: list[str], draw: Callable[..., int]) -> None:
    if lines:
        one, other = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        lines[one], lines[other] = lines[other], lines[one]


def _relink(lines: list[str], draw: Callable[..., int]) -> None:
    linked = [place for place, line in enumerate(lines) if "](" in line]
    targets = [target for line in lines for target in re.findall(r"\]\(([^)]*)\)", line)]
    if linked:
        place = linked[draw(st.integers(0, len(linked) - 1))]
        target = targets[draw(st.integers(0, len(targets) - 1))]
        lines[place] = re.sub(r"\]\([^)]*\)", lambda _: f"]({target})", lines[place])


def _insert(lines: list[str], draw: Callable[..., int]) -> None:
    weird = WEIRD[draw(st.integers(0, len(WEIRD) - 1))]
    place = draw(st.integers(0, len(lines)))
    if draw(st.integers(0, 1)) and place < len(lines):
        column = draw(st.integers(0, len(lines[place])))
        lines[place] = lines[place][:column] + weird + lines[place][column:]
    else:
        lines.insert(place, weird)


def _indent(lines: list[str], draw: Callable[..., int]) -> None:
    if lines:
        place = draw(st.integers(0, len(lines) - 1))
        mark = ("  ", "    ", "> ", "- ", "## ", "| ")[draw(st.integers(0, 5))]
        for number in range(place, min(place + draw(st.integers(1, 4)), len(lines))):
            lines[number] = mark + lines[number]


SLIPS = (_delete, _duplicate, _swap, _relink, _insert, _indent)


@given(trees())
@settings(max_examples=150)
def test_a_tree_written_down_compiles_to_itself(tree: Tree) -> None:
    plain = replace(tree, ask=None)
    file, problems = compiled(to_markdown(plain))
    assert [str(problem) for problem in errors(problems)] == []
    assert file.tree == plain
    assert file.tree.version == plain.version


@given(trees())
def test_the_compiled_form_loses_nothing(tree: Tree) -> None:
    schema.validate("tree", to_json(tree))
    assert from_json(to_json(tree)) == tree


@pytest.mark.parametrize("text", REAL, ids=range(len(REAL)))
def test_the_files_that_are_mutated_hold_themselves(text: str) -> None:
    held(text.encode())


def test_the_clauses_that_random_trees_cite_exist() -> None:
    from tests.strategies import CLAUSES

    assert set(CLAUSES) <= set(procedure().clause_by_number)
    assert isinstance(parse(TREE_TEXT.encode(), TREE), Source)
