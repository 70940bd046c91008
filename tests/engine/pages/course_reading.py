"""A reader on a course's page, on a device that stores, signs and has random numbers.

As :mod:`training_reading`, with an address: links within the page and the effect ``go`` lead on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from tests.courses import EDITION, SEED, course, right_answers
from tests.engine.pages.reading import Part, parts
from tests.engine.pages.training_reading import KEY, Reader

from soundingboard.engine import jws
from soundingboard.engine.codec import encode
from soundingboard.engine.course import Course
from soundingboard.engine.editions import Ledger
from soundingboard.engine.html import element, text
from soundingboard.engine.pages.course_source import CourseSource, Named, ScenarioText
from soundingboard.engine.quiz import draw

PAGE = "../../../procedures/ap-1/"
COURSE = replace(
    course(4, pass_mark=3),
    audience="Everyone",
    intro="A short course.",
)
OTHER_KEY = jws.PublicKey(KEY.y, KEY.x)


def page_of(taken: Course = COURSE, ledger: Ledger | None = None) -> CourseSource:
    """The source of the page of *taken*, its texts as an author's."""
    return CourseSource(
        taken,
        Named("AP 1, Staff on <Social> Media", PAGE),
        "Fictional School Board",
        EDITION,
        "adopted December 15, 2020; our revision 2",
        ledger or Ledger(),
        {
            item.id: ScenarioText(
                element("p", f"The story of {text(item.title)}."),
                {
                    each.id: (f"<em>{text(each.text)}</em>", element("p", text(each.feedback)))
                    for each in item.choices
                },
                element("p", "What the decision comes to", class_="sb-label"),
            )
            for item in taken.scenarios
        },
        {
            number: Named(f"Title of {number}", f"{PAGE}#c-{number.replace('.', '-')}")
            for item in taken.scenarios
            for number in item.clauses
        },
        {"ap-1/follow-request": Named("Can I accept this request?", "../../follow-request/")},
        "../../stored/",
        "../../",
        ("read-first", "s1", "sb-acknowledgment"),
    )


def right(ids: Iterable[str]) -> list[str]:
    """The right choices of a scenario of ``tests/courses.py``."""
    return [id_ for id_ in ids if id_ != "c"]


def wrong(ids: Iterable[str]) -> list[str]:
    """The wrong one."""
    return [id_ for id_ in ids if id_ == "c"]


Choose = Callable[[Iterable[str]], list[str]]


