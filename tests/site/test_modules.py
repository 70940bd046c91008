"""Every module that a page's elements need is named in its HTML, and no other."""

from __future__ import annotations

import re

from soundingboard.site import modules
from soundingboard.site.assets import FOLDER, browser_files
from soundingboard.site.modules import modules_of, with_preloads

SCRIPT = '<script src="../../assets/soundingboard/main.mjs" type="module"></script>'


def names(*elements: str) -> set[str]:
    return {address.removeprefix(f"{FOLDER}/") for address in modules_of(frozenset(elements))}


def test_a_page_without_elements_needs_what_the_script_itself_imports() -> None:
    assert {"search-results.mjs", "offline/offline.mjs", "withdrawal/watch.mjs"} <= names()
    assert not {"shell/page.mjs", "main.mjs"} & names()


def test_an_element_needs_what_its_module_imports_and_what_that_imports() -> None:
    assert {"shell/page.mjs", "shell/queue.mjs", "page/address.mjs"} <= names("sb-tree")
    assert not any(name.startswith(("training/", "compare/")) for name in names("sb-tree"))


def test_only_the_pages_that_show_what_is_stored_load_the_storage() -> None:
    assert {"shell/device.mjs", "storage/storage.mjs"} <= names("sb-my-training")
    assert not any(name.startswith("storage/") for name in names("sb-tree"))


def test_a_procedure_s_page_loads_no_program_before_a_course_was_begun() -> None:
    assert {"shell/once-stored.mjs", "storage/storage.mjs"} <= names("sb-reading")
    assert not {"shell/device-page.mjs", "shell/stay.mjs", "shell/keys.mjs"} & names("sb-reading")


def test_each_element_of_ours_is_known_to_the_script() -> None:
    defined = {
        address
        for address, file in browser_files().items()
        if re.search(
            r"extends HTMLElement|return (device)?[pP]ageElement\(", file.read_text("utf-8")
        )
    }
    assert defined
    assert set(modules.elements().values()) == defined


def test_the_links_stand_behind_the_content_relative_to_the_page() -> None:
    html = with_preloads(f"<sb-tree></sb-tree>{SCRIPT}")
    link = '<link rel="modulepreload" href="../../assets/soundingboard/shell/page.mjs">'
    assert html.index("</sb-tree>") < html.index(link) < html.index(SCRIPT)


def test_a_page_without_the_script_stays_as_it_is() -> None:
    assert with_preloads("<sb-tree></sb-tree>") == "<sb-tree></sb-tree>"
