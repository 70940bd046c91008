"""``soundingboard verify``."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len
from tests.authoring.source.test_files import KINDS
from tests.cli.terminal import Terminal, run
from tests.courses import COURSE, COURSE_TEXT, NOON, SEED, receipt, right_answers
from tests.handbooks import write_handbook
from tests.records.device import Device

from soundingboard.authoring.handbook import load
from soundingboard.engine.codec import encode
from soundingboard.engine.issuing import issue
from soundingboard.engine.receipt import EditionNamed, Person, Receipt
from soundingboard.engine.timestamp import Timestamp
from soundingboard.records import remarks

DOCS = Path(__file__).parents[2] / "docs"
DEVICE = Device()
TODAY = ("--as-of", "2026-11-29")
PROVES = (
    "A good signature proves that a receipt hasn't changed since a device signed it. It doesn't "
    "prove who used that device, or that its clock was right.\n"
)


def save(root: Path, name: str, made: Receipt) -> Path:
    file = root / name
    file.write_bytes(DEVICE.file(made))
    return file


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A handbook with a course, and its edition on record."""
    made = write_handbook(tmp_path / "handbook", **{COURSE: COURSE_TEXT})
    run("edition", "--yes", "--root", made)
    return made


def taken(root: Path, person: Person, when: Timestamp = NOON) -> Receipt:
    """The receipt of *person* for the handbook's course, all answers right."""
    handbook = load(root)
    course, procedure = handbook.courses["ap-1/onboarding"], handbook.procedures["ap-1"]
    edition = EditionNamed("ap-1", 2, procedure.effective, procedure.hash)
    return issue(course, person, edition, SEED, right_answers(course), when)


def test_a_valid_receipt_is_told_with_what_a_signature_proves(tmp_path: Path) -> None:
    made = receipt()
    file = save(tmp_path, "zoe.json", made)
    result = run("verify", file)
    assert result.exit_code == 0
    assert result.stdout == (
        f"valid: {file}\n"
        "  Zoë Tremblay (00417), November 20, 2026: “I have read and understood AP 1.”\n"
        "  ap-1, revision 2, effective December 15, 2020 (555555555555)\n"
        f"  ap-1/onboarding ({made.course_hash[:12]}): 4 of 4 right, 1 needed; not marked again\n"
        f"  code {made.code}, id {made.id}, key {DEVICE.key.thumbprint}\n"
        "  not checked: the edition, the course and the answers (add --root to check them)\n"
    )
    assert result.stderr == PROVES


def test_every_receipt_is_told_and_one_that_is_not_valid_fails(tmp_path: Path) -> None:
    good = save(tmp_path, "good.json", receipt())
    bad = tmp_path / "bad.json"
    bad.write_bytes(good.read_bytes().replace(b"Tremblay", b"Trembley"))
    result = run("verify", bad, good)
    assert result.exit_code == 1
    first, second, third, *_ = result.stdout.splitlines()
    assert (first, third) == (f"not valid: {bad}", f"valid: {good}")
    assert second == (
        "  The file's “receipt” differs from the receipt that was signed. (bad-receipt)"
    )


def test_a_handbook_marks_answers_again(root: Path, tmp_path: Path) -> None:
    made = taken(root, Person("A", "1", "Elm"))
    file = save(tmp_path, "a.json", made)
    result = run("verify", file, "--root", root, *TODAY)
    assert result.exit_code == 0
    assert result.stdout.startswith(
        f"valid: {file}\n  A (1, Elm), November 20, 2026: “I have read and"
    )
    assert "2 of 2 right, 1 needed; marked again" in result.stdout
    assert "not checked" not in result.stdout
    lied = replace(made, quiz=replace(made.quiz, answers=made.quiz.answers[::-1]))
    result = run("verify", save(tmp_path, "b.json", lied), "--root", root, *TODAY)
    assert result.exit_code == 1
    assert result.stdout.rstrip().endswith("(wrong-marks)")


def test_remarks_are_told_in_words_and_have_a_code_of_their_own(root: Path, tmp_path: Path) -> None:
    """The receipt of the attack: an invented revision and hash, dated 1950, signed by anyone."""
    made = taken(root, Person("A", "1"), Timestamp("1950-01-01T12:00:00Z", 0))
    forged = replace(made, edition=replace(made.edition, revision=99, hash="0" * 64))
    file = save(tmp_path, "a.json", forged)
    result = run("verify", file, "--root", root, *TODAY)
    assert result.exit_code == 3
    first, *_, date, edition = result.stdout.splitlines()
    assert first == f"valid, with remarks: {file}"
    assert date == (
        "  Remark: The receipt is dated January 1, 1950, before the first version of Sounding "
        "Board. The device's clock was wrong, or somebody changed the date. (impossible-date)"
    )
    assert edition == "  Remark: The ledger doesn't have revision 99 of ap-1. (unknown-edition)"


