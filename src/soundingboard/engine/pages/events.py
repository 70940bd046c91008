"""What a browser tells a page's program. Members that an event doesn't know are passed over.

``place`` says where the reader is. All other events come from pages that show what is stored of the
reader, and say besides what :class:`Moment` has.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, NamedTuple, TypeVar

from soundingboard.engine.codec import Misfit, Number, OneOf, as_object, decode, quoted
from soundingboard.engine.errors import BadMessage
from soundingboard.engine.pages.program import Payload
from soundingboard.engine.pages.receipts import RESULTS
from soundingboard.engine.records import Entry
from soundingboard.engine.timestamp import Timestamp

T = TypeVar("T")

UNDECIDED = "undecided"
DEVICE = "device"
VISIT = "visit"
PLACES = (UNDECIDED, DEVICE, VISIT)
"""Where things are stored."""

NO_CRYPTOGRAPHY = "none"
LATE = "late"
TROUBLES = ("", NO_CRYPTOGRAPHY, LATE)
"""Why the browser hasn't signed: it can't, or it doesn't answer."""


def read(cls: type[T], event: Payload) -> T:
    """*event* as an instance of *cls*, one of the classes below.

    Raises:
        BadMessage: it isn't of that form.
    """
    try:
        return decode(cls, event)
    except Misfit as error:
        raise BadMessage(f"The event isn't valid at {error}.") from error


def name_of(event: Payload) -> str:
    """The name of *event*.

    Raises:
        BadMessage: it has none.
    """
    name = event.get("name")
    if not isinstance(name, str):
        raise BadMessage(f"The event isn't valid at $.name: expected text, found {quoted(name)}.")
    return name


@as_object(tolerant=True)
@dataclass(frozen=True, slots=True)
class Place:
    """``place``: the reader is at another place.

    ``hash`` is the fragment that the address has now, ``taps`` the answers that were tapped on the
    static page since the last event, each as ``question=answer``. ``arriving`` is whether the page
    has only been opened. ``page`` is the page's address without fragment and ``today`` the reader's
    date, both for what is printed.
    """

    hash: str
    taps: tuple[str, ...] = ()
    arriving: bool = False
    page: str = ""
    today: str = ""


class Clock(NamedTuple):
    """The time of the site's server and that of the device, at the same moment."""

    server: Timestamp
    device: Timestamp


@as_object(tolerant=True)
@dataclass(frozen=True, slots=True)
class Moment:
    """What every event of such a page says: the time, and the ids of withdrawn trees."""

    now: Timestamp
    withdrawn: tuple[str, ...]
    clock: Clock | None = None


@as_object(tolerant=True)
@dataclass(frozen=True, slots=True)
class Records:
    """``records``: all that is stored, and where. See :mod:`device`.

    ``request`` names the effect that the event answers, here and below.
    """

    kind: Annotated[str, OneOf(*PLACES)]
    trouble: str
    root: str
    chosen: str
    entries: tuple[Entry, ...]
    ended: bool = False
    framed: bool = False
    persisted: bool = False
    signs: bool = True
    outcome: str = ""
    request: str = ""


@as_object(tolerant=True)
@dataclass(frozen=True, slots=True)
class Checked:
    """``checked``: what the browser found of signatures, by each receipt's name."""

    results: Mapping[str, Annotated[str, OneOf(*RESULTS)]]
    request: str = ""


@as_object(tolerant=True)
@dataclass(frozen=True, slots=True)
class Key:
    """``key``: the device's public key, or why there is none."""

    trouble: Annotated[str, OneOf(*TROUBLES)]
    jwk: Payload | None = None
    request: str = ""

    def validate(self) -> None:
        """Raise ValueError unless there is a key or a reason."""
        if self.jwk is None and not self.trouble:
            raise ValueError("expected a key, or why there is none")


@as_object(tolerant=True)
@dataclass(frozen=True, slots=True)
class Signed:
    """``signed``: a signature in base64url and the key that made it, or why there is none."""

    trouble: Annotated[str, OneOf(*TROUBLES)]
    signature: str
    jwk: Payload | None = None
    request: str = ""

    def validate(self) -> None:
        """Raise ValueError unless there are a key and a signature, or a reason."""
        if not self.trouble and (self.jwk is None or not self.signature):
            raise ValueError("expected a key and a signature, or why there are none")


@as_object(tolerant=True)
@dataclass(frozen=True, slots=True)
class Random:
    """``random``: 16 random bytes in hex."""

    hex: str


@as_object(tolerant=True)
@dataclass(frozen=True, slots=True)
class Seen:
    """``seen``: the ids of the parts of the page whose end was on the screen."""

    ids: tuple[str, ...]


@as_object(tolerant=True)
@dataclass(frozen=True, slots=True)
class File:
    """A file that the reader chose. ``text`` is ``None`` if it is too large, or can't be read."""

    size: Annotated[int, Number(least=0)]
    text: str | None = None


@as_object(tolerant=True)
@dataclass(frozen=True, slots=True)
class Pressed:
    """A button was pressed, or a field of a form has changed. ``value`` is the button's."""

    value: str
    fields: Mapping[str, tuple[str, ...]]
    files: Mapping[str, File | None]

    def values(self, name: str) -> tuple[str, ...]:
        """The values of the form's field *name*. A form leaves out boxes that aren't ticked."""
        return self.fields.get(name, ())
