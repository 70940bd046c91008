"""What a link to a walk holds, compared with what the page asks. Anybody may have written it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from soundingboard.engine.pages.events import Place
from soundingboard.engine.pages.walk_address import WalkAddress
from soundingboard.engine.tree import Question
from soundingboard.engine.wording import _

Has = Callable[[str, str], bool]
"""Whether the page has a question of the first id that can be answered by the second."""


def taps(event: Place, has: Has) -> dict[str, str]:
    """The answers that were tapped on the static page."""
    pairs = (tap.split("=", 1) for tap in event.taps if "=" in tap)
    return {name: value for name, value in pairs if has(name, value)}


def read(
    found: WalkAddress, questions: Mapping[str, Question], formerly: Mapping[str, str], has: Has
) -> tuple[dict[str, str], list[Question]]:
    """The link's answers that the page has, and the questions whose answer it hasn't."""
    given: dict[str, str] = {}
    unread = []
    for name, value in found.answers.items():
        name = formerly.get(name, name)
        renamed = formerly.get(value, value)
        if has(name, value):
            given[name] = value
        elif has(name, renamed):
            given[name] = renamed
        elif name in questions:
            unread.append(questions[name])
    return given, unread


def notices(found: WalkAddress, version: str, unread: Iterable[Question]) -> tuple[str, ...]:
    """What must be said of a link to a page that is now of *version*."""
    said = []
    if found.version and found.version != version:
        said.append(
            _("This link was made with an earlier edition of these questions. Check each answer.")
        )
    said += [
        _(
            "The link's answer to “{question}” isn't one of the answers any more. Choose one."
        ).format(question=question.text)
        for question in unread
    ]
    return tuple(said)
