"""Where a reader is in a walk, as plain JSON that the browser holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from soundingboard.engine.errors import BadMessage
from soundingboard.engine.payload import Payload, text, texts


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


def to_json(state: State) -> dict[str, Any]:
    """*state* for :func:`from_json`: plain JSON, which the browser holds."""
    return {
        "answers": dict(state.answers),
        "at": state.at,
        "walking": state.walking,
        "notices": list(state.notices),
        "page": state.page,
        "today": state.today,
    }


def from_json(data: Payload | None) -> State:
    """The state that :func:`to_json` wrote; that of the page's beginning if there is none.

    Raises:
        BadMessage: it isn't one.
    """
    if data is None:
        return State()
    answers, walking = data.get("answers"), data.get("walking")
    if not isinstance(answers, dict) or not isinstance(walking, bool):
        raise BadMessage("The message has no state of a walk.")
    return State(
        {str(name): str(value) for name, value in answers.items()},
        text(data, "at"),
        walking,
        tuple(texts(data, "notices")),
        text(data, "page"),
        text(data, "today"),
    )
