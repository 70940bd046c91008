"""Three boards on one decision, for tests of the pages that are made of several."""

from __future__ import annotations

import re
from pathlib import Path

from tests.handbooks import PROCEDURE_TEXT, TREE_TEXT, swap
from tests.site.published_handbooks import published_handbook

from soundingboard.site.published_handbook import PublishedHandbook

TITLE = "May I accept this follow request?"

SECOND = swap(swap(PROCEDURE_TEXT, "short: AP 1", "short: AP 2"), "Fictional", "Second")
SECOND_TREE = (
    TREE_TEXT.replace("procedure: ap-1", "procedure: ap-2")
    .replace("ap-1.md", "ap-2.md")
    .replace("**Not allowed.**", "**Ask first.**")
)
SILENT = (
    "not-covered:\n  - slug: follow-request\n    ask: The office\n    clause: '1.2'\n"
    "    note: No word on it.\ndecides-nothing:\n  - clauses: 1.1\n    reason: A welcome.\n"
)
THIRD = swap(SECOND, "short: AP 2", "short: AP 3").replace(
    "revision: 2\n", f"revision: 2\n{SILENT}"
)


def three(root: Path) -> PublishedHandbook:
    """Two procedures with a tree each, and one that is silent."""
    files: dict[str, str | bytes | None] = {
        "docs/procedures/ap-2.md": SECOND,
        "docs/procedures/ap-3.md": THIRD,
        "decision_trees/ap-2/follow-request.md": SECOND_TREE,
    }
    made = published_handbook(root, files)
    assert made.compiled.problems == ()
    return made


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())
