"""The command reference is up to date, and has everything that a command's help has."""

from __future__ import annotations

import click
import pytest

import commands
from soundingboard.cli import main


@click.command(
    "feed",
    epilog="""\b
Examples:
  zoo feed cat.json \\
      --often 2

\b
Remarks:
  Cats, dogs
  and *birds*.

\b
Exit codes:
  0   fed
  12  not fed, because
      of --often
""",
)
@click.argument("first", metavar="ANIMAL")
@click.argument("more", metavar="[ANIMAL]...", nargs=-1)
@click.option("-o", "--often", metavar="N", default=3, show_default=True, help="How often | a/b/.")
def feed(first: str, more: tuple[str, ...], often: int) -> None:
    """Feed animals.

    ANIMAL is the file
    of one.

    With --often, some_animals are fed again.
    """


SECTION = r"""## feed

Feed animals.

```text
zoo feed [OPTIONS] ANIMAL [ANIMAL]...
```

With `--often`, some\_animals are fed again.

| Argument | What it is |
|---|---|
| `ANIMAL [ANIMAL]...` | The file of one. |

| Option | What it does |
|---|---|
| `-o, --often N` | How often \| `a/b/`. \[default: 3\] |
| `--help` | Show this message and exit. |

```sh
zoo feed cat.json \
    --often 2
```

**Remarks:** Cats, dogs and \*birds\*.

| Exit code | Meaning |
|---|---|
| `0` | fed |
| `12` | not fed, because of `--often` |
"""


def section(command: click.Command) -> str:
    zoo = click.Context(click.Group("zoo"), info_name="zoo")
    return commands.section("feed", click.Context(command, info_name="feed", parent=zoo))


def test_the_page_is_up_to_date() -> None:
    assert commands.check(), "Run .venv/bin/python scripts/commands.py write."


def test_the_page_lists_every_command_and_has_a_section_for_it() -> None:
    made = commands.page()
    assert len(main.commands) >= 8
    for name in main.commands:
        assert f"| [{name}](#soundingboard-{name}) | " in made
        assert f"\n## soundingboard {name}\n" in made


def test_a_section_has_synopsis_arguments_options_examples_and_exit_codes() -> None:
    assert section(feed) == SECTION


def test_an_argument_that_the_help_doesn_t_describe_is_an_error() -> None:
    command = click.Command("feed", help="Feed it.", params=[click.Argument(["animal"])])
    with pytest.raises(ValueError, match="“ANIMAL is …”"):
        section(command)
