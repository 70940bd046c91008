"""What ``mkdocs.yml`` sets about checking and caches, for commands, the API and the site alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from soundingboard.authoring.rules.selection import WrongSelection, selected
from soundingboard.authoring.settings import Settings
from soundingboard.authoring.wording import _
from soundingboard.node.cache import DEFAULT

FILE = "mkdocs.yml"


class _Loader(yaml.SafeLoader):
    """Reads any tag as nothing: those of MkDocs may run code, and none is in our settings."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)


def settings_of(root: Path, **wanted: Any) -> Settings:
    """The settings of the handbook under *root*: ``select``, ``ignore`` and ``severity``.

    *wanted* are other members of :class:`~soundingboard.authoring.settings.Settings`. All have
    their defaults if there's no ``mkdocs.yml``, or if it doesn't name the plug-in.

    Raises:
        WrongSelection: the file can't be read, or a setting has a value of the wrong kind, or names
            a rule that doesn't exist or can't be changed.
    """
    with _naming_the_file():
        settings = Settings(**_selection(_options_of(root)), **wanted)
        selected(settings)
    return settings


def cache_folder(root: Path) -> Path:
    """The folder of the caches of the handbook under *root*.

    Raises:
        WrongSelection: ``mkdocs.yml`` can't be read, or its ``cache_dir`` isn't text.
    """
    with _naming_the_file():
        folder = _options_of(root).get("cache_dir", DEFAULT)
        if not isinstance(folder, str):
            message = _("Expected a folder in “cache_dir”, found “{value}”.")
            raise WrongSelection(message.format(value=folder))
    return root / folder


@contextmanager
def _naming_the_file() -> Iterator[None]:
    try:
        yield
    except WrongSelection as error:
        raise WrongSelection(_("{file}: {error}").format(file=FILE, error=error)) from error


def _options_of(root: Path) -> Mapping[str, Any]:
    file = root / FILE
    if not file.is_file():
        return {}
    try:
        return _options(yaml.load(file.read_bytes(), Loader=_Loader))
    except (OSError, yaml.YAMLError) as error:
        raise WrongSelection(_("The file can't be read: {error}").format(error=error)) from error


def _selection(options: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in ("select", "ignore"):
        codes = options.get(name, [])
        if not isinstance(codes, list) or not _are_texts(codes):
            message = _("Expected a list of codes in “{setting}”, found “{value}”.")
            raise WrongSelection(message.format(setting=name, value=codes))
        found[name] = tuple(codes)
    severity = options.get("severity", {})
    if not isinstance(severity, dict) or not _are_texts([*severity, *severity.values()]):
        message = _(
            "Expected a code and its severity in “severity”, as in “hard-to-read: error”, found "
            "“{value}”."
        )
        raise WrongSelection(message.format(value=severity))
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
