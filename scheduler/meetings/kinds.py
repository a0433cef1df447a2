"""Each sort of notice that this room posts."""

from __future__ import annotations

from collections.abc import Iterator

from conversations.meetings.meeting_card import BEFORE_THE_YES, LINES
from conversations.phrases import N_
from scheduler.kinds import Call, Family, Kind, alike
from scheduler.meetings.answers_seen import how_many_come
from scheduler.series import not_asked
from scheduler.talks.known import Known
from scheduler.talks.spoken import Line, Lines

_A_MEETING_IS_SET = N_("A meeting is set")
_DOOR = N_("{door} will be at the door, for those on the way.")
_WHO = N_("{who} will meet you there.")


def who_meets_and_how_to_join(about: Known, theirs: Known) -> Iterator[Line]:
    """Who meets them there, how to join, and what else is new since they were asked."""
    if about.get("who"):
        yield Line(_WHO, about)
    yield from how_to_join(about, theirs)
    known = Known(theirs.tx, theirs.person, theirs.now, meeting_id=about.meeting_id)
    new = known.get("new_on_card")
    yield from (new if isinstance(new, Lines) else ())


def what_to_know_first(about: Known, _theirs: Known) -> Iterator[Line]:
    """How to get in or to join, and what may be hard: known before a yes."""
    for name in BEFORE_THE_YES:
        if about.get(name):
            yield Line(LINES[name].words, about)


def how_to_join(about: Known, _theirs: Known) -> Iterator[Line]:
    """The link or number, where a meeting is not in a room."""
    if about.get("card_join"):
        yield Line(LINES["card_join"].words, about)


def who_is_at_the_door(about: Known, _theirs: Known) -> Iterator[Line]:
    """Who is there for those on their way, where a meeting is called off late."""
    if about.get("late") and about.get("door"):
        yield Line(_DOOR, about)


def what_changed(about: Known, _theirs: Known) -> Iterator[Line]:
    """What it was, and what it is now."""
    said = about.get("changes")
    yield from (said if isinstance(said, Lines) else ())


_THEY_KNOW = "whoever reads it has been told at once that it is off"
KINDS = (
    Kind(
        "invitation",
        called=N_("Invitation"),
        planned=N_("an invitation to “{meeting}”"),
        call=Call(
            Family.BEFORE,
            (
                N_(
                    "You are invited to “{meeting}”. "
                    "It is on {day}, {time} to {until}, at {place}."
                ),
                N_("Would you like to come? No is a good answer too."),
            ),
            more=what_to_know_first,
        ),
        in_timeline=True,
    ),
    Kind(
        "pre_brief",
        called=N_("What to expect"),
        planned=N_("what to expect at “{meeting}”"),
        call=Call(
            Family.BEFORE,
            (
                N_("“{meeting}” is on {day} at {time}, at {place}."),
                N_("How do you feel about it? What would help?"),
            ),
            more=who_meets_and_how_to_join,
        ),
        in_timeline=True,
        prepares=True,
        is_for=not_asked.is_for_them,
        ready=not_asked.ready,
    ),
    Kind(
        "check_in",
        called=N_("Reminder"),
        planned=N_("a reminder of “{meeting}”"),
        call=Call(
            Family.BEFORE,
            (
                N_("“{meeting}” is on {day} at {time}, at {place}."),
                N_("How are you about it?"),
            ),
            more=how_to_join,
            unless="pre_brief",
        ),
        in_timeline=True,
    ),
    Kind(
        "on_the_day",
        called=N_("A word on the day"),
        planned=N_("a silent word before “{meeting}” starts"),
        call=Call(Family.NONE),
        only_here=True,
        for_who_comes=True,
        in_timeline=True,
        of_a_plan=True,
        may_be_missed=True,
    ),
    Kind(
        "cancelled",
        called=N_("A meeting is off"),
        not_heard=N_("that “{meeting}” is off"),
        call=Call(
            Family.NEWS,
            (
                N_("“{meeting}” on {day} at {time} is off. We are sorry. Please do not set out."),
                N_("Have you paid for travel, or more? I can ask for it to be paid back."),
            ),
            more=who_is_at_the_door,
        ),
        all_day=True,
        tells_at_once=True,
        in_timeline=True,
        says_it_is_off=True,
        confirm="confirm_cancelled",
    ),
    Kind(
        "changed",
        called=N_("A meeting has changed"),
        planned=N_("what has changed about “{meeting}”"),
        call=Call(Family.NEWS, (N_("“{meeting}” has changed. We are sorry."),), more=what_changed),
        all_day=True,
        tells_at_once=True,
        in_timeline=True,
        confirm="confirm_change",
    ),
    Kind(
        "replies",
        called=N_("How many come"),
        first_lines=how_many_come,
        when_off="it says nothing of a meeting that is off",
    ),
    *alike(("still_coming", "changed_mind"), called=N_("If you come to a meeting")),
    Kind(
        "meeting_made",
        called=_A_MEETING_IS_SET,
        listed=N_("“{meeting}” is set for {day} at {time}."),
        when_off=_THEY_KNOW,
    ),
    Kind(
        "meeting_made_holder",
        called=_A_MEETING_IS_SET,
        listed=N_("“{meeting}” is set for {day} at {time}. You hold the phone there."),
        when_off=_THEY_KNOW,
    ),
    Kind(
        "holding",
        called=N_("Who holds the phone"),
        planned=N_("a word about the phone at “{meeting}”"),
        in_timeline=True,
    ),
    Kind(
        "opening",
        called=N_("What to say first"),
        planned=N_("what to say first at “{meeting}”"),
        in_timeline=True,
    ),
    Kind(
        "after_it",
        called=N_("How a meeting was for who ran it"),
        planned=N_("a word about how “{meeting}” was for you"),
    ),
    Kind("told_report", called=N_("Who knows that a meeting is off")),
    Kind("at_the_door", called=N_("Who was at the door")),
    Kind("running_late", called=N_("Being late for a meeting"), tells_at_once=True, aside=True),
    *alike(
        ("decide_reach", "decide_phone", "decide_door", "decide_purpose"),
        called=N_("Something to decide"),
        worked_out=True,
    ),
    Kind(
        "debrief",
        called=N_("Thank you, and how it was"),
        planned=N_("thanks, and how “{meeting}” was for you"),
        call=Call(
            Family.AFTER,
            (
                N_("Thank you for your time at “{meeting}”. How was it for you?"),
                N_("Have you a fare to claim?"),
            ),
        ),
        for_who_comes=True,
        in_timeline=True,
    ),
)
