"""Words that someone would like to be said or heard."""

from collections.abc import Mapping

from conversations.script import Say

NOTES: Mapping[str, Say] = {
    "regrets": Say("{person} is not coming to “{meeting}”, and says: “{regrets}”"),
    "matters": Say("This matters most to {person}: “{matters}”"),
    "say_now": Say(
        "Please say this in the meeting now, or read it out: “{say_now}”\n"
        "It is from someone here. Please do not ask who."
    ),
    "say_now_named": Say(
        "{person} would like you to say this in the meeting: “{say_now_named}”\n"
        "Please do not look over. Ask {person} before you say whose words they are."
    ),
    "thought": Say("{person} would like this to be said: “{thought}”"),
}
