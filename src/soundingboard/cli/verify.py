"""``soundingboard verify``: whether receipts are good."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from soundingboard.authoring.handbook import load
from soundingboard.cli.options import find_root, json_option
from soundingboard.cli.output import line, one_line, prose, stderr, stdout, write_json
from soundingboard.engine.course import Course
from soundingboard.engine.receipt import Receipt, to_json
from soundingboard.office.verify import LIMIT, PROVES, NotVerified, Verified, verify


@click.command(
    "verify",
    epilog="""\b
Examples:
  soundingboard verify receipt.json
  soundingboard verify inbox/*.json --root ../handbook
  soundingboard verify receipt.json --json

\b
Exit codes:
  0  every receipt is good
  1  some are not
  2  wrong use: no such file, or no handbook at --root
""",
)
@click.argument(
    "files",
    metavar="FILE...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A handbook's folder: answers are marked again by its courses, where they are the same.",
)
@json_option
@click.pass_context
def verify_(ctx: click.Context, files: tuple[Path, ...], root: Path | None, as_json: bool) -> None:
    """Verify receipts: the signature, the form, and that they agree with themselves.

    FILE is a receipt as a person downloaded it, a signed receipt alone (a compact JWS), or the text
    that was read from a receipt's QR code.
    """
    courses = load(find_root(root, root)).courses.values() if root is not None else ()
    results = [(file, _verify(file, courses)) for file in files]
    good = all(isinstance(result, Verified) for _, result in results)
    if as_json:
        write_json({"good": good, "receipts": [_json(*result) for result in results]})
    else:
        for file, result in results:
            _tell(stdout(), file, result)
        prose(stderr(), PROVES)
    ctx.exit(0 if good else 1)


def _verify(file: Path, courses: Iterable[Course]) -> Verified | str:
    """What the receipt in *file* comes to, or why it is not good."""
    try:
        with file.open("rb") as opened:
            return verify(opened.read(LIMIT + 1), courses)
    except OSError as error:
        return f"The file cannot be read: {error.strerror or type(error).__name__}."
    except NotVerified as error:
        return str(error)


def _tell(console: Console, file: Path, result: Verified | str) -> None:
    if isinstance(result, str):
        line(console, (f"{file}: ", "bold"), ("not good. ", "red"), one_line(result))
        return
    receipt = result.receipt
    line(console, (f"{file}: ", "bold"), ("good. ", "green"), one_line(_who(receipt)))
    for said in _facts(result):
        line(console, "  ", one_line(said))


def _who(receipt: Receipt) -> str:
    person = receipt.person
    site = f", {person.site}" if person.site else ""
    return f"{person.name} ({person.staff_id}{site}), {receipt.when.date}: “{receipt.statement}”"


def _facts(result: Verified) -> Iterable[str]:
    receipt = result.receipt
    edition, quiz = receipt.edition, receipt.quiz
    effective = f", effective {edition.effective}" if edition.effective else ""
    yield f"{edition.procedure}, revision {edition.revision}{effective} ({edition.hash[:12]})"
    again = "marked again" if result.marked_again else "not marked again"
    yield (
        f"{receipt.course} ({receipt.course_hash[:12]}): {quiz.score} of {quiz.drawn} right, "
        f"{quiz.pass_mark} needed; {again}"
    )
    yield f"code {receipt.code}, id {receipt.id}, key {result.key}"


def _json(file: Path, result: Verified | str) -> dict[str, Any]:
    if isinstance(result, str):
        return {"file": str(file), "good": False, "reason": result}
    return {
        "file": str(file),
        "good": True,
        "id": result.receipt.id,
        "code": result.receipt.code,
        "key": result.key,
        "marked_again": result.marked_again,
        "receipt": to_json(result.receipt),
    }
