"""A course's page as a program: reading, a quiz, an acknowledgment, and a signed receipt.

The address names the step (``#step=quiz``), the device stores where the reader is. What the reader
does is stored before it counts: see :mod:`course_writes`. A receipt is made in turns: the browser
has the key ready, signs, and checks what it has signed; then the receipt is stored and the course
closed in one write.
"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import unquote

from soundingboard.engine import quiz
from soundingboard.engine.errors import BadMessage, BadReceipt, BadSeed, EngineError
from soundingboard.engine.issuing import issue
from soundingboard.engine.jws import public_key
from soundingboard.engine.pages import (
    course_acknowledge,
    course_writes,
    device,
    events,
    file_download,
    receipts,
    shared_computer,
    storage_notice,
)
from soundingboard.engine.pages.certificate import HAVE
from soundingboard.engine.pages.course_source import CourseSource
from soundingboard.engine.pages.course_state import (
    CANNOT_SIGN,
    ELSEWHERE,
    NO_QUIZ,
    OVERVIEW,
    QUIZ,
    RECEIPT,
    RESULT,
    SCENARIO,
    SHEET,
    SIGNING_FAILED,
    STATIC,
    STEPS,
    Position,
    Signing,
    State,
)
from soundingboard.engine.pages.course_writes import (
    AGAIN,
    ANSWER,
    BEGIN,
    CLOSE,
    DRAFT,
    HANDED,
    READ,
    Write,
    record_of,
)
from soundingboard.engine.pages.events import (
    DEVICE,
    UNDECIDED,
    VISIT,
    Checked,
    Key,
    Place,
    Pressed,
    Random,
    Records,
    Signed,
)
from soundingboard.engine.pages.file_download import DOWNLOAD, FileDownload
from soundingboard.engine.pages.program import Effect, Payload
from soundingboard.engine.pages.receipts import FITS, ReadReceipt
from soundingboard.engine.receipt import Receipt, from_bytes

REQUEST = "receipt"
"""What everything that is asked of the device for a new receipt is called."""

_TURNS = 3
_STEP = "step="

Updated = tuple[State, list[Effect]]


def update(source: CourseSource, state: State, event: Payload) -> Updated:
    """The state after *event*, and what the browser is to do.

    Besides the events of :mod:`device`, ``key``, ``signed`` and ``random`` included, there is
    ``place``, and what the reader does: ``use`` (whose computer), ``read``, ``draft``, ``answer``,
    ``next``, ``show`` (an answer, with the result), ``new-quiz``, ``again``, ``acknowledge``,
    ``download``, ``have-receipt``, and ``end-visit`` and its answers.

    Raises:
        BadMessage: the event isn't of its form.
    """
    before, name = state, events.name_of(event)
    effects: list[Effect] = []
    if name == "place":
        state = _placed(source, state, events.read(Place, event).hash.removeprefix("#"))
    else:
        known, effects = device.told(state.device, event)
        state = replace(state, device=known)
        if name in _EVENTS:
            state, more = _EVENTS[name](source, state, event)
            effects = [*effects, *more]
        if name == "records":
            state, more = _elsewhere(source, before, state)
            effects = [*effects, *more]
    state, more = _go_on(source, state)
    return _arrived(source, before, state), [*effects, *more]


def _placed(source: CourseSource, state: State, hash_: str) -> State:
    """The reader is at another place, or comes to the same again."""
    anchor = unquote(hash_)
    if hash_.startswith(_STEP):
        step = hash_.removeprefix(_STEP)
        step, anchor = (step if step in STEPS else OVERVIEW), ""
    elif anchor in source.anchors:
        step = SHEET
    elif anchor and state.at:
        return state  # An anchor of the theme's, such as that of “Skip to content”.
    else:
        step, anchor = OVERVIEW, ""
    if (step, anchor) == (state.step, state.anchor):
        return replace(state, stuck=False)
    return replace(
        state, step=step, anchor=anchor, marked="", opened="", problems=(), said="", stuck=False
    )


def _reported(source: CourseSource, state: State, event: Payload) -> Updated:
    """What is stored was reported, maybe as the outcome of what was to be written."""
    known = state.device
    state = replace(state, reported=True, asking=state.asking and known.kind == VISIT)
    if known.kind == UNDECIDED:
        left = State(
            known, reported=True, step=state.step, anchor=state.anchor, at=state.at, tries=0
        )
        left = replace(left, moved=state.moved, problems=state.problems, count=state.count)
        was_open = state.at.split(" ")[0] not in ("", STATIC, "whose")
        if was_open and state.step in STEPS:
            return replace(left, step=OVERVIEW), [_go(OVERVIEW)]
        return left, []
    state = replace(state, problems=() if state.at.startswith("whose") else state.problems)
    told = events.read(Records, event)
    if not state.writing or told.request != state.writing:
        return state, []
    first, *rest = state.writes
    state = replace(state, writing="")
    # What was written may have been lost or overwritten before it was reported.
    again = known.memory and course_writes.changes(source, known, first)
    if told.outcome == "conflict" or again:
        return state, []
    return _written(source, replace(state, writes=tuple(rest)), first)


def _written(source: CourseSource, state: State, done: Write) -> Updated:
    """What follows once something is stored."""
    if done.do == ANSWER:
        if source.course.feedback == "each":
            return replace(state, marked=done.key, said=""), []
        marked = Position(source, state).marked
        if marked is not None and marked.complete:
            return replace(state, said=""), [_go(RESULT)]
        return replace(state, said=""), []
    if done.do == BEGIN:
        return replace(state, said=""), [] if state.step == QUIZ else [_go(QUIZ)]
    if done.do == CLOSE:
        return replace(state, signing=None, said=""), [_go(RECEIPT)]
    return state, []


def _needless(source: CourseSource, state: State, given_up: Write) -> Updated:
    """What follows if there was nothing to store any more: another tab was quicker."""
    if given_up.do == ANSWER:
        return replace(state, marked="", said=ELSEWHERE), []
    if given_up.do == BEGIN:
        return state, [] if state.step == QUIZ else [_go(QUIZ)]
    if given_up.do == CLOSE:
        state = replace(state, signing=None)
        if course_writes.has_receipt(source, state.device, given_up.seed):
            return state, [_go(RECEIPT)]
        return replace(state, said=ELSEWHERE), []
    return state, []


def _elsewhere(source: CourseSource, before: State, state: State) -> Updated:
    """Whether another tab has gone on with the quiz on this screen."""
    if before.step not in STEPS or before.writing or before.device.kind != state.device.kind:
        return state, []
    here = record_of(source, before.device).attempt
    there = record_of(source, state.device).attempt
    if here is None or not before.reported:
        return state, []
    same = there is not None and there.seed == here.seed
    if same and there is not None and len(there.answers) == len(here.answers):
        return state, []
    if there is None and course_writes.has_receipt(source, state.device, here.seed):
        return replace(state, marked="", signing=None), [_go(RECEIPT)]
    return replace(state, marked="", problems=(), said=ELSEWHERE), []


def _go_on(source: CourseSource, state: State) -> Updated:
    """Begin a quiz if the screen needs one, and write what waits."""
    effects: list[Effect] = []
    if state.device.kind == UNDECIDED:
        return replace(state, writes=(), writing="", signing=None, seeding=False), effects
    while state.writes and not state.writing:
        first = state.writes[0]
        changes = course_writes.changes(source, state.device, first)
        if changes:
            name = f"course {state.count + 1}"
            state = replace(state, count=state.count + 1, writing=name)
            effects.append(device.write(changes, name))
        else:
            state = replace(state, writes=state.writes[1:])
            state, more = _needless(source, state, first)
            effects += more
    now = Position(source, state)
    begins = state.seeding or any(item.do == BEGIN for item in state.writes)
    wanted = state.reported and state.step == QUIZ and not now.lost and now.marked is None
    if wanted and not begins and not state.stuck:
        state = replace(state, seeding=True, anew=False)
        effects.append(device.random("seed"))
    return state, effects


def _arrived(source: CourseSource, before: State, state: State) -> State:
    """Note what is on the screen now."""
    key = Position(source, state).key
    if key == before.at or key == STATIC:
        return state
    linked = before.at == "" and state.step not in (OVERVIEW, SHEET)
    return replace(state, at=key, moved=state.moved or before.at != "" or linked)


# What the reader does


def _use(source: CourseSource, state: State, event: Payload) -> Updated:
    chosen = events.read(Pressed, event).values(shared_computer.COMPUTER)
    state = replace(state, problems=())
    if chosen == (shared_computer.OWN,):
        return state, [device.use(DEVICE)]
    if chosen == (shared_computer.SHARED,):
        return state, [device.use(VISIT)]
    return _refused(state, (shared_computer.FIRST, "computer")), []


def _refused(state: State, *problems: tuple[str, str]) -> State:
    return replace(state, problems=problems, tries=state.tries + 1, said="")


def _read(source: CourseSource, state: State, event: Payload) -> Updated:
    pressed = events.read(Pressed, event)
    anchor = pressed.value
    if anchor not in {part.anchor for part in source.course.reading}:
        raise BadMessage(f"The course has no part “{anchor}” to read.")
    on = anchor in pressed.values("read")
    return _to_write(state, Write(READ, anchor, on=on)), []


def _again(source: CourseSource, state: State, event: Payload) -> Updated:
    return _to_write(state, Write(AGAIN)), []


def _new_quiz(source: CourseSource, state: State, event: Payload) -> Updated:
    if state.seeding or state.device.kind == UNDECIDED:
        return state, []
    return replace(state, seeding=True, anew=True, said=""), [device.random("seed")]


def _random(source: CourseSource, state: State, event: Payload) -> Updated:
    if not state.seeding:
        return state, []
    try:
        seed = quiz.seed_without(
            source.course, events.read(Random, event).hex, state.device.withdrawn
        )
    except BadSeed as error:
        raise BadMessage(str(error)) from error
    state = replace(state, seeding=False)
    if seed is None:
        return replace(state, stuck=True, said=NO_QUIZ), []
    return _to_write(state, Write(BEGIN, seed=seed, on=state.anew)), []


def _ticked(source: CourseSource, state: State, event: Payload) -> tuple[str, str, list[str]]:
    """The scenario on the screen, its quiz's seed, and what is ticked; empty if it's another."""
    now = Position(source, state)
    attempt, place = now.record.attempt, now.next
    if now.screen != SCENARIO or attempt is None or place is None:
        return "", "", []
    scenario = now.drawn[place].scenario
    pressed = events.read(Pressed, event)
    if pressed.value != scenario.id:
        return "", "", []
    found = pressed.values("choice")
    return scenario.id, attempt.seed, [item for item in found if scenario.choice(item) is not None]


def _draft(source: CourseSource, state: State, event: Payload) -> Updated:
    scenario, seed, ticked = _ticked(source, state, event)
    if not scenario:
        return state, []
    return _to_write(state, Write(DRAFT, scenario, seed, tuple(ticked))), []


def _answer(source: CourseSource, state: State, event: Payload) -> Updated:
    scenario, seed, ticked = _ticked(source, state, event)
    if not scenario or any(item.do == ANSWER for item in state.writes):
        return state, []
    if not ticked:
        return _refused(state, ("sb-choice", "choice")), []
    state = replace(state, problems=())
    return _to_write(state, Write(ANSWER, scenario, seed, tuple(ticked))), []


def _to_write(state: State, write: Write) -> State:
    """Have *write* stored after what waits already. A newer draft takes an older one's place."""
    first, rest = state.writes[: bool(state.writing)], state.writes[bool(state.writing) :]
    if write.do == DRAFT:
        rest = tuple(item for item in rest if item.do != DRAFT)
    return replace(state, writes=(*first, *rest, write))


