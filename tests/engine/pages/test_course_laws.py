"""What no order of events may break: a course's page goes on, and a quiz has one receipt.

Readers press anything at any time, another tab writes what it likes, the device answers late or
never, and any request of the browser may be of another form.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.courses import EDITION
from tests.engine.pages.course_reading import COURSE, OTHER_KEY, attempt_of, page_of, stored_of
from tests.engine.pages.training_reading import KEY
from tests.example_counts import examples

from soundingboard.engine import jws
from soundingboard.engine.codec import decode, encode
from soundingboard.engine.errors import BadMessage
from soundingboard.engine.pages import course as program
from soundingboard.engine.pages import course_view, receipts
from soundingboard.engine.pages.course_state import State

SOURCE = page_of()
AT = ("courses", COURSE.id)
SEEDS = (f"{number:032x}" for number in count())
VALUES = ["", "s1", "s2", "s3", "s4", "section-1", "c-2", "gone"]
FIELDS = [
    {},
    {"choice": []},
    {"choice": ["a", "b"]},
    {"choice": ["c", "gone"]},
    {"read": ["section-1", "c-2"]},
    {"computer": ["own"]},
    {"computer": ["shared"]},
    {"acknowledgment": ["yes"], "name": ["Zoë"], "staff": ["7"], "site": [""]},
    {"acknowledgment": [], "name": [""], "staff": [], "site": ["\x00"]},
]
EVENTS = [name for name in program._EVENTS if name not in ("records", "checked", "key", "signed")]
HASHES = ["", "#step=quiz", "#step=result", "#step=acknowledge", "#step=receipt", "#read-first"]
RECORDS: list[Any] = [
    None,
    7,
    {"read": ["section-1", "c-2"], "edition": EDITION.hash},
    stored_of(read=2, quiz=attempt_of(answered=4)),
    stored_of(read=2, quiz=attempt_of(seed="f" * 32, answered=2)),
    {**stored_of(), "attempt": {**attempt_of(), "course_hash": "0" * 64}},
    {**stored_of(), "attempt": {**attempt_of(), "answers": [{"scenario": "gone", "choices": []}]}},
]

Step = tuple[str, Any]
STEPS: st.SearchStrategy[Step] = st.one_of(
    st.tuples(st.just("place"), st.sampled_from(HASHES)),
    st.tuples(
        st.just("event"),
        st.tuples(st.sampled_from(EVENTS), st.sampled_from(VALUES), st.sampled_from(FIELDS)),
    ),
    st.tuples(st.just("right"), st.just(None)),
    st.tuples(st.just("do"), st.integers(0, 3)),
    st.tuples(st.just("all"), st.just(None)),
    st.tuples(st.just("lose"), st.integers(0, 3)),
    st.tuples(st.just("elsewhere"), st.sampled_from(RECORDS)),
    st.tuples(st.just("report"), st.sampled_from(["device", "visit", "undecided"])),
    st.tuples(st.just("withdraw"), st.sampled_from([[], ["ap-1/follow-request"]])),
)


@dataclass
class Database:
    """What all tabs store, and how often something was written."""

    records: dict[tuple[str, str], Any] = field(default_factory=dict)
    writes: int = 0

    def text(self, at: tuple[str, str]) -> str:
        return json.dumps(self.records[at]) if at in self.records else ""


@dataclass
class Browser:
    """A browser that carries out what it's asked at any time, or never; its clock is its own."""

    utc: str = "2026-12-01T12:00:00Z"
    state: Any = None
    database: Database = field(default_factory=Database)
    kind: str = "device"
    withdrawn: list[str] = field(default_factory=list)
    due: list[Mapping[str, Any]] = field(default_factory=list)
    made: list[str] = field(default_factory=list)
    shown: dict[str, Any] = field(default_factory=dict)

    def _known(self) -> State:
        return State() if self.state is None else decode(State, self.state)

    def tell(self, name: str, **members: Any) -> None:
        now = {"utc": self.utc, "offset_minutes": 0}
        event = {"name": name, "now": now, "withdrawn": self.withdrawn, **members}
        before = self._known()
        try:
            after, effects = program.update(SOURCE, before, event)
        except BadMessage:
            return
        self.state = json.loads(json.dumps(encode(after)))
        assert encode(self._known()) == self.state
        self.shown = course_view.view(SOURCE, after)
        assert course_view.view(SOURCE, self._known()) == self.shown
        self.due += effects

    def report(self, request: str = "", outcome: str = "") -> None:
        decided = self.kind != "undecided"
        entries = [
            {"area": at[0], "key": at[1], "text": self.database.text(at)}
            for at in self.database.records
            if decided
        ]
        told = {"trouble": "", "root": "", "chosen": "", "request": request, "outcome": outcome}
        self.tell("records", kind=self.kind, entries=entries, **told)

    def carry_out(self, effect: Mapping[str, Any]) -> None:
        match effect["effect"], effect.get("do"):
            case "storage", "write":
                self.write(effect)
            case "storage", "use":
                self.kind = effect["kind"]
                self.report()
            case "storage", _:
                self.kind = "undecided"
                self.database.records.clear()
                self.report()
            case "signature", "check":
                results = {item["id"]: "fits" for item in effect["check"]}
                self.tell("checked", request=effect["request"], results=results)
            case "signature", "key":
                self.tell("key", request=effect["request"], jwk=encode(KEY), trouble="")
            case "signature", _:
                key = OTHER_KEY if self.database.writes % 5 == 4 else KEY
                signature = jws.encode(bytes(64))
                told = {"jwk": encode(key), "signature": signature, "trouble": ""}
                self.tell("signed", request=effect["request"], **told)
            case "random", _:
                self.tell("random", request=effect["request"], hex=next(SEEDS))
            case "go", _:
                self.tell("place", hash=effect["hash"])

    def write(self, effect: Mapping[str, Any]) -> None:
        changes = effect["changes"]
        ats = [(change["area"], change["key"]) for change in changes]
        pairs = [*zip(ats, changes, strict=True)]
        if any("expected" in c and c["expected"] != self.database.text(at) for at, c in pairs):
            return self.report(effect["request"], "conflict")
        self.database.writes += 1
        for at, change in pairs:
            if change["value"] is None:
                self.database.records.pop(at, None)
            else:
                self.database.records[at] = change["value"]
                if at[0] == "receipts":
                    self.made.append(change["value"]["jws"])
        return self.report(effect["request"], "written")

    def rightly(self) -> None:
        """Answer the scenario that is on the screen, whichever it is, rightly."""
        for scenario in COURSE.scenarios:
            fields = {"choice": ["a", "b"]}
            self.tell("answer", value=scenario.id, fields=fields, files={})


