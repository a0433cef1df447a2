"""Each line that says what was done, or will be: which act does it, and what that leaves behind.

A line is found by its form: “I have told …”, “I'm asking …”, “I will write …”, “… will see”.
`promised.toml` has an entry for each. Beside a line of a talk stands an act in the same turn: the
talk is walked, and then it is played, and what the act leaves has to be there.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import func, select
from sqlmodel import SQLModel

from conversations.engine import Turn
from conversations.offers import offered
from conversations.registry import ALL
from conversations.script import Answers, Choice, Do, Say, SayMany, Tell
from locales.extraction import sentences
from records.database import Tx
from records.notices import notices
from records.people import Person
from records.talks import Talk
from scheduler.talks.answers import answers_of
from scheduler.talks.turns import talking
from scheduler.talks.turns.open_talks import About
from scheduler.talks.words.turn_words import known_for
from tests.conversations.walking import SAMPLED, Walk, walk_with, walker
from tests.signals.worried import Play
from tests.told.canaries import NOT_HERE, NotThere, Undone, as_planned, play_role

ROOT = Path(__file__).parents[2]
#: what is done, or will be, by us; and who will see or know something
FORM = re.compile(
    r"\b(I have|I've|I will|I'll|I am \w+ing|I'm \w+ing|I told|I kept"
    r"|will see|will know|[Ww]e will|[Ww]e'll)\b"
)
#: a row for someone else than the one who is told of it
OTHERS = "others"
#: what a talk does after each answer, whatever that is
EACH = "each"


class Beside(NamedTuple):
    """The acts of which one is done in each turn that says a line, and what one leaves behind."""

    acts: frozenset[str]
    leaves: tuple[str, ...]


class Table(NamedTuple):
    """What `promised.toml` says: of each line, one of these."""

    beside: Mapping[str, Beside]
    shown: Mapping[str, str]
    nothing: frozenset[str]
    no_promise: Mapping[str, str]

    def lines(self) -> list[str]:
        """Every line that it has, one that stands there twice too."""
        return [*self.beside, *self.shown, *self.nothing, *self.no_promise]


@cache
def table() -> Table:
    """What `promised.toml` says."""
    with (Path(__file__).parent / "promised.toml").open("rb") as source:
        found = tomllib.load(source)
    beside = {
        line: Beside(frozenset(one["acts"]), tuple(one["leaves"]))
        for one in found["beside"]
        for line in one["lines"]
    }
    shown = {line: one["test"] for one in found["shown"] for line in one["lines"]}
    no_promise = {line: one["why"] for one in found["no_promise"] for line in one["lines"]}
    return Table(beside, shown, frozenset(found["nothing"]["lines"]), no_promise)


@cache
def promised() -> frozenset[str]:
    """Every sentence of this form that the bot can say; not the buttons of a talk."""
    talks = (ask for talk in ALL.values() for ask in talk.questions.values())
    labels = {one.label for ask in talks for one in ask.choices if isinstance(one, Choice)}
    said = {words for one in sentences(ROOT) for words in (one.words, one.many) if words}
    return frozenset(line for line in said - labels if FORM.search(line))


def words_at(name: str, path: str) -> tuple[str, ...]:
    """The words of a line of a talk; none, if it is no line."""
    step = ALL[name].by_path.get(path)
    if isinstance(step, SayMany):
        return (step.one, step.many)
    return (step.words,) if isinstance(step, Say) else ()


def acts_of(name: str, turn: Turn, *, first: bool) -> frozenset[str]:
    """What a turn does, by name: its acts, whom it tells, and what is done after each answer."""
    steps = [ALL[name].by_path[path] for path in (*turn.do, *turn.tell)]
    acts = {step.act for step in steps if isinstance(step, Do)}
    acts |= {f"tell {step.role}" for step in steps if isinstance(step, Tell)}
    return frozenset(acts | ({EACH} if ALL[name].each and not first else set()))


class Said(NamedTuple):
    """A line in a turn of a talk: what that turn does, and by which answers one comes to it."""

    talk: str
    line: str
    acts: frozenset[str]
    answers: Answers


@cache
def all_said() -> tuple[Said, ...]:
    """Each line of this form, in each turn of each walk that says it."""
    return tuple(_all_said())


def _all_said() -> Iterator[Said]:
    for name, sample in SAMPLED:
        for walk in _walks(name, sample):
            for at, turn in enumerate(walk.turns):
                acts = acts_of(name, turn, first=at == 0)
                for line in (words for path in turn.said for words in words_at(name, path)):
                    if line in promised():
                        yield Said(name, line, acts, turn.answers)


def _walks(name: str, sample: int) -> Iterable[Walk]:
    bare = walk_with(ALL[name], ALL[name].samples[sample], {})
    return (bare, *walker(name, sample).edge_walks.values())


#: what is left, of each table: its rows as they are
Rows = Mapping[str, frozenset[tuple[object, ...]]]


def left(tx: Tx, me: int, names: Iterable[str]) -> Rows:
    """The rows of these tables; of `others`, what is sent to anyone else."""
    found: dict[str, frozenset[tuple[object, ...]]] = {}
    for name in names:
        if name == OTHERS:
            theirs = notices.c.person_id.is_distinct_from(me)
            rows = tx.conn.execute(select(notices).where(theirs))
        else:
            rows = tx.conn.execute(select(SQLModel.metadata.tables[name]))
        found[name] = frozenset(tuple(row) for row in rows)
    return found


def played(play: Play, said: Said) -> bool | None:
    """Whether what a line promises is there once it is said; None if it never is, here."""
    for name, about in _begun(play, said.talk):
        with suppress(*NOT_HERE):
            return _played(play, said, name, about)
    return None


def _begun(play: Play, talk: str) -> list[tuple[str, About]]:
    """With whom a talk can be begun here, and about what, so that it asks something."""
    if (play, talk) not in _BEGUN:
        roles = ALL[talk].roles
        names = [n for n in ("Kit", "Jo", "Sam", "Dee") if not roles or play_role(n) in roles]
        abouts = (About(meeting_id=1), About(), About(about_id=play.home.ids["Kit"]))
        both = [(name, about) for name in names[:2] for about in abouts]
        _BEGUN[play, talk] = [one for one in both if _asks(play, talk, *one)][:2]
    return _BEGUN[play, talk]


_BEGUN: dict[tuple[Play, str], list[tuple[str, About]]] = {}


def _asks(play: Play, talk: str, name: str, about: About) -> bool:
    asks = False
    with suppress(Undone, *NOT_HERE), play.home.database.transaction() as tx:
        person = tx.get(Person, play.home.ids[name])
        talk_id = talking.begin(tx, person, talk, play.now, about)
        asks = tx.get(Talk, talk_id).question is not None
        raise Undone
    return asks


def _played(play: Play, said: Said, name: str, about: About) -> bool:
    kept: bool | None = None
    with suppress(Undone), play.home.database.transaction() as tx:
        person = tx.get(Person, play.home.ids[name])
        talk_id = talking.begin(tx, person, said.talk, play.now, about)
        while kept is None:
            kept = _one_turn(tx, person, talk_id, said, play)
        raise Undone
    return bool(kept)


def _one_turn(tx: Tx, person: Person, talk_id: int, said: Said, play: Play) -> bool | None:
    """Answer what is open: whether the promise is kept, None if it was not made yet."""
    talk = tx.get(Talk, talk_id)
    if talk.question is None or talk.question not in said.answers:
        raise NotThere
    ask = ALL[said.talk].questions[talk.question]
    known = known_for(tx, talk, person, play.now, answers_of(tx, talk))
    value = as_planned(ask, dict(offered(ask, known)), said.answers[ask.name])
    leaves = table().beside[said.line].leaves if said.line in table().beside else (OTHERS,)
    before = left(tx, person.id, leaves)
    newest = tx.conn.scalar(select(func.max(notices.c.id))) or 0
    talking.reply(tx, person, talk, ask.name, value, play.now)
    if said.line not in _said_since(tx, newest, talk_id, said.talk):
        return None
    after = left(tx, person.id, leaves)
    if said.line in table().nothing:
        return before == after
    return any(before[name] != after[name] for name in leaves)


def _said_since(tx: Tx, newest: int, talk_id: int, name: str) -> set[str]:
    mine = (notices.c.id > newest, notices.c.talk_id == talk_id, notices.c.kind == "turn")
    parts = tx.conn.scalars(select(notices.c.parts).where(*mine))
    paths = (path for one in parts for path in json.loads(one).get("said", ()))
    return {words for path in paths for words in words_at(name, path)}
