"""The HTML of a comparison: its question, and what each board says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from soundingboard.engine.completions import completions
from soundingboard.engine.html import element, lines, listing, text
from soundingboard.engine.pages import walk_html
from soundingboard.engine.pages.comparison_links import to_board
from soundingboard.engine.pages.comparison_progress import BoardProgress
from soundingboard.engine.pages.comparison_source import Board, ComparisonSource
from soundingboard.engine.pages.icons import symbol, word
from soundingboard.engine.pages.tree_html import (
    answered,
    clause_list,
    open_end,
    until,
)
from soundingboard.engine.pages.tree_source import QuestionText, TreeSource
from soundingboard.engine.pages.walk_html import Link, handing_on
from soundingboard.engine.tree import Outcome, Question
from soundingboard.engine.verdict import ORDERED, Verdict
from soundingboard.engine.wording import _


def question_parts(
    source: ComparisonSource,
    question: Question,
    boards: Sequence[Board],
    link: Link,
    *,
    given: str = "",
) -> list[str]:
    """The question with its answers, and what *boards*, to which it matters, say about them.

    Where they say different things, these are behind a control: the question and its answers have
    to fit on the first screen.
    """
    texts = [_texts(board, question) for board in boards]
    same = all(item == texts[0] for item in texts)
    shown = texts[0] if same else QuestionText("", _labels(texts[0]))
    heading, *others = walk_html.question_parts(
        question, shown, link, not_sure=source.not_sure(question.id), given=given
    )
    return [
        heading,
        _to_whom(boards) if len(boards) < len(source.sources) else "",
        *others,
        "" if same else _meanings_of(source, question, boards, texts),
    ]


def _texts(board: Board, question: Question) -> QuestionText:
    assert board.source is not None
    return board.source.questions[question.id]


def _labels(texts: QuestionText) -> dict[str, tuple[str, str]]:
    return {answer: (label, "") for answer, (label, _hint) in texts.answers.items()}


def _to_whom(boards: Sequence[Board]) -> str:
    names = [board.short for board in boards]
    if len(names) == 1:
        said = _("This only matters at {board}.").format(board=names[0])
    else:
        listed = ", ".join(names[:-1])
        said = _("This only matters at {boards} and {last}.").format(boards=listed, last=names[-1])
    return element("p", text(said), class_="sb-muted sb-to-whom")


def _meanings_of(
    source: ComparisonSource,
    question: Question,
    boards: Sequence[Board],
    texts: Sequence[QuestionText],
) -> str:
    key = (question.id, *(board.page for board in boards))
    if key not in source.meanings:
        source.meanings[key] = _meanings(question, boards, texts)
    return source.meanings[key]


def _meanings(question: Question, boards: Sequence[Board], texts: Sequence[QuestionText]) -> str:
    """What each board says about the question and about its answers."""
    parts = []
    for board, item in zip(boards, texts, strict=True):
        hints = [
            element("li", element("strong", label), " ", hint)
            for label, hint in (item.answers[answer.id] for answer in question.answers)
            if hint
        ]
        if item.help or hints:
            said = element("ul", lines(hints)) if hints else ""
            parts.append(lines((element("h3", text(board.short)), item.help, said)))
    summary = element("summary", text(_("What the answers mean at each board")))
    return element("details", summary, lines(parts), class_="sb-more sb-meanings")


def still_cards(source: ComparisonSource) -> str:
    """The boards, each with the range of its verdicts, before anything is answered."""
    return _cards(_still_card(board) for board in source.boards)


def _still_card(board: Board) -> str:
    said = board.answer if board.source is None else span(board.source)
    whose = element("p", text(board.whose), class_="sb-muted")
    parts = (_linked(board, "h3"), whose, element("p", said), board.instead)
    return element("li", lines(parts))


def _linked(board: Board, tag: str) -> str:
    """The board's name as a link to its own page on the decision, if it has one."""
    name = text(board.short)
    return element(tag, element("a", name, href=board.page) if board.page else name)


