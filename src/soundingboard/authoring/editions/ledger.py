"""The ledger of editions, ``editions.json``: reading, comparing with the procedures, adding."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from soundingboard import schemas
from soundingboard.authoring.compile.procedure_file import Procedure
from soundingboard.authoring.folders import PROCEDURES
from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.source.files import Unreadable, read_bytes
from soundingboard.authoring.wording import N_, _, listed, ngettext, translated
from soundingboard.engine.codec import Misfit, decode, encode
from soundingboard.engine.course import Course
from soundingboard.engine.editions import MAJOR, Edition, Ledger, changes
from soundingboard.engine.json_reader import read_json
from soundingboard.engine.tree import Tree

LEDGER = "editions.json"
"""The ledger's file, in the handbook's root. A handbook without one keeps no editions."""

LIMIT = 20_000_000
"""The most bytes that a ledger may have."""

_RESTORE = N_(
    "Restore the file as it was last published. Only “soundingboard edition” should change it."
)


def read_ledger(root: Path) -> Ledger | Problem | None:
    """The ledger of the handbook under *root*, what is wrong with it, or ``None`` without one."""
    file = root / LEDGER
    if not os.path.lexists(file):
        return None
    try:
        document = read_json(read_bytes(file, LIMIT).decode("utf-8"))
    except Unreadable as error:
        return _bad(_("The ledger can't be read: {reason}").format(reason=error))
    except ValueError as error:
        return _bad(_("The ledger isn't valid JSON: {reason}").format(reason=error))
    wrong = schemas.misfit("editions", document)
    if wrong is not None:
        return _bad(_("The ledger doesn't fit its schema: {reason}").format(reason=_short(wrong)))
    try:
        return decode(Ledger, document)
    except Misfit as error:
        return _bad(_("The ledger contradicts itself: {reason}").format(reason=error))


def ledger_problems(ledger: Ledger, procedures: Iterable[Procedure]) -> Iterator[Problem]:
    """A problem for each procedure whose newest entry is not the one that it should have."""
    found = list(procedures)
    known = {procedure.id for procedure in found}
    gone = {
        edition.hash: key
        for key in ledger.procedures
        if key not in known and (edition := ledger.newest(key)) is not None
    }
    for procedure in found:
        before = gone.get(procedure.hash)
        # The same text was on record under another name: that one's file is missing.
        cause = f"{PROCEDURES}/{before}.md" if before is not None else ""
        for problem in _procedure_problems(procedure, ledger.newest(procedure.id)):
            yield replace(problem, cause=cause)


def missing_ledger(taught: Iterable[Procedure]) -> Iterator[Problem]:
    """A problem for each procedure that a course is on, in a handbook without a ledger.

    Only the ledger shows what has changed since somebody acknowledged the procedure.
    """
    for procedure in taught:
        yield Problem(
            procedure.path,
            1,
            "edition-missing",
            _("There is a course on {procedure}, but no ledger of editions, “{file}”").format(
                procedure=procedure.short, file=LEDGER
            ),
            _("Run “soundingboard edition” to create it. If there was one before, restore it."),
            cause=LEDGER,
        )


def with_dates(ledger: Ledger, procedures: Mapping[str, Procedure]) -> dict[str, Procedure]:
    """*procedures*, each with the date from which its revision applies if that is on record."""
    found = {}
    for key, procedure in procedures.items():
        newest = ledger.newest(key)
        same = newest is not None and newest.revision == procedure.fields["revision"]
        applies = newest.effective if newest is not None and same else ""
        found[key] = replace(procedure, applies=applies)
    return found


def edition_of(
    procedure: Procedure,
    directing: Iterable[str],
    *,
    kind: str = MAJOR,
    effective: str | None = None,
    recorded: str = "",
    citing: Mapping[str, str] | None = None,
) -> Edition:
    """The entry that *procedure* should have, of whose clauses *directing* decide something.

    *effective* is the date from which it applies, where that is not the document's own.
    """
    deciding = set(directing)
    dated = procedure.document_date
    return Edition(
        revision=int(procedure.fields["revision"]),
        kind=kind,
        effective=dated if effective is None else effective,
        hash=procedure.hash,
        clauses=procedure.hashes,
        directing=tuple(c.number for c in procedure.clauses if c.number in deciding),
        dated=None if effective in (None, dated) else dated,
        recorded=recorded,
        citing=dict(citing or {}),
    )


def directing_clauses(
    procedure_id: str, trees: Iterable[Tree], courses: Iterable[Course]
) -> frozenset[str]:
    """The clauses of a procedure that an outcome or a course cites: these decide something."""
    cited: set[str] = set()
    for tree in trees:
        if tree.procedure == procedure_id:
            cited.update(number for outcome in tree.outcomes for number in outcome.clauses)
    for course in courses:
        if course.procedure == procedure_id:
            cited.update(number for scenario in course.scenarios for number in scenario.clauses)
            cited.add(course.acknowledgment.clause)
    return frozenset(cited - {""})


def with_editions(ledger: Ledger | None, added: Mapping[str, Edition]) -> Ledger:
    """*ledger* with one more edition of each procedure in *added*, procedures in sorted order."""
    before = ledger.procedures if ledger is not None else {}
    ids = sorted({*before, *added})
    return Ledger(
        {
            procedure_id: (
                *before.get(procedure_id, ()),
                *((added[procedure_id],) if procedure_id in added else ()),
            )
            for procedure_id in ids
        },
        ledger.texts if ledger is not None else {},
    )


def completed(
    ledger: Ledger, procedures: Iterable[Procedure], citing: Mapping[str, Mapping[str, str]]
) -> Ledger:
    """*ledger* with what it lacks of the newest editions that read as *procedures* do now.

    These are the texts of their clauses, and in entries of older ledgers the files that cite them,
    which *citing* has by the procedure's id. What is on record stays as it is.
    """
    editions = dict(ledger.procedures)
    texts = dict(ledger.texts)
    for procedure in procedures:
        newest = ledger.newest(procedure.id)
        if newest is None or newest.hash != procedure.hash:
            continue
        texts.update((clause.hash, clause.text) for clause in procedure.clauses)
        if not newest.recorded and not newest.citing:
            filled = replace(newest, citing=dict(citing.get(procedure.id, {})))
            editions[procedure.id] = (*editions[procedure.id][:-1], filled)
    return Ledger(editions, texts)


def write_ledger(root: Path, ledger: Ledger) -> None:
    """Write *ledger* under *root*, whole or not at all.

    Raises:
        OSError: it cannot be written; the file is then as it was.
    """
    ordered = replace(ledger, texts=dict(sorted(ledger.texts.items())))
    text = json.dumps(encode(ordered), ensure_ascii=False, indent=1) + "\n"
    handle, name = tempfile.mkstemp(dir=root, prefix=f".{LEDGER}-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        # A temporary file is private; the ledger is as public as the files beside it.
        Path(name).chmod(0o644)
        Path(name).replace(root / LEDGER)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _procedure_problems(procedure: Procedure, newest: Edition | None) -> Iterator[Problem]:
    due = edition_of(procedure, ())
    path = procedure.path
    if newest is None or newest.revision < due.revision:
        yield Problem(
            path,
            1,
            "edition-missing",
            _("Revision {revision} of {procedure} isn't recorded in “{file}”").format(
                revision=due.revision, procedure=procedure.short, file=LEDGER
            ),
            _("Run “{command}”.").format(command=f"soundingboard edition {procedure.id}"),
        )
    elif newest.revision > due.revision:
        yield Problem(
            path,
            1,
            "edition-order",
            _(
                "Expected revision {newest} of {procedure} or a later one, as in “{file}”, found "
                "revision {found}"
            ).format(
                newest=newest.revision, procedure=procedure.short, file=LEDGER, found=due.revision
            ),
            _("Write “revision: {next}” in the front matter.").format(next=newest.revision + 1),
        )
    elif newest.hash != due.hash:
        yield Problem(
            path,
            _first_differing(procedure, newest),
            "edition-changed",
            _("{procedure} is still revision {revision}, but {difference}").format(
                procedure=procedure.short,
                revision=due.revision,
                difference=_differing(newest, due),
            ),
            _("Write “revision: {next}” in the front matter, then run “{command}”.").format(
                next=due.revision + 1, command=f"soundingboard edition {procedure.id}"
            ),
        )
    elif newest.document_date != procedure.document_date:
        yield Problem(
            path,
            1,
            "edition-changed",
            _(
                "Expected the date “{expected}” for revision {revision} of {procedure}, as in "
                "“{file}”, found “{found}”"
            ).format(
                expected=newest.document_date,
                revision=due.revision,
                procedure=procedure.short,
                file=LEDGER,
                found=procedure.document_date,
            ),
            _(
                "Restore the date. If it has changed, write “revision: {next}” and run “{command}”."
            ).format(next=due.revision + 1, command=f"soundingboard edition {procedure.id}"),
        )


def _first_differing(procedure: Procedure, newest: Edition) -> int:
    """The line of the first clause that isn't as it is on record, or is where another one was."""
    recorded = [*newest.clauses.items()]
    for clause, entry in zip(procedure.clauses, recorded, strict=False):
        if entry != (clause.number, clause.hash):
            return clause.line
    added = procedure.clauses[len(recorded) :]
    return next((clause.line for clause in (*added, *procedure.clauses[-1:])), 1)


def _differing(before: Edition, after: Edition) -> str:
    """Which clauses are not as they are on record, a few by number."""
    found = changes(before.clauses, after.clauses)
    numbers = [*found.changed, *found.new, *found.gone]
    if not numbers:
        return _("its clauses are in another order than in “{file}”").format(file=LEDGER)
    if len(numbers) > _SOME:
        more = _("{count} more").format(count=len(numbers) - _SOME)
        named = listed([", ".join(numbers[:_SOME]), more])
    else:
        named = listed(numbers)
    return ngettext(
        "clause {clauses} differs from “{file}”",
        "clauses {clauses} differ from “{file}”",
        len(numbers),
    ).format(clauses=named, file=LEDGER)


_SOME = 5
"""So many clauses are named in one message."""


def _bad(message: str) -> Problem:
    return Problem(LEDGER, 1, "bad-ledger", message, translated(_RESTORE))


def _short(text: str) -> str:
    return text if len(text) <= 160 else text[:159] + "…"
