"""Notes about a worry about someone's safety."""

from collections.abc import Mapping

from conversations.script import Say

NOTES: Mapping[str, Say] = {
    # A worry about safety: who has opened, seen or taken it, and how it stands.
    "worry_opened": Say("{worry_one} has opened it. I'm waiting to hear what they can do."),
    "worry_seen": Say("{worry_one} has seen it. I'm still looking for someone who can act."),
    "worry_cannot": Say("{worry_one} cannot help now. I'm still looking for someone who can act."),
    "worry_on_it": Say("{worry_one} is on it."),
    "worry_back": Say("{worry_one} cannot act after all. I'm asking others now."),
    "worry_stands": Say("{worry_stands}"),
    "worry_dealt_with": Say(
        "{worry_one} says that it is dealt with. If it is not, tap “Someone may be in danger”."
    ),
    "edit_of_a_worry": Say("Whoever I tell of this can read your new words now."),
    # To staff.
    "worry_taken": Say("{worry_by} is on it. There is nothing you need to do."),
    "worry_more": Say("{worrier} wrote this about the danger: “{worry_said}”"),
    "worry_over": Say("That worry has been dealt with. Thank you."),
}
