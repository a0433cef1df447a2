"""What someone has said about coming is changed, once they have said yes to that."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor
from records.database import Tx
from scheduler.coming.earlier_questions import close_earlier
from scheduler.meetings.who_comes import answer
from scheduler.talks.acts import Order

#: what a yes to each question says
_SAYS = {"take_back": "no", "come_after_all": "yes", "unwell_then": "unwell"}


def change_mind(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Save it, of this one meeting. As `answer`."""
    said = next(says for question, says in _SAYS.items() if order.words(question) == "yes")
    answer(tx, actor, order.meeting, said, now)
    close_earlier(tx, actor, order, said)
