"""Forges can read the forms for issues, and each asks for what is needed to work on the issue."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

FORMS = Path(__file__).parents[1] / ".github" / "ISSUE_TEMPLATE"
NAMES = ["bug", "question", "wrong-advice"]


def form(name: str) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((FORMS / f"{name}.yml").read_text(encoding="utf-8"))
    return read


def fields(name: str) -> list[dict[str, Any]]:
    """What a form asks for."""
    return [part for part in form(name)["body"] if part["type"] != "markdown"]


def test_there_is_a_form_for_each_kind_of_issue() -> None:
    assert sorted(file.stem for file in FORMS.glob("*.yml")) == sorted([*NAMES, "config"])


@pytest.mark.parametrize("name", NAMES)
def test_a_form_has_what_forges_require(name: str) -> None:
    assert form(name)["name"]
    assert form(name)["description"]
    texts = [part["attributes"]["value"] for part in form(name)["body"] if part not in fields(name)]
    assert all(texts)
    assert {field["type"] for field in fields(name)} <= {"input", "textarea"}
    assert all(field["attributes"]["label"] for field in fields(name))
    ids = [field["id"] for field in fields(name)]
    assert len(ids) == len({*ids})
    assert any(field.get("validations", {}).get("required") for field in fields(name))


def test_wrong_advice_is_reported_with_all_that_is_needed_to_check_it() -> None:
    required = [field["id"] for field in fields("wrong-advice") if field["validations"]["required"]]
    assert required == ["procedure", "decision", "answers", "advice", "clause"]
