"""People who rehearse failure: each acts by a habit, on the simulated clock, always alike."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

from simulator import deeds
from simulator.errors import ControlError
from simulator.messages import Message
from simulator.people import Person
from simulator.world import World

Json = dict[str, Any]
Press = Callable[[World, Person, int, Json], Json]
#: nobody answers a bot for ever that asks for ever
MOST_ANSWERS = 50
MOST_PLANNED = 10_000
#: not a round minute: bots plan things by the minute, and this is not to meet them by chance
SOON = timedelta(seconds=30)


def _twice(world: World, person: Person, chat_id: int, wanted: Json) -> Json:
    deeds.tap(world, person, chat_id, wanted)
    return deeds.tap(world, person, chat_id, wanted)


def _typed(world: World, person: Person, chat_id: int, wanted: Json) -> Json:
    label = wanted.get("label") or deeds.label_of(world, chat_id, wanted)
    if label is None:
        return deeds.tap(world, person, chat_id, wanted)
    return deeds.say(world, person, chat_id, label)


@dataclass(frozen=True, slots=True)
class Habit:
    """How somebody deals with the bot."""

    about: str
    #: how long after the bot's question they answer by themselves; None: they never do
    after: timedelta | None = None
    press: Press = deeds.tap


HABITS = {
    "has_blocked": Habit("has blocked the bot"),
    "two_days_late": Habit("answers each question two days late", timedelta(days=2)),
    "taps_twice": Habit("answers in half a minute, taps everything twice", SOON, _twice),
    "only_types": Habit("answers in half a minute, types the button's words", SOON, _typed),
}


def take_up(person: Person, name: str | None) -> None:
    """Give the person a habit, or none; raises ControlError for one that is unknown."""
    if name and name not in HABITS:
        raise ControlError(400, f'"habit" must be one of {", ".join(HABITS)}.')
    person.habit = name or None
    if name == "has_blocked":
        person.blocked = True


def press(world: World, person: Person, chat_id: int, wanted: Json) -> Json:
    """The person presses a button, as is their habit; returns what came of it."""
    habit = HABITS.get(person.habit or "", Habit("taps"))
    return habit.press(world, person, chat_id, wanted)


def notice(world: World, message: Message) -> None:
    """The bot asks something: whoever has a habit of answering will."""
    person = world.people.by_id.get(message.chat_id)
    habit = HABITS.get(person.habit or "") if person else None
    if person and habit and habit.after and message.sender is None and _first(message):
        if len(world.agenda) >= MOST_PLANNED:
            return
        answer = partial(_answer, world, person, message.message_id)
        world.agenda.add(world.now + habit.after, answer)


def _first(message: Message) -> Json | None:
    buttons = (button for row in message.buttons for button in row)
    return next((button for button in buttons if "callback_data" in button), None)


def _answer(world: World, person: Person, message_id: int) -> None:
    """Press the first button, unless it is gone or was pressed before."""
    message = world.messages.get(person.id, message_id)
    button = _first(message) if message else None
    if button is None or button["callback_data"] in person.answered:
        return
    if len(person.answered) < MOST_ANSWERS:
        person.answered.add(button["callback_data"])
        wanted = {"message_id": message_id, "data": button["callback_data"]}
        press(world, person, person.id, wanted)
