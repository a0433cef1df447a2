"""What Telegram refuses, the simulator refuses, in the same words."""

from typing import Any

import pytest

from tests.simulator.conftest import TOKEN, Simulator
from tests.simulator.refused import CHANNEL, PERSON, REFUSED

pytestmark = pytest.mark.asyncio

ROWS = [
    pytest.param(method, params, words, id=f"{method}-{number}")
    for method, rows in REFUSED.items()
    for number, (params, words) in enumerate(rows)
]


@pytest.mark.parametrize(("method", "params", "words"), ROWS)
async def test_a_wrong_request_gets_telegrams_words(
    sim: Simulator, method: str, params: dict[str, Any], words: str
) -> None:
    await sim.person(id=PERSON)
    await sim.post("groups", id=CHANNEL, title="News", type="channel", members=[PERSON])
    status, body = await sim.call(method, **params)
    assert (status, body["ok"]) == (400, False)
    assert body == {"ok": False, "error_code": 400, "description": f"Bad Request: {words}"}


async def test_an_unchanged_edit_is_refused(sim: Simulator, keyboard: dict[str, Any]) -> None:
    person = await sim.person()
    params = {"chat_id": person, "text": "Hello", "reply_markup": keyboard}
    _, sent = await sim.call("sendMessage", **params)
    params["message_id"] = sent["result"]["message_id"]
    status, body = await sim.call("editMessageText", **params)
    assert status == 400
    assert body["description"].startswith("Bad Request: message is not modified: specified new")
    status, _ = await sim.call("editMessageText", **{**params, "reply_markup": None})
    assert status == 200


async def test_a_persons_message_cannot_be_edited(sim: Simulator) -> None:
    person = await sim.person()
    said = await sim.post("say", person=person, text="Hello")
    message = {"chat_id": person, "message_id": said["message_id"]}
    _, body = await sim.call("editMessageText", **message, text="Changed")
    assert body["description"] == "Bad Request: message can't be edited"


