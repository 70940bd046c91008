"""The extras: a plain installation works, and says in one sentence what it goes without."""

from __future__ import annotations

import logging
import tomllib
from pathlib import Path

import pytest
from tests.cli.terminal import run
from tests.handbooks import write_handbook

from soundingboard import extras
from soundingboard.site.precompressed import LEAST, compress

ROOT = Path(__file__).parents[1]


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation without any extra."""
    monkeypatch.setattr(extras, "is_installed", lambda extra: False)


def said(text: str) -> str:
    return " ".join(text.split())


def test_every_extra_is_known_and_all_has_all_of_them() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    known = project["optional-dependencies"]
    assert {*known} - {"all"} == {*extras.MODULES}
    assert known["all"] == [f"soundingboard[{','.join(sorted(extras.MODULES))}]"]


@pytest.mark.usefixtures("plain")
def test_check_goes_on_without_readability(tmp_path: Path) -> None:
    result = run("check", "--root", write_handbook(tmp_path))
    assert result.exit_code == 0
    assert said(result.stderr).startswith(
        "Readability can't be checked, because pyphen isn't installed. To install it, run: "
        'pip install "soundingboard[readability]" 1 procedure,'
    )
    assert run("check", "--no-readability", "--root", tmp_path).stderr.startswith("1 procedure,")


@pytest.mark.usefixtures("plain")
def test_who_asks_for_readability_is_told_what_to_install(tmp_path: Path) -> None:
    result = run("check", "--readability", "--root", write_handbook(tmp_path))
    assert result.exit_code == 2
    assert 'pip install "soundingboard[readability]"' in said(result.stderr)


@pytest.mark.usefixtures("plain")
def test_verify_says_what_to_install(tmp_path: Path) -> None:
    receipt = tmp_path / "receipt.json"
    receipt.write_text("{}", encoding="utf-8")
    result = run("verify", receipt)
    assert result.exit_code == 2
    assert said(result.stderr) == (
        "Error: Receipts can't be verified, because cryptography isn't installed. "
        'To install it, run: pip install "soundingboard[verify]"'
    )


@pytest.mark.usefixtures("plain")
def test_a_site_is_compressed_by_gzip_alone(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "large.json").write_text("[]" * LEAST, encoding="utf-8")
    with caplog.at_level(logging.INFO):
        compress(site, tmp_path / "cache", log=logging.getLogger(__name__))
    assert {file.name for file in site.iterdir()} == {"large.json", "large.json.gz"}
    [message] = caplog.messages
    assert message == (
        "Large files are compressed by gzip alone, because brotli isn't installed. "
        'To install it, run: pip install "soundingboard[compression]"'
    )
