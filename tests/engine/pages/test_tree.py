"""A tree's page as a reader uses it: each place, how it is come to, and what is kept."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.ladders import ladder
from tests.engine.pages.reading import PAGE, Reader, event, parts, source_of
from tests.engine.small import TREE
from tests.example_counts import examples
from tests.strategies import trees

from soundingboard.engine.errors import BadMessage
from soundingboard.engine.pages import tree as page
from soundingboard.engine.pages.walk_address import NOT_SURE
from soundingboard.engine.pages.walk_state import State
from soundingboard.engine.tree import Answer, Outcome, Question, Tree
from soundingboard.engine.verdict import Verdict

LONGER = Tree(
    procedure="ap-1",
    slug="longer",
    title="Photos. May I post it?",
    questions=(
        Question(
            "role",
            "What's your role?",
            (
                Answer("teacher", "Teacher", "où"),
                Answer("coach", "Coach", "ages"),
                Answer("visitor", "Visitor", "free"),
            ),
        ),
        Question(
            "où",
            "Where?",
            (Answer("école", "At school", "ages"), Answer("online", "Online", "ask")),
        ),
        Question("ages", "How old?", (Answer("kids", "Kids", "no"), Answer("old", "Old", "free"))),
    ),
    outcomes=(
        Outcome("no", "Leave it", Verdict.NOT_ALLOWED, "No.", ("1",), ("1",)),
        Outcome("ask", "Ask somebody", Verdict.ASK_FIRST, "Ask.", ("2",), ("2",)),
        Outcome("free", "Go ahead", Verdict.ALLOWED, "Yes.", ("3",), ("3",)),
    ),
    reviewed="2026-11-20",
    formerly={"where": "où", "pupils": "kids", "kids-only": "kids", "old": "kids"},
)
V = LONGER.version
KIDS = f"#walk?v={V}&role=teacher&o%C3%B9=%C3%A9cole&ages=kids"


def longer(tree: Tree = LONGER) -> Reader:
    return Reader(source_of(tree))


# Arriving


@pytest.mark.parametrize("hash_", ["", "#role", "#ages", "#no", "#role--not-sure", "#anything"])
def test_the_static_page_shows_a_plain_anchor(hash_: str) -> None:
    reader = longer().at(hash_, arriving=True)
    assert (reader.live, reader.html, reader.effects) == (False, "", [])
    assert reader.shown["marks"] == []


@pytest.mark.parametrize(
    "hash_",
    ["#walk?", f"#walk?v={V}", f"#walk?v={V}&at=role", "#walk?&&&=", "#walk?__proto__=x"],
)
def test_the_static_page_shows_a_walk_without_answers(hash_: str) -> None:
    reader = longer().at(hash_, arriving=True)
    assert (reader.live, reader.effects) == (False, [])


def test_junk_begins_with_the_first_question() -> None:
    reader = longer().at("#walk?v=%ff%00&at=keep-it", arriving=True)
    assert reader.heading == "What's your role?"
    assert reader.your_answers == []


def test_a_shared_link_shows_the_result_and_how_it_came_about() -> None:
    reader = longer().at(KIDS, arriving=True)
    assert reader.heading == "Leave it"
    assert [row.split("\n") for row in reader.your_answers] == [
        ["What's your role?TeacherChange the answer to “What's your role?”"],
        ["Where?At schoolChange the answer to “Where?”"],
        ["How old?KidsChange the answer to “How old?”"],
    ]
    assert reader.effect("title") == "No. Leave it"
    assert reader.effect("address") is None
    [focus] = [effect for effect in reader.effects if effect["effect"] == "focus"]
    assert focus["unless"] == "elsewhere", "the reader may have begun to read the page"
    assert reader.effect("announce") is None
    assert reader.hash == KIDS


def test_a_link_to_a_question_shows_it_with_its_answer() -> None:
    reader = longer().at(f"{KIDS}&at=o%C3%B9", arriving=True)
    assert (reader.heading, reader.given) == ("Where?", "At school")
    assert reader.your_answers[1] == "Where?At schoolShown above"


def test_answers_that_were_handed_on_are_used_when_they_are_asked_for() -> None:
    reader = longer().at("#walk?ages=old&role=teacher&elsewhere=yes", arriving=True)
    assert (reader.heading, reader.notices) == ("Where?", [])
    assert reader.answer("où", "école").heading == "Go ahead"
    reader = longer().at("#walk?ages=old", arriving=True)
    assert (reader.heading, reader.your_answers) == ("What's your role?", [])
    assert reader.answer("role", "coach").heading == "Go ahead"


def test_early_taps_are_gone_on_from() -> None:
    reader = longer().at("#o%C3%B9", "role=teacher")
    assert (reader.heading, reader.given) == ("Where?", "")
    assert reader.your_answers[0].startswith("What's your role?Teacher")
    assert reader.effect("address") == f"#walk?v={V}&role=teacher"
    assert reader.effect("title") == "Where?"
    assert reader.effect("focus") == "[data-region=step] h2"
    reader = longer().at("#no", "role=teacher", "où=école", "ages=kids")
    assert (reader.heading, reader.effect("address")) == ("Leave it", KIDS)


def test_of_several_taps_on_a_question_the_last_counts() -> None:
    reader = longer().at("#ages", "role=teacher", "role=coach")
    assert reader.heading == "How old?"
    assert len(reader.your_answers) == 1


def test_taps_that_name_nothing_are_passed_over() -> None:
    reader = longer().at("#ages", "", "role", "=", "role=", "where=x", "role=coach", "ages=x=y")
    assert (reader.heading, len(reader.your_answers)) == ("How old?", 1)


def test_a_tap_on_not_sure_shows_what_can_follow() -> None:
    reader = longer().at("#role--not-sure", "role=*")
    assert reader.heading == "Not sure: What's your role?"
    assert reader.effect("address") == f"#walk?v={V}&role=*&at=role"
    assert reader.at("#role").live is False, "the static page's “Back to the question”"


def test_back_to_a_doubted_question_by_its_anchor_asks_it_again() -> None:
    reader = longer().at("#o%C3%B9--not-sure", "role=teacher", "où=*")
    assert reader.heading == "Not sure: Where?"
    reader.at("#o%C3%B9")
    assert (reader.heading, reader.given, len(reader.your_answers)) == ("Where?", "", 1)


def test_a_doubt_by_its_anchor_is_a_doubt() -> None:
    reader = longer().at("#o%C3%B9", "role=teacher").at("#o%C3%B9--not-sure")
    assert reader.heading == "Not sure: Where?"
    certain = longer(replace(LONGER, not_sure=False)).at("#o%C3%B9", "role=teacher")
    assert certain.at("#o%C3%B9--not-sure").heading == "Where?", "an anchor that isn't there"


def test_a_link_s_doubt_is_unread_where_nobody_may_doubt() -> None:
    certain = longer(replace(LONGER, not_sure=False))
    version = replace(LONGER, not_sure=False).version
    certain.at(f"#walk?v={version}&role=*&at=role")
    assert (certain.heading, len(certain.notices)) == ("What's your role?", 1)


@pytest.mark.parametrize(
    "old", ["#walk?v={v}&role=teacher&at=où&unsure=1", "#walk?v={v}&role=teacher&at=where&unsure=1"]
)
def test_links_made_before_show_the_same(old: str) -> None:
    reader = longer().at(old.format(v=V), arriving=True)
    assert reader.heading == "Not sure: Where?"


# Anchors while walking


def test_an_anchor_off_the_way_is_the_static_page_s_and_the_answers_are_kept() -> None:
    reader = longer().at(KIDS)
    reader.at("#ask")
    assert not reader.live
    assert reader.effects == [
        {"effect": "title", "text": ""},
        {"effect": "focus", "selector": '[data-node="ask"] h2'},
    ]
    assert reader.back().heading == "Leave it"
    reader.at("#o%C3%B9")
    assert (reader.heading, reader.given) == ("Where?", "At school")


@pytest.mark.parametrize(
    ("anchor", "shown"), [("#free", "free"), ("#o%C3%B9", "où"), ("#ages--not-sure", "role")]
)
def test_the_focus_goes_to_what_the_static_page_shows(anchor: str, shown: str) -> None:
    certain = longer(replace(LONGER, not_sure=False)).at("#walk?role=coach")
    certain.at(anchor)
    if certain.live:
        assert anchor == "#ages--not-sure", "no anchor of the page's: nothing changes"
    else:
        assert certain.effect("focus") == f'[data-node="{shown}"] h2'
        doubting = longer().at("#walk?role=coach").at("#o%C3%B9--not-sure")
        assert doubting.effect("focus") == '[data-node="où--not-sure"] h2'


def test_the_result_by_its_own_anchor_stays_the_result() -> None:
    reader = longer().at(KIDS).at("#no")
    assert (reader.heading, reader.effect("address")) == ("Leave it", KIDS)


def test_a_former_id_leads_to_what_bears_the_new_one() -> None:
    reader = longer().at("#where", "role=teacher")
    assert reader.heading == "Where?"
    reader = longer().at(f"#walk?v={V}&role=teacher&where=%C3%A9cole&ages=pupils")
    assert (reader.heading, reader.notices) == ("Leave it", [])
    reader = longer().at(f"#walk?v={V}&role=coach&ages=old")
    assert reader.heading == "Go ahead", "an answer of today isn't taken for one of yesterday"


@pytest.mark.parametrize("anchor", ["#__skip", "#sb-picture", "#%", "#role=teacher"])
def test_an_anchor_elsewhere_changes_nothing(anchor: str) -> None:
    reader = longer().at(KIDS)
    before = reader.state, reader.shown
    reader.at(anchor)
    assert (reader.state, reader.shown, reader.effects) == (*before, [])


def test_taps_before_an_anchor_elsewhere_are_not_lost() -> None:
    reader = longer().at("#__skip", "role=teacher")
    assert (reader.live, reader.effects) == (False, [])
    assert reader.at("#o%C3%B9").heading == "Where?"


# Going on, back and around


def test_each_answer_leads_on_and_the_address_says_where() -> None:
    reader = longer().at("#o%C3%B9", "role=teacher").answer("où", "école")
    assert reader.heading == "How old?"
    assert reader.hash == f"#walk?v={V}&role=teacher&o%C3%B9=%C3%A9cole"
    assert reader.effect("focus") == "[data-region=step] h2"
    assert reader.answer("ages", "old").heading == "Go ahead"
    assert reader.effect("title") == "Yes. Go ahead"


def test_at_each_question_there_is_a_way_back_but_at_the_first() -> None:
    reader = longer().at(KIDS)
    for heading, answer in (("How old?", "Kids"), ("Where?", "At school")):
        reader.follow("Back")
        assert (reader.heading, reader.given) == (heading, answer)
    reader.follow("Back")
    assert (reader.heading, reader.given) == ("What's your role?", "Teacher")
    assert "Back" not in [link.text for link in reader.links]


def test_the_browser_s_back_shows_each_question_with_its_answer() -> None:
    reader = longer().at("#o%C3%B9", "role=teacher")
    reader.answer("où", "école").answer("ages", "kids")
    assert (reader.back().heading, reader.given) == ("How old?", "Kids")
    assert (reader.back().heading, reader.given) == ("Where?", "At school")
    assert reader.at("").heading == "What's your role?"
    assert reader.given == "Teacher"
    assert len(reader.your_answers) == 3
    assert reader.effect("address") == f"{KIDS}&at=role"


def test_the_browser_s_back_from_a_doubt_asks_again() -> None:
    reader = longer().at("#o%C3%B9", "role=teacher").answer("où", NOT_SURE)
    assert reader.heading == "Not sure: Where?"
    assert (reader.back().heading, reader.given) == ("Where?", "")
    first = longer().at("#role--not-sure", "role=*").at("")
    assert not first.live, "the first question with nothing answered is the static page"


def test_a_changed_answer_keeps_the_later_ones() -> None:
    reader = longer().at(KIDS).change("What's your role?")
    assert (reader.heading, reader.given) == ("What's your role?", "Teacher")
    reader.answer("role", "coach")
    assert reader.heading == "Leave it"
    assert reader.hash == f"#walk?v={V}&role=coach&ages=kids", "only what was asked"
    reader.change("What's your role?").answer("role", "visitor")
    assert (reader.heading, reader.hash) == ("Go ahead", f"#walk?v={V}&role=visitor")
    assert len(reader.your_answers) == 1


def test_the_address_is_always_the_long_form() -> None:
    reader = longer().at(f"#walk?v={V}&~=0-0.1-0.2-0&at=o%C3%B9")
    assert (reader.heading, reader.hash) == ("Where?", f"{KIDS}&at=o%C3%B9")
    assert longer().at(f"#walk?v={V}&~=0-0.1-1").hash == f"#walk?v={V}&role=teacher&o%C3%B9=online"


@pytest.mark.parametrize(
    "steps", ["", "9-0", "x", "0-9", "0-0..1-0", "-1", "0-0-0", "²-0", "0-*.2-*", "*-0"]
)
def test_any_short_link_is_read_as_far_as_it_can_be(steps: str) -> None:
    reader = longer().at(f"#walk?v={V}&~={steps}")
    assert "~" not in reader.hash or not reader.live


def test_a_short_link_of_an_earlier_edition_begins_again() -> None:
    reader = longer().at("#walk?v=0&~=0-0.1-0&at=ages")
    assert (reader.heading, reader.your_answers) == ("What's your role?", [])


def test_an_answer_comes_back_when_the_earlier_one_is_changed_back() -> None:
    reader = longer().at(KIDS).change("What's your role?").answer("role", "visitor")
    reader.change("What's your role?").answer("role", "teacher")
    assert (reader.heading, reader.hash) == ("Leave it", KIDS)


def test_only_the_answers_up_to_an_open_question_are_listed() -> None:
    reader = longer().at(f"#walk?v={V}&role=coach&ages=kids")
    reader.change("What's your role?").answer("role", "teacher")
    assert (reader.heading, len(reader.your_answers)) == ("Where?", 1)
    assert reader.follow("Back").heading == "What's your role?"


def test_the_same_answer_again_leads_where_it_led() -> None:
    reader = longer().at(KIDS).change("Where?").answer("où", "école")
    assert (reader.heading, reader.hash) == ("Leave it", KIDS)


def test_start_again_forgets() -> None:
    reader = longer().at(KIDS).follow("Start again")
    assert not reader.live
    assert reader.effects == [
        {"effect": "title", "text": ""},
        {"effect": "focus", "selector": '[data-node="role"] h2'},
    ]
    assert reader.at("#ages", "role=coach").given == ""
    assert len(reader.your_answers) == 1


# Links that don't fit


def test_a_link_of_another_edition_says_so_until_the_next_step() -> None:
    reader = longer().at("#walk?v=0&role=teacher", arriving=True)
    assert reader.heading == "Where?"
    assert reader.notices == [
        "This link was made with an earlier edition of these questions. Check each answer."
    ]
    assert reader.effect("announce") == reader.notices[0]
    assert reader.answer("où", "online").notices == []
    result = longer().at(KIDS.replace(V, "0"), arriving=True)
    assert (result.heading, len(result.notices), result.hash) == ("Leave it", 1, KIDS)


def test_an_answer_that_is_gone_is_asked_again() -> None:
    reader = longer().at(f"#walk?v={V}&role=teacher&o%C3%B9=gone&ages=kids", arriving=True)
    assert reader.heading == "Where?"
    assert reader.notices == [
        "The link's answer to “Where?” isn't one of the answers any more. Choose one."
    ]
    assert reader.effect("announce") == reader.notices[0]
    assert reader.answer("où", "école").heading == "Leave it"
    alone = longer().at(f"#walk?v={V}&role=gone", arriving=True)
    assert (alone.heading, len(alone.notices)) == ("What's your role?", 1)


def test_a_question_that_isn_t_asked_gives_way_to_the_one_that_is() -> None:
    assert longer().at(f"#walk?v={V}&role=teacher&at=ages").heading == "Where?"
    assert longer().at(f"#walk?v={V}&role=teacher&at=no").heading == "Where?"
    assert longer().at(f"{KIDS}&at=nothing").heading == "Leave it"


# Large trees


LARGE = replace(
    ladder(9),
    questions=(
        replace(
            ladder(9).questions[0],
            answers=(*ladder(9).questions[0].answers, Answer("done", "Done", "top")),
        ),
        *ladder(9).questions[1:],
    ),
)


def _up(reader: Reader) -> Reader:
    for question in LARGE.questions[1:]:
        reader.answer(question.id, "yes")
    return reader


def test_a_large_tree_s_shared_link_is_the_last_answer() -> None:
    reader = _up(Reader(source_of(LARGE)).at("#rung-001", "rung-000=no"))
    assert reader.heading == "Top"
    assert reader.hash.startswith(f"#walk?v={LARGE.version}&rung-000=no&rung-001=yes&")
    copied = [found for part in parts(reader.html) if (found := part.attributes.get("data-copy"))]
    link = f"#walk?v={LARGE.version}&rung-008=yes"
    assert copied == [f"{PAGE}{link}"]
    arrived = Reader(source_of(LARGE)).at(link, arriving=True)
    assert (arrived.live, arrived.effects) == (False, [])
    reader.at(link)
    assert reader.effect("focus") == '[data-node="top"] h2'


def test_an_answer_that_was_handed_on_to_a_large_tree_is_no_result() -> None:
    reader = Reader(source_of(LARGE)).at("#walk?rung-008=yes", arriving=True)
    assert (reader.live, reader.heading) == (True, "rung-000?")
    older = Reader(source_of(LARGE)).at("#walk?v=0&rung-008=yes", arriving=True)
    assert (older.heading, len(older.notices)) == ("rung-000?", 1)


def test_a_large_tree_s_first_answer_may_decide_it() -> None:
    reader = Reader(source_of(LARGE)).at("#top", "rung-000=done")
    assert (reader.live, reader.heading) == (True, "Top")
    assert reader.follow("Back").answer("rung-000", "done").heading == "Top"


# Doubts


def test_a_doubt_goes_on_to_the_other_questions_and_may_not_matter() -> None:
    tree = replace(
        LONGER, questions=(LONGER.questions[0], LONGER.questions[1], LONGER.questions[2])
    )
    reader = longer(tree).at("#o%C3%B9", "role=teacher").answer("où", NOT_SURE)
    assert reader.heading == "Not sure: Where?"
    assert reader.effect("title") == "Not sure: Where?"
    assert "Until you know, don&#x27;t do it." in reader.html
    assert reader.follow("Go on with the other questions").heading == "How old?"
    assert reader.answer("ages", "kids").heading == "It depends on what you're not sure of"
    assert reader.effect("title") == "It depends on what you're not sure of"
    assert reader.hash == f"#walk?v={V}&role=teacher&o%C3%B9=*&ages=kids"
    assert reader.follow("Back").heading == "How old?"
    assert reader.follow("Back").heading == "Not sure: Where?"
    assert reader.follow("Back to the question").heading == "Where?"


def test_a_doubt_that_makes_no_difference_is_named_with_the_result() -> None:
    reader = longer().at("#role--not-sure", "role=*")
    reader.follow("Go on with the other questions").answer("où", "école")
    assert reader.heading == "How old?"
    assert reader.answer("ages", "old").heading == "Go ahead"
    assert reader.notices == [
        "You're not sure about “What's your role?”. The result is the same either way."
    ]
    assert reader.effect("title") == "Yes. Go ahead"
    assert "Why, and what would change it" not in reader.html


def test_results_of_one_verdict_are_the_same_either_way() -> None:
    outcomes = tuple(replace(item, verdict=Verdict.NOT_ALLOWED) for item in LONGER.outcomes)
    reader = longer(replace(LONGER, outcomes=outcomes)).at("#role--not-sure", "role=*")
    assert "Whatever the answer is: No. Not allowed." in reader.html
    assert "Go on with the other questions" not in reader.html, "none matters any more"
    reader.at(reader.hash.removesuffix("&at=role"))
    assert reader.heading == "The answer is the same either way"
    assert reader.effect("title") == reader.heading


def test_a_doubt_whose_answers_lead_to_one_result_leads_there() -> None:
    asked = replace(LONGER.questions[2], answers=LONGER.questions[2].answers[:1])
    tree = replace(LONGER, questions=(*LONGER.questions[:2], asked), formerly={})
    reader = longer(tree).at("#ages--not-sure", "role=coach", "ages=*")
    assert "Whatever the answer is, the result is the same." in reader.html
    assert reader.follow("Leave it").heading == "Leave it"


def test_a_doubt_is_changed_like_an_answer() -> None:
    reader = longer().at("#role--not-sure", "role=*")
    reader.follow("Go on with the other questions")
    assert reader.your_answers[0].startswith("What's your role?I'm not sureChange")
    reader.change("What's your role?")
    assert reader.heading == "Not sure: What's your role?"
    assert not reader.follow("Back to the question").live, "with no answer left it's the page's own"
    assert reader.effect("focus") == '[data-node="role"] h2'


# What is said around it


def test_titles_answer_where_the_tree_asks_for_yes_or_no() -> None:
    plain = replace(LONGER, title="What about photos?")
    reader = longer(plain).at("#no", "role=coach", "ages=kids")
    assert reader.effect("title") == "Leave it"
    assert "No. Not allowed" not in reader.html
    asked = longer().at("#ask", "role=teacher", "où=online")
    assert asked.effect("title") == "Ask somebody"


def test_what_is_printed_says_when_and_from_where() -> None:
    reader = longer().at(KIDS)
    assert f"Printed on November 30, 2026 from {PAGE}{KIDS.replace('&', '&amp;')}" in reader.html


def test_the_way_is_marked_in_the_picture() -> None:
    reader = longer().at(f"#walk?v={V}&role=coach")
    assert reader.shown["marks"] == [
        ['.sb-flow__node[data-node="role"]', "data-walked", ""],
        ['.sb-flow [data-question="role"][data-answer~="coach"]', "data-walked", ""],
        ['.sb-flow__node[data-node="ages"]', "data-walked", ""],
        ['.sb-flow__node[data-node="ages"]', "aria-current", "step"],
    ]


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"name": "tap"}, "tap"),
        ({"name": None}, "name"),
        ({"hash": None}, "hash"),
        ({"taps": None}, "taps"),
        ({"taps": "role=coach"}, "taps"),
        ({"taps": [1]}, "taps"),
        ({"page": 1}, "page"),
        ({"today": None}, "today"),
    ],
)
def test_another_event_is_refused(change: dict[str, object], wrong: str) -> None:
    with pytest.raises(
        BadMessage, match=rf"\$\.{wrong}(\[0\])?: expected|expected \"{wrong}\"|“{wrong}”"
    ):
        page.update(source_of(LONGER), State(), {**event(KIDS), **change})


@pytest.mark.parametrize(
    "state",
    [
        State({"role": "nobody"}, walking=True),
        State({"who": "coach"}),
        State(at="no"),
        State({"role": "\ud800"}, "role", walking=True),
    ],
)
def test_a_state_of_another_page_is_refused(state: State) -> None:
    with pytest.raises(BadMessage, match="no state of this tree's page"):
        page.update(source_of(LONGER), state, event("#role"))


# For every tree


@settings(max_examples=examples(2, of=5))
@given(trees(), st.data())
def test_every_link_leads_somewhere_and_comes_back(tree: Tree, data: st.DataObject) -> None:
    """A reader follows any links at all: the page always shows what the link was for."""
    reader = Reader(source_of(tree), fresh=data.draw(st.booleans()))
    first = data.draw(st.sampled_from(tree.start.answers))
    reader.at(f"#{first.to}", f"{tree.start.id}={first.id}")
    for _ in range(4):
        assert reader.heading
        ids = [part.attributes["id"] for part in parts(reader.html) if "id" in part.attributes]
        assert len(set(ids)) == len(ids)
        walked = [link for link in reader.links if link.attributes["href"].startswith("#walk?")]
        again = [link for link in walked if link.text != "Start again"]
        link = data.draw(st.sampled_from(again))
        heading, hash_ = reader.heading, reader.hash
        left = reader.at(link.attributes["href"]).hash
        assert reader.at(hash_).heading == heading, "the browser's “Back”"
        if not reader.at(left).live:
            assert reader.state["answers"] == {}, "the static page shows the first question"
            return


def test_the_small_tree_is_walked_too() -> None:
    reader = Reader(source_of(TREE)).at("#whose", "who=a-student").answer("whose", "anothers")
    assert (reader.heading, reader.effect("title")) == ("Ask", "Ask")
