"""What commands raise."""

from __future__ import annotations

import click


class WrongUse(click.ClickException):
    """The command was used wrongly; the message says how to use it. Exit code 2."""

    exit_code = 2
