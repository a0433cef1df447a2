"""For the next in the circle, who is not in the room: whom to ring there."""

from conversations.conversation import Conversation
from conversations.samples import SIGNAL, SIGNAL_BARE, SIGNAL_FOR_NO_ONE
from conversations.script import Ask, Choice, Do, Say, SayMany, When, known
from conversations.signals.answer_a_signal import THEIR_PLAN

RING_THE_DESK = Conversation(
    "ring_the_desk",
    When(
        known("ago_minutes"),
        SayMany(
            "{person} asked for a break {ago_minutes} minute ago. No one has seen it yet.",
            "{person} asked for a break {ago_minutes} minutes ago. No one has seen it yet.",
            "ago_minutes",
        ),
        otherwise=(Say("{person} would like a break. This was sent just now."),),
    ),
    Say("The meeting is “{meeting}”, at {place}."),
    When(
        known("room_left_out"),
        Say("They want you to know, and no one who runs it. Please ring {person}, or go there."),
        otherwise=(
            When(
                known("front_desk"),
                Say("Please ring the front desk: {front_desk}. Ask them to fetch {facilitators}."),
                otherwise=(Say("Please ring {facilitators}."),),
            ),
        ),
    ),
    *THEIR_PLAN,
    Say("Please do not say why."),
    Ask(
        "answer",
        "What can you do? I tell {person} the truth.",
        Choice(
            "on_the_way",
            "Someone is on the way",
            Do("answer_signal"),
            Say("Thank you. I am telling {person}."),
        ),
        Choice(
            "no_answer",
            "No answer",
            Do("answer_signal"),
            Say("Thank you for trying. {person} will hear the truth from me."),
        ),
        Choice(
            "cannot",
            "I cannot help now",
            Do("answer_signal"),
            Say("Thank you for telling me. {person} will hear the truth from me."),
        ),
        skip=False,
    ),
    samples=(SIGNAL, SIGNAL_BARE, SIGNAL_FOR_NO_ONE),
    urgent=True,
)
