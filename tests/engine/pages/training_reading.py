"""A page beside the courses as a reader has it, on a device that stores things as a browser does.

Everything goes through the worker's door as JSON, as it does in a browser. The device carries out
the program's effects and reports their outcome, until there are none.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from tests.courses import SEED, course, receipt, right_answers
from tests.engine.pages.reading import Part, parts

from soundingboard.engine import jws, messages
from soundingboard.engine.codec import encode
from soundingboard.engine.course import Course, CourseOutline
from soundingboard.engine.editions import Ledger
from soundingboard.engine.jws import PublicKey, sealed
from soundingboard.engine.messages import handle
from soundingboard.engine.pages.reading_marks_source import ReadingSource
from soundingboard.engine.pages.receipts import ReadReceipt
from soundingboard.engine.pages.training_source import MY_TRAINING, CourseEntry, TrainingSource
from soundingboard.engine.receipt import Receipt
from soundingboard.engine.records import KeptReceipt
from soundingboard.engine.timestamp import Timestamp

EDITION = "5" * 64
NOW = Timestamp("2026-12-01T12:00:00Z", -420)
KEY = PublicKey(
    "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU", "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"
)
FIRST = course(4)
OTHER = replace(course(4), slug="refresher", title="AP <1> refresher", valid_months=None)


def source_of(
    kind: str, courses: tuple[Course, ...] = (FIRST, OTHER), ledger: Ledger | None = None
) -> TrainingSource:
    """The source of a page of that kind, with these courses."""
    entries = tuple(
        CourseEntry(
            CourseOutline.of(item),
            f"training/{item.id}/",
            "AP 1 · The <board>’s own",
            EDITION,
            "procedures/ap-1/",
        )
        for item in courses
    )
    return TrainingSource(
        kind, entries, ledger or Ledger(), {"ap-1": "AP 1", "ap-2": "AP <2>"}, "training/stored/"
    )


def signed(made: Receipt | None = None, signature: int = 1) -> str:
    """*made* signed, by nobody: whether a signature fits is up to the device."""
    return sealed((made or receipt(FIRST)).payload, KEY, bytes([signature]) * 64)


def kept(made: Receipt | None = None, *, handed: bool = True) -> dict[str, Any]:
    """The record of a receipt."""
    made = made or receipt(FIRST)
    return encode(KeptReceipt(made.id, made.course, signed(made), handed))


def attempt(taken: Course, answered: int, **members: Any) -> dict[str, Any]:
    """A quiz of which so many scenarios were answered rightly; *members* of it are other."""
    answers = [
        {"scenario": key, "choices": sorted(ticked)} for key, ticked in right_answers(taken).items()
    ]
    return {"course_hash": taken.hash, "seed": SEED, "answers": answers[:answered], **members}


def record(taken: Course, read: int = 0, quiz: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The record of a course of which so many parts were read."""
    return {
        "read": [part.anchor for part in taken.reading[:read]],
        "seen": [],
        "edition": EDITION,
        "attempt": None if quiz is None else dict(quiz),
    }


def name_of(text: str) -> str:
    """What the checks of a page call the receipt of that signed text."""
    return ReadReceipt(receipt(FIRST), text, jws.parse(text)).name


def _json(source: TrainingSource | ReadingSource) -> dict[str, Any]:
    if isinstance(source, ReadingSource):
        return encode(source)
    return encode(source)


