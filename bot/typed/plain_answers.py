"""A plain question gets its answer: said at once, or asked about, or the talk it belongs to.

Nobody is told a thing by it. A question that is open stands after the answer, once.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, select

from bot.starting import start
from bot.typed import asides, breaks, changed_mind, kept_words, which_is_meant
from bot.typed.buttons import ask_of
from bot.typed.open_question import newest_live, open_question, presses_a_button, would_answer
from bot.words.plain_questions import kind_of
from conversations.script import ASKED, Answers, Reads
from records.database import Tx
from records.people import Person, Role
from records.talks import ABOUT_COMING as TALKS_OF_COMING
from records.talks import LIVE, TALK, Talk, talks
from scheduler import house
from scheduler.plain_questions.own_meetings import can_answer, to_come, today
from scheduler.post import on_screen, outbox
from scheduler.post.messages import NOTHING, Became
from scheduler.talks.known import Known
from scheduler.talks.passing_on.readers import as_asked
from scheduler.talks.people.contact_rows import ONLY, roles_of
from scheduler.talks.turns import open_talks, talking
from scheduler.talks.turns.half_done import has_gone_by, is_half_done
from scheduler.talks.turns.played import owner_of

#: what is said to each; what is not here leads to a talk
_SAID = {
    **dict.fromkeys(("when", "where"), "asked_when"),
    "still_on": "asked_still_on",
    "today": "asked_today",
    "tomorrow": "asked_tomorrow",
    "week": "asked_week",
    "weekday": "asked_when",
    "who": "asked_who",
    "money": "asked_money",
    "bring": "asked_bring",
    "private": "asked_private",
    "know": "asked_know",
}
#: what asks whether those who can see to it should be asked
_OFFERS = {"leave": "leaving", "stop": "less_from_me", "delete": "deleting"}
#: what may be about something else: with a worry that is open it is offered to those it is for
_MAY_BE_MORE = ("ill", "away", "late", "leave")
#: about coming: the question that is there already is opened, and answered by nothing
ABOUT_COMING = ("away", "ill", "coming", "changed", "answer")
#: and what is asked about a meeting that is answered, or not asked about just now
_WANTS = {"away": "no", "ill": "unwell", "coming": "yes", "changed": changed_mind.OTHER}
#: and which choice there may be meant: it is asked, and never picked
_MAY_MEAN = {
    "away": ("no", "not_coming"),
    "ill": ("unwell", "no", "not_coming"),
    "coming": ("yes",),
}
#: said to a “stop” or “leave me alone” where nothing is asked
LEFT_ALONE = "asked_alone"
_OFFERED = select(talks.c.id).where(
    (talks.c.person_id == bindparam("person")) & talks.c.played_by.is_(None),
    talks.c.conversation.in_((*_OFFERS.values(), "running_late")),
    talks.c.state.in_(LIVE),
)
#: what who only stands outside a group can change, and where
_OUTSIDE = {"choices": "my_choices", **dict.fromkeys(_OFFERS, "my_part")}


def take(tx: Tx, person: Person, text: str, now: datetime) -> Became | None:
    """What a plain question became that answers nothing that is asked; None if it is none."""
    if kind_of(text, person.language) is None or _is_its_answer(tx, person, text, now):
        return None
    asked, live = open_question(tx, person), newest_live(tx, person)
    if live is not None and live.state == "open" and (asked is None or asked.id != live.id):
        asked = None if on_screen.is_on_its_way(tx, person.id, live.id) else live
    if asked is not None and asides.answers_what_it_broke_into(tx, person, asked, text, now):
        return NOTHING
    gone = asked is not None and (
        has_gone_by(person, asked, now) or is_half_done(tx, person, asked, now)
    )
    return _answer(tx, person, text, now, None if gone else asked)


def _is_its_answer(tx: Tx, person: Person, text: str, now: datetime) -> bool:
    """Whether a plain question answers what is asked: not where that is how they are."""
    asked = open_question(tx, person)
    how = ask_of(asked).reads if asked is not None else None
    kind = kind_of(text, person.language)
    about_coming = kind in ABOUT_COMING
    if kind == "changed" and asked is not None and asked.conversation not in TALKS_OF_COMING:
        return True  # of what is asked there, and of no meeting
    if how is Reads.OWN_WORDS or (how is Reads.CHOICE and about_coming):
        return presses_a_button(tx, person, text, now)
    return would_answer(tx, person, text, now)


def _answer(
    tx: Tx, person: Person, text: str, now: datetime, asked: Talk | None = None
) -> Became | None:
    """Answer a plain question; what the message became. None if it is none, or not for them.

    `asked` is the talk whose question waits in their chat: it is asked again.
    """
    kind = kind_of(text, person.language)
    roles = roles_of(tx, person.id)
    if kind is None or not roles or _is_for_words(asked):
        return None
    if ONLY in roles:
        return _begun(tx, person, _OUTSIDE.get(kind, ""), now)
    if kind in _MAY_BE_MORE and (more := kept_words.offer_to_worry(tx, person, text, now)):
        return more
    if kind == "alone":
        return _leaves_alone(tx, person, asked, now)
    if (note := _note(Known(tx, person, now), kind, roles)) is not None:
        return _say(tx, person, note, now, asked)
    if asked is not None and asked.played_by is not None:  # it is not their own talk
        return None
    if kind in _OFFERS:
        return _offer(tx, person, _OFFERS[kind], now)
    if kind == "late":
        return _offer_late(tx, person, now)
    if kind in ABOUT_COMING and Role.CO_PRODUCER in roles:
        return _asks_if_they_come(tx, person, kind, text, now, asked)
    return _begun(tx, person, "my_choices" if kind == "choices" else "my_meetings", now)


def _is_for_words(asked: Talk | None) -> bool:
    """Whether what is typed there is what someone says of a worry, or of a break."""
    if asked is None:
        return False
    return house.kind(asked.conversation).of_a_worry or asked.conversation == breaks.ASKS


def _note(known: Known, kind: str, roles: set[str]) -> str | None:
    """What is simply said; None where there is something to ask or to open."""
    if kind in _OFFERS and Role.CO_PRODUCER not in roles:
        return "asked_leave_staff"
    if kind == "private" and known["peers_only"]:
        return "asked_private_peers"
    if kind == "late" and not today(known):
        return "asked_today"
    if kind in ABOUT_COMING and not to_come(known):
        return "asked_ill" if kind == "ill" else "asked_when"
    return _SAID.get(kind)


def _say(tx: Tx, person: Person, note: str, now: datetime, asked: Talk | None) -> Became:
    """Say it before the open question; of another's talk, in a message of its own."""
    if asked is not None and asked.played_by is None:
        talking.ask_again(tx, person, asked, now, note)
        return Became(asked)
    outbox.post(tx, to=person.id, kind="note", name=note, now=now)
    owner = owner_of(tx, asked, person, now) if asked is not None else None
    if asked is not None and owner is not None:
        talking.ask_again(tx, owner, asked, now)
    return NOTHING


