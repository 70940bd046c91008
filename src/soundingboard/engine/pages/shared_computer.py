"""The question whose computer this is, asked before anything of a reader is stored."""

from __future__ import annotations

from soundingboard.engine.html import element, text
from soundingboard.engine.pages.forms import button, error, form, radio
from soundingboard.engine.wording import _

OWN = "own"
SHARED = "shared"
COMPUTER = "computer"
FIRST = f"sb-{COMPUTER}-{OWN}"
"""The id of the question's first control."""


def choose_computer() -> str:
    """What is missing if nothing was chosen."""
    return _("Choose whether the computer is shared")


def whose_computer(about: str, *, level: int, missing: bool = False) -> str:
    """The question whose computer this is. *about* is the address of the page on what is stored."""
    wrong = error(choose_computer(), FIRST) if missing else ""
    hint = _(
        "Your reading, your answers and your receipts are saved on this computer. If other "
        "people use it, nothing is kept after your visit."
    )
    link = element("a", text(_("What's stored, where, and for how long")), href=about)
    fieldset = element(
        "fieldset",
        element(
            "legend",
            element(
                f"h{level}",
                text(_("Whose computer is this?")),
                class_="sb-js-stage__heading",
            ),
            class_="sb-js-legend",
        ),
        element("p", text(hint), f" {link}" if about else ""),
        wrong,
        element(
            "div",
            radio(
                COMPUTER,
                OWN,
                _("Mine: nobody else uses this account"),
                _("You can stop at any time and continue later."),
            ),
            radio(
                COMPUTER,
                SHARED,
                _("Shared, or I'm not sure"),
                _(
                    "Everything is erased when your visit ends. Finish in one sitting, and "
                    "download the receipt."
                ),
            ),
            class_="sb-js-choices",
        ),
        class_=f"sb-js-fieldset{' sb-js-row--error' if missing else ''}",
    )
    return element(
        "div",
        form(fieldset, button(_("Continue"), "use", main=True, submit=True)),
        class_="sb-js-whose",
    )
