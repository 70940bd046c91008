"""The same question id is the same question in every tree."""

from __future__ import annotations

from dataclasses import replace

from tests.authoring.rules.checking import found
from tests.engine.small import ACCEPT, TREE, WHO, WHOSE

from soundingboard.authoring.compile.tree_file import TreeFile
from soundingboard.authoring.rules.trees.question_differs import RULE
from soundingboard.engine.tree import Answer, Question, Tree


def messages(*trees: Tree | None) -> list[str]:
    files = {}
    for number, tree in enumerate(trees):
        lines = {question.id: 10 * number + 7 for question in tree.questions} if tree else {}
        files[f"ap-1/t{number}"] = TreeFile(
            f"t{number}.md", "ap-1", f"t{number}", "T", tree, lines=lines
        )
    return [f"{p.path}:{p.line} {p.code} {p.message}" for p in found(files, RULE)]


def asking(question: Question) -> Tree:
    return replace(TREE, questions=(question,), outcomes=(ACCEPT,))


def test_trees_may_ask_the_same_and_lead_elsewhere() -> None:
    elsewhere = replace(WHO, answers=tuple(replace(a, to="accept", hint="") for a in WHO.answers))
    assert messages(TREE, asking(elsewhere)) == []


def test_answers_may_stand_in_another_order() -> None:
    assert (
        messages(TREE, replace(TREE, questions=(replace(WHO, answers=WHO.answers[::-1]), WHOSE)))
        == []
    )


def test_help_may_differ() -> None:
    assert messages(TREE, asking(replace(WHO, help="Other words."))) == []


def test_another_heading_with_the_same_id_is_told() -> None:
    assert messages(TREE, asking(replace(WHO, text="Who!"))) == [
        "t1.md:17 question-differs “Who!” is “Who?” in t0.md:7"
    ]


def test_other_labels_are_told_with_the_difference() -> None:
    more = (*WHO.answers[:1], Answer("nobody", "Nobody", "accept"))
    (message,) = messages(TREE, asking(replace(WHO, answers=more)))
    assert "has other answers in t0.md:7. They differ in “A friend” and “Nobody”" in message


ODD = asking(replace(WHO, text="Who!"))


def test_the_odd_one_out_has_the_problem_wherever_it_is() -> None:
    for place in range(3):
        trees = [TREE, TREE, TREE]
        trees.insert(place, ODD)
        [message] = messages(*trees)
        assert message.startswith(f"t{place}.md:{10 * place + 7} question-differs “Who!” is “Who?”")
        assert message.endswith(" and 2 other trees")


def test_each_odd_one_has_its_problem() -> None:
    told = messages(None, ODD, TREE, TREE, TREE, ODD)
    assert [line.split()[0] for line in told] == ["t1.md:17", "t5.md:57"]


def test_where_none_is_odd_there_is_one_problem_at_the_newest() -> None:
    older = replace(TREE, reviewed="2020-01-01")
    assert [line.split()[0] for line in messages(ODD, older)] == ["t0.md:7"]
    assert [line.split()[0] for line in messages(older, ODD)] == ["t1.md:17"]
    [message] = messages(TREE, ODD, TREE, ODD)
    assert message == "t3.md:37 question-differs “Who!” is “Who?” in t0.md:7 and 1 other tree"
    third = asking(replace(WHO, text="WHO?"))
    told = messages(TREE, TREE, ODD, ODD, third)
    assert [line.split()[0] for line in told] == ["t4.md:47", "t3.md:37"]
