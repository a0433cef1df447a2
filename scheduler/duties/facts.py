"""Facts about turns at a meeting: which are free, and which are this person's."""

from __future__ import annotations

from sqlalchemy import select

from conversations.meetings.meeting_card import LINES
from conversations.phrases import N_
from records.meetings import STAYS_AWAY, comings
from records.talks import talks
from scheduler.meetings.rota import TURNS, free, gone_since, mine
from scheduler.talks.about import meeting_row
from scheduler.talks.known import Known, fact
from scheduler.talks.lists import Pairs
from scheduler.talks.meeting import card_field, chosen
from scheduler.talks.spoken import Line, Lines

_FREE = {
    "chair": N_("No one leads the talk yet."),
    "notes": N_("No one takes notes yet."),
}
_TAKE = {"chair": N_("I will lead the talk"), "notes": N_("I will take the notes")}
_GIVE = {
    "chair": N_("I can't lead the talk after all"),
    "notes": N_("I can't take the notes after all"),
}
_MINE = {
    "chair": N_("It is your turn to lead the talk there."),
    "notes": N_("It is your turn to take the notes there."),
}


def _here(known: Known) -> int | None:
    meeting_id = chosen(known)
    if meeting_id is not None:
        known.allow("see", "meeting", meeting_row(known).group_id)
    return meeting_id


@fact("turns_list")
def turns_list(known: Known) -> object:
    """Who has which turn, as the card says it."""
    if _here(known) is None:
        return ""
    lines = []
    for turn, name in TURNS.items():
        said = card_field(known, name)
        lines.append(Line(LINES[name].words, {name: said}) if said else Line(_FREE[turn], {}))
    return Lines(lines)


@fact("turns_here")
def turns_here(known: Known) -> Pairs:
    """What this person can take or give back, for one meeting."""
    meeting_id = _here(known)
    if meeting_id is None or meeting_row(known).starts_at <= known.now:
        return ()
    said = known.tx.conn.scalar(
        select(comings.c.answer).where(
            comings.c.meeting_id == meeting_id, comings.c.person_id == known.person.id
        )
    )
    left = [] if said in STAYS_AWAY else [*free(known.tx, meeting_id), *_just_gone(known)]
    theirs = mine(known.tx, meeting_id, known.person.id)
    return (
        *((f"take_{turn}", Line(_TAKE[turn], {})) for turn in left),
        *((f"give_{turn}", Line(_GIVE[turn], {})) for turn in theirs),
    )


def _just_gone(known: Known) -> list[str]:
    """What others took after it was shown here: who taps it is thanked, and told so."""
    shown = known.tx.conn.scalar(select(talks.c.last_at).where(talks.c.id == known.talk_id))
    return (
        []
        if shown is None
        else gone_since(known.tx, meeting_row(known).id, shown, known.person.id)
    )


@fact("my_turn")
def my_turn(known: Known) -> object:
    """What this person has taken on at the meeting; empty if nothing."""
    meeting_id = _here(known)
    theirs = [] if meeting_id is None else mine(known.tx, meeting_id, known.person.id)
    return Lines(Line(_MINE[turn], {}) for turn in theirs)


@fact("turn_back")
def turn_back(known: Known) -> Pairs:
    """A way to give it back, where there is anything to give."""
    if not my_turn(known):
        return ()
    return (("no_turn", Line(N_("I come, but I can't take my turn"), {})),)
