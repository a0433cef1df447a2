"""Reply keyboards: the keys that the bot puts where a person writes."""

from typing import Any

from simulator.messages import Message

Json = dict[str, Any]
_ABOUT_KEYS = ("keyboard", "remove_keyboard", "force_reply")


def reply_markup(markup: Json | None) -> Json | None:
    """Return the markup if it is about what the person writes with, None for inline buttons."""
    return markup if markup and any(markup.get(one) for one in _ABOUT_KEYS) else None


class ReplyKeyboards:
    """The newest keyboard of each person in each chat."""

    def __init__(self) -> None:
        self._shown: dict[tuple[int, int], Json] = {}

    def arrive(self, message: Message, people: list[int], replied: Message | None) -> None:
        """A message came: its keyboard shows or goes, for those it is meant for."""
        markup = message.markup
        if markup is None:
            return
        meant = _mentioned(message, replied) if markup.get("selective") else people
        for person_id in set(people) & set(meant):
            if markup.get("remove_keyboard"):
                self._shown.pop((message.chat_id, person_id), None)
            else:
                shown = {"message_id": message.message_id, "markup": markup, "open": True}
                self._shown[message.chat_id, person_id] = shown

    def withdraw(self, message: Message, people: list[int]) -> None:
        """A message was deleted: its keyboard goes with it."""
        for person_id in people:
            shown = self._shown.get((message.chat_id, person_id))
            if shown and shown["message_id"] == message.message_id:
                del self._shown[message.chat_id, person_id]

    def shown(self, chat_id: int, person_id: int) -> Json | None:
        """Return the keyboard as a phone shows it; `open` is false when it was used up."""
        shown = self._shown.get((chat_id, person_id))
        if shown is None:
            return None
        markup = shown["markup"]
        return {
            "message_id": shown["message_id"],
            "rows": [[key["text"] for key in row] for row in markup.get("keyboard", [])],
            "open": shown["open"],
            "force_reply": bool(markup.get("force_reply")),
            "one_time": bool(markup.get("one_time_keyboard")),
            "persistent": bool(markup.get("is_persistent")),
            "resize": bool(markup.get("resize_keyboard")),
            "placeholder": markup.get("input_field_placeholder", ""),
        }

    def key(self, chat_id: int, person_id: int, label: object) -> Json | None:
        """Return the key with these words, None when there is none."""
        shown = self._shown.get((chat_id, person_id))
        rows = shown["markup"].get("keyboard", []) if shown else []
        return next((key for row in rows for key in row if key["text"] == label), None)

    def used(self, chat_id: int, person_id: int) -> None:
        """A key was pressed: a keyboard for one time closes."""
        shown = self._shown[chat_id, person_id]
        shown["open"] = not shown["markup"].get("one_time_keyboard")

    def asked_reply(self, chat_id: int, person_id: int) -> int | None:
        """Return the message that the person's phone is about to reply to."""
        shown = self._shown.get((chat_id, person_id))
        return shown["message_id"] if shown and shown["markup"].get("force_reply") else None

    def replied(self, chat_id: int, person_id: int) -> None:
        """The person has written: nothing is asked of them any more."""
        if self.asked_reply(chat_id, person_id):
            del self._shown[chat_id, person_id]


def _mentioned(message: Message, replied: Message | None) -> list[int]:
    """Return whom a selective keyboard is meant for: people named, and who is replied to."""
    entities = message.content.get("entities") or message.content.get("caption_entities") or []
    named = [one["user"]["id"] for one in entities if one["type"] == "text_mention"]
    return [*named, replied.sender] if replied and replied.sender else named
