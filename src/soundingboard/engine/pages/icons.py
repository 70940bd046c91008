"""Verdicts as the screen shows them: a shape and the words, the colour after both."""

from __future__ import annotations

from functools import cache

from soundingboard.engine.html import element, text
from soundingboard.engine.labels import verdict_title
from soundingboard.engine.verdict import Verdict
from soundingboard.engine.verdict_shapes import PATHS


def icon(verdict: Verdict) -> str:
    """The shape of *verdict* as inline SVG in the colour of the text. The words stand beside it."""
    return (
        '<svg class="sb-verdict__icon" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" '
        'aria-hidden="true" focusable="false">'
        f'<path fill="currentColor" fill-rule="evenodd" d="{PATHS[verdict]}"/></svg>'
    )


def verdict_line(verdict: Verdict) -> str:
    """A verdict in a paragraph of its own."""
    return (
        f'<p class="sb-verdict sb-verdict--{verdict.slug}">'
        f"{icon(verdict)} <strong>{text(verdict_title(verdict))}</strong></p>"
    )


def symbol(verdict: Verdict) -> str:
    """The shape of *verdict* by reference to :func:`symbols`, for pages that show many."""
    return (
        '<svg class="sb-verdict__icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">'
        f'<use href="#sb-shape-{verdict.slug}"/></svg>'
    )


def word(verdict: Verdict) -> str:
    """A verdict within a line: its shape, as :func:`symbol`, and its words."""
    return _word(verdict, verdict_title(verdict))


# A comparison shows hundreds of them with each answer.
@cache
def _word(verdict: Verdict, label: str) -> str:
    return element("span", symbol(verdict), text(label), class_=f"sb-word sb-word--{verdict.slug}")


def symbols() -> str:
    """Every verdict's shape, once, for :func:`symbol` to refer to. It shows nothing itself."""
    shapes = "".join(
        f'<symbol id="sb-shape-{verdict.slug}" viewBox="0 0 24 24">'
        f'<path fill="currentColor" fill-rule="evenodd" d="{PATHS[verdict]}"/></symbol>'
        for verdict in Verdict
    )
    return f'<svg class="sb-shapes" aria-hidden="true" focusable="false">{shapes}</svg>'
