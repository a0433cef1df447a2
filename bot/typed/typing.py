"""What was typed: a command, the person's own word, or words for the question they last got."""

from __future__ import annotations

import json
from datetime import datetime
from functools import partial

from sqlalchemy import select

from bot.giving import done_picking, give, is_asked_again, say_no
from bot.starting import SAFETY, post_help, start
from bot.tapped.covers import show
from bot.typed import breaks, kept_words, plain_answers, unread
from bot.typed.breaks import Heard
from bot.typed.unread import buttons_of, key_of_a_label
from bot.words.asks import asks_for_a_break_too, command_of, holds_a_cry
from bot.words.choosing import is_asked_back
from bot.words.clean import LONGEST_TEXT, Unread, cleaned
from bot.words.plain_questions import kind_of
from bot.words.reading import may_be_an_answer, read, says_done
from conversations.engine import NotAnAnswer, NotOpen, NoWayBack
from conversations.evaluation.questions import COMMENT
from conversations.offers import SKIPPED, fits, picked
from conversations.registry import ALL, by_command
from conversations.script import ANSWERS_THERE, AS_ANSWER, ASKED, Answers, Choice, Reads
from locales.plain import plain
from records.access import Actor, NotAllowed
from records.database import Tx
from records.notices import Lane, notices
from records.people import Role, Row
from records.talks import LIVE, TALK, in_chat, talks
from scheduler.choices.hide_chat import hide_chat
from scheduler.leaving.rest_rows import rests_anywhere
from scheduler.post import outbox
from scheduler.post.messages import NOTHING, Became
from scheduler.safety.worry_rows import ALERT
from scheduler.talks import held_words
from scheduler.talks.acts import Order, Refused
from scheduler.talks.answers import answers_of
from scheduler.talks.contact_rows import roles_of
from scheduler.talks.half_done import has_gone_by, is_half_done, was_offered
from scheduler.talks.known import Known
from scheduler.talks.looks import as_asked
from scheduler.talks.passed_on import adds_to
from scheduler.talks.played import owner_of
from scheduler.talks.running import running_meeting
from scheduler.talks.turn_words import known_for
from scheduler.talks.turns import changed_answers, open_talks, taking_up, talking
from scheduler.talks.wrote import who_wrote_last

#: the question for a word of one's own: what is a command elsewhere is an answer to it
_OWN_WORD = "own_word"


def typed(tx: Tx, person: Row, text: str, now: datetime) -> Became:
    """Take a typed message; what it became."""
    if text.startswith("/"):
        _command(tx, person, text, now)
        return NOTHING
    command = command_of(text, person.language)
    if command in ("despair", "person") and _presses_a_button(tx, person, text, now):
        command = None
    if command is None and (stands := breaks.ended_by(tx, person, text)) is not None:
        return _ends_it(tx, person, stands, now)
    heard = _heard(tx, person, text, command, now)
    if heard is Heard.NOTHING:
        if command is None and holds_a_cry(text, person.language):
            post_help(tx, person, now)
        return _no_break(tx, person, text, command, now)
    if heard is Heard.PERHAPS:
        breaks.ask(tx, person, now)
        return NOTHING  # put right, the message is a call yet
    if heard is Heard.BREAK:
        _begin(tx, person, "need_a_break", now)
    else:
        asked = open_question(tx, person)
        _begin(tx, person, "need_a_break", now)
        _as_well(tx, person, asked, command, now)
    return Became(called=True)


def _ends_it(tx: Tx, person: Row, talk: Row, now: datetime) -> Became:
    """“I am OK now”, typed while something else is open."""
    try:
        give(tx, person, talk, "ok", now)
    except (NotAnAnswer, NotOpen, Refused, NotAllowed) as refusal:
        say_no(tx, person, talk, refusal, now)
    return Became(talk, talk.question)


def in_need(tx: Tx, person: Row, text: str, now: datetime, answered: str | None = None) -> bool:
    """Whether words mean this wherever they stand: a break, help, or that all be hidden.

    Not, as a rule, if they `answered` the question for one's own word.
    """
    if answered in breaks.NAMES_THE_WORD and running_meeting(Known(tx, person, now)) is None:
        return False
    command = command_of(text, person.language)
    if command in ("help", "hide", "safety", "despair", "person"):
        return True
    return _heard(tx, person, text, command, now) is not Heard.NOTHING


