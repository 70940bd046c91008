"""“My training” as a program: where the reader is in every course.

As long as nothing was begun, the static page shows the courses. The browser starts the program once
something is stored.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from soundingboard.engine.pages import device, events, file_download, storage_notice
from soundingboard.engine.pages.device import Device
from soundingboard.engine.pages.events import VISIT, Pressed
from soundingboard.engine.pages.file_download import DOWNLOAD, FileDownload
from soundingboard.engine.pages.program import Effect, Payload
from soundingboard.engine.pages.training_source import TrainingSource


@dataclass(frozen=True, slots=True)
class State:
    """What the page knows.

    ``asking`` is whether the reader is asked before a visit ends that would lose a receipt.
    """

    device: Device = field(default_factory=Device)
    asking: bool = False
    downloaded: FileDownload | None = None


def update(source: TrainingSource, state: State, event: Payload) -> tuple[State, list[Effect]]:
    """The state after *event*, and what the browser is to do.

    Besides the events of :mod:`device` there are ``end-visit``, ``end-visit-anyway`` and
    ``keep-visit``, and ``download``, whose ``value`` names a receipt that couldn't be checked.

    Raises:
        BadMessage: the event isn't of its form.
    """
    name = events.name_of(event)
    if name == "place":
        return state, []
    known, effects = device.told(state.device, event)
    state = replace(state, device=known, asking=state.asking and known.kind == VISIT)
    if name in storage_notice.EVENTS:
        asking, effects = storage_notice.ending(known, name)
        return replace(state, asking=asking), effects
    if name == DOWNLOAD:
        wanted = events.read(Pressed, event).value
        for receipt in known.receipts.unchecked:
            if receipt.name == wanted:
                file = FileDownload(wanted, receipt.file_name, receipt.file)
                said = {"effect": "announce", "text": file_download.told(known.framed)}
                return replace(state, downloaded=file), [file_download.download(file), said]
        return state, []
    return state, effects
