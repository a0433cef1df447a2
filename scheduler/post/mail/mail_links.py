"""The links in e-mails: a page with one button, and what a press on it does.

Looking changes nothing, for mail scanners look first. A press may come twice. No page holds a
name or says what a meeting is about: whoever finds the link learns nothing from it.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select

from conversations.phrases import N_
from records.access import Actor, NotAllowed
from records.database import Tx
from records.meetings import Coming, comings, meetings
from records.notices import Notice, notices
from records.people import Person, Way
from scheduler import house
from scheduler.post import reach
from scheduler.post.mail.mail_keys import KNOW, STOP, opened, went_to
from scheduler.post.people_states import note_mail_stopped
from scheduler.talks.acts import Order, Refused
from scheduler.talks.cards import card_of

I_KNOW = N_("I know")
STOP_MAIL = N_("Stop e-mail")
_HAVE_YOU_READ_IT = N_("Have you read my e-mail? Tap the button, and I note that you know.")
_NOTED = N_("Thank you. I have noted that you know. No one needs to ring you.")
_NO_MORE = N_("Tap the button, and you get no more e-mail from me.")
_STOPPED = N_("That is done. You get no more e-mail from me.")
_INSTEAD = {
    Way.HERE: N_("From now on I write to you in Telegram."),
    Way.CALL: N_("From now on one of the staff will ring you."),
}
_NO_WAY = N_("I have asked one of the staff to find some other way to reach you.")
_ON_ANY_DAY = N_("You can have e-mail again on any day. Just tell one of the staff.")
_FROM_BEFORE = N_("This link is from before. It does not work now.")
_ASK = N_("If something is not clear, please ask one of the staff.")
_TROUBLE = N_("Sorry, that did not work. Please try again later.")


class Page(NamedTuple):
    """A page in words. `button` is what can be pressed; `found` is False if the link is none."""

    said: tuple[str, ...]
    button: str = ""
    language: str = "en"
    found: bool = True


FROM_BEFORE = Page((_FROM_BEFORE, _ASK), found=False)
TROUBLE = Page((_TROUBLE,), found=False)


class _About(NamedTuple):
    row: Notice
    person: Person


def look(tx: Tx, purpose: str, token: str) -> Page:
    """What a link shows. Nothing is changed."""
    about = _about(tx, purpose, token)
    if about is None:
        return FROM_BEFORE
    if purpose == STOP:
        done = Way.EMAIL not in about.person.ways.split(",")
        return _stopped(tx, about.person) if done else _page(about, _NO_MORE, button=STOP_MAIL)
    if not _is_the_newest(tx, about.row):
        return _page(about, _FROM_BEFORE, _ASK, found=False)
    if _knows(tx, about.row):
        return _page(about, _NOTED)
    return _page(about, _HAVE_YOU_READ_IT, button=I_KNOW)


def press(tx: Tx, purpose: str, token: str, now: datetime) -> Page:
    """Do what a link is for, once; what to say then."""
    about = _about(tx, purpose, token)
    page = look(tx, purpose, token)
    if about is None or not page.button:  # it is no link of ours now, or it is done already
        return page
    if purpose == STOP:
        note_mail_stopped(tx, about.person.id, now)
        return look(tx, purpose, token)
    act = house.acts()[house.kind(about.row.name).confirm]
    try:
        act(tx, Actor(about.person.id), Order(meeting_id=about.row.meeting_id), now)
    except (NotAllowed, Refused):
        return _page(about, _FROM_BEFORE, _ASK, found=False)
    return _page(about, _NOTED)


def _page(about: _About, *said: str, button: str = "", found: bool = True) -> Page:
    return Page(said, button, about.person.language, found)


def _about(tx: Tx, purpose: str, token: str) -> _About | None:
    """The notice and the person of a link that still holds: they are here, at that address."""
    said = opened(tx.keys, purpose, token) if purpose in (KNOW, STOP) else None
    if said is None:
        return None
    row = tx.find(Notice, said.notice_id)
    person = tx.find(Person, row.person_id) if row is not None else None
    if row is None or person is None or person.state != "here":
        return None
    address = str(card_of(tx, person).get("email", ""))
    return _About(row, person) if address and went_to(tx.keys, said, address) else None


class _News(NamedTuple):
    name: str
    dedupe: str


def _is_the_newest(tx: Tx, row: Notice) -> bool:
    """Whether nothing newer is to be known of this meeting, and it is still to come or off."""
    kind = house.kind(row.name)
    if not kind.confirm or row.dedupe is None:
        return False
    state = tx.conn.scalar(select(meetings.c.state).where(meetings.c.id == row.meeting_id))
    if (state == "planned") == kind.says_it_is_off or state == "held":
        return False
    later = tx.every(
        _News,
        select(notices.c.name, notices.c.dedupe).where(
            notices.c.meeting_id == row.meeting_id,
            notices.c.person_id == row.person_id,
            notices.c.name.in_(house.named("confirm")),
            notices.c.dedupe.is_not(None),
            notices.c.id > row.id,
        ),
    )
    mine = (row.name, _key(row.dedupe))
    return all((one.name, _key(one.dedupe)) == mine for one in later)


def _key(dedupe: str | None) -> str:
    """Which news it is, whether it was told at once or again on waking."""
    return str(dedupe).partition(":")[2]


def _knows(tx: Tx, row: Notice) -> bool:
    mine = (comings.c.meeting_id == row.meeting_id, comings.c.person_id == row.person_id)
    found = tx.first(Coming, select(comings).where(*mine))
    return found is not None and (found.confirmed_at or found.told_at) is not None


def _stopped(tx: Tx, person: Person) -> Page:
    """It is done; and who will reach them now."""
    ways = reach.usable(tx, person)
    instead = _INSTEAD.get(Way(ways[0]), _NO_WAY) if ways else _NO_WAY
    return Page((_STOPPED, instead, _ON_ANY_DAY), language=person.language)
