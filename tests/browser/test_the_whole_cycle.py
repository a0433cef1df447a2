"""The whole cycle on three phones, against the real bot in the demo, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from locales.catalogue import load
from tests.bot.demo_running import Demo, demo
from tests.browser import cycle
from tests.browser.held import Held
from tests.browser.window import CHROMIUM, in_a_browser

pytestmark = [*in_a_browser[1:], pytest.mark.timeout(600)]


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Demo]:
    with demo(tmp_path, "--port", "0", hurried=True) as one:
        yield one


@pytest.fixture
def page(running: Demo) -> Iterator[Page]:
    problems: list[str] = []
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1500, "height": 1000})
        page.on("pageerror", lambda error: problems.append(str(error)))
        cycle.opens(page, running)
        yield page
        browser.close()
    assert problems == []


@pytest.mark.parametrize("language", cycle.LANGUAGES)
def test_a_group_goes_through_everything_on_its_phones(
    running: Demo, page: Page, language: str
) -> None:
    jo, sam, ren = (Held(page, name, load(language).gettext) for name in cycle.SHOWN)
    cycle.everyone_speaks(running, (jo, sam), language)
    cycle.ren_comes_in(sam, ren, language)
    starts = cycle.a_meeting_is_made(running, jo)
    cycle.ren_is_invited_and_prepared(running, ren, sam, starts)
    cycle.a_break_is_asked_for(jo, ren)
    cycle.the_break_is_seen(jo, ren)
    cycle.the_day_after(running, jo, ren)
    cycle.the_next_one_is_called_off(running, jo, ren)
