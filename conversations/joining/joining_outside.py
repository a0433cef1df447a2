"""Joining as someone outside a group for peers only, to be told if someone may be in danger.

It is short, and says all of it: what they get, at what hours, and that they see nothing else.
"""

from conversations.choices.about_you import CALLED_THERE, LANGUAGE, LOOKS, SHARED_PHONE
from conversations.conversation import Conversation
from conversations.joining.joining import SAFE_HERE
from conversations.joining.samples import ASKED_OUTSIDE, ASKED_OUTSIDE_UNNAMED
from conversations.script import Ask, Choice, Do, Say, When, chose, known

WHAT_THEY_GET = (
    Say("Someone there may fear for a person's safety. If they tell me so, I can tell you."),
    Say("It comes at once, by day or night. You read who is worried, and what they say."),
    Say("If you may not look soon, I say so to them. I tell them to ring 999 if it is now."),
)

NOTHING_ELSE = (
    Say("You see nothing else of the group. You do not read who is in it, or when it meets."),
    Say("Its people can read what you are called, and when you look here."),
)

JOINING_OUTSIDE = Conversation(
    "joining_outside",
    Say("Hello."),
    LANGUAGE,
    SAFE_HERE,
    When(
        chose("safe", "yes"),
        Say("{met_by} asked me to say hello. It is about a group of peers. It has no staff."),
        Say("I am a bot: a computer, not a person. No one watches this chat all day."),
        Say("In danger, ring 999. For other help, tap “Help now”."),
        Ask(
            "go_on",
            "Shall I tell you what you are asked?",
            Choice("go_on", "Go on", *WHAT_THEY_GET),
            skip=False,
        ),
        Ask(
            "and_else",
            "There is one more thing to know.",
            Choice("go_on", "Go on", *NOTHING_ELSE),
            skip=False,
        ),
        Ask(
            "consent",
            "Shall I tell you if someone may be in danger? You can stop on any day.",
            Choice(
                "yes",
                "Yes, please tell me",
                Do("join"),
                Say("Thank you. I'll let the group know, without a buzz."),
                CALLED_THERE,
                SHARED_PHONE,
                LOOKS,
                When(known("name"), Say("That is all I need, {name}. Thank you.")),
                Say("To change this, or to stop, tap “What I can do”."),
            ),
            Choice(
                "ask_first",
                "Ask {met_by} first",
                Say("That is fine. Talk to {met_by} first. Your link works until {expires}."),
            ),
            Choice(
                "no",
                "No, thank you",
                Do("decline_invitation"),
                Say("Thank you for telling me. No is a good answer. You need not say why."),
                Say("I will not write to you again. If you change your mind, tell {met_by}."),
            ),
            skip=False,
            consent=True,
        ),
    ),
    samples=(ASKED_OUTSIDE, ASKED_OUTSIDE_UNNAMED),
    each="keep_choices",
)