def test_a_hash_that_the_ledger_contradicts_is_not_valid(root: Path, tmp_path: Path) -> None:
    made = taken(root, Person("A", "1"))
    forged = replace(made, edition=replace(made.edition, hash="0" * 64))
    result = run("verify", save(tmp_path, "a.json", forged), "--root", root, *TODAY)
    assert result.exit_code == 1
    assert result.stdout.startswith("not valid: ")
    assert "The ledger has another text for revision 2 of ap-1" in result.stdout


def test_the_date_of_verifying_can_be_given(root: Path, tmp_path: Path) -> None:
    file = save(tmp_path, "a.json", taken(root, Person("A", "1")))
    assert run("verify", file, "--root", root, "--as-of", "2028-11-20").exit_code == 0
    result = run("verify", file, "--root", root, "--as-of", "2028-11-21")
    assert result.exit_code == 3
    assert "The receipt was valid until November 20, 2028" in result.stdout
    assert run("verify", file, "--as-of", "soon").exit_code == 2


def test_a_note_is_no_remark(root: Path, tmp_path: Path) -> None:
    first = save(tmp_path, "a.json", taken(root, Person("A", "1")))
    second = tmp_path / "b.json"
    later = taken(root, Person("A", "1"), Timestamp("2026-11-21T12:00:00Z", 0))
    second.write_bytes(Device().file(later))
    result = run("verify", first, second, "--root", root, *TODAY)
    assert result.exit_code == 0
    assert (
        result.stdout.count("  Note: Another receipt for this staff number and course, in “") == 2
    )


def test_a_file_named_twice_is_one_receipt(tmp_path: Path) -> None:
    file = save(tmp_path, "a.json", receipt())
    result = run("verify", file, file)
    assert (result.exit_code, result.stdout.count("valid: ")) == (0, 1)


def test_a_handbook_with_problems_says_so(root: Path, tmp_path: Path) -> None:
    file = save(tmp_path, "a.json", taken(root, Person("A", "1")))
    broken = root / COURSE
    broken.write_text(COURSE_TEXT.replace("draw: 2", "draw: 9"), encoding="utf-8")
    result = run("verify", file, "--root", root, *TODAY)
    assert result.exit_code == 3
    assert "(unknown-course)" in result.stdout
    assert result.stderr.startswith("The handbook has 1 problem. Files with problems aren't used")


def test_json(root: Path, tmp_path: Path) -> None:
    made = receipt()
    good, bad = save(tmp_path, "good.json", made), tmp_path / "bad.json"
    bad.write_text("hello", encoding="utf-8")
    result = run("verify", good, bad, "--json", *TODAY)
    assert result.exit_code == 1
    assert result.stderr == ""
    told = {
        "file": str(good),
        "result": "valid",
        "id": made.id,
        "code": made.code,
        "key": DEVICE.key.thumbprint,
        "marked_again": False,
        "not_checked": ["edition", "course", "answers"],
        "remarks": [],
        "notes": [],
        "receipt": encode(made),
    }
    assert json.loads(result.stdout) == {
        "result": "not valid",
        "as_of": "2026-11-29",
        "root": None,
        "receipts": [
            told,
            {
                "file": str(bad),
                "result": "not valid",
                "reason": {
                    "code": "bad-receipt",
                    "message": "A signed receipt has three parts, joined by full stops; "
                    "this has not.",
                },
            },
        ],
    }
    save(tmp_path, "good.json", replace(made, edition=replace(made.edition, revision=99)))
    result = run("verify", good, "--root", root, "--json", *TODAY)
    assert result.exit_code == 3
    (found,) = json.loads(result.stdout)["receipts"]
    assert (found["result"], found["not_checked"]) == ("valid, with remarks", [])
    assert found["remarks"][0] == {
        "code": "unknown-edition",
        "message": "The ledger doesn't have revision 99 of ap-1.",
    }


def test_wrong_use(tmp_path: Path) -> None:
    assert run("verify").exit_code == 2
    assert run("verify", tmp_path / "none.json").exit_code == 2
    file = save(tmp_path, "good.json", receipt())
    assert run("verify", file, "--root", tmp_path).exit_code == 2


def test_a_name_is_no_markup(tmp_path: Path) -> None:
    file = save(tmp_path, "a.json", replace(receipt(), person=Person("[red]A[/]", "1")))
    assert "[red]A[/] (1)" in run("verify", file).stdout


