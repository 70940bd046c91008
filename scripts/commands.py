"""Write the command reference, docs/authors/commands.md, from what the commands say of themselves.

Synopsis, options and defaults come from click. The rest is a command's help text: a paragraph that
begins with an argument's name and “is” describes that argument, and the parts under “Examples” and
“Exit codes” become a block of code and a table.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from soundingboard.cli import main as program

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "authors" / "commands.md"

HEAD = """\
---
title: Command reference
---

Everything that `soundingboard` can do. `soundingboard --help` lists the commands, and
`soundingboard check --help` prints what this page has about `check`.
"""
FOOT = """\
## How this page is written

It's made from the help texts in `src/soundingboard/cli/`. After changing one, run
`.venv/bin/python scripts/commands.py write`. A test fails if this page is out of date.
"""

# What is shown as code within a sentence: options, folders and files.
CODE = re.compile(
    r"""
    --[a-z][a-z-]*
    | [\w-]+ (?:/[\w-]+)* (?: / (?![\w-]) | \.(?:json|md|yml)\b )
    """,
    re.VERBOSE,
)
SPECIAL = re.compile(r"([\\`*_\[\]<|])")
EXIT_CODE = re.compile(r" {2}(\d+) {2,}(\S.*)")


def page() -> str:
    """The reference as the commands are now."""
    ctx = click.Context(program, info_name=program.name, **program.context_settings)
    found = [section("soundingboard", ctx)]
    listed = []
    for name in program.list_commands(ctx):
        _, command, _ = program.resolve_command(ctx, [name])
        assert command is not None
        inside = click.Context(command, info_name=name, parent=ctx)
        path = inside.command_path
        listed.append((f"[{name}](#{path.replace(' ', '-')})", command.get_short_help_str(200)))
        found.append(section(path, inside))
    return "\n".join([HEAD, table(("Command", "What it does"), listed), *found, FOOT])


def check() -> bool:
    """Whether the page is what :func:`page` makes now."""
    return PAGE.is_file() and PAGE.read_text(encoding="utf-8") == page()


def section(title: str, ctx: click.Context) -> str:
    """The section about the command of *ctx*.

    Raises:
        ValueError: the help has no paragraph about an argument.
    """
    return "\n".join(_parts(title, ctx))


def _parts(title: str, ctx: click.Context) -> Iterator[str]:
    command = ctx.command
    usage = " ".join([ctx.command_path, *command.collect_usage_pieces(ctx)])
    described, (summary, *more) = _arguments(ctx)
    yield f"## {title}\n"
    yield f"{prose(summary)}\n"
    yield f"```text\n{usage}\n```\n"
    yield from (f"{prose(paragraph)}\n" for paragraph in more)
    if described:
        yield table(("Argument", "What it is"), coded(described.items()))
    records = (parameter.get_help_record(ctx) for parameter in command.get_params(ctx))
    options = [record for record in records if record and record[0].startswith("-")]
    yield table(("Option", "What it does"), coded(options))
    for block in (command.epilog or "").split("\b\n"):
        heading, *lines = block.rstrip().split("\n")
        if lines:
            yield _block(heading.rstrip(":"), lines)


def _arguments(ctx: click.Context) -> tuple[dict[str, str], list[str]]:
    """What the help says about each argument, by how the synopsis has it; other paragraphs."""
    paragraphs = [" ".join(part.split()) for part in (ctx.command.help or "").split("\n\n")]
    described = {}
    synopsis: dict[str, list[str]] = {}
    for parameter in ctx.command.get_params(ctx):
        if isinstance(parameter, click.Argument):
            metavar = parameter.make_metavar(ctx)
            synopsis.setdefault(metavar.strip("[.]"), []).append(metavar)
    for name, metavars in synopsis.items():
        opening = f"{name} is "
        found = next((item for item in paragraphs if item.startswith(opening)), None)
        if found is None:
            raise ValueError(f"The help of {ctx.command_path} has no paragraph “{opening}…”.")
        paragraphs.remove(found)
        text = found.removeprefix(opening)
        described[" ".join(metavars)] = text[0].upper() + text[1:]
    return described, paragraphs


def _block(heading: str, lines: list[str]) -> str:
    """What comes after the options under one heading."""
    if heading == "Examples":
        examples = "\n".join(line.removeprefix("  ") for line in lines)
        return f"```sh\n{examples}\n```\n"
    if heading == "Exit codes":
        return table(("Exit code", "Meaning"), coded(_exit_codes(lines)))
    return f"**{prose(heading)}:** {prose(' '.join(line.strip() for line in lines))}\n"


def _exit_codes(lines: Iterable[str]) -> list[tuple[str, str]]:
    """Each exit code and its meaning. A line without a code continues the one before."""
    found: list[tuple[str, str]] = []
    for line in lines:
        if matched := EXIT_CODE.fullmatch(line):
            found.append((matched[1], matched[2]))
        else:
            code, meaning = found.pop()
            found.append((code, f"{meaning} {line.strip()}"))
    return found


def table(head: tuple[str, str], rows: Iterable[tuple[str, str]]) -> str:
    """A table of two columns: the first is Markdown, the second plain text."""
    lines = [f"| {head[0]} | {head[1]} |", "|---|---|"]
    lines += [f"| {name} | {prose(' '.join(text.split()))} |" for name, text in rows]
    return "\n".join(lines) + "\n"


def coded(rows: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Rows whose first column is shown as code."""
    return ((f"`{name}`", text) for name, text in rows)


def prose(text: str) -> str:
    """Plain text as Markdown."""
    made, end = "", 0
    for match in CODE.finditer(text):
        made += SPECIAL.sub(r"\\\1", text[end : match.start()]) + f"`{match[0]}`"
        end = match.end()
    return made + SPECIAL.sub(r"\\\1", text[end:])


def main() -> int:
    """Read the command line, and do what it says."""
    parser = argparse.ArgumentParser(
        description="Write or check the command reference, docs/authors/commands.md.",
        epilog=(
            "examples:\n"
            "  .venv/bin/python scripts/commands.py write  after changing a command's help\n"
            "  .venv/bin/python scripts/commands.py check  as the tests do it\n"
        ),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("write", help="write the page anew")
    commands.add_parser("check", help="check that the page is up to date")
    if parser.parse_args().command == "write":
        PAGE.write_text(page(), encoding="utf-8", newline="\n")
    elif not check():
        sys.stderr.write(
            f"{PAGE.name} is out of date. Run .venv/bin/python scripts/commands.py write.\n"
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
