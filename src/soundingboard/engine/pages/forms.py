"""The parts of forms. A button with ``data-event`` is an event, with its form's fields.

Models: the GOV.UK Design System's error summary, radios and file upload.
"""

from __future__ import annotations

from collections.abc import Sequence

from soundingboard.engine.html import element, lines, text
from soundingboard.engine.wording import _

SUMMARY = ".sb-js-problem"
"""Selects the error summary, which gets the focus."""


def button(
    label: str,
    event: str,
    *,
    main: bool = False,
    submit: bool = False,
    value: str | None = None,
    busy: bool = False,
) -> str:
    """A button that is the event *event*, with *value*. *busy*: that is under way already."""
    return element(
        "button",
        text(label),
        type="submit" if submit else "button",
        class_=f"sb-js-button{' sb-js-button--main' if main else ''}",
        data_event=event,
        data_value=value,
        aria_disabled="true" if busy else None,
    )


def buttons(*items: str) -> str:
    """Buttons in a row."""
    return element("div", *items, class_="sb-js-actions__buttons")


def form(*content: str, **attributes: str | None) -> str:
    """A form whose submit button is an event, and each change in it one with ``data_change``."""
    inner = ("\n", lines(content), "\n")
    return element("form", *inner, class_="sb-js-form", novalidate="", **attributes)


def onward(label: str, step: str, *, main: bool = False) -> str:
    """A link to a step of the page, dressed as a button."""
    look = f"sb-js-button{' sb-js-button--main' if main else ''}"
    return element("a", text(label), href=f"#step={step}", class_=look)


def choice(kind: str, name: str, id_: str, value: str, label: str, *, checked: bool = False) -> str:
    """A row with a radio or a checkbox; *label* is HTML."""
    return element(
        "div",
        element(
            "input",
            type=kind,
            name=name,
            id=id_,
            value=value,
            class_="sb-js-choice__input",
            checked="" if checked else None,
        ),
        element("label", label, class_="sb-js-choice__label", for_=id_),
        class_="sb-js-choice",
    )


def field(
    name: str, label: str, *, hint: str = "", wrong: str = "", autocomplete: str = "off"
) -> str:
    """A row with a line of text to type; *wrong* is what is wrong with it."""
    id_ = f"sb-{name}"
    described = [f"{id_}-hint"] * bool(hint) + [f"{id_}-error"] * bool(wrong)
    return element(
        "div",
        element("label", text(label), for_=id_),
        element("p", text(hint), class_="sb-js-field__hint", id=f"{id_}-hint") if hint else "",
        error(wrong, id_) if wrong else "",
        element(
            "input",
            type="text",
            id=id_,
            name=name,
            class_="sb-js-field__input",
            autocomplete=autocomplete,
            spellcheck="false",
            aria_describedby=" ".join(described) or None,
            aria_invalid="true" if wrong else None,
        ),
        class_=f"sb-js-field{' sb-js-row--error' if wrong else ''}",
    )


def radio(name: str, value: str, label: str, hint: str) -> str:
    """A row to choose."""
    id_ = f"sb-{name}-{value}"
    return element(
        "div",
        element(
            "input",
            type="radio",
            name=name,
            id=id_,
            value=value,
            class_="sb-js-choice__input",
            aria_describedby=f"{id_}-hint",
        ),
        element("label", text(label), class_="sb-js-choice__label", for_=id_),
        element("div", text(hint), class_="sb-js-choice__hint", id=f"{id_}-hint"),
        class_="sb-js-choice",
    )


def summary(problems: Sequence[tuple[str, str]]) -> str:
    """What is wrong, at the top: each message, and the id of the control that it is about."""
    heading = element(
        "h2", text(_("There is a problem")), id="sb-problem", class_="sb-js-problem__heading"
    )
    items = [
        element("li", element("a", text(message), href=f"#{control}"))
        for message, control in problems
    ]
    return element(
        "div",
        element("div", heading, element("ul", lines(items)), role="alert"),
        class_="sb-js-problem",
        tabindex="-1",
        role="group",
        aria_labelledby="sb-problem",
    )


def error(message: str, control: str) -> str:
    """What is wrong, once more beside the control of that id, which it describes."""
    before = element("span", text(_("Error:")), class_="sb-js-hidden")
    return element("p", before, f" {text(message)}", class_="sb-js-error", id=f"{control}-error")


def notice(*content: str) -> str:
    """Something to know, in a box. *content* is HTML."""
    return element("div", *content, class_="sb-js-notice")


def paragraph(words: str, **attributes: str | None) -> str:
    """A paragraph of plain words."""
    return element("p", text(words), **attributes)
