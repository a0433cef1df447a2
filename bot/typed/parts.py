"""An answer in someone's own words, and the messages that it was typed in."""

from __future__ import annotations

from datetime import datetime

from bot.incoming import Incoming
from bot.words.clean import cleaned
from conversations.offers import offered
from conversations.registry import ALL
from conversations.script import Answers, Reads
from records.database import Tx
from records.messages import Message
from records.people import Person
from records.talks import Talk
from scheduler.post import messages
from scheduler.post.messages import Became
from scheduler.talks.answers import answers_of
from scheduler.talks.passing_on import adding
from scheduler.talks.passing_on.heard_in import Heard, Part, heard_in, in_one, with_heard
from scheduler.talks.words.turn_words import known_for

#: what is read of questions that are answered in one's own words
FREE = (Reads.TEXT, Reads.NAME, Reads.FILE, Reads.DATE, Reads.OWN_WORDS)


def remember(tx: Tx, person: Person, incoming: Incoming, became: Became, now: datetime) -> None:
    """Note in which message an answer in someone's own words was typed."""
    if became.talk is None or became.question is None or became.called:
        return
    ask = ALL[became.talk.conversation].questions[became.question]
    words = cleaned(incoming.text)
    if ask.reads not in FREE or ask.many or words is None or incoming.message_id is None:
        return
    talk = tx.get(Talk, became.talk.id)
    answers = answers_of(tx, talk) if talk.state in ("open", "finished") else {}
    said = answers.get(ask.name, "")
    if not said or said in dict(offered(ask, known_for(tx, talk, person, now, answers))):
        return
    if said == words or ask.reads is Reads.DATE:
        part = Part(incoming.message_id, incoming.sent_at or 0, words)
        adding.keep(tx, talk, with_heard(answers, Heard(ask.name, talk.turn, (part,))))


def as_edited(answers: Answers, row: Message, text: str) -> tuple[str, Heard | None]:
    """The whole answer with one of its messages changed; the text alone where it is the answer."""
    heard, words = heard_in(answers), cleaned(text)
    if heard is None or words is None or heard.question != row.question:
        return text, None
    parts = [
        one._replace(words=words) if one.message == row.message_id else one for one in heard.parts
    ]
    if row.message_id not in {one.message for one in parts}:
        return text, None
    return in_one(parts), heard._replace(parts=tuple(parts))


def note_again(tx: Tx, person: Person, talk_id: int, heard: Heard, now: datetime) -> Became:
    """Note of each message of an answer that was changed which answer it is now."""
    talk = tx.get(Talk, talk_id)
    became = Became(talk, heard.question)
    answers = answers_of(tx, talk)
    if answers:
        adding.keep(tx, talk, with_heard(answers, heard._replace(turn=talk.turn)))
    if not ALL[talk.conversation].anonymous:
        for part in heard.parts:
            row = messages.found(tx, int(person.telegram_id or 0), part.message)
            if row is not None:
                messages.note(tx, row.id, became, now)
    return became