def _heard(tx: Tx, person: Row, text: str, command: str | None, now: datetime) -> Heard:
    answers = partial(_would_answer, tx, person, text, now)
    if command == "break" or not asks_for_a_break_too(text, person.language):
        return breaks.heard(tx, person, text, command, now, answers)
    called = breaks.heard(tx, person, text, "break", now, answers) is Heard.BREAK
    return Heard.BOTH if called else Heard.NOTHING


def _no_break(tx: Tx, person: Row, text: str, command: str | None, now: datetime) -> Became:
    """A command, or words for the open question. As one's own word, a command is refused there."""
    if command == SAFETY:
        if not only_words(tx, person, text):
            _begin(tx, person, SAFETY, now)
            return Became(called=True)
        command = None
    if command in ("despair", "person"):
        asked = takes_them_as_words(tx, person)
        despairs = command == "despair" and not may_be_an_answer(text, person.language)
        if asked is None or (despairs and asked.conversation not in held_words.OF_A_WORRY):
            _asks_for_a_person(tx, person, command, now, asked, text)
            return NOTHING
        if despairs:  # who helps comes first, and nothing is lost
            post_help(tx, person, now)
        command = None
    for_a_word = command is not None and _is_for_a_word(open_question(tx, person), now)
    if for_a_word and command == "hide":  # why it can't be one comes as well, but covered
        became = _to_the_question(tx, person, text, None, now)
        _at_once(tx, person, command, now)
        return became
    done = _at_once(tx, person, command, now)
    if for_a_word:
        return _to_the_question(tx, person, text, None, now)
    if command == "menu":
        _begin(tx, person, "menu", now)
    elif not done:
        return _to_the_question(tx, person, text, command, now)
    return NOTHING


def only_words(tx: Tx, person: Row, text: str) -> bool:
    """Whether this is what someone says of a worry, or one word where words are asked for."""
    asked = open_question(tx, person)
    if asked is None or asked.state != "open":
        return False
    ask = ALL[asked.conversation].questions[asked.question]
    if asked.conversation in held_words.OF_A_WORRY:
        return True
    return ask.reads in (Reads.TEXT, Reads.WORD) and may_be_an_answer(text, person.language)


def _asks_for_a_person(
    tx: Tx, person: Row, command: str, now: datetime, asked_there: Row | None, text: str
) -> None:
    """Who helps now, and whether to ask a person; who looks after others reads who helps.

    Where words were asked for, it may have been the answer: that can be said.
    """
    if Role.CO_PRODUCER not in roles_of(tx, person.id):
        post_help(tx, person, now)
        live = _newest_live(tx, person)
        if live is not None and live.state == "open":
            _ask_again(tx, person, live, now)
        return
    asked = as_asked(Known(tx, person, now))
    said: Answers = {"in_despair": "yes"} if command == "despair" else {}
    if asked_there is not None and asked_there.played_by is None:
        said = {
            **said,
            ANSWERS_THERE: adds_to(asked_there, asked_there.question),
            AS_ANSWER: cleaned(text) or text,
        }
    talking.begin(tx, person, "a_person", now, answers={**said, ASKED: asked})


def takes_them_as_words(tx: Tx, person: Row) -> Row | None:
    """The talk whose open question is about a worry, or asks for words: those are not lost."""
    asked = open_question(tx, person)
    if asked is None or asked.state != "open":
        return None
    ask = ALL[asked.conversation].questions[asked.question]
    takes = asked.conversation in held_words.OF_A_WORRY or ask.reads is Reads.TEXT
    return asked if takes else None


def _presses_a_button(tx: Tx, person: Row, text: str, now: datetime) -> bool:
    """Whether these are just the words on a button that can be tapped now."""
    asked = open_question(tx, person)
    owner = owner_of(tx, asked, person, now) if asked is not None else None
    return (
        asked is not None
        and owner is not None
        and key_of_a_label(tx, person, owner, asked, text, now) is not None
    )


def takes_words(tx: Tx, person: Row) -> bool:
    """Whether the open question takes words, or keeps them."""
    asked = open_question(tx, person)
    if asked is None or asked.state != "open":
        return False
    ask = ALL[asked.conversation].questions[asked.question]
    return ask.reads is Reads.TEXT or bool(ask.keeps)


def _at_once(tx: Tx, person: Row, command: str | None, now: datetime) -> bool:
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


