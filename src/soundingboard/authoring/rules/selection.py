"""Which rules a site uses, and how severe their problems are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from soundingboard.authoring.problems.problem import Severity, did_you_mean, nearest
from soundingboard.authoring.rules.registry import all_rules
from soundingboard.authoring.rules.rule import GROUPS, Rule
from soundingboard.authoring.settings import Settings


class WrongSelection(ValueError):
    """The settings name a rule that doesn't exist, or change one that can't be changed."""


def selected(settings: Settings) -> Mapping[str, Rule]:
    """The rules to be used, by code, each with the severity that it has here.

    Rules that can't be turned off are always among them.

    Raises:
        WrongSelection: a setting is wrong. The message says which, and what to do.
    """
    select, ignore = {*_codes("select", settings.select)}, {*_codes("ignore", settings.ignore)}
    severity = dict(_severities(settings.severity))
    for name in settings.ignore:
        if name not in GROUPS and not all_rules()[name].is_optional:
            raise WrongSelection(f"“ignore” names “{name}”, {_REQUIRED}")
    return {
        code: replace(rule, severity=severity.get(code, rule.severity))
        for code, rule in all_rules().items()
        if not rule.is_optional or ((not select or code in select) and code not in ignore)
    }


_REQUIRED = (
    "but a file with that problem can't be published, so it is always an error. Remove it from the "
    "setting."
)


def _codes(setting: str, names: tuple[str, ...]) -> Iterator[str]:
    """The codes of the rules that *names* are, or are the groups of."""
    rules = all_rules()
    for name in names:
        if name in GROUPS:
            yield from (rule.code for rule in rules.values() if rule.group == name)
        elif name in rules:
            yield name
        else:
            raise WrongSelection(_unknown(setting, name, [*rules, *GROUPS]))


def _severities(wanted: Mapping[str, str]) -> Iterator[tuple[str, Severity]]:
    rules = all_rules()
    values = {severity.value: severity for severity in Severity}
    for code, value in wanted.items():
        if code not in rules:
            raise WrongSelection(_unknown("severity", code, [*rules]))
        if value not in values:
            raise WrongSelection(
                f"Expected “error” or “advice” as the severity of “{code}”, found “{value}”. "
                f"{did_you_mean(value, values, 'Write one of the two.')}"
            )
        if not rules[code].is_optional and values[value] is not rules[code].severity:
            raise WrongSelection(f"“severity” names “{code}”, {_REQUIRED}")
        yield code, values[value]


def _unknown(setting: str, name: str, known: Sequence[str]) -> str:
    # Only so many words are compared at once, and there are more codes.
    parts = [known[start : start + _AT_ONCE] for start in range(0, len(known), _AT_ONCE)]
    near = filter(None, (nearest(name, part) for part in parts))
    hint = did_you_mean(name, near, "The page “Problems” lists all codes.")
    return f"Expected the code of a problem in “{setting}”, found “{name}”. {hint}"


_AT_ONCE = 100
