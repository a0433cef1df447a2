"""What is said in the group's own chat."""

from collections.abc import Mapping

from conversations.script import Say, SayMany

NOTES: Mapping[str, Say | SayMany] = {
    # In the group's own chat: nothing personal, ever.
    "meeting_card": Say(
        "“{meeting}”, {time} to {until}. Tap a button at any time. Only you see the answer."
    ),
    "card_over": Say("“{meeting}” is over. Thank you all."),
    # The answers of the group's card, seen by nobody but whoever tapped.
    "card_doing": Say("We are here for “{meeting}”. What it is for: “{purpose}”"),
    "card_doing_bare": Say("We are here for “{meeting}”."),
    "card_break": Say("The next break is at {break_at}. You can step out at any time."),
    "card_no_break": Say("No break is planned. You can step out at any time."),
    "card_left": SayMany(
        "There is {minutes_left} minute left.",
        "There are {minutes_left} minutes left.",
        "minutes_left",
    ),
    "card_not_on": Say("This meeting is not on right now."),
    "card_need": Say("I am telling staff now, in private. You need no one's OK to step out."),
    "card_stranger": Say("I do not know you yet. Please ask one of the staff."),
}
