"""Every refusal that one request can meet, in Telegram's words."""

from typing import Any

PERSON = 1001
CHANNEL = -1_001_000_000_009


def _keys(**button: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "A", **button}]]}


def _html(text: str) -> dict[str, Any]:
    return {"chat_id": PERSON, "text": text, "parse_mode": "HTML"}


def _v2(text: str) -> dict[str, Any]:
    return {"chat_id": PERSON, "text": text, "parse_mode": "MarkdownV2"}


def _said(**more: Any) -> dict[str, Any]:
    return {"chat_id": PERSON, "text": "x", **more}


def _poll(**more: Any) -> dict[str, Any]:
    return {"chat_id": PERSON, "question": "Tea?", "options": [{"text": "Yes"}], **more}


def _command(**more: Any) -> dict[str, Any]:
    return {"commands": [{"command": "help", "description": "Help", **more}]}


def _scope(**scope: Any) -> dict[str, Any]:
    return {"scope": scope}


CANNOT = "can't parse entities: "
ESCAPE = "is reserved and must be escaped with the preceding '\\'"
NO_EQUAL_SIGN = "Expected equal sign in declaration of an attribute of the tag"
BAD_BUTTON = "can't parse inline keyboard button"
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"

#: what is sent, and the words of the refusal
REFUSED: dict[str, list[tuple[dict[str, Any], str]]] = {
    "sendMessage": [
        # where it goes
        ({"text": "x"}, "chat_id is empty"),
        (_said(chat_id=5), "chat not found"),
        (_said(chat_id="@nobody"), "chat not found"),
        (_said(chat_id="nobody"), "chat not found"),
        (_said(reply_parameters={"message_id": 99}), "message to be replied not found"),
        (_said(reply_parameters="{"), "object expected as reply parameters"),
        # what it says
        ({"chat_id": PERSON}, "message text is empty"),
        (_said(text=""), "message text is empty"),
        (_said(text=" \n "), "message text is empty"),
        (_said(text="x" * 4097), "message is too long"),
        (_said(text="🙂" * 2049), "message is too long"),
        (_html(f"<b>{'x' * 4097}</b>"), "message is too long"),
        (_html("<b> </b>"), "message text is empty"),
        (_said(parse_mode="RTF"), "unsupported parse_mode"),
        (_said(entities="{"), "can't parse entities"),
        # HTML
        (_html("<b>x"), f'{CANNOT}Can\'t find end tag corresponding to start tag "b"'),
        (_html("é<h1>x</h1>"), f'{CANNOT}Unsupported start tag "h1" at byte offset 2'),
        (_html("1 < 2 >"), f'{CANNOT}Unsupported start tag "" at byte offset 2'),
        (_html("x<b"), f"{CANNOT}Unclosed start tag at byte offset 1"),
        (_html('<a href="x'), f"{CANNOT}Unclosed start tag at byte offset 0"),
        (_html("</b>"), f"{CANNOT}Unexpected end tag at byte offset 0"),
        (_html("<b>x</b"), f"{CANNOT}Unclosed end tag at byte offset 4"),
        (
            _html("<b>x</i>"),
            f'{CANNOT}Unmatched end tag at byte offset 4, expected "</b>", found "</i>"',
        ),
        (
            _html("<span>x</span>"),
            f'{CANNOT}Tag "span" must have class "tg-spoiler" at byte offset 0',
        ),
        (
            _html("<a href>x</a>"),
            f'{CANNOT}{NO_EQUAL_SIGN} "a" at byte offset 0',
        ),
        (
            _html('<a ="x">y</a>'),
            f'{CANNOT}Empty attribute name in the tag "a" at byte offset 0',
        ),
        (_html("<a href=x/>y</a>"), f"{CANNOT}Unexpected end of name token at byte offset 8"),
        (
            _html('<tg-emoji emoji-id="x">🙂</tg-emoji>'),
            f"{CANNOT}Invalid custom emoji identifier specified",
        ),
        # MarkdownV2
        *[(_v2(f"a{mark}b"), f"{CANNOT}Character '{mark}' {ESCAPE}") for mark in ">#+-=|{}.!()]"],
        (_v2("é*x"), f"{CANNOT}Can't find end of Bold entity at byte offset 2"),
        (_v2("_x"), f"{CANNOT}Can't find end of Italic entity at byte offset 0"),
        (_v2("__x"), f"{CANNOT}Can't find end of Underline entity at byte offset 0"),
        (_v2("~x"), f"{CANNOT}Can't find end of Strikethrough entity at byte offset 0"),
        (_v2("||x"), f"{CANNOT}Can't find end of Spoiler entity at byte offset 0"),
        (_v2("`x"), f"{CANNOT}Can't find end of Code entity at byte offset 0"),
        (_v2("```x"), f"{CANNOT}Can't find end of Pre entity at byte offset 0"),
        (_v2("```py\nx"), f"{CANNOT}Can't find end of PreCode entity at byte offset 0"),
        (_v2("[x"), f"{CANNOT}Can't find end of TextUrl entity at byte offset 0"),
        (_v2("[x](y"), f"{CANNOT}Can't find end of a URL at byte offset 4"),
        (_v2(">*x\ny*"), f"{CANNOT}Can't find end of Bold entity at byte offset 1"),
        (_v2("![x]"), f"{CANNOT}Custom emoji entity must contain a tg://emoji URL"),
        (_v2("![x](y"), f"{CANNOT}Can't find end of a custom emoji URL at byte offset 5"),
        # Markdown
        *[
            (
                _said(text=f"é{mark}x", parse_mode="Markdown"),
                f"{CANNOT}Can't find end of the entity starting at byte offset 2",
            )
            for mark in ("*", "_", "`", "```", "[")
        ],
        # keyboards
        (_said(reply_markup="{"), "object expected as reply markup"),
        (_said(reply_markup=_keys(callback_data="é" * 33)), "BUTTON_DATA_INVALID"),
        (_said(reply_markup=_keys(callback_data="")), "BUTTON_DATA_INVALID"),
        (
            _said(reply_markup=_keys()),
            f"{BAD_BUTTON}: Text buttons are unallowed in the inline keyboard",
        ),
        (
            _said(reply_markup={"inline_keyboard": [[{"callback_data": "x"}]]}),
            f'{BAD_BUTTON}: Field "text" must be of type String',
        ),
        (
            _said(reply_markup=_keys(url="gopher://hole")),
            "inline keyboard button URL 'gopher://hole' is invalid: Wrong HTTP URL",
        ),
    ],
    "sendVoice": [
        ({"chat_id": PERSON}, "there is no voice in the request"),
    ],
    "sendDocument": [
        ({"chat_id": PERSON}, "there is no document in the request"),
        (
            {"chat_id": PERSON, "document": "x", "caption": "x" * 1025},
            "message caption is too long",
        ),
    ],
    "sendPhoto": [
        ({"chat_id": PERSON}, "there is no photo in the request"),
    ],
    "sendChatAction": [
        ({"chat_id": PERSON}, "wrong parameter action in request"),
        ({"chat_id": PERSON, "action": "dance"}, "wrong parameter action in request"),
    ],
    "sendPoll": [
        (_poll(question=""), "poll question must be non-empty"),
        (_poll(question=" "), "poll question must be non-empty"),
        (_poll(question="x" * 301), "poll question length must not exceed 300"),
        (_poll(options=[]), "poll must have at least 1 option"),
        (_poll(options=[{"text": "x"}] * 13), "poll can't have more than 12 options"),
        (_poll(options=[{"text": ""}]), "poll options must be non-empty"),
        (_poll(options=[{"text": "x" * 101}]), "poll options length must not exceed 100"),
        (_poll(type="vote"), "unsupported poll type specified"),
        (_poll(type="quiz"), "wrong correct option ID specified"),
        (_poll(type="quiz", correct_option_ids=[1]), "wrong correct option ID specified"),
        (_poll(close_date=1), "POLL_CLOSE_DATE_INVALID"),
        (
            _poll(question="_x", question_parse_mode="MarkdownV2"),
            f"{CANNOT}Can't find end of Italic entity at byte offset 0",
        ),
    ],
    "stopPoll": [
        ({"chat_id": PERSON, "message_id": 99}, "message with poll to stop not found"),
    ],
    "copyMessage": [
        (
            {"chat_id": PERSON, "from_chat_id": PERSON, "message_id": 99},
            "message to copy not found",
        ),
        ({"chat_id": PERSON, "from_chat_id": 5, "message_id": 99}, "chat not found"),
        ({"chat_id": PERSON, "message_id": 99}, "chat_id is empty"),
    ],
    "forwardMessage": [
        (
            {"chat_id": PERSON, "from_chat_id": PERSON, "message_id": 99},
            "message to forward not found",
        ),
    ],
    **{
        f"{purpose}Messages": [
            (
                {"chat_id": PERSON, "from_chat_id": PERSON, "message_ids": [98, 99]},
                f"there are no messages to {purpose}",
            ),
            (
                {"chat_id": PERSON, "from_chat_id": PERSON, "message_ids": [99, 98]},
                "message identifiers must be in a strictly increasing order",
            ),
            (
                {"chat_id": PERSON, "from_chat_id": PERSON, "message_ids": list(range(101))},
                "too many message identifiers specified",
            ),
            (
                {"chat_id": PERSON, "from_chat_id": PERSON, "message_ids": []},
                "message identifiers are not specified",
            ),
        ]
        for purpose in ("copy", "forward")
    },
    "editMessageText": [
        (_said(message_id=99), "message to edit not found"),
        (_said(), "message identifier is not specified"),
        ({"message_id": 99, "text": "x"}, "chat_id is empty"),
        ({"inline_message_id": "x", "text": "x"}, "MESSAGE_ID_INVALID"),
        (
            _said(message_id=99, reply_markup={"keyboard": [["x"]]}),
            "inline keyboard expected",
        ),
    ],
    "editMessageCaption": [
        ({"chat_id": PERSON, "message_id": 99, "caption": "x"}, "message to edit not found"),
    ],
    "editMessageReplyMarkup": [
        ({"chat_id": PERSON, "message_id": 99}, "message to edit not found"),
        (
            {"chat_id": PERSON, "message_id": 99, "reply_markup": {"force_reply": True}},
            "inline keyboard expected",
        ),
    ],
    "deleteMessage": [
        ({"chat_id": PERSON, "message_id": 99}, "message to delete not found"),
        ({"chat_id": PERSON}, "message identifier is not specified"),
    ],
    "deleteMessages": [
        ({"chat_id": PERSON}, "message identifiers are not specified"),
        (
            {"chat_id": PERSON, "message_ids": list(range(101))},
            "too many message identifiers specified",
        ),
    ],
    "pinChatMessage": [
        ({"chat_id": PERSON, "message_id": 99}, "message to pin not found"),
    ],
    "unpinChatMessage": [
        ({"chat_id": PERSON, "message_id": 99}, "message to unpin not found"),
        ({"chat_id": PERSON}, "message to unpin not found"),
    ],
    "unpinAllGeneralForumTopicMessages": [
        ({"chat_id": PERSON}, "the chat is not a forum"),
    ],
    "setMessageReaction": [
        ({"chat_id": PERSON, "message_id": 99}, "message to react not found"),
        (
            {"chat_id": PERSON, "message_id": 99, "reaction": [{"type": "emoji", "emoji": "🥦"}]},
            "REACTION_INVALID",
        ),
        (
            {"chat_id": PERSON, "message_id": 99, "reaction": [{"type": "wink"}]},
            "invalid reaction type specified",
        ),
    ],
    "answerCallbackQuery": [
        ({}, TOO_OLD),
        ({"callback_query_id": "1"}, TOO_OLD),
        ({"callback_query_id": "1", "text": "x" * 201}, "MESSAGE_TOO_LONG"),
    ],
    "setMyCommands": [
        (_command(command="Help!"), "BOT_COMMAND_INVALID"),
        (_command(command=""), "command must be non-empty"),
        (_command(command="x" * 33), "command length must not exceed 32"),
        (_command(description=""), "command description must be non-empty"),
        (_command(description="x" * 257), "command description length must not exceed 256"),
        ({"commands": _command()["commands"] * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ({**_command(), "language_code": "english"}, "invalid language code specified"),
    ],
    "setMyName": [
        ({"name": "x", "language_code": "EN"}, "invalid language code specified"),
    ],
    "getMyDescription": [
        ({"language_code": "english"}, "invalid language code specified"),
    ],
    "getMyCommands": [
        (_scope(type="chat", chat_id=5), "chat not found"),
        (
            _scope(type="everyone"),
            "can't parse BotCommandScope: Unsupported type specified",
        ),
        (_scope(type="chat"), "can't parse BotCommandScope: Can't find field \"chat_id\""),
        (
            _scope(type="chat_member", chat_id=PERSON),
            "can't parse BotCommandScope: Can't find field \"user_id\"",
        ),
        (
            _scope(type="chat_administrators", chat_id=PERSON),
            "can't use specified scope in private chats",
        ),
        (_scope(type="chat", chat_id=CHANNEL), "can't change commands in channel chats"),
    ],
    "getChat": [
        ({}, "chat_id is empty"),
        ({"chat_id": 5}, "chat not found"),
    ],
    "getChatMember": [
        ({"chat_id": CHANNEL}, "invalid user_id specified"),
        ({"chat_id": CHANNEL, "user_id": 5}, "user not found"),
    ],
    "getChatAdministrators": [
        ({"chat_id": PERSON}, "there are no administrators in the private chat"),
    ],
    "leaveChat": [
        ({"chat_id": PERSON}, "chat member status can't be changed in private chats"),
    ],
    "createChatInviteLink": [
        ({"chat_id": PERSON}, "can't invite members to a private chat"),
        ({"chat_id": CHANNEL, "expire_date": 1}, "EXPIRE_DATE_INVALID"),
        (
            {"chat_id": CHANNEL, "member_limit": 5, "creates_join_request": True},
            "member limit can't be specified for links requiring administrator approval",
        ),
    ],
    **{
        f"{verb}ChatInviteLink": [
            ({"chat_id": CHANNEL, "invite_link": "https://t.me/+none"}, "INVITE_HASH_EXPIRED"),
        ]
        for verb in ("edit", "revoke")
    },
    "getFile": [
        ({}, "file_id not specified"),
        ({"file_id": "nothing"}, "invalid file_id"),
    ],
}
