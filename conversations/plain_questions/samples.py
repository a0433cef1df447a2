"""Sample facts for plain questions about one's own meetings."""

from conversations.samples import ANY_NOTE
from conversations.script import Facts

#: What its notes may need.
NOTE: Facts = {
    **ANY_NOTE,
    **dict.fromkeys(
        ("my_next_ones", "my_meetings_today", "my_meetings_tomorrow", "my_meetings_this_week"),
        "“Hub rules” is on Wednesday 10 June, 2 pm to 4 pm. We meet at the Hub.",
    ),
    "my_next_still_on": "It is still on.",
    "who_is_next": "Jo will meet you there.",
    "my_money": "Fares: “We pay them.”",
}
