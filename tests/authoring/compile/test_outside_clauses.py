"""What a procedure says outside its clauses is reported, at its line."""

from __future__ import annotations

import pytest
from tests.authoring.small import source
from tests.handbooks import PROCEDURE

from soundingboard.authoring.compile.procedure_file import compile_procedure

OUTSIDE, UNRECOGNIZED = "text-outside-clause", "unrecognized-clause"
START = 4
"""The line of the body's first line."""


def found(body: str, *, any_code: bool = False) -> list[tuple[int, str]]:
    text = f"---\ntitle: A\n---\n{body}\n"
    _, problems = compile_procedure("ap-1", source(text, PROCEDURE))
    ours = [p for p in problems if any_code or p.code in (OUTSIDE, UNRECOGNIZED)]
    return sorted((problem.line - START + 1, problem.code) for problem in ours)


@pytest.mark.parametrize(
    "heading",
    [
        "1.2(a)", "(a)", "(a) Tell", "B.", "B. Tell", "1.2.3)", "1.2.3) Tell", "1.2.A Tell",
        "2a.", "§ 4 Tell", "IV. Tell", "IV Tell", "I Tell", "A) Tell", "a) Tell", "1.2-3", "1,2",
        "\uff14.\uff11",
        "[1.2](#a)x", "“1.2” Tell", "- 1.2", "\uff21", "2.1.iv Tell", "iPads", "",
    ],
)  # fmt: skip
def test_a_heading_that_is_neither_a_clause_s_nor_a_section_s_is_reported(heading: str) -> None:
    problems = found(f"## 1.1 One\n\nText.\n\n### {heading}\n\nMust not.")
    assert problems == [(5, UNRECOGNIZED)], "the cause, once"


@pytest.mark.parametrize(
    "heading",
    ["Section 2: Accounts", "Background", "Appendix A: Terms", "Économie", "Best practices", "ICT",
     "Students’ work", "E-mail", "Clubs, teams", "Section 1.1: E-mail", "Title & scope"],
)  # fmt: skip
def test_a_section_s_heading_begins_with_a_word(heading: str) -> None:
    assert found(f"## {heading}\n\n### 1.1 One\n\nText.") == []


@pytest.mark.parametrize(
    "text",
    ["Staff must.", "Words.", "- item", "> quote", "| a |\n|---|\n| b |", "```\ncode\n```",
     "    code", "1. item", "[a](b.md)", "\\# a", "![a](b.png)"],
)  # fmt: skip
def test_text_between_a_section_s_heading_and_its_first_clause_is_reported(text: str) -> None:
    assert (3, OUTSIDE) in found(f"## Section\n\n{text}\n\n### 1.1 One\n\nText.")
    assert (7, OUTSIDE) in found(f"## 1.1 One\n\nText.\n\n### Below\n\n{text}")


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("> ### 1.2 Two\n>\n> Must.", 3, "stray-heading"),
        ("- ### 1.2 Two\n\n  Must.", 3, "stray-heading"),
        ("Text.\n\nstudents must not\n---", 5, "stray-heading"),
        ("###1.2 Staff must not", 3, "stray-heading"),
        ("(a) Staff must not", 3, "false-item"),
        ("[^1]: must", 3, "unread-text"),
        ("contact: Jane", 3, "unread-text"),
        ("[^1]: a 'must not'", 3, "unread-text"),
        ("[a]: b.md\n[a]: c.md", 4, "unread-text"),
        ("[a](https://example.org/ 'must not')", 3, "unread-text"),
        ("    Staff must", 3, "indented-text"),
        ("```\nStaff must", 3, "unclosed-fence"),
        ("``` staff must\nText.\n```", 3, "unread-text"),
        ("| a |\n|---|\n| b | must |", 5, "broken-table"),
        ("a|b\n-|-\nc|d|must", 5, "broken-table"),
        ("> | a |\n> |---|\n> | b | must |", 5, "broken-table"),
        ("![must](a.png)", 3, "image"),
        ("<!-- must -->", 3, "raw-html"),
    ],
)
def test_what_markdown_would_lose_is_reported(text: str, line: int, code: str) -> None:
    assert (line, code) in found(f"## 1.1 One\n\n{text}\n\n## 1.2\n\nText.", any_code=True)


@pytest.mark.parametrize("row", ["| b |", "| b \\| c |", "b |", "| b", "|", "`b` |"])
def test_a_row_with_its_cells_is_none_of_them(row: str) -> None:
    problems = found(f"## 1.1 One\n\n| a |\n|---|\n{row}", any_code=True)
    assert "broken-table" not in [code for _, code in problems]


