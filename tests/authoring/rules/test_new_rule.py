"""Adding a rule takes its module and its examples; all else finds it there."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.terminal import run
from tests.handbooks import TREE, TREE_TEXT, swap, write_handbook

from soundingboard.authoring.rules import advice
from soundingboard.authoring.rules.registry import all_rules
from soundingboard.site.problem_pages import problem_page, with_tables

SHOUTING = swap(TREE_TEXT, "title: May I", "title: MAY I")
MODULE = '''
"""A title shouts."""

from collections.abc import Iterator

from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_


def check(handbook: CompiledHandbook) -> Iterator[Problem]:
    for file in handbook.tree_files.values():
        if "MAY" in file.title:
            yield Problem(file.path, 2, "loud-title", f"“{file.title}” shouts", "Write “May”.")


RULE = Rule(
    code="loud-title",
    group="advice",
    severity=Severity.ADVICE,
    summary=N_("A title shouts."),
    explanation=N_("Capitals are hard to read."),
    fix=N_("Use small letters."),
    check=check,
)
'''
EXAMPLES = "## Fails\n\nMAY I?\n\n## Corrected\n\nMay I?\n"


@pytest.fixture
def new_rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A rule in a folder that belongs to the package of its group, as the others' do."""
    folder = tmp_path / "advice"
    folder.mkdir()
    (folder / "loud_title.py").write_text(MODULE, encoding="utf-8")
    (folder / "loud_title.md").write_text(EXAMPLES, encoding="utf-8")
    monkeypatch.setattr(advice, "__path__", [*advice.__path__, str(folder)])
    all_rules.cache_clear()
    yield
    sys.modules.pop(f"{advice.__name__}.loud_title", None)
    all_rules.cache_clear()


@pytest.mark.usefixtures("new_rule")
def test_a_new_rule_is_in_check_in_the_pages_and_in_the_settings(tmp_path: Path) -> None:
    root = write_handbook(tmp_path / "handbook", **{TREE: SHOUTING})
    assert f"{TREE}:2: loud-title " in run("check", "--root", root).stdout

    page = problem_page(all_rules()["loud-title"], ())
    assert page.startswith("# loud-title\n\n*Advice: ")
    for part in ("Capitals are hard to read.", EXAMPLES.strip(), "Use small letters."):
        assert part in page
    index = with_tables("<!-- soundingboard: problems -->")
    assert "| [loud-title](loud-title.md) | A title shouts. | advice |" in index

    settings = "plugins: [{soundingboard: {ignore: [loud-title]}}]\n"
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    assert "loud-title" not in run("check", "--root", root).stdout
