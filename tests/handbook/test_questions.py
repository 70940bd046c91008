"""The published trees ask the same thing in the same way, and for a role or an account once."""

from __future__ import annotations

import re

import pytest
from tests.handbook.published import published

from soundingboard.engine.tree import Tree
from soundingboard.engine.verdict import Verdict

ROLE = "what-is-your-role"
"""The question about the reader's role: later parts of a visit ask it once."""

ROLES = (
    r"(?:vice-)?(?:principals?|managers?|supervisors?|administrators?|(?:school )?leaders?"
    r"|officers?|educators?|teachers?|trustees?|volunteers?|contractors?|employees?|staff"
    r"|parents?|students?|superintendents?|designates?)\b"
)
ASKS_FOR_A_ROLE = re.compile(
    # "I'm the principal", "if you aren't an educator", "while I'm their principal"
    r"\b(?:I'm|I am|you're|you are|you aren't|are you) (?:not )?"
    rf"(?:(?:a|an|the|their|its|that|your|one)\b[^,;:.\]]*?)?\b{ROLES}"
    # "I work there", "if you don't work for the board"
    r"|\b(?:I|you) (?:don't )?work (?:at|for|in|there)\b"
    # "I'm the one who gives it", "are you one of those who decide"
    r"|\b(?:I'm|you're|are you) (?:the one|one of those)\b"
    # "Are you on School Council", "which of these are you", "do you help at a school"
    r"|\bare you on\b|\bwhich of these are you\b|\byou help (?:at|in)\b"
    # "as the Communications Officer"
    r"|(?<!such )(?<!read it )(?<!read that )\bas (?:the|its|their|your)\b"
    rf"[^,;:.]*?\b{ROLES}(?!'s)",
    re.IGNORECASE,
)


def before_role(tree: Tree) -> set[str]:
    """Ids of the questions that a reader can come to without having been asked for the role."""
    found, waiting = set[str](), [tree.start.id]
    while waiting:
        question = tree.question_by_id.get(waiting.pop())
        if question is not None and question.id != ROLE and question.id not in found:
            found.add(question.id)
            waiting += [answer.to for answer in question.answers]
    return found


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("I work there", True),
        ("I don't work for the board", True),
        ("I'm the one who gives it", True),
        ("I'm the Principal or Manager of it myself", True),
        (", or I'm the principal, as we read it", True),
        (", while I'm the principal", True),
        (", if you're their principal", True),
        (", if you work for it", True),
        ("Are you an educator posting on a school's account?", True),
        ("Leave it to the school, as the Communications Officer", True),
        ("No, I'm a parent", True),
        ("Are you a student teacher?", True),
        ("Are you on School Council or a Grand Erie committee?", True),
        ("Which of these are you?", True),
        ("Do you help at a school?", True),
        ("It's the department's own", False),
        ("It's mine to give", False),
        (", because I'm still listed as an administrator", False),
        ("A student I teach or coach", False),
        ("I'm leaving or giving the account up", False),
        (", and the principal's approval is yours", False),
        ("We read it as the parents", False),
    ],
)
def test_which_texts_ask_for_the_reader_s_role(text: str, asks: bool) -> None:
    assert bool(ASKS_FOR_A_ROLE.search(text)) is asks


def test_only_the_question_about_the_role_asks_for_it() -> None:
    found = set[tuple[str, str]]()
    for tree in published().trees.values():
        early = before_role(tree)
        for question in tree.questions:
            if question.id == ROLE:
                continue
            texts = [question.text, *(answer.text for answer in question.answers)]
            # A help or a hint may refer to the role once it has been asked for.
            if question.id in early:
                texts += [question.help, *(answer.hint for answer in question.answers)]
            found |= {(tree.id, text) for text in texts if ASKS_FOR_A_ROLE.search(text)}
    assert found == set()


KINDS = {"which-account-is-it", "what-is-the-work-account-for"}
"""The questions about the kind of account: whose it is, and what it's for."""

