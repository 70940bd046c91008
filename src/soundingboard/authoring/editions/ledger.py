"""The ledger of editions, ``editions.json``: read, held against the procedures, and continued."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from soundingboard import schemas
from soundingboard.authoring.compile.procedure_file import PROCEDURES, Procedure
from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.source.files import Unreadable, read_bytes
from soundingboard.engine.course import Course
from soundingboard.engine.editions import MAJOR, Edition, Ledger, changes, from_json, to_json
from soundingboard.engine.tree import Tree

LEDGER = "editions.json"
"""The ledger's file, in the handbook's root. A handbook without one keeps no editions."""

LIMIT = 20_000_000
"""The most bytes that a ledger may have."""

_MEND = (
    "Bring back the file as it was last published; “soundingboard edition” adds to it, nothing "
    "else should."
)


def read_ledger(root: Path) -> Ledger | Problem | None:
    """The ledger of the handbook under *root*, what is wrong with it, or ``None`` without one."""
    file = root / LEDGER
    if not os.path.lexists(file):
        return None
    try:
        document = json.loads(read_bytes(file, LIMIT).decode("utf-8"))
    except Unreadable as error:
        return _bad(f"the ledger can't be read: {error}")
    except (ValueError, RecursionError) as error:
        return _bad(f"the ledger is not JSON in UTF-8: {error}")
    wrong = schemas.misfit("editions", document)
    if wrong is not None:
        return _bad(f"the ledger doesn't fit its schema at {_short(wrong)}")
    try:
        return from_json(document)
    except ValueError as error:
        return _bad(f"the ledger does not agree with itself: {error}")


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
            f"there is a course on {procedure.short}, and no ledger of editions ({LEDGER})",
            "If there was one, bring it back: it knows what was acknowledged. Otherwise run "
            "“soundingboard edition”, which makes one, and keep it with the handbook.",
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
    text = json.dumps(to_json(ledger), ensure_ascii=False, indent=1) + "\n"
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
            f"the ledger has no entry for revision {due.revision} of {procedure.short}",
            f"Run “soundingboard edition {procedure.id}”, which shows what changed and asks.",
        )
    elif newest.revision > due.revision:
        yield Problem(
            path,
            1,
            "edition-order",
            f"{procedure.short} is revision {due.revision}, and the ledger's newest entry is "
            f"revision {newest.revision}",
            "Raise “revision” in the front matter; a text that comes back is a new edition.",
        )
    elif newest.hash != due.hash:
        yield Problem(
            path,
            _first_differing(procedure, newest),
            "edition-changed",
            f"{procedure.short} is still revision {due.revision}, and {_differing(newest, due)}",
            f"Raise “revision” in the front matter and run “soundingboard edition {procedure.id}”.",
        )
    elif newest.document_date != procedure.document_date:
        yield Problem(
            path,
            1,
            "edition-changed",
            f"the ledger has “{newest.document_date}” as the date of revision {due.revision}, and "
            f"{procedure.short} has “{procedure.document_date}”",
            f"Put it back, or raise “revision” and run “soundingboard edition {procedure.id}”.",
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
        return "its clauses are in another order than in the ledger"
    listed = ", ".join(numbers[:_SOME])
    more = f" and {len(numbers) - _SOME} more" if len(numbers) > _SOME else ""
    noun = "clause" if len(numbers) == 1 else "clauses"
    verb = "differs" if len(numbers) == 1 else "differ"
    return f"its {noun} {listed}{more} {verb} from the ledger"


_SOME = 5
"""So many clauses are named in one message."""


def _bad(message: str) -> Problem:
    return Problem(LEDGER, 1, "bad-ledger", message, _MEND)


def _short(text: str) -> str:
    return text if len(text) <= 160 else text[:159] + "…"
