"""Copies and forwards."""

from simulator.errors import bad_request
from simulator.messages import Message
from simulator.methods.sending import caption_content, post
from simulator.methods.table import Json, method
from simulator.world import World


def _source(world: World, params: Json, purpose: str) -> Message:
    chat = world.chat(params["from_chat_id"])
    message = world.find(chat.id, params["message_id"], purpose)
    if message.service or message.more.get("has_protected_content"):
        raise bad_request(f"message can't be {purpose}ed".replace("copyed", "copied"))
    return message


@method("copyMessage")
def copy_message(world: World, params: Json) -> Json:
    """Return the id of the copy."""
    source = _source(world, params, "copy")
    content = dict(source.content)
    if "caption" in params and source.kind != "text":
        content = {k: v for k, v in content.items() if not k.startswith("caption")}
        content |= caption_content(params)
    return {"message_id": post(world, params, content).message_id}


@method("forwardMessage")
def forward_message(world: World, params: Json) -> Json:
    """Return the forwarded message, which says where it came from."""
    source = _source(world, params, "forward")
    origin = {
        "type": "user",
        "date": int(source.at.timestamp()),
        "sender_user": world.sender(source),
    }
    message = post(world, params, dict(source.content), {"forward_origin": origin})
    return world.as_json(message)
