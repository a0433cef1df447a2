"""The phones in a real browser."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Page, async_playwright, expect

from tests.simulator.conftest import Simulator

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = [
    pytest.mark.asyncio,
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="there is no Chromium"),
]


@pytest_asyncio.fixture
async def page() -> AsyncIterator[Page]:
    async with async_playwright() as player:
        browser = await player.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox"]
        )
        page = await browser.new_page()
        problems: list[str] = []
        page.on("pageerror", lambda error: problems.append(str(error)))
        yield page
        await browser.close()
        assert problems == []


async def test_a_person_starts_taps_and_reads_an_answer(sim: Simulator, page: Page) -> None:
    person = await sim.person(started=False)
    await page.goto(f"{sim.url}?phones={person}")
    link = "https://t.me/alongside_demo_bot?start=CODE-1"
    await page.get_by_label("Invitation code or link").fill(link)
    await page.get_by_role("button", name="Start").click()
    log = page.get_by_role("log")
    await expect(log).to_contain_text("/start CODE-1")

    keys = {"inline_keyboard": [[{"text": "Ready", "callback_data": "1"}]]}
    _, sent = await sim.call(
        "sendMessage", chat_id=person, text="How do you feel?", reply_markup=keys
    )
    locked = page.get_by_role("region", name="Locked screen of Amina")
    await expect(locked).to_contain_text("How do you feel?")
    await log.get_by_role("button", name="Ready").click()
    await expect(locked).to_contain_text("Nothing to see")
    _, body = await sim.call("getUpdates", offset=-1)
    query = body["result"][0]["callback_query"]["id"]
    await sim.call("answerCallbackQuery", callback_query_id=query, text="Thanks", show_alert=True)
    await expect(page.get_by_role("alert")).to_have_text("Thanks")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("alert")).to_have_count(0)

    message = {"chat_id": person, "message_id": sent["result"]["message_id"]}
    await sim.call("editMessageText", **message, text="You feel ready.")
    await expect(log).to_contain_text("You feel ready.")
    await expect(log.get_by_role("button", name="Ready")).to_have_count(0)
    await page.reload()
    await expect(log).to_contain_text("You feel ready.")
    await sim.call("deleteMessage", **message)
    await expect(log).not_to_contain_text("You feel ready.")


async def test_a_link_to_the_bot_starts_it_on_that_phone(sim: Simulator, page: Page) -> None:
    person = await sim.person()
    text = "Come in: https://t.me/alongside_demo_bot?start=Abc"
    await sim.call("sendMessage", chat_id=person, text=text)
    await page.goto(f"{sim.url}?phones={person}")
    await page.get_by_role("button", name="https://t.me", exact=False).first.click()
    await expect(page.get_by_role("log")).to_contain_text("/start Abc")


async def test_a_person_is_added_and_the_clock_moved(sim: Simulator, page: Page) -> None:
    await page.goto(sim.url)
    await page.get_by_text("Add a person", exact=True).click()
    await page.get_by_label("Name").fill("أمينة")
    await page.get_by_role("button", name="Add", exact=True).click()
    await expect(page.get_by_role("article", name="أمينة")).to_be_visible()
    await page.get_by_role("button", name="Tomorrow 9 a.m.").click()
    await expect(page.locator("#london")).to_contain_text("2 Jun 2026, 09:00")


async def test_the_page_fits_a_narrow_screen(sim: Simulator, page: Page) -> None:
    person = await sim.person("Someone with a rather long name", label="co-producer")
    await sim.call("sendMessage", chat_id=person, text="A-very-long-word" * 20)
    await page.set_viewport_size({"width": 320, "height": 640})
    await page.goto(f"{sim.url}?phones={person}")
    await expect(page.get_by_role("log")).to_contain_text("A-very-long-word")
    assert await page.evaluate("document.documentElement.scrollWidth") == 320
