"""What can go wrong with a browser's storage, and the steps of a course, as plain JavaScript.

Nothing here is tied to one browser or driver. A fault is a script that acts on the page as it is
when it runs: run it at any step, or before the page's own scripts. A step is the body of an async
function that acts and looks as a reader does; run it with :func:`step`, whose value is a promise.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from _pytest.mark.structures import ParameterSet

NAME = "Renée O’Neil"
STAFF = "0042"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that a browser does to a page.

    ``script`` does it. ``told`` is whether the page has to say from then on that what is done is
    not kept beyond it; a page that can put things right again need not.
    """

    name: str
    script: str
    told: bool = True


_ALL_DATABASES = """
const databases = (await indexedDB.databases()).map(({ name }) => name);
"""

_REFUSE = """
const refuse = (type, names, error) => {
  for (const name of names) {
    type.prototype[name] = () => { throw new DOMException('refused', error); };
  }
};
"""

_CLOSE_OPEN_ONES = """
const fresh = new WeakSet();
const { open } = IDBFactory.prototype;
const { transaction } = IDBDatabase.prototype;
IDBFactory.prototype.open = function (...given) {
  const request = open.apply(this, given);
  request.addEventListener('success', () => fresh.add(request.result));
  request.addEventListener('upgradeneeded', () => fresh.add(request.result));
  return request;
};
IDBDatabase.prototype.transaction = function (...given) {
  if (!fresh.has(this)) {
    this.close();
  }
  return transaction.apply(this, given);
};
"""

_EACH_RECORD = """
const request = indexedDB.open(name);
await new Promise((resolve) => { request.onsuccess = resolve; });
const database = request.result;
const areas = [...database.objectStoreNames];
const change = database.transaction(areas, 'readwrite');
const over = new Promise((resolve) => { change.oncomplete = resolve; });
"""

_OVER = """
await over;
database.close();
"""

STORAGE: tuple[Fault, ...] = (
    Fault("closed", _CLOSE_OPEN_ONES, told=False),
    Fault(
        "closed for good",
        _REFUSE + "refuse(IDBDatabase, ['transaction'], 'InvalidStateError');",
    ),
    Fault(
        "deleted",
        _ALL_DATABASES
        + """
        for (const name of databases) {
          const request = indexedDB.deleteDatabase(name);
          await new Promise((resolve) => { request.onsuccess = request.onblocked = resolve; });
        }
        localStorage.clear();
        sessionStorage.clear();
        """,
    ),
    Fault(
        "emptied",
        f"""{_ALL_DATABASES}
        for (const name of databases) {{
          {_EACH_RECORD}
          areas.forEach((area) => change.objectStore(area).clear());
          {_OVER}
        }}
        """,
    ),
    Fault("full", _REFUSE + "refuse(IDBObjectStore, ['put', 'add'], 'QuotaExceededError');"),
    Fault(
        "full when it is written down",
        """
        for (const name of ['put', 'add']) {
          const stock = IDBObjectStore.prototype[name];
          IDBObjectStore.prototype[name] = function (...given) {
            const request = stock.apply(this, given);
            this.transaction.abort();
            return request;
          };
        }
        """,
    ),
    Fault(
        "blocked",
        _REFUSE
        + """
        refuse(IDBFactory, ['open', 'databases', 'deleteDatabase'], 'SecurityError');
        refuse(IDBDatabase, ['transaction'], 'InvalidStateError');
        """,
    ),
    Fault(
        "taken away",
        _REFUSE
        + """
        refuse(IDBDatabase, ['transaction'], 'InvalidStateError');
        Object.defineProperty(globalThis, 'indexedDB', { configurable: true, value: undefined });
        """,
    ),
    Fault(
        "silent",
        """
        for (const type of [IDBRequest, IDBOpenDBRequest, IDBTransaction]) {
          for (const name of ['success', 'error', 'complete', 'abort', 'upgradeneeded']) {
            if (Object.hasOwn(type.prototype, `on${name}`)) {
              Object.defineProperty(type.prototype, `on${name}`, { set() {}, get: () => null });
            }
          }
        }
        const { addEventListener } = EventTarget.prototype;
        EventTarget.prototype.addEventListener = function (...given) {
          if (!(this instanceof IDBRequest || this instanceof IDBTransaction)) {
            addEventListener.apply(this, given);
          }
        };
        """,
    ),
    Fault(
        "closed, and silent when opened again",
        _REFUSE
        + """
        refuse(IDBDatabase, ['transaction'], 'InvalidStateError');
        const { open } = IDBFactory.prototype;
        IDBFactory.prototype.open = function (...given) {
          const request = open.apply(this, given);
          for (const name of ['onsuccess', 'onerror', 'onblocked']) {
            Object.defineProperty(request, name, { set() {}, get: () => null });
          }
          request.addEventListener = () => {};
          return request;
        };
        """,
    ),
    Fault(
        "corrupted",
        f"""{_ALL_DATABASES}
        const answer = {{ scenario: 'one', choices: ['a'] }};
        const twice = {{ course_hash: 'x', seed: 'y', answers: [answer, answer] }};
        const bad = [
          {{ read: [], seen: [], edition: '', attempt: twice }},
          {{ read: 7, seen: null, edition: [], attempt: 'none' }},
          'not a record',
        ];
        for (const name of databases) {{
          {_EACH_RECORD}
          for (const area of areas.filter((each) => each !== 'settings')) {{
            change.objectStore(area).openCursor().onsuccess = ({{ target }}) => {{
              if (target.result) {{
                target.result.update(bad[0]);
                bad.push(bad.shift());
                target.result.continue();
              }}
            }};
            bad.forEach((value, at) => change.objectStore(area).put(value, `elsewhere/${{at}}`));
          }}
          {_OVER}
        }}
        """,
        told=False,
    ),
    Fault(
        "answered twice in the record",
        f"""{_ALL_DATABASES}
        for (const name of databases) {{
          {_EACH_RECORD}
          change.objectStore('courses').openCursor().onsuccess = ({{ target }}) => {{
            if (target.result) {{
              const record = target.result.value;
              if (record.attempt?.answers.length > 0) {{
                record.attempt.answers.push(record.attempt.answers[0]);
                target.result.update(record);
              }}
              target.result.continue();
            }}
          }};
          {_OVER}
        }}
        """,
        told=False,
    ),
    Fault(
        "corrupted settings",
        f"""{_ALL_DATABASES}
        for (const name of databases) {{
          {_EACH_RECORD}
          const settings = change.objectStore('settings');
          settings.put({{ privateKey: 7, publicKey: null }}, 'key');
          settings.put(7, 'aside/courses/larkspur/onboarding');
          settings.put({{ reason: 7, value: {{ read: 7 }} }}, 'aside/receipts/x');
          settings.put(null, 'aside/');
          {_OVER}
        }}
        """,
        told=False,
    ),
    Fault(
        "of a newer version",
        """
        for (const { name, version } of await indexedDB.databases()) {
          const request = indexedDB.open(name, version + 1);
          await new Promise((resolve) => { request.onsuccess = resolve; });
          request.result.close();
        }
        """,
    ),
    Fault(
        "without small storage",
        """
        for (const name of ['localStorage', 'sessionStorage']) {
          Object.defineProperty(globalThis, name, {
            configurable: true,
            get() { throw new DOMException('denied', 'SecurityError'); },
          });
        }
        """,
        told=False,
    ),
    Fault(
        "small storage full",
        _REFUSE + "refuse(Storage, ['setItem'], 'QuotaExceededError');",
        told=False,
    ),
)
"""Faults of what is stored."""

