"""What is said at the door, to who is not in."""

from collections.abc import Mapping

from conversations.script import Say

NOTES: Mapping[str, Say] = {
    "not_me": Say(
        "Hello. I am a bot. I work with small groups. To join, you need a link from someone "
        "you have met. In danger, ring 999."
    ),
    "not_me_but_help": Say(
        "I am a bot. I work with small groups, and no one reads this chat. "
        "To join, you need a link from someone you have met."
    ),
    "not_me_again": Say("I am a bot, and no one reads this chat. For help, type “help”."),
    "link_used": Say("This link has been used. Please ask for a new one."),
    "link_old": Say("This link is too old. Please ask for a new one."),
    "contact_inside": Say(
        "You are in this group yourself. It is someone outside it who is asked here. "
        "Please tell whoever gave you the link."
    ),
    "contacts_enough": Say(
        "They have found enough people by now. Thank you for saying yes. I have kept nothing new."
    ),
}
