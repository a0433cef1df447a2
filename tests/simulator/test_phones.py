"""What people do and see, through the control API."""

import asyncio
from typing import Any

import pytest

from simulator.messages import Messages
from tests.simulator.conftest import Simulator

pytestmark = pytest.mark.asyncio


async def test_the_locked_screen_shows_what_a_stranger_would_see(
    sim: Simulator, keyboard: dict[str, Any]
) -> None:
    person = await sim.person()
    hidden = {"entities": [{"type": "spoiler", "offset": 8, "length": 4}]}
    await sim.call("sendMessage", chat_id=person, text="You have news", reply_markup=keyboard)
    await sim.call("sendMessage", chat_id=person, text="It says gone", **hidden)
    _, third = await sim.call(
        "sendMessage", chat_id=person, text="Soon deleted", disable_notification=True
    )
    locked = (await sim.get(f"lockscreen?person={person}"))["notifications"]
    texts = ["You have news", "It says ▒▒▒▒", "Soon deleted"]
    assert [one["text"] for one in locked] == texts
    assert [one["silent"] for one in locked] == [False, False, True]
    assert {one["chat_title"] for one in locked} == {"Alongside"}
    message_id = third["result"]["message_id"]
    await sim.call("deleteMessage", chat_id=person, message_id=message_id)
    assert len((await sim.get(f"lockscreen?person={person}"))["notifications"]) == 2
    await sim.post("open", person=person)
    assert await sim.get(f"lockscreen?person={person}") == {"notifications": []}


async def test_a_tap_finds_the_newest_button_and_names_the_others(
    sim: Simulator, keyboard: dict[str, Any]
) -> None:
    person = await sim.person()
    _, old = await sim.call("sendMessage", chat_id=person, text="1", reply_markup=keyboard)
    _, new = await sim.call("sendMessage", chat_id=person, text="2", reply_markup=keyboard)
    await sim.post("tap", person=person, label="Ready")
    await sim.post("tap", person=person, label="Ready", message_id=old["result"]["message_id"])
    _, body = await sim.call("getUpdates")
    tapped = [one["callback_query"]["message"]["message_id"] for one in body["result"]]
    assert tapped == [new["result"]["message_id"], old["result"]["message_id"]]
    async with sim.session.post("/_sim/tap", json={"person": person, "label": "No"}) as response:
        assert response.status == 404
        assert (await response.json())["labels"] == ["Ready", "Ready"]


async def test_a_forged_tap_reaches_the_bot(sim: Simulator) -> None:
    person = await sim.person()
    await sim.post("tap", person=person, data="999.1.admin", message_id=4711)
    _, body = await sim.call("getUpdates")
    query = body["result"][0]["callback_query"]
    assert query["data"] == "999.1.admin"
    assert (query["message"]["message_id"], query["message"]["date"]) == (4711, 0)


async def test_an_answer_to_a_tap_is_seen_by_nobody_else(
    sim: Simulator, keyboard: dict[str, Any]
) -> None:
    person, other = await sim.person(), await sim.person("Sam")
    group = (await sim.post("groups", title="Garden", members=[person, other]))["id"]
    await sim.call("sendMessage", chat_id=group, text="Card", reply_markup=keyboard)
    tapped = await sim.post("tap", person=person, chat=group, label="Ready")
    query = {"callback_query_id": tapped["callback_query_id"]}
    await sim.call("answerCallbackQuery", **query, text="Only you", show_alert=True)
    assert [one["text"] for one in await sim.get(f"alerts?person={person}")] == ["Only you"]
    assert await sim.get(f"alerts?person={other}") == []