async def test_a_bot_that_is_blocked_is_told_so(sim: Simulator) -> None:
    person = await sim.person()
    await sim.post("block", person=person, blocked=True)
    status, body = await sim.call("sendMessage", chat_id=person, text="Hello")
    assert (status, body["description"]) == (403, "Forbidden: bot was blocked by the user")
    _, updates = await sim.call("getUpdates")
    assert updates["result"][0]["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    assert "error" in await sim.post("say", person=person, text="Hello?")


async def test_an_unknown_method_is_not_found(sim: Simulator) -> None:
    status, body = await sim.call("sendPigeon")
    assert (status, body["description"]) == (404, "Not Found: method not found")


@pytest.mark.parametrize("token", ["nonsense", "12:short", "7000000001:", TOKEN[:-1] + "!"])
async def test_an_ill_formed_token_is_unauthorized(sim: Simulator, token: str) -> None:
    async with sim.session.get(f"/bot{token}/getMe") as response:
        assert response.status == 401
        assert (await response.json())["description"] == "Unauthorized"


async def test_violations_are_kept_for_tests_to_fail_on(sim: Simulator) -> None:
    person = await sim.person()
    await sim.call("sendMessage", chat_id=person, text="x" * 5000)
    await sim.call("sendMessage", chat_id=person, text="x", txet="y")
    too_long, stray = await sim.get("violations")
    assert "sendMessage.text: is too long: 5000" in too_long["problem"]
    assert too_long["refused"]
    assert stray["problem"] == "sendMessage.txet: is unknown"
    assert not stray["refused"]


async def test_a_reply_keyboard_is_never_part_of_an_answer(sim: Simulator) -> None:
    person = await sim.person()
    markup = {"keyboard": [[{"text": "Yes"}]]}
    status, body = await sim.call("sendMessage", chat_id=person, text="x", reply_markup=markup)
    assert status == 200
    assert "reply_markup" not in body["result"]


async def test_what_is_protected_can_neither_be_copied_nor_forwarded(sim: Simulator) -> None:
    person = await sim.person()
    _, sent = await sim.call("sendMessage", chat_id=person, text="Hi", protect_content=True)
    message_id = sent["result"]["message_id"]
    for purpose, done in (("copy", "copied"), ("forward", "forwarded")):
        source = {"chat_id": person, "from_chat_id": person}
        _, one = await sim.call(f"{purpose}Message", **source, message_id=message_id)
        _, many = await sim.call(f"{purpose}Messages", **source, message_ids=[message_id])
        assert one["description"] == f"Bad Request: message can't be {done}"
        assert many["description"] == f"Bad Request: there are no messages to {purpose}"


async def test_a_text_has_no_caption_and_a_picture_no_text_to_edit(sim: Simulator) -> None:
    person = await sim.person()
    photo = await sim.post("photo", person=person)
    _, copied = await sim.call(
        "copyMessage", chat_id=person, from_chat_id=person, message_id=photo["message_id"]
    )
    _, sent = await sim.call("sendMessage", chat_id=person, text="Hi")
    text, picture = (
        {"chat_id": person, "message_id": one["result"]["message_id"]} for one in (sent, copied)
    )
    _, no_caption = await sim.call("editMessageCaption", **text, caption="x")
    _, no_text = await sim.call("editMessageText", **picture, text="x")

    assert no_caption["description"] == ("Bad Request: there is no caption in the message to edit")
    assert no_text["description"] == "Bad Request: there is no text in the message to edit"


async def test_a_bot_has_one_reaction_only(sim: Simulator) -> None:
    person = await sim.person()
    said = await sim.post("say", person=person, text="Hi")
    reaction = [{"type": "emoji", "emoji": emoji} for emoji in "👍🔥"]
    message = {"chat_id": person, "message_id": said["message_id"]}
    _, body = await sim.call("setMessageReaction", **message, reaction=reaction)
    assert body["description"] == "Bad Request: REACTIONS_TOO_MANY"


FORBIDDEN = [
    ({"started": False}, "bot can't initiate conversation with a user"),
    ({"is_bot": True}, "bot can't send messages to bots"),
]


@pytest.mark.parametrize(("person", "words"), FORBIDDEN)
async def test_some_people_cannot_be_written_to(
    sim: Simulator, person: dict[str, Any], words: str
) -> None:
    chat_id = await sim.person(**person)
    status, body = await sim.call("sendMessage", chat_id=chat_id, text="Hi")
    assert (status, body["description"]) == (403, f"Forbidden: {words}")


@pytest.mark.parametrize("kind", ["supergroup", "channel"])
async def test_a_bot_that_left_may_not_write(sim: Simulator, kind: str) -> None:
    person = await sim.person()
    made = await sim.post("groups", title="Garden", type=kind, members=[person])
    await sim.call("leaveChat", chat_id=made["id"])
    status, body = await sim.call("sendMessage", chat_id=made["id"], text="Hi")
    assert status == 403
    assert body["description"] == f"Forbidden: bot is not a member of the {kind} chat"


async def test_a_poll_is_stopped_once_and_a_text_never(sim: Simulator) -> None:
    person = await sim.person()
    _, poll = await sim.call(
        "sendPoll", chat_id=person, question="Tea?", options=[{"text": "Yes"}]
    )
    _, text = await sim.call("sendMessage", chat_id=person, text="Hi")
    ids = [{"chat_id": person, "message_id": one["result"]["message_id"]} for one in (poll, text)]
    await sim.call("stopPoll", **ids[0])
    _, twice = await sim.call("stopPoll", **ids[0])
    _, no_poll = await sim.call("stopPoll", **ids[1])
    assert twice["description"] == "Bad Request: poll has already been closed"
    assert no_poll["description"] == "Bad Request: message is not a poll"
