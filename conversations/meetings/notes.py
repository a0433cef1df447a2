"""Notes about a meeting."""

from collections.abc import Mapping

from conversations.script import Say

NOTES: Mapping[str, Say] = {
    # On the day, silently: where the break's button is.
    "on_the_day": Say(
        "“{meeting}” is today at {time}, at {place}. If you need a break there, tap "
        "“I need a break”. I tell staff in private."
    ),
    # To staff.
    "meeting_made": Say("“{meeting}” is set for {day} at {time}. I am asking people now."),
    "meeting_made_holder": Say(
        "“{meeting}” is set for {day} at {time}. I am asking people now. You hold the phone there."
    ),
    "told_report": Say("{told_report}"),
}
