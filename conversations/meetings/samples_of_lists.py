"""Sample facts for lists: someone's own meetings, and all that is planned for one."""

from conversations.meetings.samples import CANCELLING, NOTHING_TO_CANCEL, WAITING_FOR_ACCESS
from conversations.samples import BARE_MEETING
from conversations.script import Facts
from conversations.talks.samples import NOTHING_PLANNED

_MINE = (("m1", "Hub rules, 10 June"),)
_LIST = "Wednesday 10 June, 2 pm: Hub rules (you said yes)"
_PLAN: Facts = {
    "plan_of_it": (("plan", "The plan of this meeting"),),
    "timeline_list": "• Reminder: Tuesday 9 June, 10 am. Gone: 6. Know: 2.",
    "risk_list": "• I cannot reach Cal here.",
}
_ALL_WELL: Facts = {**_PLAN, "timeline_list": "", "risk_list": ""}
TIMELINE: Facts = {**CANCELLING, **_PLAN}
TIMELINE_ALL_WELL: Facts = {**CANCELLING, **_ALL_WELL}
NO_TIMELINE: Facts = {**NOTHING_TO_CANCEL, **_ALL_WELL}
_ONE_OVER: Facts = {
    "was_at_one": (("over", "I was at one that is over"),),
    "meetings_of_late": (("m0", "Hub rules, 3 June"),),
}
MY_MEETINGS: Facts = {
    **WAITING_FOR_ACCESS,
    **_ONE_OVER,
    "my_meetings": _MINE,
    "meetings_list": _LIST,
    "you_said": "You said that you come.",
    "coming_list": "",
    "how_often": "It is each week.",
    "in_series": True,
    "calendar_of_all": (("calendar_all", "Put all of them in my calendar"),),
    "others_coming": "From the group so far: Bea. And others: 2.",
    "more_of_it": (("card", "All that is known about it"),),
    "card_list": "What we want to do: “Make the room feel good.”",
    "my_name_there": (("by_name", "Others may read that I come"),),
}
MY_MEETINGS_NAMED: Facts = {
    **MY_MEETINGS,
    "access_waits": False,
    "yes_to_the_rest": True,
    "my_name_there": (("no_name", "Take my name out"),),
}
MY_MEETINGS_STAFF: Facts = {
    **MY_MEETINGS,
    **_PLAN,
    "coming_list": "Coming: 3",
    "staff_there": True,
    "more_of_it": (("card", "All that is known about it"),),
    "card_list": "What we want to do: “Make the room feel good.”",
}
MY_MEETINGS_ONLINE: Facts = {**MY_MEETINGS, "in_no_room": True, "asked_to_the_next": True}
MY_MEETINGS_ONLINE_BARE: Facts = {**MY_MEETINGS_ONLINE, "access_from": ""}
MY_MEETINGS_STAFF_WELL: Facts = {**MY_MEETINGS_STAFF, **_ALL_WELL}
MY_MEETINGS_BARE: Facts = {**BARE_MEETING, "my_meetings": _MINE, "meetings_list": _LIST}
NOTHING_PLANNED_BUT_ONE_OVER: Facts = {**NOTHING_PLANNED, **_ONE_OVER}