def _as_well(tx: Tx, person: Row, asked: Row | None, command: str | None, now: datetime) -> None:
    """Their word for a break is a command too: the signal has gone, and this is done beside it.

    Back, Skip and the menu would put something else on top of it: the question waits, and comes
    again afterwards.
    """
    if command in ("help", "despair"):
        post_help(tx, person, now, Lane.REPLY)  # after the words that it has gone
        return
    if command == SAFETY:
        _begin(tx, person, SAFETY, now)
        return
    done = _at_once(tx, person, command, now)
    if not done and command == "stop" and asked is not None and asked.signal_id is None:
        talking.stop(tx, person, asked, now, "STOPPED_TOO")


def open_question(tx: Tx, person: Row) -> Row | None:
    """The talk whose question was delivered last, if that is still the one to answer."""
    shown = outbox.newest_question(tx, person.id)
    talk = open_talks.talk_row(tx, shown.talk_id) if shown is not None else None
    if shown is None or talk is None or talk.state not in ("open", "paused"):
        return None
    asked = talk.question == shown.asks and talk.question in ALL[talk.conversation].questions
    return talk if asked else None


def _is_for_a_word(asked: Row | None, now: datetime) -> bool:
    """Whether someone has just been asked for a word: whatever they type, it is meant as one."""
    return (
        asked is not None
        and asked.question == _OWN_WORD
        and asked.last_at > now - open_talks.IN_THE_MIDDLE
    )


def _would_answer(tx: Tx, person: Row, text: str, now: datetime) -> bool:
    """Whether a text can be read as the answer to the open question."""
    asked = open_question(tx, person)
    owner = owner_of(tx, asked, person, now) if asked is not None else None
    if asked is None or owner is None:
        return False
    try:
        value = _read(tx, person, owner, asked, text, now)
    except Unread:
        return False
    ask = ALL[asked.conversation].questions[asked.question]
    return fits(ask, value, known_for(tx, asked, owner, now))


def _newest_covered(tx: Tx, person: Row) -> Row | None:
    return outbox.newest_accepted(tx, person.id, notices.c.covered, ~notices.c.hidden)


def _command(tx: Tx, person: Row, text: str, now: datetime) -> None:
    word = text[1:].split(maxsplit=1)[0].partition("@")[0] if text[1:].strip() else ""
    conversation = by_command(word)
    if word in ("help", "helpnow"):
        post_help(tx, person, now)
    else:
        _begin(tx, person, conversation.name if conversation else "menu", now)


def _begin(tx: Tx, person: Row, name: str, now: datetime) -> None:
    """Begin from the menu; someone who has not joined yet is asked where they were."""
    refusal = start(tx, person, name, now)
    if not refusal:
        return
    live = _newest_live(tx, person)
    not_yours = refusal == "NOT_YOURS"
    if live is not None and is_half_done(tx, person, live, now):
        live = None
    if name == SAFETY:  # who is in no group can still be told who helps
        post_help(tx, person, now)
    elif live is not None:
        _ask_again(tx, person, live, now, *([refusal] if not_yours else []))
    elif not not_yours or start(tx, person, "menu", now):
        outbox.post(tx, to=person.id, kind="note", name=_with_no_place(tx, person), now=now)


def _with_no_place(tx: Tx, person: Row) -> str:
    """What someone reads who is in no group: their place rests, or has ended, or never was."""
    if person.state != "here":
        return "not_me"
    return "rests_now" if rests_anywhere(tx, person.id) else "no_place_now"


def _ask_again(tx: Tx, person: Row, talk: Row, now: datetime, *lead: str) -> None:
    """The open question once more, to whoever taps in this talk, if they still may."""
    owner = owner_of(tx, talk, person, now)
    if owner is None:
        say_no(tx, person, talk, NotAllowed(), now)
    else:
        talking.ask_again(tx, owner, talk, now, *lead)


def _newest_live(tx: Tx, person: Row) -> Row | None:
    """The talk that is open in this chat, or else the one that was paused or stopped last."""
    rows = tx.conn.execute(
        select(talks)
        .where(in_chat(person.id), talks.c.state.in_(LIVE))
        .order_by(talks.c.last_at.desc(), talks.c.id.desc())
    ).all()
    return next((row for row in rows if row.state == "open"), rows[0] if rows else None)


