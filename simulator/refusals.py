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
    "action": "wrong parameter action in request",
    "commands": "BOT_COMMANDS_INVALID",
}
_WRONG = {
    ("BotCommand", "command"): "BOT_COMMAND_INVALID",
    ("BotCommand", "description"): "BOT_COMMAND_DESCRIPTION_INVALID",
    ("InlineKeyboardButton", "callback_data"): "BUTTON_DATA_INVALID",
    ("InlineKeyboardButton", "text"): (
        'can\'t parse inline keyboard button: Field "text" must be of type String'
    ),
    ("answerCallbackQuery", "text"): "MESSAGE_TOO_LONG",
    ("setMyCommands", "commands"): "BOT_COMMANDS_TOO_MUCH",
    ("deleteMessages", "message_ids"): "too many message identifiers specified",
}
_TOO_LONG = {
    "text": "message is too long",
    "caption": "message caption is too long",
    "secret_token": "secret token is too long",
}
_UNREADABLE = {
    "reply_markup": "object expected as reply markup",
    "entities": "can't parse entities",
    "caption_entities": "can't parse entities",
    "reply_parameters": "object expected as reply parameters",
    "chat_id": "chat not found",
    "secret_token": "secret token contains unallowed characters",
}


def refusal(problem: Problem) -> ApiError:
    """Return what Telegram would answer to a request with this problem."""
    owner, field, what = problem.owner, problem.field, problem.what
    missing = what == "is required"
    if words := _WRONG.get((owner, field)):
        return bad_request(words)
    if owner[0].isupper():
        return bad_request(f"can't parse {owner}: field {field} {what}")
    if (missing or "too short" in what) and field in _MISSING:
        return bad_request(_MISSING[field])
    if "too long" in what and field in _TOO_LONG:
        return bad_request(_TOO_LONG[field])
    if field in _UNREADABLE and not missing:
        return bad_request(_UNREADABLE[field])
    return bad_request(f"parameter {field} {what}")
