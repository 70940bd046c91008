"""Measure how long `soundingboard --help` takes, beside a Python that only imports click.

Both run by turns in processes of their own, and only their ratio counts: CPU time, smallest of the
rounds.

examples:
  python scripts/bench/help.py             20 rounds
  python scripts/bench/help.py --rounds 5  a quick look
"""

import argparse
import resource
import subprocess
import sys

CLICK = [sys.executable, "-c", "import click"]
HELP = [sys.executable, "-m", "soundingboard.cli", "--help"]
TARGET = 2.0


def seconds(command: list[str]) -> float:
    """CPU seconds of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    """Print the ratio and whether it meets the target."""
    parser = argparse.ArgumentParser(
        description="Measure “soundingboard --help” beside “import click”."
    )
    parser.add_argument("--rounds", type=int, default=20, help="(%(default)s)")
    rounds = parser.parse_args().rounds
    times = [(seconds(CLICK), seconds(HELP)) for _ in range(rounds)]
    click, shown = (min(column) for column in zip(*times, strict=True))
    print(f"import click: {1000 * click:.0f} ms; soundingboard --help: {1000 * shown:.0f} ms")
    print(f"Target: at most {TARGET:.1f}x. Result: {shown / click:.2f}x.")
    return int(shown / click > TARGET)


if __name__ == "__main__":
    sys.exit(main())
