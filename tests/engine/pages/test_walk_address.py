"""A reader's place as the address's fragment."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from soundingboard.engine.pages.walk_address import NOT_SURE, WalkAddress, fragment, parse

SLUGS = st.one_of(
    st.sampled_from(["v", "at", "unsure", "q1", "café-für-élèves", "名-前", "__proto__", "1"]),
    st.text(st.characters(codec="utf-8"), max_size=6),
)
ANSWERS = st.dictionaries(SLUGS, SLUGS | st.just(NOT_SURE), max_size=4)


@given(st.sampled_from(["", "0123456789ab"]), ANSWERS, SLUGS | st.just(""))
@example("", {"v": "a"}, "")
@example("", {"at": "a"}, "")
@example("0", {"at": "q", "unsure": "1"}, "")
@example("0", {"q": "a+b c&d=e%20#?"}, "q")
def test_what_is_written_is_read(version: str, answers: dict[str, str], at: str) -> None:
    written = fragment(version, answers.items(), at)
    assert written.isascii(), "or the browser would write it in another way"
    assert not set(written) & set(' "<>`#')
    assert parse(written) == parse(f"#{written}") == WalkAddress(answers, at, version)


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert (parse(text) is None) == (not text.removeprefix("#").startswith("walk?"))
    parse(f"#walk?{text}")


def test_a_link_is_easily_read() -> None:
    pairs = [("who", "a-student"), ("whose", NOT_SURE)]
    assert fragment("0123456789ab", pairs, "whose") == (
        "walk?v=0123456789ab&who=a-student&whose=*&at=whose"
    )
    assert fragment("", pairs[:1]) == "walk?who=a-student"
    assert fragment("", []) == "walk?"


@pytest.mark.parametrize("anchor", ["", "#", "#walk", "#who", "#walks?v=1", "who?v=1", "#__skip"])
def test_other_anchors_are_no_places(anchor: str) -> None:
    assert parse(anchor) is None


@pytest.mark.parametrize(
    ("link", "place"),
    [
        ("#walk?v=0&q=a&at=q", WalkAddress({"q": "a"}, "q", "0")),
        ("#walk?v=0&q=a&at=r", WalkAddress({"q": "a"}, "r", "0")),
        ("#walk?v=0&at=q&unsure=1", WalkAddress({"q": "*"}, "q", "0")),
        ("#walk?v=0&q=a&at=q&unsure=1", WalkAddress({"q": "*"}, "q", "0")),
        ("#walk?v=0&p=a&at=q&unsure=1", WalkAddress({"p": "a", "q": "*"}, "q", "0")),
        ("#walk?q=a", WalkAddress({"q": "a"})),
        ("#walk?q=caf%C3%A9+noir", WalkAddress({"q": "café noir"})),
    ],
)
def test_links_made_before_are_read(link: str, place: WalkAddress) -> None:
    assert parse(link) == place


@pytest.mark.parametrize(
    ("link", "place"),
    [
        ("#walk?", WalkAddress()),
        ("#walk?&&&=", WalkAddress({"": ""})),
        ("#walk?v=%ff%00&at=keep-it", WalkAddress({}, "keep-it", "�\0")),
        ("#walk?__proto__=x", WalkAddress({"__proto__": "x"})),
        ("#walk?unsure=1", WalkAddress({"unsure": "1"})),
        ("#walk?q=a&v=0", WalkAddress({"q": "a", "v": "0"})),
        ("#walk?q=a&q=b", WalkAddress({"q": "b"})),
        ("#walk?at=q&q=a", WalkAddress({"at": "q", "q": "a"})),
        ("#walk?q", WalkAddress({"q": ""})),
        ("#walk?q=a=b", WalkAddress({"q": "a=b"})),
        ("#walk?%", WalkAddress({"%": ""})),
    ],
)
def test_junk_is_read_as_it_stands(link: str, place: WalkAddress) -> None:
    assert parse(link) == place
