"""A small page of its own for ``<sb-tree>``, beside an engine of its own, and how tests walk it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from playwright.sync_api import Locator, Page

import soundingboard
from soundingboard.site.assets import style_sheet

_BROWSER_CODE = Path(soundingboard.__file__).parent / "browser"

VERSION = "1a2b3c4d5e6f"
TITLE = "May I lend it? - The site"

_PAGE = f"""<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>{TITLE}</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="sounding-board.css">
    <script type="module" src="main.mjs"></script>
  </head>
  <body>
    <h1 id="may-i-lend-it">May I lend it?</h1>
    <sb-tree data-tree="desk/lend" data-version="{VERSION}" data-src="lend.json"
             data-procedure="desk">
      <div class="sb-intro"><p>Somebody asks to borrow something.</p></div>
      <section class="sb-node sb-question" data-node="whose-is-it">
        <h2 id="whose-is-it">Whose is it?<a class="headerlink" href="#whose-is-it">¶</a></h2>
        <div class="sb-help"><p>Look for a <a href="labels.html">label</a>.</p></div>
        <ul class="sb-answers">
          <li><a href="#is-it-fragile" data-answer="mine">Mine</a></li>
          <li><a href="#who-asks" data-answer="the-schools">The <em>school</em>’s</a>
            <span class="sb-hint">whatever the label says</span></li>
        </ul>
      </section>
      <section class="sb-node sb-question" data-node="is-it-fragile">
        <h2 id="is-it-fragile">Is it fragile?</h2>
        <ul class="sb-answers">
          <li><a href="#who-asks" data-answer="yes">Yes</a></li>
          <li><a href="#lend-it" data-answer="no">No</a></li>
        </ul>
      </section>
      <section class="sb-node sb-question" data-node="who-asks">
        <h2 id="who-asks">Who asks?</h2>
        <ul class="sb-answers">
          <li><a href="#lend-it" data-answer="a-colleague">A colleague</a></li>
          <li><a href="#keep-it" data-answer="a-stranger">A stranger</a></li>
        </ul>
      </section>
      <section class="sb-node sb-outcome" data-node="lend-it" data-verdict="allowed">
        <h2 id="lend-it">Lend it</h2>
        <p class="sb-verdict sb-verdict--allowed"><strong>Allowed</strong></p>
        <div class="sb-reason"><p>Nothing forbids it
          (<a class="sb-cites" href="desk.html#c-1-2">1.2</a>).</p></div>
        <p class="sb-provenance">The desk’s rules. <a class="sb-contact" href="mailto:d@example.org"
          data-contact="the desk">Tell us what is wrong here</a>.</p>
      </section>
      <section class="sb-node sb-outcome" data-node="keep-it" data-verdict="not-allowed">
        <h2 id="keep-it">Keep it</h2>
        <p class="sb-verdict sb-verdict--not-allowed"><strong>Not allowed</strong></p>
        <div class="sb-reason"><p>Strangers may not borrow
          (<a class="sb-cites" href="desk.html#c-2">2</a>,
          <a class="sb-cites" href="desk.html#c-4-6-a">4.6.a</a>).</p></div>
        <ul class="sb-steps"><li data-force="must">You must keep it.</li></ul>
        <p class="sb-provenance">The desk’s rules. <a class="sb-contact" href="mailto:d@example.org"
          data-contact="the desk">Tell us what is wrong here</a>.</p>
      </section>
    </sb-tree>
  </body>
</html>
"""

_WAYS = {
    "whose-is-it": {"mine": "is-it-fragile", "the-schools": "who-asks"},
    "is-it-fragile": {"yes": "who-asks", "no": "lend-it"},
    "who-asks": {"a-colleague": "lend-it", "a-stranger": "keep-it"},
}
_OUTCOMES = {
    "lend-it": {"verdict": "allowed", "clauses": ["1.2"]},
    "keep-it": {"verdict": "not allowed", "clauses": ["2", "4.6.a"]},
}

# Stands in for engine/client.mjs; the page's ?engine=… says how it behaves.
_ENGINE = """
const behaviour = new URLSearchParams(location.search).get('engine') ?? 'agrees';
let opened;
const walk = (answers) => {
  const path = [];
  let at = 'whose-is-it';
  while (opened.ways[at] && answers[at]) {
    path.push({ question: at, answer: answers[at] });
    at = opened.ways[at][answers[at]];
  }
  if (behaviour === 'differs' && opened.outcomes[at]) {
    at = at === 'lend-it' ? 'keep-it' : 'lend-it';
  }
  const outcome = opened.outcomes[at];
  return {
    path,
    question: outcome ? null : at,
    outcome: outcome ? { id: at, title: at, reason: `Because of ${at}.`, ...outcome } : null,
  };
};
const operations = {
  open: ({ tree }) => ((opened = tree), { tree: 'key' }),
  walk: ({ answers }) => walk(answers),
  change: ({ answers, question, answer }) => {
    const before = walk(answers);
    const after = walk({ ...answers, [question]: answer });
    const asked = after.path.map((step) => step.question);
    const dropped = before.path.map((step) => step.question).filter((id) => !asked.includes(id));
    return { ...after, kept: [], dropped };
  },
};
export const engine = {
  async ask(op, payload) {
    window.asked = [...(window.asked ?? []), op];
    if (behaviour === 'fails') {
      throw new Error('no wasm here');
    }
    if (behaviour === 'never') {
      await new Promise(() => {});
    }
    return operations[op](payload);
  },
};
"""


def write(folder: Path) -> None:
    """The page, one of a newer edition and one that is no tree, with the browser's own modules."""
    ignored = shutil.ignore_patterns("node_modules", "vendor", "client.mjs")
    shutil.copytree(_BROWSER_CODE, folder, ignore=ignored, dirs_exist_ok=True)
    (folder / "sounding-board.css").write_text(style_sheet(), encoding="utf-8")
    (folder / "engine" / "client.mjs").write_text(_ENGINE, encoding="utf-8")
    compiled = {"version": VERSION, "ways": _WAYS, "outcomes": _OUTCOMES}
    (folder / "lend.json").write_text(json.dumps(compiled), encoding="utf-8")
    (folder / "index.html").write_text(_PAGE, encoding="utf-8")
    (folder / "newer.html").write_text(_PAGE.replace(VERSION, "0" * 12), encoding="utf-8")
    (folder / "broken.html").write_text(_PAGE.replace("#keep-it", "#nowhere"), encoding="utf-8")


def opened(page: Page, address: str) -> Page:
    page.goto("about:blank")
    page.goto(address)
    page.locator("sb-tree[data-walking]").wait_for()
    return page


def answer(page: Page, *labels: str) -> None:
    for label in labels:
        page.get_by_label(label, exact=True).check()
        page.get_by_role("button", name="Continue").click()


def shown(page: Page) -> list[str]:
    shown: list[str] = page.eval_on_selector_all(
        ".sb-node", "all => all.filter(s => s.checkVisibility()).map(s => s.dataset.node)"
    )
    return shown


def heading(page: Page, words: str) -> Locator:
    return page.get_by_role("heading", name=words, exact=True)


def address_of(**answers: str) -> str:
    pairs = [f"{question.replace('_', '-')}={answer}" for question, answer in answers.items()]
    return "#walk?" + "&".join([f"v={VERSION}", *pairs])
