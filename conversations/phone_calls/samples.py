"""Sample facts for ringing people, and doing a talk with them."""

from conversations.samples import MEETING, PERSON
from conversations.script import Facts

CALLING_ALONE: Facts = {
    **MEETING,
    "who_to_ring": "Kit",
    "more_to_ring": False,
    "ring_care": "The number is 01632 960 555.\nPlease leave no message.",
    "ring_script": "“Hub rules” on Wednesday 10 June at 2 pm is off. We are sorry.",
    "tries": 0,
    "many_tries": False,
    "again_day": "Wednesday 10 June",
    "again_time": "12:30 pm",
    "may_leave": (),
    "may_play": (),
    "if_more": (),
    "passed_to": "",
}
CALLING: Facts = {
    **CALLING_ALONE,
    "more_to_ring": True,
    "ring_list": "• Kit: a meeting is off\n• Ray: a meeting is off",
    "to_ring": (("p7", "Kit"), ("p8", "Ray")),
    "others_to_ring": (("p8", "Ray"),),
    "may_leave": (("left_message", "I left a message"),),
    "may_play": (("play", "Do it with Kit"),),
    "if_more": (("other", "Someone else first"), ("several", "I have told several")),
    "passed_to": "Dee",
}
CALLING_IN_VAIN: Facts = {**CALLING, "tries": 3, "many_tries": True}
CALLING_TOO_LATE: Facts = {**CALLING, "done_already": "yes"}
NO_ONE_TO_RING: Facts = {**PERSON, "who_to_ring": ""}

# Doing a talk with someone.
DOING_TOGETHER: Facts = {
    **PERSON,
    "looked_after": (("p7", "Kit"), ("p8", "Ray")),
    "to_do_together": (("my_choices", "Their choices"), ("invitation_about_3", "Hub rules")),
}
NO_ONE_TO_DO_IT_WITH: Facts = {**PERSON, "looked_after": ()}
