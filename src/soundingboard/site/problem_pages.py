"""The pages on problems, made of the rules: one for each, and the tables that list them.

A site has them if its ``docs/problems/index.md`` asks for the tables, by an HTML comment on a line
of its own::

    <!-- soundingboard: problems -->
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.registry import all_rules, example_parts, examples
from soundingboard.authoring.rules.rule import GROUPS, Rule
from soundingboard.authoring.wording import _, translated

if TYPE_CHECKING:
    from mkdocs.structure.files import Files

INDEX = "problems/index.md"
"""The MkDocs source name of the page that lists all problems."""

_MARKER = re.compile(r"^<!--\s*soundingboard:\s*problems\s*-->$", re.MULTILINE)
_GUIDE = re.compile(r"\[([^\]]+)\]\(\.\./([^)#]+\.md)\)")


def problem_pages(files: Files) -> Mapping[str, str]:
    """The Markdown of each rule's page by its MkDocs source name; none if no index asks for them.

    A page that *files* has already isn't made.
    """
    index = files.get_file_from_path(INDEX)
    if index is None or not _MARKER.search(index.content_string):
        return {}
    known = {file.src_uri for file in files.documentation_pages()}
    pages = {f"problems/{rule.code}.md": rule for rule in all_rules().values()}
    return {name: problem_page(rule, known) for name, rule in pages.items() if name not in known}


def problem_page(rule: Rule, known: Collection[str]) -> str:
    """The page of *rule* as Markdown. Of links to guides, those to pages that are *known* stay."""

    def link(match: re.Match[str]) -> str:
        return match[0] if match[2] in known else f"“{match[1]}”"

    explanation, fix = (_GUIDE.sub(link, translated(part)) for part in (rule.explanation, rule.fix))
    kind = (
        _("Error: the file isn't published until this is fixed, and a strict build stops.")
        if rule.severity is Severity.ERROR
        else _("Advice: it's reported, and the file is published all the same.")
    )
    parts = [
        f"# {rule.code}",
        f"*{kind}*",
        explanation,
        *map(translated, example_parts(examples(rule))),
        "## " + _("How to fix it"),
        fix,
    ]
    return "\n\n".join(parts) + "\n"


def with_tables(markdown: str) -> str:
    """*markdown*, the index, with a table of each group's rules in place of the comment."""
    return _MARKER.sub(lambda match: _tables(), markdown)


def _tables() -> str:
    head = " | ".join(["", _("code"), _("what it means"), _("kind"), ""]).strip()
    lines = []
    for group, title in GROUPS.items():
        lines += [f"## {translated(title)}", "", head, "|---|---|---|"]
        for rule in all_rules().values():
            if rule.group == group:
                cells = f"[{rule.code}]({rule.code}.md)", translated(rule.summary)
                lines.append(f"| {' | '.join(cells)} | {_kind(rule.severity)} |")
        lines.append("")
    return "\n".join(lines)


def _kind(severity: Severity) -> str:
    return _("error") if severity is Severity.ERROR else _("advice")
