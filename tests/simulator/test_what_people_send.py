"""Dice, edits, captions, replies and service messages, as Telegram tells a bot of them."""

from datetime import timedelta

import pytest

from simulator.dice import DICE
from simulator.spec import load_spec
from tests.simulator.conftest import Simulator
from tests.simulator.telling import the_last, told

pytestmark = pytest.mark.asyncio
EVERYTHING = ["message", "edited_message", "callback_query"]


@pytest.mark.parametrize("emoji", DICE)
@pytest.mark.parametrize("tail", ["", "\ufe0f", " "])
async def test_a_lone_emoji_that_telegram_throws_arrives_as_a_dice_without_text(
    sim: Simulator, emoji: str, tail: str
) -> None:
    person = await sim.person()
    await sim.post("say", person=person, text=emoji + tail)
    message = await the_last(sim)
    assert message["dice"]["emoji"] == emoji
    assert 1 <= message["dice"]["value"] <= DICE[emoji]
    assert "text" not in message
    (seen,) = (await sim.get(f"sees?person={person}"))["messages"]
    assert (seen["kind"], seen["text"]) == ("dice", emoji)


@pytest.mark.parametrize("text", ["⚽⚽", "⚽ now", "🍍", "🏐", "goal ⚽", "🎲🎯"])
async def test_other_emoji_and_emoji_in_company_are_text(sim: Simulator, text: str) -> None:
    await sim.post("say", person=await sim.person(), text=text)
    message = await the_last(sim)
    assert (message["text"], "dice" in message) == (text, False)


async def test_an_edit_is_told_only_to_a_bot_that_asks_for_it(sim: Simulator) -> None:
    person = await sim.person()
    await told(sim, allowed_updates=["message"])
    said = await sim.post("say", person=person, text="pinapple")
    unheard = await sim.post("edit", person=person, text="pineappel")
    assert unheard == {"message_id": said["message_id"], "update_id": None}
    await told(sim, allowed_updates=EVERYTHING)
    heard = await sim.post("edit", person=person, text="see https://example.org")
    assert heard["update_id"] is not None
    edited = await the_last(sim, "edited_message")
    assert (edited["message_id"], edited["text"]) == (
        said["message_id"],
        "see https://example.org",
    )
    assert edited["edit_date"] >= edited["date"]
    assert edited["entities"][0]["type"] == "url"
    (seen,) = (await sim.get(f"sees?person={person}"))["messages"]
    assert (seen["text"], seen["edited"]) == ("see https://example.org", True)


async def test_an_edit_may_show_nothing_new(sim: Simulator) -> None:
    person = await sim.person()
    await sim.post("say", person=person, text="hello")
    await sim.post("edit", person=person, text="hello")
    assert (await the_last(sim, "edited_message"))["text"] == "hello"
    (seen,) = (await sim.get(f"sees?person={person}"))["messages"]
    assert seen["edited"] is False


async def test_any_of_ones_own_messages_can_be_changed_for_48_hours(sim: Simulator) -> None:
    person, other = await sim.person(), await sim.person("Bea")
    first = await sim.post("say", person=person, text="one")
    await sim.post("say", person=person, text="two")
    foreign = await sim.post("say", person=other, text="three")
    _, bots = await sim.call("sendMessage", chat_id=person, text="hello")
    await sim.post("edit", person=person, text="ONE", message_id=first["message_id"])
    assert (await the_last(sim, "edited_message"))["message_id"] == first["message_id"]
    for message_id in (bots["result"]["message_id"], foreign["message_id"], 4711):
        refused = await sim.post("edit", person=person, text="mine", message_id=message_id)
        assert "error" in refused
    assert "error" in await sim.post("edit", person=person, text=" ")
    clock = sim.world.clock
    clock.set(clock.now + timedelta(hours=48))
    assert "too old" in (await sim.post("edit", person=person, text="late"))["error"]


async def test_a_dice_cannot_be_changed_and_a_service_message_neither(sim: Simulator) -> None:
    person = await sim.person()
    await sim.post("say", person=person, text="🎯")
    assert "can't be changed" in (await sim.post("edit", person=person, text="x"))["error"]
    sent = await sim.post("service", person=person, kind="chat_background_set")
    again = await sim.post("edit", person=person, text="x", message_id=sent["message_id"])
    assert "error" in again


@pytest.mark.parametrize("kind", ["photo", "voice", "document"])
async def test_a_caption_goes_along_and_can_be_changed(sim: Simulator, kind: str) -> None:
    person = await sim.person()
    _, asked = await sim.call("sendMessage", chat_id=person, text="What is it?")
    reply_to = asked["result"]["message_id"]
    await sim.post(kind, person=person, caption="pineapple", reply_to=reply_to)
    message = await the_last(sim)
    assert (message["caption"], kind in message) == ("pineapple", True)
    assert message["reply_to_message"]["text"] == "What is it?"
    await sim.post("edit", person=person, text="a break")
    assert (await the_last(sim, "edited_message"))["caption"] == "a break"
    await sim.post("edit", person=person, text="")
    assert "caption" not in await the_last(sim, "edited_message")


