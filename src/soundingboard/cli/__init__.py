"""The command line: ``soundingboard``, one module for each command."""

from soundingboard.cli.program import main

__all__ = ["main"]
