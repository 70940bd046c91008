"""Contradictions: what one tree permits and another forbids, for the same answers and clause."""

from __future__ import annotations

from dataclasses import replace

from tests.engine.ladders import ladder
from tests.engine.small import ACCEPT, DECLINE, TREE, WHO

from soundingboard.engine.contradictions import Contradiction, contradictions
from soundingboard.engine.shared_answers import Undecided
from soundingboard.engine.tree import Answer, Outcome, Question, Tree
from soundingboard.engine.verdict import Verdict

WHERE = Question(
    "where", "Where?", (Answer("here", "Here", "post"), Answer("there", "There", "ask"))
)


def other(**parts: object) -> Tree:
    """Another tree of the procedure, which permits by clause 2.1 what the small tree forbids."""
    post = Outcome("post", "Post it", Verdict.ALLOWED, "Yes (2.1).", ("2.1",), ("2.1",))
    who = replace(WHO, answers=(replace(WHO.answers[0], to="post"), WHO.answers[1]))
    tree = Tree("ap-1", "post", "May I post?", (who,), (post, ACCEPT))
    return replace(tree, **parts)  # type: ignore[arg-type]


def test_the_same_answers_two_verdicts_one_clause() -> None:
    [found] = contradictions([TREE, other()])
    assert isinstance(found, Contradiction)
    assert found.clauses == ("2.1",)
    assert found.answers == {"who": "a-student", "whose": "mine"}
    assert found.permits.answers == {"who": "a-student"}
    assert found.forbids.answers == {"who": "a-student", "whose": "mine"}
    assert found.forbids.outcome is DECLINE


def test_the_order_of_the_trees_does_not_matter() -> None:
    [one], [two] = contradictions([TREE, other()]), contradictions([other(), TREE])
    assert one == two


def test_other_answers_are_no_contradiction() -> None:
    """It is permitted for a friend and forbidden for a student."""
    tree = other(questions=(replace(WHO, answers=_to("accept", "post")),))
    assert list(contradictions([TREE, tree])) == []


def test_another_clause_is_no_contradiction() -> None:
    post = Outcome("post", "Post it", Verdict.ALLOWED, "Yes (1.1).", ("1.1",), ("1.1",))
    assert list(contradictions([TREE, other(outcomes=(post, ACCEPT))])) == []


def test_a_clause_that_only_a_step_cites_is_no_ground() -> None:
    post = Outcome("post", "Post it", Verdict.ALLOWED, "Yes (1.1).", ("1.1", "2.1"), ("1.1",))
    assert list(contradictions([TREE, other(outcomes=(post, ACCEPT))])) == []


def test_to_ask_first_contradicts_nothing() -> None:
    post = Outcome("post", "Post it", Verdict.ASK_FIRST, "Ask (2.1).", ("2.1",), ("2.1",))
    assert list(contradictions([TREE, other(outcomes=(post, ACCEPT))])) == []


def test_walks_that_share_no_answer_are_not_about_one_act() -> None:
    post = Outcome("post", "Post it", Verdict.ALLOWED, "Yes (2.1).", ("2.1",), ("2.1",))
    ask = replace(post, id="ask", verdict=Verdict.ASK_FIRST)
    tree = Tree("ap-1", "post", "May I post?", (WHERE,), (post, ask))
    assert list(contradictions([TREE, tree])) == []


def test_one_answer_of_several_is_not_enough_for_both() -> None:
    """Whose account it is says too little of what is done; with a second answer it is enough."""
    post = Outcome("post", "Post it", Verdict.ALLOWED, "Yes (2.1).", ("2.1",), ("2.1",))
    ask = replace(post, id="ask", verdict=Verdict.ASK_FIRST)
    who = replace(WHO, answers=_to("where", "ask"))
    tree = Tree("ap-1", "post", "May I post?", (who, WHERE), (post, ask))
    assert list(contradictions([TREE, tree])) == []
    again = replace(TREE.questions[1], answers=(Answer("mine", "Mine", "post"),))
    tree = replace(tree, questions=(replace(who, answers=_to("whose", "ask")), again))
    [found] = contradictions([TREE, tree])
    assert isinstance(found, Contradiction)
    assert found.answers == {"who": "a-student", "whose": "mine"}


def test_an_answer_that_one_of_the_trees_lacks_stops_nothing() -> None:
    """Labels that disagree are a problem of their own; contradictions are still looked for."""
    post = Outcome("post", "Post it", Verdict.ALLOWED, "Yes (2.1).", ("2.1",), ("2.1",))
    ask = replace(post, id="ask", verdict=Verdict.ASK_FIRST)
    who = replace(WHO, answers=(Answer("a-bot", "A bot", "post"), Answer("nobody", "N", "ask")))
    when = Question("when", "When?", (Answer("now", "Now", "decline"), Answer("later", "L", "who")))
    before = replace(TREE, questions=(when, *TREE.questions))
    now = replace(when, answers=(Answer("now", "Now", "who"), Answer("later", "L", "ask")))
    [found] = contradictions([before, Tree("ap-1", "post", "Post?", (now, who), (post, ask))])
    assert isinstance(found, Contradiction)
    assert found.answers == {"when": "now", "who": "a-bot"}
    assert found.forbids.answers == {"when": "now"}


def test_beyond_the_limit_it_is_undecided_and_said() -> None:
    one, two = ladder(20, slug="one"), ladder(20, slug="two")
    [found] = contradictions([one, two])
    assert isinstance(found, Undecided)
    assert str(found) == (
        "“Ladder” (ap-1/one) and “Ladder” (ap-1/two) share too many questions: "
        "more than 20000 ways to answer them"
    )


def test_many_questions_that_are_not_shared_are_no_matter() -> None:
    found = list(contradictions([ladder(40), ladder(2, slug="short")]))
    assert len(found) == 2
    assert all(isinstance(item, Contradiction) for item in found)


def _to(student: str, friend: str) -> tuple[Answer, ...]:
    return replace(WHO.answers[0], to=student), replace(WHO.answers[1], to=friend)
