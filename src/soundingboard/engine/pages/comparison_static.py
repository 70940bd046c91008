"""A page that compares boards without scripts: the boards, and the cases in which they differ."""

from __future__ import annotations

from collections.abc import Sequence

from soundingboard.engine.compare import Row, table
from soundingboard.engine.html import UNINDEXED, element, lines, listing, text
from soundingboard.engine.pages import walk_address
from soundingboard.engine.pages.comparison_html import question_parts, still_cards
from soundingboard.engine.pages.comparison_progress import asking, comparison_progress
from soundingboard.engine.pages.comparison_source import Board, ComparisonSource
from soundingboard.engine.pages.icons import word
from soundingboard.engine.pages.tree_html import clause_list
from soundingboard.engine.pages.walk_html import node
from soundingboard.engine.tree import Outcome
from soundingboard.engine.wording import _, ngettext

_FEW = 4
"""So many rows are shown at once; more are folded away."""


def first_question(source: ComparisonSource) -> str:
    """The first question that some board asks. Its answers are links for the program to follow."""
    reached = comparison_progress(source, {})
    question = reached.next
    if question is None:
        return ""
    parts = question_parts(
        source,
        question,
        asking(source, reached, question),
        lambda answer: f"#{walk_address.fragment(source.version, [(question.id, answer)])}",
    )
    return node("sb-question", question.id, parts, **UNINDEXED)


def boards(source: ComparisonSource, title: str, anchor: str) -> str:
    """What each board may say, under a heading."""
    heading = element("h2", text(title), id=anchor)
    return element("div", heading, "\n", still_cards(source), class_="sb-compare-still")


def differences(source: ComparisonSource) -> str:
    """The answers for which boards differ, as tables; empty if there is nothing to compare."""
    if len(source.sources) < 2:
        return ""
    rows = table([item.tree for item in source.sources])
    if rows is None:
        said = _(
            "There are too many combinations of answers to list them here. Answer the questions "
            "above to see what each board says in your case."
        )
        return element("p", text(said))
    apart = [row for row in rows if row.parts]
    if not apart:
        return element("p", text(_("Nowhere. All boards give the same answer in every case.")))
    said = (
        _("In each of these examples, the boards don't all give the same answer.")
        if len(apart) < len(rows)
        else _("The boards never all give the same answer. These are examples.")
    )
    groups: dict[tuple[tuple[str, str], ...], list[Row]] = {}
    for row in apart:
        groups.setdefault(row.answers[:1], []).append(row)
    folded = len(apart) > _FEW
    tables = [_group(source, first, group, folded=folded) for first, group in groups.items()]
    return lines((element("p", text(said)), *tables))


def _group(
    source: ComparisonSource,
    first: tuple[tuple[str, str], ...],
    rows: Sequence[Row],
    *,
    folded: bool,
) -> str:
    """The rows that begin with the same answer, in a table of their own."""
    given = _answers(source, first) or text(_("Whatever you answer"))
    count = ngettext("{count} example", "{count} examples", len(rows)).format(count=len(rows))
    head = element(
        "tr",
        element("th", text(_("Answers")), scope="col"),
        *(element("th", text(board.short), scope="col") for board in source.boards),
    )
    body = lines(_row(source, row) for row in rows)
    made = element("table", element("thead", head), element("tbody", body), class_="sb-lines")
    return element(
        "details",
        element("summary", given, " ", element("span", text(count), class_="sb-muted")),
        element("div", made, class_="sb-lines__frame"),
        class_="sb-more sb-lines-group",
        open=None if folded else "",
        **UNINDEXED,
    )


def _row(source: ComparisonSource, row: Row) -> str:
    rest = [_answers(source, (pair,)) for pair in row.answers[1:]]
    told = listing(rest, class_="sb-row-answers") or text(_("Whatever else you answer"))
    outcomes = iter(row.outcomes)
    cells = [
        _cell(board, next(outcomes) if board.source is not None else None)
        for board in source.boards
    ]
    return element("tr", element("th", told, scope="row"), *cells)


def _cell(board: Board, outcome: Outcome | None) -> str:
    """What a board says, after its name, which windows without room for heads show."""
    label = element("span", text(board.short), class_="sb-cell-board")
    if board.source is None or outcome is None:
        return element("td", label, board.answer, element("div", board.instead))
    cited = clause_list(board.source, outcome.clauses) if outcome.clauses else ""
    below = element("span", cited, class_="sb-cites-line") if cited else ""
    return element("td", label, word(outcome.verdict), below)


def _answers(source: ComparisonSource, pairs: Sequence[tuple[str, str]]) -> str:
    said = []
    for name, answer_id in pairs:
        question = source.questions[name]
        answer = question.answer(answer_id)
        assert answer is not None, "the table was made of this question's answers"
        asked = element("span", text(question.text))
        said.append(f"{asked} {element('strong', text(answer.text))}")
    return "; ".join(said)
