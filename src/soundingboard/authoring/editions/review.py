"""Clauses that changed since whatever cites them was reviewed.

The ledger knows what each edition said and when it was recorded. A tree, a course or a trees page
says when somebody last compared it with its procedure. What changed in between is reported at each
line that cites it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from soundingboard.authoring.compile.citations import Cite
from soundingboard.authoring.compile.course_file import CourseFile
from soundingboard.authoring.compile.procedure_file import Procedure, anchor
from soundingboard.authoring.compile.situations_file import SituationsFile
from soundingboard.authoring.compile.tree_file import TreeFile
from soundingboard.authoring.compile.trees_page import TreesPage
from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.wording import _
from soundingboard.engine.editions import Edition, Ledger, above, moved


@dataclass(frozen=True, slots=True)
class Citing:
    """A file that cites clauses of the procedure *procedure*.

    ``kind`` is what authors call it; ``reviewed`` a date, or empty; ``hash`` that of its text.
    ``revision`` is that of the procedure which it was compared with, if its author says so.
    """

    path: str
    procedure: str
    kind: str
    reviewed: str
    hash: str
    cites: tuple[Cite, ...]
    revision: int | None = None


def citing_files(
    trees: Iterable[TreeFile],
    pages: Iterable[TreesPage],
    courses: Iterable[CourseFile],
    situations: Iterable[SituationsFile] = (),
    *,
    withdrawn: bool = False,
) -> Iterator[Citing]:
    """Every file that cites a clause, trees that are *withdrawn* only if they are asked for."""
    for tree in trees:
        if tree.cites and (withdrawn or not tree.withdrawn):
            yield _citing(tree, "tree")
    for page in pages:
        if page.cites:
            yield Citing(
                page.path,
                page.procedure,
                "page",
                page.reviewed,
                page.hash,
                page.cites,
                page.reviewed_revision,
            )
    yield from (_citing(course, "course") for course in courses if course.cites)
    yield from (_citing(file, "file") for file in situations if file.cites)


def _citing(file: TreeFile | CourseFile | SituationsFile, kind: str) -> Citing:
    return Citing(
        file.path,
        file.procedure,
        kind,
        str(file.fields.get("reviewed", "")),
        file.hash,
        file.cites,
        file.fields.get("reviewed-revision"),
    )


def review_problems(
    ledger: Ledger,
    procedures: Mapping[str, Procedure],
    files: Iterable[Citing],
    today: datetime.date,
) -> Iterator[Problem]:
    """A problem at each line that cites a clause which changed after the file was reviewed."""
    for file in files:
        procedure = procedures.get(file.procedure)
        editions = ledger.editions(file.procedure)
        # A tree or course without a date has that problem already.
        if procedure is None or not editions or not (file.reviewed or file.kind == "page"):
            continue
        place = _last_reviewed(editions, procedure, file, today)
        if place is not None:
            yield from _problems(ledger, editions, place, procedure, file, today)


def front_matter_problems(ledger: Ledger, procedures: Iterable[Procedure]) -> Iterator[Problem]:
    """A problem for each clause that a procedure's own front matter names and that has moved.

    This is reported only until the new text is on record: nobody signs off a front matter.
    """
    for procedure in procedures:
        newest = ledger.newest(procedure.id)
        if newest is None or newest.hash == procedure.hash:
            continue
        elsewhere = moved(newest.clauses, procedure.hashes)
        for line, number in procedure.named:
            if number in elsewhere:
                yield Problem(
                    procedure.path,
                    line,
                    "clause-moved",
                    _(
                        "The front matter names clause {clause}, whose text is now clause {now}"
                    ).format(clause=number, now=elsewhere[number]),
                    _(
                        "Write {now}. If you have written it already, record the revision with "
                        "“{command}”."
                    ).format(
                        now=elsewhere[number], command=f"soundingboard edition {procedure.id}"
                    ),
                )


def gone_clauses(ledger: Ledger, procedures: Iterable[Procedure]) -> dict[str, dict[str, str]]:
    """What to do about clauses that a procedure had once: by its id and the clause's anchor."""
    found: dict[str, dict[str, str]] = {}
    for procedure in procedures:
        now = procedure.hashes
        hints = found.setdefault(procedure.id, {})
        for edition in reversed(ledger.editions(procedure.id)):
            elsewhere = moved(edition.clauses, now)
            for number, hash_ in edition.clauses.items():
                if number in now:
                    continue
                to = elsewhere.get(number)
                text = ledger.texts.get(hash_)
                hint = _("Check what applies now. Revision {revision} had a clause {clause}.")
                if text:
                    hint = _(
                        "Check what applies now. Clause {clause} of revision {revision} said "
                        "“{text}”."
                    )
                if to is not None:
                    hint = _("Write “[{now}]”: clause {clause} is now clause {now}.")
                hints.setdefault(
                    anchor(number),
                    hint.format(revision=edition.revision, clause=number, text=text, now=to),
                )
    return found