NOT_THE_KIND = {
    # Where a message, a post or a comment was seen, or would be, whatever account the reader uses.
    "could-a-student-be-in-danger-or-distress",
    "where-did-you-see-it",
    "would-it-appear-on-somebody-elses-page",
    # What one would do with an account whose kind is known by then, or is what the tree is about.
    "what-would-you-do-on-your-own-account",
    "what-would-you-do-with-a-comment-on-your-own-account",
    "what-would-you-write-on-your-own-account",
    "what-would-you-do-with-a-classs-a-clubs-or-your-own-account",
    "what-would-you-do-with-an-account-of-the-whole-board",
    # What one wants to do, to know, to skip or to complain of: one answer of many is on an account.
    "what-are-you-planning",
    "what-do-you-need-to-know",
    "what-is-missing",
    "what-kind-of-help-do-you-need",
    "what-makes-you-think-so",
    "what-would-you-like-to-do",
    "what-would-you-like-to-skip",
    # What a post says or shows: on an account for work more is ruled out.
    "is-any-of-this-true-of-it",
    "is-one-of-these-in-the-post",
    # Who writes the post.
    "is-the-person-who-posts-it-an-educator-and-is-it-on-a-schools-account",
}
"""Questions that name kinds of accounts and don't ask which kind it is."""

_PLACE = r"(?:accounts?|pages?|profiles?|groups?)"
NAMES_A_KIND = re.compile(
    # "a page for work", "a page or group for school only", "only for your work"
    rf"\b{_PLACE}\b[^?]*\bfor (?:\w+ )?(?:work|school)\b|\bonly for (?:your )?work\b"
    # "your private account", "my own page", "my own account or phone"
    rf"|\b(?:my|your) (?:own|private|personal) {_PLACE}\b"
    # "an account that you run", "your account set up"; but not "do you run the account?"
    rf"|\b{_PLACE} that (?:I|you) run\b|\baccount set up\b"
    # "somebody else's page", "one outside the Division", "in my own name, for my work alone"
    rf"|\bsomebody else's page\b|\b(?:one|{_PLACE}) outside\b|\bfor my work alone\b"
    # "for my professional network", "it isn't a school's account", "the whole board"
    r"|\bfor my professional network\b|\ba school's account\b"
    rf"|\b{_PLACE} of the whole board\b|\bwhole board's {_PLACE}\b|^the whole board$"
    # "My private life and work", "Work, and it's new"
    r"|^(?:my private life|work)(?:$|,| and\b)",
    re.IGNORECASE,
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Would you write from a page for work?", True),
        ("Did they ask it on an account that you run?", True),
        ("Is it a page or group for school only?", True),
        ("It's in my own name, for my work alone", True),
        ("Is the profile only for your work?", True),
        ("Is it also your private account?", True),
        ("It's also my private account", True),
        ("It's my own page, or one outside the Division", True),
        ("It's my own profile", True),
        ("It's somebody else's page", True),
        ("It's for my professional network", True),
        ("Either way, and it isn't a school's account", True),
        ("Is the answer professional, and is your account set up?", True),
        ("My private life and work", True),
        ("Work, and it's already open", True),
        ("Has your school agreed to the account?", False),
        ("Did they ask it there, and do you run the account?", False),
        ("Is anything private on it, too?", False),
        ("It doesn't have to: the profile is mine", False),
        ("Work by the student", False),
        ("Use it for work as well", False),
    ],
)
def test_which_texts_name_a_kind_of_account(text: str, names: bool) -> None:
    assert bool(NAMES_A_KIND.search(text)) is names


def test_the_kind_of_account_is_asked_by_the_shared_questions() -> None:
    found = {
        question.id
        for tree in published().trees.values()
        for question in tree.questions
        for text in (question.text, *(answer.text for answer in question.answers))
        if NAMES_A_KIND.search(text)
    }
    assert found - KINDS == NOT_THE_KIND


def test_nothing_that_another_tree_decides_is_said_not_to_be_covered() -> None:
    found = {
        (tree.id, outcome.title)
        for tree in published().trees.values()
        for outcome in tree.outcomes
        if outcome.verdict is Verdict.NOT_COVERED
        and "this decision" in f"{outcome.title} {outcome.reason}".lower()
    }
    assert found == set()


def test_boards_ask_for_the_student_with_the_same_question() -> None:
    questions = {
        question.id
        for file in published().tree_files.values()
        if file.slug == "message-student" and file.tree is not None
        for question in file.tree.questions
        if any(answer.text == "A student I teach or coach" for answer in question.answers)
    }
    assert questions == {"who-is-the-student"}


def test_decisions_of_one_name_ask_the_same_question() -> None:
    titles: dict[str, set[str]] = {}
    for file in published().tree_files.values():
        titles.setdefault(file.slug, set()).add(file.title)
    assert {slug: found for slug, found in titles.items() if len(found) > 1} == {}