def _next(source: CourseSource, state: State, event: Payload) -> Updated:
    return replace(state, marked="", said=""), []


def _show(source: CourseSource, state: State, event: Payload) -> Updated:
    scenario = events.read(Pressed, event).value
    return replace(state, opened="" if state.opened == scenario else scenario), []


# The acknowledgment


def _acknowledge(source: CourseSource, state: State, event: Payload) -> Updated:
    now = Position(source, state)
    attempt = now.record.attempt
    if now.screen != "acknowledge" or attempt is None or state.signing is not None:
        return state, []
    person, problems = course_acknowledge.typed(events.read(Pressed, event))
    if problems:
        return _refused(state, *problems), []
    signing = Signing(person, attempt.seed)
    return replace(state, signing=signing, problems=(), said=""), [device.key(REQUEST)]


def _key(source: CourseSource, state: State, event: Payload) -> Updated:
    """The key is ready: what is to be signed names it."""
    told = events.read(Key, event)
    if state.signing is None or told.request != REQUEST:
        return state, []
    if told.jwk is None:
        return _not_signed(state)
    return _sign(source, state, told.jwk)


def _sign(source: CourseSource, state: State, jwk: Payload) -> Updated:
    signing = state.signing
    assert signing is not None
    try:
        made = _made(source, state, signing)
        if made is None:
            return replace(state, signing=None), []  # The screen says what has changed meanwhile.
        to_sign = receipts.signing_input(made.payload, jwk)
    except EngineError:
        return _not_signed(state)
    return replace(state, signing=replace(signing, input=to_sign)), [device.sign(to_sign, REQUEST)]


