"""What happens to groups: everyone sees it, and the bot is told as by Telegram."""

from datetime import timedelta
from typing import Any

import pytest
from telegram import Bot, Update
from telegram.error import ChatMigrated, Forbidden

from tests.simulator.conftest import Simulator

pytestmark = pytest.mark.asyncio
ALL = ["message", "my_chat_member", "chat_member"]


async def _group(sim: Simulator, *members: int, **more: Any) -> int:
    made = await sim.post("groups", title="Garden", members=list(members), **more)
    return int(made["id"])


async def _updates(sim: Simulator) -> list[dict[str, Any]]:
    """The updates since the last look; each must be one that python-telegram-bot understands."""
    _, body = await sim.call("getUpdates", allowed_updates=ALL)
    found: list[dict[str, Any]] = body["result"]
    for one in found:
        update = Update.de_json(one, None)
        assert update.message or update.my_chat_member or update.chat_member
    if found:
        await sim.call("getUpdates", offset=found[-1]["update_id"] + 1)
    return found


async def _texts(sim: Simulator, person: int, chat: int) -> list[str]:
    messages = (await sim.get(f"sees?person={person}&chat={chat}"))["messages"]
    assert {one["kind"] for one in messages} <= {"service", "text"}
    return [one["text"] for one in messages]


async def test_somebody_who_joins_is_announced(sim: Simulator) -> None:
    rosa, sam, kit = [await sim.person(name) for name in ("Rosa", "Sam", "Kit")]
    group = await _group(sim, rosa, admin=True)
    await _updates(sim)
    await sim.post("join", person=sam, chat=group)
    await sim.post("join", person=kit, chat=group, by=rosa)
    assert await _texts(sim, kit, group) == ["Sam joined the group", "Rosa added Kit"]
    said, change, added, _ = await _updates(sim)
    assert [one["id"] for one in said["message"]["new_chat_members"]] == [sam]
    assert said["message"]["from"]["id"] == sam
    assert added["message"]["from"]["id"] == rosa
    assert change["chat_member"]["old_chat_member"]["status"] == "left"
    assert change["chat_member"]["new_chat_member"]["status"] == "member"
    assert "already" in (await sim.post("join", person=sam, chat=group))["error"]
    assert (await sim.get(f"lockscreen?person={rosa}"))["notifications"] == []


async def test_somebody_who_goes_is_announced(sim: Simulator) -> None:
    rosa, sam, kit = [await sim.person(name) for name in ("Rosa", "Sam", "Kit")]
    group = await _group(sim, rosa, sam, kit, admin=True)
    await _updates(sim)
    await sim.post("leave", person=sam, chat=group)
    await sim.post("leave", person=kit, chat=group, by=rosa)
    assert await _texts(sim, rosa, group) == ["Sam left the group", "Rosa removed Kit"]
    left, change, _, removed = await _updates(sim)
    assert left["message"]["left_chat_member"]["id"] == sam
    assert change["chat_member"]["new_chat_member"]["status"] == "left"
    assert removed["chat_member"]["new_chat_member"]["status"] == "kicked"
    assert "error" in await sim.get(f"sees?person={sam}&chat={group}")
    assert "not in" in (await sim.post("leave", person=sam, chat=group))["error"]


async def test_changes_of_members_are_told_only_to_an_administrator_who_asked(
    sim: Simulator,
) -> None:
    rosa, sam = await sim.person("Rosa"), await sim.person("Sam")
    for admin, allowed, told in ((False, ALL, False), (True, [], False), (True, ALL, True)):
        group = await _group(sim, rosa, admin=admin)
        await sim.call("getUpdates", allowed_updates=allowed)
        await sim.post("join", person=sam, chat=group)
        kinds = {kind for one in await _updates(sim) for kind in one}
        assert ("chat_member" in kinds) is told


async def test_an_invitation_link_leads_into_the_group(sim: Simulator, bot: Bot) -> None:
    rosa, sam = await sim.person("Rosa"), await sim.person("Sam")
    group = await _group(sim, rosa, admin=True)
    link = (await bot.create_chat_invite_link(group)).invite_link
    await _updates(sim)
    assert await sim.post("follow", person=sam, link=link) == {"chat": group}
    _, change = await _updates(sim)
    assert change["chat_member"]["invite_link"]["invite_link"] == link
    assert await bot.get_chat_member_count(group) == 3
    for wrong in ("https://t.me/+nothing", "https://example.org", "t.me/another_bot?start=x"):
        assert (await sim.post("follow", person=sam, link=wrong))["error"] == (
            "This link leads nowhere."
        )


async def test_a_link_that_is_over_leads_nowhere(sim: Simulator, bot: Bot) -> None:
    rosa, sam = await sim.person("Rosa"), await sim.person("Sam")
    group = await _group(sim, rosa)
    revoked = (await bot.create_chat_invite_link(group)).invite_link
    await bot.revoke_chat_invite_link(group, revoked)
    soon = sim.world.now + timedelta(hours=1)
    expired = (await bot.create_chat_invite_link(group, expire_date=soon)).invite_link
    sim.world.clock.set(soon)
    for link in (revoked, expired):
        assert "error" in await sim.post("follow", person=sam, link=link)


async def test_a_deep_link_presses_start_with_its_payload(sim: Simulator) -> None:
    person = await sim.person(started=False)
    link = "https://t.me/Alongside_Demo_Bot?start=A-b_9"
    assert (await sim.post("follow", person=person, link=link))["chat"] == person
    await sim.post("follow", person=person, link="t.me/alongside_demo_bot")
    first, second = await _updates(sim)
    assert first["message"]["text"] == "/start A-b_9"
    assert second["message"]["text"] == "/start"
    long = f"t.me/alongside_demo_bot?start={'x' * 65}"
    assert "error" in await sim.post("follow", person=person, link=long)


