"""A page that compares boards as a reader uses it: each place, how it's come to, what is kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.board_trees import ALL, MILD, MUTE, STRICT, everything, families, outcome
from tests.engine.board_trees import question as made
from tests.engine.board_trees import tree as tree_of
from tests.engine.pages.comparing import NO_TREE, VERSION, comparison
from tests.engine.pages.reading import Reader, event, parts

from soundingboard.engine.codec import Misfit, decode, encode
from soundingboard.engine.errors import BadMessage
from soundingboard.engine.pages import comparison as page
from soundingboard.engine.pages.comparison_progress import comparison_progress
from soundingboard.engine.pages.comparison_source import ComparisonSource
from soundingboard.engine.pages.walk_address import NOT_SURE
from soundingboard.engine.pages.walk_state import State
from soundingboard.engine.tree import Tree
from soundingboard.engine.verdict import Verdict

WALK = f"#walk?v={VERSION}"
DONE = f"{WALK}&whose=ours&who=b&where=out"
RESULT = "What each board says"


def reader(source: ComparisonSource | None = None, *, fresh: bool = False) -> Reader:
    return Reader(source or comparison(), fresh=fresh)


def cards(shown: Reader) -> list[str]:
    """The text of each board's card at a result."""
    return [part.text for part in parts(shown.shown["regions"]["step"]) if part.tag == "li"]


def so_far(shown: Reader) -> list[str]:
    return [part.text for part in parts(shown.shown["regions"]["below"]) if part.tag == "li"]


# Arriving


@pytest.mark.parametrize(
    "hash_", ["", "#boards", "#differences", "#walk?", WALK, f"{WALK}&x=y", "#walk?__proto__=x"]
)
def test_without_answers_the_static_page_is_shown(hash_: str) -> None:
    shown = reader().at(hash_, arriving=True)
    assert (shown.live, shown.html, shown.effects) == (False, "", [])


def test_the_first_tap_leads_to_the_next_question() -> None:
    shown = reader().at(f"{WALK}&whose=ours", "whose=ours")
    assert (shown.heading, shown.given) == ("Who?", "")
    assert shown.effect("title") == "Who?"
    assert shown.effect("focus") == "[data-region=step] h2"
    assert shown.effect("address") is None
    assert shown.your_answers == ["Whose?OursChange the answer to “Whose?”"]


def test_of_several_early_taps_the_last_counts() -> None:
    shown = reader().at(f"{WALK}&whose=mine", "whose=ours", "whose=mine")
    assert shown.your_answers == ["Whose?MineChange the answer to “Whose?”"]


def test_a_link_to_a_result_shows_it_and_how_it_came_about() -> None:
    shown = reader().at(DONE, arriving=True)
    assert shown.heading == RESULT
    assert [row.split("?")[0] for row in shown.your_answers] == ["Whose", "Who", "Where"]
    [focus] = [effect for effect in shown.effects if effect["effect"] == "focus"]
    assert focus["unless"] == "elsewhere", "the reader may have begun to read the page"
    assert shown.effect("title") == RESULT
    assert shown.hash == DONE


def test_a_link_to_a_question_shows_it_with_its_answer() -> None:
    """Links made before 1 December 2026 have all answers, and the question shown in “at”."""
    shown = reader().at(f"{DONE}&at=who", arriving=True)
    assert (shown.heading, shown.given) == ("Who?", "B")
    assert shown.your_answers[1] == "Who?BShown above"
    assert shown.effect("address") is None


def test_a_link_in_another_order_or_with_too_much_is_put_right_at_the_result() -> None:
    shown = reader().at(f"{WALK}&who=b&x=y&where=out&whose=ours&elsewhere=z", arriving=True)
    assert (shown.heading, shown.notices, shown.hash) == (RESULT, [], DONE)


def test_a_link_of_an_earlier_edition_says_so() -> None:
    shown = reader().at("#walk?v=000000000000&whose=ours", arriving=True)
    [notice] = shown.notices
    assert notice.startswith("This link was made with an earlier edition")
    assert shown.heading == "Who?"
    assert notice in (shown.effect("announce") or "")


