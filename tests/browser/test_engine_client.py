"""The page's side of the engine, before a worker that misbehaves on demand."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from tests.browser.fixtures import Serve

import soundingboard

pytestmark = pytest.mark.browser

ENGINE_CODE = Path(soundingboard.__file__).parent / "browser" / "engine"

WORKER = """
    const opened = new Set();
    self.addEventListener('message', ({ data }) => {
        const { op, source, page } = JSON.parse(data);
        const answer = (said) => postMessage(JSON.stringify(said));
        switch (op) {
            case 'page.open':
                opened.add(source.key);
                return answer({ ok: { page: source.key } });
            case 'walk':
                return answer(opened.has(page)
                    ? { ok: { page } }
                    : { error: { code: 'unknown-page', message: `${page} is not open.` } });
            case 'echo':
                return answer({ ok: { op } });
            case 'crash':
                return postMessage({ failed: 'out of memory' });
            case 'throw':
                throw new Error('out of luck');
            case 'silence':
                return;
        }
    });
    postMessage({ ready: true });
"""

WORKERS = {
    "worker.mjs": WORKER,
    "failing.mjs": "postMessage({ failed: 'no wasm here' });",
    "silent.mjs": "",
    "broken.mjs": "this is not JavaScript",
}

PRELUDE = """
    const { Engine } = await import('/engine/client.mjs');
    const states = [];
    const made = (worker, patience) => {
        const engine = new Engine(new URL(`/workers/${worker}`, location.href), patience);
        let now = engine.state;
        const set = (state) => { now = state; states.push(state); };
        return Object.defineProperty(engine, 'state', { get: () => now, set });
    };
    const outcome = (promise) => promise.then((ok) => ok ?? 'done', (error) => error.code);
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("client")
    (folder / "index.html").write_text("<!doctype html><title>Empty</title>", encoding="utf-8")
    shutil.copytree(ENGINE_CODE, folder / "engine")
    shutil.copy(ENGINE_CODE.parent / "patience.mjs", folder)
    (folder / "workers").mkdir()
    for name, code in WORKERS.items():
        (folder / "workers" / name).write_text(code, encoding="utf-8")
    return folder


@pytest.fixture
def client(page: Page, serve: Serve, site: Path) -> Page:
    page.goto(serve(site))
    return page


def run(client: Page, script: str) -> Any:
    return client.evaluate(f"async () => {{ {PRELUDE} {script} }}")


def test_nothing_starts_before_it_is_asked_for(client: Page) -> None:
    requested: list[str] = []
    client.on("request", lambda seen: requested.append(seen.url))
    state = run(
        client, "const { engine } = await import('/engine/client.mjs'); return engine.state"
    )
    assert state == "idle"
    assert [url for url in requested if "worker" in url] == []


def test_the_states_of_a_start_are_told(client: Page) -> None:
    script = """
        const engine = made('worker.mjs');
        const [first, second] = [engine.start(), engine.start()];
        await first;
        return [first === second, states];
    """
    assert run(client, script) == [True, ["starting", "ready"]]


def test_each_asker_has_the_answer_to_what_it_asked(client: Page) -> None:
    script = """
        const engine = made('worker.mjs');
        const keys = Array.from({ length: 50 }, (_, at) => `a@${at}`);
        const open = (key) => engine.ask('page.open', { source: { key } });
        const refused = outcome(engine.ask('walk', { page: 'b' }));
        const told = await Promise.all(keys.map(open));
        return [await refused, told.every(({ page }, at) => page === keys[at])];
    """
    assert run(client, script) == ["unknown-page", True]


@pytest.mark.parametrize("mishap", ["crash", "throw"])
def test_a_crashed_worker_is_restarted_and_everyone_waiting_is_told(
    client: Page, mishap: str
) -> None:
    script = f"""
        const engine = made('worker.mjs');
        await engine.start();
        const asked = [engine.ask('silence'), engine.ask('{mishap}')];
        const told = await Promise.all(asked.map(outcome));
        return [told, await outcome(engine.ask('echo')), states];
    """
    told, after, states = run(client, script)
    assert told == ["crashed", "crashed"]
    assert after == {"op": "echo"}
    assert states == ["starting", "ready", "starting", "ready"]


def test_an_answer_that_does_not_come_is_given_up(client: Page) -> None:
    script = """
        const engine = made('worker.mjs', { answer: 200 });
        return [await outcome(engine.ask('silence')), await outcome(engine.ask('echo'))];
    """
    assert run(client, script) == ["timed-out", {"op": "echo"}]


def test_whoever_asks_later_is_given_as_long(client: Page) -> None:
    script = """
        const engine = made('worker.mjs', { answer: 400 });
        await engine.ask('echo');
        await new Promise((done) => setTimeout(done, 300));
        const asked = performance.now();
        const told = await outcome(engine.ask('silence'));
        return [told, performance.now() - asked >= 399];
    """
    assert run(client, script) == ["timed-out", True]


def test_nobody_is_given_up_once_answered(client: Page) -> None:
    script = """
        const engine = made('worker.mjs', { answer: 100 });
        await engine.ask('echo');
        await new Promise((done) => setTimeout(done, 300));
        return [await outcome(engine.ask('echo')), states];
    """
    assert run(client, script) == [{"op": "echo"}, ["starting", "ready"]]


def test_an_engine_that_keeps_crashing_is_given_up(client: Page) -> None:
    script = """
        const engine = made('worker.mjs');
        const told = [];
        for (let i = 0; i < 5; i += 1) {
            told.push(await outcome(engine.ask('crash')));
        }
        return [told, engine.state, engine.failure.cause.code];
    """
    told, state, cause = run(client, script)
    assert told == ["crashed"] * 4 + ["unavailable"]
    assert (state, cause) == ("failed", "crashed")


@pytest.mark.parametrize("worker", ["failing.mjs", "silent.mjs", "broken.mjs", "missing.mjs"])
def test_a_failed_start_is_tried_again_when_it_is_asked_again(client: Page, worker: str) -> None:
    script = f"""
        const engine = made('{worker}', {{ start: 300 }});
        const told = [];
        for (let i = 0; i < 3; i += 1) {{
            told.push(await outcome(engine.ask('echo')));
        }}
        return [told, states];
    """
    told, states = run(client, script)
    assert told == ["unavailable"] * 3
    assert states == ["starting", "failed"] * 3


def test_a_browser_without_workers_is_told(client: Page) -> None:
    script = """
        delete globalThis.Worker;
        const engine = made('worker.mjs');
        return [await outcome(engine.start()), states];
    """
    assert run(client, script) == ["unavailable", ["starting", "failed"]]
