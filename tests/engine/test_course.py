"""Courses and their compiled form."""

from __future__ import annotations

import copy
import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from tests.courses import course

from soundingboard import schemas
from soundingboard.engine.canonical import canonical
from soundingboard.engine.course import from_json, to_json


def compiled() -> dict[str, Any]:
    return to_json(course())


def test_the_compiled_form_comes_back_through_json_and_fits_its_schema() -> None:
    document = json.loads(json.dumps(compiled()))
    schemas.validate("course", document)
    assert from_json(document) == course()


def test_the_hash_is_that_of_the_canonical_form_without_the_hash() -> None:
    document = compiled()
    del document["hash"]
    assert course().hash == hashlib.sha256(canonical(document)).hexdigest()


def test_the_hash_names_everything_that_is_asked_and_said() -> None:
    taken = course()
    first, *others = taken.scenarios
    choice, *rest = first.choices
    changed = [
        replace(taken, title="Other"),
        replace(taken, pass_mark=2),
        replace(taken, acknowledgment=replace(taken.acknowledgment, text="I have read AP 1.")),
        replace(taken, reading=taken.reading[:1]),
        replace(taken, scenarios=(*others, first)),
        replace(taken, scenarios=(replace(first, story="What then?"), *others)),
        replace(
            taken,
            scenarios=(replace(first, choices=(replace(choice, right=False), *rest)), *others),
        ),
    ]
    assert len({item.hash for item in [taken, *changed]}) == len(changed) + 1


def spoil(path: str, value: object) -> Callable[[dict[str, Any]], None]:
    """Put *value* at *path*, as in ``scenarios.0.id``."""

    def apply(document: dict[str, Any]) -> None:
        *way, last = path.split(".")
        place: Any = document
        for part in way:
            place = place[int(part) if isinstance(place, list) else part]
        place[int(last) if isinstance(place, list) else last] = value

    return apply


@pytest.mark.parametrize(
    "change",
    [
        spoil("format", 2),
        spoil("title", 3),
        spoil("hash", "0" * 64),
        spoil("pass_mark", 5),
        spoil("pass_mark", True),
        spoil("draw", 9),
        spoil("draw", 1.0),
        spoil("valid_months", 0),
        spoil("feedback", "never"),
        spoil("reading", None),
        spoil("reading.0.clauses", "1.1"),
        spoil("statement", {}),
        spoil("scenarios", []),
        spoil("scenarios.0", "s1"),
        spoil("scenarios.0.id", "s2"),
        spoil("scenarios.0.title", "\ud800"),
        spoil("scenarios.0.choices.0.id", "b"),
        spoil("scenarios.0.choices.0.right", 1),
        spoil("scenarios.0.choices", []),
        spoil("scenarios.0.stands_for.0.answers", []),
        lambda document: document.pop("audience"),
        lambda document: document.pop("hash"),
    ],
)
def test_what_is_no_compiled_course_is_refused(change: Callable[[dict[str, Any]], None]) -> None:
    document = copy.deepcopy(compiled())
    change(document)
    with pytest.raises(ValueError):  # noqa: PT011 (every reason is a ValueError)
        from_json(document)
