"""What only a browser can show of a certificate: its QR code, and how it prints.

What it says is tested in tests/engine/pages/test_certificate.py.
"""

from __future__ import annotations

import datetime

import pytest
from playwright.sync_api import Page, expect
from tests.browser.patience import until_live
from tests.browser.qr_codes import scanned
from tests.browser.training_pages import check_accessibility
from tests.courses import course, receipt
from tests.records.device import Device

from soundingboard.engine import jws
from soundingboard.engine.pages import receipts
from soundingboard.engine.pages.certificate import Names, certificate_html, hand_over_html
from soundingboard.records.verify import verify

pytestmark = pytest.mark.browser

RECEIPT = receipt(course(4))
GOOD = receipts.read(Device().sign(RECEIPT.payload))
NAMES = Names("AP 1 onboarding", "AP 1", "revision 2", "A Board", datetime.date(2028, 11, 20))
HAND_OVER = hand_over_html(GOOD, course=course(4), urgent=False, framed=False, downloaded=None)
CERTIFICATE = certificate_html(GOOD, NAMES)

PATCH = """async (html) => {
  const { loadLibrary, patch } = await import('/assets/soundingboard/shell/patch.mjs');
  await loadLibrary();
  const article = document.querySelector('.md-content article');
  const region = article.querySelector(':scope > #region') ?? document.createElement('div');
  region.id = 'region';
  article.append(region);
  patch(region, html);
}"""


@pytest.fixture
def show(page: Page, handbook_url: str) -> Page:
    """A page of the site that has nothing but a region."""
    page.goto(f"{handbook_url}training/stored/")
    until_live(page)
    page.evaluate("document.querySelector('.md-content article').replaceChildren()")
    return page


def put(page: Page, certificate: str = CERTIFICATE) -> None:
    """What a page shows of a receipt."""
    page.evaluate(PATCH, f"<h2>Your receipt</h2>{HAND_OVER}{certificate}")


def test_a_receipt_is_read_back_from_its_qr_code(show: Page) -> None:
    put(show)
    expect(show.locator(".sb-certificate__qr svg")).to_be_visible()
    (text,) = scanned(show)
    assert verify(text.encode()).receipt == RECEIPT
    expect(show.get_by_role("img", name="QR code with the whole signed receipt")).to_be_visible()
    check_accessibility(show, "a receipt")


def test_a_code_is_drawn_once_for_each_text(show: Page) -> None:
    put(show)
    drawn = show.locator(".sb-certificate__qr svg")
    expect(drawn).to_be_visible()
    drawn.evaluate("(svg) => { svg.id = 'first'; }")
    put(show, CERTIFICATE.replace("Zoë Tremblay", "Zoë T."))
    expect(show.get_by_text("Zoë T.")).to_be_visible()
    assert drawn.get_attribute("id") == "first"
    other = receipts.read(Device().sign(RECEIPT.payload))
    put(show, certificate_html(other, NAMES))
    expect(show.locator(".sb-certificate__qr svg:not(#first)")).to_be_visible()
    (text,) = scanned(show)
    assert verify(text.encode()).key == jws.parse(other.jws).key.thumbprint


def test_a_receipt_that_is_too_long_says_so(show: Page) -> None:
    code = CERTIFICATE.partition('data-qr="')[2].partition('"')[0]
    put(show, CERTIFICATE.replace(code, code * 9))
    expect(show.get_by_text("too long for a QR code")).to_be_visible()
    check_accessibility(show, "a receipt without a QR code")


def test_without_the_library_there_is_no_code_and_no_caption(show: Page) -> None:
    show.route("**/vendor/lean-qr.mjs", lambda route: route.abort())
    with show.expect_event("requestfailed"):
        put(show)
    assert show.get_by_text("Verification code").is_visible()
    assert not show.locator(".sb-certificate__qr").is_visible()


def test_only_the_certificate_is_printed(show: Page) -> None:
    put(show)
    expect(show.locator(".sb-certificate__qr svg")).to_be_visible()
    for size in ("Letter", "A4"):
        assert show.pdf(format=size).count(b"/Type /Page\n") == 1, size
    show.emulate_media(media="print")
    assert show.locator(".sb-certificate").is_visible()
    assert not show.locator(".sb-hand-over").is_visible()


def test_on_a_phone_the_buttons_are_on_the_first_screen(show: Page) -> None:
    show.set_viewport_size({"width": 375, "height": 667})
    put(show)
    for name in ("Download the receipt", "Print the certificate"):
        box = show.get_by_role("button", name=name).bounding_box()
        assert box
        assert box["y"] + box["height"] < 667
