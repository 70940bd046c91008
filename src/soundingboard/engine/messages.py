"""The engine's door for other languages: JSON text in, JSON text out, never an exception.

A request is ``{"op": NAME, …}``; the answer is ``{"ok": {…}}`` or
``{"error": {"code": …, "message": …}}``. The browser's worker and the tests talk to the same
function.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from soundingboard.engine import messages_pages, messages_training
from soundingboard.engine import walk as walking
from soundingboard.engine.compare import compare
from soundingboard.engine.errors import BadMessage, EngineError, UnknownTree
from soundingboard.engine.nesting import is_too_deep
from soundingboard.engine.payload import Payload, text, texts
from soundingboard.engine.tree import Tree, from_json
from soundingboard.engine.views import comparison_json, completions_json, taken_json, why_json
from soundingboard.engine.why import why

_open_trees: dict[str, Tree] = {}

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


def _open(payload: Payload) -> Payload:
    try:
        tree = from_json(payload["tree"])
    except (KeyError, ValueError) as error:
        raise BadMessage(f"The tree cannot be read: {error}.") from error
    key = f"{tree.id}@{tree.version}"
    _open_trees[key] = tree
    return {"tree": key}


def _walk(payload: Payload) -> Payload:
    return taken_json(walking.walk(_tree(payload), _answers(payload)))


def _change(payload: Payload) -> Payload:
    changed = walking.change(
        _tree(payload),
        _answers(payload),
        text(payload, "question"),
        text(payload, "answer"),
    )
    return {
        **taken_json(changed.walk),
        "kept": list(changed.kept),
        "dropped": list(changed.dropped),
    }


def _unsure(payload: Payload) -> Payload:
    tree = _tree(payload)
    taken = walking.walk(tree, _answers(payload))
    return {**taken_json(taken), **completions_json(tree, taken.answers)}


def _why(payload: Payload) -> Payload:
    explained = why(_tree(payload), _answers(payload))
    if explained is None:
        raise BadMessage("The answers do not reach an outcome yet, so there is nothing to explain.")
    return why_json(explained)


def _compare(payload: Payload) -> Payload:
    trees = [_opened(key) for key in texts(payload, "trees")]
    return comparison_json(compare(trees, _answers(payload)))


def _tree(payload: Payload) -> Tree:
    return _opened(text(payload, "tree"))


def _opened(key: str) -> Tree:
    if key not in _open_trees:
        raise UnknownTree(key)
    return _open_trees[key]


def _answers(payload: Payload) -> dict[str, str]:
    answers = payload.get("answers", {})
    if not isinstance(answers, dict) or not all(
        isinstance(answer, str) for answer in answers.values()
    ):
        raise BadMessage("“answers” isn't an object of question ids and answer ids.")
    return answers


_OPERATIONS: dict[str, Callable[[Payload], Payload]] = {
    "open": _open,
    "walk": _walk,
    "change": _change,
    "unsure": _unsure,
    "why": _why,
    "compare": _compare,
    **messages_pages.OPERATIONS,
    **messages_training.OPERATIONS,
}
