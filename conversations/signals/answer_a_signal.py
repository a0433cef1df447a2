"""For a facilitator: someone asks for a break. The first answer counts."""

from conversations.conversation import Conversation
from conversations.samples import SIGNAL, SIGNAL_BARE
from conversations.script import Ask, Choice, Do, Say, SayMany, When, known

#: As far as the person chose to share it (my choices, “my plan for a break”).
THEIR_PLAN = (
    When(known("helps"), Say("This is what helps, in their own words: “{helps}”")),
    When(known("helps_not"), Say("This does not help: “{helps_not}”")),
    When(known("shows"), Say("This is how you can tell: “{shows}”")),
    When(known("may_ring"), Say("If {person} wants it, you may ring: “{may_ring}”")),
)
WHAT_WILL_YOU_DO = Ask(
    "answer",
    "What will you do? I tell {person} what you choose.",
    Choice(
        "seen",
        "I've seen it",
        Do("answer_signal"),
        Say("Thank you. I am telling {person} that you have seen it."),
    ),
    Choice(
        "break",
        "Break for all",
        Do("answer_signal"),
        Say("Thank you. I am telling {person} that you will call a break."),
        Say("You could say: “Let's stop for five minutes.” Please do not say why."),
    ),
    Choice(
        "topic",
        "Change the topic",
        Do("answer_signal"),
        Say("Thank you. I am telling {person} that you will change the topic."),
        Say("You could say: “Let's move on.” Please do not say why."),
    ),
    Choice(
        "sit",
        "Offer to sit with {person}",
        Do("answer_signal"),
        Say("Thank you. I am asking {person}. Please wait until you hear from me."),
    ),
    skip=False,
)

ANSWER_A_SIGNAL = Conversation(
    "answer_a_signal",
    Say("{person} would like a break."),
    When(
        known("ago_minutes"),
        SayMany(
            "This was sent {ago_minutes} minute ago.",
            "This was sent {ago_minutes} minutes ago.",
            "ago_minutes",
        ),
        otherwise=(Say("This was sent just now."),),
    ),
    Say("The meeting is “{meeting}”, at {place}."),
    *THEIR_PLAN,
    Say("Please do not look over, or say the name."),
    WHAT_WILL_YOU_DO,
    samples=(SIGNAL, SIGNAL_BARE),
    urgent=True,
)

#: The same, when nobody has seen it in time.
SIGNAL_AGAIN = Conversation(
    "signal_again",
    SayMany(
        "{person} asked for a break {ago_minutes} minute ago. No one has seen it yet.",
        "{person} asked for a break {ago_minutes} minutes ago. No one has seen it yet.",
        "ago_minutes",
    ),
    *THEIR_PLAN,
    Say("Please tap now, or stand up and call a break."),
    WHAT_WILL_YOU_DO,
    samples=(SIGNAL, SIGNAL_BARE),
    urgent=True,
)
