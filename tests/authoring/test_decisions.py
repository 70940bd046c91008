"""Decisions that a procedure has neither a tree nor an entry for, and entries' questions."""

from __future__ import annotations

from pathlib import Path

from tests.handbooks import PROCEDURE, PROCEDURE_TEXT, TREE, TREE_TEXT, swap, write_handbook

from soundingboard.authoring.handbook import Handbook, load

COMPLETE = "decides-nothing:\n  - clauses: 1.1, 1.2, 2.1, 2.1.1, 2.1.2\n    reason: None.\n"
TITLE = "May I accept this follow request?"


def silent(slug: str, *more: str) -> str:
    return "".join(("not-covered:\n", f"  - slug: {slug}\n", *(f"    {line}\n" for line in more)))


def second(front: str) -> str:
    """A procedure ``ap-2`` with *front* in its front matter, and without trees."""
    text = swap(PROCEDURE_TEXT, "short: AP 1", "short: AP 2")
    return swap(text, "revision: 2\n", f"revision: 2\n{front}")


def handbook(root: Path, front: str, **files: str | None) -> Handbook:
    return load(write_handbook(root, **{"docs/procedures/ap-2.md": second(front), **files}))


def told(loaded: Handbook) -> list[str]:
    return [str(problem) for problem in loaded.problems]


def titles(loaded: Handbook) -> dict[str, str]:
    return {key: item.title for key, item in loaded.uncovered.items()}


def test_an_entry_has_the_title_of_the_trees_with_its_slug(tmp_path: Path) -> None:
    loaded = handbook(tmp_path, silent("follow-request"))
    assert titles(loaded) == {"ap-2/follow-request": TITLE}
    assert told(loaded) == []


def test_an_entry_may_have_a_title_of_its_own(tmp_path: Path) -> None:
    loaded = handbook(tmp_path, silent("follow-request", "title: Must I accept it?"))
    assert titles(loaded) == {"ap-2/follow-request": "Must I accept it?"}
    assert told(loaded) == []


def test_a_title_is_not_read_from_a_broken_tree_if_there_is_another(tmp_path: Path) -> None:
    broken = swap(TREE_TEXT, TITLE, "Something else?").replace("(#your-choice)", "(#nowhere)")
    ap_3 = {
        "docs/procedures/ap-3.md": second(""),
        "decision_trees/ap-3/follow-request.md": TREE_TEXT.replace("ap-1", "ap-3"),
    }
    loaded = handbook(tmp_path, silent("follow-request"), **{TREE: broken}, **ap_3)
    assert titles(loaded) == {"ap-2/follow-request": TITLE}


def test_an_entry_without_a_question_is_an_error(tmp_path: Path) -> None:
    loaded = handbook(tmp_path, silent("logo"))
    assert titles(loaded) == {}
    [line] = told(loaded)
    assert line == (
        "docs/procedures/ap-2.md:9: missing-field The entry “logo” under “not-covered” has "
        "no “title”, and no tree has that name. Add the question that staff ask, as in "
        "“title: May I …?”."
    )


def test_a_slip_in_the_slug_is_recognized(tmp_path: Path) -> None:
    [line] = told(handbook(tmp_path, silent("folow-request")))
    assert line.endswith("Did you mean “follow-request”?")


def test_a_decision_that_a_complete_procedure_lacks_is_advised(tmp_path: Path) -> None:
    loaded = handbook(tmp_path, COMPLETE)
    [line] = told(loaded)
    assert line == (
        f"docs/procedures/ap-2.md:1: decision-missing ap-2 has neither a tree for “{TITLE}” nor an "
        "entry under “not-covered”. Add an entry with “slug: follow-request”. If the procedure "
        "covers it, write “decision_trees/ap-2/follow-request.md”."
    )
    assert loaded.errors == ()


def test_an_entry_of_another_procedure_is_a_decision_too(tmp_path: Path) -> None:
    one = swap(
        PROCEDURE_TEXT, "revision: 2\n", f"revision: 2\n{silent('logo', 'title: May I use it?')}"
    )
    front = silent("follow-request") + COMPLETE
    [line] = told(handbook(tmp_path, front, **{PROCEDURE: one}))
    assert "for “May I use it?” nor an entry" in line


def test_a_procedure_that_does_not_account_for_every_clause_lacks_nothing(tmp_path: Path) -> None:
    assert told(handbook(tmp_path, "")) == []


def test_a_decision_with_a_tree_is_not_uncovered(tmp_path: Path) -> None:
    text = swap(PROCEDURE_TEXT, "revision: 2\n", f"revision: 2\n{silent('follow-request')}")
    loaded = load(write_handbook(tmp_path, **{PROCEDURE: text}))
    assert titles(loaded) == {}
    assert [problem.code for problem in loaded.problems] == ["covered-after-all"]
