"""“Stored data” as a program: what the device stores of the reader; export, import, erase."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import Annotated

from soundingboard.engine import backup
from soundingboard.engine.backup import NotABackup
from soundingboard.engine.codec import OneOf, encode
from soundingboard.engine.pages import (
    device,
    events,
    file_download,
    forms,
    importing,
    shared_computer,
)
from soundingboard.engine.pages.device import Device
from soundingboard.engine.pages.events import DEVICE, VISIT, Checked, Pressed, Records
from soundingboard.engine.pages.file_download import FileDownload
from soundingboard.engine.pages.importing import Import
from soundingboard.engine.pages.program import Effect, Payload
from soundingboard.engine.pages.training_source import TrainingSource
from soundingboard.engine.records import Reason
from soundingboard.engine.wording import _

EXPORT = "export"
IMPORT = "import"
ERASE = "erase"
ASIDE = "set-aside"
FILE = "sb-import"
"""The id of the field for the file to import."""

# What went wrong with a form, by the form's event.
_NOTHING_CHOSEN = "nothing"
_PROBLEMS = (_NOTHING_CHOSEN, *(reason.value for reason in Reason))


@dataclass(frozen=True, slots=True)
class State:
    """What the page knows.

    ``reported`` is whether the browser has said what is stored. ``said`` are sentences on what was
    done last, the first a summary. ``problem`` is what is wrong with ``form``: ``import``, or
    ``use`` for whose computer it is. ``erasing`` is whether the reader is asked before all is
    erased, ``imports`` how many files were imported on this page.
    """

    device: Device = field(default_factory=Device)
    reported: bool = False
    said: tuple[str, ...] = ()
    form: str = ""
    problem: Annotated[str, OneOf("", *_PROBLEMS)] = ""
    erasing: bool = False
    downloaded: FileDownload | None = None
    under_way: Import | None = None
    imports: int = 0


def update(source: TrainingSource, state: State, event: Payload) -> tuple[State, list[Effect]]:
    """The state after *event*, and what the browser is to do.

    Besides the events of :mod:`device` there are the buttons': ``use``, ``export``,
    ``import``, ``set-aside``, ``erase``, ``erase-yes`` and ``erase-no``.

    Raises:
        BadMessage: the event isn't of its form.
    """
    name = events.name_of(event)
    if name == "place":
        return state, []
    known, effects = device.told(state.device, event)
    state = replace(state, device=known)
    if name == "records":
        reported = events.read(Records, event)
        state, more = _reported(replace(state, reported=True), reported)
        return state, [*effects, *more]
    if name == "checked":
        found = events.read(Checked, event)
        return _checked(state, found) if found.request == IMPORT else (state, effects)
    if name not in _ACTIONS:
        return state, effects
    had_problem = bool(state.problem)
    state = replace(
        state, said=(), form="", problem="", downloaded=None, erasing=False, under_way=None
    )
    state, effects = _ACTIONS[name](source, state, events.read(Pressed, event))
    if had_problem and not state.problem:
        effects = [{"effect": "title", "text": ""}, *effects]
    return state, effects


def erased() -> str:
    """What is said after everything was erased."""
    return _("Everything has been erased.")


def unsure() -> str:
    """What is said if the browser doesn't confirm that everything was erased."""
    return _(
        "This page has forgotten everything, but the browser didn't confirm that its storage is "
        "empty. To be sure, clear the data for this site in the browser's settings."
    )


def _reported(state: State, event: Records) -> tuple[State, list[Effect]]:
    """What follows from the outcome of what was asked of the storage."""
    request, outcome = event.request, event.outcome
    if request == ERASE:
        return _say(state, erased() if outcome == "erased" else unsure())
    if request == IMPORT and state.under_way is not None:
        if outcome == "conflict":
            return _store(state)
        return _imported(state)
    return state, []


def _checked(state: State, event: Checked) -> tuple[State, list[Effect]]:
    if state.under_way is None:
        return state, []
    done = importing.checked(state.under_way, event.results)
    return _store(replace(state, under_way=done))


