"""“My training” as a program: where the reader is in every course.

As long as nothing was begun, the static page shows the courses. The browser starts the program once
something is stored.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from soundingboard.engine.errors import BadMessage
from soundingboard.engine.pages import device, file_download, storage_notice
from soundingboard.engine.pages.device import VISIT, Device
from soundingboard.engine.pages.file_download import DOWNLOAD, FileDownload
from soundingboard.engine.pages.program import Effect
from soundingboard.engine.pages.training_source import TrainingSource
from soundingboard.engine.payload import Payload, members, text


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
    name = text(event, "name")
    if name == "place":
        return state, []
    known, effects = device.told(state.device, event)
    state = replace(state, device=known, asking=state.asking and known.kind == VISIT)
    if name in storage_notice.EVENTS:
        asking, effects = storage_notice.ending(known, name)
        return replace(state, asking=asking), effects
    if name == DOWNLOAD:
        wanted = text(event, "value")
        for receipt in known.receipts.unchecked:
            if receipt.name == wanted:
                file = FileDownload(wanted, receipt.file_name, receipt.file)
                said = {"effect": "announce", "text": file_download.told(known.framed)}
                return replace(state, downloaded=file), [file_download.download(file), said]
        return state, []
    return state, effects


def state_to_json(state: State) -> dict[str, Any]:
    """*state* for :func:`state_from_json`."""
    return {
        "device": device.to_json(state.device),
        "asking": state.asking,
        "downloaded": file_download.to_json(state.downloaded),
    }


def state_from_json(data: Payload | None) -> State:
    """The state of :func:`state_to_json`; that of the page's beginning if there is none.

    Raises:
        BadMessage: it isn't one.
    """
    if data is None:
        return State()
    asking = data.get("asking")
    if not isinstance(asking, bool):
        raise BadMessage("The message has no state of “My training”.")
    file = data.get("downloaded")
    return State(
        device.from_json(members(data, "device")),
        asking,
        file_download.from_json(None if file is None else members(data, "downloaded")),
    )
