"""The quiz on the screen: a scenario, what an answer was worth, and how the quiz went."""

from __future__ import annotations

from collections.abc import Iterable

from soundingboard.engine.html import element, lines, listing, text
from soundingboard.engine.pages import walk_address
from soundingboard.engine.pages.course_source import CourseSource, ScenarioText
from soundingboard.engine.pages.course_state import Position
from soundingboard.engine.pages.course_writes import ANSWER
from soundingboard.engine.pages.forms import (
    button,
    buttons,
    choice,
    error,
    form,
    onward,
    paragraph,
    summary,
)
from soundingboard.engine.quiz import Marked, MarkedScenario
from soundingboard.engine.wording import _, ngettext

_FIRST = "sb-choice"


def caption(now: Position, at: int) -> str:
    """Which of the scenarios it is; *at* counts from 0."""
    return _("Scenario {number} of {count}").format(number=at + 1, count=len(now.drawn))


def all_or_nothing() -> str:
    """How an answer is marked."""
    return _(
        "A scenario counts as right only if you tick everything that's right and nothing else."
    )


def needed(mark: int, drawn: int) -> str:
    """What it takes to pass."""
    return ngettext(
        "To pass, you need {mark} of {drawn} scenario right.",
        "To pass, you need {mark} of {drawn} scenarios right.",
        drawn,
    ).format(mark=mark, drawn=drawn)


def scenario(now: Position, at: int) -> str:
    """A scenario to answer."""
    drawn, source, state = now.drawn[at], now.source, now.state
    item = drawn.scenario
    texts = source.scenarios[item.id]
    wrong = _nothing_ticked(source) if state.problems else ""
    answering = any(write.do == ANSWER for write in state.writes)
    draft = now.record.attempt.draft if now.record.attempt is not None else None
    ticked = draft[1] if draft is not None and draft[0] == item.id else ()
    kind = "checkbox" if source.several else "radio"
    ids = [f"{_FIRST}-{item.id}-{number}" for number, _choice in enumerate(drawn.choices)]
    rows = [
        choice(kind, "choice", id_, each.id, texts.choices[each.id][0], checked=each.id in ticked)
        for id_, each in zip(ids, drawn.choices, strict=True)
    ]
    described = ("sb-story", "sb-tick", *([f"{ids[0]}-error"] if wrong else ()))
    fieldset = element(
        "fieldset",
        element("legend", heading(item.title, caption(now, at)), class_="sb-js-legend"),
        element("div", texts.story, class_="sb-story", id="sb-story"),
        element("p", text(_hint(source)), class_="sb-js-hint", id="sb-tick"),
        error(wrong, ids[0]) if wrong else "",
        element("div", lines(rows), class_="sb-js-choices"),
        class_=f"sb-js-fieldset{' sb-js-row--error' if wrong else ''}",
        aria_describedby=" ".join(described),
    )
    answer = button(_("Answer"), ANSWER, main=True, submit=True, value=item.id, busy=answering)
    return lines(
        (
            summary([(wrong, ids[0])]) if wrong else "",
            form(fieldset, answer, autocomplete="off", data_change="draft", data_value=item.id),
        )
    )


def heading(title: str, above: str = "", mark: str = "") -> str:
    """The heading of a screen; *above* is a line in small print."""
    small = element("span", text(above), class_="sb-js-caption") + " " if above else ""
    look = f"sb-js-stage__heading{f' sb-js-verdict sb-js-verdict--{mark}' if mark else ''}"
    return element("h2", small, text(title), class_=look)


def _hint(source: CourseSource) -> str:
    if not source.several:
        return _("Choose the answer that's right.")
    return " ".join((_("Tick everything that's right: one choice or several."), all_or_nothing()))


def _nothing_ticked(source: CourseSource) -> str:
    return _("Tick at least one choice") if source.several else _("Choose an answer")


def marks(now: Position) -> str:
    """What an answer was worth, and why, with the story once more."""
    assert now.marked is not None
    at, item = marked_at(now)
    source = now.source
    found = item.drawn.scenario
    texts = source.scenarios[found.id]
    go_on = (
        onward(_("See your result"), "result", main=True)
        if now.marked.complete
        else button(_("Next scenario"), "next", main=True)
    )
    return lines(
        (
            heading(
                verdict(item),
                f"{caption(now, at)}: {found.title}",
                "right" if item.right else "wrong",
            ),
            element("div", texts.story, class_="sb-story"),
            feedback(source, item),
            element("div", texts.behind, class_="sb-behind") if texts.behind else "",
            element("p", go_on),
        )
    )


def marked_at(now: Position) -> tuple[int, MarkedScenario]:
    """The marks on the screen, and the place of their scenario."""
    assert now.marked is not None
    places = {item.scenario.id: place for place, item in enumerate(now.drawn)}
    [item] = [i for i in now.marked.scenarios if i.drawn.scenario.id == now.state.marked]
    return places[item.drawn.scenario.id], item