def _last_reviewed(
    editions: Sequence[Edition], procedure: Procedure, file: Citing, today: datetime.date
) -> int | None:
    """The place of the edition that *file* was last compared with; ``None`` for today's text.

    A date more than a day in the future can't be right: only the first edition is certain then.
    """
    if len(editions) > 1 and _in_future(file, today):
        return 0
    for place, (before, after) in enumerate(pairwise(editions)):
        if _unreviewed(file, before, after.recorded or after.effective, after):
            return place
    newest = editions[-1]
    if newest.hash != procedure.hash and _unreviewed(file, newest, today.isoformat()):
        return len(editions) - 1
    return None


def _unreviewed(file: Citing, before: Edition, since: str, after: Edition | None = None) -> bool:
    """Whether *file* was last reviewed before the text after *before*, which exists *since* then.

    A file of the same day was reviewed with the new text if it was edited since *after* was
    recorded: before that, nobody knows whether its review or the clause came first. A later date
    in a file that nobody has edited since was no review's, but in the future. Its author may say
    which revision it was compared with. *since* may be a month, or empty if nobody knows.
    """
    if file.reviewed[: len(since)] < since:
        return True
    if file.revision is not None and after is not None and file.reviewed == since:
        return file.revision < after.revision
    if before.citing.get(file.path) == file.hash:
        return True
    return after is not None and after.citing.get(file.path) == file.hash


def _problems(
    ledger: Ledger,
    editions: Sequence[Edition],
    place: int,
    procedure: Procedure,
    file: Citing,
    today: datetime.date,
) -> Iterator[Problem]:
    then, now = editions[place].clauses, procedure.hashes
    elsewhere = moved(then, now)
    recorded = place + 1 < len(editions)
    dated = not _in_future(file, today)
    sign_off = _sign_off(file, editions[place + 1] if recorded and dated else None)
    reported: set[tuple[int, str]] = set()
    for cite in file.cites:
        clause = procedure.clause_by_anchor.get(cite.anchor)
        if clause is None:
            continue
        number = clause.number
        if number in elsewhere and then.get(number) != clause.hash:
            to = elsewhere[number]
            yield Problem(
                file.path,
                cite.line,
                "clause-moved",
                _("Clause {clause} is now clause {now}, and {clause} is another text").format(
                    clause=number, now=to
                ),
                _("Cite {now}. If you mean the new text of {clause}, {sign_off}").format(
                    clause=number, now=to, sign_off=sign_off
                ),
            )
            continue
        # What is not on record yet is reported once, at the procedure.
        for changed in (number, *above(number)) if recorded else ():
            if then.get(changed) != now.get(changed) and (cite.line, changed) not in reported:
                reported.add((cite.line, changed))
                said = [_change(ledger, editions[place:], procedure, changed)]
                if changed != number:
                    said.append(_("It leads in to clause {clause}").format(clause=number))
                yield Problem(
                    file.path,
                    cite.line,
                    "needs-review",
                    ". ".join([*said, _when(file, today)]),
                    _("Compare this file with the new text and correct it. Then {sign_off}").format(
                        sign_off=sign_off
                    ),
                )


def _change(ledger: Ledger, editions: Sequence[Edition], procedure: Procedure, number: str) -> str:
    """What became of a clause since the first of *editions*, in its old and its new words."""
    was = editions[0].clauses.get(number)
    by = next(
        (
            after.revision
            for before, after in reversed(list(pairwise(editions)))
            if before.clauses.get(number) != after.clauses.get(number)
        ),
        editions[-1].revision,
    )
    old = ledger.texts.get(was) if was is not None else None
    clause = procedure.clause_by_number.get(number)
    if clause is None:
        said = _("Clause {clause} was removed in revision {revision}")
        if old:
            said = _("Clause {clause} was removed in revision {revision}. It said “{old}”")
    elif was is None:
        said = _("Clause {clause} is new in revision {revision}. It says “{now}”")
    elif old:
        said = _(
            "Clause {clause} changed in revision {revision}. It said “{old}”, and now says “{now}”"
        )
    else:
        said = _("Clause {clause} changed in revision {revision}. It now says “{now}”")
    now = clause.text if clause is not None else ""
    return said.format(clause=number, revision=by, old=old, now=now)


def _in_future(file: Citing, today: datetime.date) -> bool:
    return file.reviewed > (today + datetime.timedelta(days=1)).isoformat()


def _when(file: Citing, today: datetime.date) -> str:
    if _in_future(file, today):
        said = _("The date in “reviewed”, {date}, is in the future")
    elif file.reviewed:
        said = _("This file was last reviewed on {date}")
    else:
        said = _("This file hasn't been reviewed since")
    return said.format(date=file.reviewed)


def _sign_off(file: Citing, after: Edition | None) -> str:
    """How an author says that *file* was reviewed; *after* is the edition that it is older than."""
    if not file.reviewed:
        return _("add a line “reviewed: …” with the date of your review.")
    if after is not None and after.recorded and file.reviewed >= after.recorded:
        return _(
            "write the date of your review in “reviewed”. If that's the date already, and nothing "
            "has to change, add a line “reviewed-revision: {revision}”."
        ).format(revision=after.revision)
    return _("write the date of your review in “reviewed”.")
