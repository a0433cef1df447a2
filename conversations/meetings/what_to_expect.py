"""What to expect at a meeting: said days before, or with the invitation (CH:78)."""

from conversations.meetings.meeting_card import (
    BEFORE_THE_DAY,
    BEFORE_THE_YES,
    ONCE_I_KNOW,
    WHO_TAKES_A_TURN,
    lines_of,
)
from conversations.script import Say, Step, When, known

QUIET_ROOM = When(known("quiet_room"), Say("There is a quiet room: {quiet_room}."))
#: known before a yes too; what is on someone's own list is never said back (SHP:317)
STILL_TO_KNOW: tuple[Step, ...] = (
    When(known("access_waits"), ONCE_I_KNOW),
    When(
        known("my_topics"),
        Say("Something on your list of hard topics may come up. You can skip that part."),
        Say("I tell only you that it is on your list."),
    ),
)
WHAT_IT_IS_LIKE: tuple[Step, ...] = (
    QUIET_ROOM,
    *lines_of(BEFORE_THE_DAY),
    *STILL_TO_KNOW,
    *lines_of(WHO_TAKES_A_TURN),
)
#: the same, beside what one reads before a yes in any case
THE_REST_OF_IT: tuple[Step, ...] = (
    QUIET_ROOM,
    *lines_of(tuple(name for name in BEFORE_THE_DAY if name not in BEFORE_THE_YES)),
    *lines_of(WHO_TAKES_A_TURN),
)
IT_MAY_BE_HARD = Say(
    "It may bring back hard times. Share only what you want to. You can stop at any time."
)