PROMISES: tuple[Fault, ...] = (
    Fault(
        "promises left open",
        """
        const open = () => new Promise(() => {});
        const leave = (type, names) => {
          for (const name of names) {
            if (type && name in type.prototype) {
              type.prototype[name] = open;
            }
          }
        };
        leave(globalThis.StorageManager, ['persist', 'persisted', 'estimate']);
        leave(globalThis.LockManager, ['request', 'query']);
        leave(globalThis.Clipboard, ['write', 'writeText', 'readText']);
        leave(globalThis.Permissions, ['query']);
        leave(globalThis.CacheStorage, ['open', 'match', 'has', 'keys', 'delete']);
        leave(globalThis.FontFaceSet, ['load']);
        leave(globalThis.ServiceWorkerContainer, ['register', 'getRegistrations']);
        for (const type of [globalThis.ServiceWorkerContainer, globalThis.FontFaceSet]) {
          if (type) {
            Object.defineProperty(type.prototype, 'ready', { configurable: true, get: open });
          }
        }
        """,
        told=False,
    ),
    Fault(
        "promises refused",
        """
        const denied = async () => { throw new DOMException('denied', 'SecurityError'); };
        const refuse = (type, names) => {
          for (const name of names) {
            if (type && name in type.prototype) {
              type.prototype[name] = denied;
            }
          }
        };
        refuse(globalThis.StorageManager, ['persist', 'persisted', 'estimate']);
        refuse(globalThis.LockManager, ['request', 'query']);
        refuse(globalThis.Clipboard, ['write', 'writeText', 'readText']);
        globalThis.BroadcastChannel = class {
          constructor() { throw new DOMException('denied', 'SecurityError'); }
        };
        """,
        told=False,
    ),
)
"""Promises that browsers leave open, such as while they ask for leave, or refuse."""

FROM_THE_START = (
    "closed for good",
    "full",
    "full when it is written down",
    "blocked",
    "taken away",
    "silent",
    "closed, and silent when opened again",
    "without small storage",
    "small storage full",
    "promises left open",
    "promises refused",
)
"""Faults that a browser may have before the page is there; run them before the page's scripts."""

