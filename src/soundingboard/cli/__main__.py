"""``python -m soundingboard.cli``."""

from soundingboard.cli import main

main(prog_name="soundingboard")
