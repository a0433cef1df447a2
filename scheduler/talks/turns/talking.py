"""Talks in the database: a turn of the engine becomes answers, acts, and rows of what to say."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from conversations import engine
from conversations.conversation import Conversation
from conversations.evaluation.questions import COMMENT
from conversations.leaving.leaving import LEAVES
from conversations.offers import PICKING
from conversations.registry import ALL
from conversations.script import (
    ANSWERS_THERE,
    AS_ANSWER,
    ASKED,
    Answer,
    Answers,
    Ask,
    Choice,
    Do,
    Reads,
    Tell,
)
from conversations.talks.did_you_mean import MEANT
from conversations.talks.for_the_form import IN_COMMENT, PUT_IN, PUT_IT
from conversations.talks.unread_words import NOT_TO_OTHERS
from conversations.talks.unread_words import TYPED as WORDS
from records.access import Actor, NotAllowed
from records.database import Tx, as_json
from records.meetings import meetings
from records.notices import notices
from records.people import Row, people
from records.talks import ABOUT_COMING, LIVE, TALK, in_chat, talks
from scheduler import house
from scheduler.post import outbox
from scheduler.talks import held_words, telling
from scheduler.talks.acts import Order, Outcome, Refused, act_named
from scheduler.talks.answers import answers_of, sealed
from scheduler.talks.asked_back import newly_read
from scheduler.talks.half_done import has_gone_by, is_half_done, may_be_offered_after, was_offered
from scheduler.talks.half_way import NAME as HALF_WAY
from scheduler.talks.half_way import TYPED, WHICH, half_done
from scheduler.talks.heard_in import HEARD
from scheduler.talks.known import Known
from scheduler.talks.looks import as_asked
from scheduler.talks.passed_on import target_of
from scheduler.talks.persons import group_id_of
from scheduler.talks.played import chat_of, owner_of, person_of
from scheduler.talks.turn_words import known_for

#: these ask what is to become of what was typed beside the question; then that comes again
ASIDES = (
    *("unread_words", "did_you_mean", "for_the_form", "a_person", "more_to_tell"),
    "running_late",
    "add_words",
    *LEAVES,
)
#: what settles in them that words were the answer to what they broke into
_SETTLED = (
    *((MEANT, "yes"), ("shall_ring", "answer"), ("shall_reach", "answer")),
    *((PUT_IT, IN_COMMENT), (PUT_IN, IN_COMMENT)),
)
#: an open talk that was touched this recently is not broken into by a prompt
IN_THE_MIDDLE = timedelta(minutes=10)
#: a paused talk older than this is not taken up again by itself
STILL_WARM = timedelta(days=7)
_PERSON = select(people).where(people.c.id == bindparam("person_id"))
_TALK = select(talks).where(talks.c.id == bindparam("talk_id"))
_IN_CHAT = ((talks.c.person_id == bindparam("person")) & talks.c.played_by.is_(None)) | (
    talks.c.played_by == bindparam("person")
)
_WARM = (
    select(talks)
    .where(
        _IN_CHAT,
        talks.c.state == "paused",
        talks.c.turn >= bindparam("least"),
        # once it has led to a worry, it is not taken up by itself: another may have followed
        talks.c.conversation.not_in(held_words.OF_A_WORRY) | talks.c.worry_id.is_(None),
        talks.c.conversation.not_in(ABOUT_COMING)
        | talks.c.meeting_id.is_(None)
        | select(meetings.c.id)
        .where(meetings.c.id == talks.c.meeting_id, meetings.c.starts_at > bindparam("now"))
        .exists(),
        talks.c.last_at > bindparam("since"),
    )
    .order_by(talks.c.last_at.desc(), talks.c.id.desc())
    .limit(1)
)
_SAVE = update(talks).where(talks.c.id == bindparam("talk_id")).values(turn=talks.c.turn + 1)


@dataclass(frozen=True)
class About:
    """What a talk is about, as ids."""

    meeting_id: int | None = None
    signal_id: int | None = None
    invitation_id: int | None = None
    about_id: int | None = None
    worry_id: int | None = None
    played_by: int | None = None  #: who asks the questions for me, in their own chat


@dataclass
class Spoken:
    """What a turn will say, beside the lines of its script."""

    lead: list[str] = field(default_factory=list)
    read: list[str] = field(default_factory=list)  #: questions whose answers are said back
    row: Row | None = None  #: the due notice that becomes this message
    over: Row | None = None  #: the message that asks the same already: it is changed in place
    first: bool = False
    covered: bool = False


def begin(
    tx: Tx,
    person: Row,
    name: str,
    now: datetime,
    about: About | None = None,
    row: Row | None = None,
    answers: Answers | None = None,
    *,
    covered: bool = False,
) -> int:
    """Begin a talk and post (or put into `row`) its first message; the talk's id."""
    answers = answers or {}
    conversation, about = ALL[name], about or About()
    key_id = tx.keys.new() if conversation.anonymous else person.key_id
    pause_open(tx, about.played_by or person.id)
    done = tx.conn.execute(
        insert(talks).values(
            person_id=person.id,
            conversation=name,
            version=conversation.version,
            meeting_id=about.meeting_id,
            signal_id=about.signal_id,
            invitation_id=about.invitation_id,
            about_id=about.about_id,
            worry_id=about.worry_id,
            played_by=about.played_by,
            key_id=key_id,
            answers=sealed(tx, key_id, answers, anonymous=conversation.anonymous),
            began_at=now,
            last_at=now,
        )
    )
    (talk_id,) = done.inserted_primary_key or (0,)
    talk = talk_row(tx, talk_id)
    take_turn(
        tx, person, talk, answers, answers, now, Spoken(row=row, first=True, covered=covered)
    )
    return int(talk_id)


