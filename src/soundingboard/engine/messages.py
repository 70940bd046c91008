"""JSON request handler for the worker: JSON text in, JSON text out, never an exception.

A request is ``{"op": NAME, …}``; the answer is ``{"ok": {…}}`` or
``{"error": {"code": …, "message": …}}``. A page is opened once, and then sent each event. The
worker keeps no state of a reader: the browser sends the last state along with each event, so that a
worker that was killed can be replaced by a new one. The browser's worker and the tests call the
same function.
"""

from __future__ import annotations

import json
from binascii import a2b_base64
from collections.abc import Callable, Mapping
from typing import Any

from soundingboard.engine import wording
from soundingboard.engine.errors import BadMessage, EngineError, UnknownPage
from soundingboard.engine.json_depth import is_too_deep
from soundingboard.engine.pages.program import Program
from soundingboard.engine.pages.programs import PROGRAMS
from soundingboard.engine.payload import Payload, members, text

# `json.dumps` would make itself an encoder for each answer, which takes longer than to use it. What
# crosses over to JavaScript is converted letter by letter, so there are no spaces; for text that is
# ASCII alone that takes a quarter of the time.
_from_text = json.JSONDecoder().decode
_as_text = json.JSONEncoder(separators=(",", ":")).encode

_open_pages: dict[str, tuple[Program[Any, Any], Any]] = {}
"""Each open page's program and source, by the page's key."""


def handle(request: str) -> str:
    """Answer one request. Mistakes come back as ``error``, whatever *request* holds."""
    try:
        answer = {"ok": _dispatch(request)}
    except EngineError as error:
        answer = {"error": {"code": error.code, "message": str(error)}}
    except RecursionError:
        answer = {"error": {"code": BadMessage.code, "message": "The message is nested too deep."}}
    return _as_text(answer)


def _dispatch(request: str) -> Payload:
    if is_too_deep(request):
        raise BadMessage("The message is nested too deep.")
    try:
        payload = _from_text(request)
    except ValueError as error:
        raise BadMessage(f"The message is not JSON: {error}.") from error
    if not isinstance(payload, dict):
        raise BadMessage("The message is not a JSON object.")
    operation = _OPERATIONS.get(text(payload, "op"))
    if operation is None:
        raise BadMessage(f"The engine has no operation “{payload['op']}”.")
    return operation(payload)


def _language(payload: Payload) -> Payload:
    """Install a message catalogue, a ``.mo`` file in Base64."""
    try:
        wording.install(a2b_base64(text(payload, "catalogue"), strict_mode=True))
    except ValueError as error:
        raise BadMessage(f"The catalogue cannot be read: {error}.") from error
    return {}


def _open_page(payload: Payload) -> Payload:
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


def _page_event(payload: Payload) -> Payload:
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


_OPERATIONS: Mapping[str, Callable[[Payload], Payload]] = {
    "language": _language,
    "page.open": _open_page,
    "page.event": _page_event,
}
