"""What this room brings to all talks that ask a person for something: when that one looks at it.

It stays on their list until it is done; how soon they look is said with its sort (W:13).
"""

from collections.abc import Mapping

from conversations.script import Say, Step

STEPS: Mapping[str, tuple[Step, ...]] = {
    "on_their_list": (Say("It is on the list for {list_day}. It stays there until it is done."),),
    "on_their_list_today": (
        Say("It is on the list for {work_day}. It stays there until it is done."),
    ),
    #: the same of what is of no use once the meeting is over
    "on_their_list_until_it": (
        Say(
            "It is on the list for {list_day}. "
            "It stays there until it is done, or the meeting is over."
        ),
    ),
    "on_their_list_today_until_it": (
        Say(
            "It is on the list for {work_day}. "
            "It stays there until it is done, or the meeting is over."
        ),
    ),
}
