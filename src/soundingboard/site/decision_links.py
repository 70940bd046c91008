"""Links to what procedures say on a decision: by their short names, or by the decision's title."""

from __future__ import annotations

from soundingboard.authoring.compile.procedure_file import Procedure
from soundingboard.authoring.decisions import Uncovered
from soundingboard.engine.html import UNINDEXED, capital, element, listing, text
from soundingboard.engine.wording import _
from soundingboard.site.addresses import not_covered_path
from soundingboard.site.provenance import whose
from soundingboard.site.published_handbook import Decision, PublishedHandbook


def mark() -> str:
    """What is beside the link to the page of a decision that a procedure doesn't cover."""
    return element("span", text(_("(not covered)")), class_="sb-muted")


def procedure_links(
    decision: Decision, handbook: PublishedHandbook, here: str, *, but: str = ""
) -> list[str]:
    """A link for each procedure that has a tree or doesn't cover it, but not for that called *but*.

    *but* is a procedure's id.
    """
    found = [
        (item.procedure.id, _short(item.procedure, handbook.addresses.href(here, item.file.path)))
        for item in decision.trees
    ]
    for item in decision.uncovered:
        address = handbook.addresses.href(here, not_covered_path(item.id))
        found.append((item.procedure.id, f"{_short(item.procedure, address)} {mark()}"))
    return [link for procedure, link in sorted(found) if procedure != but]


def title_link(item: Uncovered, handbook: PublishedHandbook, here: str) -> str:
    """The title of a decision that isn't covered, with a link to the page on it."""
    address = handbook.addresses.href(here, not_covered_path(item.id))
    title = text(item.title)
    return element("a", title, href=address) if address else title


def elsewhere(slug: str, procedure: Procedure, handbook: PublishedHandbook, here: str) -> str:
    """The same decision under other procedures, for readers who came to the wrong one."""
    decision = next((item for item in handbook.decisions if item.slug == slug), None)
    others = procedure_links(decision, handbook, here, but=procedure.id) if decision else ()
    if not others:
        return ""
    return element(
        "nav",
        element("span", text(_("Not your board? See the same question for"))),
        listing(others),
        class_="sb-elsewhere",
        aria_label=_("Other procedures"),
        **UNINDEXED,
    )


def _short(procedure: Procedure, address: str | None) -> str:
    return element(
        "a",
        text(procedure.short),
        href=address,
        title=capital(whose(procedure)),
        data_procedure=procedure.id,
    )
