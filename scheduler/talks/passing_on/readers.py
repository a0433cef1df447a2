"""Who would read the words of a talk, or be told what it tells; and when they next look here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache

from conversations.conversation import Conversation
from conversations.free_words import COMMENT
from conversations.meetings.running_late import NAME as RUNNING_LATE
from conversations.phrases import N_
from conversations.registry import ALL
from conversations.script import ANSWERS_THERE, ASKED, Tell
from conversations.talks.unread_words import FOR, TYPED
from conversations.typed import TAKE_OUT
from records.people import Role
from records.roles import roles_in
from scheduler import ports
from scheduler.post import reach
from scheduler.post.help_now import region
from scheduler.post.working_days import next_look
from scheduler.talks.cards import card_of
from scheduler.talks.known import Known, Place, fact
from scheduler.talks.meeting import card
from scheduler.talks.moments import Day, Time
from scheduler.talks.passing_on import held_words
from scheduler.talks.people.circle import asker_of, but_not, called, names, reader_ids, works_for
from scheduler.talks.people.group import facilitator_ids, group_id_of, where_it_fits
from scheduler.talks.people.naming import names_any
from scheduler.talks.spoken import Name

#: of which group it is, where someone is in several
GROUP = "group"


@cache
def for_who_sees_to_places() -> Mapping[str, Conversation]:
    """The talks that ask who can see to someone's place, by their names.

    What they ask is for those who run the group, where it has no staff.
    """
    return {one.name: one for one in ALL.values() if one.each == "note_who_is_asked"}


def _carers(known: Known) -> list[int]:
    """Of a signal that was raised, its asker's carers; else the reader's own."""
    return ports.gets_in_touch(asker_of(known) or known)


@fact("carers")
def carers(known: Known) -> object:
    """The names of those who get in touch with the person who asked."""
    return names(known, _carers(known))


@fact("typed_words")
def typed_words(known: Known) -> object:
    """What they typed that fitted nowhere, as it is kept in this talk."""
    return Name(held_words.in_words(known.answers, TYPED))


@fact("it_was_answer")
def it_was_answer(known: Known) -> object:
    """A way to say that words which sound like a cry were the answer to what was asked."""
    there = known.answers.get(ANSWERS_THERE)
    return (("answer", N_("That was my answer")),) if there else ()


@fact("comment")
def comment(known: Known) -> object:
    """What was typed beside the buttons of a form, and goes into its comment."""
    return Name(held_words.in_words(known.answers, COMMENT))


@fact("comment_ways")
def comment_ways(known: Known) -> object:
    """A way to take that out again, where there is something."""
    return ((TAKE_OUT, N_("Take out what it says")),) if known.answers.get(COMMENT) else ()


def readers_of(known: Known) -> list[int]:
    """Whom these words would be passed to: whoever wrote just before, if they may have them.

    Of the words of one message it has been seen that they speak to them, and not of them. Who
    leaves a group asks those who see to places there. Who is late tells those who run the meeting,
    and who meets people there.
    """
    if known.conversation() == RUNNING_LATE:
        return but_not(known, (*facilitator_ids(known), *_meets_people(known)))
    each = in_each_group(known)
    if len(each) > 1:
        return list(dict.fromkeys(one for at in each for one in readers_of(at)))
    if known.conversation() in for_who_sees_to_places():
        return _who_see_to_a_place(known)
    meant = known.answers.get(FOR)
    later = "\n".join(said for one, said in held_words.pairs(known.answers, TYPED).items() if one)
    them = int(meant) if isinstance(meant, str) and meant else None
    if them is not None and works_for(known, them) and not names_any(known, [them], later):
        return [them]
    return reader_ids(known, held_words.in_words(known.answers, TYPED))


def _who_see_to_a_place(known: Known) -> list[int]:
    """Who can see to someone's place in a group: who looks after them there, or who runs it."""
    there = [] if known.get("peers_only") else reader_ids(known, "")
    here = [i for i in there if works_for(known, i)]
    return here or but_not(known, facilitator_ids(known)) or there


def in_each_group(known: Known) -> list[Known]:
    """The same, for each group that this talk is about: to be forgotten is about all at once."""
    talk = for_who_sees_to_places().get(known.conversation())
    if talk is None or GROUP in talk.questions or GROUP in known.answers:
        return [known]
    return _in_all(known, where_it_fits(known))


def _in_all(known: Known, places: Iterable[Place]) -> list[Known]:
    groups = dict.fromkeys(str(place.group_id) for place in places)
    return [known.with_answers({**known.answers, GROUP: group}) for group in groups] or [known]


def in_groups(known: Known, step: Tell) -> list[Known]:
    """The same, for each group in which this line is told."""
    return _in_all(known, known.memberships()) if step.everywhere else in_each_group(known)


def _meets_people(known: Known) -> list[int]:
    """Who meets people at this meeting, if the group may read their name and they are in it."""
    who = card(known).get("who") if known.meeting_id is not None else None
    if not isinstance(who, int) or who <= 0:
        return []
    return [who] if roles_in(known.tx.conn, who, group_id_of(known) or 0) else []


@fact("readers")
def readers(known: Known) -> object:
    """The names of those whom these words would be passed to."""
    return names(known, readers_of(known))


@fact("readers_changed")
def readers_changed(known: Known) -> object:
    """Whether others would read it, or be asked, than those who stood in the question."""
    asked = known.answers.get(ASKED)
    return asked is not None and asked != as_asked(known)


def as_asked(known: Known) -> tuple[str, ...]:
    """Those who stand in the question, as they are kept in its talk."""
    return tuple(map(str, sorted(readers_of(known))))


@fact("may_be_told")
def may_be_told(known: Known) -> object:
    """What one is called whom they can tell what should be different: a note says who it is."""
    return called(known, known.about_id)


@fact("may_be_rung")
def may_be_rung(known: Known) -> object:
    """Whether they have said that it is safe to ring them."""
    return reach.safe_to_ring(known.tx, known.person)


def _who_looks_next(known: Known) -> tuple[datetime, int] | None:
    return next_to_look(known, _carers(known))


def next_to_look(known: Known, ids: Iterable[int]) -> tuple[datetime, int] | None:
    """The first of these people's next looks, and whose it is; None if none of them says when."""
    looks = []
    for i in ids:
        row = known.person_row(i)
        chosen = card_of(known.tx, row).get("looks", ())
        if (at := next_look(known.now, chosen, row.zone, region())) is not None:
            looks.append((at, i))
    return min(looks, default=None)


@fact("looks_next")
def looks_next(known: Known) -> object:
    """Which of them is the next to look at what was sent."""
    found = _who_looks_next(known)
    return known.name_of(found[1]) if found else Name("")


@fact("look_day")
def look_day(known: Known) -> object:
    """The day of their next look."""
    found = _who_looks_next(known)
    return Day(found[0]) if found else ""


@fact("look_time")
def look_time(known: Known) -> object:
    """The time of their next look."""
    found = _who_looks_next(known)
    return Time(found[0]) if found else ""


def receivers(known: Known, role: str) -> list[int]:
    """Who is told. Without a link person, or who covers for them, the facilitators are."""
    if role == "readers":
        return readers_of(known)
    if role == Role.LINK_PERSON:
        return ports.who_hears(known.tx, known.person.id, known.now, group_id_of(known))
    return [i for i in facilitator_ids(known) if i != known.person.id]