def offer(tx: Tx, person: Row, half: Row, now: datetime, *, typed: bool = True) -> None:
    """Ask whether to go on with a talk of another day; with what was `typed` nothing is done."""
    about = {WHICH: str(half.id), **({TYPED: "yes"} if typed else {})}
    begin(tx, person, HALF_WAY, now, answers=about)


def _goes_on(known: Known, talk: Row) -> bool:
    """Take up the talk that was offered; False if it is over, or may not be gone on with."""
    half = half_done(known)
    owner = owner_of(known.tx, half, known.person, known.now) if half is not None else None
    if half is None or owner is None:
        return False
    TALK.change(known.tx.conn, talk.id, "finished")
    ask_again(known.tx, owner, half, known.now, "WHERE_WE_WERE")
    return True


def talk_row(tx: Tx, talk_id: int) -> Row:
    """A talk's row."""
    return tx.conn.execute(_TALK, {"talk_id": talk_id}).one()


def reply(tx: Tx, person: Row, talk: Row, question: str, value: Any, now: datetime) -> None:
    """Answer the open question of a talk. Raises NotOpen, NotAnAnswer, Refused, NotAllowed.

    In which messages the one before was typed is forgotten: it is the newest no longer.
    """
    before = {name: said for name, said in answers_of(tx, talk).items() if name != HEARD}
    known = known_for(tx, talk, person, now, before)
    said = engine.heard(ALL[talk.conversation], before, question, value, known)
    if _names_others(known, ALL[talk.conversation].questions[question], value, before):
        ask_again(tx, person, talk, now, "NOT_TO_OTHERS")
        return
    if talk.conversation == HALF_WAY and value == "yes" and _goes_on(known, talk):
        return
    take_turn(tx, person, talk, before, said, now, Spoken(), known.with_answers(said))


