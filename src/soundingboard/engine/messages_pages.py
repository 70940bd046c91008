"""Messages of the readers' pages: a page is opened once, and each event is then told to it.

The worker keeps no state of a reader: the browser sends the last state along with each event, so
that a worker that was killed can be replaced by a new one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from soundingboard.engine.errors import BadMessage, UnknownPage
from soundingboard.engine.pages import tree, tree_source, tree_state
from soundingboard.engine.pages.tree_source import TreeSource
from soundingboard.engine.payload import Payload, members, text

_open_pages: dict[str, TreeSource] = {}


def _open(payload: Payload) -> Payload:
    try:
        source = tree_source.from_json(members(payload, "source"))
    except ValueError as error:
        raise BadMessage(f"The page cannot be read: {error}.") from error
    key = f"{source.tree.id}@{source.tree.version}"
    _open_pages[key] = source
    return {"page": key}


def _event(payload: Payload) -> Payload:
    key = text(payload, "page")
    if key not in _open_pages:
        raise UnknownPage(key)
    source = _open_pages[key]
    held = payload.get("state")
    before = tree_state.from_json(None if held is None else members(payload, "state"))
    after, effects = tree.update(source, before, members(payload, "event"))
    return {
        "state": tree_state.to_json(after),
        "effects": effects,
        "view": tree.view(source, after),
    }


OPERATIONS: Mapping[str, Callable[[Payload], Payload]] = {
    "page.open": _open,
    "page.event": _event,
}