def _to_the_question(tx: Tx, person: Row, text: str, command: str | None, now: datetime) -> Became:
    """Typed words belong to the question that was last delivered to this person.

    But not if another has been asked since that they cannot have read yet.
    """
    if command == "stop" and _nothing_goes_on(tx, person, now):
        outbox.post(tx, to=person.id, kind="note", name=plain_answers.LEFT_ALONE, now=now)
        return NOTHING
    shown = outbox.newest_question(tx, person.id)
    talk = open_talks.talk_row(tx, shown.talk_id) if shown is not None else None
    newer = unseen(tx, person, talk, command)
    if command is None and (plainly := _answered_plainly(tx, person, text, now)) is not None:
        return plainly
    if command is None and (took := _for_who_wrote(tx, person, text, now)) is not None:
        return took
    if newer is not None and (took := kept_words.keep_unseen(tx, person, newer, text, now)):
        return took
    if newer is not None and shown is not None and talk is not None and talk.state == "paused":
        _ask_again(tx, person, newer, now, "CAME_BEFORE")
        return NOTHING
    if shown is None or talk is None or talk.state not in LIVE:
        return _elsewhere(tx, person, text, command, now)
    return _to_this(tx, person, talk, str(shown.asks), text, command, now)


def _nothing_goes_on(tx: Tx, person: Row, now: datetime) -> bool:
    """Whether nothing is asked that could be stopped; who is in no group reads what they are."""
    live = _newest_live(tx, person)
    over = live is None or live.state == "stopped" or has_gone_by(person, live, now)
    return over and bool(roles_of(tx, person.id))


def _is_its_answer(tx: Tx, person: Row, text: str, now: datetime) -> bool:
    """Whether a plain question answers what is asked: not where that is how they are."""
    asked = open_question(tx, person)
    how = ALL[asked.conversation].questions[asked.question].reads if asked is not None else None
    about_coming = kind_of(text, person.language) in plain_answers.ABOUT_COMING
    if how is Reads.OWN_WORDS or (how is Reads.CHOICE and about_coming):
        return _presses_a_button(tx, person, text, now)
    return _would_answer(tx, person, text, now)


def _answered_plainly(tx: Tx, person: Row, text: str, now: datetime) -> Became | None:
    """What a plain question became that answers nothing that is asked; None if it is none."""
    if kind_of(text, person.language) is None or _is_its_answer(tx, person, text, now):
        return None
    asked, live = open_question(tx, person), _newest_live(tx, person)
    if live is not None and live.state == "open" and (asked is None or asked.id != live.id):
        asked = None if outbox.is_on_its_way(tx, person.id, live.id) else live
    gone = asked is not None and (
        has_gone_by(person, asked, now) or is_half_done(tx, person, asked, now)
    )
    return plain_answers.answer(tx, person, text, now, None if gone else asked)


def _to_this(
    tx: Tx, person: Row, talk: Row, asks: str, text: str, command: str | None, now: datetime
) -> Became:
    """Words for a talk whose question `asks` can be seen, unless that is not what goes on."""
    if not (command == "stop" and talk.state == "open") and is_half_done(tx, person, talk, now):
        taking_up.offer(tx, person, talk, now)
    elif _is_left(talk):
        return _elsewhere(tx, person, text, command, now)
    elif talk.state == "stopped" or talk.question not in ALL[talk.conversation].questions:
        return _offered_or_asked(tx, person, talk, text, command, now, "WHERE_WE_WERE")
    elif talk.question != asks:  # it came before the newest question
        return _offered_or_asked(tx, person, talk, text, command, now, "NOT_AN_ANSWER")
    elif talk.conversation == ALERT and _has_another(tx, person, talk):
        _ask_again(tx, person, talk, now, "TAP_WHICH")
    elif (owner := owner_of(tx, talk, person, now)) is None:
        say_no(tx, person, talk, NotAllowed(), now)
    else:
        took = _meant_for_who_wrote(tx, person, talk, text, now) if command is None else None
        return took or answer(tx, person, owner, talk, text, command, now)
    return NOTHING


def _for_who_wrote(tx: Tx, person: Row, text: str, now: datetime) -> Became | None:
    """Words under what someone wrote are for them, if they answer nothing that is asked."""
    if (wrote := who_wrote_last(tx, person.id, now)) is None:
        return None
    asked = open_question(tx, person)
    can_wait = asked is None or not ALL[asked.conversation].urgent
    if not can_wait or _would_answer(tx, person, text, now):
        return None
    return unread.answer_who_wrote(tx, person, text, now, wrote)


