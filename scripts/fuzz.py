"""Fuzz what authors write: mutated files of the handbook, compiled, published and compared.

Every document that compiles must say on its page just what the engine says, and no document may
raise an exception. What is found is made as short as it can be and kept in tests/fuzzing/corpus/,
which every run of the tests tries again.
"""

import bootstrap  # isort: skip  (first, so that an older Python gets a sentence instead of a traceback)

import argparse
import os
import subprocess
import sys
import time

CORPUS = bootstrap.ROOT / "tests" / "fuzzing" / "corpus"


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description="Fuzz trees, pages of safety statements, courses and procedures.",
        epilog=(
            "examples:\n"
            "  python3 scripts/fuzz.py                        100,000 documents, a new seed\n"
            "  python3 scripts/fuzz.py --documents 2000       a short run\n"
            "  python3 scripts/fuzz.py --seed 7 --processes 1 the same documents again\n"
            "\n"
            "exit codes:\n"
            "  0  nothing was found\n"
            "  1  something was found; it is in tests/fuzzing/corpus/\n"
        ),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--documents", type=int, default=100_000, help="how many (%(default)s)")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="where to begin")
    parser.add_argument(
        "--processes", type=int, default=os.cpu_count() or 1, help="at once (%(default)s)"
    )
    return parser.parse_args()


def main() -> int:
    """Install what is needed, then run the fuzzer in the project's environment."""
    options = arguments()
    try:
        with bootstrap.one_at_a_time():
            python = bootstrap.ensure_python("test.txt")
    except bootstrap.SetupError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    command = [str(python), "-m", "tests.fuzzing", str(options.documents), str(options.seed)]
    command += [str(options.processes), str(CORPUS)]
    try:
        return subprocess.run(command, cwd=bootstrap.ROOT).returncode
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
