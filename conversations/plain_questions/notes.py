"""What plain questions about meetings are answered with, where that is all there is to say."""

from collections.abc import Mapping

from conversations.script import Say

#: notes by the name of what was asked; a talk that is open goes on after them
NOTES: Mapping[str, Say] = {
    "asked_when": Say("{my_next_ones}"),
    "asked_still_on": Say("{my_next_still_on}"),
    "asked_today": Say("{my_meetings_today}"),
    "asked_tomorrow": Say("{my_meetings_tomorrow}"),
    "asked_week": Say("{my_meetings_this_week}"),
    "asked_who": Say("{who_is_next}"),
    "asked_money": Say("{my_money}"),
    "asked_ill": Say(
        "I am sorry that you are unwell. There is no meeting that you need to say no to. "
        "Get well soon."
    ),
}

#: what can be opened with one tap under such a note
DOORS: Mapping[str, tuple[str, ...]] = dict.fromkeys(
    (name for name in NOTES if name != "asked_ill"), ("my_meetings",)
)
