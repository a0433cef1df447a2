"""The times a person said they could come to, and those they asked the group about."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlalchemy import select

from conversations.phrases import N_
from conversations.script import Seen
from records.groups import zone_there
from records.polls import Poll, PollReply, PollTime, poll_replies, poll_times, polls
from scheduler.kept import Becomes, Kept, Shows
from scheduler.my_data.item import YOU_SAID, Item, Part, SeenBy, line, rows_of
from scheduler.talks.known import Known
from scheduler.talks.moments import Day, Time
from scheduler.talks.spoken import Lines, Name
from scheduler.times.polls import title_of


def _times_said(known: Known) -> Iterator[Part]:
    """What they picked, and that they asked; empty if neither."""
    tx = known.tx
    items = []
    for reply in rows_of(known, PollReply, poll_replies.c.person_id):
        poll = tx.get(Poll, reply.poll_id)
        picks = poll_times.c.id.in_(json.loads(reply.picks))
        picked = select(poll_times).where(picks).order_by(poll_times.c.starts_at)
        home = zone_there(tx.conn, poll.group_id)
        times = Lines(
            line(N_("{day}, {time}"), day=Day(row.starts_at, home), time=Time(row.starts_at, home))
            for row in tx.every(PollTime, picked)
        )
        what = line(N_("“{meeting}”"), meeting=Name(title_of(tx, poll)))
        items.append(Item(what, times or line(N_("None")), SeenBy(Seen.ONLY_BOT, known)))
    for poll in rows_of(known, Poll, polls.c.made_by):
        what = line(N_("“{meeting}”"), meeting=Name(title_of(tx, poll)))
        asked = line(N_("You asked which times suit the group."))
        items.append(Item(what, asked, SeenBy(Seen.GROUP, known)))
    if items:
        yield Part(line(N_("Times for meetings")), tuple(items))


_TIMES = Shows("coming", _times_said, YOU_SAID + 3)
KEPT = (
    Kept(poll_replies.c.person_id, forget=Becomes.GOES, left=Becomes.GOES, shows=_TIMES),
    Kept(
        polls.c.made_by,
        forget=Becomes.EMPTIED,
        left="it is of who made something",
        shows=_TIMES,
    ),
)
