import pytest

from soundingboard.site.addresses import Addresses, not_covered_path, page_source, relative


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("docs/index.md", "index.md"),
        ("docs/procedures/ap-1.md", "procedures/ap-1.md"),
        ("decision_trees/ap-1/follow-request.md", "decisions/ap-1/follow-request.md"),
        ("training/ap-1/onboarding.md", "training/ap-1/onboarding.md"),
        ("README.md", None),
        ("src/soundingboard/cli.py", None),
    ],
)
def test_a_file_of_the_repository_becomes_a_page(path: str, source: str | None) -> None:
    assert page_source(path) == source


def test_a_decision_that_is_not_covered_is_where_a_tree_would_be() -> None:
    tree = page_source("decision_trees/ap-1/logo.md")
    assert page_source(not_covered_path("ap-1/logo")) == tree == "decisions/ap-1/logo.md"


@pytest.mark.parametrize(
    ("target", "here", "way"),
    [
        ("procedures/ap-1/", "decisions/ap-1/follow-request/", "../../../procedures/ap-1/"),
        ("", "decisions/ap-1/follow-request/", "../../../"),
        ("decisions/ap-1/logo/", "", "decisions/ap-1/logo/"),
        ("schemas/tree.json", "procedures/ap-1/", "../../schemas/tree.json"),
        ("procedures/ap-1/", "procedures/ap-1/", "./"),
        ("procedures/ap-1.html", "decisions/ap-1/logo.html", "../../procedures/ap-1.html"),
    ],
)
def test_pages_link_to_each_other_by_relative_addresses(target: str, here: str, way: str) -> None:
    assert relative(target, here) == way


def test_a_link_within_a_page_is_its_fragment_alone() -> None:
    addresses = Addresses({"docs/a.md": "a/", "docs/b.md": "b/"})
    assert addresses.href("a/", "docs/a.md", "c-1") == "#c-1"
    assert addresses.href("a/", "docs/b.md", "c-1") == "../b/#c-1"
    assert addresses.href("a/", "docs/unknown.md") is None
