"""A small tree: two questions, three outcomes.

who? ── a student ── whose? ── mine ───── Decline   (not allowed)
 │                     └────── another's ─ Ask      (ask first)
 └───── a friend ───────────────────────── Accept   (allowed)
"""

from __future__ import annotations

from soundingboard.engine.tree import Answer, Outcome, Question, Step, Tree
from soundingboard.engine.verdict import Verdict

WHO = Question(
    "who",
    "Who?",
    (
        Answer("a-student", "A student", "whose", "enrolled now"),
        Answer("a-friend", "A friend", "accept"),
    ),
    help="The person who asks.",
)
WHOSE = Question(
    "whose",
    "Whose?",
    (Answer("mine", "Mine", "decline"), Answer("anothers", "Another's", "ask")),
)
DECLINE = Outcome(
    "decline",
    "Decline",
    Verdict.NOT_ALLOWED,
    "Staff must not (2.1).",
    ("2.1", "2.2"),
    ("2.1",),
    (Step("You must", "You must decline (2.2).", "Dear …"),),
)
ASK = Outcome("ask", "Ask", Verdict.ASK_FIRST, "Ask (1.2).", ("1.2",), ("1.2",))
ACCEPT = Outcome("accept", "Accept", Verdict.ALLOWED, "Yours (2.3).", ("2.3",), ("2.3",))

TREE = Tree(
    procedure="ap-1",
    slug="follow-request",
    title="May I accept?",
    questions=(WHO, WHOSE),
    outcomes=(DECLINE, ASK, ACCEPT),
    reviewed="2026-11-20",
)
