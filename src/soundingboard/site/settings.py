"""What the people who run a site say about its procedures: official texts and contacts."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from soundingboard.authoring.compile.procedure_file import Procedure
from soundingboard.authoring.source.fields import ADDRESS, CONTACT
from soundingboard.authoring.source.markdown import SAFE_SCHEMES, scheme
from soundingboard.site.addresses import relative

_MAIL = re.compile(r"[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+")


@dataclass(frozen=True)
class Settings:
    """``official`` and ``contacts`` are keyed by procedure id, ``notices`` by a tree's slug.

    ``withdrawn`` holds reasons by a tree's id.

    What is set for one procedure goes before its own front matter, and that before ``contact``,
    which stands for all.
    """

    contact: str = ""
    contacts: Mapping[str, str] = field(default_factory=dict)
    official: Mapping[str, str] = field(default_factory=dict)
    notices: Mapping[str, str] = field(default_factory=dict)
    withdrawn: Mapping[str, str] = field(default_factory=dict)

    def official_of(self, procedure: Procedure) -> str:
        """Where the official text of *procedure* is; empty if nobody has said."""
        return self.official.get(procedure.id) or str(procedure.fields["official"])

    def contact_of(self, procedure: Procedure) -> str:
        """Whom to tell of a mistake in *procedure* as shown here; empty if nobody has said."""
        own = self.contacts.get(procedure.id) or str(procedure.fields["contact"])
        return own or self.contact


def unknown_procedures(settings: Settings, known: Mapping[str, Procedure]) -> list[str]:
    """Ids in the settings that no procedure has, in order."""
    return sorted({*settings.contacts, *settings.official} - set(known))


def unknown_notices(settings: Settings, known: Iterable[str]) -> list[str]:
    """Slugs in the settings that no tree has, in order."""
    return sorted(set(settings.notices) - set(known))


def unknown_withdrawals(settings: Settings, known: Iterable[str]) -> list[str]:
    """Ids of withdrawn trees in the settings that no tree has, in order."""
    return sorted(set(settings.withdrawn) - set(known))


def doubtful_addresses(
    settings: Settings, procedures: Iterable[Procedure], published: Container[str]
) -> Iterator[str]:
    """What is wrong with the addresses of official texts and contacts, in a sentence or two each.

    *published* are the addresses of the site's files, from its root.
    """
    set_ = [("official", address, ADDRESS) for address in settings.official.values()]
    set_ += [("contacts", address, CONTACT) for address in settings.contacts.values()]
    set_ += [("contact", settings.contact, CONTACT)] if settings.contact else []
    for name, address, kind in set_:
        if kind.read(address) is None:
            yield f"The setting “{name}” has “{address}”. Write {kind.described}."
    for procedure in procedures:
        address = settings.official_of(procedure)
        file = None if scheme(address) else link_to(address.partition("#")[0], "")
        if file is not None and file.partition("?")[0] not in published:
            yield (
                f"{procedure.path}: the official text “{address}” isn't a file of this site. "
                "Correct its path, from the folder docs, or link to it with “https:”."
            )


def link_to(address: str, here: str, subject: str = "") -> str | None:
    """The link that *address* makes on the page at *here*, or ``None`` where it is only words.

    An address is a URL, a path from the site's root with a dot or slash in it, or an e-mail
    address, whose message then has *subject*.
    """
    if _MAIL.fullmatch(address):
        address = f"mailto:{address}"
    found = scheme(address)
    if found == "mailto:" and subject and "?" not in address:
        return f"{address}?subject={quote(subject, safe='')}"
    if found:
        return address if found in SAFE_SCHEMES else None
    if not address or " " in address or not ("/" in address or "." in address):
        return None
    return relative(address.lstrip("/"), here)
