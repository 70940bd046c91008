"""WebKitGTK's MiniBrowser, driven by Selenium through WebKitWebDriver, on a screen of its own."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service
from tests.browser.engines.tab import FIND, PATIENCE, Tab, TabWithFolder

_RUN = """const [given, done] = arguments;
(async () => JSON.stringify((await (FUNCTION)(...JSON.parse(given))) ?? null))().then(
  (value) => done({ value }), (error) => done({ error: `${error}` }));
"""


class WebKitTab(TabWithFolder):
    replaced: ClassVar = (WebDriverException,)

    def __init__(self, driver: webdriver.Remote, downloads: Path) -> None:
        super().__init__(downloads)
        self._driver = driver

    def open(self, address: str) -> None:
        self._driver.get("about:blank")  # so that another fragment is another visit
        self._driver.get(address)

    def reload(self) -> None:
        self._driver.refresh()

    def run(self, function: str, *arguments: object) -> Any:
        script = _RUN.replace("FUNCTION", function)
        answer = self._driver.execute_async_script(script, json.dumps(arguments))
        if "error" in answer:
            raise WebDriverException(answer["error"])
        return json.loads(answer["value"])

    def find(self, selector: str, label: str | None) -> WebElement | None:
        script = f"return ({FIND})(...arguments)"
        found: WebElement | None = self._driver.execute_script(script, selector, label)
        return found

    def click(self, element: WebElement) -> None:
        element.click()

    def type(self, text: str) -> None:
        ActionChains(self._driver).send_keys(text).perform()


class WebKit:
    """What every MiniBrowser is started with."""

    def __init__(self, program: str, environment: dict[str, str], downloads: Path) -> None:
        self._program = program
        self._environment = environment
        self._downloads = downloads

    @contextmanager
    def tab(self) -> Iterator[Tab]:
        """A tab in a profile of its own, which means a browser of its own: it starts at once."""
        service = Service(self._program, env=self._environment)
        options = Options()
        options.add_argument("--automation")
        service.start()
        try:
            # A browser that dies before it has answered would be waited for without end.
            address = service.service_url
            limit = ClientConfig(address, timeout=2 * int(PATIENCE))
            driver = webdriver.Remote(address, options=options, client_config=limit)
            driver.set_script_timeout(PATIENCE)
            try:
                yield WebKitTab(driver, self._downloads)
            finally:
                driver.quit()
        finally:
            service.stop()


@contextmanager
def ready(program: str, folder: Path) -> Iterator[WebKit]:
    """A screen without a monitor, and a home in *folder* for settings and downloads."""
    downloads, settings = folder / "downloads", folder / "config"
    downloads.mkdir()
    settings.mkdir()
    (settings / "user-dirs.dirs").write_text(f'XDG_DOWNLOAD_DIR="{downloads}"\n', encoding="utf-8")
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x1024x24"]
    # Without -noreset, Xvfb resets when the last browser quits, and may refuse the next one.
    with subprocess.Popen(
        [*command, "-nolisten", "tcp", "-noreset"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    ) as screen:
        os.close(writing)
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        environment = {
            **os.environ,
            "DISPLAY": f":{number}",
            "GDK_BACKEND": "x11",
            "HOME": str(folder),
            "XDG_CONFIG_HOME": str(settings),
            # As root, as in many containers, WebKit's own sandbox can't be set up.
            "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
        }
        try:
            yield WebKit(program, environment, downloads)
        finally:
            screen.terminate()
