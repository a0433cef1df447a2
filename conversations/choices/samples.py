"""Sample facts for what people choose about themselves."""

from conversations.samples import ANY_NOTE, PERSON, UNKNOWN
from conversations.script import Facts

WAITS_FOR_ANOTHER: Facts = {**PERSON, "may_change_link": False, "wants_new_link": True}
ALONE: Facts = {**UNKNOWN, "no_one_left": True, "others_to_tell": ()}
LOOKS_AFTER: Facts = {**PERSON, "is_link_person": True}
OUTSIDE: Facts = {**UNKNOWN, "name": "Dee", "stands_outside": True}

#: What its notes may need.
NOTE: Facts = {
    **ANY_NOTE,
    "signs": "I go quiet.",
    "goes_day": "Wednesday 10 June",
    "goes_at": "2:06 pm",
}