def pick(tx: Tx, person: Row, talk: Row, question: str, key: str, now: datetime) -> None:
    """Pick one of several, or put it back: the message is changed in place."""
    before = answers_of(tx, talk)
    turn = engine.pick(
        ALL[talk.conversation], before, question, key, known_for(tx, talk, person, now, before)
    )
    _save(tx, talk, turn.answers, question, now)
    shown = outbox.newest_accepted(
        tx, chat_of(talk), notices.c.talk_id == talk.id, notices.c.asks == question
    )
    if shown is not None:
        change_shown(tx, shown, now)


def tick(
    tx: Tx, person: Row, talk: Row, question: str, keys: Answer, now: datetime, lead: str
) -> None:
    """Have just these be picked, of those on offer, and ask again."""
    answers = {**answers_of(tx, talk), question + PICKING: keys}
    _save(tx, talk, answers, question, now)
    ask_again(tx, person, talk_row(tx, talk.id), now, lead)


def change_shown(tx: Tx, shown: Row, now: datetime, **values: Any) -> None:
    """Post an edit of a message that says it again as it is now."""
    outbox.post(
        tx,
        act="edit",
        to=shown.person_id,
        kind=shown.kind,
        name=shown.name,
        now=now,
        target_id=shown.id,
        talk_id=shown.talk_id,
        meeting_id=shown.meeting_id,
        signal_id=shown.signal_id,
        about_id=shown.about_id,
        worry_id=shown.worry_id,
        asks=shown.asks,
        **{"lane": shown.lane, **values},
        parts=json.loads(shown.parts),
    )


def keep_words(
    tx: Tx,
    person: Row,
    talk: Row,
    name: str,
    words: str,
    now: datetime,
    *,
    lead: str,
    said_in: str | None = None,
) -> None:
    """Keep words beside the answers of a talk, and ask its question again, after `lead`.

    `said_in` is the message they take the place in; a new one without it. No words: none stay.
    """
    answers = answers_of(tx, talk)
    said = held_words.by_message(talk, talk.turn + 2)  # as the message notes it afterwards
    here = said if said_in is None else said_in
    words_so_far = {**held_words.pairs(answers, name), here: words}
    words_so_far = {one: typed for one, typed in words_so_far.items() if typed}
    answers = {**answers, name: held_words.as_answer(words_so_far)}
    if ASKED in answers:  # whom they name is not among those asked now
        answers[ASKED] = as_asked(known_for(tx, talk, person, now, answers))
    _save(tx, talk, answers, talk.question, now)
    ask_again(tx, person, talk_row(tx, talk.id), now, lead)


def back(tx: Tx, person: Row, talk: Row, now: datetime) -> None:
    """Open the last answered question again. Raises NoWayBack."""
    before = answers_of(tx, talk)
    turn = engine.back(ALL[talk.conversation], before, known_for(tx, talk, person, now, before))
    telling.take_back(tx, talk, turn.undone, now)
    question = turn.question.name if turn.question else None
    known = known_for(tx, talk, person, now, turn.answers)
    _save(tx, talk, _with_those_named(known, turn.question, turn.answers), question, now)
    say(tx, person, talk, (), question, now, Spoken())


def replace(
    tx: Tx,
    person: Row,
    talk: Row,
    question: str,
    read: Callable[[Known], Answer],
    now: datetime,
    spoken: Spoken | None = None,
) -> None:
    """Put another answer in the place of the last one; `read` gives it, with these facts.

    Raises NoWayBack if it is not the last, or if something has been done or told because of it;
    else as `reply`, and what `read` raises. Nothing has been changed then.
    """
    before, conversation = answers_of(tx, talk), ALL[talk.conversation]
    turn = engine.back(conversation, before, known_for(tx, talk, person, now, before))
    if turn.undone or turn.question is None or turn.question.name != question:
        raise engine.NoWayBack
    known = known_for(tx, talk, person, now, turn.answers)
    value = read(known)
    if value == before.get(question):
        return
    said = engine.heard(conversation, turn.answers, question, value, known)
    spoken = spoken or Spoken(lead=["ANSWER_CHANGED"])
    take_turn(tx, person, talk, turn.answers, said, now, spoken, known.with_answers(said))


