"""What a page of training knows of the reader's device, and what it asks of it.

The browser reports all that is stored in the event ``records``: when the page begins, after every
change, in another tab too, and in answer to each ``storage`` effect. ``kind`` says where things are
stored (``device``, ``visit`` or ``undecided``) and ``trouble`` why the device won't keep them.
Records come as ``entries``, each with its JSON as ``text`` and its ``revision``; a change names the
revision that it expects, and the outcome is ``conflict`` if another tab was quicker.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from soundingboard.engine import records
from soundingboard.engine.errors import BadMessage
from soundingboard.engine.moment import Moment
from soundingboard.engine.pages import receipts
from soundingboard.engine.pages.program import Effect
from soundingboard.engine.pages.receipts import RESULTS, ReadReceipt, Sorted
from soundingboard.engine.payload import Payload, members, number, objects, text, texts
from soundingboard.engine.records import Entry, Stored

UNDECIDED = "undecided"
DEVICE = "device"
VISIT = "visit"

NO_CRYPTOGRAPHY = "none"
LATE = "late"
TROUBLES = ("", NO_CRYPTOGRAPHY, LATE)
"""Why the browser hasn't signed: it can't, or it doesn't answer."""

_KINDS = (UNDECIDED, DEVICE, VISIT)
_EPOCH = Moment("1970-01-01T00:00:00Z", 0)


@dataclass(frozen=True)
class Device:
    """The device as it was last reported.

    ``chosen`` is the id of the procedure that the reader has chosen, ``checked`` what the browser
    found of signatures, by each receipt's name. ``ended`` is whether a visit ended on this page,
    ``framed`` whether the page is shown inside another one. ``root`` is the way from the page to
    the site's root, ``withdrawn`` are ids of trees.
    """

    kind: str = UNDECIDED
    trouble: str = ""
    ended: bool = False
    framed: bool = False
    root: str = ""
    chosen: str = ""
    entries: tuple[Entry, ...] = ()
    checked: Mapping[str, str] = field(default_factory=dict)
    now: Moment = _EPOCH
    withdrawn: tuple[str, ...] = ()

    @cached_property
    def stored(self) -> Stored:
        """The records, sorted."""
        return records.stored(self.entries)

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
    now = members(event, "now")
    try:
        moment = Moment(text(now, "utc"), number(now, "offset_minutes"))
    except ValueError as error:
        raise BadMessage(f"The time cannot be read: {error}.") from error
    device = replace(device, now=moment, withdrawn=tuple(texts(event, "withdrawn")))
    if event["name"] == "checked":
        results = members(event, "results")
        if not all(result in RESULTS for result in results.values()):
            raise BadMessage("A signature's result isn't known.")
        return replace(device, checked={**device.checked, **results}), []
    if event["name"] in ("key", "signed"):
        _refuse_unless_told(event)
    if event["name"] != "records":
        return device, []
    device = replace(
        device,
        kind=_kind(event),
        trouble=text(event, "trouble"),
        ended=event.get("ended") is True,
        framed=event.get("framed") is True,
        root=text(event, "root"),
        chosen=text(event, "chosen"),
        entries=tuple(map(_entry, objects(event, "entries"))),
    )
    effects = []
    if device.stored.unusable:
        effects.append(write(records.setting_aside(device.stored)))
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
        "root": device.root,
        "chosen": device.chosen,
        "entries": [
            {"area": item.area, "key": item.key, "text": item.text, "revision": item.revision}
            for item in device.entries
        ],
        "checked": {**device.checked},
        "now": {"utc": device.now.utc, "offset_minutes": device.now.offset_minutes},
        "withdrawn": [*device.withdrawn],
    }


def from_json(data: Payload) -> Device:
    """The device of :func:`to_json`.

    Raises:
        BadMessage: it isn't one.
    """
    now = members(data, "now")
    try:
        moment = Moment(text(now, "utc"), number(now, "offset_minutes"))
    except ValueError as error:
        raise BadMessage(f"The time cannot be read: {error}.") from error
    return Device(
        kind=_kind(data),
        trouble=text(data, "trouble"),
        ended=data.get("ended") is True,
        framed=data.get("framed") is True,
        root=text(data, "root"),
        chosen=text(data, "chosen"),
        entries=tuple(map(_entry, objects(data, "entries"))),
        checked={key: text(members(data, "checked"), key) for key in members(data, "checked")},
        now=moment,
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


def _entry(data: Payload) -> Entry:
    return Entry(
        text(data, "area"), text(data, "key"), text(data, "text"), number(data, "revision")
    )
