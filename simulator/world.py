"""Telegram as it stands: people, chats, messages, the bot and its queue."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from simulator.about import About
from simulator.agenda import Agenda
from simulator.bell import Bell
from simulator.bot_profile import BotProfile
from simulator.clock import Clock
from simulator.errors import ApiError, bad_request, forbidden
from simulator.events import Events
from simulator.faults import Faults
from simulator.files import Files
from simulator.flood import Flood
from simulator.groups import Group, Groups
from simulator.messages import Message, Messages
from simulator.movement import Movement
from simulator.people import People, Person
from simulator.phones import Phones
from simulator.polls import as_it_is
from simulator.presence import Presence
from simulator.queries import Queries
from simulator.reply_keyboards import ReplyKeyboards
from simulator.request_log import RequestLog
from simulator.updates import UpdateQueue
from simulator.webhook import Webhook

Json = dict[str, Any]


class World:
    """Holds every part, and knows how messages reach people."""

    def __init__(self, clock: Clock | None = None, *, flood: bool = True, about: str = "") -> None:
        self.clock = clock or Clock()
        #: rung when the bot confirms an update or settles the clock
        self.quiet = Bell()
        self.bot = BotProfile()
        self.people = People()
        self.groups = Groups(self.people)
        self.messages = Messages()
        self.updates = UpdateQueue(self.clock, self.quiet)
        #: messages that have not reached the bot, by who sent them, each by its chat and number
        self.held: dict[int, dict[tuple[int, int], Json]] = {}
        self.queries = Queries()
        self.phones = Phones()
        self.reply_keyboards = ReplyKeyboards()
        self.files = Files()
        self.events = Events()
        self.flood = Flood(on=flood)
        self.faults = Faults()
        self.log = RequestLog()
        self.presence = Presence()
        self.about = About(about)
        self.agenda = Agenda(self.clock)
        self.movement = Movement(self.clock, self.presence, self.agenda, self.handled, self.quiet)
        #: told of every message of the bot that is new or was changed
        self.on_asked: Callable[[Message], None] | None = None
        self.webhook = Webhook()
        #: the server that is asked for files on the web; without one they can't be fetched
        self.internet = ""
        self.clock.on_change = lambda: self.events.add("clock", self.now)

    @property
    def now(self) -> datetime:
        """Return the simulated time."""
        return self.clock.now

    def look_again(self) -> None:
        """A trouble is over: whoever waits to be served looks again."""
        self.updates.arrived.ring()
        self.quiet.ring()

    def handled(self) -> bool:
        """Return whether there is nothing left that the bot could do now."""
        waits = self.updates.unconfirmed() > 0
        return not waits or self.updates.pausing() or self.faults.down(self.now)

    def chat(self, chat_id: object) -> Person | Group:
        """Return the person or group with this id that the bot may know; raises ApiError."""
        found: Person | Group | None = None
        if isinstance(chat_id, int):
            found = self.people.by_id.get(chat_id) or self.groups.by_id.get(chat_id)
        elif isinstance(chat_id, str) and chat_id.startswith("@"):
            found = self.groups.named(chat_id[1:])
        if found is None:
            raise bad_request("chat not found")
        if isinstance(found, Group) and not found.has_bot:
            words = "was kicked from" if found.bot_kicked else "is not a member of"
            raise forbidden(f"bot {words} the {found.kind} chat")
        return found

    def destination(self, chat_id: object) -> Person | Group:
        """Return the person or group the bot may write to; raises ApiError."""
        found = self.chat(chat_id)
        if isinstance(found, Group) and found.migrated_to:
            words = "Bad Request: group chat was upgraded to a supergroup chat"
            raise ApiError(400, words, migrate_to=found.migrated_to)
        if isinstance(found, Person) and found.is_bot:
            raise forbidden("bot can't send messages to bots")
        if isinstance(found, Person) and not found.started:
            raise forbidden("bot can't initiate conversation with a user")
        if isinstance(found, Person) and found.blocked:
            raise forbidden("bot was blocked by the user")
        return found

    def audience(self, chat_id: int) -> list[int]:
        """Return the people who see this chat."""
        group = self.groups.by_id.get(chat_id)
        return list(group.members) if group else [chat_id]

    def chat_title(self, chat_id: int) -> str:
        """Return what the chat is called on a phone."""
        group = self.groups.by_id.get(chat_id)
        return group.title if group else str(self.bot.as_user()["first_name"])

    def sender(self, message: Message) -> Json:
        """Return Telegram's User who sent the message."""
        person = self.people.by_id.get(message.sender or 0)
        return person.as_user() if person else self.bot.as_user()

    def _author(self, message: Message, chat: Person | Group) -> Json:
        """Return who wrote the message: in a channel, that is the channel."""
        if isinstance(chat, Group) and chat.kind == "channel":
            return {"sender_chat": chat.as_chat()}
        return {"from": self.sender(message)}

    def as_json(self, message: Message, *, with_reply: bool = True) -> Json:
        """Return Telegram's Message."""
        chat = self.people.by_id.get(message.chat_id) or self.groups.by_id[message.chat_id]
        shown: Json = {
            "message_id": message.message_id,
            **self._author(message, chat),
            "chat": chat.as_chat(),
            "date": int(message.at.timestamp()),
            **message.more,
            **message.content,
        }
        if poll := message.content.get("poll"):
            shown["poll"] = as_it_is(poll, self.now)
        if message.edited_at:
            shown["edit_date"] = int(message.edited_at.timestamp())
        if message.reply_to and with_reply:
            replied = self.messages.get(message.chat_id, message.reply_to)
            if replied:
                shown["reply_to_message"] = self.as_json(replied, with_reply=False)
        if message.keyboard:
            shown["reply_markup"] = message.keyboard
        return shown

    def deliver(self, message: Message) -> None:
        """Put a new message into its chat, and onto the locked screens of those who get it."""
        self.messages.add(message)
        people = self.audience(message.chat_id)
        replied = self.messages.get(message.chat_id, message.reply_to)
        self.reply_keyboards.arrive(message, people, replied)
        title = self.chat_title(message.chat_id)
        for person_id in people:
            if person_id != message.sender and message.buzzes:
                self.phones.notify(person_id, message, title)
        self.tell("message", message, people)

    def unlock(self, person_id: int) -> None:
        """The person took the phone into their hand: nothing is on its locked screen now."""
        self.phones.open(person_id)
        self.events.add("open", self.now, [person_id])

    def tell(self, kind: str, message: Message, people: list[int] | None = None) -> None:
        """Note what happened to a message, for those who can see it."""
        self.events.add(
            kind,
            self.now,
            people if people is not None else self.audience(message.chat_id),
            chat=message.chat_id,
            message_id=message.message_id,
        )
        if self.on_asked and kind in ("message", "edit"):
            self.on_asked(message)

    def remove(self, message: Message) -> None:
        """Delete a message on every phone."""
        self.messages.remove(message)
        self.phones.withdraw(message, self.audience(message.chat_id))
        self.reply_keyboards.withdraw(message, self.audience(message.chat_id))
        self.tell("delete", message)

    def find(self, chat_id: int, message_id: int | None, purpose: str) -> Message:
        """Return the message; raises ApiError "message to <purpose> not found"."""
        message = self.messages.get(chat_id, message_id)
        if message is None:
            raise bad_request(f"message to {purpose} not found")
        return message

    def find_query(self, query_id: str) -> Any:
        """Return the tap with this id; raises ApiError when it is too old or unknown."""
        query = self.queries.answerable(query_id, self.now)
        if query is None:
            words = "query is too old and response timeout expired or query ID is invalid"
            raise ApiError(400, f"Bad Request: {words}")
        return query
