"""The published JSON Schemas (draft 2020-12) and their use."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from jsonschema import Draft202012Validator

NAMES = ("tree", "course", "receipt", "editions", "list")
"""The schemas that are published, by the name of their file."""


@cache
def schema(name: str) -> dict[str, Any]:
    """The schema of that name."""
    text = files("soundingboard").joinpath("schemas", f"{name}.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


@cache
def validator(name: str) -> Draft202012Validator:
    """A validator of the schema of that name."""
    Draft202012Validator.check_schema(schema(name))
    return Draft202012Validator(schema(name))


def validate(name: str, document: object) -> None:
    """Hold *document* against the schema of that name.

    Raises:
        jsonschema.ValidationError: it does not fit; our own mistake, never an author's.
    """
    validator(name).validate(document)