def replace_ended(
    tx: Tx,
    person: Row,
    talk: Row,
    question: str,
    read: Callable[[Known], Answer],
    now: datetime,
    spoken: Spoken,
) -> None:
    """The same in a talk that ended with this answer: it stays as it is. Raises as `replace`."""
    before, conversation = answers_of(tx, talk), ALL[talk.conversation]
    turn = engine.back(conversation, before, known_for(tx, talk, person, now, before))
    if turn.undone or turn.question is None or turn.question.name != question:
        raise engine.NoWayBack
    value = read(known_for(tx, talk, person, now, turn.answers))
    answers: Answers = {**before, question: value}
    if conversation.each:
        _, answers = _do(known_for(tx, talk, person, now, answers), talk, conversation.each)
    _save(tx, talk, answers, None, now)
    shown = spoken.over or spoken.row
    said = json.loads(shown.parts).get("said", ()) if shown is not None else ()
    say(tx, person, talk, said, None, now, spoken)


def stop(tx: Tx, person: Row, talk: Row, now: datetime, lead: str = "STOPPED") -> None:
    """Stop for now: the answers are kept."""
    TALK.change(tx.conn, talk.id, "stopped", last_at=now)
    say(tx, person, talk, (), None, now, Spoken(lead=[lead]))


def ask_again(tx: Tx, person: Row, talk: Row, now: datetime, *lead: str) -> None:
    """The open question once more, after a kind word; with answers that still fit the script."""
    conversation = ALL[talk.conversation]
    before = answers_of(tx, talk)
    turn = engine.resume(conversation, before, known_for(tx, talk, person, now, before))
    if talk.state != "open":
        pause_open(tx, chat_of(talk), but=talk.id)
        TALK.change(tx.conn, talk.id, "open", last_at=now)
    if turn.question is None:  # the script has changed, and nothing is left to ask
        take_turn(tx, person, talk, turn.answers, turn.answers, now, Spoken(lead=list(lead)))
        return
    known = known_for(tx, talk, person, now, turn.answers)
    answers = _with_those_named(known, turn.question, turn.answers)
    _save(tx, talk, answers, turn.question.name, now, version=conversation.version)
    unread = _unread(tx, talk, turn.question.name)
    parts = json.loads(unread.parts) if unread is not None else {}
    read = list(parts.get("read", ()))
    spoken = Spoken(lead=list(lead), read=read, covered=unread is not None)
    say(tx, person, talk, parts.get("said", ()), turn.question.name, now, spoken)


def _with_those_named(known: Known, question: Ask | None, answers: Answers) -> Answers:
    """The answers, with whom a question about how someone is names, if one is asked."""
    if question is None or question.reads is not Reads.OWN_WORDS:
        return answers
    return {**answers, ASKED: telling.named_in(known, question)}


def ask_anew(tx: Tx, person: Row, talk: Row, now: datetime, *lead: str) -> None:
    """The same, with all that is said before a first question that asks about other words now."""
    conversation = ALL[talk.conversation]
    before = answers_of(tx, talk)
    known = known_for(tx, talk, person, now, before)
    said = engine.after(conversation, {}, before, known, first=True).said
    if talk.state != "open":
        pause_open(tx, chat_of(talk), but=talk.id)
        TALK.change(tx.conn, talk.id, "open", last_at=now)
    _save(tx, talk, before, talk.question, now)
    say(tx, person, talk, said, talk.question, now, Spoken(lead=list(lead)))


def _unread(tx: Tx, talk: Row, question: str) -> Row | None:
    """The newest message of a talk, if it asks this and nobody can have read it, or can now."""
    shown = outbox.newest_of_talk(tx, chat_of(talk), talk.id)
    unread = shown is not None and outbox.is_out_of_sight(shown) and shown.asks == question
    return shown if unread else None