def verdict(item: MarkedScenario) -> str:
    """Whether an answer was right."""
    return _("Right") if item.right else _("Not quite")


def feedback(source: CourseSource, item: MarkedScenario) -> str:
    """Each choice with its reason. What was rightly left alone comes last, folded away."""
    texts = source.scenarios[item.drawn.scenario.id]
    mattered: list[str] = []
    others: list[str] = []
    for each in item.drawn.choices:
        ticked = each.id in item.chosen
        row = _mark(texts, each.id, right=each.right, ticked=ticked)
        (mattered if ticked or each.right else others).append(row)
    rest = ""
    if others:
        shown = ngettext("Why not the other choice", "Why not the other choices", len(others))
        rest = element(
            "details",
            element("summary", text(shown)),
            _list(others),
            class_="sb-more",
        )
    return lines((_list(mattered), rest))


def _list(rows: Iterable[str]) -> str:
    return element("ul", "\n", lines(rows), "\n", class_="sb-js-marks")


def _mark(texts: ScenarioText, id_: str, *, right: bool, ticked: bool) -> str:
    label, reason = texts.choices[id_]
    good = _("Right:") if ticked else _("Also right:")
    word = good if right else _("Wrong:")
    told = ""
    if right != ticked:
        words = _("(you ticked it)") if ticked else _("(you didn't tick it)")
        told = f" {element('span', text(words), class_='sb-js-mark__ticked')}"
    line = element(
        "p", element("strong", text(word)), f" {label}{told}", class_="sb-js-mark__choice"
    )
    look = "agrees" if right == ticked else "differs"
    return element(
        "li",
        line,
        element("div", reason, class_="sb-feedback"),
        class_=f"sb-js-mark sb-js-mark--{look}",
    )


def result_title(marked: Marked) -> str:
    """How the quiz went."""
    words = (
        _("You passed: {score} of {drawn} right")
        if marked.passed
        else _("Not passed yet: {score} of {drawn} right")
    )
    return words.format(score=marked.score, drawn=marked.drawn)


def result(now: Position) -> str:
    """How the quiz went, what is next, and what to read again."""
    marked = now.marked
    assert marked is not None
    if not marked.passed:
        next_ = button(_("Take another quiz"), "new-quiz", main=True)
        told = _("The next quiz draws other scenarios, in another order.")
    elif now.all_read:
        next_, told = onward(_("Acknowledge the procedure"), "acknowledge", main=True), ""
    else:
        next_ = ""
        told = _("Before you can acknowledge, read the rest of what the course asks you to read.")
    return lines(
        (
            heading(result_title(marked), mark="right" if marked.passed else "wrong"),
            paragraph(needed(marked.pass_mark, marked.drawn)),
            paragraph(told) if told else "",
            buttons(next_, onward(_("Back to the course"), "")),
            _read_again(now.source, marked),
            element("h3", text(_("Your answers"))),
            listing((_answered(now, item) for item in marked.scenarios), class_="sb-js-answers"),
        )
    )


def _answered(now: Position, item: MarkedScenario) -> str:
    """One answer: its reasons are shown when it's opened."""
    found = item.drawn.scenario
    opened = now.state.opened == found.id
    word = _("Right") if item.right else _("Not right")
    label = element("span", element("strong", text(word)), f": {text(found.title)}")
    toggle = element(
        "button",
        label,
        type="button",
        class_="sb-js-button sb-js-button--quiet",
        data_event="show",
        data_value=found.id,
        aria_expanded="true" if opened else "false",
    )
    if not opened:
        return toggle
    story = element("div", now.source.scenarios[found.id].story, class_="sb-story")
    return lines((toggle, story, feedback(now.source, item)))


def _read_again(source: CourseSource, marked: Marked) -> str:
    """The clauses and decision guides behind what was answered wrongly."""
    clauses = [_linked(source, number) for number in marked.clauses_to_read]
    guides = []
    for outcome in marked.trees_to_walk:
        tree = source.trees.get(outcome.tree)
        if tree is not None and tree.address:
            walk = f"{tree.address}#{walk_address.fragment('', outcome.answers.items())}"
            guides.append(element("a", text(f"{tree.title} {outcome.title}"), href=walk))
    if not clauses and not guides:
        return paragraph(_("Every answer was right."))
    return lines(
        (
            element("h3", text(_("What to read again"))),
            listing((*clauses, *guides)),
        )
    )


def _linked(source: CourseSource, number: str) -> str:
    named = source.clauses.get(number)
    title = f"{number} {named.title}".strip() if named is not None else number
    words = _("Clause {clause}").format(clause=title)
    if named is None or not named.address:
        return text(words)
    return element("a", text(words), href=named.address)


def clause_links(source: CourseSource, numbers: Iterable[str]) -> str:
    """Links to clauses by their numbers alone."""
    links = []
    for number in numbers:
        named = source.clauses.get(number)
        links.append(
            element("a", text(number), href=named.address)
            if named is not None and named.address
            else text(number)
        )
    return ", ".join(links)