def _meant_for_who_wrote(
    tx: Tx, person: Row, talk: Row, text: str, now: datetime
) -> Became | None:
    """Words under what someone wrote are for them, though a question before it would take any."""
    ask = ALL[talk.conversation].questions[talk.question]
    in_words = ask.reads in (Reads.TEXT, Reads.OWN_WORDS) and not ask.keeps
    takes_any = in_words or ask.keeps == COMMENT
    return unread.answer_who_wrote(tx, person, text, now) if takes_any else None


def _offered_or_asked(
    tx: Tx, person: Row, talk: Row, text: str, command: str | None, now: datetime, lead: str
) -> Became:
    """Offer words to an open worry, or to a person; or, if neither, ask again what is asked."""
    asks = kept_words.offer_to_worry(tx, person, text, now) if command is None else None
    if asks is None and command is None:
        asks = _offered_first(tx, person, talk, text, now)
    if asks is None:
        _ask_again(tx, person, talk, now, *_lead(tx, person, talk, text, command, lead, now))
    return asks or NOTHING


def _offered_first(tx: Tx, person: Row, talk: Row, text: str, now: datetime) -> Became | None:
    """Offer words that fit nowhere before the question of a talk comes again; None if they do not.

    Of a worry that was stopped they are kept with it.
    """
    if talk.played_by is not None or not _says_more(tx, person, talk, text, now):
        return None
    if talk.conversation in held_words.OF_A_WORRY and talk.question:
        took = kept_words.keep(tx, person, person, talk, text, now)
        return Became(talk, talk.question) if took else None
    if talk.state == "stopped":
        TALK.change(tx.conn, talk.id, "open")  # it waits while that is asked
    return unread.offer(tx, person, text, now)


def _says_more(tx: Tx, person: Row, talk: Row, text: str, now: datetime) -> bool:
    """Whether it is more than a word to go on, or than one of the choices of a question."""
    if not unread.is_for_a_person(text) or unread.only_goes_on(text, person):
        return False
    asks = talk.question in ALL[talk.conversation].questions
    return not asks or key_of_a_label(tx, person, person, talk, text, now) is None


def _lead(
    tx: Tx, person: Row, talk: Row, text: str, command: str | None, lead: str, now: datetime
) -> tuple[str, ...]:
    """What is said before the question: of words that were not used, that they were not."""
    if command is not None or talk.played_by is not None:
        return (lead,) if lead else ()
    if unread.is_too_long(text):
        return ("TOO_LONG",)
    return ("CANNOT_READ",) if _says_more(tx, person, talk, text, now) else (lead,) if lead else ()


def filed(tx: Tx, person: Row, file: str, now: datetime) -> bool:
    """Take a file as the answer to the question that asks for one; False if none does."""
    shown = outbox.newest_question(tx, person.id)
    talk = open_talks.talk_row(tx, shown.talk_id) if shown is not None else None
    if not file or shown is None or talk is None or talk.state != "open":
        return False
    ask = ALL[talk.conversation].questions.get(talk.question)
    if talk.question != shown.asks or ask is None or ask.reads is not Reads.FILE:
        return False
    if is_half_done(tx, person, talk, now):
        taking_up.offer(tx, person, talk, now)
        return True
    owner = owner_of(tx, talk, person, now)
    if owner is None:
        return False
    try:
        give(tx, owner, talk, file, now)
    except (NotAnAnswer, NotOpen, NoWayBack, Refused, NotAllowed) as refusal:
        say_no(tx, owner, talk, refusal, now)
    return True


def unseen(tx: Tx, person: Row, shown: Row | None, command: str | None) -> Row | None:
    """The talk that is open in this chat, if nobody can have read what it asks."""
    if command is not None or (shown is not None and shown.state == "open"):
        return None
    live = _newest_live(tx, person)
    if live is None or live.state != "open" or live.question is None:
        return None
    hidden = shown is None
    return live if hidden or outbox.is_on_its_way(tx, person.id, live.id) else None


def _has_another(tx: Tx, person: Row, alert: Row) -> bool:
    """Whether staff are asked about another worry as well: which one typed words mean is open."""
    others = (talks.c.conversation == ALERT, talks.c.state.in_(LIVE), talks.c.id != alert.id)
    which = (in_chat(person.id), *others, talks.c.worry_id != alert.worry_id)
    return tx.conn.scalar(select(talks.c.id).where(*which).limit(1)) is not None


