"""Sample facts for meetings: before, on the day and after."""

from conversations.samples import (
    ANY_NOTE,
    BARE_MEETING,
    GROUPS,
    LET_DOWN,
    MEETING,
    PERSON,
    STAFF,
    STAFF_MEMBER,
    THE_MEETING,
)
from conversations.script import Facts

# To come: all that is known of it, and what waits.
UNNAMED: Facts = {**PERSON, "name": ""}
_ON_THE_CARD: Facts = {
    "card_aims": "Make the room feel good.",
    "thanks": "Thank you for your ideas.",
    "card_outcome": "A list of rules.",
    "card_asked": "Say what matters to you.",
    "card_agenda": "Hello, talk, tea, talk.",
    "card_fixed": "The opening hours.",
    "card_open": "All the rest.",
    "card_decides": "We do. Dee has the last say on money.",
    "card_staff": "Jo, from the Hub.",
    "card_chair": "Jo",
    "card_notes": "Ali",
    "card_on_hand": "Dee",
    "card_contacts": "Jo, 01632 960 111",
    "card_access": "There is a ramp and a lift.",
    "card_join": "https://example.org/hub",
    "in_no_room": True,
    "card_travel": "Show Jo your ticket. You get it back there.",
    "card_ways": "You can ring in.",
    "card_pay": "20 pounds, in cash.",
    "card_pay_instead": "A voucher. Dee can help.",
    "card_topics": "Rough sleeping.",
    "card_recording": "No.",
    "others_coming": "From the group so far: Bea. And others: 2.",
}
FULL_CARD: Facts = {
    **MEETING,
    **_ON_THE_CARD,
    "new_on_card": "For your time: “20 pounds, in cash.”",
    "my_topics": "Sleeping rough",
    "seat_helps": True,
    "access_need": "A seat by the door.",
    "feeling": "A bit scared of the stairs.",
    "how": "I felt left out.",
    "well": "Everyone got to speak.",
    "better": "A longer break.",
    "pay_by": "Wednesday 24 June",
    "not_with": "A man from the old hostel.",
}
WAITING_FOR_ACCESS: Facts = {**MEETING, "access_waits": True, "access_from": "Jo"}
WAITING_TO_JOIN: Facts = {**WAITING_FOR_ACCESS, "in_no_room": True}
WAITING_TO_JOIN_BARE: Facts = {**WAITING_TO_JOIN, "access_from": ""}
EACH_WEEK: Facts = {
    **MEETING,
    "how_often": "It is each week.",
    "in_series": True,
    "asked_to_the_next": True,
}
YES_TO_THE_REST: Facts = {**EACH_WEEK, "yes_to_the_rest": True, "read_day": ""}
ASKED_AGAIN: Facts = {**EACH_WEEK, "invited_before": True, "asked_to_the_next": False}
READ_TO_THEM: Facts = {**MEETING, "read_out": True}
SHORT_NOTICE: Facts = {**MEETING, "short_notice": True}
#: nothing else comes before the day
ALL_AT_ONCE: tuple[Facts, ...] = tuple(
    {**one, "nothing_before": True}
    for one in (
        FULL_CARD,
        WAITING_FOR_ACCESS,
        WAITING_TO_JOIN,
        WAITING_TO_JOIN_BARE,
        BARE_MEETING,
    )
)
BY_VOICE: Facts = {**MEETING, "by_voice": True}

# Making a meeting, calling it off, changing it.
_DRAFT = "“Hub rules” is on Wednesday 10 June, 2 pm to 4 pm, at the Hub. Jo will meet you."
MAKING_A_MEETING: Facts = {
    **STAFF_MEMBER,
    "many_groups": True,
    "my_groups": GROUPS,
    "staff": STAFF,
    "many_staff": True,
    "draft": _DRAFT,
    "last_title": "Hub rules",
}
MAKING_A_SERIES: Facts = {**MAKING_A_MEETING, "holidays_hit": "Friday 25 December"}
MAKING_IT_SHORT: Facts = {
    **MAKING_A_MEETING,
    "begins_unready": True,
    "many_groups": False,
    "many_staff": False,
    "short_notice": True,
    "last_title": "",
}
_OFF_PREVIEW = "“Hub rules” is off. We are sorry."
CANCELLING: Facts = {
    **STAFF_MEMBER,
    "cancel_preview": _OFF_PREVIEW,
    **THE_MEETING,
    "coming_meetings": (("m1", "Hub rules, 10 June"), ("m2", "Food, 17 June")),
    "staff": STAFF,
}
CANCELLING_A_SERIES: Facts = {**CANCELLING, "in_series": True, "how_often": "It is each week."}
CANCELLING_LATE: Facts = {**CANCELLING, "late": True, "door_needed": False}
CANCELLING_LATE_ONLINE: Facts = {**CANCELLING_LATE, "in_no_room": True}
CANCELLING_ONLINE_NO_NUMBER: Facts = {**CANCELLING_LATE_ONLINE, "door_needed": True}
CANCELLING_WITH_A_DOOR: Facts = {**CANCELLING_LATE, "door_needed": True}
NOTHING_TO_CANCEL: Facts = {**STAFF_MEMBER, "coming_meetings": ()}
_OLD_AND_NEW = (
    "It was on Wednesday 10 June, 2 pm to 4 pm.\nNow it is on Friday 12 June, 2 pm to 4 pm."
)
CHANGING: Facts = {**CANCELLING, "change_draft": _OLD_AND_NEW}
CHANGING_LATE: Facts = {
    **CHANGING,
    "late_draft": True,
    "door_needed": False,
    "place_differs": True,
    "late_preview": _OFF_PREVIEW,
}
CHANGING_LATE_ONLINE: Facts = {**CHANGING_LATE, "in_no_room": True}
CHANGING_ONLINE_NO_NUMBER: Facts = {**CHANGING_LATE_ONLINE, "door_needed": True}
CHANGING_WITH_A_DOOR: Facts = {**CHANGING_LATE, "door_needed": True}
CHANGING_A_SERIES: Facts = {**CHANGING, "in_series": True}
FILLING_THE_CARD: Facts = {**CANCELLING, **_ON_THE_CARD}
FILLING_THE_CARD_ONLINE: Facts = {**CANCELLING, "in_no_room": True}
FILLING_THE_CARD_OF_A_SERIES: Facts = {
    **CANCELLING,
    "in_series": True,
    "desk_place": "",
    "front_desk": "",
}
CHANGING_NOTHING: Facts = {**CANCELLING, "change_draft": ""}