async def test_with_privacy_the_bot_hears_only_what_is_for_it(sim: Simulator) -> None:
    person = await sim.person()
    group = (await sim.post("groups", title="Garden", members=[person]))["id"]
    _, sent = await sim.call("sendMessage", chat_id=group, text="Hello")
    reply_to = sent["result"]["message_id"]

    async def heard(text: str, **more: Any) -> bool:
        said = await sim.post("say", person=person, chat=group, text=text, **more)
        return said["update_id"] is not None

    assert not await heard("Just us talking")
    assert await heard("/menu")
    assert await heard("/menu@alongside_demo_bot")
    assert not await heard("/menu@another_bot")
    assert await heard("Yes", reply_to=reply_to)
    await sim.post("groups", id=group, privacy=False)
    assert await heard("Just us talking")


async def test_nobody_looks_into_a_chat_they_are_not_in(sim: Simulator) -> None:
    person, other = await sim.person(), await sim.person("Sam")
    group = (await sim.post("groups", title="Garden", members=[person]))["id"]
    for chat in (group, person):
        assert "error" in await sim.get(f"sees?person={other}&chat={chat}")
        assert "error" in await sim.post("say", person=other, chat=chat, text="Hello")


async def test_one_can_wait_for_what_a_person_sees(sim: Simulator) -> None:
    person, other = await sim.person(), await sim.person("Sam")
    seq = (await sim.get("seq"))["seq"]
    waiting = asyncio.create_task(sim.get(f"wait?after={seq}&timeout=20&person={person}"))
    await sim.call("sendMessage", chat_id=other, text="Not this")
    await sim.call("sendMessage", chat_id=person, text="This")
    found = await waiting
    assert [(one["kind"], one["chat"]) for one in found["events"]] == [("message", person)]
    assert found["seq"] == sim.world.events.seq
    assert (await sim.get(f"wait?after={found['seq']}&timeout=0"))["events"] == []


async def test_events_are_streamed(sim: Simulator) -> None:
    person = await sim.person()
    async with sim.session.get("/_sim/events?after=0") as response:
        await sim.call("sendMessage", chat_id=person, text="Hello")
        async for line in response.content:
            if b'"kind": "message"' in line:
                break
        else:
            pytest.fail("the message was not streamed")


async def test_the_log_holds_every_request_but_no_token(sim: Simulator) -> None:
    person = await sim.person()
    await sim.call("sendMessage", chat_id=person, text="Hello")
    await sim.call("sendMessage", chat_id=5, text="Hello")
    first, second = await sim.get("log")
    assert (first["method"], first["params"], first["ok"]) == (
        "sendMessage",
        {"chat_id": person, "text": "Hello"},
        True,
    )
    assert (second["ok"], second["error_code"]) == (False, 400)
    assert await sim.get(f"log?after={first['seq']}") == [second]
    assert "a-token" not in str([first, second])


async def test_memory_stays_bounded(sim: Simulator) -> None:
    person = await sim.person()
    sim.world.messages = Messages(10, 10)
    for number in range(25):
        await sim.call("sendMessage", chat_id=person, text=str(number))
    shown = (await sim.get(f"sees?person={person}"))["messages"]
    assert [message["text"] for message in shown] == [str(number) for number in range(15, 25)]


async def test_a_mark_of_direction_ends_an_address(sim: Simulator) -> None:
    person = await sim.person()
    await sim.call("sendMessage", chat_id=person, text="\u2068https://t.me/a_bot?start=x\u2069.")
    (message,) = (await sim.get(f"sees?person={person}"))["messages"]
    assert message["entities"] == [{"offset": 1, "length": 26, "type": "url"}]


async def test_a_phone_can_read_some_of_its_messages(sim: Simulator) -> None:
    person = await sim.person()
    ids = [(await sim.post("say", person=person, text=text))["message_id"] for text in "abc"]
    seen = await sim.get(f"sees?person={person}&only={ids[2]},{ids[0]},999")
    assert [message["text"] for message in seen["messages"]] == ["a", "c"]
    refused = await sim.get(f"sees?person={person}&only=x")
    assert refused == {"error": '"only" must be numbers with commas between them.'}
