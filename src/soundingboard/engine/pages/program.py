"""What a kind of page is to the worker: how it's opened, told an event, and shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

Payload = Mapping[str, Any]
"""A JSON object."""

Effect = Mapping[str, Any]
"""What a browser is to do: ``effect`` names it, the other members say with what. All is JSON."""

Source = TypeVar("Source")
State = TypeVar("State")


@dataclass(frozen=True, slots=True)
class Program(Generic[Source, State]):
    """A kind of page.

    ``source`` is what the site publishes for a page, and ``key`` names that page and its version.
    ``state`` without arguments is the state of a page's beginning; the browser has it as JSON. The
    others are those of the Elm architecture; ``view`` returns the page's regions as JSON (see
    :mod:`tree_view`). ``update`` raises ``BadMessage`` for an event that isn't of its form.
    """

    source: type[Source]
    key: Callable[[Source], str]
    state: type[State]
    update: Callable[[Source, State, Payload], tuple[State, list[Effect]]]
    view: Callable[[Source, State], Payload]
