"""I need a break. Told to the staff in private; the group sees nothing (STK:124)."""

from conversations.endings import fine_if_skipped
from conversations.passing_on import ASKED_TO_GET_IN_TOUCH, ASKED_TO_RING, CAN_ASK
from conversations.phrases import N_
from conversations.samples import NO_MEETING, NO_MEETING_BARE, SIGNAL, SIGNAL_BARE
from conversations.script import (
    Ask,
    Choice,
    Conversation,
    Do,
    Say,
    Seen,
    Tell,
    When,
    chose,
    known,
)

OK_NOW = Ask("ok_now", "Tap here when you are OK.", Choice("ok", "I am OK now"), skip=False)
THEY_HEAR = Say("I am letting {facilitators} know, in private.")

IN_A_MEETING = (
    Do("raise_signal"),
    Say("I am telling {facilitators} now, in private."),
    Say("You can step out. You need no one's OK."),
    When(known("quiet_room"), Say("There is a quiet room: {quiet_room}.")),
    Ask(
        "now_what",
        "Take your time. Tap when you want to.",
        Choice("ok", "I am OK now"),
        Choice("ring", "Please ring me", Do("ask_to_ring"), ASKED_TO_RING),
        Choice("topic", "Another topic, please", Do("say_more"), THEY_HEAR),
        Choice("check", "Check on me quietly", Do("say_more"), THEY_HEAR),
        Choice("stepped", "I am out, and I am OK", Do("say_more"), THEY_HEAR),
        Choice(
            "safety",
            "I fear for someone's safety",
            Do("say_more"),
            Say("Thank you for telling me. I am asking {safe_keepers} to talk to you now."),
            Say("Staff must act if someone is in danger. If it is now, ring 999."),
        ),
        skip=False,
    ),
    When(chose("now_what", "ring", "topic", "check", "stepped", "safety"), OK_NOW),
    Do("end_signal"),
    Say("I am glad. I am letting {facilitators} know. No one is counting."),
    Ask(
        "tomorrow",
        "May I ask you tomorrow what would help next time?",
        Choice("yes", "Yes, you may", Do("note_tomorrow"), Say("Thank you. Take care.")),
        Choice("no", "No, thank you", Say("That is fine. Take care.")),
        seen_by=Seen.ONLY_BOT,
    ),
    fine_if_skipped("tomorrow"),
)

NO_MEETING_NOW = (
    Say("No meeting is on right now. So there is no one in a room to tell."),
    Say("In danger, ring 999. For other help, tap “Help now”."),
    CAN_ASK,
    Ask(
        "outside",
        "Would you like that?",
        Choice(
            "tell_link",
            "Yes, please",
            Tell("link_person", "{name} asked for you, when no meeting was on."),
            ASKED_TO_GET_IN_TOUCH,
            Say("I do not know how soon that will be."),
        ),
        Choice("no", "No, thank you", Say("That is fine. Take care.")),
        seen_by=Seen.LINK_PERSON,
    ),
    fine_if_skipped("outside"),
)

NEED_A_BREAK = Conversation(
    "need_a_break",
    When(known("running"), *IN_A_MEETING, otherwise=NO_MEETING_NOW),
    samples=(SIGNAL, SIGNAL_BARE, NO_MEETING, NO_MEETING_BARE),
    command="break",
    title=N_("I need a break"),
    urgent=True,
)
