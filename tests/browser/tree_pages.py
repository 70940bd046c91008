"""A small tree with every verdict's company, its page, and an engine that is CPython's own."""

from __future__ import annotations

import json
import shutil
from html import escape
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, ViewportSize

import soundingboard
from soundingboard.engine.messages import handle
from soundingboard.engine.tree import (
    Answer,
    Contact,
    Outcome,
    Question,
    Step,
    Tree,
    to_json,
)
from soundingboard.engine.verdict import Verdict
from soundingboard.site.assets import style_sheet

ROOT = Path(__file__).resolve().parents[2]
BROWSER_CODE = Path(soundingboard.__file__).parent / "browser"
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"

TITLE = "May I lend it? - The site"

LOW: ViewportSize = {"width": 900, "height": 360}
"""A window that shows only a part of a step."""

TREE = Tree(
    procedure="desk",
    slug="lend",
    title="May I lend it?",
    ask=Contact("the keeper of the desk", "7.1"),
    questions=(
        Question(
            "whose-is-it",
            "Whose is it?",
            (
                Answer("mine", "Mine", to="is-it-fragile"),
                Answer("the-schools", "The school’s", to="who-asks"),
                Answer("found", "I found it", to="is-it-locked-away"),
                Answer("nobody-knows", "Nobody knows", to="the-desk-does-not-say"),
            ),
        ),
        Question(
            "is-it-fragile",
            "Is it fragile?",
            (Answer("yes", "Yes", to="who-asks"), Answer("no", "No", to="lend-it")),
        ),
        Question(
            "who-asks",
            "Who asks?",
            (
                Answer("a-colleague", "A colleague", to="lend-it"),
                Answer("a-student", "A student", to="ask-the-office"),
                Answer("a-stranger", "A stranger", to="keep-it"),
            ),
        ),
        Question(
            "is-it-locked-away",
            "Is it locked away?",
            (Answer("yes", "Yes", to="keep-it"), Answer("no", "No", to="hand-it-in")),
        ),
    ),
    outcomes=(
        Outcome("lend-it", "Lend it", Verdict.ALLOWED, "Nothing forbids it.", ("1.2",)),
        Outcome("ask-the-office", "Ask the office", Verdict.ASK_FIRST, "It decides.", ("3",)),
        Outcome(
            "keep-it",
            "Keep it",
            Verdict.NOT_ALLOWED,
            "Strangers may not borrow.",
            ("2", "4.6.a"),
            steps=(Step("must", "You must keep it."),),
        ),
        Outcome("hand-it-in", "Hand it in", Verdict.NOT_ALLOWED, "Finders ask.", ("4.6.a",)),
        Outcome(
            "the-desk-does-not-say",
            "The desk does not say",
            Verdict.NOT_COVERED,
            "It is silent.",
            ("5",),
        ),
    ),
)

# Stands in for engine/client.mjs and hands every request to CPython. The page's ?engine=… may say
# that it “fails”, or “waits” until the test calls letGo.
_CLIENT = """
const behaviour = new URLSearchParams(location.search).get('engine');
const begun = behaviour === 'waits' && new Promise((resolve) => { window.letGo = resolve; });
export const engine = {
  async ask(op, payload) {
    await begun;
    if (behaviour === 'fails') {
      throw new Error('no wasm here');
    }
    const { ok, error } = JSON.parse(await window.handle(JSON.stringify({ ...payload, op })));
    if (error) {
      throw new Error(error.message);
    }
    return ok;
  },
};
"""

_ICON = (
    '<svg class="sb-verdict__icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M2 2h9Z"/></svg>'
)


def write_code(folder: Path) -> None:
    """The browser's modules and styles, beside an engine that is the test's."""
    ignored = shutil.ignore_patterns("node_modules", "vendor", "client.mjs")
    shutil.copytree(BROWSER_CODE, folder, ignore=ignored, dirs_exist_ok=True)
    (folder / "sounding-board.css").write_text(style_sheet(), encoding="utf-8")
    (folder / "engine" / "client.mjs").write_text(_CLIENT, encoding="utf-8")