def _begun(tx: Tx, person: Person, name: str, now: datetime) -> Became | None:
    """Begin a talk as if it was tapped on the menu."""
    return None if not name or start(tx, person, name, now) else NOTHING


def _offer(
    tx: Tx, person: Person, name: str, now: datetime, about: open_talks.About | None = None
) -> Became:
    """Ask whether others should hear of it; nobody does before a yes."""
    for talk_id in list(tx.conn.scalars(_OFFERED, {"person": person.id})):
        TALK.change(tx.conn, talk_id, "closed")  # the newest alone is meant
    meeting_id = about.meeting_id if about is not None else None
    asked = as_asked(Known(tx, person, now, conversation=name, meeting_id=meeting_id))
    talking.begin(tx, person, name, now, about, answers={ASKED: asked})
    return NOTHING


def _leaves_alone(tx: Tx, person: Person, asked: Talk | None, now: datetime) -> Became | None:
    """What is asked is stopped, and no more is asked; in a call for a break it is words."""
    if asked is not None and (asked.signal_id is not None or asked.played_by is not None):
        return None
    if asked is None or asked.conversation == "menu":
        if asked is not None:
            TALK.change(tx.conn, asked.id, "closed")
        outbox.post(tx, to=person.id, kind="note", name=LEFT_ALONE, now=now)
        return NOTHING
    talking.stop(tx, person, asked, now)
    return Became(asked)


def _offer_late(tx: Tx, person: Person, now: datetime) -> Became:
    meeting = today(Known(tx, person, now))[0]
    return _offer(tx, person, "running_late", now, open_talks.About(meeting_id=meeting.id))


def _asks_if_they_come(
    tx: Tx, person: Person, kind: str, text: str, now: datetime, asked: Talk | None
) -> Became | None:
    """Open the question about coming: of the only meeting there is, or of which to choose."""
    rows = can_answer(Known(tx, person, now))
    ids = [row.id for row in rows]
    if asked is not None and _asks_that(asked, ids, kind):
        meant = which_is_meant.ask_whether(tx, person, asked, _MAY_MEAN.get(kind, ()), text, now)
        if meant is None:
            talking.ask_again(tx, person, asked, now, "small_tap")
        return meant or Became(asked)
    if kind in _WANTS:
        return changed_mind.ask(tx, person, rows, _WANTS[kind], text, now, asked)
    which: Answers | None = {"which": str(ids[0])} if len(ids) == 1 else None
    return None if start(tx, person, "my_meetings", now, which) else NOTHING


def _asks_that(asked: Talk, ids: list[int], kind: str) -> bool:
    """Whether it is asked already: of one that they have picked, or of the only one there is."""
    if asked.question == "coming_again":
        return True
    reminder = kind == "away" and (asked.conversation, asked.question) == ("check_in", "feeling")
    return ids == [asked.meeting_id] and (reminder or asked.question in ("coming", "come_then"))
