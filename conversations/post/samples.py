"""Sample facts for what did not get through."""

from conversations.samples import ANY_NOTE
from conversations.script import Facts

#: What its notes may need.
NOTE: Facts = {
    **ANY_NOTE,
    "since": "2:02 pm",
    "until": "2:20 pm",
    "what": "a reminder of “Hub rules”",
    "run_by": "The Hub, 01632 960 111",
}
