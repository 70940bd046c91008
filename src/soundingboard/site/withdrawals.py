"""The list of withdrawn decisions, which pages that browsers have cached ask for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from soundingboard.engine.codec import Text, as_object
from soundingboard.engine.formats import Filled
from soundingboard.site.published_handbook import PublishedHandbook

ADDRESS = "assets/soundingboard/withdrawn.json"
"""Where the list is in a site. It is published even when it is empty."""

FORMAT = 1
"""Version of the list's form, which ``schemas/withdrawn.json`` describes."""


@as_object("Withdrawn decision")
@dataclass(frozen=True, slots=True)
class WithdrawnDecision:
    """A decision that nobody may follow for now."""

    decision: Annotated[str, Text(pattern="[^/]+/[^/]+")]
    """The tree's id: its procedure's id, a slash, its slug."""
    address: str
    """The address of its page, relative to the site's root."""
    reason: Filled
    """Why it was withdrawn, in plain words for readers."""


@as_object("Withdrawn decisions")
@dataclass(frozen=True, slots=True)
class WithdrawnDecisions:
    """The decisions that nobody may follow for now.

    A page that a browser kept asks the network for this list, so that no reader goes on with a
    decision that was withdrawn.
    """

    format: ClassVar[int] = FORMAT
    """Version of this form."""
    withdrawn: tuple[WithdrawnDecision, ...]


def withdrawn_decisions(handbook: PublishedHandbook) -> WithdrawnDecisions:
    """Every withdrawn decision with the address of its page, from the site's root."""
    return WithdrawnDecisions(
        tuple(
            WithdrawnDecision(key, handbook.addresses.urls.get(item.file.path, ""), item.reason)
            for key, item in handbook.withdrawn.items()
        )
    )
