"""Notes about who is there while a link person is away."""

from collections.abc import Mapping

from conversations.script import Say

NOTES: Mapping[str, Say] = {
    # Their link person is away: who is there for them meanwhile.
    "link_away": Say("{away_link} is away until {away_last_day}. Till then you can ask {link}."),
    "link_back": Say("{away_link} is back, and looks after you again."),
    # To staff.
    "cover_yes": Say("{person} says yes, and looks after your people while you are away."),
    "cover_no": Say(
        "{person} cannot look after your people while you are away. "
        "You can ask someone else with “When I am away”."
    ),
    "cover_over": Say("{person} is back. The people of {person} are no longer yours. Thank you."),
    "no_cover": Say(
        "{away_link} is away until {away_last_day}, and no one has said yes to cover. "
        "So I turn to you for the people of {away_link}."
    ),
}
