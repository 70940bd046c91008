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
from typing import Any

from soundingboard.engine import records
from soundingboard.engine.errors import BadMessage
from soundingboard.engine.pages import receipts
from soundingboard.engine.pages.program import Effect
from soundingboard.engine.pages.receipts import RESULTS, ReadReceipt, Sorted
from soundingboard.engine.payload import Payload, members, number, objects, text, texts
from soundingboard.engine.records import Entry, Stored
from soundingboard.engine.timestamp import Timestamp

UNDECIDED = "undecided"
DEVICE = "device"
VISIT = "visit"

NO_CRYPTOGRAPHY = "none"
LATE = "late"
TROUBLES = ("", NO_CRYPTOGRAPHY, LATE)
"""Why the browser hasn't signed: it can't, or it doesn't answer."""

_KINDS = (UNDECIDED, DEVICE, VISIT)
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

    kind: str = UNDECIDED
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
    clock: tuple[Timestamp, Timestamp] | None = None
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
    device = replace(
        device,
        now=_moment(members(event, "now")),
        clock=_clock(event) or device.clock,
        withdrawn=tuple(texts(event, "withdrawn")),
    )
    if event["name"] == "checked":
        results = members(event, "results")
        if not all(result in RESULTS for result in results.values()):
            raise BadMessage("A signature's result isn't known.")
        return replace(device, checked={**device.checked, **results}), []
    if event["name"] in ("key", "signed"):
        _refuse_unless_told(event)
    if event["name"] != "records":
        return device, []
    kind, entries = _kind(event), tuple(map(_entry, objects(event, "entries")))
    same = kind == device.kind != UNDECIDED
    device = replace(
        device,
        kind=kind,
        trouble=text(event, "trouble"),
        ended=event.get("ended") is True,
        framed=event.get("framed") is True,
        persisted=event.get("persisted") is True,
        signs=event.get("signs") is not False,
        root=text(event, "root"),
        chosen=text(event, "chosen"),
        entries=entries,
        memory=_memory((*device.memory, *device.entries), entries) if same else (),
    )
    effects = []
    if device.stored.unusable:
        known = {(item.area, item.key): records.parsed(item.text) for item in device.memory}
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


def to_json(device: Device) -> dict[str, Any]:
    """*device* for :func:`from_json`."""
    return {
        "kind": device.kind,
        "trouble": device.trouble,
        "ended": device.ended,
        "framed": device.framed,
        "persisted": device.persisted,
        "signs": device.signs,
        "root": device.root,
        "chosen": device.chosen,
        "entries": [*map(_entry_json, device.entries)],
        "memory": [*map(_entry_json, device.memory)],
        "checked": {**device.checked},
        "now": _timestamp_json(device.now),
        "clock": None if device.clock is None else _clock_json(*device.clock),
        "withdrawn": [*device.withdrawn],
    }


def from_json(data: Payload) -> Device:
    """The device of :func:`to_json`.

    Raises:
        BadMessage: it isn't one.
    """
    return Device(
        kind=_kind(data),
        trouble=text(data, "trouble"),
        ended=data.get("ended") is True,
        framed=data.get("framed") is True,
        persisted=data.get("persisted") is True,
        signs=data.get("signs") is True,
        root=text(data, "root"),
        chosen=text(data, "chosen"),
        entries=tuple(map(_entry, objects(data, "entries"))),
        memory=tuple(map(_entry, objects(data, "memory"))),
        checked={key: text(members(data, "checked"), key) for key in members(data, "checked")},
        now=_moment(members(data, "now")),
        clock=_clock(data),
        withdrawn=tuple(texts(data, "withdrawn")),
    )


def _refuse_unless_told(event: Payload) -> None:
    """Raise BadMessage unless *event* says a key, or why there is none."""
    trouble = text(event, "trouble")
    if trouble not in TROUBLES:
        raise BadMessage("What is wrong with the browser's cryptography isn't known.")
    if not trouble:
        members(event, "jwk")
    if event["name"] == "signed" and not text(event, "signature") and not trouble:
        raise BadMessage("The signature is empty.")


def _kind(data: Payload) -> str:
    kind = text(data, "kind")
    if kind not in _KINDS:
        raise BadMessage(f"Nothing is stored in a place called “{kind}”.")
    return kind


def _memory(before: Iterable[Entry], now: Iterable[Entry]) -> tuple[Entry, ...]:
    """The newest good record of each in *before* that has nothing good in its place *now*."""
    kept = {(item.area, item.key): item for item in before if records.is_usable(item)}
    for item in now:
        if records.is_usable(item):
            kept.pop((item.area, item.key), None)
    return tuple(kept.values())


def _entry(data: Payload) -> Entry:
    return Entry(text(data, "area"), text(data, "key"), text(data, "text"))


def _entry_json(item: Entry) -> dict[str, Any]:
    return {"area": item.area, "key": item.key, "text": item.text}


def _moment(data: Payload) -> Timestamp:
    try:
        return Timestamp(text(data, "utc"), number(data, "offset_minutes"))
    except ValueError as error:
        raise BadMessage(f"The time cannot be read: {error}.") from error


def _timestamp_json(timestamp: Timestamp) -> dict[str, Any]:
    return {"utc": timestamp.utc, "offset_minutes": timestamp.offset_minutes}


def _clock(data: Payload) -> tuple[Timestamp, Timestamp] | None:
    if data.get("clock") is None:
        return None
    clock = members(data, "clock")
    return _moment(members(clock, "server")), _moment(members(clock, "device"))


def _clock_json(server: Timestamp, device: Timestamp) -> dict[str, Any]:
    return {"server": _timestamp_json(server), "device": _timestamp_json(device)}
