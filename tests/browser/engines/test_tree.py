"""A whole tree in each engine: without scripts, and with Python, Back and a link passed on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.browser.engines.conftest import NewTab
from tests.browser.engines.tab import Tab
from tests.browser.fixtures import Serve
from tests.browser.tree_walks import FIRST, OWN, PAGE, REFUSE, SECOND, SHOWN, STUDENT

pytestmark = pytest.mark.browser

VERDICT = "Don't accept it"
WHY = "details.sb-why > summary"

ENDS = """(selector) => {
  const { right, bottom } = document.querySelector(selector).closest('li').getBoundingClientRect();
  const under = document.elementFromPoint(right - 5, bottom - 5);
  return under.closest('a')?.dataset.tap ?? null;
}"""


@pytest.fixture(scope="session")
def scriptless_url(
    tmp_path_factory: pytest.TempPathFactory, serve: Serve, handbook_folder: Path
) -> str:
    """A site with the tree's page as a browser has it that runs no scripts."""
    site = tmp_path_factory.mktemp("scriptless")
    (site / "assets").symlink_to(handbook_folder / "assets")
    page = (handbook_folder / PAGE / "index.html").read_text(encoding="utf-8")
    folder = site / PAGE
    folder.mkdir(parents=True)
    stripped = re.sub(r"(?s)<script\b.*?</script>", "", page)
    (folder / "index.html").write_text(stripped, encoding="utf-8")
    return serve(site)


def link(tap: str) -> str:
    return f'a[data-tap="{tap}"]'


def sees(tab: Tab, *nodes: str) -> None:
    tab.wait(f"{nodes} alone", lambda: tab.run(SHOWN) == list(nodes))


def comes_by_python_to(tab: Tab, node: str) -> None:
    """Waits until Python shows *node*, and it alone."""
    there = """(node) => document.querySelector('sb-tree').dataset.live === 'step'
      && document.querySelector(`[data-region=step] [data-node="${node}"]`) !== null"""
    tab.wait(f"{node} by Python", lambda: tab.run(there, node))
    sees(tab, node)


def test_without_scripts_one_question_at_a_time_leads_to_the_verdict(
    tab: Tab, scriptless_url: str
) -> None:
    address = scriptless_url + PAGE
    tab.open(address)
    sees(tab, FIRST)
    assert tab.run(ENDS, link(OWN)) == OWN  # The whole row is the link.
    tab.press(link(OWN))
    sees(tab, SECOND)
    tab.press(link(STUDENT))
    sees(tab, REFUSE)
    assert "Not allowed" in tab.see(VERDICT)
    tab.run("() => history.back()")
    sees(tab, SECOND)

    version = tab.run("() => document.querySelector('sb-tree').dataset.version")
    tab.open(f"{address}#walk?v={version}&{OWN}&{STUDENT}")
    sees(tab, REFUSE)
    tab.press(".sb-every input")
    every = tab.run(SHOWN)
    assert {FIRST, SECOND, REFUSE} < set(every)
    assert len(every) > 10


def test_a_tree_is_walked_to_its_verdict_and_the_link_is_passed_on(
    new_tab: NewTab, handbook_url: str
) -> None:
    asking = new_tab()
    asking.open(handbook_url + PAGE)
    sees(asking, FIRST)
    asking.press(link(OWN))
    comes_by_python_to(asking, SECOND)
    asking.press(link(STUDENT))
    comes_by_python_to(asking, REFUSE)
    answers = asking.text(".sb-your-answers")
    assert "A student I teach or coach" in answers
    focused = "() => document.activeElement.innerText"
    assert asking.run(focused) == VERDICT
    asking.press(WHY)
    asking.see("What would change it")
    asking.run("() => history.back()")
    comes_by_python_to(asking, SECOND)
    current = "(selector) => document.querySelector(`[data-region] ${selector}`).ariaCurrent"
    assert asking.run(current, link(STUDENT)) == "true"
    asking.run("() => history.forward()")
    comes_by_python_to(asking, REFUSE)
    asking.press("button", "Copy a link to this result")
    asking.see("Link copied.")
    shared = asking.run("() => location.href")

    receiving = new_tab()
    receiving.open(shared)
    comes_by_python_to(receiving, REFUSE)
    assert receiving.text(".sb-your-answers") == answers
    receiving.reload()
    comes_by_python_to(receiving, REFUSE)
    assert receiving.text(".sb-your-answers") == answers
