"""Channels, administrators, links into a group, link previews and polls."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest

from simulator.files import stand_in_picture
from tests.simulator.conftest import START, TOKEN, Simulator

pytestmark = pytest.mark.asyncio


async def _channel(sim: Simulator) -> tuple[int, dict[str, int]]:
    people = {
        "owner": await sim.person("Jo", last_name="Green"),
        "helper": await sim.person("Ali"),
        "bot": await sim.person("Other", is_bot=True, username="other_bot"),
        "member": await sim.person("Kit"),
    }
    made = await sim.post(
        "groups",
        title="News",
        type="channel",
        username="garden_news",
        members=list(people.values()),
        administrators=[people["helper"], people["bot"]],
    )
    return int(made["id"]), people


async def _result(sim: Simulator, method: str, **params: Any) -> Any:
    status, body = await sim.call(method, **params)
    assert status == 200, body
    return body["result"]


async def _seen(sim: Simulator, person: int) -> list[dict[str, Any]]:
    return list((await sim.get(f"sees?person={person}"))["messages"])


async def test_a_channel_is_found_by_its_name_and_is_the_author_there(sim: Simulator) -> None:
    channel, _ = await _channel(sim)
    post = await _result(sim, "sendMessage", chat_id="@Garden_News", text="Hi")

    assert post["chat"] == {
        "id": channel,
        "title": "News",
        "type": "channel",
        "username": "garden_news",
    }
    assert post["sender_chat"] == post["chat"]
    assert "from" not in post


async def test_what_is_forwarded_from_a_channel_says_so(sim: Simulator) -> None:
    channel, people = await _channel(sim)
    post = await _result(sim, "sendMessage", chat_id=channel, text="Hi")
    target = {"chat_id": people["owner"], "from_chat_id": channel}
    origin = (await _result(sim, "forwardMessage", **target, message_id=post["message_id"]))[
        "forward_origin"
    ]

    assert (origin["type"], origin["chat"]["id"]) == ("channel", channel)
    assert origin["message_id"] == post["message_id"]


async def test_administrators_are_the_owner_the_bot_and_those_who_were_made_one(
    sim: Simulator,
) -> None:
    channel, people = await _channel(sim)
    without = await _result(sim, "getChatAdministrators", chat_id=channel)
    with_bots = await _result(sim, "getChatAdministrators", chat_id=channel, return_bots=True)
    me = sim.world.bot.id

    assert [one["user"]["id"] for one in without] == [people["owner"], me, people["helper"]]
    assert [one["user"]["id"] for one in with_bots][3:] == [people["bot"]]
    owner = await _result(sim, "getChatMember", chat_id=channel, user_id=people["owner"])
    assert (owner["status"], owner["user"]["last_name"]) == ("creator", "Green")
    assert await _result(sim, "getChatMemberCount", chat_id=channel) == 5


async def test_a_link_into_a_group_is_made_changed_and_revoked(sim: Simulator) -> None:
    chat = {"chat_id": (await _channel(sim))[0]}
    later = int(datetime(2027, 1, 1, tzinfo=UTC).timestamp())
    made = await _result(sim, "createChatInviteLink", **chat, name="Door", expire_date=later)
    link = {**chat, "invite_link": made["invite_link"]}
    assert (made["name"], made["expire_date"], made["is_primary"]) == ("Door", later, False)

    changed = await _result(sim, "editChatInviteLink", **link, member_limit=5)
    assert (changed.get("name"), changed["member_limit"]) == (None, 5)

    assert (await _result(sim, "revokeChatInviteLink", **link))["is_revoked"]
    _, body = await sim.call("editChatInviteLink", **link)
    assert body["description"] == "Bad Request: INVITE_HASH_EXPIRED"


async def test_a_group_has_one_link_of_its_own(sim: Simulator) -> None:
    chat = {"chat_id": (await _channel(sim))[0]}
    assert "invite_link" not in await _result(sim, "getChat", **chat)
    first = await _result(sim, "exportChatInviteLink", **chat)
    second = await _result(sim, "exportChatInviteLink", **chat)
    assert first != second
    assert (await _result(sim, "getChat", **chat))["invite_link"] == second

    await _result(sim, "revokeChatInviteLink", **chat, invite_link=second)
    assert (await _result(sim, "getChat", **chat))["invite_link"] not in (first, second)


async def test_only_the_general_topic_of_a_forum_has_pins(sim: Simulator) -> None:
    person = await sim.person()
    forum = await sim.post("groups", title="Forum", is_forum=True, members=[person])
    post = await _result(sim, "sendMessage", chat_id=forum["id"], text="Hi")
    message = {"chat_id": forum["id"], "message_id": post["message_id"]}
    await _result(sim, "pinChatMessage", **message)
    await _result(sim, "unpinAllGeneralForumTopicMessages", chat_id=forum["id"])

    chat = await _result(sim, "getChat", chat_id=forum["id"])
    assert "pinned_message" not in chat
    assert chat["is_forum"]


async def test_copies_and_forwards_of_many_skip_what_is_gone(sim: Simulator) -> None:
    person = await sim.person()
    photo = await sim.post("photo", person=person)
    first = await _result(
        sim,
        "copyMessage",
        chat_id=person,
        from_chat_id=person,
        message_id=photo["message_id"],
        caption="Look",
    )
    second = await _result(sim, "sendMessage", chat_id=person, text="Hi")
    ids = [first["message_id"], second["message_id"], second["message_id"] + 50]
    source = {"chat_id": person, "from_chat_id": person, "message_ids": ids}
    copies = await _result(sim, "copyMessages", **source, remove_caption=True)
    forwards = await _result(sim, "forwardMessages", **source)

    assert (len(copies), len(forwards)) == (2, 2)
    seen = {one["message_id"]: one for one in await _seen(sim, person)}
    assert [seen[one["message_id"]]["text"] for one in copies] == ["", "Hi"]
    assert [seen[one["message_id"]]["text"] for one in forwards] == ["Look", "Hi"]


ONE = "https://example.org/one"
TWO = "https://example.org/two"
PREVIEWS: list[tuple[str, dict[str, Any], dict[str, Any] | None]] = [
    ("Hi", {}, None),
    (f"See {ONE}", {}, {"url": ONE}),
    (f"See {ONE}", {"is_disabled": True}, {"is_disabled": True}),
    (ONE, {"url": TWO, "show_above_text": True}, {"url": TWO, "show_above_text": True}),
    (ONE, {"prefer_small_media": False}, {"url": ONE}),
    ("Hi", {"show_above_text": True}, None),
]


@pytest.mark.parametrize(("text", "wanted", "shown"), PREVIEWS)
async def test_a_link_has_a_preview_unless_it_is_not_wanted(
    sim: Simulator, text: str, wanted: dict[str, Any], shown: dict[str, Any] | None
) -> None:
    person = await sim.person()
    sent = await _result(
        sim, "sendMessage", chat_id=person, text=text, link_preview_options=wanted
    )
    assert sent.get("link_preview_options") == shown


async def test_a_poll_closes_when_its_time_is_over_or_when_it_is_stopped(sim: Simulator) -> None:
    person = await sim.person()
    asked = {"chat_id": person, "question": "Tea?", "options": [{"text": "Yes"}, {"text": "No"}]}
    timed = await _result(sim, "sendPoll", **asked, open_period=60)
    stopped = await _result(sim, "sendPoll", **asked, is_anonymous=False)
    assert (timed["poll"]["is_closed"], stopped["poll"]["is_closed"]) == (False, False)
    assert timed["poll"]["close_date"] == int((START + timedelta(seconds=60)).timestamp())
    assert [option["text"] for option in stopped["poll"]["options"]] == ["Yes", "No"]

    ids = {"chat_id": person, "message_id": stopped["message_id"]}
    assert (await _result(sim, "stopPoll", **ids))["is_closed"]
    (update,) = await _result(sim, "getUpdates")
    assert update["poll"]["id"] == stopped["poll"]["id"]

    sim.world.clock.set(START + timedelta(seconds=60))
    source = {"chat_id": person, "from_chat_id": person, "message_id": timed["message_id"]}
    assert (await _result(sim, "forwardMessage", **source))["poll"]["is_closed"]
    *_, seen = await _seen(sim, person)
    assert seen["text"] == "Tea?"


async def test_a_quiz_explains_itself(sim: Simulator) -> None:
    person = await sim.person()
    sent = await _result(
        sim,
        "sendPoll",
        chat_id=person,
        question="2 + 2?",
        options=[{"text": "3"}, {"text": "4"}],
        type="quiz",
        correct_option_ids=[1],
        explanation="*Count*",
        explanation_parse_mode="MarkdownV2",
    )
    poll = sent["poll"]
    assert (poll["type"], poll["correct_option_ids"]) == ("quiz", [1])
    assert (poll["explanation"], poll["explanation_entities"][0]["type"]) == ("Count", "bold")


async def test_a_poll_shows_pictures_and_places(sim: Simulator) -> None:
    person = await sim.person()
    place = {"type": "location", "latitude": 51.5, "longitude": -0.1}
    form = aiohttp.FormData()
    form.add_field("chat_id", str(person))
    form.add_field("question", "Here?")
    form.add_field("options", json.dumps([{"text": "Yes", "media": place}, {"text": "No"}]))
    form.add_field("media", json.dumps({"type": "photo", "media": "attach://picture"}))
    form.add_field("picture", stand_in_picture(), filename="a.png", content_type="image/png")
    async with sim.session.post(f"/bot{TOKEN}/sendPoll", data=form) as response:
        poll = (await response.json())["result"]["poll"]

    assert poll["media"]["photo"][-1]["file_size"] == len(stand_in_picture())
    assert poll["options"][0]["media"]["location"] == {"latitude": 51.5, "longitude": -0.1}
    assert "media" not in poll["options"][1]
    assert await sim.get("violations") == []


async def test_a_file_that_nothing_means_is_a_violation(sim: Simulator) -> None:
    person = await sim.person()
    form = aiohttp.FormData()
    form.add_field("chat_id", str(person))
    form.add_field("text", "Hi")
    form.add_field("picture", b"x", filename="a.png")
    async with sim.session.post(f"/bot{TOKEN}/sendMessage", data=form) as response:
        assert response.status == 200

    (stray,) = await sim.get("violations")
    assert stray["problem"] == "sendMessage.picture: is unknown"
