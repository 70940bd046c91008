"""The published JSON Schemas (draft 2020-12), and validation against them.

Documents from outside are validated where they come in: the ledger when a handbook is loaded,
receipts when they are verified. That our own compiler's output fits its schemas is shown by the
tests and by ``soundingboard check``.

Standard: https://json-schema.org/draft/2020-12
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from jsonschema import Draft202012Validator, ValidationError
from jsonschema.validators import extend

from soundingboard.engine.codec import (
    at_least,
    json_path,
    missing_members,
    quoted,
    unknown_members,
)

NAMES = ("tree", "course", "receipt", "editions", "list", "withdrawn")
"""The schemas that are published, by the name of their file."""


@cache
def schema(name: str) -> dict[str, Any]:
    """The schema of that name."""
    text = files(__name__).joinpath(f"{name}.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def validate(name: str, document: object) -> None:
    """Validate what we made ourselves against the schema of that name.

    Raises:
        jsonschema.ValidationError: it doesn't fit; our own error, never an author's.
    """
    for error in _validator(name).iter_errors(document):
        raise error


def misfit(name: str, document: object) -> str | None:
    """Where and why *document* doesn't fit the schema of that name; ``None`` if it does.

    Of several reasons the outermost is given, since those within often follow from it. The place
    is a JSONPath (RFC 9535).
    """
    errors = list(_validator(name).iter_errors(document))
    if not errors:
        return None
    outermost = min(errors, key=lambda found: len(found.absolute_path))
    return f"{json_path(outermost.absolute_path)}: {_explained(outermost)}"


@cache
def _validator(name: str) -> Draft202012Validator:
    Draft202012Validator.check_schema(schema(name))
    validator: Draft202012Validator = _Validator(_inlined(schema(name), schema(name)))
    return validator


def _inlined(part: Any, whole: Mapping[str, Any]) -> Any:
    """*part* of a schema with its definitions in the place of references to them.

    References take long to follow, and none of our definitions refers to itself.
    """
    if isinstance(part, list):
        return [_inlined(item, whole) for item in part]
    if not isinstance(part, dict):
        return part
    copied = {key: _inlined(item, whole) for key, item in part.items()}
    name = str(part.get("$ref", "")).removeprefix(_DEFINITIONS)
    if name in whole.get("$defs", ()):
        del copied["$ref"]
        return {**_inlined(whole["$defs"][name], whole), **copied}
    return copied


_DEFINITIONS = "#/$defs/"


def _pattern(_: object, pattern: str, value: object, __: object) -> Iterator[ValidationError]:
    if isinstance(value, str) and not _as_in_ecma_262(pattern).search(value):
        yield ValidationError("another form is expected")


@cache
def _as_in_ecma_262(pattern: str) -> re.Pattern[str]:
    r"""JSON Schema's patterns are those of ECMA-262, where “$” is the very end.

    In Python it also fits before a line break at the end, and ``\d`` is any script's digit.
    """
    return re.compile(pattern.replace("$", r"\Z"), re.ASCII)


def _properties(
    validator: Draft202012Validator, properties: Any, instance: Any, schema: Any
) -> Iterator[ValidationError]:
    if isinstance(instance, dict):
        properties = {
            name: wanted
            for name, wanted in properties.items()
            if name in instance and not _is_plain_text(instance[name], wanted)
        }
    yield from _STANDARD["properties"](validator, properties, instance, schema)


def _items(
    validator: Draft202012Validator, items: Any, instance: Any, schema: Any
) -> Iterator[ValidationError]:
    if not isinstance(instance, list) or not all(_is_plain_text(item, items) for item in instance):
        yield from _STANDARD["items"](validator, items, instance, schema)


def _is_plain_text(value: object, wanted: Mapping[str, Any]) -> bool:
    """Whether *value* is text and *wanted* a schema that asks for text alone.

    Most of a compiled tree is such text. Seen at a glance, it takes a third of the time.
    """
    return (
        type(value) is str
        and wanted.get("type") == "string"
        and wanted.keys() <= _OF_PLAIN_TEXT
        and len(value) >= wanted.get("minLength", 0)
    )


_OF_PLAIN_TEXT = {"type", "minLength", "title", "description"}
_STANDARD = Draft202012Validator.VALIDATORS
_Validator = extend(  # type: ignore[no-untyped-call]
    Draft202012Validator, {"pattern": _pattern, "properties": _properties, "items": _items}
)


def _explained(error: ValidationError) -> str:
    """What the schema expects there, and what was found instead."""
    found: Any = error.instance
    wanted: Any = error.validator_value
    if error.validator == "required":
        missing = [name for name in wanted if name not in found]
        return missing_members(missing)
    if error.validator == "additionalProperties":
        unknown = sorted(set(found) - set(_members(error)))
        return unknown_members(unknown)
    describe = _EXPECTED.get(str(error.validator))
    expected = describe(wanted) if describe is not None else "another value"
    return f"expected {expected}, found {quoted(found)}"


def _members(error: ValidationError) -> Mapping[str, Any]:
    """The members of an object that the schema knows."""
    own = error.schema
    return own.get("properties", {}) if isinstance(own, Mapping) else {}


_KINDS = {
    "array": "a list",
    "boolean": "true or false",
    "integer": "a whole number",
    "null": "null",
    "object": "an object",
    "string": "text",
}

_EXPECTED: dict[str, Callable[[Any], str]] = {
    "const": quoted,
    "enum": lambda values: " or ".join(map(quoted, values)),
    "maxItems": lambda count: f"at most {count} items",
    "maxLength": lambda count: f"at most {count} characters",
    "maximum": lambda most: f"at most {most}",
    "minItems": lambda count: at_least(count, "item", "items"),
    "minLength": lambda count: at_least(count, "character", "characters"),
    "minProperties": lambda count: at_least(count, "entry", "entries"),
    "minimum": lambda least: f"at least {least}",
    "pattern": lambda pattern: f"text of the form {pattern}",
    "type": lambda kinds: " or ".join(
        _KINDS[kind] for kind in ([kinds] if isinstance(kinds, str) else kinds)
    ),
    "uniqueItems": lambda _: "each item only once",
}
"""What is expected, by the keyword of JSON Schema that says so."""
