"""Sample facts for looking after people."""

from conversations.samples import ANY_NOTE, GROUPS, PERSON, STAFF, STAFF_MEMBER
from conversations.script import Facts

# Who looks after people, and may go away or leave.
GOES_AWAY: Facts = {
    **STAFF_MEMBER,
    "many_groups": True,
    "my_groups": GROUPS,
    "looks_after_any": True,
    "away_days": "",
    "could_cover": STAFF,
    "cover": "Bea",
    "covers_me": "",
}
GOES_AWAY_ALONE: Facts = {**GOES_AWAY, "many_groups": False, "could_cover": (), "cover": ""}
NO_ONE_MINE: Facts = {**GOES_AWAY_ALONE, "looks_after_any": False}
HANDS_OVER: Facts = {**GOES_AWAY, "successor": "Bea", "to_pass_on": "Kit and Noor"}
HANDS_OVER_NO_ONE: Facts = {**NO_ONE_MINE, "to_pass_on": ""}
ASKED_TO_LOOK_AFTER: Facts = {**STAFF_MEMBER, "leaves": "", "to_look_after": "Kit"}
ASKED_TO_FOLLOW: Facts = {
    **ASKED_TO_LOOK_AFTER,
    "leaves": "Sam",
    "to_look_after": "Kit and Noor",
}
ASKED_TOO_LATE: Facts = {**ASKED_TO_FOLLOW, "too_late": "yes"}
NOBODY_TO_LOOK_AFTER: Facts = {**ASKED_TO_LOOK_AFTER, "to_look_after": ""}
NEW_LINK: Facts = {**PERSON, "old_link": "Sam", "next_link": "Bea"}
NEW_LINK_GONE: Facts = {**NEW_LINK, "old_link": ""}
NEW_LINK_SETTLED: Facts = {**NEW_LINK, "old_link": "", "next_link": ""}
NEW_LINK_TOO_LATE: Facts = {**NEW_LINK, "too_late": "yes"}

#: What its notes may need.
NOTE: Facts = {**ANY_NOTE, "away_link": "Sam"}
