"""Everything that is stored of a person, as one file, and back; all but the signing key."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar

from soundingboard.engine.codec import Lenient, Misfit, OneOf, as_object, decode, encode
from soundingboard.engine.json_reader import read_json
from soundingboard.engine.records import (
    FORMAT,
    Reason,
    Stored,
)

LARGEST = 5_000_000
"""The most bytes of a file that is imported."""

_KIND = "sounding-board-backup"


class NotABackup(ValueError):
    """A file isn't a backup of a site like this one, nor a receipt."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


@as_object(tolerant=True, order="format kind courses receipts procedure")
@dataclass(frozen=True, slots=True)
class Backup:
    """What a file has, record by record, as it is found.

    ``procedure`` is the id of the one that the person works under, empty if none is named.
    """

    format: ClassVar[int] = FORMAT
    courses: Mapping[str, Any] = field(default_factory=dict)
    receipts: tuple[Any, ...] = ()
    procedure: Annotated[str, Lenient("", omitted=True)] = ""
    kind: Annotated[str, OneOf(_KIND)] = _KIND


def write(found: Stored, procedure: str) -> str:
    """The text of the file with all of *found*, and the *procedure* chosen, if there is one."""
    courses = {key: encode(record) for key, record in found.courses.items()}
    document = encode(Backup(courses, tuple(map(encode, found.receipts)), procedure))
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def read(text: str) -> Backup:
    """What the file of *text* has: a backup, or a receipt that somebody downloaded.

    Raises:
        NotABackup: it is neither, or is of a newer form.
    """
    try:
        document = read_json(text)
    except ValueError as error:
        raise NotABackup(Reason.FORM) from error
    if isinstance(document, dict):
        form = document.get("format")
        if isinstance(form, int | float) and form > FORMAT:
            raise NotABackup(Reason.NEWER)
        if isinstance(document.get("jws"), str):
            return Backup({}, ({**document, "handed": True},))
    try:
        return decode(Backup, document)
    except Misfit as error:
        raise NotABackup(Reason.FORM) from error
