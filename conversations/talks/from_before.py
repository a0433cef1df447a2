"""What is said to a button from before: what it was about, how that stands now, and a way on.

Single lines that begin no talk. One that can still change an answer is `still_coming`.
"""

from collections.abc import Mapping

from conversations.phrases import N_
from conversations.script import Say

#: what someone has said about coming to a meeting, as they are told of it themselves
YOU_SAID: Mapping[str, str] = {
    "yes": N_("You said that you come."),
    "no": N_("You said that you do not come. That is fine."),
    "unsure": N_("You said that you are not sure yet. That is fine."),
    "unwell": N_("You said that you are unwell. We keep your place."),
    "part": N_("You said that you come for a part."),
    "other_way": N_("You said that you take part in another way."),
}

NOTES: Mapping[str, Say] = {
    "before_stands": Say("This is about “{meeting}”, {day} at {time}. {you_said} That stands."),
    "before_off": Say(
        "“{meeting}” is off. It was to be on {day} at {time}. There is nothing you need to do."
    ),
    "before_off_next": Say(
        "“{meeting}” is off. It was to be on {day} at {time}. Next is {next_meeting}."
    ),
    "before_on": Say("“{meeting}” is on now, until {until}. You do not have to tell me more."),
    "before_over": Say("“{meeting}” was on {day} at {time}. It is over now."),
    "before_to_come": Say(
        "That was “{before_what}”. “{meeting}” is on {day} at {time}. "
        "What you said of it is in “My meetings”. You can change it there."
    ),
    "before_to_come_staff": Say(
        "That was “{before_what}”. “{meeting}” is on {day} at {time}. It is in “My meetings”."
    ),
    "before_about": Say("That was “{before_what}”, for “{meeting}” on {day}. It is done now."),
    "before_about_more": Say(
        "That was “{before_what}”, for “{meeting}” on {day}. It is done now. "
        "If there is more to say, you can tell {link}."
    ),
    "before_talk": Say("That was “{before_what}”, on {before_day}. It is done now."),
    "before_again": Say(
        "That was “{before_what}”, on {before_day}. It is done now. You can begin it again here."
    ),
    "before_no_names": Say(
        "That was “{before_what}”. I have your answers, without your name. So I cannot change "
        "them. If there is more to say, you can tell {facilitators}."
    ),
    "before_closed": Say(
        "That was “{before_what}”. It is closed now. You can still say what you think: "
        "tell {facilitators}, when you like."
    ),
    "before_joining": Say(
        "That was about joining. To join, please open your link again. "
        "If it does not work, ask for a new one."
    ),
    "before_break": Say(
        "That was about the break you asked for on {before_day}. It is over now. "
        "For a break, tap “I need a break”. For other help, tap “Help now”."
    ),
    "before_not_yours": Say(
        "“{before_what}” is not open to you now. If it should be, please ask one of the staff."
    ),
    "before_unknown": Say(
        "That button is too old, so I do not know what it was for. I have done nothing. "
        "Here is what you can do now."
    ),
}
