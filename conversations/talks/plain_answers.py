"""What plain questions are answered with, where that is all there is to say; and where it is."""

from collections.abc import Mapping

from conversations.script import Say

#: notes by the name of what was asked; a talk that is open goes on after them
NOTES: Mapping[str, Say] = {
    "asked_bring": Say(
        "Yes, you can bring someone. You need not say who. "
        "Before most meetings I ask you about it."
    ),
    "asked_private": Say(
        "Where I ask you something, I say who will see it. I show it to no one else. "
        "What you type beside that goes to no one without your yes. "
        "One limit: if someone is in danger, staff must act. They try to talk to you first. "
        "“My choices” has who sees this phone, and who not to tell."
    ),
    "asked_private_peers": Say(
        "Where I ask you something, I say who will see it. I show it to no one else. "
        "What you type beside that goes to no one without your yes. "
        "If someone is in danger, ring 999. "
        "“My choices” has who sees this phone, and who not to tell."
    ),
    "asked_know": Say(
        "I keep what you choose and answer. It is locked with a key of your own. "
        "I do not ask for your full name, or where you are. "
        "I cannot show you all of it in one place yet. "
        "In “My choices” you can change what you chose. To ask more, type “talk to a person”."
    ),
    "asked_leave_staff": Say(
        "Whoever runs my computer can end your place, and delete what I keep about you. "
        "“When I leave” helps you to pass on the people you look after."
    ),
    "asked_alone": Say(
        "I am not asking you anything now. You do not have to answer me. "
        "To hear less from me, type “unsubscribe”. “My choices” has when I may write."
    ),
}

#: what can be opened with one tap under such a note, where it asks nothing else
DOORS: Mapping[str, tuple[str, ...]] = {
    "asked_private": ("my_choices",),
    "asked_private_peers": ("my_choices",),
    "asked_know": ("my_choices", "more_for_me"),
    "asked_alone": ("my_choices",),
    "asked_leave_staff": ("handing_over",),
    "not_read": ("to_do",),
}