def take_turn(
    tx: Tx,
    person: Row,
    talk: Row,
    before: Answers,
    answers: Answers,
    now: datetime,
    spoken: Spoken,
    known: Known | None = None,
) -> None:
    """Do what the new answers lead to, save them, and post what to say.

    `known` are the facts, if they have been looked up with these answers already.
    """
    conversation = ALL[talk.conversation]
    if known is None:
        known = known_for(tx, talk, person, now, answers)
    read = newly_read(conversation, before, answers)
    turn, talk, known = _do_all(talk, before, known, first=spoken.first)
    if _is_for_others(conversation, turn) and known.get("readers"):
        _ask_anew(tx, person, talk, before, as_asked(known), now)
        return
    answers = turn.answers
    for path in turn.tell:
        step = conversation.by_path[path]
        if isinstance(step, Tell):
            telling.tell(known, talk, path, step, talk.turn)
    question = turn.question.name if turn.question else None
    answers = _with_those_named(known, turn.question, answers)
    _save(tx, talk, answers, question, now, version=conversation.version)
    if question is None:
        TALK.change(tx.conn, talk.id, "finished")
    elif talk.state != "open":
        pause_open(tx, chat_of(talk), but=talk.id)
        TALK.change(tx.conn, talk.id, "open")
    if question is None and not turn.said and not spoken.lead:
        spoken.lead.append("OVER")
    if question is not None:
        spoken.read += read
    say(tx, person, talk, turn.said, question, now, spoken)
    if question is None:
        house.talk_is_over(tx, talk, answers, now)
        take_up_paused(tx, talk, now)


def _names_others(known: Known, ask: Ask, value: Any, before: Answers) -> bool:
    """Whether an answer on how someone is would be told to others than were named then."""
    asked = before.get(ASKED)
    if ask.reads is not Reads.OWN_WORDS or asked is None or asked == telling.named_in(known, ask):
        return False
    tells = (one.then for one in ask.choices if isinstance(one, Choice) and one.key == value)
    return any(isinstance(step, Tell) for then in tells for step in then)


def _is_for_others(conversation: Conversation, turn: engine.Turn) -> bool:
    """Whether a yes is none for those who would hear of it by now: they did not stand there."""
    return any(conversation.by_path[path] == NOT_TO_OTHERS for path in turn.said)


def _ask_anew(
    tx: Tx, person: Row, talk: Row, before: Answers, asked: tuple[str, ...], now: datetime
) -> None:
    """Ask the same of those who stand there now; nobody has been told."""
    _save(tx, talk, {**before, ASKED: asked}, talk.question, now)
    ask_again(tx, person, talk_row(tx, talk.id), now, "NOT_TO_OTHERS")


def _do_all(
    talk: Row, before: Answers, known: Known, *, first: bool
) -> tuple[engine.Turn, Row, Known]:
    """Run the acts of a turn, one after another, looking again after each."""
    conversation, done = ALL[talk.conversation], set()
    acts: list[str] = [conversation.each] if conversation.each and not first else []
    tx, now = known.tx, known.now
    while True:
        for name in acts:
            talk, answers = _do(known, talk, name)
            known = known_for(tx, talk, _fresh(tx, known.person), now, answers)
        turn = engine.after(conversation, before, known.answers, known, first=first)
        todo = [path for path in turn.do if path not in done]
        if not todo:
            return turn, talk, known
        done.add(todo[0])
        step = conversation.by_path[todo[0]]
        acts = [step.act] if isinstance(step, Do) else []


def order_for(known: Known, talk: Row) -> Order:
    """What an act is to do for the meeting and the group that the talk's words are about."""
    answers = known.answers
    named = known.meeting_id is not None or known.invitation_id is not None or "group" in answers
    return Order(
        meeting_id=known.meeting_id,
        signal_id=talk.signal_id,
        invitation_id=talk.invitation_id,
        talk_id=talk.id,
        about_id=talk.about_id,
        worry_id=talk.worry_id,
        answers=answers,
        group_id=None if named else group_id_of(known),
    )


