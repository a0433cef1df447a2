"""Chats and who is in them."""

from simulator.errors import bad_request
from simulator.groups import Group
from simulator.methods.invite_links import primary_link
from simulator.methods.table import Json, method
from simulator.people import Person
from simulator.standing import member_of
from simulator.world import World


@method("getChat")
def get_chat(world: World, params: Json) -> Json:
    """Return the chat in full."""
    chat = world.chat(params["chat_id"])
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription")
    full: Json = {
        **chat.as_chat(),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": {**dict.fromkeys(gifts, False), "gifts_from_channels": False},
    }
    pinned = [message for message in world.messages.of(chat.id) if message.pinned]
    if pinned:
        full["pinned_message"] = world.as_json(pinned[-1])
    if isinstance(chat, Group) and (link := primary_link(chat)):
        full["invite_link"] = link
    return full


def _group(world: World, params: Json) -> Group:
    chat = world.chat(params["chat_id"])
    if isinstance(chat, Person):
        raise bad_request("there are no administrators in the private chat")
    return chat


@method("getChatMember")
def get_chat_member(world: World, params: Json) -> Json:
    """Return what this person is in the chat."""
    chat = world.chat(params["chat_id"])
    if isinstance(chat, Group):
        return member_of(world, chat, params["user_id"])
    if params["user_id"] not in (chat.id, world.bot.id):
        raise bad_request("user not found")
    user = chat.as_user() if params["user_id"] == chat.id else world.bot.as_user()
    return {"status": "member", "user": user}


@method("getChatAdministrators")
def get_chat_administrators(world: World, params: Json) -> list[Json]:
    """Return the owner and the administrators; other bots only with return_bots."""
    group = _group(world, params)
    bot = [] if group.admin is False else [world.bot.id]
    everyone = [*group.members[:1], *bot, *group.administrators]
    found = [member_of(world, group, one) for one in everyone]
    return [
        one
        for one in found
        if params.get("return_bots")
        or not one["user"]["is_bot"]
        or one["user"]["id"] == world.bot.id
    ]


@method("getChatMemberCount")
def get_chat_member_count(world: World, params: Json) -> int:
    """Return how many are in the chat, the bot included."""
    chat = world.chat(params["chat_id"])
    return len(chat.members) + 1 if isinstance(chat, Group) else 2
