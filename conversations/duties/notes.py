"""Lines about turns at a meeting."""

from collections.abc import Mapping

from conversations.script import Say

NOTES: Mapping[str, Say] = {
    "turn_free_chair": Say("No one leads the talk at “{meeting}” on {day} now. Who could?"),
    "turn_free_notes": Say("No one takes notes at “{meeting}” on {day} now. Who could?"),
    "turn_open_chair": Say("No one leads the talk yet at “{meeting}” on {day}. Who could?"),
    "turn_open_notes": Say("No one takes notes yet at “{meeting}” on {day}. Who could?"),
    "turn_mine_chair": Say(
        "You lead the talk at “{meeting}” on {day}. You can still give it back."
    ),
    "turn_mine_notes": Say("You take notes at “{meeting}” on {day}. You can still give it back."),
}
