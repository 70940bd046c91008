"""The shape of a tree: every target exists, everything is reached, nothing leads back."""

from __future__ import annotations

from soundingboard.authoring.compile.graph import graph_problems
from soundingboard.authoring.compile.nodes import read_node
from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.sections import split


def problems(shape: str) -> list[tuple[str, str]]:
    """Code and message for a tree drawn as ``A>B,C B>C C``, the first letter the first question."""
    text = ""
    for node in shape.split():
        title, _, targets = node.partition(">")
        text += f"## {title}\n\n" + "".join(f"- [to {t}](#{t})\n" for t in targets.split(",") if t)
        text += "\n"
    _, *sections = split(markdown.tokenize(text.lower()))
    nodes = [read_node("a.md", section)[0] for section in sections]
    return [(found.code, found.message) for found in graph_problems("a.md", nodes)]


def test_a_graph_without_way_back_is_sound_however_its_branches_meet() -> None:
    assert problems("A>B,C,D B>C,D,D C>D D") == []


def test_an_unknown_target_is_told() -> None:
    assert problems("A>B,X B") == [("unknown-target", "“#x” isn't a heading of this file")]


def test_what_a_mistyped_link_was_meant_for_is_not_called_unreachable() -> None:
    assert problems("A>Elsewhere,Elswehre,Else Other>End Elsewhere>Othr End Else") == [
        ("unknown-target", "“#elswehre” isn't a heading of this file"),
        ("unknown-target", "“#othr” isn't a heading of this file"),
    ]


def test_what_no_answer_leads_to_is_told_even_if_it_leads_somewhere() -> None:
    assert problems("A>B B C>B") == [("unreachable", "No answer leads to “c”")]


def test_what_stands_behind_an_unreached_question_is_told_with_it() -> None:
    assert problems("A>B B C>D D") == [
        ("unreachable", "No answer leads to “c”"),
        (
            "unreachable",
            "Nobody gets to “d”: only “c” leads to it, and no answer leads there",
        ),
    ]


def test_an_answer_that_leads_back_is_told_with_the_way() -> None:
    assert problems("A>B,D B>C C>A,D D") == [
        ("cycle", "The answer “to a” leads back to an earlier question: “a → b → c → a”")
    ]


def test_a_question_may_not_lead_to_itself() -> None:
    assert problems("A>A,B B") == [
        ("cycle", "The answer “to a” leads back to an earlier question: “a → a”")
    ]


def test_every_cycle_is_told_also_on_an_island() -> None:
    assert [code for code, _ in problems("A>B B C>D D>C,D")] == [
        "unreachable",
        "unreachable",
        "cycle",
        "cycle",
    ]


def test_a_long_way_round_is_told_in_part() -> None:
    letters = "ABCDEFGHIJ"
    shape = " ".join(f"{a}>{b}" for a, b in zip(letters, letters[1:] + "A", strict=True))
    ((_, message),) = problems(shape)
    assert message.endswith(": “a → b → c → d → e → f → g → h → … → a”")


def test_depth_is_no_limit() -> None:
    shape = " ".join(f"q{n}>q{n + 1}" for n in range(3000)) + " q3000"
    assert problems(shape) == []
