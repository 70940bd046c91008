"""``soundingboard edition``."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.cli.terminal import Terminal, run
from tests.courses import COURSE, COURSE_TEXT
from tests.handbooks import PROCEDURE, PROCEDURE_TEXT, TREE, TREE_TEXT, swap, write_handbook
from tests.situations import ALL as SITUATIONS_TEXT
from tests.situations import PATH as SITUATIONS

from soundingboard import schemas
from soundingboard.authoring.editions.ledger import LEDGER
from soundingboard.cli import main

SECOND = swap(
    swap(PROCEDURE_TEXT, "revision: 2", "revision: 3"),
    "Students and their families may",
    "Students may",
)


def answer(root: Path, said: str) -> Result:
    return CliRunner().invoke(main, ["edition", "--root", str(root)], input=said)


def ledger(root: Path) -> dict[str, object]:
    document: dict[str, object] = json.loads((root / LEDGER).read_text(encoding="utf-8"))
    schemas.validate("editions", document)
    return document


def test_a_first_edition_is_shown_and_written_when_agreed(tmp_path: Path) -> None:
    result = answer(write_handbook(tmp_path), "y\n")
    assert result.exit_code == 0
    assert result.stdout.startswith("ap-1: revision 2, major, effective December 15, 2020, ")
    assert "  5 clauses. Outcomes and courses depend on 5 of them.\n" in result.stdout
    assert result.stdout.endswith("1 edition was written to editions.json.\n")
    assert list(ledger(tmp_path)["procedures"]) == ["ap-1"]  # type: ignore[call-overload]
    assert run("check", "--root", tmp_path).exit_code == 0


@pytest.mark.parametrize("said", ["n\n", "\n"])
def test_nothing_is_written_without_a_yes(tmp_path: Path, said: str) -> None:
    result = answer(write_handbook(tmp_path), said)
    assert result.exit_code == 1
    assert result.stderr == "Nothing was written.\n"
    assert not (tmp_path / LEDGER).exists()


def test_no_terminal_for_questions_is_wrong_use(tmp_path: Path) -> None:
    result = answer(write_handbook(tmp_path), "")
    assert result.exit_code == 2
    assert "To write without asking, add --yes." in result.stderr
    assert not (tmp_path / LEDGER).exists()


def test_a_second_edition_shows_what_changed(tmp_path: Path) -> None:
    assert run("edition", "--yes", "--root", write_handbook(tmp_path)).exit_code == 0
    write_handbook(tmp_path, **{PROCEDURE: SECOND})
    assert run("check", "--root", tmp_path).exit_code == 1
    result = run("edition", "ap-1", "--yes", "--root", tmp_path)
    assert result.exit_code == 0
    assert result.stdout.partition("\n")[2] == (
        "  5 clauses. Outcomes and courses depend on 5 of them.\n"
        "  Changed: 1.1*\n"
        "  (* An outcome or a course depends on this clause.)\n"
        "  Everyone who acknowledged an earlier edition is asked to read the changed clauses that "
        "outcomes and courses depend on, and to acknowledge again.\n"
        "1 edition was written to editions.json.\n"
    )
    # The tree that cites 1.1 is to be reviewed now; nothing else is left to do.
    checked = run("check", "--root", tmp_path)
    assert checked.exit_code == 1
    assert {line.split()[1] for line in checked.stdout.splitlines() if ".md:" in line} == {
        "needs-review"
    }


def test_clauses_that_came_and_went_are_shown_and_a_minor_edition_resets_nobody(
    tmp_path: Path,
) -> None:
    run("edition", "--yes", "--root", write_handbook(tmp_path, **{TREE: None}))
    renumbered = swap(
        swap(PROCEDURE_TEXT, "### 1.2 Tell", "### 1.3 Tell"), "revision: 2", "revision: 3"
    )
    write_handbook(tmp_path, **{PROCEDURE: renumbered, TREE: None})
    result = run("edition", "--yes", "--minor", "--root", tmp_path)
    assert result.stdout.splitlines()[1:] == [
        "  5 clauses. Outcomes and courses depend on 0 of them.",
        "  New: 1.3",
        "  Gone: 1.2",
        "  Moved, with the same text: 1.2 is now 1.3",
        "1 edition was written to editions.json.",
    ]


def newest(root: Path) -> dict[str, Any]:
    procedures: Any = ledger(root)["procedures"]
    found: dict[str, Any] = procedures["ap-1"][-1]
    return found


def today() -> str:
    return datetime.datetime.now().astimezone().date().isoformat()


def test_kind_and_date_are_asked_for_each_revision(tmp_path: Path) -> None:
    assert answer(write_handbook(tmp_path), "y\n").exit_code == 0
    assert newest(tmp_path)["recorded"] == today()
    write_handbook(tmp_path, **{PROCEDURE: SECOND})
    result = answer(tmp_path, "minor\n2026-12-01\ny\n")
    assert result.exit_code == 0
    assert "Is revision 3 of AP 1 major" in result.stdout
    assert "From which date does revision 3 apply? [" in result.stdout
    assert (newest(tmp_path)["kind"], newest(tmp_path)["effective"]) == ("minor", "2026-12-01")
    # What was said of one revision is not taken for the next.
    third = swap(swap(SECOND, "revision: 3", "revision: 4"), "Students may", "All may")
    write_handbook(tmp_path, **{PROCEDURE: third})
    assert "Is revision 4 of AP 1 major" in answer(tmp_path, "\n").stdout
    assert newest(tmp_path)["revision"] == 3
    assert run("edition", "--yes", "--root", tmp_path).exit_code == 0
    assert (newest(tmp_path)["kind"], newest(tmp_path)["effective"]) == ("major", today())


def test_what_is_said_on_the_command_line_is_not_asked(tmp_path: Path) -> None:
    run("edition", "--yes", "--root", write_handbook(tmp_path))
    write_handbook(tmp_path, **{PROCEDURE: SECOND})
    given = ["edition", "--root", str(tmp_path), "--minor", "--effective", "2026-12"]
    result = CliRunner().invoke(main, given, input="y\n")
    assert result.exit_code == 0
    assert "From which date" not in result.stdout
    assert (newest(tmp_path)["kind"], newest(tmp_path)["effective"]) == ("minor", "2026-12")


def test_the_documents_own_new_date_is_the_revisions(tmp_path: Path) -> None:
    run("edition", "--yes", "--root", write_handbook(tmp_path))
    dated = swap(SECOND, "adopted: 2020-12-15", "adopted: 2020-12-15\neffective: 2026-12-15")
    write_handbook(tmp_path, **{PROCEDURE: dated})
    assert run("edition", "--yes", "--major", "--root", tmp_path).exit_code == 0
    assert newest(tmp_path)["effective"] == "2026-12-15"


def test_a_date_that_is_none_is_wrong_use_or_asked_for_again(tmp_path: Path) -> None:
    run("edition", "--yes", "--root", write_handbook(tmp_path))
    write_handbook(tmp_path, **{PROCEDURE: SECOND})
    result = run("edition", "--yes", "--effective", "1 December", "--root", tmp_path)
    assert result.exit_code == 2
    assert (
        "Expected a date like 2026-11-20 or a month like 2026-11, found “1 December”"
        in result.stderr
    )
    asked = answer(tmp_path, "major\nsoon\n2026-12\ny\n")
    assert asked.exit_code == 0
    assert newest(tmp_path)["effective"] == "2026-12"


def test_an_older_ledger_gets_the_texts_that_it_lacks(tmp_path: Path) -> None:
    run("edition", "--yes", "--root", write_handbook(tmp_path))
    whole = ledger(tmp_path)
    old: Any = {key: value for key, value in whole.items() if key != "texts"}
    for name in ("recorded", "citing"):
        del old["procedures"]["ap-1"][0][name]
    (tmp_path / LEDGER).write_text(json.dumps(old), encoding="utf-8")
    assert run("check", "--root", tmp_path).exit_code == 0
    result = run("edition", "--root", tmp_path)
    assert result.stdout == "The texts of the clauses were added to editions.json.\n"
    assert ledger(tmp_path)["texts"] == whole["texts"]


def test_a_course_without_a_ledger_is_told_to_run_the_command_which_then_runs(
    tmp_path: Path,
) -> None:
    write_handbook(tmp_path, **{COURSE: COURSE_TEXT})
    assert "edition-missing" in run("check", "--root", tmp_path).stdout
    assert run("edition", "ap-1", "--yes", "--root", tmp_path).exit_code == 0
    assert run("check", "--root", tmp_path).exit_code == 0


def test_trees_that_wait_for_their_review_do_not_keep_a_revision_back(tmp_path: Path) -> None:
    run("edition", "--yes", "--root", write_handbook(tmp_path))
    write_handbook(tmp_path, **{PROCEDURE: SECOND})
    run("edition", "--yes", "--root", tmp_path)
    third = swap(swap(SECOND, "revision: 3", "revision: 4"), "Students may", "All may")
    write_handbook(tmp_path, **{PROCEDURE: third})
    assert run("edition", "--yes", "--root", tmp_path).exit_code == 0


def test_what_is_up_to_date_stays_as_it_is(tmp_path: Path) -> None:
    run("edition", "--yes", "--root", write_handbook(tmp_path))
    before = (tmp_path / LEDGER).read_bytes()
    result = run("edition", "--root", tmp_path)
    assert (result.exit_code, result.stdout) == (0, "editions.json is up to date.\n")
    assert (tmp_path / LEDGER).read_bytes() == before


def test_an_edition_on_record_is_never_changed(tmp_path: Path) -> None:
    run("edition", "--yes", "--root", write_handbook(tmp_path))
    before = (tmp_path / LEDGER).read_bytes()
    write_handbook(tmp_path, **{PROCEDURE: swap(SECOND, "revision: 3", "revision: 2")})
    result = run("edition", "--yes", "--root", tmp_path)
    assert result.exit_code == 1
    assert f"{PROCEDURE}:17: edition-changed " in result.stderr
    assert result.stderr.endswith("Nothing was written. Fix these problems first.\n")
    assert (tmp_path / LEDGER).read_bytes() == before


@pytest.mark.parametrize(
    ("path", "text"),
    [(LEDGER, "{}"), (PROCEDURE, swap(PROCEDURE_TEXT, "### 1.2 Tell", "### 1.1 Tell"))],
)
def test_problems_of_the_ledger_and_of_clauses_come_first(
    tmp_path: Path, path: str, text: str
) -> None:
    root = write_handbook(tmp_path, **{path: text})
    before = {file: file.read_bytes() for file in root.rglob("*.*") if file.is_file()}
    result = run("edition", "--yes", "--root", root)
    assert result.exit_code == 1
    assert f"{path}:" in result.stderr
    assert result.stderr.endswith("Nothing was written. Fix these problems first.\n")
    assert before == {file: file.read_bytes() for file in root.rglob("*.*") if file.is_file()}


BROKEN_TREE = swap(TREE_TEXT, "(#your-choice)", "(#nowhere)")


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        (TREE, BROKEN_TREE, "unknown-target"),
        (COURSE, swap(COURSE_TEXT, "draw: 2", "draw: 9"), "impossible-draw"),
        (SITUATIONS, swap(SITUATIONS_TEXT, "reviewed: 2026-11-20", "reviewed: soon"), "bad-field"),
    ],
)
def test_trees_courses_and_situations_with_errors_do_not_keep_an_edition_back(
    tmp_path: Path, path: str, text: str, code: str
) -> None:
    root = write_handbook(tmp_path, **{path: text})
    result = run("edition", "--yes", "--root", root)
    assert result.exit_code == 0
    assert result.stdout.endswith("1 edition was written to editions.json.\n")
    heading, *problems = result.stderr.splitlines()
    assert re.fullmatch(r"\d+ problems? remains? to be fixed:", heading)
    assert any(row.startswith(f"{path}:") and f" {code} " in row for row in problems)
    # Once the edition is on record, the same is said again.
    again = run("edition", "--root", root)
    assert (again.exit_code, again.stdout) == (0, "editions.json is up to date.\n")
    assert again.stderr == result.stderr


def test_reviews_that_a_new_edition_asks_for_are_listed(tmp_path: Path) -> None:
    run("edition", "--yes", "--root", write_handbook(tmp_path))
    write_handbook(tmp_path, **{PROCEDURE: SECOND})
    result = run("edition", "--yes", "--root", tmp_path)
    assert result.stderr.startswith("1 problem remains to be fixed:\n")
    assert f"\n{TREE}:" in result.stderr
    assert " needs-review " in result.stderr


def test_what_a_tree_with_errors_cites_still_counts(tmp_path: Path) -> None:
    """Nobody misses a change because a tree couldn't be read when the edition was recorded."""
    run("edition", "--yes", "--root", write_handbook(tmp_path))
    before = newest(tmp_path)["directing"]
    uncited = swap(BROKEN_TREE, " ([2.1.2](../../docs/procedures/ap-1.md#c-2-1-2))", "")
    write_handbook(tmp_path, **{PROCEDURE: SECOND, TREE: uncited})
    assert run("edition", "--yes", "--root", tmp_path).exit_code == 0
    assert newest(tmp_path)["directing"] == before


