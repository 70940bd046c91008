"""Parts that any page may hold: the search box, the decisions, the procedures.

A page asks for a part by an HTML comment on a line of its own, which other Markdown tools leave
alone::

    <!-- soundingboard: decisions -->
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from soundingboard.authoring.compile.procedure_file import Procedure
from soundingboard.authoring.problems.problem import did_you_mean
from soundingboard.engine.html import capital, element, lines, listing, text
from soundingboard.engine.wording import _, ngettext
from soundingboard.site.addresses import comparison_path
from soundingboard.site.dates import has_passed
from soundingboard.site.decision_links import procedure_links
from soundingboard.site.procedure_picker import procedure_picker
from soundingboard.site.provenance import edition, whose
from soundingboard.site.published_handbook import Decision, PublishedHandbook, Withdrawn
from soundingboard.site.training_parts import my_training, stored

_HEADING = re.compile(r"<h([1-5])\b")
_MARKER = re.compile(r"<!--\s*soundingboard:\s*([\w-]*)\s*-->")


def with_parts(content: str, handbook: PublishedHandbook, here: str) -> tuple[str, list[str]]:
    """*content* with each part in place, and a complaint for each that there is none of."""
    complaints: list[str] = []

    def part(match: re.Match[str]) -> str:
        make = PARTS.get(match[1])
        if make is None:
            hint = did_you_mean(match[1], PARTS, f"The parts are {', '.join(PARTS)}.")
            complaints.append(f"there is no part “{match[1]}”. {hint}")
            return match.group()
        above = _HEADING.findall(content, 0, match.start())
        return make(handbook, here, int(above[-1]) + 1 if above else 2)

    return _MARKER.sub(part, content), complaints


def search(handbook: PublishedHandbook, here: str, level: int) -> str:
    """A search box. It asks the theme's own search, by the address that the theme reads."""
    field = element(
        "input",
        type="search",
        name="q",
        id="sb-search",
        autocomplete="off",
        placeholder=_("Can I post a photo of my team?"),
    )
    return element(
        "form",
        element("label", text(_("Search situations, decisions and procedures")), for_="sb-search"),
        element("div", field, element("button", text(_("Search")), type="submit")),
        class_="sb-search",
        action="",
        method="get",
    )


def decisions(handbook: PublishedHandbook, here: str, level: int) -> str:
    """Every decision under a heading of *level*, with the procedures that decide it."""
    if not handbook.decisions:
        return element("p", text(_("No decisions are published yet.")))
    entries = [_decision(decision, handbook, here, level) for decision in handbook.decisions]
    return listing(entries, class_="sb-decision-list")


def procedures(handbook: PublishedHandbook, here: str, level: int) -> str:
    """Every procedure, with its edition and the state that it is in."""
    entries = [_procedure(item, handbook, here) for item in handbook.compiled.procedures.values()]
    return listing(entries, class_="sb-procedures")


PARTS: Mapping[str, Callable[[PublishedHandbook, str, int], str]] = {
    "search": search,
    "procedure-picker": procedure_picker,
    "decisions": decisions,
    "procedures": procedures,
    "my-training": my_training,
    "stored": stored,
}
"""The parts by name. Each is given the page's address and the level for headings of its own."""


def _decision(decision: Decision, handbook: PublishedHandbook, here: str, level: int) -> str:
    links = procedure_links(decision, handbook, here)
    links += [_withdrawn_link(item, handbook, here) for item in decision.withdrawn]
    return lines(
        (
            element(f"h{level}", text(decision.title), id=decision.slug),
            listing(links, class_="sb-boards"),
            _compare_link(decision, handbook, here),
        )
    )


def _compare_link(decision: Decision, handbook: PublishedHandbook, here: str) -> str:
    address = handbook.addresses.href(here, comparison_path(decision.slug))
    if address is None:
        return ""
    hidden = element("span", f" {text(decision.title)}", class_="sb-for-readers")
    link = element("a", text(_("Compare")), hidden, href=address)
    return element("p", link, class_="sb-compare-link")


def _withdrawn_link(item: Withdrawn, handbook: PublishedHandbook, here: str) -> str:
    procedure = handbook.compiled.procedures.get(item.file.procedure)
    link = element(
        "a",
        text(procedure.short if procedure else item.file.procedure),
        href=handbook.addresses.href(here, item.file.path),
        data_procedure=item.file.procedure,
    )
    mark = element("span", text(_("(withdrawn)")), class_="sb-muted")
    return f"{link} {mark}"


def _procedure(procedure: Procedure, handbook: PublishedHandbook, here: str) -> str:
    date = str(procedure.fields["next-review"])
    late = bool(date) and has_passed(date, handbook.today)
    trees = len(handbook.trees_of(procedure.id))
    clauses = len(procedure.clauses)
    counts = [
        text(ngettext("{count} clause", "{count} clauses", clauses).format(count=clauses)),
        text(ngettext("{count} decision", "{count} decisions", trees).format(count=trees)),
    ]
    situations = handbook.compiled.situations.get(procedure.id)
    if situations is not None and situations.path not in handbook.problems_of:
        address = handbook.addresses.href(here, situations.path)
        cases = len(situations.situations)
        number = ngettext("{count} situation", "{count} situations", cases).format(count=cases)
        counts.append(element("a", text(number), href=address))
    title = element(
        "a",
        element("strong", text(procedure.short)),
        element("span", text(procedure.title)),
        href=handbook.addresses.href(here, procedure.path),
        data_procedure=procedure.id,
    )
    return lines(
        (
            title,
            element("p", text(capital(whose(procedure)))),
            element(
                "p",
                f"{text(capital(edition(procedure)))}. {', '.join(counts)}.",
                class_="sb-edition",
            ),
            element("p", text(_("Review overdue")), class_="sb-late") if late else "",
        )
    )
