"""Where a reader is in a walk, as plain JSON that the browser holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class State:
    """Where a reader is, and all that they have answered in this visit.

    ``answers`` also holds what is no longer asked, in case the reader changes an answer back.
    ``at`` is the question on the screen, and empty at a result. ``walking`` is whether the program
    shows the place; if not, the static page does. ``page`` is the page's address without fragment
    and ``today`` the reader's date, as in “2026-11-20”, both for what is printed.
    """

    answers: Mapping[str, str] = field(default_factory=dict)
    at: str = ""
    walking: bool = False
    notices: tuple[str, ...] = ()
    page: str = ""
    today: str = ""
