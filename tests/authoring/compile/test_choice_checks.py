"""Choices of a quiz compared with the outcome that the tree comes to."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.courses import COURSE, COURSE_TEXT
from tests.handbooks import on_record, swap, write_handbook

from soundingboard.authoring.compile.choice_checks import choice_contradictions
from soundingboard.authoring.compile.choices import ChoiceText
from soundingboard.authoring.handbook import load
from soundingboard.engine.tree import Answer, Outcome, Question, Step, Tree
from soundingboard.engine.verdict import Verdict


def end(
    verdict: str, *steps: str, title: str = "What applies", tree: str = "May I post this?"
) -> tuple[Tree, Outcome]:
    outcome = Outcome(
        id="end",
        title=title,
        verdict=Verdict(verdict),
        reason="",
        clauses=("1.1",),
        grounds=("1.1",),
        steps=tuple(Step("", step) for step in steps),
    )
    question = Question(id="q", text="Q?", help="", answers=(Answer("a", "A", "end", ""),))
    return (
        Tree(
            procedure="ap-1",
            slug="t",
            title=tree,
            reviewed="2026-11-20",
            questions=(question,),
            outcomes=(outcome,),
        ),
        outcome,
    )


def reported(choice: str, *ends: tuple[Tree, Outcome]) -> bool:
    """Whether *choice*, as written after its hyphen, is reported."""
    text = ChoiceText("c", choice[4:], choice.startswith("[x]"), 7, (), ())
    found = list(choice_contradictions("training/ap-1/c.md", [text], ends))
    assert all((problem.line, problem.code) == (7, "choice-contradicts") for problem in found)
    return bool(found)


NO = end("not allowed")
YES = end("allowed")
IF = end("allowed with conditions")
ASK = end("ask first")
CONSENT = end("allowed with conditions", title="Get consent first")
SILENT = end("not covered")
REQUEST = "May I accept this follow request?"
DECLINE = end("not allowed", tree=REQUEST)
ACCEPT = end("allowed", tree=REQUEST)
NOT_YET = end("not allowed", title="Not before a colleague has access", tree=REQUEST)
LOGO = end("not allowed", tree="May I use the school logo?")
STEPS = end(
    "allowed with conditions",
    "You must tell the principal (1.2). You can ask like this:",
    "You must not name the students",
    "You should use the class account for it",
    "You may delete it later",
    "Recommended: know your settings",
)


@pytest.mark.parametrize(
    ("choice", "outcome"),
    [
        # A verdict by its name.
        ("[x] Allowed", NO),
        ("[x] It’s allowed.", NO),
        ("[x] Not allowed.", YES),
        ("[x] Yes, allowed, because nobody minds", NO),
        ("[x] Allowed", IF),
        ("[x] Allowed with conditions", ASK),
        ("[ ] Not allowed", NO),
        ("[ ] It is not allowed.", NO),
        ("[x] Not covered", NO),
        # The act that the title asks about.
        ("[x] Post it", CONSENT),
        ("[x] Post it.", NO),
        ("[x] Post it", ASK),
        ("[x] POST IT NOW", NO),
        ("[x] Post it, because nearly everyone agreed.", NO),
        ("[x] Post it now, and take it down if a parent objects.", CONSENT),
        ("[x] She may post it.", NO),
        ("[x] Kofi can post it", ASK),
        ("[x] He may not post it.", YES),
        ("[ ] He may post it.", YES),
        ("[ ] Post it", YES),
        ("[ ] Do not post it.", NO),
        ("[ ] She must not post it", NO),
        ("[ ] Don’t post it", NO),
        ("[x] Yes, post it.", NO),
        ("[x] Yes: post this.", NO),
        ("[ ] No, she may not post it.", NO),
        # In the title's own words.
        ("[x] Post this picture", end("not allowed", tree="May I post this picture?")),
        ("[ ] Post this picture", end("allowed", tree="May I post this picture?")),
        ("[ ] Do not post this picture.", end("not allowed", tree="May I post this picture?")),
        ("[x] Yes, do not tell the principal", STEPS),
        # By another noun than the title's.
        ("[x] Accept the request.", DECLINE),
        ("[x] Accept the follow request", DECLINE),
        ("[x] Accept his request, because he is polite.", DECLINE),
        ("[x] Yes, accept the request now.", DECLINE),
        ("[x] Accept the invitation", NOT_YET),
        ("[x] Desta may accept the invitation.", DECLINE),
        ("[x] She must not accept the request", ACCEPT),
        ("[ ] Accept the request", ACCEPT),
        ("[ ] Do not accept the request.", DECLINE),
        ("[x] Use the logo", LOGO),
        ("[x] Use this logo anyway", LOGO),
        # Always and never.
        ("[x] Never accept the request.", ACCEPT),
        ("[x] Never accept follow requests.", ACCEPT),
        ("[x] To never accept requests", ACCEPT),
        ("[x] She must never accept it", ACCEPT),
        ("[x] She may never accept it", ACCEPT),
        ("[x] Do not ever accept it", ACCEPT),
        ("[x] She must not ever accept it", ACCEPT),
        ("[x] Under no circumstances accept it", ACCEPT),
        ("[x] Always accept follow requests", DECLINE),
        ("[x] He can always accept the request", DECLINE),
        ("[x] Always post it", IF),
        ("[x] Never post it", IF),
        ("[x] Never tell the principal", STEPS),
        ("[x] She must never tell the principal", STEPS),
        ("[x] Always name the students", STEPS),
        ("[x] Never delete it later", STEPS),
        ("[x] It is never allowed", YES),
        ("[x] That’s always allowed.", NO),
        # Steps.
        ("[ ] Tell the principal.", STEPS),
        ("[ ] To tell the principal", STEPS),
        ("[ ] Ida must tell the principal.", STEPS),
        ("[ ] Tell the principal", end("not allowed", "You must tell the principal of it")),
        ("[x] She may tell the principal.", STEPS),
        ("[x] She should tell the principal.", STEPS),
        ("[x] They need not tell the principal", STEPS),
        ("[x] She doesn’t have to tell the principal", STEPS),
        ("[x] Do not tell the principal", STEPS),
        ("[x] Name the students", STEPS),
        ("[x] You may name the students", STEPS),
        ("[ ] Do not name the students.", STEPS),
        ("[ ] She may not name the students", STEPS),
        ("[x] She must not delete it later", STEPS),
        ("[x] She must delete it later", STEPS),
        ("[x] He must know your settings", STEPS),
        # The title.
        ("[ ] Keep it off", end("not allowed", title="Keep it off")),
    ],
)
def test_a_choice_that_contradicts_the_outcome_is_reported(
    choice: str, outcome: tuple[Tree, Outcome]
) -> None:
    assert reported(choice, outcome)


@pytest.mark.parametrize(
    ("choice", "outcome"),
    [
        ("[x] Not allowed", NO),
        ("[ ] Allowed", NO),
        ("[ ] Not allowed, because the photo is old", NO),
        ("[x] Allowed if every parent agrees", IF),
        ("[x] It allows this", NO),
        ("[x] Post it", YES),
        ("[x] Post it, with care", IF),
        ("[ ] Post it", IF),
        ("[x] Post it only once all have consented", CONSENT),
        ("[x] Post it, but only once all have consented", CONSENT),
        ("[x] Post it without them", CONSENT),
        ("[x] Post nothing about it", NO),
        ("[x] Post no picture of them.", NO),
        ("[x] Post another photo, of nobody", NO),
        ("[x] Post the words without the picture", NO),
        ("[x] Postpone it", NO),
        ("[ ] Do not post it, because it is Friday", NO),
        ("[x] Do not post it", YES),
        ("[x] Leave it unposted", NO),
        ("[x] Post it", SILENT),
        ("[ ] Post it", SILENT),
        ("[x] Tell the principal.", STEPS),
        ("[x] She must tell the principal", STEPS),
        ("[ ] Tell the principal once the blog is running.", STEPS),
        ("[ ] Use the class account for it", STEPS),
        ("[ ] Delete it later", STEPS),
        ("[ ] Tell", STEPS),
        ("[ ] Tell the", STEPS),
        ("[x] Delete it later", STEPS),
        ("[x] Yes", NO),
        ("[x] Decline", YES),
        ("[x] Do it", end("not allowed", tree="What should I do?")),
        ("[x] Leave it", end("not allowed", tree="May I leave it on, or remove it?")),
        ("[x] Post it", end("not allowed", tree="May I post or tag it?")),
        ("[x] Accept a request", DECLINE),
        ("[x] Accept another request", DECLINE),
        ("[x] Accept requests", DECLINE),
        ("[x] Accept the rules", DECLINE),
        ("[x] Accept the request of a parent", DECLINE),
        ("[x] Accept the request from a parent", DECLINE),
        ("[x] Accept the parent's request", DECLINE),
        ("[x] Accept the request, but only after graduation", DECLINE),
        ("[x] Accept the request only after graduation", DECLINE),
        ("[ ] Accept the request, because she is polite", ACCEPT),
        ("[x] Use the club's logo", LOGO),
        ("[x] Use the logo of the club", LOGO),
        ("[x] Use the school name", LOGO),
        ("[x] Post the about", end("not allowed", tree="May I post this about a student?")),
        ("[x] Post the student", end("not allowed", tree="May I post this about a student?")),
        # For other cases than this one, “never” and “always” may be wrong.
        ("[ ] Never accept the request", DECLINE),
        ("[ ] Never accept follow requests", NOT_YET),
        ("[ ] Always accept follow requests", ACCEPT),
        ("[ ] Always tell the principal", STEPS),
        ("[ ] She must always tell the principal", STEPS),
        ("[ ] Never name the students", STEPS),
        ("[ ] It is never allowed", NO),
        ("[ ] She must not ever accept it", DECLINE),
        ("[ ] It is always allowed", YES),
        ("[x] Never accept the request", DECLINE),
        ("[x] Always accept the request", ACCEPT),
        ("[x] Never post it", CONSENT),
        ("[x] Never post it without consent", YES),
        ("[x] Never accept the request before asking who it is", ACCEPT),
        ("[x] Never accept requests from students", ACCEPT),
        ("[x] Never accept students' requests", ACCEPT),
        ("[x] Do not always accept it", ACCEPT),
        ("[x] You need not always tell the principal", STEPS),
        ("[x] She must not always tell the principal", STEPS),
        ("[x] Always tell the principal", STEPS),
        ("[x] Never name the students", STEPS),
        ("[x] It is never not allowed", YES),
        ("[x] Never", YES),
        ("[x] Always", NO),
    ],
)
def test_what_cannot_be_compared_is_not_reported(
    choice: str, outcome: tuple[Tree, Outcome]
) -> None:
    assert not reported(choice, outcome)


def test_a_choice_that_agrees_with_one_of_several_outcomes_is_not_reported() -> None:
    assert reported("[x] Post it", NO, ASK)
    assert not reported("[x] Post it", NO, YES)
    assert not reported("[x] Post it")


def test_a_course_is_checked(tmp_path: Path) -> None:
    wrong = swap(COURSE_TEXT, "- [ ] Accept it.", "- [x] Accept it.")
    wrong = swap(wrong, "- [x] **Decline**", "- [ ] **Decline**")
    problems = load(on_record(write_handbook(tmp_path, **{COURSE: wrong}))).problems
    assert [(problem.code, problem.message) for problem in problems] == [
        (
            "choice-contradicts",
            (
                "The choice “Decline the request.” is marked wrong, but a step of the "
                "outcome “Do not accept” says “You must decline the request.”"
            ),
        ),
        (
            "choice-contradicts",
            (
                "The choice “Accept it.” is marked right, but the outcome “Do not accept” "
                "is “not allowed”"
            ),
        ),
    ]
