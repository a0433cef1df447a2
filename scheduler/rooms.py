"""All rooms, in the order in which they are asked. A new room is one line here."""

from __future__ import annotations

from scheduler.agreement.room import ROOM as AGREEMENT
from scheduler.buddies.room import ROOM as BUDDIES
from scheduler.calendars.room import ROOM as CALENDARS
from scheduler.choices.room import ROOM as CHOICES
from scheduler.coming.room import ROOM as COMING
from scheduler.contacts.room import ROOM as CONTACTS
from scheduler.cover.room import ROOM as COVER
from scheduler.duties.room import ROOM as DUTIES
from scheduler.evaluation.room import ROOM as EVALUATION
from scheduler.fares.room import ROOM as FARES
from scheduler.filling_in.room import ROOM as FILLING_IN
from scheduler.friendly_words.room import ROOM as FRIENDLY_WORDS
from scheduler.group_chat.room import ROOM as GROUP_CHAT
from scheduler.group_page.room import ROOM as GROUP_PAGE
from scheduler.hard_times.room import ROOM as HARD_TIMES
from scheduler.house import open_house
from scheduler.joining.room import ROOM as JOINING
from scheduler.leaving.room import ROOM as LEAVING
from scheduler.link_people.room import ROOM as LINK_PEOPLE
from scheduler.meetings.room import ROOM as MEETINGS
from scheduler.pages.room import ROOM as PAGES
from scheduler.papers.room import ROOM as PAPERS
from scheduler.peers.room import ROOM as PEERS
from scheduler.phone_calls.room import ROOM as PHONE_CALLS
from scheduler.plain_questions.room import ROOM as PLAIN_QUESTIONS
from scheduler.post.room import ROOM as POST
from scheduler.safety.room import ROOM as SAFETY
from scheduler.saying.room import ROOM as SAYING
from scheduler.seams import Room
from scheduler.series.room import ROOM as SERIES
from scheduler.signals.room import ROOM as SIGNALS
from scheduler.surveys.room import ROOM as SURVEYS
from scheduler.talks.room import ROOM as TALKS
from scheduler.tasks.room import ROOM as TASKS
from scheduler.times.room import ROOM as TIMES

ROOMS: tuple[Room, ...] = (
    POST,
    TALKS,
    PAGES,
    LEAVING,
    LINK_PEOPLE,
    COVER,
    FRIENDLY_WORDS,
    MEETINGS,
    SERIES,
    FILLING_IN,
    CALENDARS,
    PAPERS,
    COMING,
    PLAIN_QUESTIONS,
    TIMES,
    SURVEYS,
    FARES,
    SAFETY,
    SIGNALS,
    HARD_TIMES,
    CONTACTS,
    PHONE_CALLS,
    TASKS,
    GROUP_CHAT,
    SAYING,
    EVALUATION,
    AGREEMENT,
    DUTIES,
    BUDDIES,
    GROUP_PAGE,
    JOINING,
    PEERS,
    CHOICES,
)


def open_all() -> None:
    """Open the house with all rooms."""
    open_house(ROOMS)
