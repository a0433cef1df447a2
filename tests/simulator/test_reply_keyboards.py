"""A reply keyboard shows on the phone, and a key sends its words as the person's own message."""

from typing import Any

import pytest

from tests.simulator.conftest import Simulator

pytestmark = pytest.mark.asyncio
KEYS = {"keyboard": [[{"text": "Yes"}, {"text": "No"}], ["Not sure"]], "resize_keyboard": True}


async def _sent(sim: Simulator, chat: int, markup: Any = None, **more: Any) -> Any:
    params = {"chat_id": chat, "text": "Coming?", "reply_markup": markup, **more}
    status, body = await sim.call("sendMessage", **params)
    assert status == 200, body
    assert "keyboard" not in body["result"].get("reply_markup", {})
    assert "force_reply" not in body["result"].get("reply_markup", {})
    return body["result"]


async def _keys(sim: Simulator, person: int, chat: int | None = None) -> Any:
    return (await sim.get(f"sees?person={person}&chat={chat or person}"))["reply_keyboard"]


async def _newest(sim: Simulator) -> Any:
    _, body = await sim.call("getUpdates", offset=-1)
    return body["result"][0]


async def test_a_keyboard_is_shown_until_another_comes(sim: Simulator) -> None:
    person = await sim.person()
    assert await _keys(sim, person) is None
    sent = await _sent(sim, person, {**KEYS, "input_field_placeholder": "Tap a key"})
    assert await _keys(sim, person) == {
        "message_id": sent["message_id"],
        "rows": [["Yes", "No"], ["Not sure"]],
        "open": True,
        "force_reply": False,
        "one_time": False,
        "persistent": False,
        "resize": True,
        "placeholder": "Tap a key",
    }
    await _sent(sim, person)
    assert (await _keys(sim, person))["rows"] == [["Yes", "No"], ["Not sure"]]
    await _sent(sim, person, {"keyboard": [["Help"]], "is_persistent": True})
    shown = await _keys(sim, person)
    assert (shown["rows"], shown["persistent"]) == ([["Help"]], True)


async def test_a_key_sends_its_words_as_the_persons_message(sim: Simulator) -> None:
    person = await sim.person()
    await _sent(sim, person, KEYS)
    pressed = await sim.post("tap", person=person, label="Not sure")
    message = (await _newest(sim))["message"]
    assert (message["text"], message["from"]["id"]) == ("Not sure", person)
    assert "reply_to_message" not in message
    assert pressed["message_id"] == message["message_id"]
    assert (await _keys(sim, person))["open"]


async def test_a_keyboard_for_one_time_closes_and_can_be_used_again(sim: Simulator) -> None:
    person = await sim.person()
    await _sent(sim, person, {**KEYS, "one_time_keyboard": True})
    await sim.post("say", person=person, text="Let me think")
    assert (await _keys(sim, person))["open"]
    await sim.post("tap", person=person, label="Yes")
    assert not (await _keys(sim, person))["open"]
    await sim.post("tap", person=person, label="No")
    assert (await _newest(sim))["message"]["text"] == "No"


async def test_a_keyboard_can_be_taken_away(sim: Simulator) -> None:
    person = await sim.person()
    await _sent(sim, person, KEYS)
    await _sent(sim, person, {"remove_keyboard": True})
    assert await _keys(sim, person) is None
    sent = await _sent(sim, person, KEYS)
    await sim.call("deleteMessage", chat_id=person, message_id=sent["message_id"])
    assert await _keys(sim, person) is None


async def test_a_keyboard_comes_with_files_too(sim: Simulator) -> None:
    person = await sim.person()
    await sim.post("photo", person=person)
    photo = (await _newest(sim))["message"]["photo"][0]["file_id"]
    status, _ = await sim.call("sendPhoto", chat_id=person, photo=photo, reply_markup=KEYS)
    assert status == 200
    assert await _keys(sim, person) is not None


