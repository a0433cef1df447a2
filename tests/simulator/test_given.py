"""Messages with a time and a number of their own, and such as come late or in another order."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from simulator.spec import load_spec
from tests.simulator.conftest import START, Simulator
from tests.simulator.telling import the_last, told

pytestmark = pytest.mark.asyncio
_STICKER = {
    "file_id": "a",
    "file_unique_id": "b",
    "type": "regular",
    "width": 9,
    "height": 9,
    "is_animated": False,
    "is_video": False,
}


@pytest.mark.parametrize("kind", ["say", "photo", "voice", "document"])
async def test_a_message_has_the_time_and_the_number_that_it_is_given(
    sim: Simulator, kind: str
) -> None:
    person = await sim.person()
    date = START - timedelta(hours=3)
    words = {"text": "hello"} if kind == "say" else {"caption": "hello"}
    sent = await sim.post(kind, person=person, date=date.isoformat(), message_id=77, **words)
    message = await the_last(sim)
    assert sent["message_id"] == message["message_id"] == 77
    assert message["date"] == int(date.timestamp())


async def test_a_number_is_given_once_and_the_next_one_is_another(sim: Simulator) -> None:
    person = await sim.person()
    await sim.post("say", person=person, text="one", message_id=2)
    assert "error" in await sim.post("say", person=person, text="again", message_id=2)
    assert "error" in await sim.post("say", person=person, text="none", message_id=0)
    assert "error" in await sim.post("say", person=person, text="when", date="yesterday")
    found = [await sim.post("say", person=person, text=text) for text in ("two", "three")]
    assert [one["message_id"] for one in found] == [1, 3]


async def test_what_is_held_back_reaches_the_bot_when_it_is_delivered(sim: Simulator) -> None:
    person = await sim.person()
    for text in ("one", "two", "three"):
        sent = await sim.post("say", person=person, text=text, held=True)
        assert sent["update_id"] is None
    assert await told(sim) == []
    assert len((await sim.get(f"sees?person={person}"))["messages"]) == 3
    given = await sim.post("deliver", person=person, message_ids=[3, 1])
    assert len(given["update_ids"]) == 2
    assert [one["message"]["text"] for one in await told(sim)] == ["three", "one"]
    assert "error" in await sim.post("deliver", person=person, message_ids=[3])
    await sim.post("deliver", person=person)
    assert (await the_last(sim))["text"] == "two"
    assert (await sim.post("deliver", person=person))["update_ids"] == []


async def test_a_service_message_can_come_late_too(sim: Simulator) -> None:
    person = await sim.person()
    kind, date = "message_auto_delete_timer_changed", START - timedelta(minutes=5)
    await sim.post("service", person=person, kind=kind, held=True, date=date.isoformat())
    assert await told(sim) == []
    await sim.post("deliver", person=person)
    message = await the_last(sim)
    assert (kind in message, message["date"]) == (True, int(date.timestamp()))


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("sticker", _STICKER),
        ("location", {"latitude": 51.5, "longitude": -0.1}),
        ("contact", {"phone_number": "+447700900001", "first_name": "Bea"}),
    ],
)
async def test_what_has_no_address_of_its_own_can_be_sent(
    sim: Simulator, kind: str, value: Any
) -> None:
    person = await sim.person()
    _, asked = await sim.call("sendMessage", chat_id=person, text="Where?")
    reply_to = asked["result"]["message_id"]
    await sim.post("anything", person=person, kind=kind, value=value, reply_to=reply_to)
    message = await the_last(sim)
    assert message[kind] == value
    assert message["reply_to_message"]["text"] == "Where?"


async def test_only_what_the_bot_api_knows_can_be_sent(sim: Simulator) -> None:
    person = await sim.person()
    for kind, value in (("telepathy", {}), ("location", {"latitude": "x"}), ("sticker", {})):
        assert "error" in await sim.post("anything", person=person, kind=kind, value=value)
    assert "location" in load_spec().objects["Message"]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("boost_added", {"boost_count": 1}),
        ("chat_shared", {"request_id": 1, "chat_id": 5}),
        ("users_shared", {"request_id": 1, "users": []}),
        ("web_app_data", {"data": "x", "button_text": "y"}),
        ("video_chat_started", {}),
        ("video_chat_ended", {"duration": 3}),
        ("forum_topic_created", {"name": "Tea", "icon_color": 1}),
        ("general_forum_topic_hidden", {}),
        ("giveaway_created", {}),
        ("connected_website", "example.org"),
        ("new_chat_title", "Orchard"),
        ("delete_chat_photo", True),
    ],
)
async def test_more_of_what_telegram_itself_says(sim: Simulator, kind: str, value: Any) -> None:
    person = await sim.person()
    await sim.post("service", person=person, kind=kind, value=value)
    message = await the_last(sim)
    assert message[kind] == value
    assert not {"text", "caption", "photo"} & message.keys()
