"""Sample facts for who is told of a worry."""

from conversations.samples import ANY_NOTE, NO_ONE_DOES, OTHERS_DO, UNKNOWN
from conversations.script import Facts

OUTSIDE_NO_MORE: Facts = {**UNKNOWN, "name": "Dee"}
SOMEONE_OUTSIDE: Facts = {
    **OTHERS_DO,
    "contacts_here": (("p6", "Dee"), ("p7", "Mo")),
    "whose_word": "Dee",
}
NO_ONE_OUTSIDE: Facts = {**NO_ONE_DOES, "contacts_here": ()}

#: What its notes may need.
NOTE: Facts = {**ANY_NOTE, "contacts": "Dee"}
