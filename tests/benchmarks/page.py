"""How quick the page is: a chat of 1,000 messages, the next one, and from the bot to the eye.

`python -m tests.benchmarks.page`; says so and measures nothing where there is no Chromium.
"""

from __future__ import annotations

import asyncio
import json
import statistics
import time
from typing import Any

import aiohttp
from playwright.async_api import Page, expect

from simulator.clock import Clock
from simulator.server import running
from simulator.world import World
from tests.browser.window import CHROMIUM, chromium, window
from tests.simulator.conftest import START, Simulator

MESSAGES = 1000
NEXT = 200
#: in the page: when a message that carries its moment of sending has been drawn
DRAWN = """() => {
    window.took = [];
    const seen = (records) => requestAnimationFrame(() => {
        for (const { addedNodes } of records) {
            for (const node of addedNodes) {
                const sent = Number(node.querySelector?.(".words")?.textContent);
                if (sent > 1e12) window.took.push(Date.now() - sent);
            }
        }
    });
    new MutationObserver(seen).observe(document.querySelector(".log ol"), { childList: true });
}"""
APPEND = """async () => {
    const list = document.querySelector(".log ol");
    const log = list.parentElement;
    const took = [];
    for (let i = 0; i < 50; i += 1) {
        const began = performance.now();
        list.append(list.lastElementChild.cloneNode(true));
        log.scrollTop = log.scrollHeight;
        took.push(performance.now() - began);
    }
    return took;
}"""
SCROLL = """async () => {
    const log = document.querySelector(".log");
    const frames = [];
    let last = performance.now();
    for (let i = 0; i < 120; i += 1) {
        log.scrollTop = i % 2 ? i * 200 : log.scrollHeight - i * 200;
        await new Promise(requestAnimationFrame);
        frames.push(performance.now() - last);
        last = performance.now();
    }
    return frames;
}"""


async def measure() -> dict[str, float]:
    """The figures, in milliseconds."""
    world = World(Clock(START, running=False), flood=False)
    async with (
        running(world) as url,
        aiohttp.ClientSession(url) as session,
        chromium() as browser,
        window(browser, viewport={"width": 1400, "height": 1000}) as page,
    ):
        sim = Simulator(url, world, session)
        kit = await sim.person("Kit")
        for number in range(MESSAGES):
            await sim.post("say", person=kit, text=f"Message {number}, as long as most are.")
        opened = await _opening(page, f"{url}?phones={kit}")
        await page.evaluate(DRAWN)
        took = await _sending(sim, page, kit)
        frames: list[float] = await page.evaluate(SCROLL)
        appended: list[float] = await page.evaluate(APPEND)
    return {
        "open_1000_ms": opened,
        "bot_to_eye_p50_ms": statistics.median(took),
        "bot_to_eye_p99_ms": sorted(took)[int(len(took) * 0.99)],
        "layout_of_one_more_p50_ms": statistics.median(appended),
        "scroll_frame_p50_ms": statistics.median(frames),
        "scroll_frame_p95_ms": sorted(frames)[int(len(frames) * 0.95)],
    }


async def _opening(page: Page, url: str) -> float:
    await page.goto(url)
    await expect(page.locator(".item")).to_have_count(MESSAGES, timeout=60_000)
    entry: Any = await page.evaluate("performance.now()")
    return float(entry)


async def _sending(sim: Simulator, page: Page, kit: int) -> list[float]:

    for number in range(NEXT):
        text = str(int(time.time() * 1000))
        await sim.call("sendMessage", chat_id=kit, text=text)
        await page.wait_for_function("count => window.took.length > count", arg=number)
    took: list[float] = await page.evaluate("window.took")
    return took


def main() -> None:
    """Print the table, and as the last line one JSON object."""
    if CHROMIUM is None:
        print("There is no Chromium here, so the page was not measured.")
        print(json.dumps({"benchmark": "page", "skipped": True}))
        return
    found = asyncio.run(measure())
    for name, value in found.items():
        print(f"{name:28} {value:8.1f}")
    print(json.dumps({"benchmark": "page", **{k: round(v, 1) for k, v in found.items()}}))


if __name__ == "__main__":
    main()