def take(browser: Browser, step: Step) -> None:
    """One step of anybody's."""
    match step:
        case "place", hash_:
            browser.tell("place", hash=hash_)
        case "event", (name, value, fields):
            browser.tell(name, value=value, fields=fields, files={})
        case "right", _:
            browser.rightly()
        case ("do" | "lose") as what, place if browser.due:
            effect = browser.due.pop(place % len(browser.due))
            if what == "do":
                browser.carry_out(effect)
        case "all", _:
            for _turn in range(40):
                if browser.due:
                    browser.carry_out(browser.due.pop(0))
        case "elsewhere", record:
            if record is None:
                browser.database.records.pop(AT, None)
            else:
                browser.database.records[AT] = record
        case "report", kind:
            browser.kind = kind
            browser.report()
        case "withdraw", trees:
            browser.withdrawn = trees


@settings(max_examples=examples(2 * len(RECORDS), of=5))
@given(stored=st.sampled_from(RECORDS), steps=st.lists(STEPS, max_size=40))
def test_any_order_of_events_is_survived(stored: Any, steps: list[Step]) -> None:
    browser = Browser(database=Database({} if stored is None else {AT: stored}))
    browser.report()
    for step in steps:
        take(browser, step)
    assert set(browser.shown["regions"]) == {"storage", "said", "step"}


OWN = st.lists(
    STEPS.filter(lambda step: step[0] not in ("elsewhere", "report", "lose")), max_size=40
)


@given(steps=OWN)
def test_a_quiz_never_has_two_receipts(steps: list[Step]) -> None:
    """Two tabs: what the one is asked to do, it does at any time."""
    here = Browser(database=Database({AT: RECORDS[3]}))
    there = Browser("2026-12-01T12:00:01Z", database=here.database)
    form = FIELDS[-2]
    for tab in (here, there):
        tab.tell("place", hash="#step=acknowledge")
        tab.report()
        tab.tell("acknowledge", value="", fields=form, files={})
    for place, step in enumerate(steps):
        tab = here if place % 2 else there
        take(tab, step)
    for tab in (here, there, here, there):
        take(tab, ("all", None))
        tab.report()
        take(tab, ("all", None))
    written = {
        (made.quiz.seed, made.id)
        for jws_ in (*here.made, *there.made)
        for made in [receipts.read(jws_).receipt]
    }
    assert all(found == 1 for found in Counter(seed for seed, _id in written).values())
