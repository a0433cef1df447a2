"""What those who run a group are asked when someone would like another link person."""

from __future__ import annotations

from conversations.phrases import N_
from records.access import Actor, allow
from records.database import Tx
from records.notices import Notice
from scheduler.decisions import Decision, ToDecide
from scheduler.link_people.swap_facts import WISH, picks, wish, wish_options, wish_words
from scheduler.link_people.swap_rows import wishes
from scheduler.link_people.swaps import offer
from scheduler.talks.acts import Refused
from scheduler.talks.known import Known
from scheduler.talks.spoken import Line, Name

_THANKS = N_("Thank you. I am asking {who}.")


def to_decide(known: Known) -> list[ToDecide]:
    """For whom another link person is to be found."""
    swaps = wishes(known.tx, known.person.id, known.now)
    return [ToDecide(WISH, about_id=swap.person_id) for swap in swaps]


def _thanks(known: Known, _row: Notice, answer: str) -> Line:
    picked = known.name_of(int(answer)) if answer.isdecimal() else Name("")
    return Line(_THANKS, {"who": picked})


def _settle(tx: Tx, actor: Actor, known: Known, row: Notice, answer: str) -> None:
    """Ask the one who was picked whether they would look after someone."""
    swap = wish(known, row)
    if swap is None:
        raise Refused("SEEN_TO_ALREADY")
    allow(tx.conn, actor, "find", "link", group=swap.group_id)
    to = next((int(key) for key, _ in picks(known, swap) if key == answer), None)
    if to is None or not offer(tx, swap, to, known.now):
        raise Refused("SEEN_TO_ALREADY")


DECISIONS = (Decision(WISH, wish_words, wish_options, _thanks, _settle),)
