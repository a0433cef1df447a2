"""Chats and who is in them."""

from simulator.errors import bad_request
from simulator.groups import Group
from simulator.methods.table import Json, method
from simulator.people import Person
from simulator.standing import member_of
from simulator.world import World

_LINK_FIELDS = ("name", "expire_date", "member_limit")


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
    if isinstance(chat, Group) and chat.invite_links:
        full["invite_link"] = chat.invite_links[0]
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
    """Return the owner and the bot."""
    group = _group(world, params)
    bot = [] if group.admin is False else [world.bot.id]
    return [member_of(world, group, one) for one in [*group.members[:1], *bot]]


@method("getChatMemberCount")
def get_chat_member_count(world: World, params: Json) -> int:
    """Return how many are in the chat, the bot included."""
    chat = world.chat(params["chat_id"])
    return len(chat.members) + 1 if isinstance(chat, Group) else 2


@method("createChatInviteLink")
def create_chat_invite_link(world: World, params: Json) -> Json:
    """Return a new link into the group."""
    chat = world.chat(params["chat_id"])
    if isinstance(chat, Person):
        raise bad_request("can't invite members to a private chat")
    chat.invite_links.append(f"https://t.me/+simulated{abs(chat.id)}x{len(chat.invite_links)}")
    optional: Json = {key: params[key] for key in _LINK_FIELDS if key in params}
    return {
        "invite_link": chat.invite_links[-1],
        "creator": world.bot.as_user(),
        "creates_join_request": params.get("creates_join_request", False),
        "is_primary": False,
        "is_revoked": False,
        **optional,
    }