def _elsewhere(tx: Tx, person: Row, text: str, command: str | None, now: datetime) -> Became:
    """No question is in sight: take up what is open, or show what can be done."""
    if command is None and (asks := kept_words.offer_to_worry(tx, person, text, now)) is not None:
        return asks
    live = _newest_live(tx, person)
    if live is not None and (has_gone_by(person, live, now) or _is_left(live)):
        live = None
    half = live is not None and is_half_done(tx, person, live, now)
    if live is not None and command is None and live.state in ("open", "stopped"):
        lead = "WHERE_WE_WERE" if live.state == "stopped" else ""
        if not half:
            return _offered_or_asked(tx, person, live, text, command, now, lead)
    if (
        live is not None
        and half
        and live.state != "paused"
        and not was_offered(tx, person.id, live)
    ):
        taking_up.offer(tx, person, live, now)
    elif live is None or half:
        return _nowhere(tx, person, text, now)
    elif live.state == "stopped":
        _ask_again(tx, person, live, now, "WHERE_WE_WERE")
    elif live.state == "open":
        _ask_again(tx, person, live, now)
    else:
        return _nowhere(tx, person, text, now)
    return NOTHING


def _is_left(talk: Row) -> bool:
    """Whether it asked what is to become of words, and was stopped: new words are offered anew."""
    return talk.state == "stopped" and talk.conversation in taking_up.ASIDES


def _nowhere(tx: Tx, person: Row, text: str, now: datetime) -> Became:
    """Nothing is asked, and no command was typed: a small answer, an offer, or else the menu."""
    note = unread.answer_small_talk(person, text)
    for_a_person = note is None and unread.is_for_a_person(text)
    asks = unread.offer(tx, person, text, now) if for_a_person else None
    if asks is not None:
        return asks
    if unread.is_too_long(text):
        note = "too_long"
    elif for_a_person:
        note = unread.not_read(tx, person, text)
    if note is None or note == "small_hello":  # the menu says hello itself
        _begin(tx, person, "menu", now)
    else:
        outbox.post(tx, to=person.id, kind="note", name=note, now=now)
    return NOTHING


def answer(
    tx: Tx,
    person: Row,
    owner: Row,
    talk: Row,
    text: str,
    command: str | None,
    now: datetime,
) -> Became:
    """Take words for the open question: they answer it, or are kept with it, or offered."""
    ask = ALL[talk.conversation].questions[talk.question]
    answered, said = Became(talk, talk.question), Became(talk)
    try:
        if command == "back":
            changed_answers.back(tx, owner, talk, now)
        elif command == "stop":
            talking.stop(tx, owner, talk, now)
        elif command == "skip":
            talking.reply(tx, owner, talk, talk.question, SKIPPED, now)
            return answered
        elif ask.many and says_done(text, person.language):
            done_picking(tx, owner, talk, ask, now)
            return answered
        elif ask.many:
            more = _read(tx, person, owner, talk, text, now)
            picks = tuple(dict.fromkeys((*picked(ask, answers_of(tx, talk)), *more)))
            if not ask.skip:  # what follows can't be undone: only “Done” does that
                changed_answers.tick(tx, owner, talk, ask.name, picks, now, "TICKED")
                return said
            give(tx, owner, talk, picks, now)
            return answered
        else:
            _give_one(tx, person, owner, talk, text, now)
            return answered
    except Unread as why:
        return _unread(tx, person, owner, talk, text, command, why, now)
    except (NotAnAnswer, NotOpen, NoWayBack, Refused, NotAllowed) as refusal:
        in_words = command is None and ask.reads in (Reads.TEXT, Reads.OWN_WORDS)
        return _not_taken(tx, person, owner, talk, text if in_words else "", refusal, now)
    return said


def _give_one(tx: Tx, person: Row, owner: Row, talk: Row, text: str, now: datetime) -> None:
    """Give what was typed as the one answer. Raises Unread for what is none, and as `give`."""
    ask = ALL[talk.conversation].questions[talk.question]
    value = _read(tx, person, owner, talk, text, now)
    if not any(isinstance(one, Choice) and one.key == value for one in ask.choices):
        if ask.again is not None and kept_words.says_nothing(text, person):
            raise Unread("ANYTHING_MORE")  # “ok”, “thanks”
        how = ask.reads is Reads.OWN_WORDS
        if how and unread.is_held_back(tx, person, owner, talk, text, now):
            raise Unread("NOT_AN_ANSWER")  # it is offered to someone, or to no one
    give(tx, owner, talk, value, now)


