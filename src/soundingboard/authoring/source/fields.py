"""Front-matter fields: what a file may say about itself, and of what kind."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from soundingboard.authoring.problems.problem import Problem, did_you_mean
from soundingboard.authoring.source.markdown import SAFE_SCHEMES, scheme
from soundingboard.authoring.source.source_file import Source
from soundingboard.engine.characters import is_control


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value: how authors are told of it, and how it is read.

    ``read`` returns the value in the form that the rest of the program uses, or ``None`` when it
    is of another kind.
    """

    described: str
    read: Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Field:
    """A front-matter field. A field that is not required is ``default`` when missing.

    ``filled``: it may be missing, but not be there and empty.
    """

    kind: Kind
    required: bool = False
    default: Any = None
    filled: bool = False


def read_fields(
    source: Source, known: Mapping[str, Field], retired: Mapping[str, str] | None = None
) -> tuple[dict[str, Any], list[Problem]]:
    """The values of *known* fields and every problem with the front matter of *source*.

    A field that is missing or bad has its default, so that later checks can go on. *retired* are
    fields that were read once, each with the hint for those who still use it.
    """
    problems = []
    values: dict[str, Any] = {}
    for name, field in known.items():
        values[name] = field.default
        if source.fields.get(name) is None:
            if field.required or (field.filled and name in source.fields):
                problems.append(_missing(source, name, field.kind.described))
            continue
        value = field.kind.read(source.fields[name])
        if value is None:
            problems.append(bad_field(source, name, field.kind.described))
        else:
            values[name] = value
    for name in source.fields:
        if name not in known:
            hint = (retired or {}).get(name) or did_you_mean(
                name, known, "Take it out, or put it into the text."
            )
            problems.append(
                Problem(
                    source.path,
                    source.field_lines.get(name, 1),
                    "unknown-field",
                    f"nothing reads the field “{name}”",
                    hint,
                )
            )
    return values, problems


def _missing(source: Source, name: str, described: str) -> Problem:
    line, message, hint = 1, f"the front matter has no “{name}”", f"Add a line “{name}: …”"
    if name in source.fields:
        line, message = source.field_lines.get(name, 1), f"the field “{name}” is empty"
        hint = "Fill it in"
    return Problem(source.path, line, "missing-field", message, f"{hint}: {described}.")


def bad_field(source: Source, name: str, described: str) -> Problem:
    """The problem of a field whose value is not what *described* says."""
    return Problem(
        source.path,
        source.field_lines.get(name, 1),
        "bad-field",
        f"the field “{name}” is not {described}",
        f"Write {described}.",
    )


# Control characters and half characters, which YAML can spell and no reader can read.
_UNPRINTABLE = re.compile(r"[\0-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def _text(value: Any) -> str | None:
    if not isinstance(value, str) or _UNPRINTABLE.search(value):
        return None
    line = " ".join(value.split())
    return line if line and not any(map(is_control, line)) else None


def _date(value: Any) -> str | None:
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        return None
    try:
        return datetime.date.fromisoformat(value).isoformat()
    except ValueError:
        return None


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEAR_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")


def _date_or_month(value: Any) -> str | None:
    if isinstance(value, str) and _YEAR_MONTH.fullmatch(value):
        return value
    return _date(value)


def _address(value: Any) -> str | None:
    text = _text(value)
    return text if text is not None and scheme(text) in ("", "http:", "https:") else None


def _contact(value: Any) -> str | None:
    """Words with a colon are no address: “By phone: 555-0100”."""
    text = _text(value)
    if text is None or " " in text or scheme(text) in ("", *SAFE_SCHEMES):
        return text
    return None


_SWITCHES = {"on": True, "yes": True, "true": True, "off": False, "no": False, "false": False}


def _switch(value: Any) -> bool | None:
    return _SWITCHES.get(value.casefold()) if isinstance(value, str) else None


def _reason(value: Any) -> str | None:
    """A switch is no reason: “withdrawn: no” must not withdraw, and must not pass in silence."""
    text = _text(value)
    return None if text is None or text.casefold() in _SWITCHES else text


_WHOLE = re.compile(r"[1-9][0-9]{0,8}")


def _number(value: Any) -> int | None:
    return int(value) if isinstance(value, str) and _WHOLE.fullmatch(value) else None


# BCP 47, as far as a handbook needs it: a language, and perhaps a script, a region or a variant.
_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def _language(value: Any) -> str | None:
    return value if isinstance(value, str) and _TAG.fullmatch(value) else None


def _texts(value: Any) -> tuple[str, ...] | None:
    items = [value] if isinstance(value, str) else value
    if not isinstance(items, list):
        return None
    texts = [_text(item) for item in items]
    return None if None in texts else tuple(text for text in texts if text)


def _map_of_texts(value: Any) -> dict[str, str] | None:
    if not isinstance(value, dict):
        return None
    pairs = {_text(key): _text(item) for key, item in value.items()}
    if None in pairs or None in pairs.values():
        return None
    return {key: item for key, item in pairs.items() if key and item}


def _records(*names: str) -> Callable[[Any], tuple[dict[str, str], ...] | None]:
    def read(value: Any) -> tuple[dict[str, str], ...] | None:
        if not isinstance(value, list):
            return None
        records = [_map_of_texts(item) for item in value]
        if not all(record and set(record) <= set(names) for record in records):
            return None
        return tuple(record for record in records if record)

    return read


def records(*names: str) -> Kind:
    """A list of small records with those names."""
    return Kind(f"a list of entries with {', '.join(f'“{n}”' for n in names)}", _records(*names))


def one_of(*words: str) -> Kind:
    """One of those words, in lower case."""
    described = f"{', '.join(f'“{word}”' for word in words[:-1])} or “{words[-1]}”"
    return Kind(described, lambda value: value if value in words else None)


TEXT = Kind("a line of text", _text)
REASON = Kind("a reason in words", _reason)
DATE = Kind("a date like 2026-11-20", _date)
DATE_OR_MONTH = Kind("a date like 2026-11-20 or a month like 2026-11", _date_or_month)
TEXTS = Kind("a list of lines of text", _texts)
MAP_OF_TEXTS = Kind("a list of “name: value” pairs", _map_of_texts)
ADDRESS = Kind("an address that begins with “https:”, or a path within the site", _address)
CONTACT = Kind("an e-mail address, an address that begins with “https:”, or words", _contact)
SWITCH = Kind("“on” or “off”", _switch)
NUMBER = Kind("a whole number from 1", _number)
LANGUAGE = Kind("a language tag like en or fr-CA", _language)
