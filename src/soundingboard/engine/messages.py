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
from dataclasses import dataclass
from typing import Any, TypeVar

from soundingboard.engine import wording
from soundingboard.engine.codec import Misfit, as_object, decode, encode, quoted
from soundingboard.engine.errors import BadMessage, EngineError, UnknownPage
from soundingboard.engine.json_reader import read_json
from soundingboard.engine.pages.program import Payload, Program
from soundingboard.engine.pages.programs import PROGRAMS

T = TypeVar("T")

# `json.dumps` would make itself an encoder for each answer, which takes longer than to use it. What
# crosses over to JavaScript is converted letter by letter, so there are no spaces; for text that is
# ASCII alone that takes a quarter of the time.
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
    try:
        message = read_json(request)
    except ValueError as error:
        raise BadMessage(f"The message can't be read as JSON: {error}.") from error
    if not isinstance(message, dict):
        raise BadMessage(
            f"The message isn't valid at $: expected an object, found {quoted(message)}."
        )
    name = message.get("op")
    operation = _OPERATIONS.get(name) if isinstance(name, str) else None
    if operation is None:
        raise BadMessage(f"The engine has no operation {quoted(name)}.")
    return operation(message)


@as_object(tolerant=True)
@dataclass(frozen=True, slots=True)
class _Language:
    catalogue: str


@as_object(tolerant=True)
@dataclass(frozen=True, slots=True)
class _OpenPage:
    source: Payload


@as_object(tolerant=True)
@dataclass(frozen=True, slots=True)
class _PageEvent:
    page: str
    event: Payload
    state: Payload | None = None


def _decoded(cls: type[T], message: object) -> T:
    try:
        return decode(cls, message)
    except Misfit as error:
        raise BadMessage(f"The message isn't valid at {error}.") from error


def _language(message: Payload) -> Payload:
    """Install a message catalogue, a ``.mo`` file in Base64."""
    catalogue = _decoded(_Language, message).catalogue
    try:
        wording.install(a2b_base64(catalogue, strict_mode=True))
    except ValueError as error:
        raise BadMessage(f"The catalogue can't be read: {error}.") from error
    return {}


def _open_page(message: Payload) -> Payload:
    document = _decoded(_OpenPage, message).source
    kind = document.get("kind")
    program = PROGRAMS.get(kind) if isinstance(kind, str) else None
    if program is None:
        raise BadMessage(f"There is no kind of page {quoted(kind)}.")
    try:
        source = decode(program.source, document)
    except Misfit as error:
        raise BadMessage(f"The page can't be read at {error}.") from error
    key = f"{kind}:{program.key(source)}"
    _open_pages[key] = program, source
    return {"page": key}


def _page_event(message: Payload) -> Payload:
    told = _decoded(_PageEvent, message)
    if told.page not in _open_pages:
        raise UnknownPage(told.page)
    program, source = _open_pages[told.page]
    before = program.state() if told.state is None else _state(program, told.state)
    after, effects = program.update(source, before, told.event)
    return {"state": encode(after), "effects": effects, "view": program.view(source, after)}


def _state(program: Program[Any, Any], document: Payload) -> Any:
    try:
        return decode(program.state, document)
    except Misfit as error:
        raise BadMessage(f"The page's state isn't valid at {error}.") from error


_OPERATIONS: Mapping[str, Callable[[Payload], Payload]] = {
    "language": _language,
    "page.open": _open_page,
    "page.event": _page_event,
}
