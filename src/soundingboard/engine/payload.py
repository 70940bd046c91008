"""Taking a message apart: each member of its kind, or :class:`BadMessage`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from soundingboard.engine.errors import BadMessage

Payload = Mapping[str, Any]
"""A request or an answer: a JSON object."""


def text(payload: Payload, name: str) -> str:
    """The text *name*."""
    value = payload.get(name)
    if not isinstance(value, str):
        raise BadMessage(f"The message has no text “{name}”.")
    return value


def number(payload: Payload, name: str) -> int:
    """The whole number *name*."""
    value = payload.get(name)
    if not isinstance(value, int) or isinstance(value, bool):
        raise BadMessage(f"The message has no whole number “{name}”.")
    return value


def members(payload: Payload, name: str) -> Payload:
    """The object *name*."""
    value = payload.get(name)
    if not isinstance(value, dict):
        raise BadMessage(f"The message has no object “{name}”.")
    return value


def items(payload: Payload, name: str) -> list[Any]:
    """The list *name*, of anything."""
    value = payload.get(name)
    if not isinstance(value, list):
        raise BadMessage(f"The message has no list “{name}”.")
    return value


def objects(payload: Payload, name: str) -> list[Payload]:
    """The list *name* of objects."""
    value = payload.get(name)
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise BadMessage(f"The message has no list “{name}” of objects.")
    return value


def texts(payload: Payload, name: str) -> list[str]:
    """The list *name* of texts."""
    value = payload.get(name)
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise BadMessage(f"The message has no list “{name}”.")
    return value


def values(fields: Payload, name: str) -> list[str]:
    """The values of a form's field *name*. A form leaves out boxes that aren't ticked."""
    return texts(fields, name) if name in fields else []