def test_an_answer_that_is_gone_is_asked_again() -> None:
    shown = reader().at(f"{WALK}&whose=nobodys", arriving=True)
    assert shown.heading == "Whose?"
    assert shown.notices == [
        "The link's answer to “Whose?” isn't one of the answers any more. Choose one."
    ]


def test_renamed_questions_and_answers_are_read() -> None:
    renamed = replace(MILD, formerly={"person": "who", "one": "a"})
    shown = reader(comparison((STRICT, renamed))).at(f"{WALK}&whose=mine&person=one")
    assert (shown.heading, shown.hash) == (RESULT, f"{WALK}&whose=mine&who=a")
    assert reader(comparison((STRICT, renamed))).at(f"{DONE}&at=person").heading == "Who?"


# Walking


def test_one_tap_for_each_answer_up_to_the_result() -> None:
    shown = reader().at(f"{WALK}&whose=ours", "whose=ours").answer("who", "b")
    assert (shown.heading, shown.hash) == ("Where?", f"{WALK}&whose=ours&who=b")
    shown.answer("where", "out")
    assert (shown.heading, shown.hash) == (RESULT, DONE)
    assert shown.effect("title") == RESULT


def test_the_boards_so_far_are_shown_below_the_question() -> None:
    shown = reader(comparison(ALL, NO_TREE)).at(f"{WALK}&whose=ours")
    assert so_far(shown) == [
        "Board Strict Not allowed",
        "Board Mild Still open",
        "Board Mute Not covered",
        "Board Quiet Not covered",
    ]


def test_what_boards_have_come_to_is_read_out_once() -> None:
    shown = reader().at(f"{WALK}&whose=ours")
    assert shown.effect("announce") == "Board Strict: not allowed."
    assert shown.answer("who", "b").effect("announce") is None
    assert shown.answer("where", "in_").effect("announce") == "Board Mild: allowed."


def test_back_shows_the_answer_that_was_given() -> None:
    shown = reader().at(DONE).follow("Back")
    assert (shown.heading, shown.given) == ("Where?", "Out")
    assert shown.hash == f"{DONE}&at=where"
    shown.follow("Back").follow("Back")
    assert (shown.heading, shown.given) == ("Whose?", "Ours")
    assert "Back" not in [link.text for link in shown.links], "it is the first"
    assert shown.hash == f"{WALK}&whose=ours&at=whose"
    assert reader().at(shown.hash, arriving=True).given == "Ours", "after a reload, too"


def test_the_browsers_back_leads_to_the_question_before() -> None:
    shown = reader().at(f"{WALK}&whose=ours").answer("who", "b").answer("where", "out")
    assert (shown.back().heading, shown.given) == ("Where?", "Out")
    assert (shown.back().heading, shown.given) == ("Who?", "B")
    shown.back()
    assert not shown.live
    assert shown.effects == [
        {"effect": "title", "text": ""},
        {"effect": "focus", "selector": "[data-node] h2, .sb-compare-still h2"},
    ]


def test_a_changed_answer_keeps_the_others_that_are_still_asked() -> None:
    shown = reader().at(DONE).change("Whose?")
    assert (shown.heading, shown.given) == ("Whose?", "Ours")
    shown.answer("whose", "mine")
    assert shown.heading == RESULT, "the others have been answered"
    assert shown.hash == f"{WALK}&whose=mine&who=b&where=out"


def test_answers_that_are_no_longer_asked_are_left_out_and_come_back() -> None:
    shown = reader().at(DONE).change("Who?").answer("who", "a")
    assert (shown.heading, shown.hash) == (RESULT, f"{WALK}&whose=ours&who=a")
    shown.change("Who?").answer("who", "b")
    assert (shown.heading, shown.hash) == (RESULT, DONE)


def test_start_again_forgets_all_answers() -> None:
    shown = reader().at(DONE).follow("Start again")
    assert not shown.live
    shown.at(f"{WALK}&whose=ours")
    assert shown.heading == "Who?"
    assert shown.given == ""


