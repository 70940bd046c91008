"""Courses and their compiled form."""

from __future__ import annotations

import copy
import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.courses import SEED, course, right_answers

from soundingboard import schemas
from soundingboard.engine.canonical import canonical
from soundingboard.engine.codec import BrokenRule, Misfit, decode, encode
from soundingboard.engine.course import Course, CourseOutline
from soundingboard.engine.quiz import mark


def compiled() -> dict[str, Any]:
    return encode(course())


def test_the_compiled_form_comes_back_through_json_and_fits_its_schema() -> None:
    document = json.loads(json.dumps(compiled()))
    schemas.validate("course", document)
    assert decode(Course, document) == course()


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
    ("change", "why"),
    [
        (spoil("format", 2), "$.format: expected 1, found 2"),
        (spoil("title", 3), "$.title: expected text, found 3"),
        (spoil("hash", "0" * 64), f'$.hash: expected "{course().hash[:20]}'),
        (spoil("pass_mark", 5), "$: expected a pass mark of at most the scenarios drawn"),
        (spoil("pass_mark", True), "$.pass_mark: expected a whole number, found true"),
        (spoil("draw", 9), "$: expected a pass mark of at most the scenarios drawn"),
        (spoil("draw", 1.0), "$.draw: expected a whole number, found 1.0"),
        (spoil("valid_months", 0), "$.valid_months: expected at least 1, found 0"),
        (spoil("feedback", "never"), '$.feedback: expected "each" or "end", found "never"'),
        (spoil("reading", None), "$.reading: expected a list, found null"),
        (spoil("reading.0.clauses", "1.1"), "$.reading[0].clauses: expected a list"),
        (spoil("statement", {}), '$.statement: expected "text", "language", "clause", "note"'),
        (spoil("scenarios", []), "$.scenarios: expected at least 1 item, found an empty list"),
        (spoil("scenarios.0", "s1"), '$.scenarios[0]: expected an object, found "s1"'),
        (spoil("scenarios.0.id", "s2"), "$: two scenarios have the same id"),
        (spoil("scenarios.0.title", "\ud800"), "$: 'utf-8' codec can't encode"),
        (spoil("scenarios.0.choices.0.id", "b"), "$.scenarios[0]: two choices of a scenario"),
        (spoil("scenarios.0.choices.0.right", 1), "$.scenarios[0].choices[0].right: expected true"),
        (spoil("scenarios.0.choices", []), "$.scenarios[0].choices: expected at least 2 items"),
        (spoil("scenarios.0.beyond", "No."), "$.scenarios[0]: expected either an outcome or a"),
        (
            spoil("scenarios.0.stands_for.0.answers", []),
            "$.scenarios[0].stands_for[0].answers: expected an object, found an empty list",
        ),
        (lambda document: document.pop("audience"), '$: expected "audience", which is missing'),
        (lambda document: document.pop("hash"), '$: expected "hash", which is missing'),
    ],
)
def test_what_is_no_compiled_course_is_refused(
    change: Callable[[dict[str, Any]], None], why: str
) -> None:
    document = copy.deepcopy(compiled())
    change(document)
    with pytest.raises(Misfit, match=f"^{re.escape(why)}"):
        decode(Course, document)


def test_a_course_that_was_compiled_before_is_read_and_written_to_the_byte() -> None:
    text = (Path(__file__).parent / "golden" / "course.json").read_text(encoding="utf-8")
    taken = decode(Course, json.loads(text))
    assert taken.hash == "c16b4d71dade28518361e313b5c968a7486eb65c000f0605b055dfc300cf0875"
    assert json.dumps(encode(taken), ensure_ascii=False, indent=1) + "\n" == text


def test_the_outline_is_enough_to_mark_a_quiz() -> None:
    taken = course()
    outline = decode(CourseOutline, json.loads(json.dumps(encode(CourseOutline.of(taken)))))
    assert outline.course.hash == taken.hash
    marks = [mark(each, SEED, right_answers(taken)) for each in (taken, outline.course)]
    assert [(found.score, found.passed) for found in marks] == [(4, True)] * 2
    assert marks[1].passed_without(["ap-1/follow-request"]) == marks[0].passed_without(
        ["ap-1/follow-request"]
    )


@pytest.mark.parametrize(
    "change",
    [
        spoil("draw", 9),
        spoil("scenarios.1.id", "s1"),
        spoil("scenarios.0.choices.1.id", "a"),
        spoil("scenarios.0.choices", [{"id": "a", "right": False}]),
    ],
)
def test_an_outline_by_which_no_quiz_can_be_marked_is_refused(
    change: Callable[[dict[str, Any]], None],
) -> None:
    document = encode(CourseOutline.of(course()))
    change(document)
    with pytest.raises(BrokenRule, match="scenario"):
        decode(CourseOutline, document)
