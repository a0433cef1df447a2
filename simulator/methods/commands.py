"""Commands and the menu button."""

from simulator.bot_profile import language_in, scope_key
from simulator.errors import bad_request
from simulator.groups import Group
from simulator.methods.table import Json, method
from simulator.people import Person
from simulator.world import World


def _key(world: World, params: Json) -> tuple[str, str]:
    """Return where commands are kept; raises ApiError for a place that can't be."""
    scope = params.get("scope") or {}
    if "chat_id" in scope:
        chat = world.chat(scope["chat_id"])
        if isinstance(chat, Person) and scope["type"] != "chat":
            raise bad_request("can't use specified scope in private chats")
        if isinstance(chat, Group) and chat.kind == "channel":
            raise bad_request("can't change commands in channel chats")
    return scope_key(scope), language_in(params)


@method("setMyCommands")
def set_my_commands(world: World, params: Json) -> bool:
    """Return True; an empty list deletes them."""
    key = _key(world, params)
    world.bot.commands[key] = [
        {**one, "command": one["command"].removeprefix("/")} for one in params["commands"]
    ]
    world.events.add("commands", world.now)
    return True


@method("getMyCommands")
def get_my_commands(world: World, params: Json) -> list[Json]:
    """Return the commands of exactly this scope and language."""
    return world.bot.commands.get(_key(world, params), [])


@method("deleteMyCommands")
def delete_my_commands(world: World, params: Json) -> bool:
    """Return True; the commands of this scope and language are gone."""
    world.bot.commands.pop(_key(world, params), None)
    world.events.add("commands", world.now)
    return True


@method("setChatMenuButton")
def set_chat_menu_button(world: World, params: Json) -> bool:
    """Return True; the button beside the text field is set, for one chat or for all."""
    button = params.get("menu_button") or {"type": "default"}
    world.bot.menu_buttons[params.get("chat_id", 0)] = button
    return True


@method("getChatMenuButton")
def get_chat_menu_button(world: World, params: Json) -> Json:
    """Return the chat's menu button, or the one for all."""
    buttons = world.bot.menu_buttons
    return buttons.get(params.get("chat_id", 0)) or buttons.get(0) or {"type": "commands"}
