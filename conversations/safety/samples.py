"""Sample facts for a worry about someone's safety."""

from conversations.samples import ANY_NOTE, PERSON, STAFF_MEMBER
from conversations.script import Facts

_COULD_HEAR = (("p1", "Max"), ("p2", "Jo"), ("p3", "Sam"))
WORRIED: Facts = {
    **PERSON,
    "could_hear": _COULD_HEAR,
    "safe_keepers": "Max and Jo",
    "safe_reached": True,
    "worry_is_on": True,
    "worry_told": "Max and Jo",
    "told_by_voice": (),
    "who_rang": (),
    "kept_words": "",
    "pass_anyway": (),
}
WORRIED_OUTSIDE: Facts = {
    **WORRIED,
    "worry_outside": True,
    "worry_look_by": "Max",
    "worry_look_day": "Thursday 11 June",
    "worry_look_time": "9 am",
}
WORRIED_OUTSIDE_BARE: Facts = {**WORRIED, "worry_outside": True}
WORRIED_STAFF: Facts = {
    **WORRIED,
    **STAFF_MEMBER,
    "told_by_voice": (("by_voice", "Someone told me by phone"),),
    "who_rang": (("p7", "Kit"), ("p8", "Ray")),
}
WORRIED_ALONE: Facts = {
    **WORRIED,
    "safe_keepers": "them as soon as I can",
    "safe_reached": False,
    "worry_told": "",
}
WORRIED_STAFF_ALONE: Facts = {
    **WORRIED_STAFF,
    **WORRIED_ALONE,
    **{name: WORRIED_STAFF[name] for name in ("told_by_voice", "who_rang")},
}
#: they typed it before they said yes
WORRIED_IN_WORDS: Facts = {**WORRIED, "kept_words": "I saw a bruise.", "words_passed": "yes"}
WORRIED_OF_ONE_OF_THEM: Facts = {
    **WORRIED,
    "kept_words": "It is Jo.",
    "words_withheld": True,
    "names_a_reader": True,
    "pass_anyway": (("all_the_same", "Pass it on all the same"),),
}
#: with a yes to that; it may have reached nobody yet, or have been closed
PASSED_ALL_THE_SAME: Facts = {**WORRIED_OF_ONE_OF_THEM, "words_withheld": False}
PASSED_TO_NO_ONE_YET: Facts = {**PASSED_ALL_THE_SAME, "worry_told": ""}
PASSED_TOO_LATE: Facts = {**PASSED_ALL_THE_SAME, "worry_is_over": True}
#: it was closed before more was said
WORRY_OVER: Facts = {**WORRIED, "worry_is_over": True}
#: everyone was left out
NO_ONE_MAY_HEAR: Facts = {**WORRIED, "worry_is_on": False}
NO_ONE_IS_THERE: Facts = {**PERSON, "could_hear": ()}
ALERTED: Facts = {
    **STAFF_MEMBER,
    "worrier": "Kit",
    "worry_lines": "Kit says that someone may be in danger.",
    "worry_said": "I saw a bruise.",
    "worry_by": "Max",
    "raiser_hears": True,
}
IS_ON_IT: Facts = {**ALERTED, "worry_is_mine": True}
#: whoever raised it has had me forget them
NO_ONE_HEARS: Facts = {**ALERTED, "raiser_hears": False}

#: What its notes may need.
NOTE: Facts = {
    **ANY_NOTE,
    "worrier": "Kit",
    "worry_said": "I saw a bruise.",
    "worry_by": "Max",
    "worry_one": "Max",
    "worry_told": "Max and Jo",
    "worry_stands": "Nobody has seen it yet. I'm sorry.",
}
