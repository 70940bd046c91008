"""Measure `mkdocs build` with the plug-in beside the same pages without it.

The peer builds the same Markdown files, trees and courses among them, as ordinary pages of the same
theme. CPU time of the building processes, by turns, smallest of the rounds; Python for the browser
is left out of both, since it is copied and not built.

examples:
  python scripts/bench/building.py
  python scripts/bench/building.py --rounds 5
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]

CONFIG = """
site_name: Peer
theme: {name: material, font: false, features: [navigation.instant, navigation.prune]}
plugins: [search]
markdown_extensions: [admonition, attr_list, tables, {toc: {permalink: "#"}}, pymdownx.superfences]
"""


def with_plugin(folder: Path) -> Path:
    """The handbook as it is, with its own settings but for the engine."""
    for name in ("docs", "decision_trees", "training"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copyfile(ROOT / "editions.json", folder / "editions.json")
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    config = folder / "mkdocs.yml"
    plain = "  - soundingboard:\n"
    assert plain in text
    config.write_text(text.replace(plain, f"{plain}      engine: false\n"), encoding="utf-8")
    return config


def without_plugin(folder: Path) -> Path:
    """The same files as ordinary pages."""
    shutil.copytree(ROOT / "docs", folder / "docs")
    for name in ("decision_trees", "training"):
        shutil.copytree(ROOT / name, folder / "docs" / name)
    config = folder / "mkdocs.yml"
    config.write_text(yaml.safe_dump(yaml.safe_load(CONFIG)), encoding="utf-8")
    return config


def seconds(config: Path) -> tuple[float, int]:
    """CPU seconds of one build, and how many pages it made."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    site = config.parent / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config), "-d", str(site)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, check=True, env=environment, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return used, len(list(site.rglob("*.html")))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=3, help="rounds of each (%(default)s)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        configs = with_plugin(Path(one)), without_plugin(Path(other))
        rounds = [[seconds(config) for config in configs] for _ in range(options.rounds)]
    ours, peers = zip(*rounds, strict=True)
    (ours_time, our_pages), (peer_time, peer_pages) = min(ours), min(peers)
    print("| build | pages | CPU, s |")
    print("|---|---|---|")
    print(f"| with the plug-in | {our_pages} | {ours_time:.1f} |")
    print(f"| the same files without | {peer_pages} | {peer_time:.1f} |")
    total = ours_time / peer_time
    print(f"\nRatio {total:.2f}; for each page {total * peer_pages / our_pages:.2f}.")


if __name__ == "__main__":
    main()
