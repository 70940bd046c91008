"""What a kind of page is to the worker: how it's opened, told an event, and shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from soundingboard.engine.payload import Payload

Effect = Mapping[str, Any]
"""What a browser is to do: ``effect`` names it, the other members say with what. All is JSON."""

Source = TypeVar("Source")
State = TypeVar("State")


@dataclass(frozen=True, slots=True)
class Program(Generic[Source, State]):
    """A kind of page.

    ``open`` reads what the site has published for a page, and ``key`` names that page and its
    version. ``state_from_json`` is given ``None`` at a page's beginning. The others are those of
    the Elm architecture; ``view`` returns the page's regions as JSON (see :mod:`tree_view`).

    ``open`` raises ``ValueError``, ``state_from_json`` and ``update`` raise ``BadMessage``, for
    data that isn't of their form.
    """

    open: Callable[[Payload], Source]
    key: Callable[[Source], str]
    state_from_json: Callable[[Payload | None], State]
    state_to_json: Callable[[State], Payload]
    update: Callable[[Source, State, Payload], tuple[State, list[Effect]]]
    view: Callable[[Source, State], Payload]