async def test_an_older_message_is_named_only_in_the_reply(sim: Simulator) -> None:
    person = await sim.person()
    _, asked = await sim.call("sendMessage", chat_id=person, text="first")
    await sim.call("sendMessage", chat_id=person, text="second")
    for text in ("yes", "⚽"):
        await sim.post("say", person=person, text=text, reply_to=asked["result"]["message_id"])
        assert (await the_last(sim))["reply_to_message"]["text"] == "first"


@pytest.mark.parametrize(
    "kind",
    [
        "message_auto_delete_timer_changed",
        "chat_background_set",
        "pinned_message",
        "write_access_allowed",
    ],
)
async def test_what_telegram_itself_says_has_no_words(sim: Simulator, kind: str) -> None:
    person = await sim.person()
    await sim.call("sendMessage", chat_id=person, text="hello")
    sent = await sim.post("service", person=person, kind=kind)
    message = await the_last(sim)
    assert (message["message_id"], kind in message) == (sent["message_id"], True)
    assert not {"text", "caption", "photo"} & message.keys()
    assert (await sim.get(f"sees?person={person}"))["messages"][-1]["kind"] == "service"


async def test_only_what_the_bot_api_knows_is_sent(sim: Simulator) -> None:
    person = await sim.person()
    for kind, value in [
        ("tea_made", True),
        ("chat_shared", {"request_id": "x"}),
        ("connected_website", None),
        ("pinned_message", None),
    ]:
        assert "error" in await sim.post("service", person=person, kind=kind, value=value)
    timer = {"message_auto_delete_time": 0}
    kind = "message_auto_delete_timer_changed"
    await sim.post("service", person=person, kind=kind, value=timer)
    assert (await the_last(sim))[kind] == timer
    assert kind in load_spec().objects["Message"]


async def test_in_a_private_chat_a_bot_deletes_its_own_and_the_persons_messages(
    sim: Simulator,
) -> None:
    person = await sim.person()
    said = await sim.post("say", person=person, text="secret")
    voice = await sim.post("voice", person=person)
    service = await sim.post("service", person=person, kind="chat_background_set")
    _, own = await sim.call("sendMessage", chat_id=person, text="hello")
    ids = [one["message_id"] for one in (said, voice, service, own["result"])]
    status, _ = await sim.call("deleteMessages", chat_id=person, message_ids=[*ids, 4711])
    assert status == 200
    assert (await sim.get(f"sees?person={person}"))["messages"] == []
    _, again = await sim.call("deleteMessage", chat_id=person, message_id=ids[0])
    assert again["description"] == "Bad Request: message to delete not found"


@pytest.mark.parametrize(("hours", "goes"), [(0, False), (23.99, False), (24, True), (48, False)])
async def test_a_dice_can_be_deleted_between_a_day_and_two(
    sim: Simulator, hours: float, *, goes: bool
) -> None:
    person = await sim.person()
    dice = (await sim.post("say", person=person, text="⚽"))["message_id"]
    clock = sim.world.clock
    clock.set(clock.now + timedelta(hours=hours))
    said = (await sim.post("say", person=person, text="newer"))["message_id"]
    for method, which in [
        ("deleteMessages", {"message_ids": [said, dice]}),
        ("deleteMessage", {"message_id": dice}),
    ]:
        status, body = await sim.call(method, chat_id=person, **which)
        if not goes:
            words = "Bad Request: message can't be deleted for everyone"
            assert (status, body["description"]) == (400, words)
    left = [one["message_id"] for one in (await sim.get(f"sees?person={person}"))["messages"]]
    assert left == ([] if goes else [dice, said]), "where one can't go, none goes"


async def test_a_hundred_messages_go_at_once_and_no_more(sim: Simulator) -> None:
    person = await sim.person()
    many = [(await sim.post("say", person=person, text="x"))["message_id"] for _ in range(101)]
    status, _ = await sim.call("deleteMessages", chat_id=person, message_ids=many)
    assert status == 400
    status, _ = await sim.call("deleteMessages", chat_id=person, message_ids=many[1:])
    assert status == 200
    assert len((await sim.get(f"sees?person={person}"))["messages"]) == 1


async def test_in_a_group_an_ordinary_bot_deletes_only_its_own(sim: Simulator) -> None:
    person = await sim.person()
    body = {"title": "Hub", "members": [person], "privacy": False, "admin": False}
    group = (await sim.post("groups", **body))["id"]
    said = await sim.post("say", person=person, chat=group, text="hello")
    where = {"chat_id": group, "message_id": said["message_id"]}
    _, refused = await sim.call("deleteMessage", **where)
    assert refused["description"] == "Bad Request: message can't be deleted"
    sim.world.groups.by_id[group].admin = True
    status, _ = await sim.call("deleteMessage", **where)
    assert status == 200
