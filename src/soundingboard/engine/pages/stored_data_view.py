"""What “Stored data” shows."""

from __future__ import annotations

from typing import Any

from soundingboard.engine import backup
from soundingboard.engine.html import element, lines, listing, text
from soundingboard.engine.pages.events import UNDECIDED, VISIT
from soundingboard.engine.pages.file_download import download_html
from soundingboard.engine.pages.forms import (
    button,
    buttons,
    error,
    form,
    paragraph,
    summary,
)
from soundingboard.engine.pages.importing import reason
from soundingboard.engine.pages.shared_computer import FIRST, choose_computer, whose_computer
from soundingboard.engine.pages.storage_notice import storage_notice
from soundingboard.engine.pages.stored_data import (
    ASIDE,
    ERASE,
    EXPORT,
    FILE,
    IMPORT,
    State,
    erased,
    unsure,
)
from soundingboard.engine.pages.training_source import TrainingSource
from soundingboard.engine.pages.walk_html import late
from soundingboard.engine.records import RECEIPTS, CourseRecord, Reason
from soundingboard.engine.wording import _, ngettext


def view(source: TrainingSource, state: State) -> dict[str, Any]:
    """The page's regions: ``told`` is what was done last, ``stored`` everything else."""
    if not state.reported:
        return {"live": "", "regions": {"told": "", "stored": ""}, "marks": []}
    return {
        "live": "stored",
        "regions": {"told": _told(state), "stored": _stored(source, state)},
        "marks": [],
    }


def static() -> str:
    """The page as it is for everybody, and what it offers if Python can't be had."""
    without = _(
        "This page needs JavaScript to show, export or erase your data. Without it, you can erase "
        "everything by clearing the data for this site in the browser's settings."
    )
    erase = element(
        "button",
        text(_("Erase everything")),
        type="button",
        class_="sb-js-button",
        data_erase="",
        data_erased=erased(),
        data_unsure=unsure(),
    )
    fallback = (
        paragraph(
            _(
                "You can still erase everything of yours that this device has saved for this site. "
                "Receipts that you haven't downloaded will be gone for good."
            )
        ),
        element("p", erase, element("span", role="status", class_="sb-fallback__told")),
    )
    return lines(
        (
            paragraph(without, class_="sb-without"),
            late(
                _("This page can't list, export or import your data right now."),
                _("What you've done is still saved."),
                _("Looking up what's saved… (The first time can take a few seconds.)"),
            ),
            element("div", lines(fallback), class_="sb-fallback"),
            element("div", data_region="told"),
            element("div", data_region="stored"),
        )
    )


def _told(state: State) -> str:
    if state.problem:
        control = FIRST if state.form == "use" else _field(state)
        return summary([(_problem(state), control)])
    if state.under_way is not None:
        return paragraph(_("Checking the file…"), class_="sb-js-notice sb-said")
    if not state.said:
        return ""
    first, *more = state.said
    left_out = (paragraph(_("Left out:")), listing(map(text, more))) if more else ()
    return element("div", paragraph(first), *left_out, class_="sb-js-notice sb-said", tabindex="-1")


def _problem(state: State) -> str:
    if state.form == "use":
        return choose_computer()
    return {
        "nothing": _("Choose a file to import"),
        Reason.FORM: _(
            "The selected file must be one that was exported from a site like this one, or a "
            "receipt"
        ),
        Reason.LARGE: _("The selected file must be smaller than 5 MB"),
        Reason.NEWER: _(
            "This file was exported from a newer version of this site. Import it there, or load "
            "this page again after the site has been updated."
        ),
    }.get(state.problem, "")


def _stored(source: TrainingSource, state: State) -> str:
    device = state.device
    items = _items(source, state)
    if not items:
        listed = paragraph(_("Nothing of yours is saved on this device for this site."))
    elif device.kind == VISIT:
        listed = paragraph(_("Kept until this visit ends:")) + listing(map(text, items))
    else:
        listed = paragraph(_("Saved on this device for this site:")) + listing(map(text, items))
    decided = device.kind != UNDECIDED
    aside = bool(device.stored.aside)
    return lines(
        (
            storage_notice(device, asking=False) if device.kind != VISIT else "",
            listed,
            _set_aside(source, state) if aside else "",
            _exporting(state) if items else "",
            _importing(state) if decided else _before_import(state),
            _erasing(state) if items or aside or decided else "",
        )
    )