def test_other_anchors_leave_the_walk_as_it_is() -> None:
    shown = reader().at(DONE)
    before = shown.shown
    assert shown.at("#__skip").shown == before
    assert shown.effects == []


def test_not_knowing_is_an_answer() -> None:
    shown = reader().at(f"{WALK}&whose=*", "whose=*")
    assert shown.heading == "Who?"
    assert so_far(shown)[:2] == ["Board Strict It depends", "Board Mild Still open"]
    shown.answer("who", "a")
    assert shown.heading == RESULT
    strict, mild, _ = [card for card in cards(shown) if card.startswith("Board")]
    assert "It depends on what you're not sure of" in strict
    assert "Until you know, don't do it." in strict
    assert "Yes. Allowed" in mild
    assert (shown.follow("Back").heading, shown.given) == ("Who?", "A")
    assert (shown.follow("Back").heading, shown.given) == ("Whose?", "I'm not sure")


# Results


def test_boards_that_differ_and_where_that_began() -> None:
    shown = reader(comparison((STRICT, MILD))).at(f"{WALK}&whose=ours&who=a")
    assert (
        "The boards don&#x27;t all agree.</strong> The first difference comes with your answer to "
        "“Who?”: A. Follow your own board&#x27;s answer." in shown.html
    )


@pytest.mark.parametrize(
    ("others", "said"),
    [
        ((), "All 2 boards give the same answer: allowed."),
        ((NO_TREE,), "The 2 boards that have an answer agree: allowed."),
    ],
)
def test_boards_that_agree(others: tuple[Any, ...], said: str) -> None:
    shown = reader(comparison((STRICT, MILD), *others)).at(f"{WALK}&whose=mine&who=a")
    assert said in shown.html


def test_where_boards_differ_whatever_is_answered() -> None:
    never = tree_of("never", (made("whose", mine="no", ours="no"),))
    source = comparison((never, MUTE, MILD))
    shown = reader(source).at(f"{WALK}&who=a")
    assert "They differ whatever you answer." in shown.html


def test_each_board_says_why_and_links_its_own_page() -> None:
    shown = reader().at(DONE)
    links = {
        link.text: link.attributes["href"]
        for link in shown.links
        if "data-tap" not in link.attributes
    }
    assert links["What to do at Board Strict"].startswith("../../decisions/strict/lend/#")
    assert links["What to do at Board Mild"] == (
        f"../../decisions/mild/lend/#walk?v={MILD.version}&who=b&where=out"
    )
    assert shown.html.count("So it is.") == len(ALL)
    assert links["the other tree"].startswith("../other/#walk?")


def test_where_the_reason_is_not_settled_each_case_is_named() -> None:
    late = outcome("late", Verdict.NOT_ALLOWED, "2")
    both = tree_of("both", (made("who", a="no", b="late"),))
    both = replace(both, outcomes=(*both.outcomes, late))
    shown = reader(comparison((both, STRICT))).at(f"{WALK}&whose=mine")
    [card, _] = [card for card in cards(shown) if card.startswith("Board")]
    assert "That's the answer in each of these cases (clause 2):" in card
    assert "No\nLate" in card.replace("\n\n", "\n")


# The link's short form, and what the browser says


def test_links_on_the_page_are_short_and_lead_where_their_answers_lead() -> None:
    shown = reader().at(f"{WALK}&whose=ours")
    [link] = [link for link in shown.links if link.attributes.get("data-tap") == "who=b"]
    assert link.attributes["href"] == f"{WALK}&~=1.1"
    alone = reader().at(f"{WALK}&~=1.1")
    assert (alone.heading, alone.hash) == ("Where?", f"{WALK}&whose=ours&who=b")


@pytest.mark.parametrize(
    "steps", ["", "9", "x", "1.9.1", "1..1", "-1", "1.1.1.1.1", "²", "*.*.*.*"]
)
def test_any_short_link_is_read_as_far_as_it_goes(steps: str) -> None:
    shown = reader().at(f"{WALK}&~={steps}", arriving=True)
    assert not shown.notices
    assert shown.hash.startswith(WALK)
    assert "~" not in shown.hash or not shown.live


