"""The operations on courses, quizzes and receipts; :mod:`messages` is the door to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from soundingboard.engine import editions, jws, receipt_form
from soundingboard.engine.course import Course, from_json
from soundingboard.engine.errors import BadMessage, BadReceipt, UnknownCourse
from soundingboard.engine.moment import Moment
from soundingboard.engine.pages import receipts
from soundingboard.engine.payload import Payload, items, members, number, objects, text, texts
from soundingboard.engine.quiz import draw, mark, seed_without
from soundingboard.engine.receipt import EditionNamed, Person, Receipt, make, mark_again
from soundingboard.engine.training_state import Attempt, Record, course_state
from soundingboard.engine.training_views import marked_json, quiz_json, receipt_json, state_json

_open_courses: dict[str, Course] = {}


def _open(payload: Payload) -> Payload:
    try:
        course = from_json(members(payload, "course"))
    except ValueError as error:
        raise BadMessage(f"The course cannot be read: {error}.") from error
    key = f"{course.id}@{course.hash}"
    _open_courses[key] = course
    return {"course": key}


def _seed(payload: Payload) -> Payload:
    seed = seed_without(_course(payload), text(payload, "seed"), texts(payload, "withdrawn"))
    return {"seed": seed}


def _draw(payload: Payload) -> Payload:
    return {"scenarios": quiz_json(draw(_course(payload), text(payload, "seed")))}


def _mark(payload: Payload) -> Payload:
    return marked_json(mark(_course(payload), text(payload, "seed"), _answers(payload)))


def _make(payload: Payload) -> Payload:
    person, edition = members(payload, "person"), members(payload, "edition")
    course = _course(payload)
    if "statement" in payload and payload["statement"] != course.statement.text:
        raise BadReceipt("The statement shown is not the course's. Please load the page again.")
    receipt = make(
        course,
        Person(
            name=text(person, "name"),
            staff_id=text(person, "staff_id"),
            site=text(person, "site") if "site" in person else "",
        ),
        EditionNamed(
            procedure=course.procedure,
            revision=number(edition, "revision"),
            effective=text(edition, "effective"),
            hash=text(edition, "hash"),
        ),
        text(payload, "seed"),
        _answers(payload),
        _moment(members(payload, "when")),
    )
    signing_input = receipts.signing_input(receipt.payload, payload.get("jwk"))
    return {
        **receipt_json(receipt),
        "payload": jws.encode(receipt.payload),
        "signing_input": signing_input,
        "key": jws.public_key(payload.get("jwk")).thumbprint,
    }


def _check(payload: Payload) -> Payload:
    signed = jws.parse(text(payload, "jws"))
    receipt = receipt_form.from_bytes(signed.payload)
    marked = "course" in payload
    if marked:
        mark_again(receipt, _course(payload))
    return {
        **receipt_json(receipt),
        "marked_again": marked,
        "key": signed.key.thumbprint,
        "jwk": signed.key.to_json(),
        "signing_input": signed.signing_input,
        "signature": jws.encode(signed.signature),
    }


def _state(payload: Payload) -> Payload:
    records, now = members(payload, "records"), _moment(members(payload, "now"))
    courses = [_opened(key) for key in texts(payload, "courses")]
    withdrawn = texts(payload, "withdrawn")
    ledger = _ledger(payload.get("ledger"))
    found: list[Receipt] = []
    refused = []
    for place, item in enumerate(items(records, "receipts")):
        try:
            found.append(receipt_form.from_json(item))
        except BadReceipt as error:
            refused.append({"place": place, "message": str(error)})
    kept = members(records, "courses")
    states = []
    for course in courses:
        record, unfit = _record(kept[course.id]) if course.id in kept else (Record(), "")
        states.append(course_state(course, record, found, ledger, now, unfit, withdrawn))
    return {"courses": [state_json(state) for state in states], "refused": refused}


def _course(payload: Payload) -> Course:
    return _opened(text(payload, "course"))


def _opened(key: str) -> Course:
    if key not in _open_courses:
        raise UnknownCourse(key)
    return _open_courses[key]


def _answers(payload: Payload) -> Mapping[str, list[str]]:
    """Answers as a receipt has them: ``[{"scenario": id, "choices": [id, …]}, …]``."""
    answers: dict[str, list[str]] = {}
    for item in objects(payload, "answers"):
        scenario = text(item, "scenario")
        if scenario in answers:
            raise BadMessage(f"The scenario “{scenario}” is answered twice.")
        answers[scenario] = texts(item, "choices")
    return answers


def _record(data: Any) -> tuple[Record, str]:
    """What can be used of a course's record, and why the rest can't be; empty if all can."""
    if not isinstance(data, dict):
        return Record(), "What this device holds of the course is not a record."
    read: frozenset[str] = frozenset()
    attempt = None
    unfit = ""
    try:
        read = frozenset(texts(data, "read"))
        attempt = _attempt(members(data, "attempt")) if data.get("attempt") is not None else None
    except BadMessage as error:
        unfit = str(error)
    return Record(read, attempt), unfit


def _attempt(data: Payload) -> Attempt:
    return Attempt(text(data, "course_hash"), text(data, "seed"), _answers(data))


def _ledger(data: Any) -> editions.Ledger:
    if data is None:
        return editions.Ledger()
    if not isinstance(data, dict):
        raise BadMessage("The ledger of editions is not a JSON object.")
    try:
        return editions.from_json(data)
    except ValueError as error:
        raise BadMessage(f"The ledger of editions cannot be read: {error}.") from error


def _moment(data: Payload) -> Moment:
    try:
        return Moment(text(data, "utc"), number(data, "offset_minutes"))
    except ValueError as error:
        raise BadMessage(f"The time cannot be read: {error}.") from error


OPERATIONS: dict[str, Callable[[Payload], Payload]] = {
    "course.open": _open,
    "quiz.seed": _seed,
    "quiz.draw": _draw,
    "quiz.mark": _mark,
    "receipt.make": _make,
    "receipt.check": _check,
    "training.state": _state,
}
"""Every operation of this module, by name."""
