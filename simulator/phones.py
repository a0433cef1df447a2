"""What each phone shows besides its chats: the locked screen, and alerts."""

from collections import defaultdict, deque
from datetime import datetime
from typing import Any

from simulator.messages import Message

Json = dict[str, Any]
KEPT_NOTIFICATIONS = 20
KEPT_ALERTS = 100
_MEDIA = {
    "photo": "🖼 Photo",
    "live_photo": "🖼 Live photo",
    "voice": "🎤 Voice message",
    "audio": "🎵 Audio",
    "video": "📹 Video",
    "animation": "GIF",
    "document": "📎 File",
    "location": "📍 Location",
}


def preview(message: Message) -> str:
    """Return what Telegram shows of a message on a locked phone: no buttons, no spoilers."""
    text = _without_spoilers(message)
    media = _MEDIA.get(message.kind)
    if media:
        return f"{media}: {text}" if text else media
    return text


def _without_spoilers(message: Message) -> str:
    units = message.text.encode("utf-16-le", "surrogatepass")
    for entity in message.content.get("entities") or message.content.get("caption_entities") or []:
        if entity["type"] == "spoiler":
            start, length = entity["offset"] * 2, entity["length"] * 2
            hidden = ("▒" * entity["length"]).encode("utf-16-le")
            units = units[:start] + hidden + units[start + length :]
    return units.decode("utf-16-le", "replace")


class Phones:
    """Notifications and alerts by person."""

    def __init__(self) -> None:
        self._locked: dict[int, deque[tuple[Message, str]]] = defaultdict(
            lambda: deque(maxlen=KEPT_NOTIFICATIONS)
        )
        self._alerts: dict[int, deque[Json]] = defaultdict(lambda: deque(maxlen=KEPT_ALERTS))

    def notify(self, person_id: int, message: Message, chat_title: str) -> None:
        """A message came: it shows on the locked screen."""
        self._locked[person_id].append((message, chat_title))

    def withdraw(self, message: Message, people: list[int]) -> None:
        """A message was deleted: it leaves the locked screens."""
        for person_id in people:
            if person_id in self._locked:
                left = [pair for pair in self._locked[person_id] if pair[0] is not message]
                self._locked[person_id] = deque(left, maxlen=KEPT_NOTIFICATIONS)

    def open(self, person_id: int) -> None:
        """The person looked at the phone: the locked screen is clear."""
        self._locked.pop(person_id, None)

    def locked_screen(self, person_id: int) -> list[Json]:
        """Return what a stranger sees on the locked phone, oldest first."""
        return [
            {
                "text": preview(message),
                "chat_title": title,
                "silent": message.silent,
                "at": message.at.isoformat(),
                "message_id": message.message_id,
            }
            for message, title in self._locked.get(person_id, ())
        ]

    def alert(self, person_id: int, at: datetime, answer: Json) -> Json:
        """Show the bot's answer to a tap, to this person only; returns the alert."""
        alert = {
            "text": answer["text"],
            "show_alert": bool(answer.get("show_alert")),
            "at": at.isoformat(),
            "callback_query_id": answer["callback_query_id"],
        }
        self._alerts[person_id].append(alert)
        return alert

    def alerts(self, person_id: int) -> list[Json]:
        """Return the answers to taps that only this person saw, oldest first."""
        return list(self._alerts.get(person_id, ()))
