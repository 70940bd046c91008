"""What a page asks of the browser's key, and what comes back."""

from __future__ import annotations

from typing import Any

import pytest

from soundingboard.engine.errors import BadMessage
from soundingboard.engine.pages import device
from soundingboard.engine.pages.device import Device

JWK = {"kty": "EC", "crv": "P-256", "x": "x", "y": "y"}
NOW = {"now": {"utc": "2026-12-01T12:00:00Z", "offset_minutes": 0}, "withdrawn": []}


def told(name: str, **members: Any) -> tuple[Device, list[Any]]:
    found, effects = device.told(Device(), {"name": name, **NOW, "request": "r", **members})
    return found, [*effects]


def test_a_page_asks_for_the_key_and_for_a_signature() -> None:
    assert device.key("r") == {"effect": "signature", "do": "key", "request": "r"}
    assert device.sign("text", "r") == {
        "effect": "signature",
        "do": "sign",
        "text": "text",
        "request": "r",
    }
    assert device.check([], "r") == {
        "effect": "signature",
        "do": "check",
        "check": [],
        "request": "r",
    }


@pytest.mark.parametrize(
    ("name", "members"),
    [
        ("key", {"jwk": JWK, "trouble": ""}),
        ("key", {"jwk": None, "trouble": "none"}),
        ("signed", {"jwk": JWK, "signature": "AA", "trouble": ""}),
        ("signed", {"jwk": None, "signature": "", "trouble": "late"}),
    ],
)
def test_an_answer_changes_nothing_but_the_time(name: str, members: dict[str, Any]) -> None:
    found, effects = told(name, **members)
    assert (found.now.utc, found.entries, effects) == ("2026-12-01T12:00:00Z", (), [])


@pytest.mark.parametrize(
    ("name", "members", "reason"),
    [
        ("key", {}, 'expected "trouble", which is missing'),
        ("key", {"jwk": None, "trouble": ""}, "expected a key, or why there is none"),
        ("key", {"jwk": JWK, "trouble": "tired"}, r"\$\.trouble: expected"),
        ("signed", {"jwk": JWK, "trouble": ""}, 'expected "signature", which is missing'),
        ("signed", {"jwk": JWK, "signature": "", "trouble": ""}, "a key and a signature"),
        (
            "signed",
            {"jwk": None, "signature": "AA", "trouble": ""},
            "expected a key and a signature",
        ),
    ],
)
def test_an_answer_of_another_form_is_refused(
    name: str, members: dict[str, Any], reason: str
) -> None:
    with pytest.raises(BadMessage, match=reason):
        told(name, **members)
