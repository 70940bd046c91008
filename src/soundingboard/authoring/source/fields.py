"""Front-matter fields: what a file may say about itself, and of what kind."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from soundingboard.authoring.problems.problem import Problem, did_you_mean
from soundingboard.authoring.source.blocks import short
from soundingboard.authoring.source.markdown import SAFE_SCHEMES, scheme
from soundingboard.authoring.source.source_file import Source
from soundingboard.authoring.wording import N_, _, translated
from soundingboard.engine.characters import is_control


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value: its description in messages, an example, and how it is read.

    ``described`` and ``example``, which is YAML, are marked for the catalogue. ``read`` returns the
    value in the form that the rest of the program uses, or ``None`` when it is of another kind.
    """

    described: str
    example: str
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
    fields that were read once, each with the hint for those who still use it, marked for the
    catalogue.
    """
    problems = []
    values: dict[str, Any] = {}
    for name, field in known.items():
        values[name] = field.default
        if source.fields.get(name) is None:
            if field.required or (field.filled and name in source.fields):
                problems.append(_missing(source, name, field.kind))
            continue
        value = field.kind.read(source.fields[name])
        if value is None:
            described = translated(field.kind.described)
            example = translated(field.kind.example)
            problems.append(bad_field(source, name, described, example))
        else:
            values[name] = value
    for name in source.fields:
        if name not in known:
            hint = did_you_mean(name, known, _("Take it out, or put it into the text."))
            if retired and name in retired:
                hint = translated(retired[name])
            problems.append(
                Problem(
                    source.path,
                    source.field_lines.get(name, 1),
                    "unknown-field",
                    _("Unknown field “{name}”").format(name=name),
                    hint,
                )
            )
    return values, problems


def _missing(source: Source, name: str, kind: Kind) -> Problem:
    example = f"{name}: {translated(kind.example)}"
    line, message = 1, _("The front matter has no “{name}”").format(name=name)
    hint = _("Add a line such as “{example}”.").format(example=example)
    if name in source.fields:
        line = source.field_lines.get(name, 1)
        message = _("The field “{name}” is empty").format(name=name)
        hint = _("Fill it in, as in “{example}”.").format(example=example)
    return Problem(source.path, line, "missing-field", message, hint)


def bad_field(source: Source, name: str, expected: str, example: str) -> Problem:
    """The problem of a field whose value isn't what is *expected*; *example* is such a value."""
    return Problem(
        source.path,
        source.field_lines.get(name, 1),
        "bad-field",
        _("Expected {expected} in “{name}”, found {found}").format(
            expected=expected, name=name, found=_shown(source.fields.get(name))
        ),
        _("Write it like “{example}”.").format(example=f"{name}: {example}"),
    )


def _shown(value: Any) -> str:
    """*value* as a message shows what was found."""
    return _("nothing") if value is None else f"“{short(_flow(value))}”"


def _flow(value: Any) -> str:
    """*value* in one line, with lists and mappings in brackets, as YAML has them."""
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{name}: {_flow(item)}' for name, item in value.items())}}}"
    return " ".join(str(value).split())


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
    """Words with a colon aren't an address: “By phone: 555-0100”."""
    text = _text(value)
    if text is None or " " in text or scheme(text) in ("", *SAFE_SCHEMES):
        return text
    return None


_SWITCHES = {"on": True, "yes": True, "true": True, "off": False, "no": False, "false": False}


def _switch(value: Any) -> bool | None:
    return _SWITCHES.get(value.casefold()) if isinstance(value, str) else None


def _reason(value: Any) -> str | None:
    """A switch isn't a reason: “withdrawn: no” must not withdraw, and must be reported."""
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
    example = ", ".join(f"{name}: …" for name in names)
    return Kind(N_("a list of entries"), f"[{{{example}}}]", _records(*names))


def one_of(described: str, *words: str) -> Kind:
    """One of those *words*, in lower case."""
    return Kind(described, words[0], lambda value: value if value in words else None)


TEXT = Kind(N_("a line of text"), "…", _text)
REASON = Kind(N_("a reason in words"), N_("The procedure has changed."), _reason)
DATE = Kind(N_("a date"), "2026-11-20", _date)
DATE_OR_MONTH = Kind(
    N_("a date like 2026-11-20 or a month like 2026-11"), "2026-11-20", _date_or_month
)
TEXTS = Kind(N_("a list of texts"), "[…, …]", _texts)
MAP_OF_TEXTS = Kind(N_("old and new names"), "{old-name: new-name}", _map_of_texts)
ADDRESS = Kind(
    N_("an address that begins with “https:”"), "https://board.example/ap-1.pdf", _address
)
CONTACT = Kind(N_("an e-mail or web address"), "handbook@board.example", _contact)
SWITCH = Kind(N_("“on” or “off”"), "on", _switch)
NUMBER = Kind(N_("a whole number from 1"), "1", _number)
LANGUAGE = Kind(N_("the code of a language"), "fr-CA", _language)
