"""The example agreement a group can start from, in plain words (STK:211, SHP:294, CH:173).

Each line has a name of its own, under which it stays in an agreement and is translated.
"""

from collections.abc import Mapping

from conversations.phrases import N_

#: the parts of an agreement, in their order
PARTS: Mapping[str, str] = {
    "together": N_("How we are together"),
    "stays": N_("What stays here"),
    "hard": N_("When it gets hard to keep to this"),
    "talks": N_("Steps for a hard talk"),
}

#: line -> its part and its words
EXAMPLE: Mapping[str, tuple[str, str]] = {
    "respect": ("together", N_("We mind our words. We have not all lived the same life.")),
    "voices": ("together", N_("We want to hear each voice, in the way that works for you.")),
    "no_need": ("together", N_("No one has to talk. We all have good days and bad days.")),
    "equals": ("together", N_("We are all equal here. Where we differ, we can learn.")),
    "room": ("together", N_("We help each other, and give room when it is needed.")),
    "decide": ("together", N_("We decide together, so that things change for the better.")),
    "living": ("together", N_("This can change. Each of us can put forward a change.")),
    "private": ("stays", N_("What we share stays here, unless we agree to pass it on.")),
    "limit": (
        "stays",
        N_("If someone is in danger, staff must act. They try to talk to you first."),
    ),
    "happens": ("hard", N_("This can happen to each of us. We ask what would help.")),
    "away": ("hard", N_("You can step out, or bring someone you trust.")),
    "with": (
        "hard",
        N_(
            "No one is sent away without a talk. If we must act to keep someone safe, "
            "the talk comes after."
        ),
    ),
    "pause": ("talks", N_("First we take a break. No one has to talk at once.")),
    "asked": ("talks", N_("Then each one is asked how they see it, one to one.")),
    "sit_down": ("talks", N_("If all want to, we sit down together. You can bring someone.")),
    "next": ("talks", N_("Those it is about decide together what happens next.")),
    "support": ("talks", N_("You can have help before the talk, and after it.")),
}
