"""The engine in the browser: both bundles, next to CPython; and what happens when it breaks."""

from __future__ import annotations

import json
import logging
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route
from tests.browser.fixtures import Serve
from tests.site.tooling import python_with_pyodide_build

import soundingboard
from soundingboard.engine.codec import encode
from soundingboard.engine.messages import handle
from soundingboard.engine.pages.tree_source import OutcomeText, QuestionText, TreeSource
from soundingboard.engine.tree import Answer, Outcome, Question, Step, Tree
from soundingboard.engine.verdict import Verdict
from soundingboard.site.bundle import build_bundle

pytestmark = pytest.mark.browser

BROWSER_CODE = Path(soundingboard.__file__).parent / "browser"

TREE = Tree(
    procedure="cedar-12",
    slug="follow-request",
    title="May I accept this follow request? « Élève »",
    questions=(
        Question(
            "which-account",
            "Which account?",
            (
                Answer("my-own", "My own", to="who-is-asking"),
                Answer("for-work", "For work", to="accept"),
            ),
        ),
        Question(
            "who-is-asking",
            "Who is asking?",
            (
                Answer("a-student", "A student", to="decline", hint="now"),
                Answer("somebody-else", "Somebody else", to="accept"),
            ),
        ),
    ),
    outcomes=(
        Outcome(
            "decline",
            "Decline",
            Verdict.NOT_ALLOWED,
            "It opens a door.",
            ("2.1.1",),
            steps=(Step("must", "You must decline."),),
        ),
        Outcome("accept", "Accept", Verdict.ALLOWED, "Nothing speaks against it.", ("1.1",)),
    ),
    reviewed="2026-11-20",
)

SOURCE = encode(
    TreeSource(
        TREE,
        "../",
        {
            question.id: QuestionText(
                "", {answer.id: (answer.text, answer.hint) for answer in question.answers}
            )
            for question in TREE.questions
        },
        {outcome.id: OutcomeText(outcome.reason, "") for outcome in TREE.outcomes},
    )
)
KEY = json.loads(handle(json.dumps({"op": "page.open", "source": SOURCE})))["ok"]["page"]


def _place(hash_: str, *taps: str) -> dict[str, Any]:
    place = {"name": "place", "hash": hash_, "taps": [*taps], "page": "/", "today": "today"}
    return {"op": "page.event", "page": KEY, "state": None, "event": place}


CONVERSATION: list[dict[str, Any]] = [
    _place(""),
    _place("#walk?which-account=my-own"),
    _place("#walk?which-account=my-own&who-is-asking=a-student"),
    _place("#walk?which-account=*&at=which-account"),
    _place("#decline", "which-account=my-own", "who-is-asking=a-student"),
    _place("#walk?which-account=no-such-answer"),
    {**_place(""), "page": "tree:cedar-12/unheard-of@0"},
    {**_place(""), "state": {"answers": 1}},
    {"op": "no-such-operation"},
]

# Asks what it is given, one after the other, and tells how each went.
ASK_ALL = """async ({ source, requests }) => {
    const { engine } = await import('/assets/soundingboard/engine/client.mjs');
    await engine.ask('page.open', { source });
    const answers = [];
    for (const { op, ...payload } of requests) {
        answers.push(await engine.ask(op, payload).then(
            (ok) => ({ ok }),
            ({ code, message }) => ({ error: { code, message } }),
        ));
    }
    return answers;
}"""

START = """async () => {
    const { engine } = await import('/assets/soundingboard/engine/client.mjs');
    await engine.start().catch(() => {});
    return [engine.state, engine.failure?.code, String(engine.failure?.cause)];
}"""


def make_site(
    folder: Path, cache: Path, *, with_pyodide_build: bool, python: str = sys.executable
) -> Path:
    """A site of one empty page, our code and a bundle."""
    (folder / "index.html").write_text(
        "<!doctype html><title>Empty</title><link rel=icon href=data:,>", encoding="utf-8"
    )
    code = folder / "assets" / "soundingboard"
    shutil.copytree(BROWSER_CODE, code, ignore=shutil.ignore_patterns("node_modules"))
    bundle = build_bundle(
        cache,
        log=logging.getLogger(__name__),
        with_pyodide_build=with_pyodide_build,
        with_fast_start=False,
        python=python,
    )
    bundle.publish(folder)
    assert bool(bundle.packages) == with_pyodide_build
    return folder


@pytest.fixture(scope="session")
def plain_site(tmp_path_factory: pytest.TempPathFactory, bundle_cache: Path) -> Path:
    folder = tmp_path_factory.mktemp("plain")
    return make_site(folder, bundle_cache, with_pyodide_build=False)


@pytest.fixture(scope="session")
def locked_site(tmp_path_factory: pytest.TempPathFactory, bundle_cache: Path) -> Path:
    python = python_with_pyodide_build(bundle_cache)
    if python is None:
        pytest.skip("pyodide-build needs Python 3.12 or newer, and none was found here")
    folder = tmp_path_factory.mktemp("locked")
    return make_site(folder, bundle_cache, with_pyodide_build=True, python=python)


@pytest.mark.parametrize("site", ["plain_site", "locked_site"])
def test_each_bundle_answers_as_cpython_does(
    site: str, request: pytest.FixtureRequest, page: Page, serve: Serve
) -> None:
    base = serve(request.getfixturevalue(site))
    requested: list[str] = []
    page.on("request", lambda seen: requested.append(seen.url))
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))

    page.goto(base)
    answers = page.evaluate(ASK_ALL, {"source": SOURCE, "requests": CONVERSATION})

    handle(json.dumps({"op": "page.open", "source": SOURCE}))
    assert answers == [json.loads(handle(json.dumps(asked))) for asked in CONVERSATION]
    assert "ok" in answers[0]
    assert [url for url in requested if not url.startswith(base)] == []
    assert said == []


@pytest.mark.parametrize("blocked", ["bundle.json", "pyodide.mjs", "*.wasm", "*.zip", "*.whl"])
def test_a_file_that_cannot_be_fetched_is_a_failed_start(
    blocked: str, page: Page, serve: Serve, plain_site: Path
) -> None:
    page.goto(serve(plain_site))
    page.route(f"**/{blocked}", lambda route: route.abort())
    assert page.evaluate(START)[:2] == ["failed", "unavailable"]


def test_a_failed_start_may_be_tried_once_more(page: Page, serve: Serve, plain_site: Path) -> None:
    page.goto(serve(plain_site))
    page.route("**/*.wasm", lambda route: route.abort())
    assert page.evaluate(START)[0] == "failed"
    page.unroute("**/*.wasm")
    assert page.evaluate(START)[0] == "ready"


def test_a_policy_that_forbids_webassembly_is_a_failed_start(
    page: Page, serve: Serve, plain_site: Path
) -> None:
    page.goto(serve(plain_site))

    def forbid(route: Route) -> None:
        answer = route.fetch()
        policy = {"content-security-policy": "default-src 'self'"}
        route.fulfill(response=answer, headers={**answer.headers, **policy})

    page.route("**/worker.mjs*", forbid)
    state, code, cause = page.evaluate(START)
    assert (state, code) == ("failed", "unavailable")
    assert "Content Security Policy" in cause
