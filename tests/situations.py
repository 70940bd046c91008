"""Situations of the default handbook of ``tests/handbooks.py``, to test with."""

PATH = "decision_trees/ap-1/situations.md"
WAY = "[May I accept this follow request?](follow-request.md)"
HEAD = """\
---
title: Situations
procedure: ap-1
reviewed: 2026-11-20
---

"""
STUDENT = f"""\
## A grade 10 student wants to follow my private Instagram. Can I accept?

**Not allowed.** It would let you write to each other ([2.1.1]).

- {WAY}: My own account; A student enrolled in one of our schools
"""
NEIGHBOUR = f"""\
## My neighbour sent me a friend request. Can I accept it?

**Allowed.** Your own account is your own affair ([2.1]).

- {WAY}: My own account; Somebody else
"""
CLASS = f"""\
## A parent asks to follow our class account. Can I let her in?

**Allowed with conditions.** The principal must know of the account ([1.1]).

- {WAY}: An account I run for work
"""
ALL = HEAD + "\n".join((STUDENT, NEIGHBOUR, CLASS))
