"""The published JSON Schemas (draft 2020-12) and their use."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from jsonschema_rs import Draft202012Validator, meta

NAMES = ("tree", "course", "receipt", "editions", "list", "withdrawn")
"""The schemas that are published, by the name of their file."""


@cache
def schema(name: str) -> dict[str, Any]:
    """The schema of that name."""
    text = files("soundingboard").joinpath("schemas", f"{name}.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def validate(name: str, document: object) -> None:
    """Hold *document* against the schema of that name.

    Raises:
        jsonschema_rs.ValidationError: it does not fit; our own mistake, never an author's.
    """
    _validator(name).validate(document)


def misfit(name: str, document: object) -> str | None:
    """Where and why *document* does not fit the schema of that name; ``None`` if it does.

    Of several reasons the outermost is told, since those within often follow from it. The place is
    a JSONPath (RFC 9535).
    """
    try:
        errors = list(_validator(name).iter_errors(document))
    except ValueError as error:
        # Nested deeper than the validator follows, which no schema of ours allows anyway.
        return f"$: {error}"
    if not errors:
        return None
    outermost = min(errors, key=lambda found: len(found.instance_path))
    return f"{_json_path(outermost.instance_path)}: {outermost.message}"


@cache
def _validator(name: str) -> Draft202012Validator:
    meta.validate(schema(name))
    return Draft202012Validator(schema(name))


def _json_path(steps: list[str | int]) -> str:
    return "$" + "".join(
        f".{step}" if isinstance(step, str) and step.isidentifier() else f"[{step!r}]"
        for step in steps
    )