def write_page(
    folder: Path, tree: Tree = TREE, *, name: str = "index", attributes: str = "", below: str = ""
) -> None:
    """A tree's page and its compiled JSON. *below* stands under the tree."""
    compiled = json.dumps(to_json(tree))
    (folder / f"{name}.json").write_text(compiled, encoding="utf-8")
    sections = [*map(_question, tree.questions), *map(_outcome, tree.outcomes)]
    html = f"""<!doctype html>
<html lang="en" data-md-color-scheme="default" data-md-color-primary="custom">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>{TITLE}</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="sounding-board.css">
    <style>
      body {{ background: var(--md-default-bg-color); color: var(--md-default-fg-color); }}
      a {{ color: var(--md-typeset-a-color); }}
    </style>
    <script type="module" src="main.mjs"></script>
  </head>
  <body>
    <main class="md-typeset">
      <h1>{escape(tree.title)}</h1>
      <sb-tree data-tree="{tree.id}" data-version="{tree.version}" data-src="{name}.json"
               data-procedure="{tree.procedure}" {attributes}>
        {"".join(sections)}
      </sb-tree>
      {below}
    </main>
  </body>
</html>
"""
    (folder / f"{name}.html").write_text(html, encoding="utf-8")


def _question(question: Question) -> str:
    answers = [
        f'<li><a href="#{answer.to}" data-answer="{answer.id}">{escape(answer.text)}</a></li>'
        for answer in question.answers
    ]
    return (
        f'<section class="sb-node sb-question" data-node="{question.id}">'
        f'<h2 id="{question.id}">{escape(question.text)}</h2>'
        f'<ul class="sb-answers">{"".join(answers)}</ul></section>'
    )


def _outcome(outcome: Outcome) -> str:
    slug = outcome.verdict.slug
    clauses = ", ".join(
        f'<a class="sb-cites" href="desk.html#c-{number.replace(".", "-")}">{number}</a>'
        for number in outcome.clauses
    )
    return (
        f'<section class="sb-node sb-outcome" data-node="{outcome.id}" data-verdict="{slug}">'
        f'<h2 id="{outcome.id}">{escape(outcome.title)}</h2>'
        f'<p class="sb-verdict sb-verdict--{slug}">{_ICON} '
        f"<strong>{outcome.verdict.capitalize()}</strong></p>"
        f'<div class="sb-reason"><p>{escape(outcome.reason)} ({clauses}).</p></div>'
        '<p class="sb-provenance">The desk’s rules.</p></section>'
    )


def open_page(page: Page, address: str) -> Page:
    """The page at *address*, walking, with CPython behind its engine."""
    if not page.evaluate("Boolean(window.handle)"):
        page.expose_function("handle", handle)
    page.goto("about:blank")
    page.goto(address)
    page.locator("sb-tree[data-walking]").wait_for()
    return page


def ask_engine(op: str, tree: Tree, **answers: str) -> Any:
    """What CPython answers to *op* about *tree*; hyphens of ids are underscores here."""
    opened = json.loads(handle(json.dumps({"op": "open", "tree": to_json(tree)})))["ok"]
    known = {question.replace("_", "-"): answer for question, answer in answers.items()}
    request = {"op": op, "tree": opened["tree"], "answers": known}
    return json.loads(handle(json.dumps(request)))["ok"]


def answer(page: Page, *labels: str) -> None:
    """Choose each answer in turn and continue."""
    for label in labels:
        page.get_by_label(label, exact=True).check()
        page.get_by_role("button", name="Continue").click()


def be_unsure(page: Page) -> None:
    """Answer with “I am not sure”."""
    answer(page, "I am not sure")


def unsure_result(page: Page) -> Locator:
    """What the page says to somebody who is not sure."""
    return page.locator(".sb-js-unsure__result")


def heading(page: Page, words: str) -> Locator:
    return page.get_by_role("heading", name=words, exact=True)


def fragment(*, at: str = "", unsure: str = "", **answers: str) -> str:
    """The fragment of a walk of `TREE`; hyphens of ids are underscores here."""
    pairs = [f"{question.replace('_', '-')}={answer}" for question, answer in answers.items()]
    places = [f"at={at}"] * bool(at) + [f"unsure={unsure}"] * bool(unsure)
    return "#walk?" + "&".join([f"v={TREE.version}", *pairs, *places])


def shown(page: Page) -> list[str]:
    """The questions and outcomes on the screen."""
    nodes: list[str] = page.eval_on_selector_all(
        ".sb-node", "all => all.filter(s => s.checkVisibility()).map(s => s.dataset.node)"
    )
    return nodes


def place(control: Locator) -> float:
    """How far below the top of the window a control is, in pixels."""
    box = control.bounding_box()
    assert box is not None
    return box["y"]


def complaints(page: Page, scheme: str) -> list[str]:
    """What axe finds wrong with the page in light or dark colours, by rule and element."""
    page.evaluate("scheme => { document.documentElement.dataset.mdColorScheme = scheme; }", scheme)
    page.add_script_tag(path=AXE)
    found: list[str] = page.evaluate(
        """async () => (await axe.run()).violations.flatMap(
            ({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`))"""
    )
    return found
