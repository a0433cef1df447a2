"""What a poll, an answer to choose, or the explanation of a quiz can show besides words."""

from simulator.errors import bad_request
from simulator.methods.media import media_content
from simulator.methods.table import Json
from simulator.world import World

_FILES = ("photo", "document", "video", "audio", "animation")
_PLACES = ("location",)


def with_media(world: World, poll: Json, params: Json) -> Json:
    """Return the poll with the pictures, files and places that are asked for; raises ApiError."""
    options = [
        {**option, **_part(world, asked, "media")}
        for option, asked in zip(poll["options"], params["options"], strict=True)
    ]
    explanation = _part(world, params, "explanation_media") if poll["type"] == "quiz" else {}
    return {**poll, **_part(world, params, "media"), **explanation, "options": options}


def _part(world: World, asked: Json, name: str) -> Json:
    return {name: _poll_media(world, asked[name])} if name in asked else {}


def _poll_media(world: World, wanted: Json) -> Json:
    """Return Telegram's PollMedia."""
    kind = wanted["type"]
    if kind in _PLACES:
        return {kind: {key: value for key, value in wanted.items() if key != "type"}}
    if kind in _FILES:
        return media_content(world, kind, wanted["media"], wanted)
    raise bad_request(f"the simulator has no polls with {kind}")
