"""A site that is served: after an edit only what has changed is compiled."""

from __future__ import annotations

from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from tests.authoring.counted import Counted
from tests.handbooks import PROCEDURE, TREE, TREE_TEXT, swap
from tests.site.built import Build, read

from soundingboard.site.plugin import SoundingBoardPlugin

OTHER_TREE = "decision_trees/ap-1/other.md"
ADDRESS = "http://localhost:8000/"


def configured(site: Path) -> MkDocsConfig:
    return load_config(str(site.parent / "handbook" / "mkdocs.yml"), site_dir=str(site))


def plugin_of(config: MkDocsConfig) -> SoundingBoardPlugin:
    plugin = config.plugins["soundingboard"]
    assert isinstance(plugin, SoundingBoardPlugin)
    return plugin


def test_an_edited_tree_is_shown_and_no_other_file_is_compiled(built: Build) -> None:
    other = swap(TREE_TEXT, "May I accept this follow request?", "What about another request?")
    site = built(**{OTHER_TREE: other})
    config = configured(site)
    config.plugins.on_startup(command="serve", dirty=False)
    counted = plugin_of(config).results = Counted(plugin_of(config).results)
    try:
        build(config, serve_url=ADDRESS)
        assert {*counted.compiled} == {PROCEDURE, TREE, OTHER_TREE}
        counted.compiled.clear()
        tree = site.parent / "handbook" / TREE
        tree.write_text(swap(TREE_TEXT, "befriend you", "befriend all of you"), encoding="utf-8")
        # MkDocs reads its settings anew for each build.
        build(configured(site), serve_url=ADDRESS)
        assert counted.compiled == [TREE]
        assert "befriend all of you" in read(site, "decisions/ap-1/follow-request")
        assert "befriend you" in read(site, "decisions/ap-1/other")
    finally:
        config.plugins.on_shutdown()
