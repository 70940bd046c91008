"""Making the bundle, with an npm and a pyodide-build that do what each test needs."""

from __future__ import annotations

import json
import logging
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from soundingboard.node import programs
from soundingboard.node.process import run
from soundingboard.site.bundle import Bundle, BundleError, build, build_bundle, lock, npm
from soundingboard.site.bundle.engine_wheel import DISTRIBUTION, Wheel
from soundingboard.site.bundle.errors import ToolingUnavailable
from soundingboard.site.integrity import integrity

LOG = logging.getLogger(__name__)

# Installs what looks like Pyodide and notes each call.
NPM_THAT_WORKS = """
import json, pathlib, sys
here = pathlib.Path.cwd()
package = here / "node_modules" / "pyodide"
package.mkdir(parents=True)
for name in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"):
    (package / name).write_text(name)
for name in (
    "idb/build/index.js", "idb/LICENSE",
    "lean-qr/index.mjs", "lean-qr/extras/svg.mjs", "lean-qr/LICENSE",
    "morphdom/dist/morphdom-umd.min.js", "morphdom/LICENSE",
):
    file = here / "node_modules" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(name)
lock = {"info": {"python": "3.14.2"}, "packages": {"numpy": {}}, "tool": {}}
(package / "pyodide-lock.json").write_text(json.dumps(lock))
with open(LOG, "a") as log:
    log.write(" ".join(sys.argv[1:]) + "\\n")
"""

