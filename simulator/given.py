"""What a phone's message can be given: its time, its number, and that it is still on its way."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from simulator.clock import parse_moment
from simulator.errors import ControlError

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Given:
    """Of a message that a person sends; without any of these it goes now, as the next one."""

    #: Telegram's own time of it
    at: datetime | None = None
    message_id: int | None = None
    #: the phone, or the network, keeps it back until it is delivered
    held: bool = False

    @classmethod
    def of(cls, asked: Json) -> "Given":
        """Return what was asked for; raises ControlError when that is no moment."""
        date = asked.get("date")
        try:
            at = parse_moment(date) if date else None
        except ValueError as error:
            raise ControlError(400, f"That is no moment: {error}.") from None
        return cls(at, asked.get("message_id"), bool(asked.get("held")))


NOTHING = Given()