def _made(source: CourseSource, state: State, signing: Signing) -> Receipt | None:
    """The receipt; nothing if the quiz is no longer the one that was passed."""
    now = Position(source, state)
    attempt = now.record.attempt
    if attempt is None or attempt.seed != signing.seed or not now.passed or now.lost:
        return None
    made = issue(
        source.course,
        signing.person,
        source.edition,
        signing.seed,
        dict(attempt.answers),
        state.device.now,
    )
    # A receipt that its own reader would refuse must not be made.
    from_bytes(made.payload)
    return made


def _signed(source: CourseSource, state: State, event: Payload) -> Updated:
    signing, told = state.signing, events.read(Signed, event)
    if signing is None or not signing.input or told.request != REQUEST:
        return state, []
    if told.jwk is None:
        return _not_signed(state)
    try:
        jws = receipts.signed(signing.input, told.signature)
        read = receipts.read(jws)
        key = public_key(told.jwk)
    except BadReceipt:
        return _not_signed(state)
    if read.signed.key != key:  # Another tab has put a new key in its place.
        if signing.turns >= _TURNS:
            return _not_signed(state)
        turned = replace(signing, input="", turns=signing.turns + 1)
        return _sign(source, replace(state, signing=turned), told.jwk)
    signing = replace(signing, jws=jws)
    return replace(state, signing=signing), [device.check([read], REQUEST)]


