"""How the page keeps up: at once, touching only what changed, and over a reload."""

import asyncio
from typing import Any

from playwright.async_api import Page, Route, expect

from tests.browser.window import in_a_browser
from tests.simulator.conftest import Simulator

pytestmark = in_a_browser
MANY = 1000
WATCH = """() => {
    window.touched = [];
    const note = (records) => {
        for (const { type, target, addedNodes, removedNodes } of records) {
            window.touched.push([type, target.className || target.tagName,
                addedNodes.length, removedNodes.length]);
        }
    };
    const all = { childList: true, subtree: true, attributes: true, characterData: true };
    const logs = document.querySelectorAll(".log");
    for (const log of logs) new MutationObserver(note).observe(log, all);
}"""


async def _many(sim: Simulator, person: int) -> None:
    for number in range(MANY):
        await sim.post("say", person=person, text=f"Message {number}")


async def test_a_message_more_is_one_node_more_and_nothing_else_is_touched(
    sim: Simulator, page: Page
) -> None:
    kit, bea = await sim.person("Kit"), await sim.person("Bea")
    await _many(sim, kit)
    await sim.call("sendMessage", chat_id=bea, text="Hello Bea")
    await page.goto(f"{sim.url}?phones={kit},{bea}")
    await expect(page.locator(".item")).to_have_count(MANY + 1)
    await page.evaluate(WATCH)
    await sim.call("sendMessage", chat_id=kit, text="One more")
    await expect(page.locator(".item")).to_have_count(MANY + 2)
    assert await page.evaluate("touched") == [["childList", "OL", 1, 0]]


async def test_an_edit_changes_its_own_message_only(sim: Simulator, page: Page) -> None:
    kit = await sim.person("Kit")
    sent = [await sim.call("sendMessage", chat_id=kit, text=text) for text in "abc"]
    await page.goto(f"{sim.url}?phones={kit}")
    await expect(page.locator(".item")).to_have_count(3)
    await page.evaluate(WATCH)
    middle = {"chat_id": kit, "message_id": sent[1][1]["result"]["message_id"]}
    await sim.call("editMessageText", **middle, text="B")
    await expect(page.locator(".item").nth(1)).to_contain_text("B")
    touched: list[list[Any]] = await page.evaluate("touched")
    assert [one for one in touched if one[0] == "childList"] == [["childList", "OL", 1, 1]]
    await page.evaluate("touched.length = 0")
    await sim.call("deleteMessage", **middle)
    await expect(page.locator(".item")).to_have_count(2)
    assert await page.evaluate("touched") == [["childList", "OL", 0, 1]]


async def test_only_what_changed_is_asked_for(sim: Simulator, page: Page) -> None:
    kit, bea = await sim.person("Kit"), await sim.person("Bea")
    await _many(sim, kit)
    await page.goto(f"{sim.url}?phones={kit},{bea}")
    await expect(page.locator(".item")).to_have_count(MANY)
    await sim.call("sendMessage", chat_id=kit, text="All is drawn")  # nothing is under way then
    await expect(page.locator(".item")).to_have_count(MANY + 1)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(sim.url)))
    async with page.expect_request("**/_sim/lockscreen*"), page.expect_request("**/_sim/sees*"):
        _, sent = await sim.call("sendMessage", chat_id=kit, text="One more")
    await expect(page.locator(".item")).to_have_count(MANY + 2)
    number = sent["result"]["message_id"]
    assert sorted(asked) == [
        f"_sim/lockscreen?person={kit}",
        f"_sim/sees?person={kit}&chat={kit}&only={number}",
    ]


async def test_no_timer_stands_between_a_message_and_the_phone(sim: Simulator, page: Page) -> None:
    """With the page's clock stopped nothing is polled or put off, and still all arrives."""
    kit = await sim.person("Kit")
    await page.clock.install()
    await page.goto(f"{sim.url}?phones={kit}")
    await expect(page.get_by_role("log")).to_contain_text("Nothing here yet.")
    await page.clock.pause_at("2100-01-01")
    await sim.call("sendMessage", chat_id=kit, text="At once")
    await expect(page.get_by_role("log")).to_contain_text("At once")
    await expect(page.locator(".count")).to_have_text("1")


async def test_messages_keep_their_order_and_days(sim: Simulator, page: Page) -> None:
    kit = await sim.person("Kit")
    await page.goto(f"{sim.url}?phones={kit}")
    await sim.post("say", person=kit, text="Monday")
    await sim.post("clock", advance_seconds=86_400, wait=True)
    texts = [f"Tuesday {number}" for number in range(20)]
    await asyncio.gather(*(sim.post("say", person=kit, text=text) for text in texts))
    await expect(page.locator(".item")).to_have_count(21)
    days = page.locator(".day:visible")
    await expect(days).to_have_text(["Monday 1 June", "Tuesday 2 June"])
    shown = await page.locator(".item .words").all_text_contents()
    seen = (await sim.get(f"sees?person={kit}"))["messages"]
    assert shown == [message["text"] for message in seen]


