"""Notes about who outside a group is told of a worry."""

from collections.abc import Mapping

from conversations.script import Say

NOTES: Mapping[str, Say] = {
    "contact_is": Say(
        "This is about “{group}”. If you fear for someone's safety, I can tell {contacts}. "
        "They are outside the group. They see nothing else of it."
    ),
    "contact_is_gone": Say(
        "No one outside “{group}” is there now if someone may be in danger. "
        "If you fear for someone, please ring 999."
    ),
    "contact_over": Say(
        "I'll no longer tell you if someone in the group may be in danger. "
        "Those who run it have ended that. Thank you for being there."
    ),
    "named_safeguarding": Say(
        "{person} has named you for “{group}”. If someone there fears for a person's safety, "
        "I'll tell you at once. If that is not right for you, please tell {person}."
    ),
}
