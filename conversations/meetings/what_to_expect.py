"""What to expect at a meeting: said days before, or with the invitation (CH:78)."""

from conversations.meetings.meeting_card import (
    BEFORE_THE_DAY,
    ONCE_I_KNOW,
    WHO_TAKES_A_TURN,
    lines_of,
)
from conversations.script import Say, Step, When, known

WHAT_IT_IS_LIKE: tuple[Step, ...] = (
    When(known("quiet_room"), Say("There is a quiet room: {quiet_room}.")),
    *lines_of(BEFORE_THE_DAY),
    When(known("access_waits"), ONCE_I_KNOW),
    When(
        known("my_topics"),
        Say("You told me that “{my_topics}” is hard for you. So I tell you now, and only you."),
    ),
    *lines_of(WHO_TAKES_A_TURN),
)
IT_MAY_BE_HARD = Say(
    "It may bring back hard times. Share only what you want to. You can stop at any time."
)
