"""What a message holds, read as Telegram sends it: words, dice, captions, service messages."""

import json
from typing import Any

import pytest
from telegram import Message
from telegram.constants import MessageType
from telegram.ext import filters

from bot.contents import AROUND, CONTENT, SERVICE
from bot.incoming import UPDATES, read_update
from simulator.spec import SPEC_FILE

MESSAGE: dict[str, Any] = {
    "message_id": 9,
    "date": 1_780_000_000,
    "chat": {"id": 104, "type": "private"},
    "from": {"id": 104, "is_bot": False, "first_name": "Kit", "language_code": "en"},
}
PHOTO = {"photo": [{"file_id": "a", "file_unique_id": "u", "width": 1, "height": 1}]}
VOICE = {"voice": {"file_id": "v", "file_unique_id": "w", "duration": 1}}


def read(**holds: Any) -> Any:
    return read_update({"update_id": 1, "message": {**MESSAGE, **holds}})


def test_the_bot_asks_to_be_told_of_edits() -> None:
    assert "edited_message" in UPDATES


@pytest.mark.parametrize("emoji", ["🎲", "🎯", "🏀", "⚽", "🎳", "🎰", "🆕"])
def test_a_dice_is_its_emoji(emoji: str) -> None:
    found = read(dice={"emoji": emoji, "value": 3})
    assert (found.kind, found.text, found.dice) == ("text", emoji, True)


def test_a_text_is_no_dice() -> None:
    assert read(text="⚽").dice is False


@pytest.mark.parametrize("holds", [PHOTO, VOICE, {"document": {"file_id": "d"}}])
def test_what_stands_under_a_file_is_its_words(holds: dict[str, Any]) -> None:
    found = read(**holds, caption="pineapple")
    assert (found.kind, found.text) == ("file", "pineapple")
    assert read(**holds).text == ""


def test_whatever_telegram_itself_says_is_nothing_that_a_person_sent() -> None:
    fields = json.loads(SPEC_FILE.read_text(encoding="utf-8"))["types"]["Message"]["fields"]
    named = {f["name"] for f in fields if "service message" in f["description"].lower()}
    assert named <= SERVICE
    for field in SERVICE - {"migrate_to_chat_id"}:
        assert read(**{field: {}}).kind == "other", field
    assert {f["name"] for f in fields} >= SERVICE


def the_library_has() -> set[str]:
    """Each field of a Message that python-telegram-bot knows, as Telegram calls it."""
    slots = {slot for one in Message.__mro__ for slot in getattr(one, "__slots__", ())}
    return {_CALLED.get(slot, slot) for slot in slots if slot[0] != "_"} - {"api_kwargs"}


_CALLED = {"from_user": "from"}
#: filters of the library for several fields at once
_TOGETHER = {
    "CHAT_CREATED": {"group_chat_created", "supergroup_chat_created", "channel_chat_created"},
    "MIGRATE": {"migrate_to_chat_id", "migrate_from_chat_id"},
}


def test_each_field_that_the_library_knows_is_of_one_kind_and_a_new_one_is_noticed() -> None:
    kinds = [SERVICE, CONTENT, AROUND]
    assert the_library_has() == frozenset().union(*kinds)
    assert sum(map(len, kinds)) == len(frozenset().union(*kinds))


def test_the_library_calls_the_same_a_service_message() -> None:
    names = {name for name in dir(filters.StatusUpdate) if name.isupper()} - {"ALL"}
    fields = set[str]().union(*(_TOGETHER.get(name, {name.lower()}) for name in names))
    assert fields <= SERVICE
    not_there = {"boost_added", "passport_data", "successful_payment"}  # it has types for these
    assert SERVICE - fields <= not_there | {"gift"}


@pytest.mark.parametrize("kind", sorted(MessageType))
def test_each_type_of_message_is_content_or_of_telegram_itself(kind: str) -> None:
    field = {"chat_created": "group_chat_created", "effect_id": "text"}.get(kind, kind)
    if field in AROUND:  # it stands beside the content
        assert read(text="x", **{field: {}}).kind == "text"
        return
    assert (field in SERVICE) != (field in CONTENT)
    odd: dict[str, Any] = {"text": "x", "dice": {"emoji": "🎲"}, "migrate_to_chat_id": 5, **PHOTO}
    holds: Any = odd.get(field, {"file_id": "f", "file_unique_id": "u"})
    found = read(**{field: holds}).kind
    assert (found in ("other", "moved")) == (field in SERVICE), field


@pytest.mark.parametrize("field", ["telepathy", "hologram_sent"])
def test_what_is_not_known_yet_is_never_met_with_silence(field: str) -> None:
    assert read(**{field: {}}).kind == "file"


def test_a_message_with_nothing_in_it_is_nothing_that_a_person_sent() -> None:
    assert read().kind == "other"
    assert read(reply_to_message={**MESSAGE}, has_protected_content=True).kind == "other"


def test_a_reply_names_a_message_of_this_chat() -> None:
    assert read(text="x").reply_to is None
    assert read(text="x", reply_to_message={**MESSAGE, "message_id": 4}).reply_to == 4
    other = {**MESSAGE, "chat": {"id": 9, "type": "private"}}
    assert read(text="x", reply_to_message=other).reply_to is None
    several: list[Any] = [{}, [], None, {"message_id": 4, "chat": {}}, {"message_id": "x"}]
    for strange in several:
        assert read(text="x", reply_to_message=strange).reply_to is None


@pytest.mark.parametrize("content", ["text", "dice", "photo", "voice", "location", "contact"])
def test_no_content_is_taken_for_a_service_message(content: str) -> None:
    holds: Any = {"text": "x", "dice": {"emoji": "🎲"}, "photo": PHOTO["photo"]}.get(content, {})
    assert read(**{content: holds}).kind in ("text", "file")


def test_words_win_over_whatever_else_there_is() -> None:
    assert read(text="pineapple", pinned_message={}).kind == "text"


@pytest.mark.parametrize("holds", [{"text": "so"}, {**PHOTO, "caption": "so"}])
def test_an_edit_has_the_new_words_and_its_own_time(holds: dict[str, Any]) -> None:
    edited = {**MESSAGE, **holds, "edit_date": 1_780_000_060}
    found = read_update({"update_id": 1, "edited_message": edited})
    assert (found.kind, found.text, found.message_id) == ("edit", "so", 9)
    assert (found.sent_at, found.edited_at) == (1_780_000_000, 1_780_000_060)


def test_another_picture_shows_something_else_and_the_same_one_does_not() -> None:
    other = [{**PHOTO["photo"][0], "file_unique_id": "x"}]
    again = [{**PHOTO["photo"][0], "file_id": "b"}]
    assert read(**PHOTO).shows != read(photo=other).shows
    assert read(**PHOTO).shows == read(photo=again).shows
    assert read(**PHOTO).shows != read(**PHOTO, caption="so").shows
