"""What a person can do with a phone on the page, in a real browser."""

from pathlib import Path
from typing import Any

from playwright.async_api import Browser, FilePayload, Locator, Page, expect

from simulator.files import stand_in_picture
from tests.browser.newest import newest
from tests.browser.window import in_a_browser, window
from tests.simulator.conftest import Simulator

pytestmark = in_a_browser
NO_MICROPHONE = "navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error('none'))"
LINK = "https://t.me/alongside_demo_bot?start=CODE-1"


def phone_of(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=f"Phone of {name}", exact=True)


async def test_a_person_starts_taps_and_reads_an_answer(
    sim: Simulator, page: Page, keyboard: dict[str, Any]
) -> None:
    person = await sim.person(started=False)
    await page.goto(f"{sim.url}?phones={person}")
    await page.get_by_label("Invitation code or link, if any").fill(LINK)
    await page.get_by_role("button", name="Start").click()
    log = page.get_by_role("log")
    await expect(log).to_contain_text("/start CODE-1")

    _, sent = await sim.call(
        "sendMessage", chat_id=person, text="How do you feel?", reply_markup=keyboard
    )
    await log.get_by_role("button", name="Ready").click()
    query = (await newest(sim, "callback_query"))["id"]
    await sim.call("answerCallbackQuery", callback_query_id=query, text="Thanks", show_alert=True)
    await expect(page.get_by_role("alertdialog")).to_contain_text("Thanks")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("alertdialog")).to_have_count(0)
    await expect(log.get_by_role("button", name="Ready")).to_be_focused()

    message = {"chat_id": person, "message_id": sent["result"]["message_id"]}
    await sim.call("editMessageText", **message, text="You feel ready.")
    await expect(log).to_contain_text("You feel ready.")
    await expect(log.get_by_role("button", name="Ready")).to_have_count(0)
    await sim.call("deleteMessage", **message)
    await expect(log).not_to_contain_text("You feel ready.")


async def test_a_short_answer_to_a_tap_goes_by_itself(
    sim: Simulator, page: Page, keyboard: dict[str, Any]
) -> None:
    person = await sim.person()
    await page.clock.install()
    await page.goto(f"{sim.url}?phones={person}")
    await sim.call("sendMessage", chat_id=person, text="Well?", reply_markup=keyboard)
    await page.get_by_role("button", name="Ready").click()
    query = (await newest(sim, "callback_query"))["id"]
    await sim.call("answerCallbackQuery", callback_query_id=query, text="Saved")
    toasts = page.locator(".toasts")
    await expect(toasts).to_have_text("Saved")
    await page.clock.fast_forward(10_000)
    await expect(toasts).to_have_text("")


async def test_a_link_in_a_chat_starts_the_bot_on_that_phone(sim: Simulator, page: Page) -> None:
    person = await sim.person()
    await sim.call("sendMessage", chat_id=person, text=f"Come in: {LINK}")
    await page.goto(f"{sim.url}?phones={person}")
    await page.get_by_role("button", name="https://t.me", exact=False).first.click()
    await expect(page.get_by_role("log")).to_contain_text("/start CODE-1")


async def test_a_link_on_one_phone_is_scanned_with_another(sim: Simulator, page: Page) -> None:
    sam = await sim.person("Sam")
    await sim.person("Ren", started=False)
    await sim.call("sendMessage", chat_id=sam, text=f"Give this by hand: {LINK}")
    await page.goto(f"{sim.url}?phones={sam}")
    await page.get_by_role("button", name="Scan with…").click()
    await page.get_by_role("button", name="Scan with the phone of Ren").click()
    await expect(phone_of(page, "Ren").get_by_role("log")).to_contain_text("/start CODE-1")
    await expect(phone_of(page, "Sam").get_by_role("log")).not_to_contain_text("/start")


async def test_a_link_is_typed_into_open_a_link(sim: Simulator, page: Page) -> None:
    person = await sim.person()
    await page.goto(f"{sim.url}?phones={person}")
    await page.get_by_role("button", name="More").click()
    await page.get_by_label("Open a link").fill("https://example.org/?start=x")
    await page.keyboard.press("Enter")
    await expect(page.locator(".toasts")).to_contain_text("does not start the bot")
    await page.get_by_role("button", name="More").click()
    await page.get_by_label("Open a link").fill(LINK)
    await page.get_by_role("button", name="Open", exact=True).click()
    await expect(page.get_by_role("log")).to_contain_text("/start CODE-1")


