"""Places on the map, and places that move while they are shared."""

from datetime import timedelta

from simulator.errors import bad_request
from simulator.messages import Message
from simulator.methods.editing import edit, editable
from simulator.methods.keyboards import inline_keyboard
from simulator.methods.sending import post
from simulator.methods.table import Json, method
from simulator.world import World

_SAID = ("latitude", "longitude", "horizontal_accuracy")
_SAID_LIVE = ("live_period", "heading", "proximity_alert_radius")
#: in seconds, by the Bot API's description of sendLocation
_SHORTEST, _LONGEST, FOR_EVER = 60, 86_400, 0x7FFFFFFF


@method("sendLocation")
def send_location(world: World, params: Json) -> Json:
    """Return the message with the place; with live_period it can be moved."""
    world.destination(params["chat_id"])
    return world.as_json(post(world, params, {"location": _place(params)}))


@method("editMessageLiveLocation")
def edit_message_live_location(world: World, params: Json) -> Json:
    """Return the message with the place where it is now."""
    message = _live(world, params)
    kept = {"live_period": message.content["location"]["live_period"]}
    content = {"location": _place({**kept, **params})}
    return edit(world, message, content, inline_keyboard(params.get("reply_markup")))


@method("stopMessageLiveLocation")
def stop_message_live_location(world: World, params: Json) -> Json:
    """Return the message, whose place will not move any more."""
    message = _live(world, params)
    place = {k: v for k, v in message.content["location"].items() if k not in _SAID_LIVE}
    return edit(world, message, {"location": place}, inline_keyboard(params.get("reply_markup")))


def _place(params: Json) -> Json:
    period = params.get("live_period", 0)
    if period not in (0, FOR_EVER) and not _SHORTEST <= period <= _LONGEST:
        raise bad_request("wrong live location period specified")
    said = (*_SAID, *_SAID_LIVE) if period else _SAID
    return {name: params[name] for name in said if params.get(name) is not None}


def _live(world: World, params: Json) -> Message:
    message = editable(world, params)
    if message.kind != "location":
        raise bad_request("there is no live location in the message to edit")
    period = message.content["location"].get("live_period", 0)
    over = period != FOR_EVER and world.now >= message.at + timedelta(seconds=period)
    if over:
        raise bad_request("message can't be edited")
    return message
