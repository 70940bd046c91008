"""Everything that is stored of a person, as one file, and back; all but the signing key."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from soundingboard.engine.records import (
    FORMAT,
    Reason,
    Stored,
    course_json,
    parsed,
    receipt_json,
)

LARGEST = 5_000_000
"""The most bytes of a file that is imported."""

_KIND = "sounding-board-backup"


class NotABackup(ValueError):
    """A file isn't a backup of a site like this one, nor a receipt."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Backup:
    """What a file has, record by record, as it is found.

    ``procedure`` is the id of the one that the person works under, empty if none is named.
    """

    courses: Mapping[str, Any]
    receipts: tuple[Any, ...]
    procedure: str = ""


def write(found: Stored, procedure: str) -> str:
    """The text of the file with all of *found*, and the *procedure* chosen, if there is one."""
    document = {
        "format": FORMAT,
        "kind": _KIND,
        "courses": {key: course_json(record) for key, record in found.courses.items()},
        "receipts": [receipt_json(receipt) for receipt in found.receipts],
        **({"procedure": procedure} if procedure else {}),
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def read(text: str) -> Backup:
    """What the file of *text* has: a backup, or a receipt that somebody downloaded.

    Raises:
        NotABackup: it is neither, or is of a newer form.
    """
    try:
        document = parsed(text)
    except ValueError as error:
        raise NotABackup(Reason.FORM) from error
    if not isinstance(document, dict):
        raise NotABackup(Reason.FORM)
    form = document.get("format")
    if isinstance(form, bool) or not isinstance(form, int | float):
        form = None
    if form is not None and form > FORMAT:
        raise NotABackup(Reason.NEWER)
    if isinstance(document.get("jws"), str):
        return Backup({}, ({**document, "handed": True},))
    courses, receipts = document.get("courses", {}), document.get("receipts", [])
    if form != FORMAT or not isinstance(courses, dict) or not isinstance(receipts, list):
        raise NotABackup(Reason.FORM)
    procedure = document.get("procedure")
    return Backup(courses, tuple(receipts), procedure if isinstance(procedure, str) else "")
