"""The people who hold the phones."""

from dataclasses import dataclass, field
from typing import Any

from simulator.errors import ControlError

Json = dict[str, Any]
FIRST_PERSON_ID = 1001


@dataclass(slots=True)
class Person:
    """Someone with a phone; `label` is a word about them that only the page shows."""

    id: int
    name: str
    last_name: str = ""
    username: str = ""
    is_bot: bool = False
    language_code: str = "en"
    label: str = ""
    #: has written to the bot, so that it may write to them
    started: bool = False
    #: has blocked the bot
    blocked: bool = False
    #: the name of one in `habits`
    habit: str | None = None
    #: the callback_data of the buttons that they pressed by habit
    answered: set[str] = field(default_factory=set)

    def as_json(self) -> Json:
        """Return the person as the control API shows them."""
        return {
            "id": self.id,
            "name": self.name,
            "last_name": self.last_name,
            "username": self.username,
            "is_bot": self.is_bot,
            "language_code": self.language_code,
            "label": self.label,
            "started": self.started,
            "blocked": self.blocked,
            "habit": self.habit,
        }

    def as_user(self) -> Json:
        """Return Telegram's User."""
        return {
            "id": self.id,
            "is_bot": self.is_bot,
            "first_name": self.name,
            **self._optional(),
            "language_code": self.language_code,
        }

    def as_chat(self) -> Json:
        """Return Telegram's Chat: the private chat with this person."""
        return {"id": self.id, "first_name": self.name, **self._optional(), "type": "private"}

    def _optional(self) -> Json:
        """Return the names that not everyone has."""
        names = {"last_name": self.last_name, "username": self.username}
        return {key: name for key, name in names.items() if name}


class People:
    """Everyone the simulator knows, by id."""

    def __init__(self) -> None:
        self.by_id: dict[int, Person] = {}

    def add(self, wanted: Json) -> Person:
        """Return the new person, or the one with this id with what changed."""
        person_id = wanted.get("id")
        if person_id is None:
            person_id = max([FIRST_PERSON_ID - 1, *self.by_id]) + 1
        if not isinstance(person_id, int) or person_id <= 0:
            raise ControlError(400, "A person's id is a positive whole number.")
        person = self.by_id.get(person_id) or Person(person_id, "")
        person.name = str(wanted.get("name") or person.name)
        if not person.name:
            raise ControlError(400, 'A person needs a "name".')
        person.last_name = str(wanted.get("last_name", person.last_name))
        person.username = str(wanted.get("username", person.username))
        person.is_bot = bool(wanted.get("is_bot", person.is_bot))
        person.language_code = str(wanted.get("language_code") or person.language_code)
        person.label = str(wanted.get("label", person.label))
        person.started = bool(wanted.get("started", person.started))
        self.by_id[person_id] = person
        return person

    def get(self, person_id: object) -> Person:
        """Return the person with this id; raises ControlError when there is none."""
        try:
            return self.by_id[int(str(person_id))]
        except (KeyError, ValueError):
            raise ControlError(404, f"There is no person {person_id}.") from None
