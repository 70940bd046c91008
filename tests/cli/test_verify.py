"""``soundingboard verify``."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from tests.cli.terminal import run
from tests.courses import COURSE, COURSE_TEXT, NOON, SEED, receipt, right_answers
from tests.handbooks import write_handbook
from tests.office.device import Device

from soundingboard.authoring.handbook import load
from soundingboard.engine.receipt import EditionNamed, Person, Receipt, make, to_json

DEVICE = Device()


def save(root: Path, name: str, made: Receipt) -> Path:
    file = root / name
    file.write_bytes(DEVICE.file(made))
    return file


def test_a_good_receipt_is_told_with_what_a_signature_proves(tmp_path: Path) -> None:
    made = receipt()
    file = save(tmp_path, "zoe.json", made)
    result = run("verify", file)
    assert result.exit_code == 0
    assert result.stdout == (
        f"{file}: good. Zoë Tremblay (00417), 2026-11-20: “I have read and understood AP 1.”\n"
        "  ap-1, revision 2, effective 2020-12-15 (555555555555)\n"
        f"  ap-1/onboarding ({made.course_hash[:12]}): 4 of 4 right, 1 needed; not marked again\n"
        f"  code {made.code}, id {made.id}, key {DEVICE.key.thumbprint}\n"
    )
    assert result.stderr == (
        "A good signature proves that a receipt is unchanged since a device signed it. It does "
        "not prove who used that device, or that its clock was right.\n"
    )


def test_every_receipt_is_told_and_one_that_is_not_good_fails(tmp_path: Path) -> None:
    good = save(tmp_path, "good.json", receipt())
    bad = tmp_path / "bad.json"
    bad.write_bytes(good.read_bytes().replace(b"Tremblay", b"Trembley"))
    result = run("verify", bad, good)
    assert result.exit_code == 1
    first, second, *_ = result.stdout.splitlines()
    assert first == (
        f"{bad}: not good. The file's “receipt” is not that of the receipt that was signed."
    )
    assert second.startswith(f"{good}: good. ")


def test_a_handbook_marks_answers_again(tmp_path: Path) -> None:
    root = write_handbook(tmp_path, **{COURSE: COURSE_TEXT})
    course = load(root).courses["ap-1/onboarding"]
    edition = EditionNamed("ap-1", 2, "2020-12-15", load(root).procedures["ap-1"].hash)
    made = make(course, Person("A", "1", "Elm"), edition, SEED, right_answers(course), NOON)
    file = save(tmp_path, "a.json", made)
    result = run("verify", file, "--root", root)
    assert result.exit_code == 0
    assert "A (1, Elm), 2026-11-20: “I have read and understood AP 1 –" in result.stdout
    assert "2 of 2 right, 1 needed; marked again" in result.stdout
    lied = replace(made, quiz=replace(made.quiz, answers=made.quiz.answers[::-1]))
    assert run("verify", save(tmp_path, "b.json", lied), "--root", root).exit_code == 1


def test_json(tmp_path: Path) -> None:
    made = receipt()
    good, bad = save(tmp_path, "good.json", made), tmp_path / "bad.json"
    bad.write_text("hello", encoding="utf-8")
    result = run("verify", good, bad, "--json")
    assert result.exit_code == 1
    assert result.stderr == ""
    assert json.loads(result.stdout) == {
        "good": False,
        "receipts": [
            {
                "file": str(good),
                "good": True,
                "id": made.id,
                "code": made.code,
                "key": DEVICE.key.thumbprint,
                "marked_again": False,
                "receipt": to_json(made),
            },
            {
                "file": str(bad),
                "good": False,
                "reason": "A signed receipt has three parts, joined by full stops; this has not.",
            },
        ],
    }


def test_wrong_use(tmp_path: Path) -> None:
    assert run("verify").exit_code == 2
    assert run("verify", tmp_path / "none.json").exit_code == 2
    file = save(tmp_path, "good.json", receipt())
    assert run("verify", file, "--root", tmp_path).exit_code == 2


def test_a_name_is_no_markup_and_no_control(tmp_path: Path) -> None:
    file = save(tmp_path, "a.json", replace(receipt(), person=Person("[red]A[/]", "1")))
    assert "[red]A[/] (1)" in run("verify", file).stdout
