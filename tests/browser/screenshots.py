"""Takes the pictures of the page for docs/ (make screenshots).

The demo plays the whole cycle; docs/ gets what a reader should see, and a folder that is named
gets more to look at:

    python -m tests.browser.screenshots /tmp/pictures
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

from locales.catalogue import load
from tests.bot.demo_running import Demo, demo
from tests.browser import cycle
from tests.browser.held import PATIENCE_MILLISECONDS, Held
from tests.browser.mails import mails
from tests.browser.window import CHROMIUM

DOCS = Path(__file__).parents[2] / "docs"
WIDE: ViewportSize = {"width": 1500, "height": 1080}
PHONE: ViewportSize = {"width": 390, "height": 500}
NARROW: ViewportSize = {"width": 320, "height": 720}


def main(more: Path | None) -> None:
    """Play the cycle in both languages, and take pictures on the way."""
    with tempfile.TemporaryDirectory() as home:
        written = mails(Path(home), "en")["cancelled"]
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for language in cycle.LANGUAGES:
            with (
                tempfile.TemporaryDirectory() as home,
                demo(Path(home), "--port", "0", hurried=True) as running,
            ):
                _play(browser, running, language, more)
        _email(browser, written)
        browser.close()


def _email(browser: Browser, written: str) -> None:
    """An e-mail, as it is read on a phone."""
    page = browser.new_page(viewport=PHONE, color_scheme="light", device_scale_factor=2)
    page.set_content(written)
    page.screenshot(path=DOCS / "email.png", full_page=True)
    page.close()


def _play(browser: Browser, running: Demo, language: str, more: Path | None) -> None:
    page = browser.new_page(viewport=WIDE, color_scheme="light")
    cycle.opens(page, running)
    jo, sam, ren = (Held(page, name, load(language).gettext) for name in cycle.SHOWN)
    cycle.everyone_speaks(running, (jo, sam), language)
    cycle.ren_comes_in(sam, ren, language)
    starts = cycle.a_meeting_is_made(running, jo)
    cycle.ren_is_invited_and_prepared(running, ren, sam, starts)
    cycle.a_break_is_asked_for(jo, ren)
    _settled(page)
    name = "phones.png" if language == "en" else f"phones-{language}.png"
    page.screenshot(path=DOCS / name, animations="disabled")
    if language == "en":
        _drawer(page, ren, DOCS / "drawer.png")
    if more is not None:
        _more(browser, page, running, more / language)


def _settled(page: Page) -> None:
    """Nothing is on its way, and nothing passing is in the picture."""
    page.wait_for_load_state("networkidle")
    expect(page.locator(".toast")).to_have_count(0, timeout=PATIENCE_MILLISECONDS)
    page.evaluate("document.activeElement.blur()")
    page.mouse.move(1, 1)


def _drawer(page: Page, phone: Held, path: Path) -> None:
    button = phone.root.get_by_role("button", name="What is stored")
    button.click()
    expect(phone.root.locator(".parts section").first).to_be_visible()
    page.evaluate("document.activeElement.blur()")
    phone.root.screenshot(path=path, animations="disabled")
    phone.root.get_by_role("button", name="Close the drawer").click()


def _more(browser: Browser, page: Page, running: Demo, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    page.emulate_media(color_scheme="dark")
    page.screenshot(path=folder / "dark.png")
    for name in cycle.SHOWN:
        region = page.get_by_role("region", name=f"Phone of {name}", exact=True)
        region.locator(".lockit").click()
    page.screenshot(path=folder / "locked.png", animations="disabled")
    shown = ",".join(str(running.phone(name)) for name in ("Ren", "Jo"))
    for size, letters in ((NARROW, "100%"), (NARROW, "200%")):
        small = browser.new_page(viewport=size)
        small.goto(f"{running.address}?phones={shown}")
        small.evaluate("size => { document.documentElement.style.fontSize = size; }", letters)
        expect(small.locator(".item").last).to_be_visible()
        small.screenshot(path=folder / f"narrow-{letters[:3]}.png", full_page=True)
        small.close()
    six = browser.new_page(viewport={"width": 1900, "height": 1080})
    six.goto(f"{running.address}?phones=101,102,103,104,106,110")
    expect(six.locator(".item").last).to_be_visible()
    six.screenshot(path=folder / "six.png")
    six.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
