"""Stands in for Hypothesis, parts of which are compiled: tests that draw at random are skipped."""

from __future__ import annotations

import inspect
from typing import Any

import pytest


class Anything:
    """Whatever is asked of it, it is itself."""

    def __getattr__(self, name: str) -> Anything:
        return self

    def __call__(self, *_: Any, **__: Any) -> Anything:
        return self

    def __or__(self, other: object) -> Anything:
        return self

    __mul__ = __floordiv__ = __or__


class Decorator(Anything):
    """Leaves a test that it is put on as it is."""

    def __call__(self, *_: Any, **__: Any) -> Any:
        return lambda test: test


def given(*drawn: Any, **named: Any) -> Any:
    """Skip the test, without what it draws, which pytest would take for fixtures."""

    def skipped(test: Any) -> Any:
        @pytest.mark.skip(reason="draws at random")
        def test_skipped(**_: Any) -> None:
            pass

        # As in Hypothesis, strategies without a name are for the last parameters.
        left = [*inspect.signature(test).parameters.values()]
        left = [each for each in left[: len(left) - len(drawn)] if each.name not in named]
        test_skipped.__name__ = test.__name__
        test_skipped.__signature__ = inspect.Signature(left)
        return test_skipped

    return skipped


settings = example = Decorator()
strategies = HealthCheck = assume = note = target = Anything()