FAULTS = {fault.name: fault for fault in (*STORAGE, *PROMISES)}

_HELPERS = """
const later = (time) => new Promise((resolve) => { setTimeout(resolve, time); });
const shown = (element) => element !== null && element.getClientRects().length > 0;
const until = async (what, look) => {
  for (const start = Date.now(); Date.now() - start < 60_000; await later(40)) {
    const found = look();
    if (found) {
      return found;
    }
  }
  const { innerText } = document.querySelector('article');
  throw new Error(`Waited for ${what}. The page says: ${innerText}`);
};
const all = (selector) => [...document.querySelectorAll(`sb-course ${selector}`)].filter(shown);
const button = (...names) => until(`the button ${names}`, () =>
  all('button, a').find((each) => names.includes(each.textContent.trim())));
const press = async (...names) => (await button(...names)).click();
const heading = (start) => until(`the heading ${start}`, () =>
  all('h2').find((each) => each.textContent.trim().startsWith(start)));
const type = (selector, words) => {
  const field = document.querySelector(selector);
  field.value = words;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
};
const course = async () =>
  (await (await fetch(document.querySelector('sb-course').dataset.source)).json()).course;
const tick = async () => {
  const caption = await until('a scenario', () => all('.sb-js-legend .sb-js-caption')[0]);
  const title = caption.parentElement.textContent.trim();
  const { scenarios } = await course();
  const { choices } = scenarios.find((each) => title.endsWith(each.title));
  for (const { id } of choices.filter(({ right }) => right)) {
    const box = document.querySelector(`sb-course input[value="${id}"]`);
    if (!box.checked) {
      box.click();
    }
  }
};
const answer = async () => {
  await press('Answer');
  await until('the marks', () => all('.sb-js-verdict')[0]);
};
"""

STEPS: dict[str, str] = {
    "arrived": "await button('Continue');",
    "begun": """
        document.querySelector('#sb-computer-own').click();
        await press('Continue');
        await heading('Course progress');
        await button('Start the quiz', 'Continue the quiz');
        """,
    "read": """
        const boxes = await until('the reading', () => {
          const found = all('.sb-js-read__input');
          return found.length > 0 && found;
        });
        boxes.forEach((box) => box.click());
        const told = `${boxes.length} of ${boxes.length} sections read`;
        await until(told, () => document.querySelector('sb-course').innerText.includes(told));
        """,
    "answering": """
        await press('Start the quiz');
        await tick();
        """,
    "marked": "await answer();",
    "passed": """
        const { draw } = await course();
        for (let number = 2; number <= draw; number += 1) {
          await press('Next scenario');
          await until(`scenario ${number}`, () =>
            all('.sb-js-legend')[0]?.textContent.includes(`Scenario ${number} of`));
          await tick();
          await answer();
        }
        await press('See your result');
        await heading('You passed');
        """,
    "acknowledging": f"""
        await press('Acknowledge the procedure');
        await until('the form', () => all('#sb-name')[0]);
        document.querySelector('#sb-acknowledgment-yes').click();
        type('#sb-name', '{NAME}');
        type('#sb-staff', '{STAFF}');
        """,
    "acknowledged": f"""
        await press('Acknowledge and make my receipt');
        await heading('Your receipt');
        await until('the receipt', () => all('.sb-certificate')[0]?.innerText.includes('{NAME}'));
        """,
    "seen again": f"""
        await press('Back to the course');
        await press('See your receipt');
        await heading('Your receipt');
        await until('the receipt', () => all('.sb-certificate')[0]?.innerText.includes('{NAME}'));
        """,
}
"""The steps of a course on a person's own device, from its page on, in order."""


def step(name: str) -> str:
    """An expression whose value is a promise of the step's end."""
    return f"(async () => {{ {_HELPERS} {STEPS[name]} }})()"


def fault(name: str) -> str:
    """An expression whose value is a promise of the fault's having happened."""
    return f"(async () => {{ {FAULTS[name].script} }})()"


TRIED = {
    "promises left open": "arrived",
    "deleted": "begun",
    "corrupted": "read",
    "closed": "answering",
    "answered twice in the record": "marked",
    "full": "passed",
    "blocked": "acknowledging",
    "emptied": "acknowledged",
    "silent": "seen again",
}
"""A fault for each step of a course. The storage by itself is tried with all of them."""


def cases(config: pytest.Config) -> list[ParameterSet]:
    """Which fault happens after which step: those of `TRIED`, or all with ``--exhaustive``."""
    every = config.getoption("--exhaustive")
    found = itertools.product(FAULTS, STEPS) if every else TRIED.items()
    return [pytest.param(name, at, id=f"{name}-{at}") for name, at in found]
