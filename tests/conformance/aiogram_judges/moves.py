"""What a bot may call, with parameters by chance: every method but those that end its life."""

from random import Random
from typing import Any, NamedTuple

from simulator.files import stand_in_picture, stand_in_voice

Json = dict[str, Any]
KEYS = {"inline_keyboard": [[{"text": "Ready", "callback_data": "ready"}]]}
PICTURE, VOICE = stand_in_picture(), stand_in_voice()
HTML, MARKDOWN = {"parse_mode": "HTML"}, {"parse_mode": "MarkdownV2"}
_THUMBS_UP = [{"type": "emoji", "emoji": "👍"}]
_PLACE = {"latitude": 1.5, "longitude": 2.5}


class Seen(NamedTuple):
    """What the bot has come to know so far."""

    people: tuple[int, ...]
    group: int
    sent: list[tuple[int, int]]
    taps: list[str]
    files: list[str]
    links: list[str]
    polls: list[tuple[int, int]]
    places: list[tuple[int, int]]


class Move(NamedTuple):
    """A call; `files` are uploaded by name."""

    name: str
    params: Json
    files: dict[str, bytes] = {}  # noqa: RUF012 - never changed


def words(pick: Any, to: Json, message: int) -> tuple[Move, ...]:
    """Messages in words, polls and places."""
    reply = {"reply_parameters": {"message_id": message, "allow_sending_without_reply": True}}
    forced = {"force_reply": True, "input_field_placeholder": "so"}
    keyboard = {"keyboard": [[{"text": "Yes"}, {"text": "No"}]], "one_time_keyboard": True}
    return (
        Move("sendMessage", {**to, "text": "<b>Hi</b> 😀 <i>there</i>", **HTML}),
        Move("sendMessage", {**to, "text": "*Hi* ||so|| `x`", **MARKDOWN, "reply_markup": KEYS}),
        Move("sendMessage", {**to, "text": "https://example.org", **reply}),
        Move("sendMessage", {**to, "text": "Yes?", "reply_markup": pick((forced, keyboard))}),
        Move("sendMessage", {**to, "text": "Go?", "reply_markup": KEYS, "protect_content": True}),
        Move("sendLocation", {**to, **_PLACE, "live_period": pick((60, 900))}),
        Move("sendPoll", {**to, "question": "Q", "options": [{"text": "a"}, {"text": "b"}]}),
        Move("sendChatAction", {**to, "action": pick(("typing", "upload_photo"))}),
    )


def files(pick: Any, to: Json, known: str) -> tuple[Move, ...]:
    """Files: new ones, and one that the bot knows by its id."""
    said = {**to, "caption": "<b>see</b>", **HTML}
    album = [{"type": "photo", "media": f"attach://{name}", "caption": name} for name in "ab"]
    return (
        Move("sendPhoto", {**said, "has_spoiler": True}, {"photo": PICTURE}),
        Move("sendPhoto", {**to, "photo": known}),
        Move("sendDocument", said, {"document": b"A note.", "thumbnail": PICTURE}),
        Move("sendDocument", {**to, "document": known}),
        Move("sendVoice", said, {"voice": VOICE}),
        Move("sendVideo", {**said, "width": 8, "height": 6, "duration": 3}, {"video": b"film"}),
        Move("sendAudio", {**said, "performer": "P", "title": "T"}, {"audio": b"song"}),
        Move("sendAnimation", said, {"animation": PICTURE}),
        Move("sendMediaGroup", {**to, "media": album}, {"a": PICTURE, "b": PICTURE}),
        Move("getFile", {"file_id": known}),
    )