@pytest.mark.parametrize(
    ("introduction", "reported"),
    [
        ("What this procedure says, in our own words.", False),
        ("Written in May 2026.", True),
        ("Staff must not post.", True),
        ("- Staff should ask.", True),
        ("> Posting isn't permitted; it is prohibited.", True),
        ("Never post.", True),
        ("You don’t have to ask.", True),
        ("| a |\n|---|\n| Approval is required. |", True),
        ("```\nYou shan't.\n```", True),
    ],
)
def test_the_introduction_directs_nobody(introduction: str, reported: bool) -> None:
    problems = found(f"{introduction}\n\n## 1.1 One\n\nText.")
    assert bool(problems) is reported
    assert {code for _, code in problems} <= {OUTSIDE}


@pytest.mark.parametrize(
    ("title", "text", "reported"),
    [
        ("You must not post", "Staff must not post.", False),
        ("You must not post", "Staff must post.", True),
        ("You must post", "Staff must not post.", True),
        ("You MUST  NOT post", "Staff must\nnot post.", False),
        ("You mustn’t post", "Staff mustn't post.", False),
        ("What you should do", "Staff should ask.", False),
        ("What you should do", "Staff may ask.", True),
        ("Never post", "Staff don't post.", True),
        ("Who may post", "Staff.", False),
    ],
)
def test_a_clause_s_title_says_no_more_than_its_text(title: str, text: str, reported: bool) -> None:
    assert found(f"## 1.1 {title}\n\n{text}") == [(1, OUTSIDE)] * reported


def test_a_section_s_heading_directs_nobody() -> None:
    assert found("## You must not post\n\n### 1.1 One\n\nText.") == [(1, OUTSIDE)]


@pytest.mark.parametrize(
    "title", ["Staff may not post photos", "Do not post photos", "Photos cannot be posted"]
)
def test_a_section_s_heading_forbids_nothing(title: str) -> None:
    assert found(f"## {title}\n\n### 1.1 A\n\nStaff may.") == [(1, OUTSIDE)]


def test_a_section_s_heading_may_say_what_it_is_about() -> None:
    assert found("## What staff may do\n\n### 1.1 A\n\nStaff may.") == []


def in_front_matter(lines: str) -> list[tuple[int, str]]:
    text = f"---\ntitle: A\n{lines}\n---\n## 1 A\n\nStaff must not post. They may ask.\n"
    _, problems = compile_procedure("ap-1", source(text, PROCEDURE))
    return sorted((problem.line, problem.code) for problem in problems)


@pytest.mark.parametrize(
    ("field", "line"),
    [
        ("notes: Staff must ask.", 3),
        ("notes:\n  - All is well.\n  - Staff may follow students.", 5),
        ("notes: [What staff may do. Staff may follow students.]", 3),
        ("notes: Do not ask.", 3),
        ("notes: Consent is required.", 3),
        ("ask: your principal, whom you must ask", 3),
        ("not-covered:\n  - slug: a\n    note: Staff should ask.", 4),
        ("not-covered:\n  - slug: a\n    ask: nobody, staff shall decide\n    clause: '1'", 4),
        ("not-covered:\n  - slug: a\n    title: Staff may use the logo.", 4),
        ("not-covered:\n  - slug: a\n    title: May I use the logo? Staff must ask.", 4),
        ("decides-nothing:\n  - clauses: '1'\n    reason: Staff have to ask.", 4),
        ("glossary:\n- {term: A, means: What staff must post., clause: '1'}", 4),
        ("glossary:\n- {term: Staff must, means: B., clause: '1'}", 4),
        ("glossary:\n- {term: A, means: It is never so.}", 4),
    ],
)
def test_front_matter_directs_nobody(field: str, line: int) -> None:
    assert in_front_matter(field) == [(line, OUTSIDE)]


@pytest.mark.parametrize(
    "field",
    [
        "notes: The document does not name its board.",
        "notes: It says nothing on who may speak, or on what clause 1.2 says staff may post.",
        "notes: Adopted in May 2018.",
        "references: Why You Must Not Post",
        "not-covered:\n  - slug: a\n    title: May I use the logo, or must I ask first?",
        "glossary:\n- {term: A, means: What staff must not post., clause: '1'}",
        "glossary:\n- {term: A, means: They may ask., clause: '1'}",
    ],
)
def test_front_matter_says_what_the_document_is_about(field: str) -> None:
    assert in_front_matter(field) == []


@pytest.mark.parametrize(
    ("heading", "hint"),
    [
        ("1.1(a) Following", "If it's a clause, write “1.1.a Following”."),
        ("1,2", "If it's a clause, write “1.2”."),
        ("2.1.iv Tell", "If it's a clause, write “2.1.iv Tell”."),
        ("IV. Rules", "If it's a section, write “Section IV: Rules”."),
        ("(b) Ask", "If it's a clause, begin with its number, as in “1.2.a”."),
    ],
)
def test_the_hint_is_the_heading_to_write(heading: str, hint: str) -> None:
    text = f"---\ntitle: A\n---\n## 1.1 One\n\nText.\n\n### {heading}\n\nText.\n"
    [problem] = compile_procedure("ap-1", source(text, PROCEDURE))[1]
    assert problem.hint.startswith(hint)
