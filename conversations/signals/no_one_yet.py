"""For the person: the truth when nobody has seen the signal, at 3 and 6 minutes, and at the end.

And the next day, where no other talk would speak of it.
"""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.samples import SIGNAL, SIGNAL_BARE, UNKNOWN
from conversations.script import Ask, Choice, Do, Say, SayMany, Seen, When, known
from conversations.signals.carers import CARERS_GET_IN_TOUCH, CARERS_RING
from conversations.signals.samples import (
    LET_DOWN_AND_CARED_FOR,
    LET_DOWN_AND_TALKED,
    SIGNAL_OPENED,
)
from conversations.tasks.let_down import LET_DOWN

I_WRITE_AGAIN = When(
    known("left_minutes"),
    SayMany(
        "I will write again in {left_minutes} minute, or sooner.",
        "I will write again in {left_minutes} minutes, or sooner.",
        "left_minutes",
    ),
)
RING_ME = Choice("ring", "Please ring me", Do("ask_to_ring"), CARERS_RING)

NO_ONE_YET_3 = Conversation(
    "no_one_yet_3",
    When(
        known("opened_by"),
        Say("{opened_by} opened it, but no one has answered yet. I am sorry."),
        otherwise=(Say("No one has seen it yet. I am sorry."),),
    ),
    Say("You did nothing wrong. You can leave now."),
    When(known("next_in_circle"), Say("I am asking {next_in_circle} too, as we agreed.")),
    I_WRITE_AGAIN,
    Ask(
        "now_what",
        "What will you do?",
        Choice(
            "stepped_out",
            "I have stepped out",
            Do("note_where"),
            Say("Thank you for telling me. I have noted it."),
        ),
        RING_ME,
        seen_by=Seen.STAFF,
    ),
    fine_if_skipped("now_what"),
    samples=(SIGNAL, SIGNAL_OPENED, SIGNAL_BARE),
    urgent=True,
)

NO_ONE_YET_6 = Conversation(
    "no_one_yet_6",
    When(
        known("opened_by"),
        Say("Still no one has answered. I am sorry. This is our fault, not yours."),
        otherwise=(Say("Still no one has seen it. I am sorry. This is our fault, not yours."),),
    ),
    When(known("next_in_circle"), Say("I am asking {next_in_circle} now.")),
    When(
        known("desk_place"),
        Say("There is a front desk: {desk_place}. You can go there, or go home."),
        otherwise=(Say("You can step out, or go home."),),
    ),
    I_WRITE_AGAIN,
    Ask(
        "now_what",
        "What will you do?",
        Choice(
            "at_desk",
            "I have found someone",
            Do("note_where"),
            Say("Thank you for telling me. I have noted it."),
        ),
        Choice(
            "going_home",
            "I am going home",
            Do("note_where"),
            Say("Thank you for telling me. That is fine. I have noted it."),
        ),
        RING_ME,
        seen_by=Seen.STAFF,
    ),
    fine_if_skipped("now_what"),
    samples=(SIGNAL, SIGNAL_OPENED, SIGNAL_BARE),
    urgent=True,
)

NO_ONE_CAME = Conversation(
    "no_one_came",
    When(
        known("opened_by"),
        Say("{opened_by} opened it, but no one has answered. I am sorry. That is our fault."),
        otherwise=(Say("No one came when you asked. We let you down, and I am sorry."),),
    ),
    When(
        known("break_holders"),
        Say("I have asked {break_holders} to talk with you. You do not have to pick up."),
        Say("It stays on the list until you have talked."),
    ),
    Ask(
        "now_what",
        "What would you like?",
        Choice("ring", "Please ring", Do("ask_to_ring"), CARERS_RING),
        Choice(
            "no_ring",
            "Please do not ring",
            Do("note_where"),
            Say("That is fine. I have said so. You can ask on any day."),
        ),
        Choice(
            "not_right",
            "Something isn't right",
            Do("ask_to_ring"),
            Say("Thank you for telling me. In danger, ring 999."),
            CARERS_GET_IN_TOUCH,
        ),
        seen_by=Seen.STAFF,
    ),
    fine_if_skipped("now_what"),
    samples=(SIGNAL, SIGNAL_OPENED, SIGNAL_BARE),
    urgent=True,
)

WE_LET_YOU_DOWN = Conversation(
    "we_let_you_down",
    When(known("name"), Say("Hello {name}."), otherwise=(Say("Hello."),)),
    LET_DOWN,
    Ask(
        "now_what",
        "What would you like now?",
        Choice("ring", "Please ring me", Do("ask_to_ring"), CARERS_RING),
        Choice("nothing", "Nothing, thank you", Say("That is fine. You can ask on any day.")),
        seen_by=Seen.STAFF,
    ),
    fine_if_skipped("now_what"),
    samples=(LET_DOWN_AND_CARED_FOR, LET_DOWN_AND_TALKED, UNKNOWN),
)
