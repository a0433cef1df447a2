"""sendMessage and its kin."""

from simulator.errors import bad_request
from simulator.formatting import formatted
from simulator.link_previews import link_preview
from simulator.messages import Message
from simulator.methods.keyboards import inline_keyboard
from simulator.methods.media import media_content
from simulator.methods.table import Json, method
from simulator.reply_keyboards import reply_markup
from simulator.validation import utf16_length
from simulator.world import World

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}


def text_content(params: Json) -> Json:
    """Return text and entities; raises ApiError when there are none or too many."""
    text, entities = formatted(params["text"], params.get("parse_mode"), params.get("entities"))
    if not text:
        raise bad_request("message text is empty")
    if utf16_length(text) > LONGEST_TEXT:
        raise bad_request("message is too long")
    content = {"text": text, **({"entities": entities} if entities else {})}
    preview = link_preview(text, entities, params.get("link_preview_options") or {})
    return {**content, "link_preview_options": preview} if preview else content


def caption_content(params: Json) -> Json:
    """Return caption and entities, nothing when there is no caption; raises ApiError."""
    text, entities = formatted(
        params.get("caption", ""), params.get("parse_mode"), params.get("caption_entities")
    )
    if utf16_length(text) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    if not text:
        return {}
    above = {"show_caption_above_media": True} if params.get("show_caption_above_media") else {}
    return {"caption": text, **({"caption_entities": entities} if entities else {}), **above}


def post(world: World, params: Json, content: Json, more: Json | None = None) -> Message:
    """Return the bot's new message, after everything about where it goes was checked."""
    chat_id = world.destination(params["chat_id"]).id
    message = Message(
        chat_id=chat_id,
        message_id=0,
        sender=None,
        at=world.now,
        content=content,
        keyboard=inline_keyboard(params.get("reply_markup")),
        markup=reply_markup(params.get("reply_markup")),
        silent=params.get("disable_notification", False),
        reply_to=_replied(world, chat_id, params.get("reply_parameters")),
        more={
            **({"has_protected_content": True} if params.get("protect_content") else {}),
            **(more or {}),
        },
    )
    message.message_id = world.messages.new_id(chat_id)
    world.deliver(message)
    return message


def _replied(world: World, chat_id: int, reply: Json | None) -> int | None:
    if not reply:
        return None
    message_id: int = reply.get("message_id", 0)
    if world.messages.get(chat_id, message_id):
        return message_id
    if reply.get("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")


@method("sendMessage")
def send_message(world: World, params: Json) -> Json:
    """Return the message that was sent."""
    world.destination(params["chat_id"])
    return world.as_json(post(world, params, text_content(params)))


@method("sendPhoto")
def send_photo(world: World, params: Json) -> Json:
    """Return the message with the picture."""
    return _send_media(world, params, "photo")


@method("sendDocument")
def send_document(world: World, params: Json) -> Json:
    """Return the message with the file."""
    return _send_media(world, params, "document")


@method("sendVoice")
def send_voice(world: World, params: Json) -> Json:
    """Return the message with the voice note."""
    return _send_media(world, params, "voice")


@method("sendVideo")
def send_video(world: World, params: Json) -> Json:
    """Return the message with the video."""
    return _send_media(world, params, "video")


@method("sendAudio")
def send_audio(world: World, params: Json) -> Json:
    """Return the message with the music."""
    return _send_media(world, params, "audio")


@method("sendAnimation")
def send_animation(world: World, params: Json) -> Json:
    """Return the message with the animation."""
    return _send_media(world, params, "animation")


@method("sendLivePhoto")
def send_live_photo(world: World, params: Json) -> Json:
    """Return the message with the picture that moves."""
    return _send_media(world, params, "live_photo")


def _send_media(world: World, params: Json, kind: str) -> Json:
    world.destination(params["chat_id"])
    media = media_content(world, kind, params[kind], params)
    content = {**media, **caption_content(params)}
    return world.as_json(post(world, params, content))


@method("sendChatAction")
def send_chat_action(world: World, params: Json) -> bool:
    """Return True; shows "typing" and the like on the phones."""
    chat = world.destination(params["chat_id"])
    if params["action"] not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    people = world.audience(chat.id)
    world.events.add("action", world.now, people, chat=chat.id, action=params["action"])
    return True
