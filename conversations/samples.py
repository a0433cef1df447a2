"""Sample facts that rooms share: what tests walk conversations with, one set a branch.

Each room adds its own in its `samples.py`. Names are made up.
"""

from conversations.script import Facts

#: Nobody has told us anything: no name, no link person.
UNKNOWN: Facts = {
    "name": "",
    "link": "",
    "all_links": "",
    "own_link": "",
    "facilitators": "Jo and Ali",
    "all_facilitators": "Jo and Ali",
    "group": "Hub group",
    "is_facilitator": False,
    "is_link_person": False,
    "zone": "Europe/London",
    "zones_likely": (("Europe/London", "London"), ("Africa/Cairo", "Cairo")),
    "my_city": "Cairo",
    "my_clock": "11 am",
    "work_day": "Wednesday 3 June",
    "list_day": "Monday 8 June",
    "ways_open": (
        ("telegram", "Here, in this chat"),
        ("email", "By e-mail"),
        ("call", "By a call from staff"),
    ),
    "can_be_told": (("1", "Jo"), ("2", "Ali")),
    "can_know_signs": (("1", "Jo"), ("2", "Ali")),
    "safe_keepers": "Dee",
    "helps_picked": "a quiet seat",
    "sign": "a red card",
    "helps_other": "A seat by the door.",
    "languages": (("en", "English"), ("cy", "Cymraeg"), ("ar", "العربية")),
}
PERSON: Facts = {
    **UNKNOWN,
    "is_co_producer": True,
    "name": "Kit",
    "link": "Sam",
    "how": "Back on the street since Monday.",
    "all_links": "Sam",
    "own_link": "Sam",
    "may_change_link": True,
    "no_one_left": True,
    "others_to_tell": (("5", "Sam"), ("6", "Dee")),
}
STAFF_MEMBER: Facts = {**UNKNOWN, "name": "Jo", "is_facilitator": True}

# A meeting, with all that is known about it, or as little as can be.
ONLY_THE_MEETING: Facts = {
    "meeting": "Hub rules",
    "day": "Wednesday 10 June",
    "time": "2 pm",
    "until": "4 pm",
    "place": "the Hub",
}
THE_MEETING: Facts = {
    **ONLY_THE_MEETING,
    "who": "Jo",
    "purpose": "Choose the rules for the new room.",
    "break_at": "2:45 pm",
    "quiet_room": "by the back door",
    "desk_place": "by the main door",
    "front_desk": "01632 960 111",
    "holder": "Jo",
}
MEETING: Facts = {
    **PERSON,
    **THE_MEETING,
    "i_said_yes": True,
    "read_day": "Wednesday 3 June",
    "read_time": "9 am",
}
BARE_MEETING: Facts = {**UNKNOWN, **ONLY_THE_MEETING, "access_waits": True, "access_from": ""}

#: the groups of someone who is in two, and the staff of one
GROUPS = (("g1", "Hub group"), ("g2", "Young people"))
STAFF = (("p3", "Jo"), ("p4", "Ali"))

# A break that someone asked for.
SIGNAL: Facts = {
    **MEETING,
    "running": True,
    "person": "Kit",
    "by": "Jo",
    "ago_minutes": 3,
    "left_minutes": 3,
    "helps": "Don't ask me if I'm OK. Open a door.",
    "helps_not": "Being stared at.",
    "shows": "I go quiet.",
    "may_ring": "My sister, 01632 960 222",
    "next_in_circle": "Sam",
    "carers": "Sam",
    "break_holders": "Sam and Dee",
    "colleagues": (("p5", "I want a word with Dee"),),
    "word": "break",
}
SIGNAL_BARE: Facts = {
    **BARE_MEETING,
    "running": True,
    "person": "Someone",
    "by": "Jo",
    "ago_minutes": 0,
    "left_minutes": 0,
    "helps": "",
    "next_in_circle": "",
    "word": "break",
}
SIGNAL_FOR_NO_ONE: Facts = {**SIGNAL_BARE, "facilitators": "", "room_left_out": True}
NO_MEETING: Facts = {
    **PERSON,
    "running": False,
    "carers": "Sam",
    "looks_next": "Sam",
    "look_day": "Thursday 11 June",
    "look_time": "9 am",
}
LET_DOWN: Facts = {"let_down": True, "let_down_holders": "Sam and Dee"}

# Where to turn to.
HELP: Facts = {
    **PERSON,
    "help_list": "999: if you are in danger.\nSamaritans: 116 123, day and night.",
}

# A group for peers only, which others run, or nobody.
_TABLES = (("g3", "Our table"), ("g4", "The other table"))
OTHERS_DO: Facts = {
    "group": "Our table",
    "many_groups": True,
    "my_groups": _TABLES,
    "others_run_it": "Kit",
    "peers_only": True,
}
NO_ONE_DOES: Facts = {"group": "Our table", "peers_only": True}

#: What any note or phrase may need.
ANY_NOTE: Facts = {
    **SIGNAL,
    "number": "+44 1632 960222",
    "may_be": "Tuesday 9 June or Wednesday 10 June",
    "asked": "How do you feel about it?",
}
