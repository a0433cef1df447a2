"""What a notice says to someone who has nothing to tap: in writing, or to be read out.

No talk is begun and nothing is done. What the notice asks is said in words, with the answers
there are; whoever carries it says how to answer.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import NamedTuple

from conversations import engine
from conversations.conversation import Conversation
from conversations.offers import offered
from conversations.phrases import N_
from conversations.registry import ALL
from conversations.script import Ask, Say
from records.database import Tx
from records.notices import Notice
from records.people import Person
from records.talks import Talk
from scheduler import house
from scheduler.post.sending.rendering import in_a_line
from scheduler.talks.answers import Paper
from scheduler.talks.known import Known
from scheduler.talks.spoken import Name, Voice
from scheduler.talks.words.lines import line, lines_at
from scheduler.talks.words.names import A_PICTURE
from scheduler.talks.words.turn_words import known_for, label_words


class OneWay(NamedTuple):
    """Lines; then what is asked, and what one could answer, if that can be said without taps."""

    said: list[str]
    question: str = ""
    answers: tuple[str, ...] = ()
    #: it is asked without names, so no answer may come in writing
    anonymous: bool = False
    #: it must be known that this was read
    must_be_known: bool = False


_A_FILE = Say(N_("There is a file for “{meeting}”, {day}: {file}."))
#: questions that only ask for a tap, to show that something was read
_ASK_FOR_A_TAP = ("got_it", "got_it_late", "got_change")
#: these, and one that is about a change as well
_SHOW_IT_WAS_READ = (*_ASK_FOR_A_TAP, "come_then")


def words_for(tx: Tx, row: Notice, person: Person, now: datetime, voice: Voice) -> OneWay:
    """What a row says to this person. Raises Unsayable."""
    if row.kind == "turn":
        talk = tx.get(Talk, row.talk_id)
        conversation, known = ALL[talk.conversation], known_for(tx, talk, person, now)
        said = tuple(json.loads(row.parts).get("said", ()))
        return _in_words(
            conversation, said, conversation.questions.get(row.asks or ""), known, voice
        )
    if row.kind == "begin":
        known = Known(
            tx,
            person,
            now,
            meeting_id=row.meeting_id,
            signal_id=row.signal_id,
            conversation=row.name,
        )
        turn = engine.begin(ALL[row.name], known)
        return _in_words(ALL[row.name], turn.said, turn.question, known, voice)
    if (paper := paper_with(tx, row)) is not None:
        name = Name(paper.said) or A_PICTURE
        known = Known(tx, person, now, meeting_id=row.meeting_id, extra={"file": name})
        return OneWay([line(_A_FILE, known, voice)])
    return OneWay([in_a_line(tx, row, person, now)])


def paper_with(tx: Tx, row: Notice) -> Paper | None:
    """The file that goes with a row; None where there is none, or it was typed."""
    file = house.kind(row.name).file
    return file(tx, row) if file is not None else None


def _in_words(
    conversation: Conversation,
    said: tuple[str, ...],
    question: Ask | None,
    known: Known,
    voice: Voice,
) -> OneWay:
    voice = voice.about(known)
    lines = [words for words in lines_at(conversation, said, known, voice) if words]
    if conversation.anonymous:
        return OneWay(lines, anonymous=True)
    known_by = question is not None and question.name in _SHOW_IT_WAS_READ
    if question is None or question.name in _ASK_FOR_A_TAP:
        return OneWay(lines, must_be_known=known_by)
    answers = tuple(label_words(label, known, voice) for _, label in offered(question, known))
    asked = line(Say(question.words), known, voice)
    return OneWay(lines, asked, answers, must_be_known=known_by)
