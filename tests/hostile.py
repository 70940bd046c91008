"""A handbook by an author who writes HTML into every text that front matter and headings have."""

from __future__ import annotations

from collections.abc import Mapping

from tests.courses import COURSE, COURSE_TEXT
from tests.handbooks import PROCEDURE, PROCEDURE_TEXT, TREE, TREE_TEXT, swap

RUNS = "<script>globalThis.ran = 1</script>"
TITLE = f"</title>{RUNS}"
"""Ends the page's title, and runs a script after it."""

ATTRIBUTE = "\" onpointermove='globalThis.ran = 1' x=\"<img src=x onerror='globalThis.ran = 1'>"
"""Ends an attribute in double quotes, and runs a script by two others."""

WORDS = f"{TITLE}{ATTRIBUTE}"


def hostile_handbook() -> Mapping[str, str]:
    """The files of the handbook, by path. Nothing in it is a problem: it's all just text."""
    told = WORDS.replace("'", "''")
    quoted = f"'{told}'"
    procedure = PROCEDURE_TEXT
    for field in ("Staff on Social Media", "Administrative Procedure 1", "AP 1\n"):
        procedure = procedure.replace(f": {field}", f": {quoted}" + "\n" * field.endswith("\n"), 1)
    procedure = swap(procedure, "Fictional School Board", quoted)
    procedure = swap(procedure, "https://board.example/ap-1.pdf", quoted)
    procedure = swap(procedure, "handbook@board.example", quoted)
    procedure = swap(
        procedure,
        "revision: 2\n",
        f"revision: 2\nresponsible: [{quoted}]\nreferences: [{quoted}]\nnotes: [{quoted}]\n"
        f"ask: {quoted}\nask-clause: '1.2'\n"
        f"glossary:\n  - term: Class account\n    means: {quoted}\n    clause: '1.1'\n"
        f"not-covered:\n  - slug: elsewhere\n    title: {quoted}\n    note: {quoted}\n",
    )
    tree = swap(TREE_TEXT, "title: May I accept this follow request?", f"title: {quoted}")
    tree = swap(tree, "reviewed: 2026", f"asked-as: [{quoted}]\nreviewed: 2026")
    course = swap(COURSE_TEXT, "title: AP 1 onboarding", f"title: {quoted}")
    course = swap(course, "audience: Everyone who works for the board", f"audience: {quoted}")
    course = swap(
        course, "I have read and understood AP 1 – Staff on Social Media.", f"I have read {quoted}"
    )
    page = f"---\ntitle: {quoted}\ndescription: {quoted}\ntags: [{quoted}]\n---\n\nWords.\n"
    return {
        PROCEDURE: procedure,
        TREE: tree,
        COURSE: course,
        "docs/own.md": page,
        "docs/headed.md": "# `</title><script>globalThis.ran = 1</script>`\n\nWords.\n",
        "docs/<img src=x onerror=globalThis.ran=1>.md": "Words.\n",
    }