def span(source: TreeSource) -> str:
    """From the mildest to the strictest verdict of a tree."""
    found = completions(source.tree, {})
    ends = dict.fromkeys(v for v in (found.mildest, found.strictest) if v is not None)
    words = [word(verdict) for verdict in ends] or [word(Verdict.NOT_COVERED)]
    if len(words) == 1:
        return words[0]
    return _("{mildest} to {strictest}").format(mildest=words[0], strictest=words[-1])


def so_far(boards: Iterable[BoardProgress]) -> str:
    """One line for each board while questions are open."""
    rows = []
    for item in boards:
        if item.outcome is not None:
            said = word(item.outcome.verdict)
        elif item.board.source is None:
            said = item.board.answer
        elif item.next is not None:
            said = element("span", text(_("Still open")), class_="sb-muted")
        else:
            said = element("span", text(_("It depends")), class_="sb-muted")
        rows.append(f"{_linked(item.board, 'strong')} {said}")
    return listing(rows, class_="sb-so-far")


def cards(boards: Iterable[BoardProgress]) -> str:
    """What each board says once there is nothing more to ask."""
    return _cards(_card(item) for item in boards)


def _card(item: BoardProgress) -> str:
    if item.board.source is None:
        return _still_card(item.board)
    heading = element("h3", text(item.board.short))
    whose = element("p", text(item.board.whose), class_="sb-muted")
    if item.outcome is None:
        return element("li", lines((heading, whose, *_depends(item, item.board.source))))
    source, outcome = item.board.source, item.outcome
    words = element("strong", text(answered(source.tree, outcome.verdict)))
    verdict = element(
        "p",
        symbol(outcome.verdict),
        " ",
        words,
        class_=f"sb-verdict sb-verdict--{outcome.verdict.slug}",
    )
    parts = (heading, whose, verdict, *_reason(item, source, outcome))
    return element("li", lines(parts), data_verdict=outcome.verdict.slug)


def _reason(item: BoardProgress, source: TreeSource, outcome: Outcome) -> list[str]:
    """Why, with the clauses; the steps are on the board's own page."""
    assert item.reached is not None
    possible = item.reached.found.outcomes
    if len(possible) > 1:
        # Nothing that is left to ask changes the verdict or the clauses, but the reason may differ.
        links = [
            element("a", text(other.title), href=f"{item.board.page}#{other.id}")
            for other in possible
        ]
        cited = f" ({clause_list(source, outcome.clauses)})" if outcome.clauses else ""
        said = text(_("That's the answer in each of these cases"))
        return [element("p", said, cited, ":"), listing(links, class_="sb-board__more")]
    link = element("a", text(_("What to do")), _named(item), href=to_board(item))
    pairs = [(name, answer) for name, answer in item.reached.sure.items()]
    return [
        element("p", element("strong", text(outcome.title)), class_="sb-board__title"),
        handing_on(source.outcomes[outcome.id].body, pairs),
        element("p", link, class_="sb-board__more"),
    ]


def _named(item: BoardProgress) -> str:
    """What sets links with the same words apart, for those who can't see what they're beside."""
    return element(
        "span", text(_(" at {board}").format(board=item.board.short)), class_="sb-js-hidden"
    )


def _depends(item: BoardProgress, source: TreeSource) -> list[str]:
    """What a board may say where it depends on what the reader isn't sure of."""
    assert item.reached is not None
    found = item.reached.found
    verdicts = [*reversed(ORDERED), Verdict.NOT_COVERED]
    link = element("a", text(_("See the possible results")), _named(item), href=to_board(item))
    return [
        element("p", element("strong", text(open_end(found))), class_="sb-board__title"),
        listing(word(verdict) for verdict in verdicts if verdict in found.verdicts),
        element("p", text(until(source.tree, found))),
        element("p", link, class_="sb-board__more"),
    ]


def _cards(items: Iterable[str]) -> str:
    return element("ul", "\n", lines(items), "\n", class_="sb-board-cards")
