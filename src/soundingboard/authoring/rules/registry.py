"""All rules. A module in the package of a group that has a ``RULE`` is one; nothing lists them."""

from __future__ import annotations

import pkgutil
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
