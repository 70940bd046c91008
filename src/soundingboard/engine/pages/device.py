"""What a page of training knows of the reader's device, and what it asks of it.

The browser reports all that is stored in the event ``records``: when the page begins, after every
change, in another tab too, and in answer to each ``storage`` effect. ``kind`` says where things are
stored (``device``, ``visit`` or ``undecided``) and ``trouble`` why the device won't keep them.
Records come as ``entries``, each with its JSON as ``text``; a change names the text that it expects
to replace, and the outcome is ``conflict`` if another tab was quicker.

A record that was good when this page last saw it counts for as long as nothing that can be used is
in its place: browsers lose records, and other programs overwrite them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Annotated, Any

from soundingboard.engine import records
from soundingboard.engine.codec import OneOf
from soundingboard.engine.json_reader import read_json
from soundingboard.engine.pages import events, receipts
from soundingboard.engine.pages.events import PLACES, UNDECIDED, Clock, Moment, Records
from soundingboard.engine.pages.program import Effect, Payload
from soundingboard.engine.pages.receipts import ReadReceipt, Sorted
from soundingboard.engine.records import Entry, Stored
from soundingboard.engine.timestamp import Timestamp

_EPOCH = Timestamp("1970-01-01T00:00:00Z", 0)


@dataclass(frozen=True)
class Device:
    """The device as it was last reported.

    ``chosen`` is the id of the procedure that the reader has chosen, ``checked`` what the browser
    found of signatures, by each receipt's name. ``ended`` is whether a visit ended on this page,
    ``framed`` whether the page is shown inside another one. ``persisted`` is whether the browser
    has promised not to clear its storage by itself, ``signs`` whether it can sign on this page.
    ``root`` is the way from the page to the site's root, ``withdrawn`` are ids of trees.
    ``memory`` has the good records in whose place there is nothing that can be used. ``clock`` is
    the time of the site's server and that of the device, at the same moment.
    """

    kind: Annotated[str, OneOf(*PLACES)] = UNDECIDED
    trouble: str = ""
    ended: bool = False
    framed: bool = False
    persisted: bool = False
    signs: bool = True
    root: str = ""
    chosen: str = ""
    entries: tuple[Entry, ...] = ()
    memory: tuple[Entry, ...] = ()
    checked: Mapping[str, str] = field(default_factory=dict)
    now: Timestamp = _EPOCH
    clock: Clock | None = None
    withdrawn: tuple[str, ...] = ()

    @cached_property
    def stored(self) -> Stored:
        """The records, sorted."""
        return records.stored(self.entries, self.memory)

    @cached_property
    def receipts(self) -> Sorted:
        """The receipts by what is known of them."""
        return receipts.sort(self.stored.receipts, self.checked)

    @property
    def would_lose(self) -> bool:
        """Whether a receipt that was not downloaded would be gone with the visit."""
        return any(not item.handed for item in self.stored.receipts)


def told(device: Device, event: Payload) -> tuple[Device, list[Effect]]:
    """The device after *event*, and what it must do so that the page can go on.

    Raises:
        BadMessage: the event isn't of its form.
    """
    name, moment = events.name_of(event), events.read(Moment, event)
    device = replace(
        device,
        now=moment.now,
        clock=moment.clock or device.clock,
        withdrawn=moment.withdrawn,
    )
    if name == "checked":
        results = events.read(events.Checked, event).results
        return replace(device, checked={**device.checked, **results}), []
    if name in ("key", "signed"):
        events.read(events.Key if name == "key" else events.Signed, event)
    if name != "records":
        return device, []
    found = events.read(Records, event)
    same = found.kind == device.kind != UNDECIDED
    device = replace(
        device,
        kind=found.kind,
        trouble=found.trouble,
        ended=found.ended,
        framed=found.framed,
        persisted=found.persisted,
        signs=found.signs,
        root=found.root,
        chosen=found.chosen,
        entries=found.entries,
        memory=_memory((*device.memory, *device.entries), found.entries) if same else (),
    )
    effects: list[Effect] = []
    if device.stored.unusable:
        known = {(item.area, item.key): read_json(item.text) for item in device.memory}
        effects.append(write(records.setting_aside(device.stored, known)))
    if device.receipts.waiting:
        effects.append(check(device.receipts.waiting))
    return device, effects


def write(changes: Iterable[Mapping[str, Any]], request: str = "") -> Effect:
    """Write all of *changes* or none; the outcome is reported with the name of the *request*."""
    return {"effect": "storage", "do": "write", "changes": [*changes], "request": request}


def check(signed: Iterable[ReadReceipt], request: str = "") -> Effect:
    """Check the signatures; the event ``checked`` has the results."""
    return {
        "effect": "signature",
        "do": "check",
        "check": [item.to_check for item in signed],
        "request": request,
    }


def key(request: str) -> Effect:
    """Say with which key the device signs; it makes one if it has none.

    The event ``key`` has the public key as ``jwk``. ``trouble`` is ``none`` if the browser can't
    sign, ``late`` if it doesn't answer; then ``jwk`` is ``None``.
    """
    return {"effect": "signature", "do": "key", "request": request}


def sign(text: str, request: str) -> Effect:
    """Sign *text*. The event ``signed`` has the ``signature`` in base64url, empty if there is none.

    Its ``jwk`` is the key that signed, which may be another one by now than :func:`key` was told
    of. ``trouble`` is as there.
    """
    return {"effect": "signature", "do": "sign", "text": text, "request": request}


def random(request: str) -> Effect:
    """Have 16 random bytes; the event ``random`` has them in hex."""
    return {"effect": "random", "request": request}


def use(kind: str) -> Effect:
    """Store things on the device, or for this visit alone."""
    return {"effect": "storage", "do": "use", "kind": kind}


def end_visit() -> Effect:
    """Forget the visit."""
    return {"effect": "storage", "do": "end"}


def erase() -> Effect:
    """Delete everything, in every tab. The outcome is ``erased``, or ``unsure``."""
    return {"effect": "storage", "do": "erase", "request": "erase"}


def _memory(before: Iterable[Entry], now: Iterable[Entry]) -> tuple[Entry, ...]:
    """The newest good record of each in *before* that has nothing good in its place *now*."""
    kept = {(item.area, item.key): item for item in before if records.is_usable(item)}
    for item in now:
        if records.is_usable(item):
            kept.pop((item.area, item.key), None)
    return tuple(kept.values())
