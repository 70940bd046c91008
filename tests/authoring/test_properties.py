"""Whatever is written, the result is a tree or problems; and what a tree says is what it does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.authoring.rendering import to_markdown
from tests.authoring.small import around, compiled, procedure
from tests.fuzzing.fuzzer import malformed
from tests.fuzzing.mutations import FRAGMENTS, mutated
from tests.handbooks import PROCEDURE_TEXT, TREE, TREE_TEXT
from tests.samples import SAMPLE
from tests.strategies import trees

from soundingboard import schemas
from soundingboard.authoring.compile.course_file import compile_course
from soundingboard.authoring.compile.procedure_file import compile_procedure
from soundingboard.authoring.compile.tree_file import compile_tree
from soundingboard.authoring.problems.problem import Problem, errors
from soundingboard.authoring.rules.checking import check
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.registry import all_rules
from soundingboard.authoring.source.source_file import Source, parse
from soundingboard.engine.codec import decode, encode
from soundingboard.engine.tree import Tree

GOLDEN = Path(__file__).with_name("golden")
FRONT = "---\ntitle: May I?\nprocedure: ap-1\nreviewed: 2026-11-20\n---\n"
AROUND = around()
REAL = [
    TREE_TEXT,
    PROCEDURE_TEXT,
    *(file.read_text(encoding="utf-8") for file in sorted(SAMPLE.glob("decision_trees/*/*.md"))),
    *(file.read_text(encoding="utf-8") for file in sorted(SAMPLE.glob("training/*/*.md"))),
    *(file.read_text(encoding="utf-8") for file in sorted(GOLDEN.glob("*.md"))),
]


def held(data: bytes) -> None:
    """Hold everything that must be true of any file against *data*."""
    read = parse(data, TREE)
    if isinstance(read, Problem):
        assert list(malformed(data, [read])) == []
        return
    file, problems = compile_tree("ap-1", "follow-request", read, AROUND)
    assert list(malformed(data, problems)) == []
    assert (file.tree is None) == bool(errors(problems))
    if file.tree is not None:
        schemas.validate("tree", encode(file.tree))
        assert decode(Tree, encode(file.tree)) == file.tree
    handbook = CompiledHandbook(Path("handbook"), AROUND, tree_files={file.id: file})
    about_several = [*check(handbook, all_rules())]
    assert list(malformed(data, about_several)) == []
    assert list(malformed(data, compile_procedure("ap-1", read)[1])) == []
    course, course_problems = compile_course("ap-1", "onboarding", read, AROUND, {TREE: file}, {})
    assert list(malformed(data, course_problems)) == []
    assert (course.course is None) == bool(errors(course_problems))


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


@given(
    st.lists(st.sampled_from(FRAGMENTS), max_size=12), st.sampled_from(["\n", "\n\n", " ", "\n  "])
)
def test_any_heap_of_weird_things(pieces: list[str], between: str) -> None:
    held((FRONT + between.join(pieces)).encode())
    held(("---\n" + between.join(pieces) + "\n---\n").encode())


@given(st.sampled_from(REAL), st.randoms(use_true_random=False))
def test_any_slip_in_a_real_file(text: str, chance: Random) -> None:
    held(mutated(text, chance).encode(errors="surrogatepass"))


@given(trees())
def test_a_tree_written_down_compiles_to_itself(tree: Tree) -> None:
    plain = replace(tree, ask=None)
    file, problems = compiled(to_markdown(plain))
    assert [str(problem) for problem in errors(problems)] == []
    assert file.tree == plain
    assert file.tree.version == plain.version


@given(trees())
def test_the_compiled_form_loses_nothing(tree: Tree) -> None:
    schemas.validate("tree", encode(tree))
    assert decode(Tree, encode(tree)) == tree


@pytest.mark.parametrize("text", REAL, ids=range(len(REAL)))
def test_the_files_that_are_mutated_hold_themselves(text: str) -> None:
    held(text.encode())


def test_the_clauses_that_random_trees_cite_exist() -> None:
    from tests.strategies import CLAUSES

    assert set(CLAUSES) <= set(procedure().clause_by_number)
    assert isinstance(parse(TREE_TEXT.encode(), TREE), Source)
