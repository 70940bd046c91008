"""What is done to a site in the end: policy, header files, service worker."""

from __future__ import annotations

import gzip
import json
import logging
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from selectolax.lexbor import LexborHTMLParser

from soundingboard.site import policy, service_worker, withdrawals
from soundingboard.site.postprocessing import Postprocessing, postprocess
from soundingboard.site.precompressed import LEAST

LOG = logging.getLogger(__name__)
HEAD = '<!doctype html><html><head><meta charset="utf-8"></head><body>'
THEME = "<script>theme()</script><script type=application/json>{}</script>"
ARTICLE = "<article><script>fromContent()</script><style>b{}</style></article>"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    files = {
        "index.html": HEAD + THEME + ARTICLE,
        "404.html": HEAD,
        "procedures/ap-1/index.html": HEAD + "<script>other()</script>",
        "procedures/ap-2/index.html": HEAD,
        "decisions/ap-1/follow/index.html": HEAD,
        "training/ap-1/onboarding/index.html": HEAD,
        "training/index.html": HEAD,
        "search/search_index.json": "{}",
        "assets/soundingboard/main.mjs": "",
        "assets/soundingboard/bundle.json": "{}",
        "assets/soundingboard/engine/worker.mjs": "",
        "assets/soundingboard/pages/ap-1/follow.json": "{}",
        "assets/soundingboard/trees/ap-1/follow.json": "{}",
        "assets/soundingboard/vendor/morphdom.mjs": "",
        "assets/pyodide/0123/pyodide.asm.wasm": "x" * 9_000,
        "assets/pyodide/0123/pyodide.mjs": "",
        "assets/pyodide/0123/snapshot.bin": "x" * 9_000,
        "assets/soundingboard/withdrawn.json": '{"format": 1, "withdrawn": []}',
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def postprocessed(site: Path, **wanted: bool) -> Path:
    postprocess(
        site, Postprocessing(site.parent / "cache", **wanted), policy.inline(HEAD + THEME), log=LOG
    )
    return site


def site_of(worker: str) -> dict[str, Any]:
    found = re.search(r"\((\{\"version\".*\})\)", worker)
    assert found is not None
    told: dict[str, Any] = json.loads(found[1])
    return told


def test_the_theme_s_scripts_and_styles_are_allowed_and_data_is_no_script() -> None:
    found = policy.inline(HEAD + THEME + "<style>b{}</style>")
    assert found.scripts == {"theme()"}
    assert found.styles == {"b{}"}


def test_every_page_has_the_same_policy_before_anything_else(site: Path) -> None:
    pages = [path.read_text("utf-8") for path in postprocessed(site).rglob("*.html")]
    said = {re.search(r'charset="utf-8"><meta [^>]*content="([^"]+)"', html) for html in pages}
    texts = {found[1] for found in said if found}
    assert len(said) == len(pages)
    assert len(texts) == 1
    text = texts.pop()
    assert text.count("sha256-") == 1, "only what the theme is known to write"
    assert "unsafe" not in text
    assert "frame-ancestors" not in text


COMMENT = '<!-- <head><meta charset="utf-8"> -->'


@pytest.mark.parametrize(
    ("start", "first"),
    [
        ("<!doctype html><html><head>", ""),
        ("<!DOCTYPE html>\n<HTML lang=en>\n<HEAD data-x='>'>\n", ""),
        (f"<!doctype html>{COMMENT}<html>{COMMENT}<head>{COMMENT}", ""),
        ("<!doctype html><html><head>\n<meta charset='utf-8'>", "charset"),
        ("<!doctype html><html><head><META CHARSET=utf-8>", "charset"),
    ],
)
@pytest.mark.parametrize("rest", ["", '<title>x</title><body><head><meta charset="utf-8">'])
def test_the_policy_is_the_first_thing_in_the_real_head(start: str, first: str, rest: str) -> None:
    html = policy.with_policy(f"{start}{rest}", "none")
    head = LexborHTMLParser(html).head
    assert head is not None
    inside = [node for node in head.iter() if node.tag != "-comment"]
    if first:
        assert first in inside.pop(0).attributes
    assert inside[0].attributes == {"http-equiv": "Content-Security-Policy", "content": "none"}
    assert html.count("http-equiv") == 1


@pytest.mark.parametrize("html", ["", "<!-- <head> -->", "<p>text</p><head>", "<title>x</title>"])
def test_a_page_without_a_head_is_no_place_for_a_policy(html: str) -> None:
    with pytest.raises(ValueError, match="no head"):
        policy.with_policy(html, "none")


def test_header_files_say_one_policy_for_each_address(site: Path) -> None:
    told = (postprocessed(site) / "_headers").read_text("utf-8")
    rules = [block.splitlines() for block in told.strip().split("\n\n")]
    with_policy = [lines[0] for lines in rules if "Content-Security-Policy" in "".join(lines)]
    assert with_policy == [
        "/", "/404.html", "/decisions/*", "/procedures/*", "/training/*",
        "/assets/soundingboard/engine/worker.mjs",
    ]  # fmt: skip
    assert "frame-ancestors 'none'" in told


def test_iis_and_nginx_give_the_worker_its_own_policy(site: Path) -> None:
    postprocessed(site)
    root = ElementTree.parse(site / "web.config").getroot()
    policies = [
        found.get("value", "")
        for found in root.iter("add")
        if found.get("name") == "Content-Security-Policy"
    ]
    assert [("wasm-unsafe-eval" in text) for text in policies] == [False, True]
    nginx = (site / "hosting" / "nginx.conf").read_text("utf-8")
    assert nginx.count("{") == nginx.count("}")
    assert nginx.count("wasm-unsafe-eval") == 1


def test_a_host_file_of_the_site_s_own_is_left_alone(site: Path) -> None:
    (site / "_headers").write_text("/*\n  X-Own: yes\n", encoding="utf-8")
    assert (postprocessed(site) / "_headers").read_text("utf-8") == "/*\n  X-Own: yes\n"


def test_the_service_worker_knows_what_belongs_together(site: Path) -> None:
    told = site_of((postprocessed(site) / service_worker.FILE).read_text("utf-8"))
    assert told["groups"] == {
        "ap-1": [
            "assets/soundingboard/pages/ap-1/follow.json",
            "assets/soundingboard/trees/ap-1/follow.json", "decisions/ap-1/follow/",
            "procedures/ap-1/", "training/ap-1/onboarding/",
            "training/",
        ],
        "ap-2": ["procedures/ap-2/", "training/"],
    }  # fmt: skip
    names = ("pyodide.asm.wasm", "pyodide.mjs", "snapshot.bin")
    pyodide = [f"assets/pyodide/0123/{name}" for name in names]
    assert told["engine"] == [*pyodide, "assets/soundingboard/bundle.json"]
    library = "assets/soundingboard/vendor/morphdom.mjs"
    assert {"", "404.html", "search/search_index.json", library} <= set(told["shell"])


def test_without_a_snapshot_the_service_worker_keeps_the_whole_engine(site: Path) -> None:
    next(site.rglob("snapshot.bin")).unlink()
    told = site_of(service_worker.script(site))
    assert {"assets/pyodide/0123/pyodide.asm.wasm", "assets/pyodide/0123/pyodide.mjs"} < {
        *told["engine"]
    }


def test_the_list_of_withdrawn_decisions_is_never_kept_and_makes_another_version(
    site: Path,
) -> None:
    before = site_of(service_worker.script(site))
    assert before["withdrawn"] == ""
    assert withdrawals.ADDRESS not in before["files"]
    item = {"decision": "ap-1/follow", "address": "decisions/ap-1/follow/", "reason": "Wrong."}
    text = json.dumps({"format": 1, "withdrawn": [item]})
    (site / withdrawals.ADDRESS).write_text(text, encoding="utf-8")
    after = site_of(service_worker.script(site))
    assert after["withdrawn"]
    assert withdrawals.ADDRESS not in after["files"]
    assert after["version"] != before["version"]


def test_the_service_workers_own_pages_have_the_sites_language(site: Path) -> None:
    assert ' lang="en"' in site_of(service_worker.script(site))["missing"]
    assert ' lang="fr-CA"' in site_of(service_worker.script(site, "fr-CA"))["missing"]


def test_another_content_is_another_version_and_the_same_is_the_same(site: Path) -> None:
    first = site_of(service_worker.script(site))["version"]
    assert site_of(service_worker.script(site))["version"] == first
    (site / "procedures/ap-2/index.html").write_text(HEAD + "new", encoding="utf-8")
    assert site_of(service_worker.script(site))["version"] != first


def test_turned_off_the_worker_takes_itself_away(site: Path) -> None:
    postprocessed(site, offline=False)
    assert (site / service_worker.FILE).read_text("utf-8") == service_worker.FAREWELL
    assert "soundingboard-offline" not in (site / "index.html").read_text("utf-8")


def test_copies_are_written_last_and_only_if_wanted(site: Path) -> None:
    assert list(postprocessed(site, compress=False).rglob("*.br")) == []


def test_a_copy_holds_the_page_with_its_policy(site: Path) -> None:
    long = HEAD + THEME + "words " * LEAST
    (site / "index.html").write_text(long, encoding="utf-8")
    packed = (postprocessed(site) / "index.html.gz").read_bytes()
    assert gzip.decompress(packed).decode() == (site / "index.html").read_text("utf-8")