def _not_taken(
    tx: Tx, person: Row, owner: Row, talk: Row, words: str, refusal: Exception, now: datetime
) -> Became:
    """An answer that can't be taken now; what it said in words is offered to a person."""
    over = bool(words) and not is_asked_again(refusal)
    asks = unread.offer(tx, person, words, now) if over else None
    if asks is not None:
        TALK.change(tx.conn, talk.id, "closed")
    else:
        say_no(tx, owner, talk, refusal, now)
    return asks or Became(talk)


def _unread(
    tx: Tx,
    person: Row,
    owner: Row,
    talk: Row,
    text: str,
    command: str | None,
    why: Unread,
    now: datetime,
) -> Became:
    """Keep words that are no answer, or offer to; else a kind word, and the question again."""
    phrase, said = why.phrase, Became(talk)
    if command is None and phrase == "NOT_AN_ANSWER":
        ask = ALL[talk.conversation].questions[talk.question]
        phrase = _not_twice(tx, person, talk, text)
        note = unread.answer_small_talk(person, text)
        if note is not None:
            if note == "small_ok":  # nobody has answered by that
                note = "small_tap" if ask.choices else phrase
            talking.ask_again(tx, owner, talk, now, note)
            return said
        if unread.answers_what_it_broke_into(tx, person, talk, text, now):
            return said
        if (took := _taken_all_the_same(tx, person, owner, talk, text, now)) is not None:
            return took
    if command is None:  # else “show”, and nothing is covered
        of_another = talk.played_by is None and talk.conversation not in (SAFETY, breaks.ASKS)
        if of_another and unread.is_for_a_person(text, why.phrase):
            asks = unread.offer(tx, person, text, now)
            if asks is not None:
                return asks
        if phrase == "NOT_AN_ANSWER" and unread.is_for_a_person(text):
            phrase = "CANNOT_READ" if len(text) <= LONGEST_TEXT else "TOO_LONG"
    talking.ask_again(tx, owner, talk, now, phrase)
    return said


def _has_waited(talk: Row, now: datetime) -> bool:
    """Whether a question was asked so long ago that words may be about anything."""
    return bool(talk.last_at < now - open_talks.IN_THE_MIDDLE)


def _not_twice(tx: Tx, person: Row, talk: Row, text: str) -> str:
    """That it was not read, or else how to answer: the same is not said twice in a row."""
    ask = ALL[talk.conversation].questions[talk.question]
    before = outbox.newest_of_talk(tx, person.id, talk.id)
    said = json.loads(before.parts).get("lead", ()) if before is not None else ()
    how = "TAP_ONE" if ask.choices and ask.misread == "NOT_AN_ANSWER" else ask.misread
    asks_how = not plain(text) and is_asked_back(text)
    if asks_how or ask.misread in said:
        return ask.misread if how in said else how
    return ask.misread


def _taken_all_the_same(
    tx: Tx, person: Row, owner: Row, talk: Row, text: str, now: datetime
) -> Became | None:
    """Words that are no answer count as the unclear one, or are kept, or may mean a choice."""
    if unread.stands_for_the_unclear(tx, owner, talk, now):
        return Became(talk, talk.question)
    if _has_waited(talk, now) and ALL[talk.conversation].questions[talk.question].keeps == COMMENT:
        return unread.ask_where_to_put(tx, person, talk, text, now)
    if kept_words.keep(tx, person, owner, talk, text, now):
        return Became(talk, talk.question)
    return unread.ask_which_is_meant(tx, person, talk, text, now)


def _read(
    tx: Tx, person: Row, owner: Row, talk: Row, text: str, now: datetime
) -> str | tuple[str, ...]:
    """The words of whoever types as a value for the open question. Raises Unread."""
    known = known_for(tx, talk, owner, now)
    return as_answer(text, person, owner, talk.question, talk, known, now)


def as_answer(
    text: str, person: Row, owner: Row, question: str, talk: Row, known: Known, now: datetime
) -> str | tuple[str, ...]:
    """Words of whoever types as a value for a question of their owner's talk. Raises Unread."""
    ask = ALL[talk.conversation].questions[question]
    language = owner.language if ask.reads is Reads.WORD else person.language
    buttons = buttons_of(ask, known, person)
    return read(text, ask, buttons, now=now, zone=person.zone, language=language)
