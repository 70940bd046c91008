"""Results of compiling that count what is compiled."""

from __future__ import annotations

from pathlib import Path

from soundingboard.authoring.handbook import load
from soundingboard.authoring.incremental.results import Form, Result, Results
from soundingboard.authoring.settings import Settings


class Counted:
    """Results that are kept as by *results*; ``compiled`` lists the files that were compiled."""

    def __init__(self, results: Results) -> None:
        self._results = results
        self.compiled: list[str] = []

    def find(self, key: str, form: Form) -> Result | None:
        return self._results.find(key, form)

    def keep(self, key: str, result: Result, form: Form) -> None:
        self.compiled.append(result.file.path if result.file else result.problems[0].path)
        self._results.keep(key, result, form)

    def finish(self) -> None:
        self._results.finish()

    def compilations_of(self, root: Path, settings: Settings) -> set[str]:
        """The files that are compiled when the handbook is loaded, each of them once."""
        self.compiled.clear()
        load(root, settings, self)
        assert len(self.compiled) == len({*self.compiled})
        return {*self.compiled}
