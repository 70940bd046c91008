"""Lines that Markdown makes something of that nothing reads: each reported where it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.authoring.small import compiled, found
from tests.courses import COURSE, COURSE_TEXT
from tests.handbooks import TREE_TEXT, on_record, swap, write_handbook

from soundingboard.authoring.grammar.unsupported_markdown import unsupported_markdown
from soundingboard.authoring.handbook import load
from soundingboard.authoring.source import markdown

INTRO = "Someone asks to follow"
ANSWER = "- [Somebody else](#your-choice)"
STEP = "- [ ] You must decline the request."
ROW = "| My own account | Somebody else | Your choice |"


def form(text: str) -> list[tuple[int, str]]:
    tokens, definitions = markdown.tokenize_all(text)
    return sorted((p.line, p.code) for p in unsupported_markdown("a.md", text, tokens, definitions))


def line_of(text: str) -> int:
    return TREE_TEXT[: TREE_TEXT.index(text)].count("\n") + 1


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("A.\n\n    - [B](#b)", 3, "indented-text"),
        ("A.\n\n\tB.", 3, "indented-text"),
        ("A.\n    - [B](#b)", 2, "false-item"),
        ("A.\n    # B", 2, "stray-heading"),
        ("A.\n    ```\n", 2, "indented-text"),
        ("- a\n• b", 2, "false-item"),
        ("- a\nb", 2, "lazy-line"),
        ("- a\n\n  b\nc", 4, "lazy-line"),
        ("> a\nb", 2, "lazy-line"),
        ("> - a\n> b", 2, "lazy-line"),
        ("- a\n      - b", 2, "false-item"),
        ("- a\n  • b", 2, "false-item"),
        ("- a\n  – b", 2, "false-item"),
        ("- a\n  -[b](#c)", 2, "false-item"),
        ("- a\n  2) b", 2, "false-item"),
        ("• a", 1, "false-item"),
        ("•[a](#b)", 1, "false-item"),
        ("– a", 1, "false-item"),
        ("— a", 1, "false-item"),
        ("-[a](#b)", 1, "false-item"),
        ("*a", 1, "false-item"),
        ("-\u00a0a", 1, "false-item"),
        ("1)[a](#b)", 1, "false-item"),
        ("a) b", 1, "false-item"),
        ("(1) b", 1, "false-item"),
        ("1.[a](#b)", 1, "false-item"),
        ("&bull; a", 1, "false-item"),
        ("##Heading", 1, "stray-heading"),
        ("### Heading", 1, "stray-heading"),
        ("# Heading", 1, "stray-heading"),
        ("Heading\n===", 1, "stray-heading"),
        ("Heading\n---", 1, "stray-heading"),
        ("- ## Heading", 1, "stray-heading"),
        ("> ## Heading", 1, "stray-heading"),
        ("a\n\n***\n\nb", 3, "unread-text"),
        ("```\na\n```", 1, "unread-text"),
        ("a\n\n[b]: c.md", 3, "unread-text"),
        ("a\n\n[b]: c.md\n[b]: d.md", 4, "unread-text"),
        ("[^1]: note", 1, "unread-text"),
        ('[a](b.md "note")', 1, "unread-text"),
        ('a\nb [a](b.md "note")', 2, "unread-text"),
        ("> | a |\n> |---|\n> | b |", 1, "unread-text"),
        ("a | b | c", 1, "broken-table"),
        ("a | b |", 1, "broken-table"),
        ("a\n| b | c |", 1, "broken-table"),
        ("a \\| b | c |", 1, "broken-table"),
        ("```\na", 1, "unclosed-fence"),
        ("```\na\n    ```", 1, "unclosed-fence"),
        ("~~~\n```", 1, "unclosed-fence"),
        ("> ```\n> a\n\nb", 1, "unclosed-fence"),
        ("````\na\n```", 1, "unclosed-fence"),
        ("- a\n\n  ```\n  b\n\nc", 3, "unclosed-fence"),
        ("```", 1, "unclosed-fence"),
    ],
)
def test_a_line_that_is_not_read_is_reported_there(text: str, line: int, code: str) -> None:
    assert (line, code) in form(text)


@pytest.mark.parametrize(
    "text",
    [
        "A *word*\n**or** two, 4.10.a\nand 1.2.3.",
        "**Bold** begins.\n*So* does this.",
        "- a\n  b\n\n  c\n  d",
        "1. a\n   b\n2. c",
        "> a\n> b\n>c",
        "> - a\n>   b",
        "- > a\n  > b",
        "\\- a minus\n\\• a dot",
        "([1](b.md)) it says\n(once) and\n#MyClass tags",
        "A – B.\n+1 613 555-0100",
        "| a |\n|---|\n| b \\| c |",
        "a \\| b",
        "a | b",
        "`a | b`",
        "2020. A year",
        "-- so",
        "- a\n\n      b",
    ],
)
def test_ordinary_text_is_read(text: str) -> None:
    assert [item for item in form(text) if item[1] != "indented-text"] == []


@pytest.mark.parametrize("mark", ["•", "–", "—", "*", "-", "•\u00a0", "2)", "    -", "\t-"])
def test_an_answer_is_never_swallowed_as_a_hint(mark: str) -> None:
    text = swap(TREE_TEXT, ANSWER, f"{mark}[Nobody](#your-choice)\n{ANSWER}")
    file, problems = compiled(text)
    assert file.tree is None
    assert line_of(ANSWER) in {problem.line for problem in problems}


FALSE = ["• ", "•", "&bull; ", "– ", "— ", "*", "-", "+", "-\u00a0", "1)", "a) ", "(1) ", "    - "]


@pytest.mark.parametrize("mark", FALSE)
@pytest.mark.parametrize("item", [line for line in TREE_TEXT.split("\n") if line.startswith("- [")])
def test_an_item_that_only_looks_like_one_is_reported_once(mark: str, item: str) -> None:
    """And nothing that would be there if it were an item: an answer, an outcome, an example."""
    [(line, code)] = found(swap(TREE_TEXT, item, f"{mark}{item[2:]}"))
    assert line == line_of(item)
    assert code in ("false-item", "indented-text", "nested-answer", "bad-step")


@pytest.mark.parametrize(("line", "code"), [("• A", "false-item"), ("A", "lazy-line")])
def test_an_answer_runs_on_because_of_the_line_below(line: str, code: str) -> None:
    problems = compiled(swap(TREE_TEXT, ANSWER, f"{ANSWER}\n{line}"))[1]
    own = [(item.line, item.code) for item in problems if not item.cause]
    assert own == [(line_of(ANSWER) + 1, code)]


@pytest.mark.parametrize("indent", ["    ", "\t"])
@pytest.mark.parametrize("anchor", [STEP, ROW, INTRO])
def test_an_indented_line_never_vanishes(indent: str, anchor: str) -> None:
    text = swap(TREE_TEXT, f"\n{anchor}", f"\n\n{indent}{anchor}")
    assert (line_of(anchor) + 1) in {line for line, _ in found(text)}


@pytest.mark.parametrize("fence", ["```", "~~~", "````"])
def test_an_unclosed_fence_is_reported_where_it_opens(fence: str) -> None:
    text = swap(TREE_TEXT, STEP, f"{STEP}\n\n{fence}")
    assert (line_of(STEP) + 2, "unclosed-fence") in found(text)


def test_a_text_to_copy_is_a_fence_directly_in_a_step() -> None:
    ready = f"{STEP}\n\n  ```text\n  Dear …\n  ```\n"
    assert found(swap(TREE_TEXT, STEP, ready)) == []
    deeper = f"{STEP}\n\n  - so\n\n    ```\n    Dear …\n    ```\n"
    assert found(swap(TREE_TEXT, STEP, deeper)) == [(line_of(STEP) + 4, "unread-text")]
    other = ready.replace("text", "Dear")
    assert found(swap(TREE_TEXT, STEP, other)) == [(line_of(STEP) + 2, "unread-text")]


LAST = "- [Somebody else](#your-choice)"


@pytest.mark.parametrize(
    "after", ["\n1) A teacher", "\n* A teacher", "\n+ A teacher", "\n\n* A teacher"]
)
def test_a_list_that_follows_the_answers_is_not_taken_for_help(after: str) -> None:
    text = swap(TREE_TEXT, LAST, f"{LAST}{after}")
    line = text[: text.index("A teacher")].count("\n") + 1
    assert found(text) == [(line, "bad-answer")]


def test_a_list_that_touches_the_answers_is_not_taken_for_help() -> None:
    text = swap(TREE_TEXT, "- [My own account]", "* An account of others\n- [My own account]")
    assert (13, "bad-answer") in found(text)


def test_a_list_of_explanations_may_precede_the_answers() -> None:
    text = swap(TREE_TEXT, "or your own?\n", "or your own?\n\n* Yours\n* The school's\n\n")
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<b>Someone</b>", "raw-html"),
        ("<!-- Nobody -->", "raw-html"),
        ("![Someone](none.png)", "image"),
        ("[![Someone](none.png)](../../docs/procedures/ap-1.md)", "image"),
    ],
)
def test_a_tree_holds_neither_html_nor_images(text: str, code: str) -> None:
    assert found(swap(TREE_TEXT, INTRO, f"{text} {INTRO}")) == [(line_of(INTRO), code)]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("**Not allowed.** Nobody may.", "unread-text"),
        ("- [ ] You must ask.", "bad-step"),
        ("- [Somebody else](#your-choice)", "bad-answer"),
    ],
)
def test_nothing_before_the_first_question_looks_like_a_part_of_one(line: str, code: str) -> None:
    assert found(swap(TREE_TEXT, INTRO, f"{line}\n\n{INTRO}")) == [(line_of(INTRO), code)]


@pytest.mark.parametrize(
    "line",
    [
        "withdrawn: The rule has changed.",
        "Withdrawn: the rule has changed.",
        "**Withdrawn.** The rule has changed.",
        "- withdrawn: The rule has changed.",
        "> *withdrawn*: The rule has changed.",
        "## WITHDRAWN: The rule has changed",
        "reviewed: 2026-01-01",
        '"not-sure": off',
        "reviewed-revision:",
    ],
)
def test_a_field_that_is_in_the_text_is_reported(line: str) -> None:
    text = swap(TREE_TEXT, INTRO, f"{line}\n\n{INTRO}")
    assert (line_of(INTRO), "unread-text") in found(text)
    running_on = swap(TREE_TEXT, INTRO, f"Before.\n{line}\n\n{INTRO}")
    assert (line_of(INTRO) + 1, "unread-text") in found(running_on)


@pytest.mark.parametrize(
    "line",
    [
        "Reviewed: nobody knows when.",
        "- title: the words at the top",
        "The consent was withdrawn.",
        "Withdrawn consent counts.",
        "A title: one line.",
        "title:one",
    ],
)
def test_a_sentence_is_no_field(line: str) -> None:
    assert found(swap(TREE_TEXT, INTRO, f"{line}\n\n{INTRO}")) == []


@pytest.mark.parametrize(
    "heading",
    [
        "#### Do not accept",
        "# Do not accept",
        "Do not accept\n=====",
        "##Do not accept",
        "#\u00a0Do not accept",
        "**Do not accept**",
        "\\## Do not accept",
        "\uff03\uff03 Do not accept",
        "> ## Do not accept",
    ],
)
def test_a_heading_that_is_none_is_one_problem_where_it_is(heading: str) -> None:
    text = swap(TREE_TEXT, "## Do not accept\n", f"{heading}\n")
    assert found(text) == [(line_of("## Do not accept"), "stray-heading")]


@pytest.mark.parametrize("mark", ["#", "###", "####", "######"])
@pytest.mark.parametrize("title", ["Who is asking?", "Examples"])
def test_a_heading_of_another_level_is_quoted(mark: str, title: str) -> None:
    _, [problem] = compiled(swap(TREE_TEXT, f"## {title}\n", f"{mark} {title}\n"))
    assert problem.line == line_of(f"## {title}")
    assert problem.message.endswith(f", found “{mark} {title}”")


@pytest.mark.parametrize("mark", ["#", "###", "##\u00a0"])
@pytest.mark.parametrize("title", ["Read first", "The class account"])
def test_a_heading_of_a_course_is_one_problem_where_it_is(
    tmp_path: Path, mark: str, title: str
) -> None:
    course = swap(COURSE_TEXT, f"## {title}\n", f"{mark} {title}\n")
    [problem] = load(on_record(write_handbook(tmp_path, **{COURSE: course}))).problems
    line = COURSE_TEXT[: COURSE_TEXT.index(f"## {title}\n")].count("\n") + 1
    assert (problem.path, problem.line, problem.code) == (COURSE, line, "stray-heading")


@pytest.mark.parametrize("heading", ["#### Which account", "# Which account", "##Which account"])
def test_a_wrong_heading_of_the_first_question_is_one_problem(heading: str) -> None:
    text = swap(TREE_TEXT, "## Which account", heading)
    assert [(p.line, p.code) for p in compiled(text)[1]] == [
        (line_of("## Which account"), "stray-heading")
    ]


def test_a_heading_without_its_space_keeps_its_level_where_it_may_have_one() -> None:
    text = "## A\n\n###1.2 Tell\n"
    tokens, definitions = markdown.tokenize_all(text)
    [of_tree] = unsupported_markdown("a.md", text, tokens, definitions)
    assert of_tree.hint == "Write “## 1.2 Tell” at the margin."
    levels = ("h2", "h3")
    [of_procedure] = unsupported_markdown("a.md", text, tokens, definitions, levels=levels)
    assert of_procedure.hint == "Write “### 1.2 Tell” at the margin."
