"""The program that the commands are parts of, and how it ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from soundingboard import __version__
from soundingboard.cli.check import check
from soundingboard.cli.diff import diff
from soundingboard.cli.draw import draw
from soundingboard.cli.edition import edition
from soundingboard.cli.list import list_
from soundingboard.cli.options import WrongUse
from soundingboard.cli.output import speak_any_encoding
from soundingboard.cli.trace import trace_
from soundingboard.cli.verify import verify_
from soundingboard.cli.walk import walk
from soundingboard.engine.characters import visible

INTERRUPTED = 130
"""Exit code after Ctrl-C: 128 + SIGINT, as shells have it."""

READER_LEFT = 141
"""Exit code when the reader of a pipe leaves: 128 + SIGPIPE, as shells have it."""


class _Program(click.Group):
    """A group of commands that is quiet when it is interrupted or its reader leaves.

    What it says of wrong use quotes the arguments, and these can be the names of any files.
    """

    def make_context(self, *arguments: Any, **settings: Any) -> click.Context:
        with _visible_errors():
            return super().make_context(*arguments, **settings)

    def invoke(self, ctx: click.Context) -> Any:
        speak_any_encoding()
        try:
            try:
                with _visible_errors():
                    return super().invoke(ctx)
            finally:
                sys.stdout.flush()
        except KeyboardInterrupt:
            if sys.stderr.isatty():
                click.echo(err=True)
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            # What is still buffered has nowhere to go, and Python would complain of it at exit.
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, sys.stdout.fileno())
            os.dup2(nowhere, sys.stderr.fileno())
            ctx.exit(READER_LEFT)


@contextmanager
def _visible_errors() -> Iterator[None]:
    try:
        yield
    except click.exceptions.NoArgsIsHelpError:
        raise
    except click.UsageError as error:
        raise click.UsageError(visible(error.format_message()), error.ctx) from error
    except click.ClickException as error:
        raise WrongUse(visible(error.format_message())) from error


@click.group(
    name="soundingboard",
    cls=_Program,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="""\b
Examples:
  soundingboard check
  soundingboard walk ap-146/follow-request
  soundingboard diff main
  soundingboard draw ap-146/follow-request -o follow-request.svg
  soundingboard list --json
  soundingboard edition ap-146
  soundingboard trace ap-146
  soundingboard verify receipt.json

\b
Exit codes:
  0  done
  1  the handbook has problems; trace: a clause is untraced;
     verify: a receipt is not valid
  2  wrong use
  3  diff: some situations get another verdict;
     verify: a receipt has remarks
""",
)
@click.version_option(__version__, prog_name="soundingboard", message="%(prog)s %(version)s")
def main() -> None:
    """Check, walk, draw and compare a handbook: procedures, and decision trees in Markdown."""


main.add_command(check)
main.add_command(diff)
main.add_command(draw)
main.add_command(list_)
main.add_command(edition)
main.add_command(trace_)
main.add_command(verify_)
main.add_command(walk)
