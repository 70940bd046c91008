"""Handbooks to test with: small ones, written where a test wants them.

    root = write_handbook(tmp_path)                                   # the default, no problems
    write_handbook(tmp_path, **{TREE: swap(TREE_TEXT, "2.1.1", "9")})  # with another tree
    write_handbook(tmp_path, **{TREE: None})                          # without the tree

The default has one procedure, `ap-1`, of five clauses, and one tree, `ap-1/follow-request`, of two
questions and three outcomes. It uses each form of the grammar once: a section, nested clauses,
help, hints, steps, several clauses for one outcome, an answer's target shared by two answers.
"""

from pathlib import Path

from soundingboard.authoring.editions.ledger import edition_of, with_editions, write_ledger
from soundingboard.authoring.handbook import load

PROCEDURE = "docs/procedures/ap-1.md"
TREE = "decision_trees/ap-1/follow-request.md"

PROCEDURE_TEXT = """\
---
title: Staff on Social Media
number: Administrative Procedure 1
short: AP 1
board: Fictional School Board
adopted: 2020-12-15
next-review: 2030-12
revision: 2
official: https://board.example/ap-1.pdf
contact: handbook@board.example
---

What this made-up procedure asks of staff.

## Section 1: Accounts for work

### 1.1 Who may follow

Students and their families may follow a class account.

### 1.2 Tell the principal

Staff must tell the principal that a class account exists.

## Section 2: Accounts of your own

### 2.1 Your own accounts

What staff do on their own accounts is their own affair, except as follows.

#### 2.1.1 No contact with students

Staff must not communicate with enrolled students on their own accounts.

#### 2.1.2 Privacy settings

It is recommended that staff know their privacy settings – in the café, too.
"""

TREE_TEXT = """\
---
title: May I accept this follow request?
procedure: ap-1
reviewed: 2026-11-20
---

Someone asks to follow or befriend you.

## Which account did they ask to follow?

The one you use for work, or your own?

- [My own account](#who-is-asking)
- [An account I run for work](#let-them-follow)

## Who is asking?

- [A student enrolled in one of our schools](#do-not-accept), now, in any grade
- [A student who writes “a = b”](#do-not-accept)
- [Somebody else](#your-choice)

## Do not accept

**Not allowed.** Staff must not communicate with enrolled students on their own accounts, and
accepting opens that door ([2.1.1](../../docs/procedures/ap-1.md#c-2-1-1)).

- [ ] You must decline the request.
- [ ] Recommended: know your settings ([2.1.2](../../docs/procedures/ap-1.md#c-2-1-2)).

## Let them follow

**Allowed with conditions.** Students may follow a class account that the principal knows of
([1.1](../../docs/procedures/ap-1.md#c-1-1)).

- [ ] You must tell the principal of the account ([1.2](../../docs/procedures/ap-1.md#c-1-2)).

## Your choice

**Allowed.** Your own account is your own affair ([2.1](../../docs/procedures/ap-1.md#c-2-1)).

## Examples

| Which account did they ask to follow? | Who is asking? | Outcome |
|---|---|---|
| My own account | A student enrolled in one of our schools | Do not accept |
| My own account | Somebody else | Your choice |
| An account I run for work | | Let them follow |
"""


def on_record(root: Path) -> Path:
    """The handbook under *root*, its procedures as they are put into a ledger. Returns *root*."""
    grown = None
    for key, procedure in load(root).procedures.items():
        grown = with_editions(grown, {key: edition_of(procedure, [])})
    if grown is not None:
        write_ledger(root, grown)
    return root


def write_handbook(root: Path, **files: str | bytes | None) -> Path:
    """Write the default handbook under *root*, which is returned.

    *files* are further files by their path from *root*: text or bytes to write, or ``None`` to
    leave a file of the default out.
    """
    for path, content in {PROCEDURE: PROCEDURE_TEXT, TREE: TREE_TEXT, **files}.items():
        if content is None:
            continue
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def swap(text: str, old: str, new: str) -> str:
    """*text* with *old*, which must stand in it, replaced by *new*."""
    assert old in text, f"{old!r} is not in the text"
    return text.replace(old, new)