def test_a_clause_that_is_cited_after_all_does_not_keep_an_edition_back(tmp_path: Path) -> None:
    idle = "short: AP 1\ndecides-nothing:\n  - clauses: '2.1.2'\n    reason: It asks nothing.\n"
    root = write_handbook(tmp_path, **{PROCEDURE: swap(PROCEDURE_TEXT, "short: AP 1\n", idle)})
    result = run("edition", "--yes", "--root", root)
    assert result.exit_code == 0
    assert " cited-after-all " in result.stderr


def test_problems_elsewhere_do_not_matter(tmp_path: Path) -> None:
    write_handbook(tmp_path, **{"docs/procedures/ap-2.md": "---\ntitle: Empty\n---\n"})
    assert run("edition", "ap-1", "--yes", "--root", tmp_path).exit_code == 0
    assert run("edition", "--yes", "--root", tmp_path).exit_code == 1


def test_an_unknown_procedure_is_wrong_use(tmp_path: Path) -> None:
    result = run("edition", "ap1", "--root", write_handbook(tmp_path))
    assert result.exit_code == 2
    assert "Unknown procedure “ap1”. Did you mean “ap-1”?" in result.stderr


def test_in_a_terminal_one_is_asked_and_may_leave(tmp_path: Path) -> None:
    with Terminal("edition", cwd=write_handbook(tmp_path)) as terminal:
        terminal.expect("Write 1 edition to editions.json? [y/N]: ")
        terminal.interrupt()
        assert terminal.end()[0] == 130
    assert not (tmp_path / LEDGER).exists()


