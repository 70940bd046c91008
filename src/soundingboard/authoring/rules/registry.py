"""All rules. A module in the package of a group that has a ``RULE`` is one; nothing lists them."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path

from soundingboard.authoring.rules.rule import GROUPS, Rule


@cache
def all_rules() -> Mapping[str, Rule]:
    """Every rule by its code: in the order of the groups, and in each by code.

    Raises:
        ValueError: a rule's module isn't named after its code, or not in the package of its group.
    """
    found: dict[str, Rule] = {}
    for group in GROUPS:
        package = import_module(f"{__package__}.{group}")
        for module in pkgutil.iter_modules(package.__path__):
            rule = getattr(import_module(f"{package.__name__}.{module.name}"), "RULE", None)
            if rule is None:
                continue
            if (rule.group, rule.code.replace("-", "_")) != (group, module.name):
                raise ValueError(f"the rule {rule.code!r} is in the wrong place: {module.name!r}")
            found[rule.code] = rule
    return found


def examples(rule: Rule) -> str:
    """The examples of *rule*, as Markdown: a part “Fails” and a part “Corrected”.

    Raises:
        FileNotFoundError: the rule has none.
    """
    name = f"{rule.code.replace('-', '_')}.md"
    folders = import_module(f"{__package__}.{rule.group}").__path__
    files = [Path(folder) / name for folder in folders]
    file = next((file for file in files if file.is_file()), files[0])
    return file.read_text(encoding="utf-8")


def example_parts(examples: str) -> tuple[str, ...]:
    """The Markdown of *examples* in parts, each a message: its headings, and its fenced blocks."""
    parts: list[str] = []
    end = 0
    for block in _FENCED.finditer(examples):
        parts += (examples[end : block.start()].strip(), block[0])
        end = block.end()
    parts.append(examples[end:].strip())
    return tuple(filter(None, parts))


_FENCED = re.compile(r"^(?P<fence>`{3,})[^`\n]*\n.*?^(?P=fence)$", re.DOTALL | re.MULTILINE)
