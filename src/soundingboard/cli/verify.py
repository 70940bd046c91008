"""``soundingboard verify``: whether receipts are valid, and remarks on them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from soundingboard import extras
from soundingboard.api import known_of
from soundingboard.authoring.source.files import Unreadable, read_bytes
from soundingboard.authoring.wording import N_, _, ngettext, translated
from soundingboard.cli.epilog import epilog
from soundingboard.cli.errors import WrongUse
from soundingboard.cli.handbook import load
from soundingboard.cli.options import find_root, json_option
from soundingboard.cli.output import line, prose, shortened, stderr, stdout, write_json
from soundingboard.engine.codec import encode
from soundingboard.engine.pages.dates import in_words
from soundingboard.engine.receipt import Receipt
from soundingboard.records.remarks import Known, Remark, among, remarks
from soundingboard.records.verify import LIMIT, NotVerified, Verified, proves, verify

VALID, REMARKED, NOT_VALID = N_("valid"), N_("valid, with remarks"), N_("not valid")
"""The result of verifying a receipt, as the JSON has it."""

CODES = {VALID: 0, NOT_VALID: 1, REMARKED: 3}
"""Exit codes; 2 is wrong use."""

NOT_CHECKED = ("edition", "course", "answers")
"""What is checked only against a handbook."""

_COLOURS = {VALID: "green", REMARKED: "yellow", NOT_VALID: "red"}

_FILE, _NAME, _ACKNOWLEDGMENT, _MESSAGE = 100, 60, 300, 500
"""The most columns of a file's name, any other name, an acknowledgment's wording and a message.

Messages quote what a receipt or a file's name says.
"""


@dataclass(frozen=True)
class _Result:
    """The result for the receipt in *file*; *found* says why it isn't valid, if it isn't."""

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
    help=_(
        """\
Verify the signature and the content of receipts.

FILE is a receipt as somebody downloaded it, a signed receipt alone (a compact JWS), or the text of
a receipt's QR code.

Receipts that you verify in one run are also compared with each other. With --root, they're compared
with a handbook, too. Without it, the edition, the course and the answers aren't checked.
"""
    ),
    epilog=epilog(
        _(
            """\
Examples:
  soundingboard verify receipt.json
  soundingboard verify inbox/*.json --root ../handbook
  soundingboard verify receipt.json --root ../handbook --as-of 2027-08-31
  soundingboard verify inbox/*.json --root ../handbook --json

Not valid:
  The file isn't a receipt or was changed, its signature is wrong, its
  answers don't give its score, or the ledger has another text for its
  revision.

Valid, with remarks (each remark ends with its code):
  unknown-procedure, unknown-edition, no-ledger, effective-differs,
  outdated, unknown-course, other-course, future-date, impossible-date,
  before-edition, before-course, expired, hidden-characters, repeated,
  two-keys, same-id, same-code

A note (not a remark):
  other-key

Exit codes:
  0  every receipt is valid, without remarks
  1  at least one isn't valid
  2  usage error: no such file, no handbook at --root, or the package
     cryptography isn't installed
  3  all are valid, at least one with remarks
"""
        )
    ),
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
    help=_(
        "The handbook's folder. Receipts are compared with its ledger and courses, and answers are "
        "marked again if the course is still the same."
    ),
)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help=_("Verify as if today were DATE, for example 2027-08-31. Default: today's date in UTC."),
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
    """Report whether receipts are valid."""
    if not extras.is_installed("verify"):
        raise WrongUse(
            _("Receipts can't be verified, because cryptography isn't installed. {install}").format(
                install=extras.how_to_install("verify")
            )
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
            _print_result(stdout(), result, known)
        prose(stderr(), proves())
    ctx.exit(CODES[worst])


def _known(root: Path) -> Known:
    """What the handbook under *root* has, without the files that have errors."""
    handbook = load(find_root(root, root))
    if handbook.errors:
        count = len(handbook.errors)
        message = ngettext(
            "The handbook has {count} problem. Files with problems aren't used here. To see it, "
            "run “soundingboard check”.",
            "The handbook has {count} problems. Files with problems aren't used here. To see them, "
            "run “soundingboard check”.",
            count,
        )
        prose(stderr(), message.format(count=count))
    return known_of(handbook)


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
    """The receipt in *file*, or why it isn't valid."""
    try:
        return verify(read_bytes(file, LIMIT), known)
    except Unreadable as error:
        message = _("The file can't be read: {error}.")
        return NotVerified(message.format(error=error), "unreadable")
    except NotVerified as error:
        return error


def _print_result(console: Console, result: _Result, known: Known | None) -> None:
    # The word comes first: after a file's name, the name could be mistaken for the word.
    word = f"{translated(result.word)}: "
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
        message = (
            _("Note: {message} ({code})") if remark.is_note else _("Remark: {message} ({code})")
        )
        said = shortened(remark.message, _MESSAGE)
        prose(console, message.format(message=said, code=remark.code), lead="  ")


def _facts(verified: Verified, known: Known | None) -> Iterable[str]:
    receipt = verified.receipt
    edition, quiz = receipt.edition, receipt.quiz
    yield _who(receipt)
    procedure = shortened(edition.procedure, _NAME)
    named = (
        _("{procedure}, revision {revision}, effective {date} ({hash})")
        if edition.effective
        else _("{procedure}, revision {revision} ({hash})")
    )
    yield named.format(
        procedure=procedure,
        revision=edition.revision,
        date=in_words(edition.effective) if edition.effective else "",
        hash=edition.hash[:12],
    )
    marked = (
        _("{course} ({hash}): {score} of {drawn} right, {needed} needed; marked again")
        if verified.marked_again
        else _("{course} ({hash}): {score} of {drawn} right, {needed} needed; not marked again")
    )
    yield marked.format(
        course=shortened(receipt.course, _NAME),
        hash=receipt.course_hash[:12],
        score=quiz.score,
        drawn=quiz.drawn,
        needed=quiz.pass_mark,
    )
    yield _("code {code}, id {id}, key {key}").format(
        code=receipt.code, id=receipt.id, key=verified.key
    )
    if known is None:
        yield _("not checked: the edition, the course and the answers (add --root to check them)")


def _who(receipt: Receipt) -> str:
    person = receipt.person
    name, staff_id, site = (
        shortened(text, _NAME) for text in (person.name, person.staff_id, person.site)
    )
    return _("{name} ({number}), {date}: “{acknowledgment}”").format(
        name=name,
        number=f"{staff_id}, {site}" if site else staff_id,
        date=in_words(receipt.when.date),
        acknowledgment=shortened(receipt.acknowledgment, _ACKNOWLEDGMENT),
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
        "receipt": encode(found.receipt),
    }


def _remark(remark: Remark) -> dict[str, str]:
    return {"code": remark.code, "message": remark.message}
