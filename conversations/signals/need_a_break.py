"""I need a break. Told to the staff in private; the group sees nothing (STK:124)."""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.phrases import N_
from conversations.samples import NO_MEETING, SIGNAL, SIGNAL_BARE, SIGNAL_FOR_NO_ONE
from conversations.script import Ask, Choice, Do, Say, Seen, When, chose, known
from conversations.signals.carers import CARERS_GET_IN_TOUCH, CARERS_RING
from conversations.signals.samples import NO_MEETING_BARE, SIGNAL_AMONG_PEERS

OK_NOW = Ask("ok_now", "Tap here when you are OK.", Choice("ok", "I am OK now"), skip=False)
NO_ONE_TO_TELL = Say("I am sorry. There is no one I may tell right now.")
HELP_IS_THERE = Say("In danger, ring 999. For other help, tap “Help now”.")
THEY_HEAR = When(
    known("facilitators"),
    Say("I am letting {facilitators} know, in private."),
    otherwise=(NO_ONE_TO_TELL,),
)

IN_A_MEETING = (
    Do("raise_signal"),
    When(
        known("facilitators"),
        Say("I am telling {facilitators} now, in private."),
        otherwise=(NO_ONE_TO_TELL, HELP_IS_THERE),
    ),
    Say("You can step out. You need no one's OK."),
    When(known("quiet_room"), Say("There is a quiet room: {quiet_room}.")),
    Ask(
        "now_what",
        "Take your time. Tap when you want to.",
        Choice("ok", "I am OK now"),
        Choice("ring", "Please ring me", Do("ask_to_ring"), CARERS_RING),
        Choice("topic", "Another topic, please", Do("say_more"), THEY_HEAR),
        Choice("check", "Check on me quietly", Do("say_more"), THEY_HEAR),
        Choice("stepped", "I am out, and I am OK", Do("say_more"), THEY_HEAR),
        Choice("safety", "Someone may be in danger", begins="safety"),
        skip=False,
    ),
    When(chose("now_what", "ring", "topic", "check", "stepped", "safety"), OK_NOW),
    Do("end_signal"),
    When(
        known("facilitators"),
        Say("I am glad. I am letting {facilitators} know. No one is counting."),
        otherwise=(Say("I am glad. No one is counting."),),
    ),
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
    Do("call_for_someone"),
    CARERS_GET_IN_TOUCH,
    When(
        known("look_time"),
        Say("{looks_next} next looks here on {look_day}, at {look_time}."),
        otherwise=(Say("I do not know how soon that will be."),),
    ),
    HELP_IS_THERE,
    Ask(
        "outside",
        "Is that what you wanted?",
        Choice("tell_link", "Yes, it is", Say("Thank you for telling me. Take care.")),
        Choice(
            "no",
            "No, take it back",
            Do("take_back_call"),
            Say("That is fine. I have taken it back."),
            When(known("asked_before"), Say("What you asked for before that stays on the list.")),
        ),
    ),
    fine_if_skipped("outside"),
)

NEED_A_BREAK = Conversation(
    "need_a_break",
    When(known("running"), *IN_A_MEETING, otherwise=NO_MEETING_NOW),
    samples=(
        SIGNAL,
        SIGNAL_BARE,
        SIGNAL_AMONG_PEERS,
        SIGNAL_FOR_NO_ONE,
        NO_MEETING,
        NO_MEETING_BARE,
    ),
    command="break",
    title=N_("I need a break"),
    roles=("co_producer", "facilitator", "link_person"),
    urgent=True,
)
