"""Commands and the menu button."""

from simulator.bot_profile import scope_key
from simulator.methods.table import Json, method
from simulator.world import World


def _key(params: Json) -> tuple[str, str]:
    return scope_key(params.get("scope")), params.get("language_code", "")


@method("setMyCommands")
def set_my_commands(world: World, params: Json) -> bool:
    """Return True; an empty list deletes them."""
    commands = [{**c, "command": c["command"].lstrip("/")} for c in params["commands"]]
    world.bot.commands[_key(params)] = commands
    world.events.add("commands", world.now)
    return True


@method("getMyCommands")
def get_my_commands(world: World, params: Json) -> list[Json]:
    """Return the commands of exactly this scope and language."""
    return world.bot.commands.get(_key(params), [])


@method("deleteMyCommands")
def delete_my_commands(world: World, params: Json) -> bool:
    """Return True; the commands of this scope and language are gone."""
    world.bot.commands.pop(_key(params), None)
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