async def test_a_person_is_added_and_the_clock_moved(sim: Simulator, page: Page) -> None:
    await page.goto(sim.url)
    await page.get_by_text("Add a person", exact=True).click()
    await page.get_by_label("Name").fill("أمينة")
    await page.get_by_label("Language").fill("ar")
    await page.get_by_role("button", name="Add", exact=True).click()
    await expect(phone_of(page, "أمينة")).to_contain_text("Arabic")
    await page.get_by_role("button", name="Tomorrow 9 a.m.").click()
    await expect(page.locator(".moment")).to_have_text("Tue, 2 Jun 2026 09:00:00")
    await page.get_by_role("button", name="+1 hour").click()
    await expect(page.locator(".moment")).to_have_text("Tue, 2 Jun 2026 10:00:00")


async def test_a_group_is_made_and_written_in(sim: Simulator, page: Page) -> None:
    amina, kit = await sim.person("Amina"), await sim.person("Kit")
    await page.goto(f"{sim.url}?phones={amina},{kit}")
    await page.get_by_text("Make a group chat", exact=True).click()
    await page.get_by_label("Title").fill("Hub")
    await page.get_by_role("button", name="Make it").click()
    theirs, other = phone_of(page, "Amina"), phone_of(page, "Kit")
    await theirs.get_by_role("button", name="Hub").click()
    await theirs.get_by_label("Message from Amina to Hub").fill("Hello all")
    await page.keyboard.press("Enter")
    await expect(theirs.get_by_role("log")).to_contain_text("Hello all")
    await expect(other.get_by_role("log")).not_to_contain_text("Hello all")
    await other.get_by_role("button", name="Hub new").click()
    await expect(other.get_by_role("log")).to_contain_text("Amina")
    await expect(other.get_by_role("log")).to_contain_text("Hello all")


async def test_the_locked_screen_shows_what_a_stranger_sees(sim: Simulator, page: Page) -> None:
    person = await sim.person()
    await page.goto(f"{sim.url}?phones={person}")
    await sim.call("sendMessage", chat_id=person, text="You have a message.")
    await page.get_by_role("button", name="Locked screen, notices: 1").click()
    stranger = page.locator(".lock")
    await expect(stranger.get_by_role("listitem")).to_have_count(1)
    await expect(stranger).to_contain_text("You have a message.")
    await expect(page.locator(".screen")).to_have_js_property("inert", value=True)
    await sim.call("sendMessage", chat_id=person, text="A second one.", disable_notification=True)
    await expect(stranger.get_by_role("listitem").first).to_contain_text("A second one.")
    await page.reload()
    await expect(stranger).to_contain_text("A second one.")
    await stranger.get_by_role("button", name="Open the phone").click()
    await expect(stranger).to_be_hidden()
    await expect(page.get_by_role("log")).to_be_focused()
    assert (await sim.get(f"lockscreen?person={person}"))["notifications"] == []


async def test_a_blocked_bot_is_let_in_again(sim: Simulator, page: Page) -> None:
    person = await sim.person()
    await page.goto(f"{sim.url}?phones={person}")
    await page.get_by_role("button", name="More").click()
    await page.get_by_role("button", name="Block the bot").click()
    await expect(page.get_by_role("button", name="Let the bot write again")).to_be_visible()
    await page.get_by_label("Message from Amina").fill("Hello?")
    await page.keyboard.press("Enter")
    await expect(page.locator(".toasts")).to_contain_text("has blocked the bot")
    await expect(page.get_by_label("Message from Amina")).to_have_value("Hello?")


async def test_a_picture_is_chosen_from_the_disk(
    sim: Simulator, page: Page, tmp_path: Path
) -> None:
    person = await sim.person()
    picture = tmp_path / "map.png"
    picture.write_bytes(stand_in_picture(120, 90))
    await page.goto(f"{sim.url}?phones={person}")
    async with page.expect_file_chooser() as opened:
        await page.get_by_role("button", name="Send a picture").click()
    await (await opened.value).set_files(picture)
    shown = page.get_by_role("log").get_by_role("img", name="Picture")
    await expect(shown).to_have_js_property("naturalWidth", 120)


async def test_a_voice_note_is_recorded_and_played(sim: Simulator, browser: Browser) -> None:
    person = await sim.person()
    async with window(browser, permissions=["microphone"]) as page:
        await page.goto(f"{sim.url}?phones={person}")
        await page.get_by_role("button", name="Record a voice note").click()
        await expect(page.locator(".lasted")).to_have_text("0:01")
        await page.locator(".recording").get_by_role("button", name="Send").click()
        await expect(page.get_by_label("Voice note", exact=True)).to_have_count(1)
        played = await page.locator("audio").evaluate(
            """async (audio) => {
                audio.muted = true;
                await audio.play();
                await new Promise((done) => { audio.ontimeupdate = done; });
                return audio.currentTime > 0;
            }"""
        )
        assert played
    voice = (await newest(sim, "message"))["voice"]
    assert voice["file_size"] > 1000
    assert voice["duration"] >= 1


