"""The page is for everyone: screen readers, keyboards, big letters, small screens."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.axe import violations
from tests.browser.newest import newest
from tests.browser.window import in_a_browser, window
from tests.simulator.conftest import Simulator

pytestmark = in_a_browser
KEYS = {
    "inline_keyboard": [
        [
            {"text": "Ready 🙂", "callback_data": "1"},
            {"text": "Web", "url": "https://example.org"},
        ],
    ]
}
LOWER = {"keyboard": [[{"text": "Yes"}, {"text": "No"}]]}
LINK = "https://t.me/alongside_demo_bot?start=x"
State = Callable[[Simulator, Page], Awaitable[None]]


async def _phones(sim: Simulator, page: Page) -> None:
    await page.get_by_role("button", name="More").first.click()
    await page.get_by_role("button", name="Scan with…").first.click()
    await page.get_by_text("Add a person", exact=True).click()
    await page.get_by_text("Make a group chat", exact=True).click()


async def _group(sim: Simulator, page: Page) -> None:
    await page.get_by_role("button", name="Hub").first.click()
    await expect(page.locator(".from").first).to_be_visible()


async def _locked(sim: Simulator, page: Page) -> None:
    for button in await page.locator(".lockit").all():
        await button.click()


async def _drawer(sim: Simulator, page: Page) -> None:
    await page.get_by_role("button", name="What is stored").first.click()
    await expect(page.locator(".parts section").first).to_be_visible()


async def _alert(sim: Simulator, page: Page) -> None:
    await page.get_by_role("button", name="Ready 🙂").first.click()
    query = (await newest(sim, "callback_query"))["id"]
    await sim.call("answerCallbackQuery", callback_query_id=query, text="Seen", show_alert=True)
    await expect(page.get_by_role("alertdialog")).to_be_visible()


async def _dark(sim: Simulator, page: Page) -> None:
    await page.get_by_label("Colours").select_option("dark")
    await expect(page.locator("html")).to_have_css("color-scheme", "dark")


STATES = (_phones, _group, _locked, _drawer, _alert)


async def _filled(sim: Simulator, page: Page) -> None:
    """Two people, one of whom reads Arabic, and someone new; everything that a chat can hold."""
    amina = await sim.person("أمينة", language_code="ar", label="Co-producer")
    kit = await sim.person("Kit", label="Facilitator")
    ren = await sim.person("Ren", started=False)
    group = (await sim.post("groups", title="Hub", members=[amina, kit]))["id"]
    for chat in (amina, kit, group):
        mixed = f"مرحبا Kit, يوم 10 June: {LINK} /menu"
        await sim.call("sendMessage", chat_id=chat, text=mixed, reply_markup=KEYS)
    await sim.post("say", person=kit, chat=group, text="Hello")
    spoiler = [{"type": "spoiler", "offset": 0, "length": 6}]
    await sim.call("sendMessage", chat_id=kit, text="Secret words", entities=spoiler)
    await sim.post("voice", person=kit)
    await sim.post("photo", person=kit, caption="The door")
    await sim.post("document", person=kit)
    await sim.call("sendMessage", chat_id=amina, text="?", reply_markup=LOWER)
    await page.goto(f"{sim.url}?phones={amina},{kit},{ren}")
    await expect(page.get_by_role("log")).to_have_count(3)
    await expect(page.locator(".item").last).to_be_visible()


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__[1:])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1400, 320])
async def test_axe_finds_nothing(
    telling: Simulator, browser: Browser, state: State, width: int, *, dark: bool
) -> None:
    async with window(
        browser, viewport={"width": width, "height": 900}, reduced_motion="reduce"
    ) as page:
        await _filled(telling, page)
        if dark:
            await _dark(telling, page)
        await state(telling, page)
        assert await violations(page) == []


async def test_tab_goes_through_a_phone_in_its_order(telling: Simulator, page: Page) -> None:
    kit = await telling.person("Kit")
    await telling.call("sendMessage", chat_id=kit, text="How?", reply_markup=KEYS)
    await page.goto(f"{telling.url}?phones={kit}")
    await expect(page.get_by_role("button", name="Ready 🙂")).to_be_visible()
    await page.locator(".lockit").focus()
    met = [await _focused(page)]
    while met[-1] and len(met) < 30:
        await page.keyboard.press("Tab")
        met.append(await _focused(page))
    assert met == [
        "Locked screen, notices: 1",
        "What is stored",
        "More",
        "Skip to writing",
        "Alongside",
        "Kit: Alongside",
        "Ready 🙂",
        "Web",
        "Reply",
        "Message from Kit to Alongside",
        "Send a picture",
        "Record a voice note",
        "Send",
        "",
    ]


async def _focused(page: Page) -> str:
    """What the focus stands on, as it is called; "" outside the phone. It can be seen."""
    found: dict[str, Any] = await page.evaluate(
        """() => {
            const at = document.activeElement;
            if (!at.closest(".phone")) return { name: "" };
            const label = at.getAttribute("aria-label") ?? at.labels?.[0]?.textContent;
            const shown = [...at.childNodes].filter((one) => one.ariaHidden !== "true");
            const name = label ?? shown.map((one) => one.textContent).join("");
            return { name: name.trim(), outline: getComputedStyle(at).outlineStyle };
        }"""
    )
    assert not found["name"] or found["outline"] == "solid", found
    return str(found["name"])


async def test_skip_to_writing_leads_to_the_field(sim: Simulator, page: Page) -> None:
    kit = await sim.person("Kit")
    await page.goto(f"{sim.url}?phones={kit}")
    await page.get_by_role("link", name="Skip to writing").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_label("Message from Kit")).to_be_focused()
    assert f"phones={kit}" in page.url


async def test_a_new_message_is_said_once_on_each_phone(sim: Simulator, page: Page) -> None:
    kit, bea = await sim.person("Kit"), await sim.person("Bea")
    await sim.call("sendMessage", chat_id=kit, text="An old one")
    await page.goto(f"{sim.url}?phones={kit},{bea}")
    await expect(page.get_by_role("log").first).to_contain_text("An old one")
    _, sent = await sim.call("sendMessage", chat_id=kit, text="You have a message.")
    said = page.locator(".live").first
    await expect(said).to_have_text("Phone of Kit: Alongside: You have a message.")
    await expect(page.locator(".live").nth(1)).to_have_text("")
    where = {"chat_id": kit, "message_id": sent["result"]["message_id"]}
    await sim.call("editMessageReplyMarkup", **where, reply_markup=KEYS)
    await sim.call("editMessageText", **where, text="Tea at 2.")
    await expect(said.locator("p")).to_have_count(2)
    await expect(said.locator("p").last).to_have_text("Phone of Kit: changed: Tea at 2.")
    regions = page.locator(".phone :is([aria-live]:not([aria-live=off]), [role=alert])")
    await expect(regions).to_have_count(2)
    await expect(page.get_by_role("log").first).to_have_attribute("aria-live", "off")


async def test_closing_gives_the_focus_back(telling: Simulator, page: Page) -> None:
    kit = await telling.person("Kit")
    await page.goto(f"{telling.url}?phones={kit}")
    for name in ("What is stored", "More"):
        opener = page.get_by_role("button", name=name, exact=True)
        await opener.focus()
        await page.keyboard.press("Enter")
        await expect(opener).to_have_attribute("aria-expanded", "true")
        if name == "More":
            await page.get_by_label("Open a link").focus()
        await page.keyboard.press("Escape")
        await expect(opener).to_be_focused()


async def test_an_alert_does_not_call_away_who_writes_on_another_phone(
    sim: Simulator, page: Page
) -> None:
    kit, bea = await sim.person("Kit"), await sim.person("Bea")
    await sim.call("sendMessage", chat_id=kit, text="How?", reply_markup=KEYS)
    await page.goto(f"{sim.url}?phones={kit},{bea}")
    await page.get_by_role("button", name="Ready 🙂").click()
    await page.get_by_label("Message from Bea").fill("I am wri")
    query = (await newest(sim, "callback_query"))["id"]
    await sim.call("answerCallbackQuery", callback_query_id=query, text="Seen", show_alert=True)
    await expect(page.get_by_role("alertdialog")).to_be_visible()
    await expect(page.get_by_label("Message from Bea")).to_be_focused()
    await page.get_by_role("button", name="OK").click()
    await expect(page.get_by_role("alertdialog")).to_have_count(0)


@pytest.mark.parametrize("letters", ["100%", "200%"])
async def test_everything_fits_a_narrow_screen(
    telling: Simulator, browser: Browser, letters: str
) -> None:
    async with window(browser, viewport={"width": 320, "height": 640}) as page:
        await _filled(telling, page)
        await page.evaluate("size => { document.documentElement.style.fontSize = size; }", letters)
        await telling.call("sendMessage", chat_id=1002, text="A-very-long-word" * 20)
        await expect(page.get_by_role("log").nth(1)).to_contain_text("A-very-long-word")
        assert await page.evaluate("document.documentElement.scrollWidth") == 320
        outside: list[str] = await page.evaluate(
            """() => [...document.querySelectorAll("button, input, select, textarea, a, h2")]
                .filter((one) => one.checkVisibility() && !one.closest(".planned, .skip"))
                .filter((one) => one.getBoundingClientRect().right > 321)
                .map((one) => one.outerHTML)"""
        )
        assert outside == []


async def test_an_arabic_phone_is_right_to_left_and_the_others_are_not(
    telling: Simulator, page: Page
) -> None:
    await _filled(telling, page)
    arabic, english = page.locator(".screen").nth(0), page.locator(".screen").nth(1)
    await expect(arabic).to_have_css("direction", "rtl")
    await expect(english).to_have_css("direction", "ltr")
    words = arabic.locator(".words").first
    await expect(words).to_have_attribute("lang", "ar")
    box, bubble = await arabic.bounding_box(), await arabic.locator(".bubble").first.bounding_box()
    assert box is not None
    assert bubble is not None
    assert bubble["x"] + bubble["width"] > box["x"] + box["width"] - 30


async def test_those_who_want_no_motion_get_none(sim: Simulator, browser: Browser) -> None:
    await sim.person("Kit")
    async with window(browser, reduced_motion="reduce") as page:
        await page.goto(sim.url)
        moving: int = await page.evaluate(
            """() => [...document.querySelectorAll("*")].filter((one) => {
                const style = getComputedStyle(one);
                return style.animationName !== "none" || style.transitionDuration !== "0s";
            }).length"""
        )
        assert moving == 0
