"""A word found nowhere else is typed at a question, in a talk as it is played; who gets to see it?

A talk is begun as the bot begins it, with whoever it is for, about each thing that it can be
about, and led to the question: by the plan that leads there in the script alone, and where that
has live choices, by the first that is offered. The question names who will see the answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from contextlib import suppress
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.exc import NoResultFound

from conversations.engine import NotAnAnswer, NotOpen
from conversations.offers import SAMPLE_VALUES, SKIPPED, offered
from conversations.registry import ALL
from conversations.script import Answer, Ask, Choice, Reads, Seen
from records.access import NotAllowed
from records.database import Tx
from records.notices import notices
from records.people import Person
from records.talks import Talk
from scheduler.talks.acts import Refused
from scheduler.talks.answers import answers_of
from scheduler.talks.known import Known
from scheduler.talks.spoken import Voice
from scheduler.talks.turns import open_talks, talking
from scheduler.talks.words.lines import question_words, who_will_see
from scheduler.talks.words.turn_words import known_for, label_words
from tests.conversations.walking import Plan, walker
from tests.signals.worried import Play

#: how words are typed that are an answer; a day or a number is no one's word
IN_WORDS = (Reads.TEXT, Reads.NAME, Reads.OWN_WORDS, Reads.WORD, Reads.FILE)
_MARKS = dict.fromkeys((0x2068, 0x2069))
_LONGEST = 60


class Asked(NamedTuple):
    """A question that takes words, and the talk it is asked in."""

    talk: str
    question: str

    @property
    def ask(self) -> Ask:
        return ALL[self.talk].questions[self.question]


class Typed(NamedTuple):
    """A word that was typed: at which question, by whom, who was named there, and which word."""

    asked: Asked
    by: str
    line: str  #: who will see it, as it stood at the question
    word: str

    @property
    def ask(self) -> Ask:
        return self.asked.ask


ASKED = tuple(
    Asked(name, ask.name)
    for name, one in ALL.items()
    for ask in one.questions.values()
    if ask.reads in IN_WORDS
)


#: what someone in the group picks among answers that are always the same
CHOSEN = tuple(
    Asked(name, ask.name)
    for name, one in ALL.items()
    if "co_producer" in (one.roles or ("co_producer",))
    for ask in one.questions.values()
    if sum(isinstance(choice, Choice) for choice in ask.choices) > 1
)


def plans(asked: Asked) -> Iterator[Plan]:
    """The answers that lead to a question, as far as the script knows them."""
    for sample in range(len(ALL[asked.talk].samples)):
        yield from walker(asked.talk, sample).ways.get(asked.question, ())


class NotThere(Exception):
    """The question is not asked there."""


#: what happens where a talk can't be had, or not with this person
NOT_HERE = (NotThere, NotAnAnswer, NotOpen, NotAllowed, Refused, NoResultFound)


def types(play: Play, asked: Asked, word: str, abouts: list[open_talks.About]) -> Typed | None:
    """Type a word at a question, in the first talk in which it is asked; None if it never is."""
    roles = ALL[asked.talk].roles
    names = [n for n in ("Kit", "Jo", "Sam", "Dee") if not roles or play_role(n) in roles]
    seen = {tuple(sorted((k, str(v)) for k, v in plan.items())): plan for plan in plans(asked)}
    for name in names or ["Jo"]:
        for about in abouts:
            for plan in seen.values() or ({},):
                with suppress(*NOT_HERE):
                    return _types(play, asked, word, name, about, plan)
    return None


def play_role(name: str) -> str:
    """What someone is in the group of a play."""
    return {"Kit": "co_producer", "Jo": "facilitator", "Sam": "link_person"}.get(
        name, "safeguarding"
    )


def _types(
    play: Play, asked: Asked, word: str, name: str, about: open_talks.About, plan: Plan
) -> Typed:
    with play.home.database.transaction() as tx:
        person = tx.get(Person, play.home.ids[name])
        talk, line = _goes_to(tx, person, asked, about, plan, play.now)
        talking.reply(tx, person, talk, asked.question, word, play.now)
        return Typed(asked, name, line, word)


def _goes_to(
    tx: Tx, person: Person, asked: Asked, about: open_talks.About, plan: Plan, now: datetime
) -> tuple[Talk, str]:
    """A talk in which the question is open, and who will see its answer. Raises NotThere."""
    talk_id = talking.begin(tx, person, asked.talk, now, about)
    for _ in range(_LONGEST):
        talk = tx.get(Talk, talk_id)
        if talk.question is None or talk.state == "closed":
            raise NotThere
        ask = ALL[asked.talk].questions[talk.question]
        known = known_for(tx, talk, person, now, answers_of(tx, talk))
        if ask.name == asked.question:
            return talk, _who(ask, known)
        said = as_planned(ask, dict(offered(ask, known)), plan.get(ask.name))
        talking.reply(tx, person, talk, ask.name, said, now)
    raise NotThere


def _who(ask: Ask, known: Known) -> str:
    """Who will see the answer; for what only steers, all that is asked and can be picked."""
    voice = Voice("en", "Europe/London").about(known)
    line = who_will_see(ask.seen_by, known, voice)
    if ask.seen_by is Seen.NOBODY:
        labels = (label_words(label, known, voice) for _, label in offered(ask, known))
        line = "\n".join((question_words(ask, known, voice), *labels))
    return line.translate(_MARKS)


class Undone(Exception):
    """What was tried is taken back: nothing of it has happened."""


def told_by(
    play: Play, asked: Asked, key: Answer, name: str, about: open_talks.About, plan: Plan
) -> tuple[dict[str, set[tuple[str, ...]]], str]:
    """What each other person would be told after this answer, and whom the question names."""
    found: dict[str, set[tuple[str, ...]]] = {}
    line = ""
    with suppress(Undone), play.home.database.transaction() as tx:
        person = tx.get(Person, play.home.ids[name])
        talk, line = _goes_to(tx, person, asked, about, plan, play.now)
        before = tx.conn.scalar(select(func.max(notices.c.id))) or 0
        talking.reply(tx, person, talk, asked.question, key, play.now)
        rows = tx.conn.execute(select(notices).where(notices.c.id > before))
        who = {number: name for name, number in play.home.ids.items()}
        for row in rows:
            if row.person_id not in (None, person.id) and row.act == "send":
                told = (row.kind, row.name, row.parts)
                found.setdefault(who[row.person_id], set()).add(told)
        raise Undone
    return found, line


def tries(
    play: Play, asked: Asked, name: str, abouts: list[open_talks.About]
) -> tuple[open_talks.About, Plan] | None:
    """About what, and by which answers, someone comes to a question; None if they never do."""
    for about in abouts:
        for plan in [*plans(asked), {}]:
            try:
                with play.home.database.transaction() as tx:
                    person = tx.get(Person, play.home.ids[name])
                    _goes_to(tx, person, asked, about, plan, play.now)
                    raise Undone
            except Undone:
                return about, plan
            except NOT_HERE:
                continue
    return None


def told_differently(
    play: Play, asked: Asked, abouts: list[open_talks.About]
) -> Iterator[tuple[str, set[str]]]:
    """Whom the question names, and who would be told after one answer, and not after another."""
    there = tries(play, asked, "Kit", abouts)
    if there is None:
        return
    told, line = [], ""
    for choice in asked.ask.choices:
        if isinstance(choice, Choice):
            key = (choice.key,) if asked.ask.many else choice.key
            with suppress(*NOT_HERE):
                found, line = told_by(play, asked, key, "Kit", *there)
                told.append(found)
    everyone = {name for one in told for name in one}
    yield (
        line,
        {name for name in everyone if any(one.get(name) != told[0].get(name) for one in told)},
    )


def as_planned(ask: Ask, here: dict[str, object], wanted: Answer | None) -> Answer:
    """What the plan says, if that is on offer; else what is offered first, or can be typed."""
    keys = wanted if isinstance(wanted, tuple) else (wanted,)
    if wanted is not None and (wanted == SKIPPED or all(key in here for key in keys)):
        return wanted
    if ask.reads is not Reads.CHOICE and (wanted is None or not here):
        return SAMPLE_VALUES[ask.reads] if not ask.skip else SKIPPED
    if not here:
        raise NotThere
    first = next(iter(here))
    return (first,) if ask.many else first


def seen_by(play: Play, names: tuple[str, ...]) -> dict[str, str]:
    """All that has ever come to each: to their phone, opened, and by e-mail."""
    shown: dict[str, list[str]] = {name: [] for name in names}
    for name in names:
        for _ in range(12):
            play.shows(name)  # whatever is covered, the newest first
        play.does(name, "more.all")  # a digest that is longer than a screen
        chat = play.life.phone(name)
        shown[name] += [o.text for o in play.life.post.channel.sent if o.chat_id == chat]
    return {name: "\n".join(said).translate(_MARKS) for name, said in shown.items()}


def named_in(line: str, staff: AbstractSet[str], everyone: AbstractSet[str]) -> AbstractSet[str]:
    """Whom a line about who will see an answer names: each by name, or all that they are."""
    if line.startswith(("The group", "Everyone in the group")):
        return everyone
    if "others, if I have to ask" in line or "taff" in line:
        return staff
    return {name for name in everyone if name in line}
