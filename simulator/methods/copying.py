"""Copies and forwards."""

from itertools import pairwise

from simulator.errors import bad_request
from simulator.messages import Message
from simulator.methods.sending import caption_content, post
from simulator.methods.table import Json, method
from simulator.world import World

_DONE = {"copy": "copied", "forward": "forwarded"}


def _source(world: World, params: Json, purpose: str) -> Message:
    world.destination(params["chat_id"])
    chat = world.chat(params["from_chat_id"])
    message = world.find(chat.id, params["message_id"], purpose)
    if message.service or not _may_leave(message):
        raise bad_request(f"message can't be {_DONE[purpose]}")
    return message


def _may_leave(message: Message) -> bool:
    return not message.more.get("has_protected_content")


def _sources(world: World, params: Json, purpose: str) -> list[Message]:
    """Return those that can be found and may leave their chat; raises ApiError for none."""
    world.destination(params["chat_id"])
    chat, wanted = world.chat(params["from_chat_id"]), params["message_ids"]
    if any(later <= earlier for earlier, later in pairwise(wanted)):
        raise bad_request("message identifiers must be in a strictly increasing order")
    found = (world.messages.get(chat.id, message_id) for message_id in wanted)
    messages = [message for message in found if message and _may_leave(message)]
    if not messages:
        raise bad_request(f"there are no messages to {purpose}")
    return messages


def _captionless(content: Json) -> Json:
    return {key: value for key, value in content.items() if "caption" not in key}


@method("copyMessage")
def copy_message(world: World, params: Json) -> Json:
    """Return the id of the copy."""
    source = _source(world, params, "copy")
    content = dict(source.content)
    if "caption" in params and source.kind != "text":
        content = {**_captionless(content), **caption_content(params)}
    return {"message_id": post(world, params, content).message_id}


@method("copyMessages")
def copy_messages(world: World, params: Json) -> list[Json]:
    """Return the ids of the copies; those that can't be copied are skipped."""
    copies = []
    for source in _sources(world, params, "copy"):
        bare = params.get("remove_caption", False)
        content = _captionless(source.content) if bare else dict(source.content)
        copies.append({"message_id": post(world, params, content).message_id})
    return copies


@method("forwardMessage")
def forward_message(world: World, params: Json) -> Json:
    """Return the forwarded message, which says where it came from."""
    return world.as_json(_forward(world, params, _source(world, params, "forward")))


@method("forwardMessages")
def forward_messages(world: World, params: Json) -> list[Json]:
    """Return the ids of what was forwarded; those that can't be forwarded are skipped."""
    sources = _sources(world, params, "forward")
    return [{"message_id": _forward(world, params, source).message_id} for source in sources]


def _forward(world: World, params: Json, source: Message) -> Message:
    origin = source.more.get("forward_origin") or _origin(world, source)
    return post(world, params, dict(source.content), {"forward_origin": origin})


def _origin(world: World, source: Message) -> Json:
    """Return Telegram's MessageOrigin of a message that was not forwarded itself."""
    at = int(source.at.timestamp())
    group = world.groups.by_id.get(source.chat_id)
    if group and group.kind == "channel":
        chat = group.as_chat()
        return {"type": "channel", "date": at, "chat": chat, "message_id": source.message_id}
    return {"type": "user", "date": at, "sender_user": world.sender(source)}
