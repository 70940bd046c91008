import pytest
from tests.authoring.small import procedure
from tests.handbooks import PROCEDURE, PROCEDURE_TEXT, swap

from soundingboard.site.settings import (
    Settings,
    doubtful_addresses,
    link_to,
    unknown_procedures,
)

FRONT_CONTACT = "contact: handbook@board.example\n"


def test_what_is_set_for_a_procedure_goes_before_its_front_matter_and_that_before_all() -> None:
    with_own = procedure()
    without = procedure(swap(PROCEDURE_TEXT, FRONT_CONTACT, ""))
    settings = Settings(contact="for all")
    assert settings.contact_of(with_own) == "handbook@board.example"
    assert settings.contact_of(without) == "for all"
    assert Settings("all", {"ap-1": "own"}).contact_of(with_own) == "own"
    assert settings.official_of(with_own) == "https://board.example/ap-1.pdf"
    assert Settings(official={"ap-1": "files/a.pdf"}).official_of(with_own) == "files/a.pdf"


def test_settings_for_procedures_that_do_not_exist_are_found() -> None:
    settings = Settings("", {"ap-1": "a", "ap-9": "b"}, {"ap-8": "c"})
    assert unknown_procedures(settings, {"ap-1": procedure()}) == ["ap-8", "ap-9"]


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://board.example/a", "https://board.example/a"),
        ("help@board.example", "mailto:help@board.example?subject=AP%201"),
        ("mailto:help@board.example", "mailto:help@board.example?subject=AP%201"),
        ("files/ap-1.pdf", "../../files/ap-1.pdf"),
        ("/files/ap-1.pdf", "../../files/ap-1.pdf"),
        ("tel:+1-555-0100", "tel:+1-555-0100"),
        ("Room 12, extension 3", None),
        ("principal", None),
        ("javascript:alert(1)", None),
        ("", None),
    ],
)
def test_only_addresses_become_links(address: str, link: str | None) -> None:
    assert link_to(address, "procedures/ap-1/", "AP 1") == link


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        (Settings(), ""),
        (Settings("Room 12: ask Jane", {"ap-1": "a@b.example"}, {"ap-1": "https://a.example"}), ""),
        (Settings(official={"ap-1": "files/a.pdf#page=2"}), ""),
        (Settings(official={"ap-1": "/files/a.pdf"}), ""),
        (Settings(official={"ap-1": "at the office"}), ""),
        (
            Settings(official={"ap-1": "javascript:alert(1)"}),
            "The setting “official” has “javascri",
        ),
        (Settings(official={"ap-1": "mailto:a@b.example"}), "The setting “official” has “mailto:"),
        (
            Settings(official={"ap-1": "files/b.pdf"}),
            f"{PROCEDURE}: the official text “files/b.pdf”",
        ),
        (Settings(contact="data:text/html,a"), "The setting “contact” has “data:text/html,a”. Wri"),
        (Settings(contacts={"ap-1": "file:///a"}), "The setting “contacts” has “file:///a”. Write"),
    ],
)
def test_addresses_that_lead_nowhere_are_told(settings: Settings, told: str) -> None:
    found = [*doubtful_addresses(settings, [procedure()], {"files/a.pdf"})]
    assert [sentence[: len(told)] for sentence in found] == [told] * bool(told)