async def test_a_reload_loses_nothing(sim: Simulator, page: Page) -> None:
    kit, bea = await sim.person("Kit"), await sim.person("Bea")
    await sim.person("Cal")
    hub = (await sim.post("groups", title="Hub", members=[kit, bea]))["id"]
    for number in range(40):
        await sim.post("say", person=bea, chat=hub, text=f"Line {number}")
    await page.goto(sim.url)
    await page.get_by_role("checkbox", name="Cal").uncheck()
    await page.get_by_role("button", name="Hub").first.click()
    await page.get_by_label("Message from Kit to Hub").fill("I was going to sa")
    await page.get_by_label("Message from Bea to Alongside").fill("Another draft")
    await sim.post("say", person=kit, chat=hub, text="For Bea")
    await expect(page.get_by_role("button", name="Hub new")).to_be_visible()
    await page.reload()
    await expect(page.locator(".phone")).to_have_count(2)
    await expect(page.get_by_label("Message from Kit to Hub")).to_have_value("I was going to sa")
    await expect(page.get_by_label("Message from Bea to Alongside")).to_have_value("Another draft")
    await expect(page.get_by_role("button", name="Hub new")).to_be_visible()
    await expect(page.get_by_role("log").get_by_text("For Bea")).to_be_in_viewport()
    left = "log => log.scrollHeight - log.scrollTop - log.clientHeight"
    assert await page.locator(".log").first.evaluate(left) < 2


async def test_who_reads_further_up_is_not_moved(sim: Simulator, page: Page) -> None:
    kit = await sim.person("Kit")
    for number in range(60):
        await sim.post("say", person=kit, text=f"Line {number}")
    await page.goto(f"{sim.url}?phones={kit}")
    await expect(page.get_by_text("Line 59", exact=True)).to_be_in_viewport()
    await page.get_by_text("Line 10", exact=True).scroll_into_view_if_needed()
    await sim.call("sendMessage", chat_id=kit, text="Something new")
    await expect(page.locator(".item")).to_have_count(61)
    await expect(page.get_by_text("Line 10", exact=True)).to_be_in_viewport()


async def test_what_was_missed_comes_when_the_connection_is_back(
    sim: Simulator, page: Page
) -> None:
    kit = await sim.person("Kit")
    await page.goto(f"{sim.url}?phones={kit}")
    await expect(page.get_by_role("log")).to_contain_text("Nothing here yet.")
    await page.route("**/_sim/sees*", lambda route: route.abort())
    await sim.call("sendMessage", chat_id=kit, text="Lost on the way")
    await page.unroute("**/_sim/sees*")
    await sim.call("sendMessage", chat_id=kit, text="Found")
    await expect(page.locator(".item")).to_have_count(2)


async def test_what_is_planned_moves_the_clock_and_the_drawer_tells_what_is_stored(
    telling: Simulator, page: Page
) -> None:
    kit = await telling.person("Kit")
    await telling.person("Bea")
    await page.goto(f"{telling.url}?phones={kit}")
    planned = page.get_by_role("region", name="Planned").get_by_role("listitem")
    await expect(planned).to_have_text(
        ["Tue 2 Jun, 10:00ReminderKit, Bea", "Wed 3 Jun, 10:00ResultsKit"]
    )
    await planned.first.get_by_role("button").click()
    await expect(page.locator(".moment")).to_have_text("Tue, 2 Jun 2026 10:00:00")
    await page.get_by_role("button", name="What is stored").click()
    await expect(page.get_by_role("heading", name="What I keep")).to_be_focused()
    await expect(page.locator(".parts dd").first).to_have_text(f"Number {kit}Staff")


async def test_names_stand_in_the_line_whichever_comes_first(
    telling: Simulator, page: Page
) -> None:
    kit = await telling.person("Kit")
    await telling.person("Bea")
    planned = page.get_by_role("region", name="Planned").get_by_role("listitem")
    drawn = asyncio.Event()

    async def late(route: Route) -> None:
        await drawn.wait()
        await route.continue_()

    await page.route("**/_sim/people", late)
    await page.goto(f"{telling.url}?phones={kit}")
    await expect(planned.first).to_have_text(f"Tue 2 Jun, 10:00Reminder{kit}, {kit + 1}")
    drawn.set()
    await expect(planned.first).to_have_text("Tue 2 Jun, 10:00ReminderKit, Bea")


async def test_without_a_bot_that_tells_there_is_no_drawer_and_no_line(
    sim: Simulator, page: Page
) -> None:
    kit = await sim.person("Kit")
    await page.goto(f"{sim.url}?phones={kit}")
    await expect(page.get_by_role("log")).to_contain_text("Nothing here yet.")
    await expect(page.get_by_role("button", name="What is stored")).to_have_count(0)
    await expect(page.get_by_role("region", name="Planned")).to_have_count(0)


async def test_the_colours_that_were_chosen_stay(sim: Simulator, page: Page) -> None:
    await page.emulate_media(color_scheme="light")
    await page.goto(sim.url)
    body = page.locator("body")
    await expect(body).to_have_css("background-color", "rgb(246, 239, 230)")
    await page.get_by_label("Colours").select_option("dark")
    await expect(body).to_have_css("background-color", "rgb(23, 20, 18)")
    await page.reload()
    await expect(body).to_have_css("background-color", "rgb(23, 20, 18)")
    await expect(page.get_by_label("Colours")).to_have_value("dark")


async def test_the_page_works_with_nothing_but_this_computer(sim: Simulator, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    kit = await sim.person("Kit")
    await page.goto(f"{sim.url}?phones={kit}")
    await expect(page.get_by_role("log")).to_contain_text("Nothing here yet.")
    assert asked
    assert [url for url in asked if not url.startswith(sim.url)] == []
