"""Reading the QR codes that a page draws, as a scanner does."""

from __future__ import annotations

import base64
from collections.abc import Iterable

import zxingcpp
from playwright.sync_api import Page


def scanned(page: Page) -> Iterable[str]:
    """What a scanner reads in the picture of the receipt's QR code."""
    picture = page.locator(".sb-certificate__qr svg").screenshot()
    blank = page.context.new_page()  # the site lets no picture in but its own
    gray, width, height = blank.evaluate(
        """async (picture) => {
          const image = await createImageBitmap(
            new Blob([Uint8Array.from(atob(picture), (c) => c.charCodeAt(0))]));
          const { width, height } = image;
          const context = new OffscreenCanvas(width, height).getContext('2d');
          context.drawImage(image, 0, 0);
          const { data } = context.getImageData(0, 0, width, height);
          let gray = '';
          for (let at = 0; at < data.length; at += 4) {
            gray += String.fromCharCode(data[at]);
          }
          return [btoa(gray), width, height];
        }""",
        base64.b64encode(picture).decode(),
    )
    blank.close()
    pixels = memoryview(base64.b64decode(gray)).cast("B", shape=(height, width))
    return [found.text for found in zxingcpp.read_barcodes(pixels)]
