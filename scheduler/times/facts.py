"""Facts about times that are asked about: for those who answer, and for those who ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from conversations.phrases import N_
from records.groups import zone_there
from records.notices import Notice
from records.people import RUNS
from records.polls import Poll, PollTime
from scheduler.post.help_now import region
from scheduler.talks.known import Known, fact
from scheduler.talks.lists import Pairs
from scheduler.talks.moments import Day, Time
from scheduler.talks.people.group import group_in_question, home_of
from scheduler.talks.spoken import Line, Lines, Name
from scheduler.times.polls import (
    counts,
    shown,
    times_of,
    title_of,
    to_settle,
    typed_times,
    usual_close,
)

_WHEN = N_("{day}, {time}")
_WHEN_AND_WHAT = N_("{day}, {time}: {meeting}")


def _time(known: Known, row: PollTime, poll: Poll) -> dict[str, object]:
    """A time that is asked about, as it is where the group meets."""
    home: str = known.row(
        f"zone:{poll.group_id}", lambda: zone_there(known.tx.conn, poll.group_id)
    )
    return {"day": Day(row.starts_at, home), "time": Time(row.starts_at, home)}


def _until(poll: Poll) -> dict[str, object]:
    return {"day": Day(poll.closes_at), "time": Time(poll.closes_at)}


def _asked(known: Known) -> list[Poll]:
    """What this person is asked: what they have said nothing to, or all, to say it anew."""
    return known.row("asked_times", lambda: _find_asked(known))


def _find_asked(known: Known) -> list[Poll]:
    found = shown(known.tx, known.person.id, known.talk_id, known.now)
    for poll in found:
        known.allow("see", "poll", poll.group_id)
    return found


@group_in_question("times_for_me")
def _group_asking(known: Known) -> int | None:
    return next((int(poll.group_id) for poll in _asked(known)), None)


@fact("times_asked")
def times_asked(known: Known) -> object:
    """What the times are for, and until when one can say so; empty if nothing is asked."""
    words = N_("We look for a time for “{meeting}”. You can say yours until {day}, {time}.")
    return Lines(
        Line(words, {"meeting": Name(title_of(known.tx, poll)), **_until(poll)})
        for poll in _asked(known)
    )


@fact("times_to_pick")
def times_to_pick(known: Known) -> Pairs:
    """The times this person can pick from."""
    return _to_pick(known)


def _to_pick(known: Known) -> tuple[tuple[str, Line], ...]:
    asked = _asked(known)
    words = _WHEN if len(asked) < 2 else _WHEN_AND_WHAT
    return tuple(
        (
            str(t.id),
            Line(words, {**_time(known, t, poll), "meeting": Name(title_of(known.tx, poll))}),
        )
        for poll in asked
        for t in times_of(known.tx, poll.id)
    )


def times_to_say(known: Known) -> Lines:
    """The times, in words to read out."""
    return Lines(Line(N_("• {when}"), {"when": label}) for _, label in _to_pick(known))


def _mine(known: Known) -> list[Poll]:
    """What this person can settle."""
    mine = [m.group_id for m in known.memberships() if m.role in RUNS]
    return to_settle(known.tx, mine, known.now)


@fact("my_polls")
def my_polls(known: Known) -> Pairs:
    """Whatever a time is being looked for, in the groups that this person runs."""
    return tuple((str(poll.id), Name(title_of(known.tx, poll))) for poll in _mine(known))


@fact("many_polls")
def many_polls(known: Known) -> object:
    """Whether there is a choice of them."""
    return len(_mine(known)) > 1


def poll_here(known: Known) -> Poll | None:
    """The one that was chosen, or the only one; None if another has settled it."""
    said = known.answers.get("poll")
    mine = _mine(known)
    found = mine[0] if mine and not said else None
    found = next((poll for poll in mine if str(poll.id) == said), found)
    if found is not None:
        known.allow("count", "poll", found.group_id)
    return found


@group_in_question("set_the_time")
def _group_to_settle(known: Known) -> int | None:
    poll = poll_here(known)
    return int(poll.group_id) if poll is not None else None


@fact("times_counted")
def times_counted(known: Known) -> object:
    """How many could come to each time, and until when more can answer; never who."""
    poll = poll_here(known)
    if poll is None:
        return ""
    how_many = counts(known.tx, poll)
    facts = {"meeting": Name(title_of(known.tx, poll)), **_until(poll)}
    lines = [
        Line(N_("“{meeting}”: people can answer until {day}, {time}. So many could come:"), facts)
        if poll.state == "open"
        else Line(N_("“{meeting}”: so many could come:"), facts)
    ]
    for one in times_of(known.tx, poll.id):
        count = Name(str(how_many[one.id]))
        lines.append(
            Line(N_("• {day}, {time}: {count}"), {**_time(known, one, poll), "count": count})
        )
    return Lines(lines)


@fact("times_left")
def times_left(known: Known) -> Pairs:
    """Those of the times that are still to come."""
    poll = poll_here(known)
    if poll is None:
        return ()
    left = (t for t in times_of(known.tx, poll.id) if t.starts_at > known.now)
    return tuple((str(t.id), Line(_WHEN, _time(known, t, poll))) for t in left)


@fact("usual_close")
def usual_closing(known: Known) -> Pairs:
    """The usual day on which such a question closes, as a choice."""
    home = home_of(known)
    typed = typed_times(known.answers, home)
    if not typed:
        return ()
    moment = usual_close(typed[0], known.now, home, region())
    return (("usual", Line(_WHEN, {"day": Day(moment), "time": Time(moment)})),)


@fact("times_draft")
def times_draft(known: Known) -> object:
    """The times that were typed, in words."""
    home = home_of(known)
    return Lines(
        Line(N_("• {day}, {time}"), {"day": Day(at, home), "time": Time(at, home)})
        for at in typed_times(known.answers, home)
    )


def title_in(known: Known, poll_id: int) -> Name:
    """What a time was looked for, by the poll's id."""
    poll = known.tx.get(Poll, poll_id)
    return Name(title_of(known.tx, poll))


def times_to_read_out(_about: Known, theirs: Known) -> Iterable[Line]:
    """The times, for whoever reads them out to someone who is asked."""
    return times_to_say(theirs)


def what_for(known: Known, _row: Notice, parts: Mapping[str, Any]) -> Mapping[str, object]:
    """What a time was looked for, in a note about it."""
    return {"meeting": title_in(known, parts["poll"])}