def changes(pick: Any, at: Json, to: Json, other: int) -> tuple[Move, ...]:
    """Changes to a message that was sent, and copies of it."""
    again = {**to, "from_chat_id": at["chat_id"], "message_id": at["message_id"]}
    many = {"chat_id": at["chat_id"], "message_ids": sorted({at["message_id"], other})}
    several = {**to, "from_chat_id": at["chat_id"], "message_ids": many["message_ids"]}
    media = {"type": "photo", "media": "attach://new", "caption": "new"}
    return (
        Move("copyMessage", again),
        Move("forwardMessage", again),
        Move("copyMessages", several),
        Move("forwardMessages", several),
        Move("editMessageText", {**at, "text": pick(("new", "newer")), "reply_markup": KEYS}),
        Move("editMessageCaption", {**at, "caption": pick(("so", "not so"))}),
        Move("editMessageMedia", {**at, "media": media}, {"new": PICTURE}),
        Move("editMessageReplyMarkup", {**at, "reply_markup": pick((KEYS, {}))}),
        Move("deleteMessage", at),
        Move("deleteMessages", many),
        Move("pinChatMessage", at),
        Move("unpinChatMessage", at),
        Move("unpinAllChatMessages", {"chat_id": at["chat_id"]}),
        Move("setMessageReaction", {**at, "reaction": pick((_THUMBS_UP, []))}),
    )


def about(pick: Any, to: Json, person: int, group: int) -> tuple[Move, ...]:
    """Questions about chats and about the bot itself, and what it says of itself."""
    commands = {"commands": [{"command": "a", "description": "b"}]}
    scope = {"scope": {"type": "chat", "chat_id": person}}
    button = {"menu_button": pick(({"type": "commands"}, {"type": "default"}))}
    return (
        *(Move(name, {}) for name in ("getMe", "getWebhookInfo", "getMyName", "getMyDescription")),
        Move("getMyShortDescription", {}),
        Move("setMyName", {"name": pick(("Alongside", "Beside"))}),
        Move("setMyDescription", {"description": "d"}),
        Move("setMyShortDescription", {"short_description": "s"}),
        Move("setMyCommands", {**commands, **pick((scope, {}))}),
        Move("getMyCommands", pick((scope, {}))),
        Move("deleteMyCommands", scope),
        Move("setChatMenuButton", {"chat_id": person, **button}),
        Move("getChatMenuButton", {"chat_id": person}),
        Move("getChat", to),
        Move("getChatMember", {**to, "user_id": person}),
        Move("getChatAdministrators", {"chat_id": group}),
        Move("getChatMemberCount", to),
        Move("getUserProfilePhotos", {"user_id": person}),
        Move("unpinAllGeneralForumTopicMessages", {"chat_id": group}),
        Move("deleteWebhook", {}),
    )


def links(pick: Any, group: int, known: str) -> tuple[Move, ...]:
    """Invitation links of the group."""
    here = {"chat_id": group}
    return (
        Move("createChatInviteLink", {**here, "name": "for all", "member_limit": 3}),
        Move("exportChatInviteLink", here),
        Move("editChatInviteLink", {**here, "invite_link": known, "name": pick(("x", "y"))}),
        Move("revokeChatInviteLink", {**here, "invite_link": known}),
    )


def _at(where: tuple[int, int]) -> Json:
    return {"chat_id": where[0], "message_id": where[1]}


def a_move(chance: Random, seen: Seen) -> Move:
    """One call, of any kind as likely as of any other."""
    pick = chance.choice
    (chat, message), (_, other) = pick(seen.sent), pick(seen.sent)
    person = pick(seen.people)
    to, at = {"chat_id": pick((*seen.people, seen.group))}, _at((chat, message))
    answered = {"callback_query_id": pick(seen.taps), "text": "ok", "show_alert": True}
    live = _at(pick(seen.places))
    kinds = (
        (Move("stopPoll", _at(pick(seen.polls))),),
        (
            Move("editMessageLiveLocation", {**live, "latitude": 3.5, "longitude": pick((4, 5))}),
            Move("stopMessageLiveLocation", live),
        ),
        words(pick, to, message),
        files(pick, to, pick(seen.files)),
        changes(pick, at, to, other),
        about(pick, to, person, seen.group),
        links(pick, seen.group, pick(seen.links)),
        (Move("answerCallbackQuery", answered),),
    )
    found: Move = pick(pick(kinds))
    return found
