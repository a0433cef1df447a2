"""What the core asks of one room, whichever that is: it knows none of them by name.

So does a room of the trunk, of one that is built on it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import ColumnElement

from conversations.script import Answers
from records.database import Tx
from records.groups import Group
from records.meetings import Made, Meeting
from records.notices import Notice
from records.people import Person
from records.talks import Talk
from scheduler import house

if TYPE_CHECKING:
    from scheduler.talks.known import Known
    from scheduler.talks.spoken import Spoken
    from scheduler.talks.words.turn_words import Buttons


class NoSuchPort(LookupError):
    """The core asks something that no room answers."""


def who_hears(tx: Tx, person_id: int, now: datetime, group_id: int | None = None) -> list[int]:
    """Who hears for someone now, in a group or in all of theirs, as ids."""
    return cast("list[int]", port("who_hears")(tx, person_id, now, group_id))


def looked_after_by(
    tx: Tx, person_id: int, now: datetime, group_id: int | None = None
) -> list[int]:
    """Who looks after someone now, as ids; nobody where that is no one's task."""
    return cast("list[int]", port("looked_after_by")(tx, person_id, now, group_id))


def gets_in_touch(asker: Known) -> list[int]:
    """Who gets in touch with whoever asks for it, as ids; nobody they left out."""
    return cast("list[int]", port("gets_in_touch")(asker))


def help_for(tx: Tx, person_id: int, now: datetime) -> Spoken:
    """Who helps, for someone to read."""
    return cast("Spoken", port("help_for")(tx, person_id, now))


def ring(tx: Tx, row: Notice, person: Person, now: datetime) -> bool:
    """Have someone rung about a notice; False if there is nobody to, or it is not safe."""
    return bool(port("ring")(tx, row, person, now))


def ring_as_asked(tx: Tx, kind: str, person_id: int, group_id: int, now: datetime) -> int | None:
    """Have whoever asked for it rung, as the call's id; None if it is not safe, or nobody can."""
    return cast("int | None", port("ring_as_asked")(tx, kind, person_id, group_id, now))


def can_ring(tx: Tx, person_id: int, group_id: int, now: datetime, kind: str) -> list[int]:
    """Who can ring someone about something of a kind, as ids, in the order they are asked."""
    return cast("list[int]", port("can_ring")(tx, person_id, group_id, now, kind))


def make_meeting(tx: Tx, group: Group, made: Made, now: datetime) -> Meeting:
    """Save a meeting of a series, and post all that people will get for it; its row."""
    return cast("Meeting", port("make_meeting")(tx, group, made, now))


def invite_again(tx: Tx, meeting: Meeting, person: Person, now: datetime) -> None:
    """Post the invitation to this meeting now, and no more of its plan."""
    port("invite_again")(tx, meeting, person, now)


def was_invited(tx: Tx, person_id: int | None, *which: ColumnElement[bool]) -> bool:
    """Whether an invitation of which this is true has gone to someone, or is to go."""
    return bool(port("was_invited")(tx, person_id, *which))


def ask_anew(tx: Tx, meeting: Meeting, person: Person, now: datetime, *, invited: bool) -> None:
    """Ask someone to a meeting again, with all that they get for it; unless just `invited`."""
    port("ask_anew")(tx, meeting, person, now, invited=invited)


def say_in_group(tx: Tx, row: Notice, group: Group) -> tuple[str, Buttons]:
    """What a row says in a group's own chat, and the buttons under it."""
    return cast("tuple[str, Buttons]", port("say_in_group")(tx, row, group))


def ask_for(
    tx: Tx, kind: str, *, person_id: int, group_id: int, now: datetime, key: str, **about: Any
) -> None:
    """Have what someone asks for stand on the list of a person, once for each `key`.

    `about`: whom they wanted, and which meeting, talk and line of it that is, as ids.
    """
    who = {"person_id": person_id, "group_id": group_id}
    port("ask_for")(tx, kind, **who, now=now, key=key, **about)


def ask_no_more(tx: Tx, talk_id: int, path: str, now: datetime) -> None:
    """What was asked for with this line of a talk is needed no more."""
    port("ask_no_more")(tx, talk_id, path, now)


def talk_is_over(tx: Tx, talk: Talk, answers: Answers, now: datetime) -> None:
    """A talk is over, and its last words are posted: what follows comes after them."""
    over = house.kind(talk.conversation).over or port("after_talk")
    over(tx, talk, answers, now)
    port("goes_back")(tx, talk, now)


@house.asked_once
def port(what: str) -> Callable[..., Any]:
    """What one room brings for the core, as `link_ids`. Raises BroughtTwice, or NoSuchPort."""
    brought = (getattr(room, what) for room in house.rooms())
    found = house.once((what, one) for one in brought if one is not None)
    if what not in found:
        raise NoSuchPort(what)
    brings: Callable[..., Any] = found[what]
    return brings
