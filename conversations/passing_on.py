"""What is said about the link person, who may not be known: then staff are asked."""

from conversations.script import Ask, Choice, Say, Seen, Tell, When, known

CAN_ASK = When(
    known("link"),
    Say("I can ask {link} to get in touch with you."),
    otherwise=(Say("I can ask staff to get in touch with you."),),
)
#: What is on someone's list stays there until it is done; how soon they look (W:13).
ON_THEIR_LIST = Say("It is on the list for {list_day}. It stays there until it is done.")
ON_THEIR_LIST_TODAY = Say("It is on the list for {work_day}. It stays there until it is done.")
TOLD_OF_IT = When(
    known("link"),
    Say("I have told {link}."),
    otherwise=(Say("I have told staff."),),
)
ASKED_TO_GET_IN_TOUCH = When(
    known("link"),
    Say("I have asked {link} to get in touch with you."),
    ON_THEIR_LIST_TODAY,
    otherwise=(Say("I have asked staff to get in touch with you."), ON_THEIR_LIST_TODAY),
)
ASKED_TO_RING = When(
    known("link"),
    Say("I have asked {link} to ring you."),
    ON_THEIR_LIST_TODAY,
    otherwise=(Say("I have asked staff to ring you."), ON_THEIR_LIST_TODAY),
)
PASSED_ON = When(
    known("link"),
    Say("I have passed this on to {link}."),
    otherwise=(Say("I have passed this on to staff."),),
)

#: The next day, to someone whose call for a break nobody answered.
LET_DOWN = When(
    known("let_down"),
    Say("No one came when you asked for a break. We let you down, and I am sorry."),
    When(known("let_down_holders"), Say("It is still on the list of {let_down_holders}.")),
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
    Tell("link_person", "{name} is worried about coming to “{meeting}”.", "worried"),
    Say("Thank you for telling us."),
    TOLD_OF_IT,
    Ask(
        "call",
        "Would a short call before we start help?",
        Choice(
            "yes",
            "Yes, please",
            Tell("link_person", "{name} would like a call before “{meeting}”.", "ring_me"),
            ASKED_TO_RING,
        ),
        Choice("no", "No, thank you", Say("That is fine.")),
        seen_by=Seen.LINK_PERSON,
    ),
)