def _do(known: Known, talk: Row, name: str) -> tuple[Row, Answers]:
    """Run an act; the talk, and its answers, as they are then."""
    tx, answers = known.tx, known.answers
    actor = Actor(known.person.id, by=talk.played_by)
    outcome = act_named(name)(tx, actor, order_for(known, talk), known.now) or Outcome()
    about = {
        "meeting_id": outcome.meeting_id,
        "signal_id": outcome.signal_id,
        "about_id": outcome.about_id,
        "worry_id": outcome.worry_id,
    }
    values = {column: row_id for column, row_id in about.items() if row_id is not None}
    if values:
        tx.conn.execute(update(talks).where(talks.c.id == talk.id).values(**values))
    return talk_row(tx, talk.id), {**answers, **outcome.say, **outcome.answers}


def _fresh(tx: Tx, person: Row) -> Row:
    return tx.conn.execute(_PERSON, {"person_id": person.id}).one()


def _save(
    tx: Tx,
    talk: Row,
    answers: Answers,
    question: str | None,
    now: datetime,
    version: str | None = None,
) -> None:
    if talk.state == "closed":  # an act has closed it, and erased what it held
        return
    values: dict[str, Any] = {
        "talk_id": talk.id,
        "answers": sealed(tx, talk.key_id, answers, anonymous=ALL[talk.conversation].anonymous),
        "question": question,
        "last_at": now,
    }
    if version is not None:
        values["version"] = version
    tx.conn.execute(_SAVE, values)


def say(
    tx: Tx,
    person: Row,
    talk: Row,
    said: Iterable[str],
    question: str | None,
    now: datetime,
    spoken: Spoken,
) -> None:
    """Post one message of a talk, or turn the due notice into it."""
    parts: dict[str, Any] = {"lead": spoken.lead, "read": spoken.read, "said": list(said)}
    if spoken.first:
        parts["first"] = True
    parts = {name: value for name, value in parts.items() if value}
    if spoken.over is not None and spoken.over.asks == question:
        say_over(tx, spoken.over, parts, now)
        return
    if spoken.row is not None:
        tx.conn.execute(
            update(notices)
            .where(notices.c.id == spoken.row.id)
            .values(kind="turn", talk_id=talk.id, parts=as_json(parts), asks=question)
        )
        return
    outbox.post(
        tx,
        to=chat_of(talk),
        kind="turn",
        name=talk.conversation,
        parts=parts,
        now=now,
        asks=question,
        covered=spoken.covered,
        talk_id=talk.id,
        meeting_id=talk.meeting_id,
        signal_id=talk.signal_id,
        worry_id=talk.worry_id,
    )


def say_over(tx: Tx, shown: Row, parts: dict[str, Any], now: datetime) -> None:
    """Have a message of a talk say this now, in its place: nothing is asked a second time."""
    tx.conn.execute(update(notices).where(notices.c.id == shown.id).values(parts=as_json(parts)))
    look_again(tx, tx.conn.execute(select(notices).where(notices.c.id == shown.id)).one(), now)


def look_again(tx: Tx, shown: Row, now: datetime) -> None:
    """Say a message as it is now, if it has gone and can be seen; else it will be so by itself."""
    if shown.state != "planned" and not outbox.is_out_of_sight(shown):
        change_shown(tx, shown, now)


def is_first(shown: Row) -> bool:
    """Whether a message began its talk, and so says all that this begins with."""
    return bool(json.loads(shown.parts).get("first"))


def keep_beside(tx: Tx, talk: Row, answers: Answers, now: datetime) -> None:
    """Save what is kept beside the answers of a talk; its question stays open, and unsaid."""
    _save(tx, talk, answers, talk.question, now)


