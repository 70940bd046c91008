"""Sounding Board: school-board procedures that answer back.

What this module exports is the public API: :func:`load` a handbook, :func:`check` it, :func:`walk`
a tree, :func:`compare` two versions and :func:`verify` a receipt, with the types that they take and
return. All other modules are private, and may change with any version.

``docs/authors/python.md`` explains it with examples.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from soundingboard.api import (
        Comparison,
        Handbook,
        NotVerified,
        Outcome,
        Problem,
        Question,
        Receipt,
        Remark,
        Severity,
        Tree,
        UnknownAnswer,
        Verdict,
        Verification,
        Walk,
        WrongSelection,
        check,
        compare,
        load,
        verify,
        walk,
    )

__version__ = "0.1.0"

__all__ = [
    "Comparison",
    "Handbook",
    "NotVerified",
    "Outcome",
    "Problem",
    "Question",
    "Receipt",
    "Remark",
    "Severity",
    "Tree",
    "UnknownAnswer",
    "Verdict",
    "Verification",
    "Walk",
    "WrongSelection",
    "__version__",
    "check",
    "compare",
    "load",
    "verify",
    "walk",
]


def __getattr__(name: str) -> Any:
    """Import the API when a name of it is used: what it needs takes a while to import (PEP 562).

    Raises:
        AttributeError: it has no such name.
    """
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("soundingboard.api"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