async def test_a_recording_can_be_thrown_away(sim: Simulator, browser: Browser) -> None:
    person = await sim.person()
    async with window(browser, permissions=["microphone"]) as page:
        await page.goto(f"{sim.url}?phones={person}")
        await page.get_by_role("button", name="Record a voice note").click()
        sending = page.locator(".recording").get_by_role("button", name="Send")
        await expect(sending).to_be_focused()
        await page.keyboard.press("Escape")
        await expect(page.get_by_role("button", name="Record a voice note")).to_be_focused()
    assert (await sim.get(f"sees?person={person}"))["messages"] == []


async def test_without_a_microphone_a_stand_in_is_sent_and_said(
    sim: Simulator, page: Page
) -> None:
    person = await sim.person()
    await page.add_init_script(NO_MICROPHONE)
    await page.goto(f"{sim.url}?phones={person}")
    await page.get_by_role("button", name="Record a voice note").click()
    await expect(page.get_by_label("Voice note", exact=True)).to_have_count(1)
    await expect(page.locator(".toasts")).to_contain_text("There is no microphone here")


async def test_enter_sends_and_shift_enter_makes_a_line(sim: Simulator, page: Page) -> None:
    person = await sim.person()
    await page.goto(f"{sim.url}?phones={person}")
    await page.get_by_label("Message from Amina").press_sequentially("one")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("two")
    await page.keyboard.press("Enter")
    await expect(page.locator(".mine .words")).to_have_text("one two")
    assert (await newest(sim, "message"))["text"] == "one\ntwo"


async def test_a_person_replies_edits_and_throws(sim: Simulator, page: Page) -> None:
    person = await sim.person("Kit")
    await sim.call("sendMessage", chat_id=person, text="How was it?")
    await page.goto(f"{sim.url}?phones={person}")
    log, field = page.get_by_role("log"), page.get_by_label("Message from Kit to Alongside")
    await log.get_by_role("button", name="Reply").click()
    await expect(page.get_by_text("Replying to: How was it?")).to_be_visible()
    await field.fill("godo")
    await page.keyboard.press("Enter")
    await expect(log.locator(".quote")).to_have_text("How was it?")
    assert (await newest(sim, "message"))["reply_to_message"]["text"] == "How was it?"
    await log.get_by_role("button", name="Edit").click()
    await expect(field).to_have_value("godo")
    await field.fill("good")
    await page.keyboard.press("Enter")
    await expect(log).to_contain_text("edited")
    assert (await newest(sim, "edited_message"))["text"] == "good"
    await field.fill("⚽")
    await page.keyboard.press("Enter")
    await expect(log.locator(".words").last).to_have_text("⚽")
    assert (await newest(sim, "message"))["dice"]["emoji"] == "⚽"
    await expect(log.get_by_role("button", name="Edit")).to_have_count(1)


async def test_what_stands_in_the_field_is_the_caption_of_a_picture_or_file(
    sim: Simulator, page: Page
) -> None:
    person = await sim.person("Kit")
    await page.goto(f"{sim.url}?phones={person}")
    field = page.get_by_label("Message from Kit to Alongside")
    for kind, name in [("picture", "photo"), ("file", "document")]:
        await field.fill(f"this is my {kind}")
        chosen = FilePayload(name="door.png", mimeType="image/png", buffer=stand_in_picture())
        await page.locator(f"input[name={kind}]").set_input_files(chosen)
        await expect(page.get_by_role("log")).to_contain_text(f"this is my {kind}")
        message = await newest(sim, "message")
        assert (message["caption"], name in message) == (f"this is my {kind}", True)
        await expect(field).to_have_value("")


async def test_telegram_itself_says_something_in_the_chat(sim: Simulator, page: Page) -> None:
    person = await sim.person("Kit")
    await page.goto(f"{sim.url}?phones={person}")
    await page.get_by_role("button", name="More").click()
    await page.get_by_label("Telegram says in this chat").select_option("chat_background_set")
    await page.get_by_role("button", name="Say it").click()
    await expect(page.get_by_role("log")).to_contain_text("Kit changed how the chat looks")
    assert "chat_background_set" in await newest(sim, "message")