def _items(source: TrainingSource, state: State) -> list[str]:
    """Everything that is stored of the reader, one line each."""
    device, found = state.device, []
    for receipt in device.stored.receipts:
        words = (
            _("Receipt: {course}") if receipt.handed else _("Receipt: {course} (not downloaded)")
        )
        found.append(words.format(course=_title(source, receipt.course)))
    for id_, record in device.stored.courses.items():
        if record.is_under_way:
            found.append(f"{_title(source, id_)}: {_under_way(record)}")
    if device.chosen:
        name = source.procedures.get(device.chosen, device.chosen)
        words = (
            _("Procedure you chose: {name}, kept until you change or erase it")
            if device.kind == VISIT
            else _("Procedure you chose: {name}")
        )
        found.append(words.format(name=name))
    return found


def _title(source: TrainingSource, id_: str) -> str:
    entry = source.course_by_id.get(id_)
    return entry.course.title if entry is not None else id_


def _under_way(record: CourseRecord) -> str:
    if record.attempt is None:
        return _("reading")
    count = len(record.attempt.answers)
    return ngettext("quiz started, {count} answer", "quiz started, {count} answers", count).format(
        count=count
    )


def _set_aside(source: TrainingSource, state: State) -> str:
    items = []
    for item in state.device.stored.aside:
        what = _("Receipt") if item.area == RECEIPTS else _title(source, item.key)
        items.append(text(_("{what}: {why}").format(what=what[:80], why=reason(item.reason))))
    return lines(
        (
            element("h3", text(_("Records that can't be used"))),
            paragraph(_("They're kept just as they were found, and nothing else is affected.")),
            listing(items),
            element("p", button(_("Download these records"), ASIDE)),
            download_html(state.downloaded, ASIDE, framed=state.device.framed),
        )
    )


def _exporting(state: State) -> str:
    return lines(
        (
            element("h3", text(_("Export"))),
            paragraph(
                _(
                    "One file with everything listed above. The key that signs your receipts "
                    "isn't in it: it can't leave this browser."
                )
            ),
            element("p", button(_("Export everything"), EXPORT)),
            download_html(state.downloaded, EXPORT, framed=state.device.framed),
        )
    )


def _before_import(state: State) -> str:
    missing = state.form == "use" and bool(state.problem)
    return lines(
        (
            element("h3", text(_("Import"))),
            paragraph(_("Before you import a file, tell us about this computer.")),
            whose_computer("", level=4, missing=missing),
        )
    )


def _importing(state: State) -> str:
    wrong = state.form == IMPORT and bool(state.problem)
    id_ = _field(state)
    field = element(
        "input",
        type="file",
        id=id_,
        name="file",
        class_="sb-js-field__input",
        accept=".json,application/json",
        data_largest=str(backup.LARGEST),
        aria_describedby=f"{id_}-error" if wrong else None,
        aria_invalid="true" if wrong else None,
    )
    row = element(
        "div",
        element("label", text(_("Choose a file")), for_=id_),
        error(_problem(state), id_) if wrong else "",
        field,
        class_=f"sb-js-field{' sb-js-row--error' if wrong else ''}",
    )
    return lines(
        (
            element("h3", text(_("Import"))),
            paragraph(
                _("A file that you exported here or on another device, or a single receipt.")
            ),
            form(row, button(_("Import"), IMPORT, submit=True)),
        )
    )


def _field(state: State) -> str:
    """The id of the field for the file: a new one once a file was imported, to empty the field."""
    return f"{FILE}-{state.imports}" if state.imports else FILE


def _erasing(state: State) -> str:
    heading = element("h3", text(_("Erase")))
    hint = paragraph(_("Files that you've downloaded stay where you saved them."))
    if not state.erasing:
        return lines((heading, hint, element("p", button(_("Erase everything"), ERASE))))
    question = element(
        "h4",
        text(_("Erase everything of yours that this device has saved for this site?")),
        tabindex="-1",
        class_="sb-erase__question",
    )
    return lines(
        (
            heading,
            hint,
            question,
            paragraph(_("Receipts that you haven't downloaded will be gone for good.")),
            buttons(
                button(_("Yes, erase everything"), "erase-yes", main=True),
                button(_("No, keep it"), "erase-no"),
            ),
        )
    )
