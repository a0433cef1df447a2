"""What someone says about coming: yes, no, unsure, unwell, or part. They may always change it."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor
from records.database import Tx
from scheduler.coming.earlier_questions import close_earlier
from scheduler.meetings.who_comes import FOR_ONE_ONLY, answer, for_all_that_follow
from scheduler.talks.acts import Order


def answer_invitation(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Save the answer; take back or post again what the person gets for the meeting."""
    again = order.words("coming_again")
    said = again or order.words("coming")
    answer(tx, actor, order.meeting, said, now)
    close_earlier(tx, actor, order, said)
    if not again and order.words("coming") not in FOR_ONE_ONLY:
        for_all_that_follow(tx, actor, order.meeting, order.words("coming"), now)
