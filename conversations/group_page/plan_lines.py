"""What a group plans, and whether it is ready: each by the name under which it is kept.

The six questions of a planning proforma (STK:173) and its four conditions (STK:153).
"""

from collections.abc import Mapping

from conversations.phrases import N_

#: What we plan, in the facilitators' words, as people read it.
PLAN: Mapping[str, str] = {
    "plan_find": N_("What we want to find out: “{words}”"),
    "plan_touches": N_("Whom it touches: “{words}”"),
    "plan_team": N_("Staff who need to be in on it: “{words}”"),
    "plan_invite": N_("Whom we ask in: “{words}”"),
    "plan_gains": N_("Who gains from it, and why: “{words}”"),
    "plan_change": N_("What should change: “{words}”"),
}
#: Whether we are ready, as people read it; then the name of what it would take.
READY: Mapping[str, tuple[str, str]] = {
    "ready_two_ways": (N_("We share, and take in what we hear back. {answer}"), "takes_two_ways"),
    "ready_equal": (N_("Each one is safe and welcome, as an equal. {answer}"), "takes_equal"),
    "ready_mixed": (N_("We are as mixed as those it is about. {answer}"), "takes_mixed"),
    "ready_access": (N_("Each one can get in and take part. {answer}"), "takes_access"),
}
#: The answers that are not words.
YES, NOT_YET = "yes", "not_yet"
#: Every name that a talk can keep.
NAMES = (*PLAN, *READY, *(takes for _, takes in READY.values()))
