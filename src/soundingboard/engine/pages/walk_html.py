"""What a page shows of a walk, on pages of one tree and on pages that compare several.

That is a question with its answers, the answers so far, and what can be done with a result.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from soundingboard.engine.html import element, lines, listing, text
from soundingboard.engine.pages import dates, walk_address
from soundingboard.engine.pages.tree_source import QuestionText
from soundingboard.engine.pages.walk_address import NOT_SURE
from soundingboard.engine.pages.walk_state import State
from soundingboard.engine.tree import Question
from soundingboard.engine.wording import _

HANDS_ON = "sb-hands-on"
"""The class of a link in an author's text to another tree, which takes the answers along."""

Link = Callable[[str], str]
"""The address that an answer of a question leads to, by the answer's id or ``NOT_SURE``."""

_HOLE = "\0"  # No text has such a character.

_HANDS_ON = re.compile(rf'(<a href="[^"#]*)(" class="{HANDS_ON}")')


def question_parts(
    question: Question,
    texts: QuestionText,
    link: Link,
    *,
    not_sure: bool,
    to: Mapping[str, str] | None = None,
    anchor: str | None = None,
    given: str = "",
) -> list[str]:
    """The heading, help and answers of *question*.

    *not_sure* is whether “I'm not sure” is one of the answers. *to* has the title of what each
    answer leads to, for paper, and *given* is the answer already given.
    """
    to = to or {}
    rows = [
        (answer.id, *texts.answers[answer.id], to.get(answer.id)) for answer in question.answers
    ]
    if not_sure:
        rows.append((NOT_SURE, text(_("I'm not sure")), "", None))
    yours = text(_("Your answer"))
    answers = [
        text(link(answer)).join(
            _row(f"{question.id}={answer}", label, hint, leads_to, yours if answer == given else "")
        )
        for answer, label, hint, leads_to in rows
    ]
    return [
        element("h2", text(question.text), id=anchor),
        element("div", texts.help, class_="sb-help") if texts.help else "",
        listing(answers, class_="sb-answers"),
    ]


@lru_cache(maxsize=4096)
def _row(tap: str, label: str, hint: str, leads_to: str | None, given: str) -> tuple[str, str]:
    """An answer's row before and after the address of its link, which alone is new at each step.

    *given* is what is said of the answer that was given.
    """
    link = element(
        "a",
        label,
        href=_HOLE,
        data_tap=tap,
        data_to=leads_to,
        aria_current="true" if given else None,
    )
    parts = [link]
    if given:
        parts.append(element("span", given, class_="sb-given"))
    if hint:
        parts.append(element("span", hint, class_="sb-hint"))
    before, _hole, after = " ".join(parts).partition(_HOLE)
    return before, after


def answer_text(question: Question, answer_id: str) -> str:
    """The label of an answer, which may be “I'm not sure”."""
    answer = question.answer(answer_id)
    return answer.text if answer is not None else _("I'm not sure")


def node(kind: str, id_: str, parts: Iterable[str], **attributes: str | None) -> str:
    """What the reader is at, of the kind *kind*, in an element of its own."""
    inner = ("\n", lines(parts), "\n")
    return element("section", *inner, class_=f"sb-node {kind}", data_node=id_, **attributes)


def notices(state: State) -> str:
    """What must be said of the link that the reader came by."""
    return lines(element("p", text(item), class_="sb-notice") for item in state.notices)


def back(fragment: str) -> str:
    """A link to the question before, by its fragment; nothing without one."""
    if not fragment:
        return ""
    return element("p", element("a", text(_("Back")), href=f"#{fragment}"), class_="sb-back")


def your_answers(rows: Iterable[tuple[Question, str, str]]) -> str:
    """Questions with their answers, each to be changed at a fragment; without one it is shown."""
    html = lines(_your_answer(*row) for row in rows)
    if not html:
        return ""
    heading = element("h2", text(_("Your answers")), id="sb-your-answers")
    return element(
        "section",
        heading,
        element("dl", html),
        class_="sb-your-answers",
        aria_labelledby="sb-your-answers",
    )


def _your_answer(question: Question, answer: str, fragment: str) -> str:
    if fragment:
        named = element(
            "span",
            text(_(" the answer to “{question}”").format(question=question.text)),
            class_="sb-js-hidden",
        )
        change = element("a", text(_("Change")), named, href=f"#{fragment}")
    else:
        change = text(_("Shown above"))
    return element(
        "div",
        element("dt", text(question.text)),
        element("dd", text(answer_text(question, answer))),
        element("dd", change, class_="sb-your-answers__change"),
        class_="sb-your-answers__row",
    )


def actions(state: State, shared: str, version: str) -> str:
    """What can be done with a result: copy a link to it, the fragment *shared*, print, start again.

    On paper there are the date and the link.
    """
    link = f"{state.page}#{shared}"
    buttons = (
        element(
            "button",
            text(_("Copy a link to this result")),
            type="button",
            class_="sb-js-button",
            data_copy=link,
            data_copied=_("Link copied. Nothing was sent anywhere."),
            data_by_hand=_("This browser doesn't let the page copy. Copy the link from this box."),
        ),
        element(
            "button",
            text(_("Print")),
            type="button",
            class_="sb-js-button",
            data_print="",
        ),
        element(
            "a",
            text(_("Start again")),
            href=f"#{walk_address.fragment(version, [])}",
            class_="sb-js-button",
        ),
    )
    printed = _("Printed on {date} from {link}").format(date=dates.told(state.today), link=link)
    return element(
        "div",
        element("div", " ".join(buttons), class_="sb-actions__buttons"),
        element("div", class_="sb-actions__told", data_told="", role="status"),
        element("p", text(printed), class_="sb-printed"),
        class_="sb-actions",
    )


def late(cannot: str, instead: str, working: str | None = None) -> str:
    """Where the shell says that the program is late, or that there is none.

    Then *cannot* says what the page can't do, and *instead* what readers still can. *working* is
    what is said while it is late, if that isn't what is said of answers. The shell chooses among
    these words; between *cannot* and *instead* it puts those for what may be the cause.
    """
    return element(
        "p",
        data_region="late",
        role="status",
        class_="sb-late",
        data_working=working or _("Loading your answers… (The first time can take a few seconds.)"),
        data_slow=_(
            "Your browser is fetching a few megabytes, which it keeps for the next time. On a slow "
            "line that can take a minute."
        ),
        data_progress=_("Loaded so far"),
        data_cannot=cannot,
        data_browser=_("It doesn't work in this browser. Update the browser, or use another one."),
        data_way=_(
            "A file didn't arrive as it should. The likely cause is this site's server, the "
            "network, or a filter on it. Try again, or try another network. If it keeps happening, "
            "tell the people who run this site."
        ),
        data_offline=_(
            "You're offline, and this device doesn't have it yet. Try again when you're connected."
        ),
        data_stopped=_("It stopped working. Try again, or load the page again."),
        data_instead=instead,
        data_again=_("Try again"),
        data_outdated=_(
            "This page has changed since you opened it. Load it again before you rely on it."
        ),
        data_reload=_("Load the page again"),
    )


def handing_on(html: str, answers: Iterable[tuple[str, str]]) -> str:
    """*html* with *answers* in its links to other trees, which use those that they ask for."""
    carried = text(walk_address.fragment("", answers))
    return _HANDS_ON.sub(rf"\1#{carried}\2", html)
