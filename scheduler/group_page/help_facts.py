"""Help near a group, for its facilitators: when its lines were looked at, and if they hold.

A digest asks each facilitator once when that is more than 180 days ago (W:8).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from conversations.phrases import N_
from conversations.talks.digest import CHANGE_IT
from records.groups import Group
from records.notices import Notice, group_of, notices
from records.people import RUNS
from scheduler.decisions import Said
from scheduler.group_page.facts import page
from scheduler.group_page.help_near import WORDS, long_ago, looked_at, near_here
from scheduler.talks.digest.decisions import asked_of
from scheduler.talks.known import Known, fact
from scheduler.talks.moments import Date
from scheduler.talks.spoken import Line, Lines, Name

HELP, HOLD = "decide_help", "hold"
Pairs = tuple[tuple[str, object], ...]
_ASKS = N_("People can read this help near “{group}”: “{help_says}”")
_SINCE = N_("It was last looked at on {help_day}.")
_UNKNOWN = N_("I do not know when it was last looked at.")
_HOLDS = N_("Does it still hold? Please ring each number first.")
_THANKS = N_("Thank you. I have kept the day.")
HELP_TYPES = N_("Who near here can help people? Put names, numbers and hours.")
_WILL_READ = N_("This is what people will read:")
_KEPT = N_("Thank you. It is on the page. I let the group know, without a buzz.")
#: so much of it fits a digest
_FITS = 300


def _card(known: Known, group_id: int) -> Mapping[str, Any]:
    known.allow("change", "group", group_id)
    row = known.tx.get(Group, group_id)
    card: dict[str, Any] = known.tx.unseal(row.key_id, "group.card", row.card)
    return card


def is_due(known: Known, group_id: int) -> bool:
    """Whether a group has such lines, and nobody has looked at them for long. NotAllowed."""
    card = _card(known, group_id)
    at = looked_at(card)
    return bool(card.get(WORDS)) and (at is None or long_ago(at, known.now))


def to_look_at(known: Known) -> list[int]:
    """The groups of this facilitator whose lines they are to look at, and were not asked about."""
    mine = [m.group_id for m in known.memberships() if m.role in RUNS]
    return [one for one in mine if is_due(known, one) and not _asked(known, one)]


def _asked(known: Known, group_id: int) -> bool:
    """Whether a digest has asked them since the lines were last looked at."""
    at = looked_at(_card(known, group_id))
    since = (notices.c.due_at > at,) if at is not None else ()
    return group_id in asked_of(known, HELP, *since)


def help_asks(known: Known, row: Notice) -> object:
    """What the lines say, when they were last looked at, and whether they hold."""
    group_id = group_of(row)
    card = _card(known, group_id)
    says, at = str(card.get(WORDS, "")), looked_at(card)
    says = says if len(says) <= _FITS else f"{says[:_FITS]}…"
    facts = {"group": Name(card.get("title", "")), "help_says": Name(says)}
    since = Line(_SINCE, {"help_day": Date(at)}) if at is not None else Line(_UNKNOWN, {})
    return Lines((Line(_ASKS, facts), since, Line(_HOLDS, {})))


def help_options(known: Known, row: Notice) -> Pairs:
    """One tap says that they hold; nothing once somebody has looked at them."""
    if not is_due(known, group_of(row)):
        return ()
    return ((HOLD, N_("They still hold")), (CHANGE_IT, N_("Change them")))


def help_thanks(_known: Known, _row: Notice, _answer: str) -> object:
    """Thanks to whoever says that they hold."""
    return Line(_THANKS, {})


def help_shows(_known: Known, _row: Notice, said: Said) -> object:
    """New lines as people will read them; that the old ones hold is for nobody to read."""
    return Lines((Line(_WILL_READ, {}), near_here(said.words))) if said.words != HOLD else ""


def help_kept(_known: Known, _row: Notice, _said: Said) -> object:
    """Thanks to whoever has changed them."""
    return Line(_KEPT, {})


@fact("page_help_day")
def page_help_day(known: Known) -> object:
    """When the lines on the page were last looked at; empty if that is not known."""
    at = looked_at(page(known))
    return Date(at) if at is not None else ""


@fact("page_help_holds")
def page_help_holds(known: Known) -> Pairs:
    """A way to say that they hold, where there are any."""
    return (("holds", N_("They still hold")),) if page(known).get(WORDS) else ()