@dataclass
class CourseReader(Reader):
    """A reader of a course. ``seeds`` are what the device's random numbers will be.

    ``signature`` is what the device signs with: a byte, or nothing if it can't; ``key`` its key.
    """

    source: Any = field(default_factory=page_of)
    hash: str = ""
    seeds: list[str] = field(default_factory=lambda: [SEED, "f" * 32, "e" * 32])
    key: jws.PublicKey = KEY
    signature: int | None = 1
    trouble_signing: str = "none"
    before_sign: Callable[[CourseReader], None] = lambda reader: None
    announced: list[str] = field(default_factory=list)
    clock: Any = None
    log: list[dict[str, Any]] = field(default_factory=list)

    def _source_json(self) -> dict[str, Any]:
        return encode(self.source)

    def open(self) -> CourseReader:
        self.place(self.hash)
        self.report()
        return self

    def place(self, hash_: str) -> CourseReader:
        """The address is this, with or without ``#``."""
        self.hash = f"#{hash_.removeprefix('#')}" if hash_ else ""
        event = {"hash": self.hash, "taps": [], "arriving": not self.state}
        self.told("place", **event, page="", today="")
        return self

    def told(self, name: str, **members: Any) -> Reader:
        if self.clock is not None:
            members["clock"] = self.clock
        return super().told(name, **members)

    def follow(self, words: str) -> CourseReader:
        """Follow the link within the page that says *words*."""
        [found] = [part for part in self.parts if part.tag == "a" and part.text == words]
        return self.place(found.attributes["href"])

    def step(self, step: str) -> CourseReader:
        return self.place(f"#step={step}")

    def _carry_out(self, effect: dict[str, Any]) -> None:
        self.log.append(effect)
        name = effect["effect"]
        if name == "random":
            self.told("random", request=effect["request"], hex=self.seeds.pop(0))
        elif name == "go":
            self.place(effect["hash"])
        elif name == "announce":
            self.announced.append(effect["text"])
        elif name == "signature" and effect["do"] == "key":
            self._sign("key", effect)
        elif name == "signature" and effect["do"] == "sign":
            self.before_sign(self)
            self._sign("signed", effect)
        else:
            super()._carry_out(effect)

    def _ask(self, **request: Any) -> dict[str, Any]:
        """As if the worker had died after its work, and a new one were asked the same."""
        answer = super()._ask(**request)
        assert super()._ask(**request) == answer
        return answer

    def _sign(self, name: str, effect: dict[str, Any]) -> None:
        able = self.signature is not None
        signature = jws.encode(bytes([self.signature or 0]) * 64) if able else ""
        self.told(
            name,
            request=effect["request"],
            jwk=encode(self.key) if able else None,
            trouble="" if able else self.trouble_signing,
            **({"signature": signature} if name == "signed" else {}),
        )

    # What a reader does

    def tick(self, anchor: str, *, on: bool = True) -> CourseReader:
        """Tick a part as read, or take that back."""
        ticked = {part.attributes["value"] for part in self.boxes if "checked" in part.attributes}
        ticked = ticked | {anchor} if on else ticked - {anchor}
        self.told("read", value=anchor, fields={"read": sorted(ticked)}, files={})
        return self

    def read_everything(self) -> CourseReader:
        for part in self.source.course.reading:
            self.tick(part.anchor)
        return self

    def draft(self, *choices: str) -> CourseReader:
        """Tick these choices of the scenario on the screen."""
        [form] = [part for part in self.parts if part.attributes.get("data-change") == "draft"]
        value = form.attributes["data-value"]
        self.told("draft", value=value, fields={"choice": [*choices]}, files={})
        return self

    def answer(self, choose: Choose = right) -> CourseReader:
        self.press("Answer", {"choice": choose(part.attributes["value"] for part in self.boxes)})
        return self

    def onward(self) -> CourseReader:
        if "Next scenario" in self.buttons:
            self.press("Next scenario")
            return self
        return self.follow("See your result")

    def finish_quiz(self, choose: Choose = right, *, answered: int = 0) -> CourseReader:
        for _number in range(answered, self.source.course.draw):
            self.answer(choose).onward()
        return self

    def acknowledge(self, name: str = "Zoë Tremblay", staff: str = "00417") -> CourseReader:
        fields = {"acknowledgment": ["yes"], "name": [name], "staff": [staff], "site": [""]}
        self.press("Acknowledge and make my receipt", fields)
        return self

    def at_the_form(self) -> CourseReader:
        """From the beginning to the acknowledgment's form."""
        self.open().read_everything()
        self.follow("Start the quiz").finish_quiz()
        return self.follow("Acknowledge the procedure")

    def complete(self) -> CourseReader:
        return self.at_the_form().acknowledge()

    # What is there

    @property
    def boxes(self) -> list[Part]:
        kinds = ("checkbox", "radio")
        return [part for part in self.parts if part.attributes.get("type") in kinds]

    @property
    def heading(self) -> str:
        """The heading of the screen."""
        [found] = [part for part in self.parts if "sb-js-stage__heading" in part.classes]
        return " ".join(found.text.split())

    @property
    def said(self) -> str:
        """What is said above the screen."""
        return " ".join(part.text for part in parts(self.shown["regions"]["said"]))

    @property
    def focus(self) -> str:
        """The selector of what has got the focus with the last screen; empty if nothing has."""
        found = self.shown["focus"]
        return found[1] if found else ""

    @property
    def kept_receipts(self) -> list[dict[str, Any]]:
        return [value for (area, _key), value in self.records.items() if area == "receipts"]

    @property
    def kept(self) -> Any:
        """What is stored of the course."""
        return self.records.get(("courses", self.source.course.id))


def attempt_of(taken: Course = COURSE, seed: str = SEED, *, answered: int = 0) -> dict[str, Any]:
    """A quiz of which so many scenarios were answered rightly, as a browser stores it."""
    answers = right_answers(taken, seed)
    order = [item.scenario.id for item in draw(taken, seed)]
    return {
        "course_hash": taken.hash,
        "seed": seed,
        "answers": [{"scenario": id_, "choices": sorted(answers[id_])} for id_ in order[:answered]],
    }


def stored_of(taken: Course = COURSE, read: int = 0, quiz: Any = None) -> dict[str, Any]:
    """The record of a course, as a browser stores it."""
    return {
        "read": [part.anchor for part in taken.reading[:read]],
        "seen": [],
        "edition": EDITION.hash,
        "attempt": quiz,
    }