# It has changed, and who was to come reads of it.
HAS_MOVED: Facts = {
    **MEETING,
    "changes": _OLD_AND_NEW,
    "moved": True,
    "must_hear": True,
    "said_yes": True,
    "changed_for_all": True,
    "in_series": True,
    "asked_to_the_next": True,
}
#: they have not said of the others that they come, and are not asked again
HAS_MOVED_AND_STAYS: Facts = {**HAS_MOVED, "asked_to_the_next": False}
HAS_MOVED_IN_A_SERIES: Facts = {
    **HAS_MOVED,
    "in_series": True,
    "yes_to_the_rest": True,
    "read_day": "",
}
HAS_MOVED_LATE: Facts = {
    **HAS_MOVED,
    "link": "",
    "said_yes": False,
    "changed_for_all": False,
    "in_series": False,
    "late_change": True,
    "change_door": "Jo",
}
HAS_CHANGED: Facts = {
    **MEETING,
    "changes": "We were to meet at the Hub.\nNow we meet at the library.",
    "must_hear": True,
    "late_change": True,
    "new_place_waits": True,
    "access_from": "Jo",
}
HAS_CHANGED_BARE: Facts = {**HAS_CHANGED, "link": "", "late_change": False, "access_from": ""}
HAS_GONE_ONLINE: Facts = {**HAS_CHANGED, "in_no_room": True}
HAS_GONE_ONLINE_BARE: Facts = {**HAS_GONE_ONLINE, "access_from": ""}
HAS_CHANGED_A_LITTLE: Facts = {**HAS_CHANGED_BARE, "must_hear": False}
NOT_CHANGED_AFTER_ALL: Facts = {**BARE_MEETING, "changes": ""}

# On the day.
HOLDS_THE_PHONE: Facts = {**CANCELLING, "other_staff": STAFF}
_TO_BEGIN: Facts = {
    "runs_it": True,
    "say_for_others": "• “Can we meet in the morning?”",
    "who_comes": "Coming: 2",
    "card_on_hand": "Dee",
}
_TO_BEGIN_BARE: Facts = {
    "runs_it": True,
    "break_at": "",
    "say_for_others": "",
    "who_comes": "",
}
OPENING: Facts = {**MEETING, **_TO_BEGIN}
OPENING_BARE: Facts = {**MEETING, **_TO_BEGIN_BARE}
HOLDS_AND_RUNS: Facts = {**HOLDS_THE_PHONE, **_TO_BEGIN}
HOLDS_AND_RUNS_BARE: Facts = {**HOLDS_THE_PHONE, **_TO_BEGIN_BARE}

# It is off, and who was to come reads of it.
OFF_EARLY: Facts = {
    **MEETING,
    "why": "Someone is ill.",
    "next_meeting": "Wednesday 17 June, 2 pm, at the Hub",
}
OFF_FOR_GOOD: Facts = {
    **OFF_EARLY,
    "pay_by": "Wednesday 24 June",
    "next_meeting": "",
    "series_over": True,
}
OFF_EARLY_BARE: Facts = {**BARE_MEETING, "why": "", "next_meeting": ""}
OFF_LATE: Facts = {**OFF_EARLY, "pay_by": "Wednesday 24 June", "late": True, "door": "Alex"}
OFF_LATE_TO_THE_DOOR: Facts = {**OFF_LATE, "am_at_the_door": True}
OFF_LATE_FOR_GOOD: Facts = {**OFF_LATE, "series_over": True}
OFF_ONLINE: Facts = {**OFF_EARLY, "in_no_room": True}
OFF_LATE_ONLINE: Facts = {**OFF_LATE, "in_no_room": True}
OFF_LATE_BARE: Facts = {**OFF_EARLY_BARE, "late": True, "door": ""}

# Nobody came when they asked for a break there.
LET_DOWN_THERE: Facts = {**MEETING, **LET_DOWN}
LET_DOWN_THERE_AND_TALKED: Facts = {**MEETING, "let_down": True}

# A turn of mine that a facilitator has put down for another.
MY_TURN_IS_GONE: Facts = {
    **HAS_CHANGED_A_LITTLE,
    "changes": "Before, it said: “Kit”\nMax takes notes.",
    "turn_gone": "Your turn to take the notes there is now with someone else.",
}
MY_TURN_IS_GONE_UNNAMED: Facts = {**MY_TURN_IS_GONE, "facilitators": ""}
MY_TURN: Facts = {
    **MEETING,
    "my_turn": "It is your turn to take the notes there.",
    "turn_back": (("no_turn", "I come, but I can't take my turn"),),
}

#: What its notes may need.
NOTE: Facts = {
    **ANY_NOTE,
    "told_report": "“Hub rules” was off. All 6 know.\nTapped “I know”: 5\nRung: 1",
}
