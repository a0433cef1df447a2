"""Each sort of notice that this room posts."""

from __future__ import annotations

from conversations.phrases import N_
from records.people import Role
from scheduler.kinds import Kind, alike, always
from scheduler.signals.answer_signal import is_going, look_if_over
from scheduler.signals.escalate import staff_not_reached

_A_CALL_FOR_A_BREAK = N_("A call for a break")


KINDS = (
    Kind("ask_to_ring", called=N_("Please ring"), look_now=True, must_not_get_lost=always),
    Kind(
        "need_a_break",
        called=_A_CALL_FOR_A_BREAK,
        put_back=look_if_over,
        always_for=Role.CO_PRODUCER,
    ),
    *alike(
        (
            "unsure_break",
            "no_one_came",
            "no_one_yet_3",
            "no_one_yet_6",
            "you_did_not_tap",
            "after_a_signal",
            "come_over",
            "come_no",
            "come_yes",
            "did_not_mean_to",
            "found_someone",
            "rather_no_ring",
            "going_home",
            "more_check",
            "more_stepped",
            "more_topic",
            "needs_you",
            "no_break_here",
            "not_right",
            "signal_on_the_way",
            "signal_seen",
            "signal_seen_break",
            "signal_seen_topic",
            "signal_taken",
            "stepped_out",
        ),
        called=_A_CALL_FOR_A_BREAK,
        put_back=look_if_over,
    ),
    *alike(
        ("answer_a_signal", "signal_again", "ring_the_desk"),
        called=_A_CALL_FOR_A_BREAK,
        look_now=True,
        failed=staff_not_reached,
        must_not_get_lost=is_going,
        put_back=look_if_over,
    ),
    Kind(
        "comfort_break",
        called=N_("Comfort break"),
        when_off="it goes two minutes later to those who are together",
    ),
    Kind(
        "we_let_you_down",
        called=_A_CALL_FOR_A_BREAK,
        planned=N_("a word about the break you asked for"),
    ),
    Kind(
        "next_time",
        called=N_("What would help next time"),
        planned=N_("what would help next time"),
        put_back=look_if_over,
    ),
    Kind(
        "more_safety",
        called=_A_CALL_FOR_A_BREAK,
        look_now=True,
        put_back=look_if_over,
        must_not_get_lost=always,
    ),
    *alike(("signal_ended", "signal_rewritten", "signal_rewritten_over"), put_back=look_if_over),
)
