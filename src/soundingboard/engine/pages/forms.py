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
    label: str, event: str, *, main: bool = False, submit: bool = False, value: str | None = None
) -> str:
    """A button that is the event *event*, with *value*."""
    return element(
        "button",
        text(label),
        type="submit" if submit else "button",
        class_=f"sb-js-button{' sb-js-button--main' if main else ''}",
        data_event=event,
        data_value=value,
    )


def buttons(*items: str) -> str:
    """Buttons in a row."""
    return element("div", *items, class_="sb-js-actions__buttons")


def form(*content: str) -> str:
    """A form whose submit button is an event."""
    return element("form", "\n", lines(content), "\n", class_="sb-js-form", novalidate="")


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
