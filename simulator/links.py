"""Links of Telegram's that a person follows: to the bot, or into a group."""

import re
from typing import Any

from simulator import deeds, membership
from simulator.errors import ControlError
from simulator.people import Person
from simulator.world import World

Json = dict[str, Any]
_BOT = re.compile(r"(?:https?://)?t\.me/(\w+)(?:\?start=([A-Za-z0-9_-]{0,64}))?")
_GROUP = re.compile(r"(?:https?://)?t\.me/(?:\+|joinchat/)\S+")


def follow(world: World, person: Person, link: str) -> Json:
    """The person follows a link; returns the chat it led to.

    A link to the bot presses Start with what follows `?start=`, of at most 64 letters, digits,
    _ and - (https://core.telegram.org/bots/features#deep-linking).
    """
    if _GROUP.fullmatch(link):
        group, invitation = membership.by_link(world, link)
        membership.join(world, person, group, link=invitation)
        return {"chat": group.id}
    found = _BOT.fullmatch(link)
    if not found or found[1].lower() != world.bot.username.lower():
        raise ControlError(404, "This link leads nowhere.")
    return {
        "chat": person.id,
        **deeds.say(world, person, person.id, f"/start {found[2] or ''}".strip()),
    }
