"""Facts about what someone chose for themself, for those who read it."""

from __future__ import annotations

from conversations.choices.about_you import HELPS
from conversations.phrases import N_
from records.people import Way
from scheduler.choices.keep_choices import PLAN
from scheduler.talks.known import Known, fact
from scheduler.talks.spoken import Line, Several

#: to whoever looks after them: what helps is theirs, and not the reader's
_THEIRS = {
    "door": N_("someone at the door"),
    "fare": N_("their fare before the day"),
    "seat": N_("a quiet seat"),
}


@fact("helps_picked")
def helps_picked(known: Known) -> object:
    """What helps them take part, as they picked it; their own words stand elsewhere."""
    picked = known.answers.get(HELPS.name, ())
    return Several(Line(_THEIRS[key], {}) for key in picked if key in _THEIRS)


@fact("by_voice")
def by_voice(known: Known) -> object:
    """Whether someone has said that they are to be rung, and nothing is written to them first."""
    return known.person.ways.split(",")[0] == Way.CALL


def _nothing(name: str) -> None:
    """Whether there is nothing of this yet: then nothing can be taken out."""

    def lookup(known: Known) -> object:
        return not known.card().get(name)

    fact(f"no_{name}")(lookup)


for _name in (*PLAN, "email", "answers_to", "phone", "hard_topics"):
    _nothing(_name)
