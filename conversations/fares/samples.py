"""Sample facts for fares to pay."""

from conversations.samples import ANY_NOTE, STAFF_MEMBER
from conversations.script import Facts

FARES: Facts = {**STAFF_MEMBER, "fares": (("c1", "Kit, for “Hub rules”, by Wednesday 24 June"),)}
NO_FARES: Facts = {**STAFF_MEMBER, "fares": ()}

#: What its notes may need.
NOTE: Facts = {**ANY_NOTE, "pay_by": "Wednesday 24 June"}