def test_a_short_link_of_an_earlier_edition_begins_again() -> None:
    shown = reader().at("#walk?v=0&~=1.1", arriving=True)
    assert (shown.heading, shown.your_answers) == ("Whose?", [])
    assert len(shown.notices) == 1


@pytest.mark.parametrize(
    ("what", "wrong"),
    [
        ({}, "name"),
        ({"name": "tap"}, "tap"),
        ({"name": "place"}, "hash"),
        ({**event(""), "hash": 1}, "hash"),
        ({**event(""), "taps": 1}, "taps"),
    ],
)
def test_an_event_of_another_form_is_refused(what: dict[str, Any], wrong: str) -> None:
    with pytest.raises(BadMessage, match=rf"\$\.{wrong}: expected|expected \"{wrong}\"|“{wrong}”"):
        page.update(comparison(), State(), what)


@pytest.mark.parametrize(
    "state", [State({"x": "y"}), State({"who": "nobody"}), State({}, at="elsewhere")]
)
def test_a_state_of_another_page_is_refused(state: State) -> None:
    with pytest.raises(BadMessage, match="state"):
        page.update(comparison(), state, event(""))


# The source


def test_what_is_written_is_read() -> None:
    source = comparison(ALL, NO_TREE)
    assert decode(ComparisonSource, json.loads(json.dumps(encode(source)))) == source
    assert next(iter(encode(source).items())) == ("version", VERSION)


def _spoilt(**members: Any) -> dict[str, Any]:
    return {**encode(comparison()), **members}


@pytest.mark.parametrize(
    "document",
    [
        {},
        _spoilt(slug=1),
        _spoilt(version=None),
        _spoilt(boards=1),
        _spoilt(boards=[]),
        _spoilt(boards=[{}]),
        _spoilt(boards=encode(comparison((), NO_TREE))["boards"]),
        encode(comparison((STRICT, tree_of("other", (made("whose", mine="yes", theirs="no"),))))),
    ],
)
def test_what_is_no_source_is_refused(document: Mapping[str, Any]) -> None:
    with pytest.raises(Misfit, match=r"^\$.*: (expected|“whose” has other answers) "):
        decode(ComparisonSource, document)


# Laws


@given(
    trees=families(),
    facts=st.sampled_from(everything()),
    unknown=st.sets(st.sampled_from([f"q{number}" for number in range(5)])),
)
def test_tapping_leads_where_the_answers_lead(
    trees: tuple[Tree, ...], facts: dict[str, str], unknown: set[str]
) -> None:
    source = comparison(trees)
    answers = {name: NOT_SURE if name in unknown else value for name, value in facts.items()}
    first = comparison_progress(source, {}).next
    if first is None:
        return
    shown = reader(source).at(f"{WALK}&{first.id}={answers[first.id]}")
    while shown.heading != RESULT:
        shown.answer(shown.state["at"], answers[shown.state["at"]])
    reached = comparison_progress(source, answers)
    assert shown.hash.removeprefix("#") == (
        f"walk?v={VERSION}&" + "&".join(f"{name}={value}" for name, value in reached.pairs)
    )
    for question, _answer in reached.asked:
        again = reader(source).at(shown.hash).change(question.text)
        assert again.heading == question.text
        assert again.answer(question.id, answers[question.id]).hash == shown.hash


def test_a_new_worker_at_any_moment_changes_nothing() -> None:
    steady, fresh = (reader(fresh=fresh) for fresh in (False, True))
    moves: list[Any] = [
        lambda it: it.at(f"{WALK}&whose=ours", "whose=ours"),
        lambda it: it.answer("who", "*"),
        lambda it: it.answer("where", "out"),
        lambda it: it.change("Whose?"),
        lambda it: it.answer("whose", "mine"),
        lambda it: it.back(),
        lambda it: it.change("Who?"),
    ]
    for move in moves:
        for it in (steady, fresh):
            move(it)
        assert (fresh.shown, fresh.effects, fresh.state) == (
            steady.shown,
            steady.effects,
            steady.state,
        )
