"""What tests of a built site share: its start page, how to read a page, and MkDocs' command."""

from __future__ import annotations

import logging
import sys
import sysconfig
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import jinja2
import pytest
from click.testing import CliRunner, Result
from jinja2.bccache import Bucket
from mkdocs.__main__ import cli
from mkdocs.config.config_options import Hooks
from mkdocs.theme import Theme

START = """\
# Ask

<!-- soundingboard: search -->

## Decide

<!-- soundingboard: decisions -->

[The tree](../decision_trees/ap-1/follow-request.md#do-not-accept) and
[the clause](procedures/ap-1.md#c-2-1-1).

```markdown
<!-- soundingboard: decisions -->
[not a link](../decision_trees/ap-1/follow-request.md)
```
"""

Build = Callable[..., Path]
"""Builds the small handbook; gives the folder of the site."""


def read(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text(encoding="utf-8")


class CompiledTemplates(jinja2.BytecodeCache):
    """The theme's templates as Jinja has compiled them, which takes half the time of a build."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Use what an earlier build of the same template has made."""
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what has just been compiled."""
        self._code[bucket.key] = bucket.bytecode_to_string()


class ListedOnce(jinja2.FileSystemLoader):
    """Lists what is in the installed theme once. MkDocs goes through it at every build.

    The theme's 14,000 icons are in a folder whose name begins with a dot, which MkDocs leaves out.
    """

    def list_templates(self) -> list[str]:
        """List as Jinja does, but for what is in such folders."""
        return sorted({name for folder in self.searchpath for name in _names(folder)})


@cache
def _names_of_installed(folder: str) -> tuple[str, ...]:
    names = jinja2.FileSystemLoader(folder).list_templates()
    return tuple(name for name in names if not name.startswith("."))


def _names(folder: str) -> Sequence[str]:
    if Path(folder).is_relative_to(_INSTALLED):
        return _names_of_installed(folder)
    return jinja2.FileSystemLoader(folder).list_templates()


_INSTALLED = sysconfig.get_path("purelib")
_COMPILED = CompiledTemplates()
_get_env = Theme.get_env


def _prepared(theme: Theme) -> jinja2.Environment:
    env = _get_env(theme)
    env.bytecode_cache = _COMPILED
    env.loader = ListedOnce(theme.dirs)
    return env


def reuse_templates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let all builds of this process use the same compiled templates, and list them once."""
    monkeypatch.setattr(Theme, "get_env", _prepared)


def mkdocs(root: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Result:
    """Run MkDocs' own command in *root*, in this process: its exit code, and all that it says."""
    log = logging.getLogger("mkdocs")
    before = log.level, log.propagate, [*log.handlers]
    with monkeypatch.context() as patch:
        patch.chdir(root)
        patch.setenv("NO_MKDOCS_2_WARNING", "1")
        patch.setattr(sys, "dont_write_bytecode", True)  # hooks change within a second
        reuse_templates(patch)
        Hooks._load_hook.cache_clear()
        try:
            return CliRunner().invoke(cli, arguments)
        finally:
            log.setLevel(before[0])
            log.propagate, log.handlers[:] = before[1:]