def pause_open(tx: Tx, person_id: int, but: int | None = None) -> None:
    """Pause the open talks in a person's chat, but for one."""
    which = [in_chat(person_id), talks.c.state == "open"]
    if but is not None:
        which.append(talks.c.id != but)
    tx.conn.execute(update(talks).where(*which).values(state="paused"))


def in_the_middle(tx: Tx, person_id: int, now: datetime) -> bool:
    """Whether this person is just now in a talk that they have answered something in."""
    return (
        tx.conn.scalar(
            select(talks.c.id)
            .where(
                in_chat(person_id),
                talks.c.state == "open",
                talks.c.turn > 1,
                talks.c.last_at > now - IN_THE_MIDDLE,
            )
            .limit(1)
        )
        is not None
    )


def broken_into(tx: Tx, by: Row, now: datetime) -> Row | None:
    """The talk that waits in this chat until the one that broke into it is over.

    As a rule one in which something was answered; any, if it was broken into by its own words.
    """
    asked = {"person": chat_of(by), "now": now, "since": now - STILL_WARM}
    least = 1 if by.conversation in ASIDES else 2
    found: Row | None = tx.conn.execute(_WARM, {**asked, "least": least}).first()
    return found


def take_up_paused(tx: Tx, ended: Row, now: datetime) -> None:
    """When a talk is over, ask the question again that it had broken into in this chat.

    One of another day is only offered, once, and where that fits.
    """
    if _answered_there(tx, ended, now):
        return
    chat = chat_of(ended)
    talk = broken_into(tx, ended, now)
    if talk is None:
        return
    person = tx.conn.execute(_PERSON, {"person_id": chat}).one()
    if has_gone_by(person, talk, now):
        return
    if not is_half_done(tx, person, talk, now):
        ask_again(tx, person_of(tx, talk), talk, now, "WHERE_WE_WERE")
    elif may_be_offered_after(ended, talk) and not was_offered(tx, chat, talk):
        offer(tx, person, talk, now, typed=False)


def _answered_there(tx: Tx, ended: Row, now: datetime) -> bool:
    """Whether an aside has settled what words were in the talk that it asked for.

    Then that question is answered. If it is not asked any more, that is said.
    """
    answers = answers_of(tx, talk_row(tx, ended.id)) if ended.conversation in ASIDES else {}
    said = [answers.get(question) == key for question, key in _SETTLED]
    there = target_of(tx, answers, ANSWERS_THERE)
    if there is None or not any(said):
        return False
    talk, question = there
    owner = owner_of(tx, talk, tx.conn.execute(_PERSON, {"person_id": chat_of(ended)}).one(), now)
    try:
        if owner is None or talk.state not in LIVE or talk.question != question:
            raise engine.NotOpen(question)
        if IN_COMMENT in (answers.get(PUT_IT), answers.get(PUT_IN)):
            words = held_words.in_words(answers, WORDS)
            keep_words(tx, owner, talk, COMMENT, words, now, lead="IN_THE_COMMENT")
            # nothing may join them to a person
            tx.conn.execute(update(talks).where(talks.c.id == ended.id).values(answers=b""))
        else:
            reply(tx, owner, talk, question, answers[AS_ANSWER], now)
    except (engine.NotOpen, engine.NotAnAnswer, Refused, NotAllowed):
        say(tx, owner or person_of(tx, talk), ended, (), None, now, Spoken(lead=["MOVED_ON"]))
        return False
    return True


def in_english(tx: Tx, talk: Row, now: datetime) -> None:
    """Say the last message of a talk again, in English (W:11)."""
    shown = outbox.newest_accepted(tx, chat_of(talk), notices.c.talk_id == talk.id)
    if shown is not None:
        parts = {**json.loads(shown.parts), "language": "en"}
        outbox.post(
            tx,
            to=chat_of(talk),
            kind="turn",
            name=shown.name,
            parts=parts,
            now=now,
            asks=shown.asks,
            talk_id=talk.id,
        )
