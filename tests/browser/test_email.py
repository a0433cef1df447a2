"""E-mails and the pages their links lead to, looked at in a real Chromium on a narrow screen."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser

from tests.browser.axe import violations
from tests.browser.mails import LONG, mails
from tests.browser.window import in_a_browser, window

pytestmark = in_a_browser
NAMES = [
    *("invitation", "pre_brief", "changed", "cancelled"),
    *("page to know", "page after know", "page to stop", "page after stop"),
    *("page from before", "page of trouble"),
]


@pytest.fixture(scope="module", params=["en", "ar"])
def written(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, dict[str, str]]:
    language = str(request.param)
    return language, mails(tmp_path_factory.mktemp(language), language, LONG)


@pytest.mark.parametrize("colours", ["light", "dark"])
async def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    written: tuple[str, dict[str, str]], browser: Browser, colours: str
) -> None:
    language, found = written
    assert set(NAMES) <= set(found)
    async with window(
        browser, viewport={"width": 320, "height": 640}, color_scheme=colours
    ) as page:
        for name in NAMES:
            await page.set_content(found[name])
            assert await page.evaluate("document.documentElement.scrollWidth") == 320, name
            assert await violations(page) == [], name
            shown = await page.evaluate("getComputedStyle(document.body).direction")
            from_before = name in {"page from before", "page of trouble"}
            assert shown == ("rtl" if language == "ar" and not from_before else "ltr"), name


async def test_letters_twice_as_large_still_fit(
    written: tuple[str, dict[str, str]], browser: Browser
) -> None:
    _, found = written
    async with window(browser, viewport={"width": 320, "height": 640}) as page:
        for name in NAMES:
            await page.set_content(found[name])
            await page.evaluate("document.documentElement.style.fontSize = '200%'")
            assert await page.evaluate("document.documentElement.scrollWidth") == 320, name


async def test_what_can_be_pressed_is_large_enough_for_a_shaking_hand(
    written: tuple[str, dict[str, str]], browser: Browser
) -> None:
    _, found = written
    async with window(browser, viewport={"width": 320, "height": 640}) as page:
        for name, what in (("cancelled", "a.button"), ("page to know", "button")):
            await page.set_content(found[name])
            box = await page.locator(what).bounding_box()
            assert box is not None
            assert min(box["width"], box["height"]) >= 44, name


async def test_nothing_is_fetched_so_that_nobody_is_followed(
    written: tuple[str, dict[str, str]], browser: Browser
) -> None:
    _, found = written
    async with window(browser) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        for text in found.values():
            await page.set_content(text, wait_until="networkidle")
        assert asked == []