async def test_a_pin_is_announced_and_shows_on_locked_screens(sim: Simulator, bot: Bot) -> None:
    rosa, sam = await sim.person("Rosa"), await sim.person("Sam")
    group = await _group(sim, rosa, sam)
    card = await bot.send_message(group, "Wednesday at 2")
    for _ in range(2):
        await bot.pin_chat_message(group, card.message_id, disable_notification=True)
    assert (await _texts(sim, sam, group))[1:] == ["Alongside pinned “Wednesday at 2”"]
    (told,) = await _updates(sim)
    assert told["message"]["pinned_message"]["message_id"] == card.message_id
    assert told["message"]["from"]["id"] == bot.id
    newest = (await sim.get(f"lockscreen?person={sam}"))["notifications"][-1]
    assert (newest["text"], newest["silent"]) == ("Alongside pinned “Wednesday at 2”", True)


async def test_a_new_name_is_announced(sim: Simulator, bot: Bot) -> None:
    rosa = await sim.person("Rosa")
    group = await _group(sim, rosa)
    await sim.post("title", person=rosa, chat=group, title="Orchard")
    assert await _texts(sim, rosa, group) == ["Rosa changed the group’s name to “Orchard”"]
    (told,) = await _updates(sim)
    assert told["message"]["new_chat_title"] == "Orchard"
    assert (await bot.get_chat(group)).title == "Orchard"


async def test_a_group_that_becomes_a_supergroup_has_a_new_id(sim: Simulator, bot: Bot) -> None:
    rosa, sam = await sim.person("Rosa"), await sim.person("Sam")
    old = await _group(sim, rosa, sam, id=-500)
    new = (await sim.post("upgrade", person=rosa, chat=old))["id"]
    there, here = await _updates(sim)
    assert (there["message"]["chat"]["id"], there["message"]["migrate_to_chat_id"]) == (old, new)
    assert (here["message"]["chat"]["id"], here["message"]["migrate_from_chat_id"]) == (new, old)
    assert here["message"]["chat"]["type"] == "supergroup"
    status, body = await sim.call("sendMessage", chat_id=old, text="Hello")
    assert (status, body) == (
        400,
        {
            "ok": False,
            "error_code": 400,
            "description": "Bad Request: group chat was upgraded to a supergroup chat",
            "parameters": {"migrate_to_chat_id": new},
        },
    )
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(old, "Hello")
    assert moved.value.new_chat_id == new
    await bot.send_message(new, "Hello")
    assert (await _texts(sim, sam, new))[-1] == "Hello"
    assert [one["id"] for one in await sim.get("groups")] == [new]
    assert "error" in await sim.post("upgrade", person=rosa, chat=new)
    assert "error" in await sim.post("upgrade", person=rosa, chat=old)


async def test_the_bot_is_told_what_becomes_of_itself(sim: Simulator, bot: Bot) -> None:
    rosa = await sim.person("Rosa")
    group = await _group(sim, rosa, admin=False)
    changes = []
    for standing in ("administrator", "member", "out", "member"):
        await sim.post("bot/standing", person=rosa, chat=group, standing=standing)
        told = [one["my_chat_member"] for one in await _updates(sim) if "my_chat_member" in one]
        changes += [
            (one["old_chat_member"]["status"], one["new_chat_member"]["status"]) for one in told
        ]
        if standing == "out":
            with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
                await bot.send_message(group, "Hello")
    assert changes == [
        ("member", "administrator"),
        ("administrator", "member"),
        ("member", "kicked"),
        ("kicked", "member"),
    ]
    assert await _texts(sim, rosa, group) == ["Rosa removed Alongside", "Rosa added Alongside"]
    await bot.leave_chat(group)
    assert (await _texts(sim, rosa, group))[-1] == "Alongside left the group"
    with pytest.raises(Forbidden, match="bot is not a member of the supergroup chat"):
        await bot.send_message(group, "Hello")


async def test_the_bot_is_added_to_a_group_that_was_there_before(sim: Simulator) -> None:
    rosa = await sim.person("Rosa")
    group = await _group(sim, rosa, has_bot=False)
    assert (await sim.post("say", person=rosa, chat=group, text="/menu"))["update_id"] is None
    await sim.post("bot/standing", person=rosa, chat=group, standing="member")
    change, said = await _updates(sim)
    assert change["my_chat_member"]["old_chat_member"]["status"] == "left"
    assert change["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert said["message"]["new_chat_members"][0]["is_bot"]


async def test_an_administrator_hears_everything_a_member_with_privacy_does_not(
    sim: Simulator, bot: Bot
) -> None:
    rosa = await sim.person("Rosa")
    for admin, privacy, hears in (
        (True, True, True),
        (False, True, False),
        (False, False, True),
        (None, True, False),
    ):
        group = await _group(sim, rosa, admin=admin, privacy=privacy)
        said = await sim.post("say", person=rosa, chat=group, text="Just us talking")
        assert (said["update_id"] is not None) is hears
        status = "member" if admin is False else "administrator"
        assert (await bot.get_chat_member(group, bot.id)).status == status


async def test_a_service_message_cannot_be_copied_or_forwarded(sim: Simulator) -> None:
    rosa = await sim.person("Rosa")
    group = await _group(sim, rosa)
    await sim.post("title", person=rosa, chat=group, title="Orchard")
    for method in ("copyMessage", "forwardMessage"):
        status, body = await sim.call(method, chat_id=rosa, from_chat_id=group, message_id=1)
        assert (status, "can't be" in body["description"]) == (400, True)
