"""What a command does, with a slash or in words, wherever it is typed."""

from __future__ import annotations

from datetime import datetime

from bot.giving import ask_again
from bot.starting import BREAK, SAFETY, post_help, start
from bot.tapped.covers import show
from bot.typed.buttons import ask_of
from bot.typed.open_question import newest_live
from bot.words.clean import cleaned
from conversations.registry import by_command
from conversations.script import ANSWERS_THERE, AS_ANSWER, ASKED, Answers, Reads
from records.access import Actor
from records.database import Tx
from records.notices import Lane, Notice, notices
from records.people import Person, Role
from records.talks import Talk
from scheduler.choices.hide_chat import hide_chat
from scheduler.leaving.rest_rows import rests_anywhere
from scheduler.post import on_screen, outbox
from scheduler.post.messages import NOTHING, Became
from scheduler.talks.acts import Order
from scheduler.talks.known import Known
from scheduler.talks.passing_on.passed_on import adds_to
from scheduler.talks.passing_on.readers import as_asked
from scheduler.talks.people.contact_rows import roles_of
from scheduler.talks.turns import talking
from scheduler.talks.turns.half_done import is_half_done

#: what is urgent, beside a break: it comes before any question but one that it may answer
BEFORE_A_QUESTION = (SAFETY, "despair", "person")


def slash(tx: Tx, person: Person, text: str, now: datetime) -> None:
    """A command as Telegram lists it: what it begins; of one that is unknown, the menu."""
    word = text[1:].split(maxsplit=1)[0].partition("@")[0] if text[1:].strip() else ""
    conversation = by_command(word)
    if word in ("help", "helpnow"):
        post_help(tx, person, now)
    else:
        begin(tx, person, conversation.name if conversation else "menu", now)


def begin(tx: Tx, person: Person, name: str, now: datetime) -> None:
    """Begin from the menu; someone who has not joined yet is asked where they were."""
    refusal = start(tx, person, name, now)
    if not refusal:
        return
    live = newest_live(tx, person)
    not_yours = refusal == "NOT_YOURS"
    if live is not None and is_half_done(tx, person, live, now):
        live = None
    if name == BREAK and not_yours:
        outbox.post(tx, to=person.id, kind="note", name="no_break_here", now=now)
    elif name == SAFETY:  # who is in no group can still be told who helps
        post_help(tx, person, now)
    elif live is not None:
        ask_again(tx, person, live, now, *([refusal] if not_yours else []))
    elif not not_yours or start(tx, person, "menu", now):
        outbox.post(tx, to=person.id, kind="note", name=_with_no_place(tx, person), now=now)


def _with_no_place(tx: Tx, person: Person) -> str:
    """What someone reads who is in no group: their place rests, or has ended, or never was."""
    if person.state != "here":
        return "not_me"
    return "rests_now" if rests_anywhere(tx, person.id) else "no_place_now"


def do_now(
    tx: Tx, person: Person, text: str, command: str, asked: Talk | None, now: datetime
) -> Became:
    """Do what is urgent, whatever is `asked` in the chat."""
    if command == SAFETY:
        begin(tx, person, SAFETY, now)
        return Became(called=True)
    _ask_for_a_person(tx, person, command, now, asked, text)
    return NOTHING


def _ask_for_a_person(
    tx: Tx, person: Person, command: str, now: datetime, asked_there: Talk | None, text: str
) -> None:
    """Who helps now, and whether to ask a person; who looks after others reads who helps.

    Where words were asked for, it may have been the answer: that can be said.
    """
    if Role.CO_PRODUCER not in roles_of(tx, person.id):
        post_help(tx, person, now)
        live = newest_live(tx, person)
        if live is not None and live.state == "open":
            ask_again(tx, person, live, now)
        return
    asked = as_asked(Known(tx, person, now))
    said: Answers = {"in_despair": "yes"} if command == "despair" else {}
    in_words = asked_there is not None and ask_of(asked_there).reads is Reads.TEXT
    if asked_there is not None and in_words and asked_there.played_by is None:
        said = {
            **said,
            ANSWERS_THERE: adds_to(asked_there, asked_there.question or ""),
            AS_ANSWER: cleaned(text) or text,
        }
    talking.begin(tx, person, "a_person", now, answers={**said, ASKED: asked})


def at_once(tx: Tx, person: Person, command: str | None, now: datetime) -> bool:
    """Do what is a command wherever it is typed; whether it was one."""
    if command == "help":
        post_help(tx, person, now)
    elif command == "hide":
        hide_chat(tx, Actor(person.id), Order(), now)
    elif command == "show" and (covered := _newest_covered(tx, person)) is not None:
        show(tx, person, covered.id, now)
    else:
        return False
    return True


def _newest_covered(tx: Tx, person: Person) -> Notice | None:
    return on_screen.newest_accepted(tx, person.id, notices.c.covered, ~notices.c.hidden)


def beside_a_break(
    tx: Tx, person: Person, asked: Talk | None, command: str | None, now: datetime
) -> None:
    """Their word for a break is a command too: the signal has gone, and this is done beside it.

    Back, Skip and the menu would put something else on top of it: the question waits, and comes
    again afterwards.
    """
    if command in ("help", "despair"):
        post_help(tx, person, now, Lane.REPLY)  # after the words that it has gone
        return
    if command == SAFETY:
        begin(tx, person, SAFETY, now)
        return
    done = at_once(tx, person, command, now)
    if not done and command == "stop" and asked is not None and asked.signal_id is None:
        talking.stop(tx, person, asked, now, "STOPPED_TOO")
