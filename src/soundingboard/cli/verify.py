"""``soundingboard verify``: whether receipts are valid, and what there is to know about them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from soundingboard import extras
from soundingboard.authoring.handbook import load
from soundingboard.authoring.settings import Settings
from soundingboard.authoring.source.files import Unreadable, read_bytes
from soundingboard.cli.errors import WrongUse
from soundingboard.cli.options import find_root, json_option
from soundingboard.cli.output import line, prose, shortened, stderr, stdout, write_json
from soundingboard.cli.problems import counted
from soundingboard.engine.receipt import Receipt, to_json
from soundingboard.office.remarks import Known, Remark, among, remarks
from soundingboard.office.verify import LIMIT, PROVES, NotVerified, Verified, verify

VALID, REMARKED, NOT_VALID = "valid", "valid, with remarks", "not valid"
"""What a receipt comes to, in words."""

CODES = {VALID: 0, NOT_VALID: 1, REMARKED: 3}
"""Exit codes; 2 is wrong use."""

NOT_CHECKED = ("edition", "course", "answers")
"""What is checked only against a handbook."""

_COLOURS = {VALID: "green", REMARKED: "yellow", NOT_VALID: "red"}

_FILE, _NAME, _STATEMENT, _MESSAGE = 100, 60, 300, 500
"""The most columns that a file's name, any other name, the statement and a message take.

Messages quote what a receipt or a file's name says.
"""


@dataclass(frozen=True)
class _Result:
    """What the receipt in *file* comes to; *found* says why it is not valid, if it isn't."""

    file: Path
    found: Verified | NotVerified
    remarks: list[Remark] = field(default_factory=list)

    @property
    def word(self) -> str:
        if isinstance(self.found, NotVerified):
            return NOT_VALID
        return VALID if all(remark.is_note for remark in self.remarks) else REMARKED


