"""The engine's door for other languages: JSON text in, JSON text out, never an exception.

A request is ``{"op": NAME, …}``; the answer is ``{"ok": {…}}`` or
``{"error": {"code": …, "message": …}}``. The browser's worker and the tests talk to the same
function.
"""

from __future__ import annotations

import json
from binascii import a2b_base64
from collections.abc import Callable

from soundingboard.engine import messages_pages, wording
from soundingboard.engine.errors import BadMessage, EngineError
from soundingboard.engine.json_depth import is_too_deep
from soundingboard.engine.payload import Payload, text

# `json.dumps` would make itself an encoder for each answer, which takes longer than to use it. What
# crosses over to JavaScript is converted letter by letter, so there are no spaces.
_from_text = json.JSONDecoder().decode
_as_text = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


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


_OPERATIONS: dict[str, Callable[[Payload], Payload]] = {
    "language": _language,
    **messages_pages.OPERATIONS,
}
