"""The HTML of a tree's questions, outcomes and doubts, for the static page and for a walk."""

from __future__ import annotations

from collections.abc import Sequence

from soundingboard.engine.completions import Completions
from soundingboard.engine.html import UNINDEXED, element, filled, lines, listing, text
from soundingboard.engine.labels import YES_OR_NO, verdict_title
from soundingboard.engine.pages import walk_html
from soundingboard.engine.pages.icons import icon
from soundingboard.engine.pages.tree_source import TreeSource
from soundingboard.engine.pages.walk_html import Link
from soundingboard.engine.tree import Outcome, Question, Tree
from soundingboard.engine.verdict import ORDERED, Verdict
from soundingboard.engine.wording import _

HIDDEN = "until-found"
"""Keeps an element out of sight, but not from a browser's “Find in page”.

Standard: https://html.spec.whatwg.org/multipage/interaction.html#attr-hidden-until-found-state
"""


def question_parts(
    source: TreeSource,
    question: Question,
    link: Link,
    *,
    anchor: str | None = None,
    given: str = "",
) -> list[str]:
    """The heading, help and answers of *question*; *given* is the answer already given to it."""
    return walk_html.question_parts(
        question,
        source.questions[question.id],
        link,
        not_sure=source.tree.not_sure,
        to={answer.id: _title_of(source.tree, answer.to) for answer in question.answers},
        anchor=anchor,
        given=given,
    )


def outcome_parts(source: TreeSource, outcome: Outcome, *, anchor: str | None = None) -> list[str]:
    """The verdict, which answers the tree's question, then title, reason and steps.

    The search would take what comes before a title for a part of what is before that. The site
    puts the verdict into the search itself.
    """
    return [
        verdict_line(source.tree, outcome.verdict, **(UNINDEXED if anchor else {})),
        element("h2", text(outcome.title), id=anchor),
        source.outcomes[outcome.id].body,
    ]


def verdict_line(tree: Tree, verdict: Verdict, **attributes: str) -> str:
    """A verdict in a paragraph of its own, as an answer to the tree's question."""
    words = element("strong", text(answered(tree, verdict)))
    named = f"sb-verdict sb-verdict--{verdict.slug}"
    return element("p", icon(verdict), " ", words, class_=named, **attributes)


def answered(tree: Tree, verdict: Verdict) -> str:
    """*verdict* as the answer to the tree's question: “No. Not allowed”."""
    lead = yes_or_no(tree, verdict)
    words = verdict_title(verdict)
    return f"{lead} {words}" if lead else words


def yes_or_no(tree: Tree, verdict: Verdict) -> str:
    """“Yes.” or “No.” where the tree's title asks for that, and the verdict is one of the two."""
    if not is_yes_or_no(tree):
        return ""
    if verdict in (Verdict.ALLOWED, Verdict.ALLOWED_WITH_CONDITIONS):
        return _("Yes.")
    return _("No.") if verdict is Verdict.NOT_ALLOWED else ""


def is_yes_or_no(tree: Tree) -> bool:
    """Whether the tree's title asks for a yes or a no: its last sentence does."""
    asked = tree.title.split(". ")[-1]
    return asked.startswith(YES_OR_NO)


def follows_parts(
    source: TreeSource,
    question: Question | None,
    found: Completions,
    onward: str,
    back: str,
    *,
    anchor: str | None = None,
) -> list[str]:
    """What can follow while *question* is open, or, without one, after all that is known.

    *onward* leads to the next question that still matters, *back* to *question*; either may be
    empty.
    """
    title = _("Not sure: {question}").format(question=question.text) if question else ""
    told = text(title or open_end(found))
    return [
        # The search leads to the question itself.
        element("h2", told, id=anchor, **(UNINDEXED if anchor else {})),
        element("p", element("strong", text(until(source.tree, found))), class_="sb-until"),
        _moves(onward, back),
        element("h3", text(_("Possible results"))),
        *_range(source.tree, found),
        *_whom_to_ask(source),
    ]


def open_end(found: Completions) -> str:
    """The heading of several results that can follow when there is nothing more to ask."""
    if found.agreed is not None:
        return _("The answer is the same either way")
    return _("It depends on what you're not sure of")


def _moves(onward: str, back: str) -> str:
    """The ways on from here: to the other questions, and back to the one that is open."""
    moves = [
        element("a", text(words), href=href, class_="sb-js-button")
        for words, href in (
            (_("Go on with the other questions"), onward),
            (_("Back to the question"), back),
        )
        if href
    ]
    return element("p", " ".join(moves), class_="sb-moves") if moves else ""


def until(tree: Tree, found: Completions) -> str:
    """What to do, or not to do, as long as the answer isn't known."""
    if found.agreed is not None and len(found.outcomes) == 1:
        return _("Whatever the answer is, the result is the same.")
    if found.agreed is not None:
        agreed = answered(tree, found.agreed)
        return _("Whatever the answer is: {verdict}.").format(verdict=agreed)
    strictest = found.strictest
    if strictest is Verdict.ASK_FIRST:
        return _("Until you know, ask first.")
    if strictest in (Verdict.NOT_ALLOWED, Verdict.ADVISED_AGAINST):
        if is_yes_or_no(tree):
            return _("Until you know, don't do it.")
        return _("Until you know, keep to the strictest of the results below.")
    return _("Until you know, keep to everything that the results below ask for.")


def _range(tree: Tree, found: Completions) -> list[str]:
    """The results that can follow by verdict, the strictest first."""
    verdicts = [*reversed(ORDERED), Verdict.NOT_COVERED]
    return [
        lines(
            (
                verdict_line(tree, verdict),
                listing(
                    element("a", text(outcome.title), href=f"#{outcome.id}")
                    for outcome in found.outcomes
                    if outcome.verdict is verdict
                ),
            )
        )
        for verdict in verdicts
        if verdict in found.verdicts
    ]


def _whom_to_ask(source: TreeSource) -> list[str]:
    ask = source.tree.ask
    if ask is None:
        return []
    who = _("The procedure says to ask: {who}").format(who=ask.who)
    cited = f" ({clause_list(source, [ask.clause])})" if ask.clause else ""
    return [element("h3", text(_("Who to ask"))), element("p", text(who), cited, ".")]


def clause_list(source: TreeSource, clauses: Sequence[str]) -> str:
    """“clauses 2.1 and 4.6.a”, each a link to where the clause stands."""
    links = [
        element(
            "a",
            text(clause),
            href=f"{source.procedure}#c-{clause.replace('.', '-')}",
            class_="sb-cites",
        )
        for clause in clauses
    ]
    if len(links) == 1:
        return filled(_("clause {clause}"), clause=links[0])
    several = _("clauses {clauses} and {last}")
    return filled(several, clauses=", ".join(links[:-1]), last=links[-1])


def _title_of(tree: Tree, id_: str) -> str:
    question = tree.question_by_id.get(id_)
    return question.text if question is not None else tree.outcome_by_id[id_].title
