"""The answers for which boards differ, as tables that need no script and fit a phone."""

from __future__ import annotations

from collections.abc import Sequence

from soundingboard.engine.compare import Row
from soundingboard.engine.html import UNINDEXED, element, lines, listing, text
from soundingboard.engine.tree import Tree
from soundingboard.engine.verdict import Verdict
from soundingboard.site.boards import Board, clause_links, span, whom, word
from soundingboard.site.book import Book

Texts = dict[tuple[str, str], tuple[str, str]]
"""The texts of a question and of its answer, by their ids."""


def differences(
    rows: Sequence[Row], columns: Sequence[Board], trees: Sequence[Tree], book: Book, here: str
) -> str:
    """The rows on which verdicts differ, under the answers to the first question.

    *trees* are those that *rows* were made of, in the same order; *columns* are all boards.
    """
    texts: Texts = {
        (question.id, answer.id): (question.text, answer.text)
        for tree in trees
        for question in tree.questions
        for answer in question.answers
    }
    parting = [row for row in rows if row.parts]
    groups: dict[tuple[tuple[str, str], ...], list[Row]] = {}
    for row in parting:
        groups.setdefault(row.answers[:1], []).append(row)
    places = {tree.procedure: place for place, tree in enumerate(trees)}
    made = _Cells(columns, places, texts, book, here)
    folded = len(parting) > _FEW
    return lines(made.group(first, group, folded=folded) for first, group in groups.items())


_FEW = 4
"""So many lines are shown at once; more are folded away."""


class _Cells:
    def __init__(
        self,
        columns: Sequence[Board],
        places: dict[str, int],
        texts: Texts,
        book: Book,
        here: str,
    ) -> None:
        self._columns = columns
        self._places = places
        self._texts = texts
        self._book = book
        self._here = here

    def group(
        self, first: tuple[tuple[str, str], ...], rows: Sequence[Row], *, folded: bool
    ) -> str:
        """The rows that begin with the same answer, in a table of their own."""
        told = self._answers(first) or "Whatever is answered"
        count = element(
            "span",
            f"{_lines(len(rows))}, {_ways(sum(row.count for row in rows))}",
            class_="sb-muted",
        )
        head = element(
            "tr",
            element("th", "Answers", scope="col"),
            *(element("th", text(c.procedure.short), scope="col") for c in self._columns),
        )
        body = lines(self._row(row) for row in rows)
        table = element("table", element("thead", head), element("tbody", body), class_="sb-lines")
        return element(
            "details",
            element("summary", told, " ", count),
            element("div", table, class_="sb-lines__frame"),
            class_="sb-more sb-lines-group",
            open=None if folded else "",
            **UNINDEXED,
        )

    def _row(self, row: Row) -> str:
        rest = [self._answers((pair,)) for pair in row.answers[1:]]
        told = listing(rest, class_="sb-row-answers") or "Whatever else is answered"
        example = "" if row.count == 1 else f"One of {_ways(row.count)}"
        first = element(
            "th", told, element("p", example, class_="sb-muted") if example else "", scope="row"
        )
        return element("tr", first, *(self._cell(column, row) for column in self._columns))

    def _cell(self, column: Board, row: Row) -> str:
        """What a board says, after its name, which windows without room for heads show."""
        label = element("span", text(column.procedure.short), class_="sb-cell-board")
        place = self._places.get(column.procedure.id)
        if place is None:
            if column.silent is None:
                return element("td", label, span(column))
            asked = element("span", whom(column, self._book, self._here), class_="sb-cites-line")
            return element("td", label, word(Verdict.NOT_COVERED), asked)
        outcome = row.outcomes[place]
        cited = clause_links(self._book, self._here, column.procedure, outcome.clauses)
        return element(
            "td",
            label,
            word(outcome.verdict),
            element("span", cited, class_="sb-cites-line") if cited else "",
        )

    def _answers(self, pairs: Sequence[tuple[str, str]]) -> str:
        found = [self._texts[pair] for pair in pairs]
        return "; ".join(
            f"{element('span', text(question))} {element('strong', text(answer))}"
            for question, answer in found
        )


def _ways(number: int) -> str:
    return f"{number} way to answer" if number == 1 else f"{number} ways to answer"


def _lines(number: int) -> str:
    return f"{number} line" if number == 1 else f"{number} lines"
