"""Postprocessing: what is done to a site when everything in it has been written.

Each page gets its policy and names its modules and the hashes of vendored ones, servers get their
header files, readers their service worker, and large files their compressed copies, in this order,
since each step looks at what those before have made.
"""

from __future__ import annotations

from dataclasses import dataclass
from logging import Logger
from pathlib import Path

from soundingboard.engine.html import element
from soundingboard.site import host_files, policy, precompressed, service_worker
from soundingboard.site.integrity import import_map, vendored_hashes, with_import_map
from soundingboard.site.language import SOURCE
from soundingboard.site.modules import with_preloads
from soundingboard.site.policy import Inline


@dataclass(frozen=True)
class Postprocessing:
    """Which of the steps are wanted, and where what has been compressed is kept."""

    cache: Path
    offline: bool = True
    compress: bool = True


def postprocess(
    site: Path, wanted: Postprocessing, allowed: Inline, *, log: Logger, language: str = SOURCE
) -> None:
    """Postprocess the site in the folder *site*, whose theme has the *allowed* scripts and styles.

    *language* is that of the pages that the service worker makes itself.

    Raises:
        OSError: it cannot be written.
    """
    hashes = vendored_hashes(site)
    pages = sorted(site.rglob("*.html"))
    # Pages are read twice, one at a time: all of them would not fit into a small machine.
    maps = {import_map(path.read_text(encoding="utf-8"), hashes) for path in pages}
    allowed |= Inline(frozenset(filter(None, maps)), frozenset())
    said = policy.of_pages(allowed, header=False)
    offline = element("meta", name="soundingboard-offline") if wanted.offline else ""
    for path in pages:
        html = path.read_text(encoding="utf-8")
        try:
            with_modules = with_preloads(with_import_map(html, import_map(html, hashes)))
            made = policy.with_policy(with_modules, said, offline)
        except ValueError as error:
            log.warning("%s has no policy: %s.", path.relative_to(site).as_posix(), error)
        else:
            path.write_text(made, encoding="utf-8", newline="")

    addresses = [service_worker.address(path.relative_to(site)) for path in pages]
    header = policy.of_pages(allowed, header=True)
    for name, text in host_files.host_files(addresses, header).items():
        target = site / name
        if target.exists():
            log.info("The site has a %s of its own, which is left as it is.", name)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")

    (site / service_worker.FILE).write_text(
        service_worker.script(site, language) if wanted.offline else service_worker.FAREWELL,
        encoding="utf-8",
        newline="\n",
    )
    if wanted.compress:
        precompressed.compress(site, wanted.cache / "compressed", log=log)
