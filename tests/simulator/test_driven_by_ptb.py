"""The unmodified python-telegram-bot works on the simulator."""

# The asserts say what is there; a missing part fails the test as it should.
# mypy: disable-error-code="union-attr"

import asyncio

import pytest
from telegram import Bot, BotCommand, BotCommandScopeChat, InlineKeyboardButton
from telegram import InlineKeyboardMarkup as Keyboard
from telegram.constants import ReactionEmoji
from telegram.error import BadRequest, Forbidden

from tests.simulator.conftest import Simulator

pytestmark = pytest.mark.asyncio

READY = Keyboard([[InlineKeyboardButton("Ready", callback_data="1.2.ready")]])


async def test_a_start_tap_edit_scene_plays_to_its_end(sim: Simulator, bot: Bot) -> None:
    person = await sim.person(started=False)
    with pytest.raises(Forbidden, match="can't initiate conversation with a user"):
        await bot.send_message(person, "too early")

    await sim.post("say", person=person, text="/start CODE")
    (started,) = await bot.get_updates()
    assert started.message.text == "/start CODE"
    assert started.message.entities[0].type == "bot_command"
    question = await bot.send_message(person, "How do you feel?", reply_markup=READY)

    waiting = asyncio.create_task(bot.get_updates(offset=started.update_id + 1, timeout=20))
    await sim.post("tap", person=person, label="Ready")
    (tapped,) = await waiting
    assert tapped.callback_query.data == "1.2.ready"
    assert tapped.callback_query.message.message_id == question.message_id
    await tapped.callback_query.answer("Thank you", show_alert=True)
    await tapped.callback_query.edit_message_text("You feel ready.")

    shown = (await sim.get(f"sees?person={person}"))["messages"]
    assert [message["text"] for message in shown] == ["/start CODE", "You feel ready."]
    assert shown[1]["edited"]
    assert shown[1]["buttons"] == []
    assert [alert["text"] for alert in await sim.get(f"alerts?person={person}")] == ["Thank you"]


async def test_messages_are_pinned_unpinned_and_deleted(sim: Simulator, bot: Bot) -> None:
    person = await sim.person()
    sent = await bot.send_message(person, "Thursday at two", disable_notification=True)
    await sent.pin()
    shown, pinned = (await sim.get(f"sees?person={person}"))["messages"]
    assert (pinned["kind"], pinned["text"]) == ("service", "Alongside pinned “Thursday at two”")
    assert shown["pinned"]
    assert shown["silent"]
    assert (await bot.get_chat(person)).pinned_message.message_id == sent.message_id
    await bot.unpin_all_chat_messages(person)
    assert (await bot.get_chat(person)).pinned_message is None
    await sent.delete()
    assert len((await sim.get(f"sees?person={person}"))["messages"]) == 1
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await sent.delete()


async def test_files_go_up_and_come_down_again(sim: Simulator, bot: Bot) -> None:
    person = await sim.person()
    voice = await bot.send_voice(person, b"a voice", duration=3, caption="Listen")
    assert voice.caption == "Listen"
    file = await voice.voice.get_file()
    assert bytes(await file.download_as_bytearray()) == b"a voice"
    again = await bot.send_voice(person, voice.voice.file_id)
    assert again.voice.file_unique_id == voice.voice.file_unique_id
    document = await bot.send_document(person, b"text", filename="notes.txt")
    assert document.document.file_name == "notes.txt"
    await sim.post("photo", person=person)
    await sim.post("voice", person=person)
    photo, spoken = await bot.get_updates()
    assert bytes(await (await photo.message.photo[-1].get_file()).download_as_bytearray())
    assert spoken.message.voice.mime_type == "audio/ogg"


async def test_html_becomes_entities(sim: Simulator, bot: Bot) -> None:
    person = await sim.person()
    words = "<b>Hi 🙂 <i>you</i></b> &amp; <a href='https://example.org/'>this</a>"
    sent = await bot.send_message(person, words, parse_mode="HTML")
    assert sent.text == "Hi 🙂 you & this"
    kinds = [(e.type, sent.parse_entity(e)) for e in sent.entities]
    assert kinds == [("bold", "Hi 🙂 you"), ("italic", "you"), ("text_link", "this")]


async def test_replies_copies_forwards_and_reactions(sim: Simulator, bot: Bot) -> None:
    person, other = await sim.person(), await sim.person("Sam")
    said = await sim.post("say", person=person, text="Hello")
    reply = await bot.send_message(person, "Hello you", reply_to_message_id=said["message_id"])
    assert reply.reply_to_message.text == "Hello"
    copied = await bot.copy_message(other, person, reply.message_id)
    assert copied.message_id != reply.message_id
    forwarded = await bot.forward_message(other, person, reply.message_id)
    assert forwarded.forward_origin.sender_user.id == bot.id
    await bot.set_message_reaction(person, said["message_id"], ReactionEmoji.RED_HEART)
    assert (await sim.get(f"sees?person={person}"))["messages"][0]["reactions"] == ["❤"]


async def test_commands_and_names_are_kept_by_scope_and_language(sim: Simulator, bot: Bot) -> None:
    person = await sim.person()
    scope = BotCommandScopeChat(person)
    await bot.set_my_commands([BotCommand("help", "Get help")])
    await bot.set_my_commands([("help", "مساعدة")], scope=scope, language_code="ar")
    assert [c.description for c in await bot.get_my_commands()] == ["Get help"]
    assert [c.description for c in await bot.get_my_commands(scope, "ar")] == ["مساعدة"]
    await bot.delete_my_commands(scope, "ar")
    assert await bot.get_my_commands(scope, "ar") == ()
    await bot.set_my_description("For everyone")
    await bot.set_my_description("للجميع", language_code="ar")
    assert (await bot.get_my_description()).description == "For everyone"
    assert (await bot.get_my_description("ar")).description == "للجميع"
    assert (await bot.get_my_name("fr")).name == "Alongside"


async def test_a_group_knows_its_people(sim: Simulator, bot: Bot) -> None:
    owner, member = await sim.person("Rosa"), await sim.person("Sam")
    stranger = await sim.person("Kofi")
    group = (await sim.post("groups", title="Garden", members=[owner, member]))["id"]
    assert (await bot.get_chat(group)).title == "Garden"
    assert await bot.get_chat_member_count(group) == 3
    admins = [admin.user.id for admin in await bot.get_chat_administrators(group)]
    assert admins == [owner, bot.id]
    assert (await bot.get_chat_member(group, member)).status == "member"
    assert (await bot.get_chat_member(group, stranger)).status == "left"
    link = await bot.create_chat_invite_link(group, name="spring")
    assert link.invite_link.startswith("https://t.me/+")
    await bot.leave_chat(group)
    with pytest.raises(Forbidden, match="not a member of the supergroup"):
        await bot.send_message(group, "Still here?")


async def test_nothing_of_this_breaks_the_specification(sim: Simulator, bot: Bot) -> None:
    person = await sim.person()
    await bot.send_message(person, "Hello", reply_markup=READY, protect_content=True)
    await bot.send_chat_action(person, "typing")
    await bot.set_chat_menu_button(person)
    await bot.get_chat_menu_button(person)
    await bot.get_webhook_info()
    await bot.delete_webhook(drop_pending_updates=True)
    assert await sim.get("violations") == []
