"""Sample facts for a file for a calendar."""

from conversations.samples import ANY_NOTE
from conversations.script import Facts

#: What its notes may need.
NOTE: Facts = {**ANY_NOTE, "calendar_title": "Appointment"}