def test_a_major_revision_that_asks_nobody_says_so(tmp_path: Path) -> None:
    run("edition", "--yes", "--root", write_handbook(tmp_path, **{TREE: None}))
    text = swap(swap(PROCEDURE_TEXT, "revision: 2", "revision: 3"), "must tell", "may tell")
    write_handbook(tmp_path, **{PROCEDURE: text, TREE: None})
    told = run("edition", "--yes", "--root", tmp_path).stdout
    assert "No outcome and no course depends on a clause that changed, so nobody is asked" in told
    assert "Everyone who acknowledged" not in told


def test_a_changed_clause_that_the_front_matter_names_is_told(tmp_path: Path) -> None:
    front = "short: AP 1\ndecides-nothing:\n  - clauses: '1.2'\n    reason: It asks nothing.\n"
    text = swap(PROCEDURE_TEXT, "short: AP 1\n", front)
    run("edition", "--yes", "--root", write_handbook(tmp_path, **{PROCEDURE: text, TREE: None}))
    text = swap(swap(text, "revision: 2", "revision: 3"), "must tell", "must not tell")
    write_handbook(tmp_path, **{PROCEDURE: text, TREE: None})
    told = run("edition", "--yes", "--root", tmp_path).stdout
    assert "The front matter mentions 1.2. Check that it still fits the new text." in told


def test_a_tree_withdrawn_when_its_clause_changed_has_to_be_reviewed_before_it_comes_back(
    tmp_path: Path,
) -> None:
    today = datetime.datetime.now().astimezone().date().isoformat()
    tree = swap(TREE_TEXT, "reviewed: 2026-11-20", f"reviewed: {today}")
    run("edition", "--yes", "--root", write_handbook(tmp_path, **{TREE: tree}))
    edited = swap(tree, "Someone asks", "Somebody asks")
    gone = swap(
        edited, f"reviewed: {today}\n", f"reviewed: {today}\nwithdrawn: >\n  It\n\n  changed\n"
    )
    text = swap(swap(PROCEDURE_TEXT, "revision: 2", "revision: 3"), "Staff must not", "Staff may")
    write_handbook(tmp_path, **{PROCEDURE: text, TREE: gone})
    run("edition", "--yes", "--root", tmp_path)
    assert "needs-review" not in run("check", "--root", tmp_path).output
    write_handbook(tmp_path, **{PROCEDURE: text, TREE: edited})
    assert "needs-review" in run("check", "--root", tmp_path).output