def _store(state: State) -> tuple[State, list[Effect]]:
    assert state.under_way is not None
    changes = [*importing.changes(state.under_way, state.device.stored)]
    if not changes:
        return _imported(state)
    return state, [device.write(changes, IMPORT)]


def _imported(state: State) -> tuple[State, list[Effect]]:
    done = state.under_way
    assert done is not None
    state = replace(state, under_way=None, imports=state.imports + 1)
    state, effects = _say(state, importing.summary(done), *done.left_out)
    known = state.device
    if done.procedure and not known.chosen and known.kind == DEVICE:
        state = replace(state, device=replace(known, chosen=done.procedure))
        effects.insert(0, {"effect": "remember", "value": done.procedure})
    return state, effects


def _say(state: State, *sentences: str) -> tuple[State, list[Effect]]:
    """Say what was done, and take the reader there."""
    focus = {"effect": "focus", "selector": "[data-region=told] .sb-said"}
    return replace(state, said=sentences), [focus]


def _refuse(state: State, form: str, problem: str) -> tuple[State, list[Effect]]:
    return replace(state, form=form, problem=problem), [
        {"effect": "title", "text": _("Error")},
        {"effect": "focus", "selector": forms.SUMMARY},
    ]


def _use(source: TrainingSource, state: State, event: Pressed) -> tuple[State, list[Effect]]:
    chosen = event.values(shared_computer.COMPUTER)
    if chosen == (shared_computer.OWN,):
        return state, [device.use(DEVICE)]
    if chosen == (shared_computer.SHARED,):
        return state, [device.use(VISIT)]
    return _refuse(state, "use", _NOTHING_CHOSEN)


def _export(source: TrainingSource, state: State, event: Pressed) -> tuple[State, list[Effect]]:
    known = state.device
    name = f"training-{known.now.date.isoformat()}.json"
    return _give(state, FileDownload(EXPORT, name, backup.write(known.stored, known.chosen)))


def _give_aside(source: TrainingSource, state: State, event: Pressed) -> tuple[State, list[Effect]]:
    records = [encode(item) for item in state.device.stored.aside]
    content = json.dumps(records, ensure_ascii=False, indent=1) + "\n"
    return _give(state, FileDownload(ASIDE, "set-aside.json", content))


def _give(state: State, file: FileDownload) -> tuple[State, list[Effect]]:
    said = {"effect": "announce", "text": file_download.told(state.device.framed)}
    return replace(state, downloaded=file), [file_download.download(file), said]


def _import(source: TrainingSource, state: State, event: Pressed) -> tuple[State, list[Effect]]:
    file = event.files.get("file")
    if file is None:
        return _refuse(state, IMPORT, _NOTHING_CHOSEN)
    if file.size > backup.LARGEST:
        return _refuse(state, IMPORT, Reason.LARGE)
    try:
        found = backup.read(file.text or "")
    except NotABackup as error:
        return _refuse(state, IMPORT, error.reason)
    under_way = importing.begun(source, found, state.device.now)
    state = replace(state, under_way=under_way)
    if under_way.receipts:
        return state, [device.check(under_way.to_check, IMPORT)]
    return _store(state)


def _erase(source: TrainingSource, state: State, event: Pressed) -> tuple[State, list[Effect]]:
    focus = {"effect": "focus", "selector": ".sb-erase__question"}
    return replace(state, erasing=True), [focus]


def _erase_yes(source: TrainingSource, state: State, event: Pressed) -> tuple[State, list[Effect]]:
    return state, [{"effect": "remember", "value": ""}, device.erase()]


def _erase_no(source: TrainingSource, state: State, event: Pressed) -> tuple[State, list[Effect]]:
    return state, [{"effect": "focus", "selector": "[data-event=erase]"}]


_ACTIONS = {
    "use": _use,
    EXPORT: _export,
    ASIDE: _give_aside,
    IMPORT: _import,
    ERASE: _erase,
    "erase-yes": _erase_yes,
    "erase-no": _erase_no,
}
