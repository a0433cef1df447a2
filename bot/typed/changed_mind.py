"""What someone types about coming, beside what is asked: it is asked about, and then it counts.

The day that they name, the meeting just spoken of, or else the nearest that they have answered is
meant. Where it could be several, they are asked which. That nothing has changed is said too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import select

from bot.starting import start
from bot.tapped.how_it_stands import meeting_of, note
from bot.words.day_names import day_names
from bot.words.plain_questions import days_named
from conversations.meetings.changed_mind import MAY_MEAN, NAME, WANTS
from conversations.script import Answers
from locales.plain import plain
from records.database import Tx
from records.meetings import COMES
from records.people import Person
from records.talks import TALK, Talk, in_chat, talks
from scheduler.plain_questions.own_meetings import Asked, days, local_day
from scheduler.post.messages import NOTHING, Became
from scheduler.talks.known import Known
from scheduler.talks.turns import open_talks, talking

#: so long after a meeting was spoken of it is still the one that is meant
_JUST_SPOKEN_OF = timedelta(hours=1)
#: what someone has said by now that is just what they want
_IS_SO: Mapping[str, tuple[str | None, ...]] = {
    "no": ("no", "unwell"),
    "unwell": ("unwell",),
    "yes": COMES,
}
#: they only say that they think otherwise by now
OTHER = "other"
#: talks that name a meeting and are about all of a group's, or those of others
_OF_NO_ONE_MEETING = ("evaluation_adult", "evaluation_child", "digest")


def ask(
    tx: Tx,
    person: Person,
    rows: Sequence[Asked],
    wants: str,
    text: str,
    now: datetime,
    asked: Talk | None,
) -> Became | None:
    """Ask about the meeting that is meant; the talk that asks. None if there is none to ask about.

    `rows` are those that can be answered, the soonest first; `asked` is the talk that goes on.
    """
    rows = _on_the_day_named(tx, person, rows, text, now)
    near = _spoken_of(tx, person, now, asked)
    here = [row for row in rows if row.id == near] or rows
    if wants == OTHER:
        here = [row for row in here if row.answer is not None]
        if not here:  # nothing was said yet that they could think otherwise about
            return None if start(tx, person, "my_meetings", now) else NOTHING
        here = [row for row in here if (row.answer in COMES) is (here[0].answer in COMES)]
        wants = "no" if here[0].answer in COMES else "yes"
    open_to_it = [row for row in here if row.answer not in _IS_SO[wants]]
    if not open_to_it:
        return _it_is_so(tx, person, here[0], now, asked)
    answered = [row for row in open_to_it if row.answer is not None]
    meant = answered or open_to_it
    return _begin(tx, person, wants, meant if _may_be_any(meant) else meant[:1], now)


def _may_be_any(meant: Sequence[Asked]) -> bool:
    """Whether it is to be asked which: of those that follow one another, the next is meant."""
    series = {row.series_id for row in meant}
    return len(meant) > 1 and (None in series or len(series) > 1)


def _begin(
    tx: Tx,
    person: Person,
    wants: str,
    meant: Sequence[Asked],
    now: datetime,
) -> Became:
    """Ask about the one meeting that is meant; or first which of several."""
    for talk in tx.every(Talk, select(talks).where(_ASKS_ALREADY, talks.c.person_id == person.id)):
        TALK.change(tx.conn, talk.id, "closed")  # the newest alone is meant
    answers: Answers = {WANTS: wants}
    if len(meant) > 1:
        answers = {**answers, MAY_MEAN: tuple(str(row.id) for row in meant)}
    about = open_talks.About(meeting_id=meant[0].id if len(meant) == 1 else None)
    talk_id = talking.begin(tx, person, NAME, now, about, answers=answers)
    return Became(tx.get(Talk, talk_id))


_ASKS_ALREADY = (talks.c.conversation == NAME) & talks.c.state.in_(("open", "paused"))


def _it_is_so(tx: Tx, person: Person, row: Asked, now: datetime, asked: Talk | None) -> Became:
    """They want just what stands: that is said, and that nothing has changed."""
    note(tx, person, "before_stands", now, meeting_id=row.id, ways=["my_meetings"])
    if asked is not None and asked.played_by is None:
        talking.ask_again(tx, person, asked, now)
    return NOTHING


def _spoken_of(tx: Tx, person: Person, now: datetime, asked: Talk | None) -> int | None:
    """The meeting that is asked about, or was just spoken of in this chat."""
    which = (in_chat(person.id), talks.c.last_at > now - _JUST_SPOKEN_OF, talks.c.turn > 1)
    newest = select(talks).where(*which, talks.c.conversation.not_in(_OF_NO_ONE_MEETING))
    last = tx.first(Talk, newest.order_by(talks.c.last_at.desc(), talks.c.id.desc()).limit(1))
    for talk in (asked, last):
        meeting = meeting_of(tx, talk) if talk is not None and talk.played_by is None else None
        if meeting is not None:
            return int(meeting.id)
    return None


def _on_the_day_named(
    tx: Tx, person: Person, rows: Sequence[Asked], text: str, now: datetime
) -> Sequence[Asked]:
    """Those on the day that the words name; all, if they name none, or if none is on it."""
    known, words = Known(tx, person, now), plain(text).split()
    names, named = day_names(person.language), days_named(text, person.language)
    weekdays = {names[word] for word in words if word in names}
    fits = [fit for name, fit in days(known).items() if name in named]
    here = []
    for row in rows:
        day = local_day(known, row.starts_at)
        if any(fit(day) for fit in fits) or ("weekday" in named and day.weekday() in weekdays):
            here.append(row)
    return here or rows
