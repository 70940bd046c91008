"""What each board says on one decision: its tree, or that it doesn't cover it and whom to ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from soundingboard.authoring.compile.procedure_file import Procedure, anchor
from soundingboard.authoring.decisions import Uncovered
from soundingboard.engine.completions import completions
from soundingboard.engine.html import element, filled, text
from soundingboard.engine.pages.icons import word
from soundingboard.engine.verdict import Verdict
from soundingboard.engine.wording import _
from soundingboard.site.addresses import not_covered_path
from soundingboard.site.published_handbook import Published, PublishedHandbook, Withdrawn


@dataclass(frozen=True)
class BoardDecision:
    """One procedure in a comparison: its tree, or what its front matter says in place of one.

    ``withdrawn`` is its tree where that is withdrawn.
    """

    procedure: Procedure
    item: Published | None
    silent: Uncovered | None
    withdrawn: Withdrawn | None = None

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The mildest and the strictest verdict of its tree, once if they are the same.

        “Not covered” alone where it is silent; nothing where it has neither tree nor entry.
        """
        if self.item is None:
            return (Verdict.NOT_COVERED,) if self.silent else ()
        found = completions(self.item.tree, {})
        ends = (found.mildest, found.strictest)
        return tuple(dict.fromkeys(v for v in ends if v is not None)) or (Verdict.NOT_COVERED,)


def board_decisions(handbook: PublishedHandbook, slug: str) -> tuple[BoardDecision, ...]:
    """Every procedure of the handbook, with what it says on the decision *slug*."""
    return tuple(
        BoardDecision(
            procedure,
            handbook.published.get(f"{procedure.id}/{slug}"),
            handbook.uncovered.get(f"{procedure.id}/{slug}"),
            handbook.withdrawn.get(f"{procedure.id}/{slug}"),
        )
        for procedure in handbook.compiled.procedures.values()
    )


def compared_slugs(slugs: Iterable[str]) -> list[str]:
    """Those of *slugs*, one for each tree, that several trees have; sorted."""
    return sorted(slug for slug, count in Counter(slugs).items() if count > 1)


def span(board: BoardDecision) -> str:
    """From the mildest to the strictest verdict of a board."""
    if board.withdrawn is not None:
        return element("span", text(_("Withdrawn")), class_="sb-muted")
    if not board.verdicts:
        return element("span", text(_("No decision guide yet")), class_="sb-muted")
    mildest, strictest = board.verdicts[0], board.verdicts[-1]
    if mildest is strictest:
        return word(mildest)
    ends = {"mildest": word(mildest), "strictest": word(strictest)}
    return filled(_("{mildest} to {strictest}"), **ends)


def page(board: BoardDecision, handbook: PublishedHandbook, here: str) -> str | None:
    """The link to the board's own page on the decision; ``None`` if it has none."""
    if board.silent is not None:
        return handbook.addresses.href(here, not_covered_path(board.silent.id))
    shown = board.item or board.withdrawn
    return handbook.addresses.href(here, shown.file.path) if shown is not None else None


def whom(board: BoardDecision, handbook: PublishedHandbook, here: str) -> str:
    """Whom the text of a board that is silent says to ask, with the clause that says so."""
    if board.silent is None:
        return ""
    ask = board.silent.entry.ask
    if ask is None:
        return text(_("It doesn't say who to ask."))
    clause = clause_link(handbook, here, board.procedure, ask.clause)
    return filled(_("It says to ask: {who} ({clause})."), who=text(ask.who), clause=clause)


def clause_link(handbook: PublishedHandbook, here: str, procedure: Procedure, number: str) -> str:
    """A clause's number, linked to where its procedure's page has it."""
    address = handbook.addresses.href(here, procedure.path, anchor(number))
    if address is None or number not in procedure.clause_by_number:
        return text(number)
    return element("a", text(number), href=address)


def clause_links(
    handbook: PublishedHandbook, here: str, procedure: Procedure, numbers: tuple[str, ...]
) -> str:
    """Clause numbers with a comma between, each a link."""
    return ", ".join(clause_link(handbook, here, procedure, number) for number in numbers)