NPM_THAT_FAILS = """
import sys
print("npm error code EINTEGRITY")
print("npm error sha512-abc integrity checksum failed")
sys.exit(3)
"""


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working npm; the file in which it notes how it was called."""
    log = tmp_path / "npm-calls"
    use_npm(tmp_path, monkeypatch, f"LOG = {str(log)!r}\n{NPM_THAT_WORKS}")
    return log


def use_npm(folder: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    script = folder / "npm.py"
    script.write_text(code, encoding="utf-8")
    monkeypatch.setattr(programs, "npm", lambda: [sys.executable, str(script)])


def plain(cache: Path) -> Bundle:
    return build_bundle(cache, log=LOG, with_pyodide_build=False, with_fast_start=False)


def test_the_plain_bundle_lists_no_package_and_names_the_wheel(calls: Path, tmp_path: Path) -> None:
    bundle = plain(tmp_path / "cache")
    assert set(bundle.files) == {
        *("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"),
        *("pyodide-lock.json", bundle.wheel),
        *("licences/MPL-2.0.txt", "licences/NOTICE.txt", "licences/PSF-2.0.txt"),
    }
    stock = json.loads(bundle.files["pyodide-lock.json"].read_text("utf-8"))
    assert stock == {"info": {"python": "3.14.2"}, "packages": {}, "tool": {}}
    assert calls.read_text("utf-8") == "ci --ignore-scripts --omit=dev --no-audit --no-fund\n"


def test_publishing_puts_it_at_the_addresses_of_the_site(calls: Path, tmp_path: Path) -> None:
    bundle, site = plain(tmp_path / "cache"), tmp_path / "site"
    bundle.publish(site)
    bundle.publish(site)
    manifest = site / "assets" / "soundingboard" / "bundle.json"
    said = json.loads(manifest.read_text("utf-8"))
    data = {"pyodide-lock.json", "pyodide.asm.wasm", "python_stdlib.zip", bundle.wheel}
    hashes = {name: integrity(bundle.files[name].read_bytes()) for name in data}
    assert said == {
        "integrity": hashes,
        "sizes": {name: bundle.files[name].stat().st_size for name in data},
        "base": f"../pyodide/{bundle.key}/",
        "language": None,
        "lock": "pyodide-lock.json",
        "packages": [],
        "wheel": bundle.wheel,
        "fast": None,
    }
    base = (manifest.parent / said["base"]).resolve()
    assert base == (site / "assets" / "pyodide" / bundle.key).resolve()
    for name, source in bundle.files.items():
        assert (base / name).read_bytes() == source.read_bytes()


def test_what_has_not_changed_is_not_made_again(calls: Path, tmp_path: Path) -> None:
    assert plain(tmp_path / "cache") == plain(tmp_path / "cache")
    assert len(calls.read_text("utf-8").splitlines()) == 1


def test_a_changed_engine_makes_another_bundle_without_npm(
    calls: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = plain(tmp_path / "cache")
    changed = Wheel("soundingboard_engine-0-py3-none-any.whl", b"another wheel")
    monkeypatch.setattr(build, "engine_wheel", lambda: changed)
    second = plain(tmp_path / "cache")
    assert second.key != first.key
    assert second.files[changed.name].read_bytes() == b"another wheel"
    assert len(calls.read_text("utf-8").splitlines()) == 1


def test_two_builds_at_once_agree(calls: Path, tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as threads:
        bundles = list(threads.map(plain, [tmp_path / "cache"] * 4))
    assert all(bundle == bundles[0] for bundle in bundles)
    assert all(path.is_file() for path in bundles[0].files.values())
    assert [path for path in (tmp_path / "cache").iterdir() if path.name.startswith(".")] == []


def test_a_failing_npm_is_told_with_its_last_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_npm(tmp_path, monkeypatch, NPM_THAT_FAILS)
    with pytest.raises(BundleError) as caught:
        plain(tmp_path / "cache")
    assert str(caught.value) == (
        "Pyodide can't be installed, because npm failed: exit status 3. Its last lines:\n"
        "    npm error code EINTEGRITY\n"
        "    npm error sha512-abc integrity checksum failed"
    )
    assert list((tmp_path / "cache").iterdir()) == []


def test_a_missing_npm_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(BundleError, match=r"npm wasn\'t found\. Install Node\.js"):
        plain(tmp_path / "cache")


def test_a_package_that_lacks_a_file_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_npm(tmp_path, monkeypatch, "")
    with pytest.raises(BundleError, match=r"has no pyodide\.mjs"):
        plain(tmp_path / "cache")


def test_a_cache_that_cannot_be_written_is_told(calls: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file, not a folder", encoding="utf-8")
    with pytest.raises(BundleError, match="cannot be written"):
        plain(tmp_path / "cache")


def test_the_vendored_lock_pins_pyodide_by_hash_and_names_no_host() -> None:
    text = (npm.VENDOR_FOLDER / "package-lock.json").read_text("utf-8")
    packages = json.loads(text)["packages"]
    del packages[""]
    assert "node_modules/pyodide" in packages
    assert all(package["integrity"].startswith("sha512-") for package in packages.values())
    assert "resolved" not in text


NOT_INSTALLED = (
    "it isn't installed, or this Python is older than 3.12. To install it, run: "
    'pip install "soundingboard[pyodide-build]"'
)


@pytest.mark.parametrize(
    ("ask", "reason"),
    [
        ("raise SystemExit(1)", NOT_INSTALLED),
        ("print('0.25.1')", "version 0.39 or newer is needed, and 0.25.1 is installed"),
    ],
)
def test_without_pyodide_build_the_plain_bundle_is_made_and_the_reason_told(
    ask: str,
    reason: str,
    calls: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(
        lock, "run", lambda command, *, folder: run([sys.executable, "-c", ask], folder=folder)
    )
    with caplog.at_level(logging.INFO):
        bundle = build_bundle(tmp_path / "cache", log=LOG, with_fast_start=False)
    assert bundle == plain(tmp_path / "cache")
    told = f"The Pyodide bundle is made without pyodide-build: {reason}"
    assert caplog.messages[-1] == told
    assert all(record.levelno == logging.INFO for record in caplog.records)


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        ("raise SystemExit('no such option')", "no such option"),
        ("", "its lock cannot be used"),
        ("out.write_text('{\"packages\": {}}')", "its lock cannot be used"),
        (
            f'out.write_text(\'{{"packages": {{"{DISTRIBUTION}": {{"sha256": "0"}}}}}}\')',
            "another wheel than ours",
        ),
    ],
)
def test_a_lock_that_cannot_be_trusted_is_not_used(
    made: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = (
        f"import pathlib, sys; out = pathlib.Path(sys.argv[sys.argv.index('--output') + 1])\n{made}"
    )

    def pretend(command: tuple[str | Path, ...], *, folder: Path) -> str:
        return run((sys.executable, "-c", code, *command[1:]), folder=folder)

    monkeypatch.setattr(lock, "run", pretend)
    with pytest.raises(ToolingUnavailable, match=reason):
        lock.lock_with_pyodide_build("{}", Wheel("a.whl", b"a"), tmp_path, python="python")
