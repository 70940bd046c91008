"""What the engine finds out about training, as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from soundingboard.engine.course import stand_json
from soundingboard.engine.quiz import Drawn, Marked, MarkedScenario
from soundingboard.engine.receipt import Receipt, to_json
from soundingboard.engine.training_state import CourseState


def quiz_json(quiz: Iterable[Drawn]) -> list[dict[str, Any]]:
    """A quiz as it is shown: ids alone, for the page has the words."""
    return [
        {"scenario": item.scenario.id, "choices": [choice.id for choice in item.choices]}
        for item in quiz
    ]


def marked_json(marked: Marked) -> dict[str, Any]:
    """The marks of a quiz, complete or not, and what to read again."""
    return {
        "score": marked.score,
        "answered": len(marked.scenarios),
        "drawn": marked.drawn,
        "pass_mark": marked.pass_mark,
        "complete": marked.complete,
        "passed": marked.passed,
        "scenarios": [_scenario_json(item) for item in marked.scenarios],
        "clauses": list(marked.clauses_to_read),
        "trees": [stand_json(stand) for stand in marked.trees_to_walk],
    }


def receipt_json(receipt: Receipt) -> dict[str, Any]:
    """A receipt with the names made of its bytes."""
    return {"receipt": to_json(receipt), "id": receipt.id, "code": receipt.code}


def state_json(state: CourseState) -> dict[str, Any]:
    """Where a person stands with a course. Dates are of the device's calendar, or empty."""
    receipt = state.receipt
    return {
        "course": state.course.id,
        "procedure": state.course.procedure,
        "title": state.course.title,
        "state": state.state.value,
        "next": state.next.value,
        "read": state.read,
        "to_read": len(state.course.reading),
        "quiz": _standing_json(state.marked) if state.marked is not None else None,
        "done": state.done,
        "steps": state.steps,
        "lost": state.lost,
        "acknowledged": receipt.when.date.isoformat() if receipt is not None else "",
        "revision": receipt.edition.revision if receipt is not None else None,
        "receipt": receipt.id if receipt is not None else "",
        "outdated": list(state.outdated),
        "valid_until": state.valid_until.isoformat() if state.valid_until is not None else "",
        "expired": state.expired,
    }


def _scenario_json(item: MarkedScenario) -> dict[str, Any]:
    scenario = item.drawn.scenario
    return {
        "scenario": scenario.id,
        "title": scenario.title,
        "right": item.right,
        "choices": [
            {
                "id": choice.id,
                "text": choice.text,
                "chosen": choice.id in item.chosen,
                "right": choice.right,
                "feedback": choice.feedback,
            }
            for choice in item.drawn.choices
        ],
        "clauses": list(scenario.clauses),
        "stands_for": [stand_json(stand) for stand in scenario.stands_for],
        "beyond": scenario.beyond,
    }


def _standing_json(marked: Marked) -> dict[str, Any]:
    return {
        "score": marked.score,
        "answered": len(marked.scenarios),
        "drawn": marked.drawn,
        "pass_mark": marked.pass_mark,
        "complete": marked.complete,
        "passed": marked.passed,
    }
