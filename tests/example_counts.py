"""How many examples Hypothesis draws: fewer in a sampled run, whose profile says so."""

from __future__ import annotations

from hypothesis import settings


def examples(times: int, of: int = 1) -> int:
    """The profile's number of examples, multiplied by *times* and divided by *of*."""
    profile = settings.default
    assert profile is not None
    return profile.max_examples * times // of