@dataclass
class Reader:
    """A reader on a page of *source*. *fresh* puts a new worker in before every event.

    ``records`` is the browser's storage. ``signatures`` says what the browser finds of a signature;
    ``before_write`` and ``after_write`` are called around each write, as if by another tab.
    """

    source: Any = field(default_factory=lambda: source_of(MY_TRAINING))
    records: dict[tuple[str, str], Any] = field(default_factory=dict)
    kind: str = "device"
    fresh: bool = False
    trouble: str = ""
    chosen: str = ""
    framed: bool = False
    persisted: bool = True
    signs: bool = True
    now: Timestamp = NOW
    withdrawn: list[str] = field(default_factory=list)
    signatures: Callable[[str], str] = lambda name: "fits"
    erases: bool = True
    before_write: Callable[[Reader], None] = lambda reader: None
    after_write: Callable[[Reader], None] = lambda reader: None
    ended: bool = False
    state: Any = None
    shown: dict[str, Any] = field(default_factory=dict)
    effects: list[dict[str, Any]] = field(default_factory=list)
    downloads: list[tuple[str, str]] = field(default_factory=list)
    title: str = ""
    page: str = ""

    def __post_init__(self) -> None:
        self.data = json.loads(json.dumps(self._source_json()))
        self.page = self._ask(op="page.open", source=self.data)["page"]

    def _source_json(self) -> dict[str, Any]:
        return _json(self.source)

    def open(self) -> Reader:
        """The page begins."""
        return self.report()

    def report(self, request: str = "", outcome: str = "") -> Reader:
        """The device reports what it stores."""
        return self.told(
            "records",
            kind=self.kind,
            trouble=self.trouble,
            ended=self.ended,
            framed=self.framed,
            persisted=self.persisted,
            signs=self.signs,
            root="../",
            chosen=self.chosen,
            request=request,
            outcome=outcome,
            entries=[
                {"area": area, "key": key, "text": self._text(area, key)}
                for area, key in self.records
            ],
        )

    def press(self, words: str, fields: Any = None, files: Any = None) -> Reader:
        """Press the button that says *words*, which must be there, once."""
        [found] = [part for part in self.parts if part.tag == "button" and part.text == words]
        attributes = found.attributes
        return self.told(
            attributes["data-event"],
            value=attributes.get("data-value", ""),
            fields=fields or {},
            files=files or {},
        )

    def told(self, name: str, **members: Any) -> Reader:
        """Sends the program an event, and carries out its effects."""
        event = {
            "name": name,
            "now": {"utc": self.now.utc, "offset_minutes": self.now.offset_minutes},
            "withdrawn": self.withdrawn,
            **members,
        }
        if self.fresh:
            messages._open_pages.clear()
            self._ask(op="page.open", source=self.data)
        told = self._ask(op="page.event", page=self.page, state=self.state, event=event)
        self.state, self.shown, self.effects = told["state"], told["view"], told["effects"]
        for effect in told["effects"]:
            self._carry_out(effect)
        return self

    def _carry_out(self, effect: dict[str, Any]) -> None:
        name = effect["effect"]
        if name == "storage":
            self._store(effect)
        elif name == "signature":
            assert effect["do"] == "check"
            names = [item["id"] for item in effect["check"]]
            results = {each: self.signatures(each) for each in names}
            self.told("checked", request=effect["request"], results=results)
        elif name == "download":
            self.downloads.append((effect["name"], effect["text"]))
        elif name == "remember":
            self.chosen = effect["value"]
        elif name == "title":
            self.title = effect["text"]
        else:
            assert name in ("focus", "announce"), name

    def _store(self, effect: dict[str, Any]) -> None:
        if effect["do"] == "write":
            self.before_write(self)
            outcome = "written" if self._write(effect["changes"]) else "conflict"
            self.after_write(self)
            self.report(effect["request"], outcome)
        elif effect["do"] == "use":
            self.kind = effect["kind"]
            self.report()
        else:
            assert effect["do"] in ("end", "erase")
            self.records, self.kind = {}, "undecided"
            self.ended = effect["do"] == "end"
            done = "erased" if self.erases else "unsure"
            self.report(effect.get("request", ""), "" if self.ended else done)

    def _write(self, changes: list[dict[str, Any]]) -> bool:
        for change in changes:
            at = (change["area"], change["key"])
            if "expected" in change and change["expected"] != self._text(*at):
                return False
        for change in changes:
            at = (change["area"], change["key"])
            if change["value"] is None:
                self.records.pop(at, None)
            else:
                self.records[at] = change["value"]
        return True

    def _text(self, area: str, key: str) -> str:
        """The JSON text of a record, empty if there is none; a string is one already."""
        value = self.records.get((area, key), "")
        return value if isinstance(value, str) else json.dumps(value)

    def _ask(self, **request: Any) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(handle(json.dumps(request)))
        assert "ok" in answer, answer
        ok: dict[str, Any] = answer["ok"]
        return ok

    def focused(self) -> Part:
        """What has the focus after the last event: the one element that the effect selects."""
        [selector] = [item["selector"] for item in self.effects if item["effect"] == "focus"]
        last = selector.split()[-1]
        if last.startswith("[data-event="):
            wanted = last.removeprefix("[data-event=").removesuffix("]")
            [found] = [part for part in self.parts if part.attributes.get("data-event") == wanted]
        else:
            [found] = [part for part in self.parts if last.removeprefix(".") in part.classes]
        return found

    @property
    def html(self) -> str:
        """What the regions hold."""
        return "\n".join(self.shown["regions"].values())

    @property
    def parts(self) -> list[Part]:
        return parts(self.html)

    @property
    def text(self) -> str:
        """The words on the screen, white space collapsed."""
        root = parts(f"<div>{self.html}</div>")[0]
        return " ".join(root.text.split())

    @property
    def buttons(self) -> list[str]:
        return [part.text for part in self.parts if part.tag == "button"]

    @property
    def links(self) -> dict[str, str]:
        """The addresses of links by their words."""
        return {part.text: part.attributes["href"] for part in self.parts if part.tag == "a"}
