"""A page as a reader has it, of a tree or of several: links to follow, the address, and “Back”.

Everything goes through the worker's door as JSON, as it does in a browser.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from tests.engine.small import TREE

from soundingboard.engine import messages
from soundingboard.engine.codec import encode
from soundingboard.engine.html import element, text
from soundingboard.engine.messages import handle
from soundingboard.engine.pages.comparison_source import ComparisonSource
from soundingboard.engine.pages.tree_source import OutcomeText, QuestionText, TreeSource
from soundingboard.engine.tree import Outcome, Question, Tree

PAGE = "https://board.example/decisions/ap-1/follow-request/"
TODAY = "2026-11-30"


def source_of(tree: Tree = TREE) -> TreeSource:
    """The source of the page of *tree*, its texts as an author's."""
    return TreeSource(
        tree,
        "../../../procedures/ap-1/",
        {question.id: _question(question) for question in tree.questions},
        {outcome.id: _outcome(outcome) for outcome in tree.outcomes},
    )


def _question(question: Question) -> QuestionText:
    return QuestionText(
        element("p", text(question.help)) if question.help else "",
        {answer.id: (text(answer.text), text(answer.hint)) for answer in question.answers},
    )


def _outcome(outcome: Outcome) -> OutcomeText:
    reason = element("div", element("p", text(outcome.reason)), class_="sb-reason")
    other = element("a", "the other tree", href="../other/", class_="sb-hands-on")
    return OutcomeText(f"{reason}\n{element('p', other)}", element("p", "The board's words."))


@dataclass
class Part:
    """An element: its name, its attributes, and the text in it."""

    tag: str
    attributes: dict[str, str]
    text: str = ""

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()


class _Parts(HTMLParser):
    VOID = ("br", "hr", "img", "input")

    def __init__(self, html: str) -> None:
        super().__init__()
        self.parts: list[Part] = []
        self.open: list[Part] = []
        self.feed(html)
        self.close()
        assert not self.open, "every element is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(set(names)) == len(names), f"an attribute is there twice: {names}"
        part = Part(tag, {name: value or "" for name, value in attrs})
        self.parts.append(part)
        if tag not in self.VOID:
            self.open.append(part)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for part in self.open:
            part.text += data


def parts(html: str) -> list[Part]:
    """Every element of *html*, which must be well-formed."""
    return _Parts(html).parts


def event(hash_: str, *taps: str, arriving: bool = False) -> dict[str, Any]:
    """What the browser says of a place."""
    return {
        "name": "place",
        "hash": hash_,
        "taps": [*taps],
        "arriving": arriving,
        "page": PAGE,
        "today": TODAY,
    }


@dataclass
class Reader:
    """A reader on the page of *source*. *fresh* puts a new worker in before every event."""

    source: TreeSource | ComparisonSource = field(default_factory=source_of)
    fresh: bool = False
    hash: str = ""
    state: Any = None
    shown: dict[str, Any] = field(default_factory=dict)
    effects: list[dict[str, str]] = field(default_factory=list)
    history: list[str] = field(default_factory=list)
    page: str = ""

    def __post_init__(self) -> None:
        self.page = self._ask(op="page.open", source=self.document)["page"]

    def at(self, hash_: str, *taps: str, arriving: bool = False) -> Reader:
        """Come to *hash_*, by whatever means."""
        if not arriving:
            self.history.append(self.hash)
        return self._told(event(hash_, *taps, arriving=arriving))

    def back(self) -> Reader:
        """Press the browser's “Back”."""
        return self._told(event(self.history.pop()))

    def follow(self, words: str, among: str = "") -> Reader:
        """Follow the link that says *words*, in an element of the class *among* or anywhere."""
        [found] = [
            link
            for link in self.links
            if link.text == words or link.text.startswith(f"{words} the answer")
            if not among or among in link.classes
        ]
        return self.at(found.attributes["href"])

    def answer(self, question: str, answer: str) -> Reader:
        """Tap an answer, which must be there to be tapped."""
        tap = f"{question}={answer}"
        [found] = [link for link in self.links if link.attributes.get("data-tap") == tap]
        return self.at(found.attributes["href"])

    def change(self, question: str) -> Reader:
        """Follow the link by which the answer to the question with that text is changed."""
        [found] = [link for link in self.links if link.text.endswith(f"to “{question}”")]
        return self.at(found.attributes["href"])

    def _told(self, what: dict[str, Any]) -> Reader:
        if self.fresh:
            messages._open_pages.clear()
            error = self._error(op="page.event", page=self.page, state=self.state, event=what)
            assert error == "unknown-page"
            self._ask(op="page.open", source=self.document)
        told = self._ask(op="page.event", page=self.page, state=self.state, event=what)
        self.state, self.effects = told["state"], told["effects"]
        self.shown = told["view"]
        self.hash = what["hash"]
        for effect in self.effects:
            if effect["effect"] == "address":
                self.hash = effect["hash"]
        return self

    @property
    def document(self) -> dict[str, Any]:
        """What the site publishes for the page."""
        if isinstance(self.source, ComparisonSource):
            return encode(self.source)
        return encode(self.source)

    def _ask(self, **request: Any) -> dict[str, Any]:
        ok: dict[str, Any] = json.loads(handle(json.dumps(request)))["ok"]
        return ok

    def _error(self, **request: Any) -> str:
        code: str = json.loads(handle(json.dumps(request)))["error"]["code"]
        return code

    @property
    def html(self) -> str:
        """What the regions hold."""
        return "".join(self.shown["regions"].values())

    @property
    def live(self) -> bool:
        """Whether the program shows the place."""
        return bool(self.shown["live"] == "step")

    @property
    def links(self) -> list[Part]:
        return [part for part in parts(self.html) if part.tag == "a"]

    @property
    def heading(self) -> str:
        """The heading that says what is on the screen; empty if the static page shows it."""
        headings = [part.text for part in parts(self.html) if part.tag == "h2"]
        return headings[0] if headings else ""

    @property
    def given(self) -> str:
        """The answer that is marked as the reader's own."""
        marked = [link.text for link in self.links if "aria-current" in link.attributes]
        assert len(marked) < 2
        return "".join(marked)

    @property
    def notices(self) -> list[str]:
        return [part.text for part in parts(self.html) if "sb-notice" in part.classes]

    @property
    def your_answers(self) -> list[str]:
        """Question, answer and what may be done, for each answer that is listed."""
        return [part.text for part in parts(self.html) if "sb-your-answers__row" in part.classes]

    def effect(self, name: str) -> str | None:
        """What the effect *name* says."""
        for found in self.effects:
            if found["effect"] == name:
                [said] = [value for key, value in found.items() if key not in ("effect", "unless")]
                return said
        return None
