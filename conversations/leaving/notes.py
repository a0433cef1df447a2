"""Notes about a place that rests or ends."""

from collections.abc import Mapping

from conversations.script import Say

NOTES: Mapping[str, Say] = {
    # To who writes, and has no place now.
    "rests_now": Say(
        "Your place in the group rests for now. Someone who runs it will talk with you. "
        "In danger, ring 999. For other help, tap “Help now”."
    ),
    "no_place_now": Say(
        "You are in no group right now. To come back, ask someone there for a link. "
        "In danger, ring 999. For other help, tap “Help now”."
    ),
    # When it happens: to them, and to the group's staff.
    "place_rests": Say(
        "Your place in “{group}” rests for now. It is to keep someone safe. It has not ended. "
        "Someone who runs the group will talk with you about it. I am sorry."
    ),
    "place_ended": Say(
        "Your place in “{group}” has ended. Thank you for all you gave. "
        "If you see it another way, please tell someone there whom you trust."
    ),
    "place_back": Say(
        "You have your place in “{group}” again. I will tell you about its meetings."
    ),
    "their_place_rests": Say(
        "The place of {person} in “{group}” rests, to keep someone safe. It has not ended. "
        "Those who run the group are to talk with {person}."
    ),
    "their_place_ended": Say("The place of {person} in “{group}” has ended, after a talk."),
    "their_place_back": Say("{person} is back in “{group}”, after a talk."),
}
