"""What is said about the link person, who may not be known: then staff are asked."""

from conversations.script import Ask, Choice, Say, Seen, Tell, When, known

CAN_ASK = When(
    known("link"),
    Say("I can ask {link} to get in touch with you."),
    otherwise=(Say("I can ask staff to get in touch with you."),),
)
ASKED_TO_GET_IN_TOUCH = When(
    known("link"),
    Say("I have asked {link} to get in touch with you."),
    otherwise=(Say("I have asked staff to get in touch with you."),),
)
ASKED_TO_RING = When(
    known("link"),
    Say("I have asked {link} to ring you."),
    otherwise=(Say("I have asked staff to ring you."),),
)
PASSED_ON = When(
    known("link"),
    Say("I have passed this on to {link}."),
    otherwise=(Say("I have passed this on to staff."),),
)

#: Words for the facilitators: who gets them with a digest, and when, or that they go now.
GIVEN_ON = When(
    known("read_day"),
    Say("Thank you. I give it to {facilitators} on {read_day}, at about {read_time}."),
    otherwise=(Say("Thank you. I am sending it to {facilitators}."),),
)

#: About a signal, where someone may have been left out: only those who are really asked.
_NO_ONE_TO_ASK = Say("I am sorry. There is no one whom I may ask right now.")
CARERS_RING = When(
    known("carers"), Say("I have asked {carers} to ring you."), otherwise=(_NO_ONE_TO_ASK,)
)
CARERS_GET_IN_TOUCH = When(
    known("carers"),
    Say("I have asked {carers} to get in touch with you."),
    otherwise=(_NO_ONE_TO_ASK,),
)

#: Worried about a meeting, before it: a call is offered, and the link person hears of a yes.
WORRIED = Choice(
    "worried",
    "Worried 😟",
    Say("Thank you for telling us."),
    Ask(
        "call",
        "Would a short call before we start help?",
        Choice(
            "yes",
            "Yes, please",
            Tell("link_person", "{name} would like a call before “{meeting}”."),
            ASKED_TO_RING,
        ),
        Choice("no", "No, thank you", Say("That is fine.")),
        seen_by=Seen.LINK_PERSON,
    ),
)
