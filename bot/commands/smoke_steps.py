"""The ten steps of the first try: what to do, and how to see in the data that it happened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple, TypeVar

from sqlalchemy import Select, func, select

from bot.commands import check
from bot.commands.people import make_link
from bot.opening import opened
from bot.settings import Settings
from records.database import Tx
from records.groups import groups
from records.meetings import meetings
from records.notices import notices
from records.people import Role, memberships, people
from records.programs import programs
from records.signals import signals
from scheduler.joining.make_group import make_group

_GROUP = "First try"
_LISTENED_WITHIN = timedelta(minutes=3)
Found = TypeVar("Found")


@dataclass
class Try:
    """What the steps have to go on."""

    settings: Settings
    began: datetime
    group_id: int = 0
    shown: str = ""  #: a link to give to someone


class Step(NamedTuple):
    """What to do, and a look that gives what is still missing, or nothing if it is done."""

    title: str
    do: str
    missing: Callable[[Try], str]
    prepare: Callable[[Try], None] = lambda _: None


def _settings(on: Try) -> str:
    wrong = [line for fine, line in check.lines() if not fine]
    return wrong[0] if wrong else ""


def _privacy(on: Try) -> str:
    private = check.me(on.settings).private
    return "" if private else "In @BotFather: /setprivacy, choose the bot, Enable."


def _make_group(on: Try) -> None:
    def make(tx: Tx) -> int:
        found = tx.conn.scalar(select(func.max(groups.c.id)))
        if found is not None:
            return int(found)
        return make_group(
            tx, _GROUP, on.began, zone="Europe/London", form="adult", evaluate_every=1
        )

    on.group_id = _in_data(on, make)
    on.shown = f"It is group {on.group_id}."


def _group(on: Try) -> str:
    return "" if on.group_id else "There is no group. Make one: alongside group add"


def _listening(on: Try) -> str:
    last = _in_data(on, lambda tx: tx.conn.scalar(select(func.max(programs.c.polled_at))))
    fresh = last is not None and datetime.now(UTC) - last < _LISTENED_WITHIN
    return "" if fresh else "It has not listened in the last minutes. Start it, and wait a minute."


def _link_for(role: Role) -> Callable[[Try], None]:
    def make(on: Try) -> None:
        on.shown = _in_data(on, lambda tx: make_link(tx, on.group_id, role, "the operator"))

    return make


def _joined(role: Role) -> Callable[[Try], str]:
    def look(on: Try) -> str:
        here = (
            select(memberships.c.id)
            .join(people, people.c.id == memberships.c.person_id)
            .where(memberships.c.group_id == on.group_id, memberships.c.role == role)
            .where(people.c.state == "here")
        )
        return _found(on, here, f"No {role} has joined. Go on until the bot says “You are in”.")

    return look


def _meeting(on: Try) -> str:
    made = select(meetings.c.id).where(
        meetings.c.group_id == on.group_id, meetings.c.made_at >= on.began
    )
    return _found(on, made, "No meeting was made. Go on until the bot says “The meeting is set”.")


def _invited(on: Try) -> str:
    sent = (
        select(notices.c.id)
        .join(meetings, meetings.c.id == notices.c.meeting_id)
        .where(meetings.c.made_at >= on.began, notices.c.name == "invitation")
        .where(notices.c.state.in_(("accepted", "opened", "confirmed")))
    )
    return _found(on, sent, "Telegram has not taken the invitation. Look at the log of the bot.")


def _signal(on: Try) -> str:
    asked = select(signals.c.id).where(signals.c.raised_at >= on.began)
    answered = asked.where(signals.c.answered_at.is_not(None))
    unasked = _found(
        on, asked, "No one has asked for a break in a meeting. It has to be on, or about to begin."
    )
    return unasked or _found(
        on, answered, "It is asked for, and no one has tapped “I’ve seen it”."
    )


def _found(on: Try, wanted: Select[tuple[int]], otherwise: str) -> str:
    """Nothing if there is such a row; otherwise, what to say."""
    return "" if _in_data(on, lambda tx: tx.conn.scalar(wanted.limit(1))) else otherwise


def _in_data(on: Try, job: Callable[[Tx], Found]) -> Found:
    with opened(on.settings) as database, database.transaction() as tx:
        return job(tx)


STEPS = (
    Step("Settings", "Settings, key and database are looked at.", _settings),
    Step("Token", "Telegram is asked who the bot is.", lambda on: check.me(on.settings) and ""),
    Step("Privacy", "In groups the bot must not get what people say to each other.", _privacy),
    Step("A group", "The first group is made, if there is none.", _group, _make_group),
    Step("Listening", "In another terminal, run: alongside run", _listening),
    Step(
        "A facilitator",
        "Open the link on a phone, tap Start, and join.",
        _joined(Role.FACILITATOR),
        _link_for(Role.FACILITATOR),
    ),
    Step(
        "A co-producer",
        "Open the next link with another account, tap Start, and join.",
        _joined(Role.CO_PRODUCER),
        _link_for(Role.CO_PRODUCER),
    ),
    Step(
        "A meeting",
        "As the facilitator, type “hello”, tap “Make a meeting”: today, in 20 minutes.",
        _meeting,
    ),
    Step("An invitation", "As the co-producer, see the invitation, and answer it.", _invited),
    Step(
        "A break",
        "As the co-producer, type “I need a break”. As the facilitator, tap “I’ve seen it”.",
        _signal,
    ),
)
