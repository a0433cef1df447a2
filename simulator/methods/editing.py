"""Changing what was sent."""

from simulator.errors import bad_request
from simulator.messages import Message
from simulator.methods.keyboards import inline_keyboard
from simulator.methods.sending import caption_content, text_content
from simulator.methods.table import Json, method
from simulator.world import World

#: a bot has no Premium
MOST_REACTIONS = 1


def editable(world: World, params: Json) -> Message:
    """Return the bot's message that is to be changed; raises ApiError."""
    if params.get("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    if "chat_id" not in params:
        raise bad_request("chat_id is empty")
    if "message_id" not in params:
        raise bad_request("message identifier is not specified")
    chat = world.chat(params["chat_id"])
    message = world.find(chat.id, params["message_id"], "edit")
    if message.sender is not None:
        raise bad_request("message can't be edited")
    return message


def edit(world: World, message: Message, content: Json, keyboard: Json | None) -> Json:
    """Return the message with what is new; raises ApiError when nothing is."""
    if content == message.content and keyboard == message.keyboard:
        raise bad_request(
            "message is not modified: specified new message content and reply markup are exactly "
            "the same as a current content and reply markup of the message"
        )
    message.content, message.keyboard = content, keyboard
    message.edited_at = world.now
    world.tell("edit", message)
    return world.as_json(message)


@method("editMessageText")
def edit_message_text(world: World, params: Json) -> Json:
    """Return the message with its new text; without reply_markup its buttons go."""
    message = editable(world, params)
    if "text" not in message.content:
        raise bad_request("there is no text in the message to edit")
    content = text_content(params)
    return edit(world, message, content, inline_keyboard(params.get("reply_markup")))


@method("editMessageCaption")
def edit_message_caption(world: World, params: Json) -> Json:
    """Return the message with its new caption; without reply_markup its buttons go."""
    message = editable(world, params)
    if message.kind in ("text", "location", "dice"):
        raise bad_request("there is no caption in the message to edit")
    kept = {k: v for k, v in message.content.items() if "caption" not in k}
    content = {**kept, **caption_content(params)}
    return edit(world, message, content, inline_keyboard(params.get("reply_markup")))


@method("editMessageReplyMarkup")
def edit_message_reply_markup(world: World, params: Json) -> Json:
    """Return the message with its new buttons, or with none."""
    message = editable(world, params)
    return edit(world, message, message.content, inline_keyboard(params.get("reply_markup")))


@method("setMessageReaction")
def set_message_reaction(world: World, params: Json) -> bool:
    """Return True; the bot's reaction shows below the message."""
    chat = world.chat(params["chat_id"])
    message = world.find(chat.id, params["message_id"], "react")
    if len(params.get("reaction", [])) > MOST_REACTIONS:
        raise bad_request("REACTIONS_TOO_MANY")
    message.reactions[None] = params.get("reaction", [])
    world.tell("edit", message)
    return True
