"""Each sort of notice that this room posts."""

from __future__ import annotations

from conversations.phrases import N_
from scheduler.choices.share_signs import the_signs
from scheduler.kinds import Kind

KINDS = (
    Kind("signs_shared", called=N_("What to look out for"), beside=the_signs),
    Kind("another_word", called=N_("Your word for a break"), only_here=True),
    Kind("hidden", tells_nothing=True, after_hiding=True),
    Kind("hidden_old", after_hiding=True),
    Kind("hidden_later", after_hiding=True),
    Kind("hidden_both", after_hiding=True),
)
