"""What a reader sees of a page, read from its HTML as a browser reads it.

The HTML is parsed by the rules of the HTML standard, so that text which escapes from its element is
seen where a browser would show it. Each function returns plain values to be compared with the
engine's objects.

Standard: https://html.spec.whatwg.org/multipage/parsing.html
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

CHROME = (
    *(".sb-verdict", ".sb-todo", ".sb-provenance", ".sb-ready figcaption", ".sb-head"),
    *(".sb-more", ".sb-notice", ".sb-about", ".sb-whole", ".sb-elsewhere", ".sb-chosen"),
)
"""Selectors of what the site adds to an author's text."""

_ELEMENTS = """
    a abbr article aside blockquote body br button caption code dd defs del desc details dfn div dl
    dt em fieldset figcaption figure footer form g h1 h2 h3 h4 h5 h6 head header hr html img input
    label legend li mark marker nav ol option p path pre rect s sb-chosen sb-compare sb-course
    sb-my-training sb-ready sb-stored sb-tree section select small span strong sub summary sup svg
    symbol table tbody td text tfoot th thead time title tr tspan ul use
"""
ELEMENTS = frozenset(_ELEMENTS.split())
"""Elements that our pages are made of; any other has come from an author's text."""

_SCHEMES = ("http:", "https:", "mailto:", "tel:")
_ADDRESSES = ("action", "href", "src", "xlink:href")
_DANGEROUS = ("formaction", "http-equiv", "srcdoc", "style")


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as shown."""

    text: str
    to: str
    hint: str


@dataclass(frozen=True, slots=True)
class Step:
    """A step as shown; ``force`` is what is in bold at its beginning."""

    force: str
    text: str
    ready: str


@dataclass(frozen=True, slots=True)
class Node:
    """A question or an outcome as shown. ``cited`` are the clauses that an outcome links."""

    id: str
    title: str
    verdict: str
    prose: str
    answers: tuple[Answer, ...]
    steps: tuple[Step, ...]
    cited: frozenset[str]


def squeezed(text: str) -> str:
    """*text* in NFC without white space, which blocks and lines put in different places."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


def hostile(html: str) -> Iterator[str]:
    """Everything in *html* that only an author's text can have brought there."""
    root = LexborHTMLParser(html).root
    for node in root.traverse() if root is not None else ():
        tag = node.tag or ""
        if tag not in ELEMENTS:
            yield f"<{tag}>"
        for name, value in node.attributes.items():
            address = re.sub(r"[\x00-\x20]+", "", value or "").lower()
            scheme = re.match(r"[a-z][a-z0-9+.-]*:", address)
            if (
                name.startswith("on")
                or name in _DANGEROUS
                or (name in _ADDRESSES and scheme and scheme.group() not in _SCHEMES)
            ):
                yield f"{tag} {name}={value}"


def nodes(html: str) -> list[Node]:
    """The questions and outcomes of a tree's page, in order."""
    return [_node(found) for found in _without_chrome(html).css("section.sb-node")]


def introduction(html: str) -> str:
    """What a tree's page says before its first question."""
    return "".join(squeezed(found.text()) for found in _without_chrome(html).css(".sb-intro"))


def left_over(html: str) -> str:
    """What an author's part of a tree's page shows outside introduction and nodes."""
    document = _without_chrome(html)
    _remove(document, ".sb-intro", "section.sb-node")
    return squeezed(document.body.text()) if document.body is not None else ""


def _without_chrome(html: str) -> LexborHTMLParser:
    """The document of *html* less what the site has added to the author's text."""
    document = LexborHTMLParser(html)
    _remove(document, *CHROME)
    return document


def _node(section: LexborNode) -> Node:
    links = section.css("a.sb-cites") if "data-verdict" in section.attributes else []
    found = Node(
        id=section.attributes.get("data-node") or "",
        title="".join(squeezed(heading.text()) for heading in section.css("h2")),
        verdict=section.attributes.get("data-verdict") or "",
        prose="",
        answers=tuple(_answer(item) for item in section.css(".sb-answers > li")),
        steps=tuple(_step(item) for item in section.css(".sb-steps > li")),
        cited=frozenset((link.attributes.get("href") or "").partition("#c-")[2] for link in links),
    )
    _remove(section, "h2", ".sb-answers", ".sb-steps")
    return replace(found, prose=squeezed(section.text()))


def _answer(item: LexborNode) -> Answer:
    label = "".join(squeezed(link.text()) for link in item.css("a"))
    to = "".join(str(link.attributes.get("href")).removeprefix("#") for link in item.css("a"))
    hint = "".join(squeezed(part.text()) for part in item.css(".sb-hint"))
    _remove(item, "a", ".sb-hint")
    return Answer(label, to, hint + squeezed(item.text()))


