"""The bot leaves a chat."""

from simulator.errors import bad_request
from simulator.membership import set_bot
from simulator.methods.table import Json, method
from simulator.people import Person
from simulator.world import World


@method("leaveChat")
def leave_chat(world: World, params: Json) -> bool:
    """Return True; the bot is no longer in the group."""
    chat = world.chat(params["chat_id"])
    if isinstance(chat, Person):
        raise bad_request("chat member status can't be changed in private chats")
    set_bot(world, chat, None, "out")
    return True
