"""What is said about the link person, who may not be known: then staff are asked."""

from conversations.parts import steps_for
from conversations.script import Say, When, known

CAN_ASK = When(
    known("link"),
    Say("I can ask {link} to get in touch with you."),
    otherwise=(Say("I can ask staff to get in touch with you."),),
)
#: What is on someone's list stays there until it is done; how soon they look (W:13).
ON_THEIR_LIST = steps_for("on_their_list")
ON_THEIR_LIST_TODAY = steps_for("on_their_list_today")
#: The same of what is of no use once the meeting is over.
ON_THEIR_LIST_UNTIL_IT = steps_for("on_their_list_until_it")
ON_THEIR_LIST_TODAY_UNTIL_IT = steps_for("on_their_list_today_until_it")
TOLD_OF_IT = When(
    known("link"),
    Say("I have told {link}."),
    otherwise=(Say("I have told staff."),),
)
ASKED_TO_GET_IN_TOUCH = When(
    known("link"),
    Say("I have asked {link} to get in touch with you."),
    *ON_THEIR_LIST_TODAY,
    otherwise=(Say("I have asked staff to get in touch with you."), *ON_THEIR_LIST_TODAY),
)
ASKED_TO_RING = When(
    known("link"),
    Say("I have asked {link} to ring you."),
    *ON_THEIR_LIST_TODAY,
    otherwise=(Say("I have asked staff to ring you."), *ON_THEIR_LIST_TODAY),
)
PASSED_ON = When(
    known("link"),
    Say("I have passed this on to {link}."),
    otherwise=(Say("I have passed this on to staff."),),
)
