"""The examples of every rule are run: they fail as its page says, and pass once corrected."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.authoring.examples import files, printed_block, printed_lines, whole

from soundingboard.authoring.rules import registry
from soundingboard.authoring.rules.registry import all_rules, examples

RULES = all_rules()


@pytest.mark.parametrize("code", RULES)
def test_the_failing_example_prints_just_what_the_page_says(
    code: str, tmp_path: Path, update_golden: bool
) -> None:
    text = examples(RULES[code])
    lines = printed_lines(tmp_path, whole(files(text, "Fails")))
    block = printed_block(text)
    if update_golden and block.text.splitlines() != lines:
        rows = text.split("\n")
        rows[block.lines[0] + 1 : block.lines[1] - 1] = lines
        name = f"{code.replace('-', '_')}.md"
        file = Path(registry.__file__).parent / RULES[code].group / name
        file.write_text("\n".join(rows), encoding="utf-8")
        block = printed_block(examples(RULES[code]))
    assert block.text.splitlines() == lines
    assert {line.split(": ")[1].split(" ")[0] for line in lines} == {code}


@pytest.mark.parametrize("code", RULES)
def test_the_corrected_example_has_no_problem(code: str, tmp_path: Path) -> None:
    shown = files(examples(RULES[code]), "Corrected")
    assert shown
    assert printed_lines(tmp_path, whole(shown)) == []
