"""Time linear in the input: work is counted in calls, so that no busy machine can fail the test."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest
from tests.authoring.small import around
from tests.handbooks import TREE

from soundingboard.authoring.compile.procedure_file import compile_procedure
from soundingboard.authoring.compile.tree_file import compile_tree
from soundingboard.authoring.source.source_file import Source, parse

FRONT = "---\ntitle: May I?\nprocedure: ap-1\nreviewed: 2026-11-20\n---\n\n"
CITED = "([2.1](../../docs/procedures/ap-1.md#c-2-1))"
AROUND = around()


def calls(text: str) -> int:
    """How many functions are called, in Python and in C, to compile *text*."""
    data = text.encode()
    number = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal number
        number += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        read = parse(data, TREE)
        if isinstance(read, Source):
            compile_tree("ap-1", "follow-request", read, AROUND)
            compile_procedure("ap-1", read)
    finally:
        sys.setprofile(None)
    return number


def chain(n: int) -> str:
    """A sound tree of *n* questions, with an example that answers them all."""
    questions = "".join(
        f"## Question {i}?\n\n- [Yes](#question-{i + 1})\n- [No](#so)\n\n" for i in range(n - 1)
    )
    last = f"## Question {n - 1}?\n\n- [Yes](#so)\n- [No](#so)\n\n## So\n\n**Allowed.** {CITED}\n\n"
    head = "|" + "".join(f" Question {i}? |" for i in range(n)) + " Outcome |\n"
    row = "|" + " Yes |" * n + " So |\n"
    return f"{FRONT}{questions}{last}## Examples\n\n{head}{'|---' * (n + 1)}|\n{row}"


def rows(n: int) -> str:
    """A small tree with *n* examples, every second of them wrong."""
    tree = f"## Who?\n\n- [A](#so)\n- [B](#so)\n\n## So\n\n**Allowed.** {CITED}\n\n## Examples\n\n"
    return f"{FRONT}{tree}| Who? | Outcome |\n|---|---|\n" + "| A | So |\n| C | No |\n" * n


def repeated(piece: str, before: str = "", after: str = "") -> Callable[[int], str]:
    return lambda n: f"{FRONT}## Who?\n\n{before}{piece * n}{after}\n"


INPUTS: dict[str, Callable[[int], str]] = {
    "a sound tree": chain,
    "many examples": rows,
    "many tables": repeated("| a | Outcome |\n|---|---|\n| b | c |\n\n", before="## Examples\n\n"),
    "unknown targets": repeated("- [On](#question-x)\n", after="\n## Question y?\n"),
    "ways back": lambda n: (
        FRONT
        + "".join(f"## Q {i}?\n\n- [On](#q-{i + 1})\n- [Back](#q-0)\n\n" for i in range(n))
        + f"## Q {n}?\n\n- [Back](#q-0)\n"
    ),
    "broken links": repeated("[a](b.md) [c](#d) [e](javascript:f)\n"),
    "unknown clauses": repeated("[9](../../docs/procedures/ap-1.md#c-9)\n"),
    "duplicate headings": repeated("## Who?\n\n"),
    "clauses": repeated("### 1.1 Title\n\nText.\n\n"),
    "html": repeated("<b> <!-- x --> <"),
    "open comments": repeated("a <!-- "),
    "front matter": lambda n: "---\n" + "".join(f"f{i:03}: v\n" for i in range(n)) + "---\n",
    "nested front matter": lambda n: "---\n" + "{a: " * 20 * n + "\n---\n",
    "aliases": lambda n: "---\na: &a b\nc: [" + "*a, " * n + "]\n---\n",
    "words": repeated("word "),
    "lines": repeated("line\n"),
    "answers": repeated("- [A](#b) hint\n"),
    "steps": repeated("- [ ] You must go.\n"),
    "brackets": repeated("["),
    "closing brackets": repeated("]"),
    "open links": repeated("[a]("),
    "nested links": lambda n: repeated("[a ", after="](b)" * n)(n),
    "images": repeated("!["),
    "references": lambda n: FRONT + "".join(f"[r{i}]: u\n" for i in range(n)) + "[r0] " * n,
    "stars": repeated("*a "),
    "strong": repeated("**a *b "),
    "underscores": repeated("_a__b "),
    "quotes": repeated("> "),
    "quoted lines": repeated("> a\n"),
    "nested lists": repeated("- "),
    "deeper and deeper": lambda n: (
        FRONT + "".join("  " * i + "- a\n" for i in range(int(n**0.5) * 2))
    ),
    "pipes": repeated("|"),
    "wide table": lambda n: f"{FRONT}{'|a' * n}|\n{'|-' * n}|\n{'|b' * n}|\n",
    "short rows": lambda n: f"{FRONT}{'|a' * 40}|\n{'|-' * 40}|\n" + "|b|\n" * n,
    "backticks": repeated("`"),
    "runs of backticks": lambda n: FRONT + "".join("`" * i + "a" for i in range(int(n**0.5) * 3)),
    "fences": repeated("```\n"),
    "entities": repeated("&amp;&#0;&"),
    "backslashes": repeated("\\"),
    "hashes": repeated("# "),
    "underlines": repeated("a\n===\n"),
    "spaces": repeated(" ", after="a"),
    "tabs": repeated("\t", after="a"),
}


@pytest.mark.parametrize("name", INPUTS)
def test_twice_the_input_is_twice_the_work(name: str) -> None:
    text = INPUTS[name]
    calls(text(20))  # what is built once is built
    once, twice, four_times = (calls(text(n)) for n in (60, 120, 240))
    assert twice <= 2.2 * once + 500
    assert four_times <= 2.2 * twice + 500
