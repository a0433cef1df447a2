"""What Telegram refuses, the simulator refuses, in the same words."""

from typing import Any

import pytest

from tests.simulator.conftest import TOKEN, Simulator

pytestmark = pytest.mark.asyncio

PERSON = 1001


def _keys(**button: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "A", **button}]]}


REFUSED = [
    ("sendMessage", {"text": "x"}, "chat_id is empty"),
    ("sendMessage", {"chat_id": 5, "text": "x"}, "chat not found"),
    ("sendMessage", {"chat_id": "@nobody", "text": "x"}, "chat not found"),
    ("sendMessage", {"chat_id": PERSON}, "message text is empty"),
    ("sendMessage", {"chat_id": PERSON, "text": ""}, "message text is empty"),
    ("sendMessage", {"chat_id": PERSON, "text": " \n "}, "message text is empty"),
    ("sendMessage", {"chat_id": PERSON, "text": "x" * 4097}, "message is too long"),
    ("sendMessage", {"chat_id": PERSON, "text": "🙂" * 2049}, "message is too long"),
    (
        "sendMessage",
        {"chat_id": PERSON, "text": "x", "parse_mode": "RTF"},
        "unsupported parse_mode",
    ),
    (
        "sendMessage",
        {"chat_id": PERSON, "text": "<b>x", "parse_mode": "HTML"},
        "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
    ),
    (
        "sendMessage",
        {"chat_id": PERSON, "text": "é<h1>x</h1>", "parse_mode": "HTML"},
        'can\'t parse entities: Unsupported start tag "h1" at byte offset 2',
    ),
    (
        "sendMessage",
        {"chat_id": PERSON, "text": "x", "reply_markup": _keys(callback_data="é" * 33)},
        "BUTTON_DATA_INVALID",
    ),
    (
        "sendMessage",
        {"chat_id": PERSON, "text": "x", "reply_markup": _keys(callback_data="")},
        "BUTTON_DATA_INVALID",
    ),
    (
        "sendMessage",
        {"chat_id": PERSON, "text": "x", "reply_markup": _keys()},
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    (
        "sendMessage",
        {"chat_id": PERSON, "text": "x", "reply_markup": "{"},
        "object expected as reply markup",
    ),
    (
        "sendMessage",
        {"chat_id": PERSON, "text": "x", "reply_parameters": {"message_id": 99}},
        "message to be replied not found",
    ),
    ("sendVoice", {"chat_id": PERSON}, "there is no voice in the request"),
    (
        "sendChatAction",
        {"chat_id": PERSON, "action": "dance"},
        "wrong parameter action in request",
    ),
    (
        "editMessageText",
        {"chat_id": PERSON, "message_id": 99, "text": "x"},
        "message to edit not found",
    ),
    ("editMessageText", {"chat_id": PERSON, "text": "x"}, "message identifier is not specified"),
    ("deleteMessage", {"chat_id": PERSON, "message_id": 99}, "message to delete not found"),
    ("pinChatMessage", {"chat_id": PERSON, "message_id": 99}, "message to pin not found"),
    (
        "answerCallbackQuery",
        {"callback_query_id": "1"},
        "query is too old and response timeout expired or query ID is invalid",
    ),
    ("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}, "MESSAGE_TOO_LONG"),
    (
        "deleteMessages",
        {"chat_id": PERSON, "message_ids": list(range(101))},
        "too many message identifiers specified",
    ),
    (
        "setMyCommands",
        {"commands": [{"command": "Help!", "description": "x"}]},
        "BOT_COMMAND_INVALID",
    ),
    (
        "setMyCommands",
        {"commands": [{"command": "help", "description": ""}]},
        "BOT_COMMAND_DESCRIPTION_INVALID",
    ),
    (
        "getChatAdministrators",
        {"chat_id": PERSON},
        "there are no administrators in the private chat",
    ),
    ("getFile", {"file_id": "nothing"}, "invalid file_id"),
]


@pytest.mark.parametrize(("method", "params", "words"), REFUSED)
async def test_a_wrong_request_gets_telegrams_words(
    sim: Simulator, method: str, params: dict[str, Any], words: str
) -> None:
    await sim.person(id=PERSON)
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
