"""Sample facts for the group's own chat."""

from conversations.samples import ANY_NOTE
from conversations.script import Facts

#: What its notes may need.
NOTE: Facts = {**ANY_NOTE, "minutes_left": 40}
