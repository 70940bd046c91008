"""Small things to read: a source, a procedure and a tree's file, without a folder."""

from __future__ import annotations

from collections.abc import Collection

from tests.handbooks import PROCEDURE, PROCEDURE_TEXT, TREE

from soundingboard.authoring.compile.links import Surroundings
from soundingboard.authoring.compile.procedure_file import Procedure, compile_procedure
from soundingboard.authoring.compile.tree_file import TreeFile, compile_tree
from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.source.source_file import Source, parse


def source(text: str, path: str = TREE) -> Source:
    """*text* taken apart; it must have front matter."""
    parsed = parse(text.encode(), path)
    assert isinstance(parsed, Source), str(parsed)
    return parsed


def procedure(text: str = PROCEDURE_TEXT, name: str = "ap-1") -> Procedure:
    """The procedure of *text*, by default the one of ``tests/handbooks.py``."""
    return compile_procedure(name, source(text, PROCEDURE.replace("ap-1", name)))[0]


def around(*procedures: Procedure, files: Collection[str] = ()) -> Surroundings:
    """What a tree's links may lead to: by default only the procedure of ``tests/handbooks.py``."""
    known = procedures or (procedure(),)
    return Surroundings({item.id: item for item in known}, lambda path: path in files)


def compiled(text: str, slug: str = "follow-request") -> tuple[TreeFile, list[Problem]]:
    """The tree's file of *text*, with its problems in the order in which they are found."""
    return compile_tree("ap-1", slug, source(text), around())


def found(text: str) -> list[tuple[int, str]]:
    """Line and code of every problem of a tree's file, sorted."""
    return sorted((problem.line, problem.code) for problem in compiled(text)[1])
