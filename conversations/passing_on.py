"""What is said about the link person, who may not be known: then staff are asked."""

from conversations.script import Say, When, known

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