def _checked(source: CourseSource, state: State, event: Payload) -> Updated:
    """What was signed is as it was meant to be, and can be stored."""
    signing, told = state.signing, events.read(Checked, event)
    if signing is None or not signing.jws or told.request != REQUEST:
        return state, []
    if any(item.do == CLOSE for item in state.writes):
        return state, []
    if Position(source, state).lost:
        return replace(state, signing=None), []
    read = receipts.read(signing.jws)
    if told.results.get(read.name) == FITS:
        return _to_write(state, _close(read)), []
    return _not_signed(state)


def _close(read: ReadReceipt) -> Write:
    made = read.receipt
    return Write(CLOSE, made.id, made.quiz.seed, jws=read.jws)


def _not_signed(state: State) -> Updated:
    said = SIGNING_FAILED if state.device.signs else CANNOT_SIGN
    return replace(state, signing=None, said=said), []


# The receipt


def _download(source: CourseSource, state: State, event: Payload) -> Updated:
    wanted = events.read(Pressed, event).value
    now = Position(source, state)
    for found in (*now.receipts, *now.unchecked):
        if found.name == wanted:
            file = FileDownload(wanted, found.file_name, found.file)
            said = {"effect": "announce", "text": file_download.told(state.device.framed)}
            state = replace(state, downloaded=file)
            if not state.device.framed and found in now.receipts:
                state = _to_write(state, Write(HANDED, found.receipt.id))
            return state, [file_download.download(file), said]
    return state, []


def _handed(source: CourseSource, state: State, event: Payload) -> Updated:
    """The reader has the file, or its text."""
    wanted = events.read(Pressed, event).value
    for found in Position(source, state).receipts:
        if found.name == wanted:
            return _to_write(state, Write(HANDED, found.receipt.id)), []
    return state, []


# A visit


def _visit(source: CourseSource, state: State, event: Payload) -> Updated:
    asking, effects = storage_notice.ending(state.device, events.name_of(event))
    return replace(state, asking=asking), effects


def _go(step: str) -> Effect:
    return {"effect": "go", "hash": f"#{_STEP}{step}"}


_EVENTS = {
    "records": _reported,
    "checked": _checked,
    "random": _random,
    "key": _key,
    "signed": _signed,
    "use": _use,
    READ: _read,
    DRAFT: _draft,
    ANSWER: _answer,
    "next": _next,
    "show": _show,
    "new-quiz": _new_quiz,
    AGAIN: _again,
    "acknowledge": _acknowledge,
    DOWNLOAD: _download,
    HAVE: _handed,
    **dict.fromkeys(storage_notice.EVENTS, _visit),
}
