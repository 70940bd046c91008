"""Results of compiling files, kept by content."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol

from soundingboard.authoring.incremental.reads import Reads
from soundingboard.authoring.problems.problem import Problem


@dataclass(frozen=True, slots=True)
class Result:
    """What compiling one file gave.

    ``file`` is what was compiled; ``None`` if the file can't be read, or is in the folder of
    another kind. ``reads`` is what it depends on besides its own content.
    """

    file: Any
    problems: tuple[Problem, ...]
    reads: Reads = field(default_factory=dict)


class Form(Protocol):
    """The JSON form of results."""

    def encode(self, result: Result) -> Any:
        """The JSON data of *result*."""

    def decode(self, data: Any) -> Result:
        """The result that *data* is the form of.

        Raises:
            ValueError: it's the form of none.
        """


class Results(Protocol):
    """Keeps results by keys, each of which names the content that the result is of."""

    def find(self, key: str, form: Form) -> Result | None:
        """The result of that key, if there is one. What it read may have changed since."""

    def keep(self, key: str, result: Result, form: Form) -> None:
        """Keep *result* in the place of any other of that key."""

    def finish(self) -> None:
        """Forget results that are no longer used; called when a handbook is loaded."""


class NoResults:
    """Keeps nothing."""

    def find(self, key: str, form: Form) -> Result | None:
        """Nothing."""
        return None

    def keep(self, key: str, result: Result, form: Form) -> None:
        """Do nothing."""

    def finish(self) -> None:
        """Do nothing."""


class ResultsInMemory:
    """Keeps the results of the last time that a handbook was loaded, for a site that is served."""

    def __init__(self) -> None:
        self._kept: dict[str, Result] = {}
        self._used: dict[str, Result] = {}

    def find(self, key: str, form: Form) -> Result | None:
        """The result of that key, if it was kept."""
        found = self._kept.get(key)
        if found is not None:
            self._used[key] = found
        return found

    def keep(self, key: str, result: Result, form: Form) -> None:
        """Keep *result*."""
        self._used[key] = result

    def finish(self) -> None:
        """Forget what wasn't used since the last time."""
        self._kept, self._used = self._used, {}
