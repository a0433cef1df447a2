"""Another picture, video or file in the place of one that was sent."""

from simulator.errors import bad_request
from simulator.messages import Message
from simulator.methods.albums import ALONE
from simulator.methods.editing import edit, editable
from simulator.methods.keyboards import inline_keyboard
from simulator.methods.media import media_content
from simulator.methods.sending import caption_content
from simulator.methods.table import Json, method
from simulator.world import World


@method("editMessageMedia")
def edit_message_media(world: World, params: Json) -> Json:
    """Return the message with its new file and caption; without reply_markup its buttons go."""
    message, item = editable(world, params), params["media"]
    _check_change(message, item["type"])
    media = media_content(world, item["type"], item["media"], item)
    content = {**media, **caption_content(item)}
    return edit(world, message, content, inline_keyboard(params.get("reply_markup")))


def _check_change(message: Message, kind: str) -> None:
    if message.kind in ("voice", "location") or "poll" in message.content:
        raise bad_request("message can't be edited")
    if "media_group_id" not in message.more:
        return
    if kind == "animation":
        raise bad_request("message content type can't be used in an album")
    if kind != message.kind and {kind, message.kind} & set(ALONE):
        raise bad_request("can't change media type in the album")