@click.command(
    "verify",
    epilog="""\b
Examples:
  soundingboard verify receipt.json
  soundingboard verify inbox/*.json --root ../handbook
  soundingboard verify receipt.json --root ../handbook --as-of 2027-08-31
  soundingboard verify inbox/*.json --root ../handbook --json

\b
Not valid:
  The file isn't a receipt or was changed, its signature is wrong, its
  answers don't give its score, or the ledger has another text for its
  revision.

\b
Valid, with remarks (each remark ends with its code):
  unknown-procedure, unknown-edition, no-ledger, effective-differs,
  outdated, unknown-course, other-course, future-date, impossible-date,
  before-edition, before-course, expired, hidden-characters, repeated,
  two-keys, same-id, same-code

\b
A note (not a remark):
  other-key

\b
Exit codes:
  0  every receipt is valid, without remarks
  1  at least one isn't valid
  2  usage error: no such file, no handbook at --root, or the package
     cryptography isn't installed
  3  all are valid, at least one with remarks
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
    help="The handbook's folder. Receipts are compared with its ledger and courses, and answers "
    "are marked again if the course is still the same.",
)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Verify as if today were DATE, for example 2027-08-31. Default: today's date in UTC.",
)
@json_option
@click.pass_context
def verify_(
    ctx: click.Context,
    files: tuple[Path, ...],
    root: Path | None,
    as_of: datetime.datetime | None,
    as_json: bool,
) -> None:
    """Verify the signature and the content of receipts.

    FILE is a receipt as somebody downloaded it, a signed receipt alone (a compact JWS), or the text
    of a receipt's QR code.

    Verify receipts that belong together in one run, because they're also compared with each other.
    With --root, they're compared with a handbook, too. Without it, the edition, the course and the
    answers aren't checked.
    """
    if not extras.is_installed("verify"):
        raise WrongUse(
            "Receipts can't be verified, because cryptography isn't installed. "
            + extras.how_to_install("verify")
        )
    today = (as_of or datetime.datetime.now(datetime.UTC)).date()
    known = _known(root) if root is not None else None
    results = _results(dict.fromkeys(files), known, today)
    words = {result.word for result in results}
    worst = next(word for word in (NOT_VALID, REMARKED, VALID) if word in words)
    if as_json:
        write_json(
            {
                "result": worst,
                "as_of": today.isoformat(),
                "root": str(root) if root is not None else None,
                "receipts": [_json(result, known) for result in results],
            }
        )
    else:
        for result in results:
            _tell(stdout(), result, known)
        prose(stderr(), PROVES)
    ctx.exit(CODES[worst])


def _known(root: Path) -> Known:
    """What the handbook under *root* has; what has problems there is left out, and said so."""
    handbook = load(find_root(root, root), Settings(readability=False, pages=False))
    if handbook.errors:
        problems = counted(len(handbook.errors), "problem", "problems")
        prose(
            stderr(),
            f"The handbook has {problems}, and what has problems isn't used. Run “soundingboard "
            "check” to see them.",
        )
    return Known(frozenset(handbook.procedures), tuple(handbook.courses.values()), handbook.ledger)


def _results(files: Iterable[Path], known: Known | None, today: datetime.date) -> Sequence[_Result]:
    found = {file: _verify(file, known) for file in files}
    verified = {str(file): item for file, item in found.items() if isinstance(item, Verified)}
    together = among(verified)
    return [
        _Result(file, item, [*remarks(item.receipt, today, known), *together[str(file)]])
        if isinstance(item, Verified)
        else _Result(file, item)
        for file, item in found.items()
    ]


def _verify(file: Path, known: Known | None) -> Verified | NotVerified:
    """What the receipt in *file* comes to, or why it is not valid."""
    try:
        return verify(read_bytes(file, LIMIT), known)
    except Unreadable as error:
        return NotVerified(f"The file can't be read: {error}.", "unreadable")
    except NotVerified as error:
        return error


def _tell(console: Console, result: _Result, known: Known | None) -> None:
    # The word comes first: behind a file's name, the name could pass for the word.
    word = f"{result.word}: "
    room = console.width - len(word) if console.is_terminal else _FILE
    name = shortened(str(result.file), max(20, min(_FILE, room)))
    line(console, (word, _COLOURS[result.word]), (name, "bold"))
    if isinstance(result.found, NotVerified):
        said = shortened(str(result.found), _MESSAGE)
        prose(console, f"{said} ({result.found.code})", lead="  ")
        return
    for said in _facts(result.found, known):
        prose(console, said, lead="  ")
    for remark in result.remarks:
        kind = "Note" if remark.is_note else "Remark"
        said = shortened(remark.message, _MESSAGE)
        prose(console, f"{kind}: {said} ({remark.code})", lead="  ")


def _facts(verified: Verified, known: Known | None) -> Iterable[str]:
    receipt = verified.receipt
    edition, quiz = receipt.edition, receipt.quiz
    yield _who(receipt)
    effective = f", effective {edition.effective}" if edition.effective else ""
    procedure = shortened(edition.procedure, _NAME)
    yield f"{procedure}, revision {edition.revision}{effective} ({edition.hash[:12]})"
    again = "marked again" if verified.marked_again else "not marked again"
    yield (
        f"{shortened(receipt.course, _NAME)} ({receipt.course_hash[:12]}): {quiz.score} of "
        f"{quiz.drawn} right, {quiz.pass_mark} needed; {again}"
    )
    yield f"code {receipt.code}, id {receipt.id}, key {verified.key}"
    if known is None:
        yield "not checked without --root: the edition, the course, and the answers"


def _who(receipt: Receipt) -> str:
    person = receipt.person
    name, staff_id, site = (
        shortened(text, _NAME) for text in (person.name, person.staff_id, person.site)
    )
    return (
        f"{name} ({staff_id}{', ' if site else ''}{site}), {receipt.when.date}: "
        f"“{shortened(receipt.acknowledgment, _STATEMENT)}”"
    )


def _json(result: _Result, known: Known | None) -> dict[str, Any]:
    head = {"file": str(result.file), "result": result.word}
    found = result.found
    if isinstance(found, NotVerified):
        return {**head, "reason": {"code": found.code, "message": str(found)}}
    return {
        **head,
        "id": found.receipt.id,
        "code": found.receipt.code,
        "key": found.key,
        "marked_again": found.marked_again,
        "not_checked": list(NOT_CHECKED) if known is None else [],
        "remarks": [_remark(item) for item in result.remarks if not item.is_note],
        "notes": [_remark(item) for item in result.remarks if item.is_note],
        "receipt": to_json(found.receipt),
    }


def _remark(remark: Remark) -> dict[str, str]:
    return {"code": remark.code, "message": remark.message}
