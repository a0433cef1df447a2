"""A window of Debian's Chromium onto the page; any error in the page fails the test."""

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from playwright.async_api import Browser, Page, async_playwright

CHROMIUM = shutil.which("chromium")
_SWITCHES = (
    "--no-sandbox",
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
    "--autoplay-policy=no-user-gesture-required",
)

#: for `pytestmark`: skipped without Chromium, but never where CI promises that it is there
in_a_browser = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None and not os.environ.get("CI"),
        reason="there is no Chromium here (tests/install_browser.sh brings it)",
    ),
]


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """A browser, with a microphone that beeps for those who may use it."""
    async with async_playwright() as player:
        browser = await player.chromium.launch(executable_path=CHROMIUM, args=[*_SWITCHES])
        yield browser
        await browser.close()


@asynccontextmanager
async def window(browser: Browser, **context: Any) -> AsyncIterator[Page]:
    """A page without a past; `context` is Playwright's, as `color_scheme="dark"`."""
    problems: list[str] = []
    opened = await browser.new_context(**context)
    page = await opened.new_page()
    page.on("pageerror", lambda error: problems.append(str(error)))
    yield page
    await opened.close()
    assert problems == []
