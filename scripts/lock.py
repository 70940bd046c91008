"""Write the locks again: every package that a build or a test installs, pinned with its hash.

The ranges are in pyproject.toml and the package.json files; this script only resolves them.
The Python locks are universal: one file serves every supported Python and operating system. No lock
says where a package comes from, so any index or mirror with the same files will do.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import bootstrap

HEADER = "python3 scripts/lock.py"
UV = "uv==0.13.8"

# Lock file -> what uv resolves for it. run.txt binds test.txt, so that the environment for tests
# holds the very packages that the site is built with; node.txt is installed where there is no npm.
PYTHON_LOCKS = {
    "run.txt": ["pyproject.toml", "--extra", "all", "--group", "build"],
    "test.txt": [
        *("pyproject.toml", "--extra", "all", "--group", "test"),
        *("--constraints", "requirements/run.txt"),
    ],
    "node.txt": ["--group", "node"],
}
NODE_FOLDERS = [
    bootstrap.ROOT,
    bootstrap.ROOT / "src" / "soundingboard" / "browser" / "vendor",
    bootstrap.ROOT / "src" / "soundingboard" / "node",
    bootstrap.ROOT / "scripts" / "bench",
]


def lock_python(uv: Path, *, upgrade: bool) -> None:
    """Resolve each Python lock; pins that still satisfy pyproject.toml stay unless upgrading."""
    for name, sources in PYTHON_LOCKS.items():
        lock = bootstrap.REQUIREMENTS / name
        command = [os.fspath(uv), "pip", "compile", *sources, "--quiet", "--universal"]
        command += ["--generate-hashes", "--no-annotate", "--custom-compile-command", HEADER]
        command += ["--python-version", "3.11"]
        if upgrade:
            command += ["--upgrade"]
        command += ["--output-file", f"requirements/{name}"]
        with bootstrap.step(f"requirements/{name}"):
            lock.parent.mkdir(exist_ok=True)
            subprocess.run(command, cwd=bootstrap.ROOT, check=True)


def lock_node(npm: str, *, upgrade: bool) -> None:
    """Resolve each package.json; the .npmrc beside it keeps download addresses out of the lock."""
    for folder in NODE_FOLDERS:
        name = (folder / "package-lock.json").relative_to(bootstrap.ROOT).as_posix()
        verb = "update" if upgrade else "install"
        with bootstrap.step(name):
            subprocess.run([npm, verb, "--package-lock-only"], cwd=folder, check=True)


def main() -> int:
    """Lock everything, Python first."""
    parser = argparse.ArgumentParser(
        description="Resolve pyproject.toml and package.json into locks with hashes.",
        epilog=(
            "examples:\n"
            "  python3 scripts/lock.py            after editing pyproject.toml or package.json\n"
            "  python3 scripts/lock.py --upgrade  take the newest releases that the ranges allow\n"
        ),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--upgrade", action="store_true", help="take newer releases too")
    upgrade = parser.parse_args().upgrade

    npm = shutil.which("npm")
    if npm is None:
        sys.stderr.write("npm is not on PATH: install Node.js to lock the browser's packages.\n")
        return 2
    with tempfile.TemporaryDirectory() as folder:
        with bootstrap.step(f"{UV} in a throw-away environment"):
            python = bootstrap.create_venv(Path(folder))
            bootstrap.pip(python, "install", UV)
        lock_python(python.with_name(f"uv{python.suffix}"), upgrade=upgrade)
    lock_node(npm, upgrade=upgrade)
    return 0


if __name__ == "__main__":
    sys.exit(main())
