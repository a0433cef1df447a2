"""Each sort of notice that this room posts."""

from __future__ import annotations

from conversations.phrases import N_
from scheduler.kinds import Kind, alike, always
from scheduler.safety.pass_worry_on import contact_not_reached
from scheduler.safety.worry_words import instead, what_was_said

_A_WORRY_ABOUT_SAFETY = N_("A worry about safety")


KINDS = (
    Kind("safety", of_a_worry=True, even_if_over=True),
    Kind("more_to_tell", called=_A_WORRY_ABOUT_SAFETY, aside=True, of_a_worry=True),
    *alike(
        (
            "worry_opened",
            "worry_cannot",
            "worry_seen",
            "worry_on_it",
            "worry_stands",
            "worry_back",
            "worry_dealt_with",
        ),
        called=_A_WORRY_ABOUT_SAFETY,
    ),
    Kind(
        "answer_worry",
        called=_A_WORRY_ABOUT_SAFETY,
        look_now=True,
        instead=instead,
        failed=contact_not_reached,
        must_not_get_lost=always,
    ),
    *alike(("worry_taken", "worry_over"), called=_A_WORRY_ABOUT_SAFETY, instead=instead),
    Kind(
        "worry_more",
        called=_A_WORRY_ABOUT_SAFETY,
        look_now=True,
        instead=instead,
        beside=what_was_said,
        must_not_get_lost=always,
    ),
    Kind("edit_of_a_worry"),
)
