"""Forms of text and numbers that several kinds of documents have."""

from __future__ import annotations

from typing import Annotated

from soundingboard.engine.codec import Number, Text

Filled = Annotated[str, Text(least=1)]
"""Text that isn't empty."""

Hash = Annotated[str, Text(pattern="[0-9a-f]{64}")]
"""A SHA-256 in hex."""

Seed = Annotated[str, Text(pattern="[0-9a-f]{32}")]
"""What a quiz is drawn by."""

Day = Annotated[str, Text(pattern="[0-9]{4}-[0-9]{2}-[0-9]{2}")]
"""A date, as in 2026-11-20."""

DATED = "([0-9]{4}-[0-9]{2}(-[0-9]{2})?)?"
"""A date or a month as a document has it, or nothing."""

Dated = Annotated[str, Text(pattern=DATED)]

Count = Annotated[int, Number(least=1)]
"""A whole number from 1."""