HOSTILE = [
    "a\nvalid: b.json",
    "a\r\x1b[2K\x1b[32mvalid: b.json",
    "a\x9b2K\x85valid: b.json",
    "a\u2028valid: b.json",
    "\u202enosj.a",
    "a\u2066\u200f\u200b.json",
    "a" + "\u0301" * 60,
    "a" * 240,
    os.fsdecode(b"a\xff\xfe.json"),
]


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("content", [DEVICE.file(receipt()), b"hello"])
def test_a_files_name_cannot_forge_a_result(tmp_path: Path, name: str, content: bytes) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    result = run("verify", file)
    lines = result.stdout.split("\n")
    assert len([line for line in lines if not line.startswith("  ")]) == 2, "a result, and the end"
    assert not re.search(r"[^\n -~éëÀ-ɏ“”…\u0301]", result.stdout)
    assert "\u0301" * 5 not in result.stdout
    assert max(len(line) for line in lines if not line.startswith("  ")) < 130
    raw = run("verify", file, "--json")
    assert not re.search(r"[^\n -~éëÀ-ɏ“”…\u0301]", raw.stdout)
    if "a\udcff" not in name:
        assert json.loads(raw.stdout)["receipts"][0]["file"] == str(file)


@pytest.mark.parametrize("name", HOSTILE)
def test_an_argument_cannot_forge_a_message(tmp_path: Path, name: str) -> None:
    for arguments in (
        ["verify", tmp_path / name],
        ["verify", "--root", name, "x"],
        [name],
        ["check", f"--{name}"],
        ["check", "--root", tmp_path, name],
        ["diff", name, "--root", write_handbook(tmp_path / "handbook")],
        ["walk", name, "--root", write_handbook(tmp_path / "handbook")],
    ):
        result = run(*arguments)
        assert result.exit_code == 2
        assert not re.search(r"[^\n -~“”…\u0301\ufffd]", result.stderr)
        assert not re.search(r"^valid", result.stderr, re.MULTILINE)


def test_a_long_name_cannot_begin_a_line_of_the_terminal(tmp_path: Path) -> None:
    forged = "漢 " * 40 + "valid: b.json " + "漢字" * 30
    made = replace(receipt(), person=Person(forged[:180].strip(), "1"), acknowledgment=forged * 2)
    save(tmp_path, "a" * 200 + "valid:b.json", made)
    with Terminal("verify", *tmp_path.iterdir(), cwd=tmp_path) as terminal:
        code, said = terminal.end()
    assert code == 0
    lines = re.sub(r"\x1b\[[0-9;]*m", "", said).splitlines()
    told = lines[: next(n for n, row in enumerate(lines) if row.startswith("A good signature"))]
    assert all(row.startswith("  ") for row in told[1:])
    assert max(map(cell_len, told)) <= 80


def test_every_code_is_in_the_help_and_in_the_docs() -> None:
    folder = Path(remarks.__file__).parent
    code = "".join(file.read_text(encoding="utf-8") for file in folder.glob("*.py"))
    remarked = {*re.findall(r'Remark\(\s*"([a-z-]+)"', code)}
    reasons = {"unreadable", *re.findall(r'"((?:bad|wrong)-[a-z]+)"', code)}
    assert len(remarked) > 15
    assert reasons >= {"bad-receipt", "bad-signature", "wrong-marks", "wrong-edition"}
    documented = (DOCS / "authors" / "receipts.md").read_text(encoding="utf-8")
    assert {item for item in remarked | reasons if f"`{item}`" not in documented} == set()
    helped = run("verify", "--help").stdout
    assert {item for item in remarked if item not in helped} == set()


@pytest.mark.parametrize("kind", ["a pipe", "a socket", "a device", "a large file"])
def test_what_is_no_file_is_told_at_once(tmp_path: Path, kind: str) -> None:
    make, words = KINDS[kind]
    make(tmp_path / "receipt.json")
    result = run("verify", tmp_path / "receipt.json")
    assert result.exit_code == 1
    assert f"The file can't be read: {words}" in result.stdout


def test_no_text_of_a_receipt_floods_the_output(root: Path, tmp_path: Path) -> None:
    made = taken(root, Person("A", "1"))
    long = "word " * 4_000 + "end"
    forged = [
        replace(made, acknowledgment=long),
        replace(made, acknowledgment=long, course_hash="0" * 64),
        replace(made, course=f"ap-1/{long}", course_hash="0" * 64),
        replace(made, engine=long, language=long),
    ]
    for number, item in enumerate(forged):
        file = save(tmp_path, f"{number}.json", item)
        for options in ([], ["--root", str(root)]):
            result = run("verify", file, *options, *TODAY)
            assert max(map(len, result.stdout.splitlines())) < 600
    unknown = json.loads(DEVICE.file(made)) | {long: 1}
    (tmp_path / "u.json").write_text(json.dumps(unknown), encoding="utf-8")
    result = run("verify", tmp_path / "u.json")
    assert result.exit_code == 1
    assert max(map(len, result.stdout.splitlines())) < 600
