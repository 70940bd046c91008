"""The functions that :mod:`soundingboard` exports, and what they take and return.

The package imports this module when one of its names is used for the first time.
"""

from __future__ import annotations

import datetime
import os
from dataclasses import dataclass
from pathlib import Path

from soundingboard.authoring import handbook as handbooks
from soundingboard.authoring.changes.comparison import Comparison, compare
from soundingboard.authoring.handbook import Handbook
from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.rules.selection import WrongSelection
from soundingboard.authoring.settings import REVIEW_DAYS
from soundingboard.authoring.site_settings import settings_of
from soundingboard.engine.errors import UnknownAnswer
from soundingboard.engine.receipt import Receipt
from soundingboard.engine.tree import Outcome, Question, Tree
from soundingboard.engine.verdict import Verdict
from soundingboard.engine.walk import Walk, walk
from soundingboard.records import verify as receipts
from soundingboard.records.remarks import Known, Remark, remarks
from soundingboard.records.verify import NotVerified

__all__ = [
    "Comparison",
    "Handbook",
    "NotVerified",
    "Outcome",
    "Problem",
    "Question",
    "Receipt",
    "Remark",
    "Severity",
    "Tree",
    "UnknownAnswer",
    "Verdict",
    "Verification",
    "Walk",
    "WrongSelection",
    "check",
    "compare",
    "load",
    "verify",
    "walk",
]


def load(root: str | os.PathLike[str]) -> Handbook:
    """Load the handbook in the folder *root*: the one that has ``docs`` and ``decision_trees``.

    Its files are checked as its ``mkdocs.yml`` says. Nothing is raised for what authors wrote: a
    file with errors is in ``problems``, and what it would have been is missing. ``trees`` and
    ``courses`` are by id, ``procedure/name``; ``procedures`` by id.

    Raises:
        WrongSelection: ``mkdocs.yml`` can't be read, or its settings about problems are wrong.
    """
    folder = Path(root)
    return handbooks.load(folder, settings_of(folder, pages=False))


def check(
    root: str | os.PathLike[str],
    *,
    review_days: int = REVIEW_DAYS,
    readability: bool = False,
) -> tuple[Problem, ...]:
    """Find every problem of the handbook in the folder *root*, sorted by file and line.

    These are the problems that ``soundingboard check`` prints: those of a loaded handbook, and
    besides whether what is compiled fits the published schemas. *review_days* is the age, in days,
    from which a review is too long ago. *readability* looks for long sentences and hard words, and
    needs the extra “readability”.

    Raises:
        WrongSelection: as for :func:`load`.
    """
    folder = Path(root)
    settings = settings_of(
        folder, pages=False, schemas=True, review_days=review_days, readability=readability
    )
    return handbooks.load(folder, settings).problems


@dataclass(frozen=True, slots=True)
class Verification:
    """A receipt whose signature is good.

    ``key`` is the thumbprint of the key that signed it (RFC 7638). ``marked_again`` is whether its
    answers were marked again, which needs a handbook with the course that it names. ``remarks`` are
    what a person should look at; the ordinary ones are notes.
    """

    receipt: Receipt
    key: str
    marked_again: bool
    remarks: tuple[Remark, ...]


def verify(
    data: bytes, handbook: Handbook | None = None, *, today: datetime.date | None = None
) -> Verification:
    """Verify the receipt in *data*: a receipt file, a signed receipt alone, or a QR code's text.

    With a *handbook*, its edition, course and answers are checked as well. *today* is a date in
    UTC, by default the current one. It needs the extra “verify”.

    A good signature proves that the receipt hasn't changed since a device signed it. It doesn't
    prove who used the device, or that its clock was right.

    Raises:
        NotVerified: the receipt isn't valid. The message says why; ``code`` is for programs.
    """
    known = known_of(handbook) if handbook is not None else None
    found = receipts.verify(data, known)
    day = today if today is not None else datetime.datetime.now(datetime.UTC).date()
    remarked = tuple(remarks(found.receipt, day, known))
    return Verification(found.receipt, found.key, found.marked_again, remarked)


def known_of(handbook: Handbook) -> Known:
    """What receipts are compared with, of *handbook*: files with errors are left out."""
    return Known(frozenset(handbook.procedures), tuple(handbook.courses.values()), handbook.ledger)
