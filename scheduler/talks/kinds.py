"""Each sort of notice that this room posts."""

from __future__ import annotations

from conversations.phrases import N_
from scheduler.kinds import Kind, alike
from scheduler.post.sending import outcomes
from scheduler.talks.digest import digests
from scheduler.talks.digest.digest_facts import whose_answer
from scheduler.talks.passing_on import told_together

_WORDS_THAT_YOU_TYPED = N_("Words that you typed")


KINDS = (
    Kind("a_person", called=N_("A talk with a person"), tells_at_once=True, aside=True),
    *alike(
        ("unread_words", "did_you_mean", "for_the_form"),
        called=_WORDS_THAT_YOU_TYPED,
        tells_at_once=True,
        aside=True,
    ),
    Kind("add_words", called=_WORDS_THAT_YOU_TYPED, aside=True),
    Kind("voice_or_picture", called=N_("A voice note or a picture")),
    Kind("half_way", called=N_("A talk that was left half-way")),
    Kind("menu", called=N_("What I can do")),
    Kind(
        "correction",
        called=N_("A changed answer"),
        listed=N_("{name} has changed an answer. Please forget what I told you of it."),
        beside=whose_answer,
        goes_after_all=True,
    ),
    Kind(
        told_together.NAME,
        called=N_("What someone has answered"),
        ready=told_together.gather,
        beside=told_together.lines_of,
        settled=outcomes.told_within,
        failed=told_together.wait_again,
    ),
    Kind(
        "digest",
        called=N_("List for the day"),
        planned=N_("your list for the day, if there is anything"),
        ready=digests.gather,
        settled=outcomes.told_within,
        failed=digests.wait_again,
        by_itself=True,
    ),
    *alike(
        (
            "asked_alone",
            "asked_bring",
            "asked_know",
            "asked_private",
            "asked_private_peers",
            "asked_leave_staff",
            "hello_not_passed",
            "late_words",
            "not_read",
            "reply_not_passed",
            "small_hello",
            "small_how",
            "small_ok",
            "small_smile",
            "small_tap",
            "small_thanks",
            "small_who",
            "thanks_not_passed",
            "too_long",
            "words_of_a_file",
            "edit_back",
            "edit_of_answer",
            "edit_of_a_yes",
            "edit_seen",
            "edit_tell",
            "edit_tell_other",
        )
    ),
    *alike(
        (
            "before_about",
            "before_about_more",
            "before_again",
            "before_break",
            "before_closed",
            "before_joining",
            "before_no_names",
            "before_not_yours",
            "before_off",
            "before_off_next",
            "before_on",
            "before_over",
            "before_stands",
            "before_talk",
            "before_to_come",
            "before_to_come_staff",
            "before_unknown",
        ),
        called=N_("A word about an old button"),
    ),
)
