"""What is started: four pages that each start a Python in a worker and tell when it has answered.

Every page defines `start()`, a promise of the milliseconds from the making of the worker to the
first answer. Ours and stock Pyodide then open the same tree's page in our engine; PyScript with
Pyodide too; MicroPython cannot run the engine (it has no dataclasses), so it only adds two numbers.
"""

from __future__ import annotations

import json
import logging
import shutil
import subprocess
from pathlib import Path

from soundingboard.node import programs
from soundingboard.site.bundle.npm import BROWSER_FILES, LOCK_NAME
from soundingboard.site.precompressed import compress

HERE = Path(__file__).parent
NAMES = {
    "ours": "Sounding Board",
    "stock": "Pyodide as shipped, in a worker",
    "pyscript": "PyScript with Pyodide, in a worker",
    "micropython": "PyScript with MicroPython, in a worker (adds two numbers, no engine)",
}

# Every page of the site loads this style sheet and this script. They go along with every variant,
# since a page that has fetched nothing knows nothing of its line.
_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/site/{style}">
<link rel="preload" as="script" href="/site/{theme}"></head><body>
<script type="module">
const source = {source};
{script}
globalThis.echo = () => new Promise((resolve) => {{
  const worker = new Worker('/bench/echo.mjs', {{ type: 'module' }});
  worker.onmessage = () => {{
    worker.onmessage = null;
    resolve((text) => new Promise((done) => {{
      worker.onmessage = ({{ data }}) => done(data);
      worker.postMessage(text);
    }}));
  }};
}});
</script></body></html>
"""

_OURS = """
import { Engine } from '/site/assets/soundingboard/engine/client.mjs';
globalThis.engine = new Engine();
globalThis.start = async () => {
  const begun = performance.now();
  const { page } = await engine.ask('page.open', { source });
  const took = performance.now() - begun;
  const [question] = source.tree.questions;
  const hash = `#walk?v=${source.version}&${question.id}=${question.answers[0].id}`;
  const event = { name: 'place', hash, taps: [], arriving: true, page: '', today: '' };
  globalThis.step = () => engine.ask('page.event', { page, state: null, event });
  globalThis.answer = JSON.stringify(await step());
  return took;
};
"""

_STOCK = """
globalThis.start = () => new Promise((resolve, reject) => {
  const begun = performance.now();
  const worker = new Worker('/bench/stock.mjs', { type: 'module' });
  worker.onmessage = () => resolve(performance.now() - begun);
  worker.onerror = (event) => reject(new Error(event.message));
  worker.postMessage(JSON.stringify({ op: 'page.open', source }));
  globalThis.kept = worker;
});
"""

_STOCK_WORKER = """
const asked = new Promise((resolve) => { self.onmessage = ({ data }) => resolve(data); });
import { loadPyodide } from '/pyodide/pyodide.mjs';
const python = await loadPyodide({ indexURL: '/pyodide/' });
const wheel = await fetch('/bench/engine.whl');
python.unpackArchive(await wheel.arrayBuffer(), 'wheel');
const handle = python.runPython('from soundingboard.engine.messages import handle; handle');
self.postMessage(handle(await asked));
self.heap = () => python._module.HEAPU8.length;
"""

_PYSCRIPT = """
const told = new BroadcastChannel('bench');
globalThis.start = () => new Promise((resolve) => {
  const begun = performance.now();
  told.onmessage = () => resolve(performance.now() - begun);
  const script = document.createElement('script');
  Object.assign(script, { type: '%(kind)s', textContent: document.querySelector('template').innerHTML });
  script.setAttribute('worker', '');
  script.setAttribute('config', '/bench/%(kind)s.json');
  document.body.append(script);
  import('/npm/@pyscript/core/dist/core.js');
});
document.body.insertAdjacentHTML('beforeend', `<template>%(python)s</template>`);
"""

_PYTHON = """
import sys
sys.path.insert(0, './engine.whl')
from soundingboard.engine.messages import handle
import json, js
source = json.loads(open('./source.json').read())
answer = handle(json.dumps({'op': 'page.open', 'source': source}))
js.BroadcastChannel.new('bench').postMessage(answer)
"""

_MICROPYTHON = """
import js
js.BroadcastChannel.new('bench').postMessage(str(1 + 1))
"""

_ECHO = "self.onmessage = ({ data }) => self.postMessage(data);\nself.postMessage('ready');\n"


def prepare(site: Path, cache: Path, log: logging.Logger) -> tuple[dict[str, Path], dict[str, str]]:
    """The folders to serve, by prefix, and what could not be had, with why, by variant."""
    bundle = next(path.parent for path in site.glob("assets/pyodide/*/pyodide.asm.wasm"))
    pyodide, pages = cache / "pyodide", cache / "pages"
    for folder in (pyodide, pages):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    shipped = next((cache.parent / "soundingboard").glob(f"npm-*/{LOCK_NAME}")).parent
    for name in (*BROWSER_FILES, LOCK_NAME):
        shutil.copyfile(shipped / name, pyodide / name)
    shutil.copyfile(next(bundle.glob("*.whl")), pages / "engine.whl")
    source = (site / "assets/soundingboard/pages/ap-146/follow-request.json").read_text("utf-8")
    (pages / "source.json").write_text(source, encoding="utf-8")

    missing = {}
    try:
        npm = _npm(cache / "npm")
    except (OSError, subprocess.SubprocessError) as error:
        npm = cache / "npm"
        missing = dict.fromkeys(("pyscript", "micropython"), f"npm could not install it: {error}")
    _write_pages(pages, site, source)
    for folder in (pyodide, pages, npm):
        compress(folder, cache.parent / "soundingboard" / "compressed", log=log)
    folders = {"site/": site, "bench/": pages, "pyodide/": pyodide, "npm/": npm}
    return folders, missing


def _npm(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copyfile(HERE / name, folder / name)
    if not (folder / "node_modules" / "@pyscript").is_dir():
        subprocess.run([*programs.npm(), "ci"], cwd=folder, check=True, capture_output=True)
    return folder / "node_modules"


def _write_pages(pages: Path, site: Path, source: str) -> None:
    style, theme = (
        next(site.glob(pattern)).relative_to(site).as_posix()
        for pattern in ("assets/stylesheets/main.*.css", "assets/javascripts/bundle.*.min.js")
    )
    scripts = {
        "ours": _OURS,
        "stock": _STOCK,
        "pyscript": _PYSCRIPT % {"kind": "py", "python": _PYTHON},
        "micropython": _PYSCRIPT % {"kind": "mpy", "python": _MICROPYTHON},
    }
    for name, script in scripts.items():
        page = _PAGE.format(
            title=NAMES[name], style=style, theme=theme, source=source, script=script
        )
        (pages / f"{name}.html").write_text(page, encoding="utf-8")
    (pages / "stock.mjs").write_text(_STOCK_WORKER, encoding="utf-8")
    (pages / "echo.mjs").write_text(_ECHO, encoding="utf-8")
    files = {"/bench/engine.whl": "./engine.whl", "/bench/source.json": "./source.json"}
    micropython = "/npm/@micropython/micropython-webassembly-pyscript/micropython.mjs"
    configs = {
        "py": {"interpreter": "/pyodide/pyodide.mjs", "files": files},
        "mpy": {"interpreter": micropython},
    }
    for name, config in configs.items():
        (pages / f"{name}.json").write_text(json.dumps(config), encoding="utf-8")
