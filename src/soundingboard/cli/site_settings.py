"""What ``mkdocs.yml`` sets about checking, so that commands and the site do the same."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from soundingboard.cli.errors import WrongUse
from soundingboard.engine.wording import _

FILE = "mkdocs.yml"


class _Loader(yaml.SafeLoader):
    """Reads any tag as nothing: those of MkDocs may run code, and none is in our settings."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)


def check_settings(root: Path) -> dict[str, Any]:
    """The settings ``select``, ``ignore`` and ``severity`` of the handbook under *root*.

    They are for :class:`~soundingboard.authoring.settings.Settings`. There are none without a
    ``mkdocs.yml``, or if it doesn't name the plug-in.

    Raises:
        WrongUse: the file can't be read, or a setting has a value of the wrong kind.
    """
    file = root / FILE
    if not file.is_file():
        return {}
    try:
        config = yaml.load(file.read_bytes(), Loader=_Loader)
    except (OSError, yaml.YAMLError) as error:
        message = _("“{file}” can't be read: {error}")
        raise WrongUse(message.format(file=FILE, error=error)) from error
    options = _options(config)
    found: dict[str, Any] = {}
    for name in ("select", "ignore"):
        codes = options.get(name, [])
        if not isinstance(codes, list) or not _are_texts(codes):
            message = _("{file}: Expected a list of codes in “{setting}”, found “{value}”.")
            raise WrongUse(message.format(file=FILE, setting=name, value=codes))
        found[name] = tuple(codes)
    severity = options.get("severity", {})
    if not isinstance(severity, dict) or not _are_texts([*severity, *severity.values()]):
        message = _(
            "{file}: Expected a code and its severity in “severity”, as in “hard-to-read: error”, "
            "found “{value}”."
        )
        raise WrongUse(message.format(file=FILE, value=severity))
    return {**found, "severity": severity}


def _options(config: Any) -> dict[str, Any]:
    """The options of the plug-in, by name; MkDocs takes a list of plug-ins, or a mapping."""
    plugins = config.get("plugins") if isinstance(config, dict) else None
    for entry in plugins if isinstance(plugins, list) else [plugins]:
        options = entry.get("soundingboard") if isinstance(entry, dict) else None
        if isinstance(options, dict):
            return options
    return {}


def _are_texts(values: Iterable[object]) -> bool:
    return all(isinstance(value, str) for value in values)
