"""Measure the memory of `soundingboard check` and `mkdocs build` beside plain Material.

Handbooks of trees of 60 nodes, 14 trees to a procedure. The peer builds the same Markdown files as
ordinary pages of the same theme. The most resident memory of each process, in MB of 2^20 bytes;
Python for the browser is left out, since it is copied and not built.

examples:
  python scripts/bench/memory.py
  python scripts/bench/memory.py --trees 100 200
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from handbooks import write_handbook

CONFIG = """\
site_name: Large
site_url: https://board.example/
theme: {name: material, font: false, features: [navigation.instant, navigation.prune]}
plugins: [search%s]
markdown_extensions: [admonition, attr_list, tables, {toc: {permalink: "#"}}]
"""
PLUGIN = ", {soundingboard: {engine: false}}"


def megabytes(command: Sequence[str], cwd: Path) -> float:
    """The most memory of *command*, which a process of its own starts and measures."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    measuring = [sys.executable, str(Path(__file__).resolve()), "--measure", *command]
    done = subprocess.run(
        measuring, cwd=cwd, env=environment, check=True, stdout=subprocess.PIPE, text=True
    )
    return float(done.stdout)


def measure(command: Sequence[str]) -> int:
    """Run *command* and print the most memory that it took."""
    code = subprocess.run(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
    ).returncode
    unit = {"darwin": 2**20}.get(sys.platform, 2**10)
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / unit)
    return code


def row(trees: int) -> str:
    """One row of the table."""
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "-q"]
    check = [sys.executable, "-m", "soundingboard.cli", "check"]
    with tempfile.TemporaryDirectory() as ours, tempfile.TemporaryDirectory() as peers:
        own, peer = Path(ours), Path(peers)
        write_handbook(own, trees)
        (own / "docs" / "index.md").write_text("# Start\n", encoding="utf-8")
        (own / "mkdocs.yml").write_text(CONFIG % PLUGIN, encoding="utf-8")
        shutil.copytree(own / "docs", peer / "docs")
        shutil.copytree(own / "decision_trees", peer / "docs" / "decision_trees")
        (peer / "mkdocs.yml").write_text(CONFIG % "", encoding="utf-8")
        figures = [megabytes(check, own), megabytes(mkdocs, own), megabytes(mkdocs, peer)]
    return f"| {trees:,} | {' | '.join(f'{figure:.0f}' for figure in figures)} |"


def main() -> int:
    """Measure and print."""
    if sys.argv[1:2] == ["--measure"]:
        return measure(sys.argv[2:])
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--trees", type=int, nargs="+", default=[100, 1000], help="sizes (%(default)s)"
    )
    options = parser.parse_args()
    print("| trees | check, MB | build, MB | plain Material, MB |")
    print("|---|---|---|---|")
    for trees in options.trees:
        print(row(trees), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
