"""Messages of the readers' pages: a page is opened once, and each event is then told to it.

The worker keeps no state of a reader: the browser sends the last state along with each event, so
that a worker that was killed can be replaced by a new one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from soundingboard.engine.errors import BadMessage, UnknownPage
from soundingboard.engine.pages.program import Program
from soundingboard.engine.pages.programs import PROGRAMS
from soundingboard.engine.payload import Payload, members, text

_open_pages: dict[str, tuple[Program[Any, Any], Any]] = {}
"""Each open page's program and source, by the page's key."""


def _open(payload: Payload) -> Payload:
    data = members(payload, "source")
    kind = text(data, "kind")
    program = PROGRAMS.get(kind)
    if program is None:
        raise BadMessage(f"There is no kind of page “{kind}”.")
    try:
        source = program.open(data)
    except ValueError as error:
        raise BadMessage(f"The page cannot be read: {error}.") from error
    key = f"{kind}:{program.key(source)}"
    _open_pages[key] = program, source
    return {"page": key}


def _event(payload: Payload) -> Payload:
    key = text(payload, "page")
    if key not in _open_pages:
        raise UnknownPage(key)
    program, source = _open_pages[key]
    held = payload.get("state")
    before = program.state_from_json(None if held is None else members(payload, "state"))
    after, effects = program.update(source, before, members(payload, "event"))
    return {
        "state": program.state_to_json(after),
        "effects": effects,
        "view": program.view(source, after),
    }


OPERATIONS: Mapping[str, Callable[[Payload], Payload]] = {
    "page.open": _open,
    "page.event": _event,
}
