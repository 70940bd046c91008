"""The control by which readers say which procedure they work under."""

from __future__ import annotations

from soundingboard.engine.html import UNINDEXED, element, lines, text
from soundingboard.engine.wording import _
from soundingboard.site.published_handbook import PublishedHandbook

_ID = "sb-procedure-picker"


def procedure_picker(handbook: PublishedHandbook, here: str = "", level: int = 0) -> str:
    """A list of the procedures by short name, hidden until the browser's element takes it over.

    Nothing when there is no choice. It belongs on a page once; *here* and *level* change nothing.
    """
    procedures = handbook.compiled.procedures.values()
    if len(procedures) < 2:
        return ""
    options = [element("option", text(_("Choose a procedure")), value="")]
    options += [element("option", text(item.short), value=item.id) for item in procedures]
    return element(
        "sb-procedure-picker",
        element("label", text(_("You work under:")), for_=_ID),
        # Browsers would bring back what was set before a reload, against what is remembered.
        element("select", lines(options), id=_ID, autocomplete="off"),
        hidden="",
        data_yours=_("(yours)"),
        data_none=_("No procedure is shown first."),
        data_device=_("From now on, {procedure} is shown first on this device."),
        data_page=_("{procedure} is shown first until you leave this page."),
        **UNINDEXED,
    )
