"""What compiling a file reads besides the file itself.

A tree depends on the clauses that it cites, a course on the trees that it links. Nothing lists
these dependencies: they are recorded while a file is compiled. A result may be used again if all
that was read then is the same now. (In “Build Systems à la Carte”, Mokhov, Mitchell and Peyton
Jones, 2018, these are verifying traces.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from soundingboard.authoring.incremental.digests import digest

Value = TypeVar("Value")

Reads = Mapping[tuple[str, str | None], str]
"""The state of each thing that was read, by the name of its collection and its key there.

Without a key it is the state of the list of all keys.
"""


@dataclass(frozen=True, slots=True)
class Collection:
    """Things that can be read.

    ``state`` is a text for each key, which differs whenever the thing does, and is empty if there
    is none. ``keys`` lists all keys.
    """

    state: Callable[[str], str]
    keys: Callable[[], Iterator[str]] = lambda: iter(())

    def state_of(self, key: str | None) -> str:
        """The state of one thing, or of the list of all keys."""
        return digest(*self.keys()) if key is None else self.state(key)


class Recorder:
    """Records what is read of some collections, which are known by their names."""

    def __init__(self, collections: Mapping[str, Collection]) -> None:
        self._collections = collections
        self.reads: dict[tuple[str, str | None], str] = {}

    def note(self, name: str, key: str | None) -> None:
        """Record that *key* of the collection *name* is read; without a key, all keys."""
        if (name, key) not in self.reads:
            self.reads[name, key] = self._collections[name].state_of(key)

    def watched(self, name: str, values: Mapping[str, Value]) -> Mapping[str, Value]:
        """*values*, those of the collection *name*, such that reading them is recorded."""
        return _Watched(self, name, values)


def are_current(reads: Reads, collections: Mapping[str, Collection]) -> bool:
    """Whether everything that was read is the same now."""
    return all(
        name in collections and collections[name].state_of(key) == state
        for (name, key), state in reads.items()
    )


class _Watched(Mapping[str, Value]):
    def __init__(self, recorder: Recorder, name: str, values: Mapping[str, Value]) -> None:
        self._recorder, self._name, self._values = recorder, name, values

    def __getitem__(self, key: str) -> Value:
        self._recorder.note(self._name, key)
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        self._recorder.note(self._name, None)
        return iter(self._values)

    def __len__(self) -> int:
        self._recorder.note(self._name, None)
        return len(self._values)
