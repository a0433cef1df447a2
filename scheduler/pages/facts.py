"""Facts about pages people write about themselves: one's own, and those that others show."""

from __future__ import annotations

from collections.abc import Iterator

from conversations.pages.my_page import LINES, TO_ASK
from conversations.phrases import N_, SOMEONE
from scheduler.pages.profiles import can_show, page_of, readable, shown_at
from scheduler.talks.about import GroupMeeting
from scheduler.talks.cards import card_of
from scheduler.talks.known import Known, fact
from scheduler.talks.lists import Pairs
from scheduler.talks.moments import Day
from scheduler.talks.people.persons import in_a_list
from scheduler.talks.spoken import Line, Lines, Name

_MOST = 8  #: choices that fit an old phone's screen
_AT = N_("“{meeting}”, {day}")
_OPENER = N_("You could ask {who} about “{about}”.")


def _said(page: dict[str, str]) -> Iterator[Line]:
    for name, said in page.items():
        yield Line(LINES[name].words, {name: Name(said)})


@fact("my_page")
def my_page(known: Known) -> object:
    """What this person's own page says."""
    return Lines(_said(page_of(known.card())))


def _at(known: Known, row: GroupMeeting) -> Line:
    title = known.tx.unseal(row.group_key_id, "meeting.card", row.card).get("title", "")
    return Line(_AT, {"meeting": Name(title), "day": Day(row.starts_at, row.group_zone)})


def _pairs(known: Known, rows: list[GroupMeeting]) -> Pairs:
    return tuple((str(row.id), _at(known, row)) for row in rows[:_MOST])


@fact("can_show_at")
def can_show_at(known: Known) -> Pairs:
    """Where this person could show their page, and does not yet."""
    return _pairs(known, can_show(known.tx, known.person.id, known.now))


@fact("shown_at")
def where_shown(known: Known) -> Pairs:
    """Where this person shows their page, to take it back."""
    return _pairs(known, shown_at(known.tx, known.person.id, known.now))


@fact("page_shown")
def page_shown(known: Known) -> object:
    """Where this person shows their page, in words."""
    return Lines(_at(known, row) for row in shown_at(known.tx, known.person.id, known.now))


@fact("page_ways")
def page_ways(known: Known) -> Pairs:
    """Showing it, where there is a page and a meeting; taking it back, where it is shown."""
    ways: list[tuple[str, object]] = []
    if page_of(known.card()) and can_show_at(known):
        ways.append(("show", Line(N_("Show it at a meeting"), {})))
    if where_shown(known):
        ways.append(("hide", Line(N_("Take it back from a meeting"), {})))
    return tuple(ways)


def _readable(known: Known) -> list[tuple[GroupMeeting, list[int]]]:
    """Meetings with the people whose pages this person may read there."""
    return known.row("readable", lambda: _find(known))


def _find(known: Known) -> list[tuple[GroupMeeting, list[int]]]:
    found = []
    for meeting, ids in readable(known.tx, known.person.id, known.now):
        known.allow("see", "profile", meeting.group_id)
        written = [i for i in ids if page_of(card_of(known.tx, known.person_row(i)))]
        if written:
            found.append((meeting, written))
    return found


@fact("pages_at")
def pages_at(known: Known) -> Pairs:
    """Meetings this person comes to, or runs, where others show a page."""
    return _pairs(known, [meeting for meeting, _ in _readable(known)])


def _there(known: Known) -> list[int]:
    said = str(known.answers.get("which", ""))
    return next((ids for meeting, ids in _readable(known) if str(meeting.id) == said), [])


@fact("shown_by")
def shown_by(known: Known) -> Pairs:
    """Who shows a page at the meeting that was picked."""
    return tuple((str(i), in_a_list(known, i)) for i in _there(known))


def _whose(known: Known) -> int | None:
    """The one who was picked, while they show their page there."""
    said = str(known.answers.get("whose", ""))
    return next((i for i in _there(known) if str(i) == said), None)


@fact("whose_name")
def whose_name(known: Known) -> object:
    """What the one whose page is read is called."""
    found = _whose(known)
    return in_a_list(known, found) if found is not None else Name("")


@fact("their_page")
def their_page(known: Known) -> object:
    """What their page says; empty once they have taken it back, or the meeting is over."""
    found = _whose(known)
    if found is None:
        return ""
    return Lines(_said(page_of(card_of(known.tx, known.person_row(found)))))


@fact("opener")
def opener(known: Known) -> object:
    """One thing to begin with: only what they wrote that they may be asked about (BLG:9)."""
    found = _whose(known)
    about = card_of(known.tx, known.person_row(found)).get(TO_ASK) if found is not None else ""
    if not about:
        return ""
    who = known.name_of(found) or Line(SOMEONE, {})
    return Line(_OPENER, {"who": who, "about": Name(about)})
