"""Sample facts for what is on offer, and the digest."""

from conversations.samples import ANY_NOTE, PERSON, STAFF, STAFF_MEMBER
from conversations.script import Facts

# A facilitator's digest.
DIGEST: Facts = {
    **STAFF_MEMBER,
    "digest_head": "This has come in:",
    "digest_list": "“Hub rules”, Wednesday 10 June, 2 pm:\n• Coming: 3",
    "digest_more": 2,
    "digest_rest": "• Kit would like this to be said: “Can we meet in the morning?”",
    "decision_1": "I cannot reach Cal here before “Hub rules” on Wednesday. Who gets in touch?",
    "options_1": (("me", "I will"), ("other", "Someone else has")),
    "thanks_1": "Thank you. I leave that with you.",
    "decision_2": "Nobody is named to meet people at “Hub rules” on Wednesday. Who will?",
    "options_2": STAFF,
    "thanks_2": "Thank you. I am telling people that Jo will meet them.",
    "decision_3": "Nobody can hold the phone at “Hub rules” on Wednesday. Who will?",
    "options_3": (),
    "thanks_3": "",
}
# What others read of an answer is shown to whoever gives it first.
_TO_SEND_IT = (("yes", "Yes, send it"), ("one", "Only for this meeting"))
_ARE_SHOWN: Facts = {
    **{f"types_{n}": "Please type it here. One plain line is enough." for n in (1, 2, 3)},
    **{f"shown_{n}": "This is what people will read:\nGetting in: “A ramp.”" for n in (1, 2, 3)},
    **{f"sends_{n}": _TO_SEND_IT for n in (1, 2, 3)},
    **{f"kept_{n}": "Thank you. It is on the card." for n in (1, 2, 3)},
}
DIGEST_UNNAMED: Facts = {
    **DIGEST,
    "name": "",
    "options_1": (),
    "decision_2": "",
    "options_2": (),
    "decision_3": "",
}
DIGEST_TO_DECIDE: Facts = {
    **DIGEST,
    "digest_list": "",
    "digest_more": 0,
    "options_2": (),
    "decision_3": "Nobody can hold the phone at “Food” on Friday. Who will?",
    "options_3": STAFF,
    "thanks_3": "Thank you. I will ask Ali.",
}

# Lines on help near here that nobody has looked at for long.
_HOLDS = (("hold", "They still hold"), ("change", "Change them"))
_ASKS = "People can read this help near “{}”: “The warm room”\nDoes it still hold?"
_THANKS = "Thank you. I have kept the day."
DIGEST_ON_HELP: Facts = {
    **DIGEST,
    **_ARE_SHOWN,
    **{f"decision_{n}": _ASKS.format(n) for n in (1, 2, 3)},
    **{f"options_{n}": _HOLDS for n in (1, 2, 3)},
    **{f"instead_{n}": _HOLDS[:1] for n in (1, 2, 3)},
    **{f"thanks_{n}": _THANKS for n in (1, 2, 3)},
}

# What staff have not filled in: typed there, or sent.
_TO_TYPE = (("say", "Type it"), ("later", "I do not know yet"))
_TO_SEND = (("notes", "Send the notes"), ("none", "There are none"))
DIGEST_ON_NOTES: Facts = {
    **DIGEST,
    **_ARE_SHOWN,
    **{f"decision_{n}": f"How do people get in on day {n}?" for n in (1, 2, 3)},
    **{f"options_{n}": (*_TO_TYPE, *_TO_SEND) for n in (1, 2, 3)},
    **{f"instead_{n}": _TO_TYPE[1:] for n in (1, 2, 3)},
    **{f"thanks_{n}": "That is fine. I will ask again." for n in (1, 2, 3)},
}

# What someone is to get.
NOTHING_PLANNED: Facts = {**PERSON, "my_meetings": (), "meetings_list": "", "plan_list": ""}
PLANNED: Facts = {
    **PERSON,
    "plan_list": "Sunday 7 June, 10 am: what to expect\nTuesday 9 June, 10 am: a reminder",
}
PLANNED_HERE: Facts = {**PLANNED, "comes_here": True}

# What can be begun from another talk.
MORE_HERE = (("our_page", "Change this page"), ("fill_card", "Say more about a meeting"))
AT_MORE_ABOUT: Facts = {**STAFF_MEMBER, "more_here": MORE_HERE}
AT_THE_MENU: Facts = {
    **PERSON,
    "menu": (("need_a_break", "I need a break"), ("my_meetings", "My meetings")),
}
AT_THE_MENU_UNNAMED: Facts = {**AT_THE_MENU, "name": ""}
AT_RUN_GROUP: Facts = {
    "more_here": (("our_page", "Change our page"), ("settle_agreement", "Settle our agreement"))
}
AT_MORE_FOR_ME: Facts = {
    **PERSON,
    "more_here": (("about_me", "My page about me"), ("learning", "What I would like to learn")),
}

#: What its notes may need.
NOTE: Facts = {
    **ANY_NOTE,
    "told_together": "Kit says that “Hub rules” was mixed.",
    "before_what": "Reminder",
    "before_day": "Monday 8 June",
    "you_said": "You said that you come.",
    "next_meeting": "Wednesday 17 June, 2 pm, at the Hub",
    "may_be_told": "Jo",
}