def _step(item: LexborNode) -> Step:
    force = item.css_first("strong")
    ready = "".join(part.text() for part in item.css(".sb-ready__text"))
    _remove(item, "sb-ready")
    return Step(
        squeezed(force.text()) if force is not None else "", squeezed(item.text()), squeezed(ready)
    )


def _remove(within: LexborHTMLParser | LexborNode, *selectors: str) -> None:
    for selector in selectors:
        for found in within.css(selector):
            found.decompose()


def clauses(html: str) -> dict[str, tuple[str, str]]:
    """The heading and the text of each clause of a procedure's page, by its anchor."""
    found = {}
    for section in LexborHTMLParser(html).css("section.sb-clause"):
        headings = section.css("h2, h3, h4, h5, h6")
        anchor = str(headings[0].attributes.get("id"))
        title = squeezed(headings[0].text())
        headings[0].decompose()
        found[anchor] = (title, squeezed(section.text()))
    return found


@dataclass(frozen=True, slots=True)
class ScenarioShown:
    """A course's scenario as shown. A choice is its label, whether it is right, its feedback."""

    id: str
    title: str
    story: str
    choices: tuple[tuple[str, bool, str], ...]
    beyond: str


def scenarios(html: str) -> list[ScenarioShown]:
    """The scenarios of a course's page, in order."""
    return [_scenario(found) for found in LexborHTMLParser(html).css("section.sb-scenario")]


def outside_clauses(html: str) -> str:
    """What a procedure's page, from its first heading on, says outside clauses and headings."""
    document = LexborHTMLParser(html)
    _remove(document, "section.sb-clause", "h2", "h3", "h4", "h5", "h6")
    return squeezed(document.body.text()) if document.body is not None else ""


@dataclass(frozen=True, slots=True)
class AroundScenarios:
    """What a course's page shows before and after its scenarios."""

    intro: str
    reading: str
    statement: str
    note: str


def around_scenarios(html: str) -> AroundScenarios:
    """What the page *html* of a course says before and after its scenarios."""
    document = LexborHTMLParser(html)
    _remove(document, ".sb-facts", ".sb-course-reading > h2")
    notes = [squeezed(found.text()) for found in document.css(".sb-statement > p")]
    return AroundScenarios(
        intro=_text(document, ".sb-intro"),
        reading=_text(document, ".sb-course-reading"),
        statement=_text(document, ".sb-statement__words"),
        note="".join(note for note in notes if not note.startswith(_OF_THE_STATEMENT)),
    )


_OF_THE_STATEMENT = ("Theprocedureasksforitin", "Theeditionis")
"""How paragraphs begin that the site adds below a statement."""


def left_over_of_course(html: str) -> str:
    """What a course's page shows outside the parts that it is made of."""
    document = LexborHTMLParser(html)
    parts = (".sb-intro", ".sb-course-reading", ".sb-scenario", ".sb-statement")
    _remove(document, *(f"sb-course > {part}" for part in parts), ".sb-head", ".sb-about")
    return squeezed(document.body.text()) if document.body is not None else ""


def _text(document: LexborHTMLParser, selector: str) -> str:
    return "".join(squeezed(found.text()) for found in document.css(selector))


def _scenario(section: LexborNode) -> ScenarioShown:
    labels = [squeezed(item.text()) for item in section.css(".sb-choices > li")]
    marks = section.css(".sb-marks > li")
    solved = [
        (
            "".join(squeezed(part.text()) for part in item.css("p:has(> .sb-mark)")),
            bool(item.css(".sb-mark--right")),
            "".join(squeezed(part.text()) for part in item.css(".sb-feedback")),
        )
        for item in marks
    ]
    choices = tuple(
        (label, right, feedback)
        for label, (told, right, feedback) in zip(labels, solved, strict=True)
        if told == f"{'Right' if right else 'Wrong'}:{label}"
    )
    behind = section.css_first(".sb-behind")
    beyond = ""
    if behind is not None and not behind.css("ul > li > a[href*='#']"):
        _remove(behind, ".sb-label")
        beyond = squeezed(behind.text())
    return ScenarioShown(
        id=section.attributes.get("data-scenario") or "",
        title="".join(squeezed(part.text()) for part in section.css("h2")),
        story="".join(squeezed(part.text()) for part in section.css(".sb-story")),
        choices=choices,
        beyond=beyond,
    )
