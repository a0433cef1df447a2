"""What a person has said in each talk, opened with their own key.

An evaluation's answers are theirs until five have answered. From then on nothing joins them to
the person, and so there is nothing here to show.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from conversations import phrases
from conversations.offers import IN_DOUBT, PICKING
from conversations.phrases import N_
from conversations.registry import ALL
from conversations.script import Answer, Seen
from records.notices import notices
from records.sealing import KeyGone
from records.talks import Talk, talks
from scheduler import house
from scheduler.kept import Becomes, Kept, Shows
from scheduler.my_data.answers import item
from scheduler.my_data.item import I_SENT, Item, Part, SeenBy, how_many, line, rows_of
from scheduler.talks.answers import answers_of
from scheduler.talks.known import Known
from scheduler.talks.moments import Day
from scheduler.talks.passing_on import held_words
from scheduler.talks.passing_on.heard_in import HEARD, LATER, in_one, later
from scheduler.talks.passing_on.passed_on import NOT_GONE
from scheduler.talks.people.circle import names
from scheduler.talks.spoken import Name, Spoken
from scheduler.talks.words.names import named
from scheduler.talks.words.turn_words import known_for

_TO_ADD = N_("Words that I may add to an answer")
_AN_OLD_QUESTION = N_("A question that I ask no more")


def _told(known: Known) -> Iterator[Part]:
    """Each talk with its answers, newest last."""
    for talk in rows_of(known, Talk, talks.c.person_id):
        items = tuple(_answers(known, talk))
        if items:
            facts = {"talk": named(talk.conversation), "day": Day(talk.began_at)}
            title = line(N_("{talk}, {day}"), **facts)
            if talk.played_by is not None:
                by = known.name_of(talk.played_by) or line(phrases.SOMEONE)
                title = line(N_("{talk}, {day}. {by} wrote it down for you."), by=by, **facts)
            yield Part(title, items)


def _answers(known: Known, talk: Talk) -> Iterator[Item]:
    conversation = ALL.get(talk.conversation)
    if conversation is not None and conversation.anonymous and not talk.answers:
        yield _joined_to_no_one(known)
        return
    try:
        answers = answers_of(known.tx, talk)
    except KeyGone:
        return
    # whoever else the talk was about is not part of this person's data
    plan = dict.fromkeys(("helps", "helps_not", "shows", "may_ring"), "")
    someone = {"person": line(phrases.SOMEONE), **plan}
    about = known_for(known.tx, talk, known.person, known.now, answers, someone)
    remembers = conversation.remembers if conversation is not None else ()  # nobody typed that
    for name, answer in answers.items():
        if name == LATER:
            yield Item(line(_TO_ADD), Name(in_one(later(answers))), SeenBy(Seen.ONLY_BOT, about))
        elif name != HEARD and name not in remembers:  # which messages it was is no answer
            yield _answer(about, talk.conversation, name, answer)


def _answer(known: Known, conversation: str, name: str, answer: Answer) -> Item:
    script = ALL.get(conversation)
    asked = name.removesuffix(PICKING).removesuffix(IN_DOUBT)
    ask = script.questions.get(asked) if script is not None else None
    if name.endswith(IN_DOUBT):
        answer = tuple(dict.fromkeys(one.split()[0] for one in answer))
    if ask is not None:
        return item(ask, answer, known)
    if script is not None and name in script.typed:
        typed = Name(held_words.in_words(known.answers, name))
        return Item(line(N_("What you typed there")), typed, _read_by(known))
    words = answer if isinstance(answer, str) else ", ".join(answer)
    return Item(line(_AN_OLD_QUESTION), Name(words), SeenBy(Seen.ONLY_BOT, known))


def _read_by(known: Known) -> Spoken:
    """To whom words went that were typed beside the questions of a talk."""
    brought = (notices.c.kind == "tell") | notices.c.name.in_(house.named("quotes"))
    of_it = (notices.c.talk_id == known.talk_id, notices.c.act == "send", brought)
    others = (notices.c.person_id != known.person.id, notices.c.state.not_in(NOT_GONE))
    ids = list(
        dict.fromkeys(known.tx.conn.scalars(select(notices.c.person_id).where(*of_it, *others)))
    )
    if not ids:
        return SeenBy(Seen.ONLY_BOT, known)
    return line(N_("I passed this on to {who}."), who=names(known, ids))


def _joined_to_no_one(known: Known) -> Item:
    return Item(
        line(N_("Your answers")),
        line(N_("I no longer have them with your name.")),
        SeenBy(Seen.ANONYMOUS, known),
    )


_THAT_THERE_WAS_ONE = "that there was a talk: no words"
KEPT = (
    Kept(
        talks.c.person_id,
        forget=_THAT_THERE_WAS_ONE,
        left=Becomes.GOES,
        shows=Shows("talk", _told, I_SENT),
    ),
    Kept(
        talks.c.played_by,
        forget=_THAT_THERE_WAS_ONE,
        left="it is of staff",
        shows=how_many(N_("Talks you wrote down for someone"), talks.c.played_by, at=9),
    ),
    Kept(
        talks.c.about_id,
        forget=_THAT_THERE_WAS_ONE,
        left="it is of who asked",
        shows="with what came of it",
    ),
)
