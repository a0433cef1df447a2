"""A person's page about themself, where they show it, and what they would like to learn."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from conversations.pages.about_me import ABOUT_ME
from conversations.pages.learning import LEARNING
from conversations.phrases import N_
from conversations.script import Choice, Seen
from records.profiles import showings
from scheduler.kept import Becomes, Kept, OfMeeting, Shows
from scheduler.my_data.answers import item
from scheduler.my_data.item import FOR_ME, MORE_FOR_YOU, Item, Part, SeenBy, line, of_meeting
from scheduler.pages.profiles import page_of
from scheduler.talks.known import Known


def _page(known: Known) -> Iterator[Part]:
    """What is on it, and each meeting where others may read it, or could."""
    parts = ABOUT_ME.questions["parts"].choices
    titles = {c.key: c.label for c in parts if isinstance(c, Choice)}
    items = [
        item(ABOUT_ME.questions[name], said, known, titles[name])
        for name, said in page_of(known.card()).items()
    ]
    items += [*_shown(known), *_learns(known)]
    if items:
        yield Part(FOR_ME, tuple(items))


def _shown(known: Known) -> Iterator[Item]:
    mine = select(showings.c.meeting_id).where(showings.c.person_id == known.person.id)
    for meeting_id in list(known.tx.conn.scalars(mine.order_by(showings.c.id))):
        _, at = of_meeting(known, meeting_id)
        yield Item(line(N_("You show your page at")), at, SeenBy(Seen.WHO_I_SHOW, known))


def _learns(known: Known) -> Iterator[Item]:
    card, asks = known.card(), LEARNING.questions
    if card.get("learn"):
        yield item(asks["learn"], tuple(card["learn"]), known, LEARNING.title)
    if card.get("learn_other"):
        yield item(asks["learn_other"], card["learn_other"], known, N_("Something else"))


KEPT = (
    Kept(
        showings.c.person_id,
        forget=Becomes.GOES,
        left=Becomes.GOES,
        shows=Shows("profile", _page, MORE_FOR_YOU),
    ),
)
OF_MEETINGS = (
    OfMeeting(
        showings.c.meeting_id,
        off="nobody reads it any more, and it goes when a page is shown again",
        moved="it is read until the meeting, whenever that is",
        away="it is theirs to show, and to hide: others read it before the meeting",
    ),
)
