"""A problem with a request, in the words Telegram uses for it (tdlib's telegram-bot-api)."""

from simulator.errors import ApiError, bad_request
from simulator.validation import Problem

_MISSING = {
    "chat_id": "chat_id is empty",
    "from_chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "message_ids": "message identifiers are not specified",
    "user_id": "invalid user_id specified",
    "callback_query_id": "query is too old and response timeout expired or query ID is invalid",
    "file_id": "file_id not specified",
    "photo": "there is no photo in the request",
    "document": "there is no document in the request",
    "voice": "there is no voice in the request",
    "video": "there is no video in the request",
    "audio": "there is no audio in the request",
    "animation": "there is no animation in the request",
    "live_photo": "there is no live_photo in the request",
    "action": "wrong parameter action in request",
    "commands": "BOT_COMMANDS_INVALID",
    "question": "poll question must be non-empty",
    "options": "poll must have at least 1 option",
}
_TOO_LONG = {
    "text": "message is too long",
    "caption": "message caption is too long",
    "message_ids": "too many message identifiers specified",
    "question": "poll question length must not exceed 300",
    "options": "poll can't have more than 12 options",
    "commands": "BOT_COMMANDS_TOO_MUCH",
    "secret_token": "secret token is too long",
    "media": "too many messages to send as an album",
}
#: parts of a request that are objects: whatever is wrong with them, or only in one way
_WRONG = {
    ("BotCommand", "command"): "BOT_COMMAND_INVALID",
    ("BotCommand", "description"): "command description must be non-empty",
    ("InlineKeyboardButton", "callback_data"): "BUTTON_DATA_INVALID",
    ("InlineKeyboardButton", "text"): (
        'can\'t parse inline keyboard button: Field "text" must be of type String'
    ),
    ("InlineKeyboardMarkup", "inline_keyboard"): "inline keyboard expected",
    ("ReactionTypeEmoji", "emoji"): "REACTION_INVALID",
    ("answerCallbackQuery", "text"): "MESSAGE_TOO_LONG",
}
_OBJECT_TOO_LONG = {
    ("BotCommand", "command"): "command length must not exceed 32",
    ("BotCommand", "description"): "command description length must not exceed 256",
    ("InputPollOption", "text"): "poll options length must not exceed 100",
}
_OBJECT_EMPTY = {
    ("BotCommand", "command"): "command must be non-empty",
    ("InputPollOption", "text"): "poll options must be non-empty",
}
_UNREADABLE = {
    "reply_markup": "object expected as reply markup",
    "entities": "can't parse entities",
    "caption_entities": "can't parse entities",
    "reply_parameters": "object expected as reply parameters",
    "chat_id": "chat not found",
    "secret_token": "secret token contains unallowed characters",
}
#: objects of several kinds, which Telegram calls by one name
_FAMILIES = {
    "BotCommandScope": "can't parse BotCommandScope: Unsupported type specified",
    "ReactionType": "invalid reaction type specified",
    "MenuButton": "can't parse menu button: Unsupported type specified",
}


def refusal(problem: Problem) -> ApiError:
    """Return what Telegram would answer to a request with this problem."""
    if problem.owner[0].isupper():
        return bad_request(_of_object(problem))
    return bad_request(_of_request(problem))


def _of_object(problem: Problem) -> str:
    owner, field, what = problem.owner, problem.field, problem.what
    if "too long" in what and (owner, field) in _OBJECT_TOO_LONG:
        return _OBJECT_TOO_LONG[owner, field]
    if "too short" in what and (owner, field) in _OBJECT_EMPTY:
        return _OBJECT_EMPTY[owner, field]
    if words := _WRONG.get((owner, field)):
        return words
    family = next((name for name in _FAMILIES if owner.startswith(name)), owner)
    if family != owner and field == "type":
        return _FAMILIES[family]
    if what == "is required":
        return f"can't parse {family}: Can't find field \"{field}\""
    return f"can't parse {family}: field {field} {what}"


def _of_request(problem: Problem) -> str:
    owner, field, what = problem.owner, problem.field, problem.what
    missing = what == "is required"
    if words := _WRONG.get((owner, field)):
        return words
    if (missing or "too short" in what) and field in _MISSING:
        return _MISSING[field]
    if "too long" in what and field in _TOO_LONG:
        return _TOO_LONG[field]
    if field in _UNREADABLE and not missing:
        return _UNREADABLE[field]
    return f"parameter {field} {what}"
