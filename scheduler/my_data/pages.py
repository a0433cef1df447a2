"""A person's page about themself, where they show it, and what they would like to learn."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from conversations.pages.about_me import ABOUT_ME
from conversations.pages.learning import LEARNING
from conversations.phrases import N_, SOMEONE
from conversations.script import Choice, Seen
from records.buddies import buddies
from records.profiles import showings
from scheduler.buddies.buddies import other, pair_of, said_yes
from scheduler.my_data.answers import item
from scheduler.my_data.item import Item, Part, SeenBy, line, moment
from scheduler.pages.profiles import page_of
from scheduler.talks.known import Known


def page(known: Known) -> Iterator[Part]:
    """What is on it, and each meeting where others may read it, or could."""
    parts = ABOUT_ME.questions["parts"].choices
    titles = {c.key: c.label for c in parts if isinstance(c, Choice)}
    items = [
        item(ABOUT_ME.questions[name], said, known, titles[name])
        for name, said in page_of(known.card()).items()
    ]
    items += [*_shown(known), *_learns(known), *_goes_with(known)]
    if items:
        yield Part(line(N_("More for me")), tuple(items))


def _shown(known: Known) -> Iterator[Item]:
    mine = select(showings.c.meeting_id).where(showings.c.person_id == known.person.id)
    for meeting_id in list(known.tx.conn.scalars(mine.order_by(showings.c.id))):
        about = Known(known.tx, known.person, known.now, meeting_id=meeting_id)
        facts = {"meeting": about.get("meeting"), "day": about.get("day")}
        at = line(N_("“{meeting}”, {day}"), **facts)
        yield Item(line(N_("You show your page at")), at, SeenBy(Seen.WHO_I_SHOW, known))


def _learns(known: Known) -> Iterator[Item]:
    card, asks = known.card(), LEARNING.questions
    if card.get("learn"):
        yield item(asks["learn"], tuple(card["learn"]), known, LEARNING.title)
    if card.get("learn_other"):
        yield item(asks["learn_other"], card["learn_other"], known, N_("Something else"))


_SAID = {
    "want": N_("You would like someone to go with"),
    "can": N_("You can go with someone new"),
}


def _goes_with(known: Known) -> Iterator[Item]:
    mine, staff = known.person.id, SeenBy(Seen.STAFF, known)
    said = select(buddies).where(buddies.c.person_id == mine).order_by(buddies.c.id)
    for row in list(known.tx.conn.execute(said)):
        yield Item(line(_SAID[row.kind]), moment(row.made_at), staff)
    asked = pair_of(known.tx, mine, "asked")
    if asked is not None and said_yes(asked, mine):
        only_me = SeenBy(Seen.ONLY_BOT, known)
        yield Item(line(N_("You said yes to going with someone")), moment(asked.made_at), only_me)
    for member in known.memberships():
        pair = pair_of(known.tx, mine, "together", member.group_id)
        if pair is not None:
            who = known.name_of(other(pair, mine)) or line(SOMEONE)
            yield Item(line(N_("You go to meetings with")), who, staff)
