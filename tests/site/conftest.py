"""A small handbook as MkDocs builds it, with the repository's own settings."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from tests.handbooks import on_record, write_handbook
from tests.site.built import START, Build, reuse_templates

ROOT = Path(__file__).parents[2]


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    """Builds the small handbook with *files*; gives the folder of the site."""
    reuse_templates(monkeypatch)

    def make(
        *,
        strict: bool = True,
        options: str = "",
        more: str = "",
        finished: bool = False,
        serve_url: str | None = None,
        **files: str | bytes | None,
    ) -> Path:
        root = write_handbook(tmp_path / "handbook", **{"docs/index.md": START, **files})
        if any(path.startswith("training/") for path in files) and "editions.json" not in files:
            on_record(root)
        settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
        # What npm and dagre have made is kept for all tests.
        cache = json.dumps(str(ROOT / ".cache" / "soundingboard"))
        own_cache = "" if "cache_dir" in options else f"      cache_dir: {cache}\n"
        plugin = f"  - soundingboard:\n      engine: false\n{own_cache}{options}"
        config = root / "mkdocs.yml"
        # The repository's own options are about its own trees.
        own = r"(?m)^  - soundingboard:\n(?: {6}.*\n)+"
        config.write_text(re.sub(own, plugin, settings) + more, encoding="utf-8")
        site = tmp_path / "site"
        loaded = load_config(str(config), site_dir=str(site), strict=strict)
        if not finished:
            build(loaded, serve_url=serve_url)
            return site
        loaded.plugins.on_startup(command="build", dirty=False)
        try:
            build(loaded)
        finally:
            loaded.plugins.on_shutdown()
        return site

    return make
