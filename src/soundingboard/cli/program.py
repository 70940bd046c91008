"""The program that the commands are parts of, and how it ends."""

from __future__ import annotations

import contextlib
import importlib
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click

from soundingboard import __version__
from soundingboard.authoring.wording import N_, _, translated
from soundingboard.cli.epilog import epilog
from soundingboard.cli.errors import WrongUse
from soundingboard.cli.language import install_messages
from soundingboard.cli.streams import drop_output, flush_streams, open_streams
from soundingboard.engine.characters import visible

INTERRUPTED = 130
"""Exit code after Ctrl-C: 128 + SIGINT, as shells have it."""

READER_LEFT = 141
"""Exit code when the reader of a pipe leaves: 128 + SIGPIPE, as shells have it."""

CANNOT_WRITE = 74
"""Exit code when output cannot be written: EX_IOERR of BSD's ``sysexits.h``."""


class _ReaderLeft(Exception):
    """The reader of a pipe has left. Click has an end of its own for BrokenPipeError."""


class _Deferred(click.Command):
    """A command in the list whose module hasn't been imported.

    Importing what commands need takes many times as long as printing the list.
    """

    def __init__(self, name: str, module: str, attribute: str, summary: str) -> None:
        super().__init__(name, help=summary)
        self._module = module
        self._attribute = attribute

    def get_short_help_str(self, limit: int = 45) -> str:
        """The first sentence of the command's help, in the language of the terminal."""
        return translated(self.help or "")

    def load(self) -> click.Command:
        """The command itself."""
        loaded = getattr(importlib.import_module(self._module), self._attribute)
        assert isinstance(loaded, click.Command)
        return loaded


class _Program(click.Group):
    """A group of commands that ends as Unix tools do, whatever becomes of its streams.

    What it says of wrong use quotes the arguments, and these can be the names of any files.

    Messages are installed before a command is imported, because a command's module makes the
    command's help when it's imported.
    """

    def main(  # type: ignore[override]
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> int:
        """Run a command and exit; with ``standalone_mode`` off, return its exit code."""
        open_streams()
        install_messages()
        self.help, self.epilog = translated(_HELP), epilog(translated(_EPILOG))
        try:
            code = self._run(args, prog_name, complete_var, **extra)
            flush_streams()
        except (BrokenPipeError, _ReaderLeft):
            code = READER_LEFT
        except OSError as error:
            code = CANNOT_WRITE
            with contextlib.suppress(OSError):
                click.echo(_("Error: {reason}.").format(reason=_reason(error)), err=True)
        drop_output()
        if standalone_mode:
            sys.exit(code)
        return code

    def make_context(self, *arguments: Any, **extra: Any) -> click.Context:
        with _own_errors():
            return super().make_context(*arguments, **extra)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is called, and only then import it."""
        name, command, rest = super().resolve_command(ctx, args)
        return name, command.load() if isinstance(command, _Deferred) else command, rest

    def invoke(self, ctx: click.Context) -> Any:
        from soundingboard.cli.output import speak_any_encoding  # not needed to print help

        speak_any_encoding()
        try:
            with _own_errors():
                return super().invoke(ctx)
        except KeyboardInterrupt:
            if sys.stderr.isatty():
                click.echo(err=True)
            ctx.exit(INTERRUPTED)

    def _run(
        self,
        args: Sequence[str] | None,
        prog_name: str | None,
        complete_var: str | None,
        **extra: Any,
    ) -> int:
        try:
            code = super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        except click.ClickException as error:
            error.show()
            return error.exit_code
        except click.Abort:
            return INTERRUPTED
        return code if isinstance(code, int) else 0


def _reason(error: OSError) -> str:
    where = visible(str(error.filename)) if error.filename else _("can't write the output")
    return f"{where}: {error.strerror or type(error).__name__}"


@contextmanager
def _own_errors() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError as error:
        raise _ReaderLeft from error
    except click.exceptions.NoArgsIsHelpError:
        raise
    except click.UsageError as error:
        raise click.UsageError(visible(error.format_message()), error.ctx) from error
    except click.ClickException as error:
        raise WrongUse(visible(error.format_message())) from error


_HELP = N_("Check, walk, draw and compare the procedures, trees and courses of a handbook.")
_EPILOG = N_(
    """\
Examples:
  soundingboard check
  soundingboard walk ap-146/follow-request
  soundingboard diff main
  soundingboard draw ap-146/follow-request -o follow-request.svg
  soundingboard list --json
  soundingboard edition ap-146
  soundingboard trace ap-146
  soundingboard verify receipt.json

Exit codes:
  0    done
  1    the handbook has errors; trace: a clause is untraced; verify: a
       receipt isn't valid
  2    usage error
  3    diff: some answers lead to another verdict; verify: a receipt has
       remarks
  74   the output can't be written
  130  stopped by Ctrl-C
  141  the program that reads the output has ended
"""
)


@click.group(
    name="soundingboard",
    cls=_Program,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=_HELP,
    epilog=epilog(_EPILOG),
)
@click.version_option(__version__, prog_name="soundingboard", message="%(prog)s %(version)s")
def main() -> None:
    """Run a command."""


_COMMANDS = (
    ("check", "check", N_("Find every problem in a handbook.")),
    ("diff", "diff", N_("Compare two versions of a handbook.")),
    ("draw", "draw", N_("Draw a tree as a flowchart, in SVG.")),
    ("edition", "edition", N_("Record new editions of procedures in editions.json.")),
    ("list", "list_", N_("List the procedures and the trees of a handbook.")),
    ("trace", "trace_", N_("Show what cites each clause, and what each result cites.")),
    ("verify", "verify_", N_("Verify the signature and the content of receipts.")),
    ("walk", "walk", N_("Walk a tree to its verdict.")),
)
"""Each command's name and module, the function in it, and the first sentence of its help."""

for _name, _function, _summary in _COMMANDS:
    main.add_command(_Deferred(_name, f"soundingboard.cli.{_name}", _function, _summary))