async def test_a_selective_keyboard_is_for_those_it_names(sim: Simulator) -> None:
    asked, other, named = [await sim.person(name) for name in ("Kit", "Bea", "Sam")]
    group = (await sim.post("groups", title="Garden", members=[asked, other, named]))["id"]
    said = await sim.post("say", person=asked, chat=group, text="/menu")
    user = {"id": named, "is_bot": False, "first_name": "Sam"}
    await _sent(
        sim,
        group,
        {**KEYS, "selective": True},
        text="Sam",
        entities=[{"type": "text_mention", "offset": 0, "length": 3, "user": user}],
        reply_parameters={"message_id": said["message_id"]},
    )
    shown = [await _keys(sim, person, group) is not None for person in (asked, other, named)]
    assert shown == [True, False, True]
    reply = {"message_id": said["message_id"]}
    away = {"remove_keyboard": True, "selective": True}
    await _sent(sim, group, away, reply_parameters=reply)
    shown = [await _keys(sim, person, group) is not None for person in (asked, other, named)]
    assert shown == [False, False, True]


async def test_a_key_in_a_group_reaches_a_bot_with_privacy(sim: Simulator) -> None:
    person = await sim.person()
    group = (await sim.post("groups", title="Garden", members=[person]))["id"]
    sent = await _sent(sim, group, KEYS)
    await sim.post("tap", person=person, chat=group, label="Yes")
    message = (await _newest(sim))["message"]
    assert message["reply_to_message"]["message_id"] == sent["message_id"]


async def test_a_forced_reply_makes_the_next_words_a_reply(sim: Simulator) -> None:
    person = await sim.person()
    sent = await _sent(sim, person, {"force_reply": True, "input_field_placeholder": "Your name"})
    shown = await _keys(sim, person)
    assert (shown["force_reply"], shown["rows"], shown["placeholder"]) == (True, [], "Your name")
    await sim.post("say", person=person, text="Kit")
    message = (await _newest(sim))["message"]
    assert message["reply_to_message"]["message_id"] == sent["message_id"]
    assert await _keys(sim, person) is None
    await sim.post("say", person=person, text="And more")
    assert "reply_to_message" not in (await _newest(sim))["message"]


async def test_of_two_buttons_with_the_same_words_the_newer_is_meant(sim: Simulator) -> None:
    person = await sim.person()
    inline = {"inline_keyboard": [[{"text": "Yes", "callback_data": "1"}]]}
    await _sent(sim, person, inline)
    await _sent(sim, person, KEYS)
    await sim.post("tap", person=person, label="Yes")
    assert "message" in await _newest(sim)
    await _sent(sim, person, inline)
    await sim.post("tap", person=person, label="Yes")
    assert "callback_query" in await _newest(sim)


async def test_keys_can_send_a_number_or_a_place(sim: Simulator) -> None:
    person = await sim.person("Kit")
    keys = [
        {"text": "Number", "request_contact": True},
        {"text": "Place", "request_location": True},
    ]
    app = {"text": "App", "web_app": {"url": "https://example.org"}}
    await _sent(sim, person, {"keyboard": [keys, [app]]})
    await sim.post("tap", person=person, label="Number")
    contact = (await _newest(sim))["message"]["contact"]
    assert contact == {"phone_number": "+447700900001", "first_name": "Kit", "user_id": person}
    await sim.post("tap", person=person, label="Place")
    assert "location" in (await _newest(sim))["message"]
    assert "can't press" in (await sim.post("tap", person=person, label="App"))["error"]


async def test_a_label_that_is_nowhere_names_those_that_are(sim: Simulator) -> None:
    person = await sim.person()
    await _sent(sim, person, KEYS)
    async with sim.session.post("/_sim/tap", json={"person": person, "label": "?"}) as response:
        assert response.status == 404
        assert (await response.json())["labels"] == ["Yes", "No", "Not sure"]
