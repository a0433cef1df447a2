"""Notes about what did not get through, and what is said when something fails."""

from collections.abc import Mapping

from conversations.script import Say

NOTES: Mapping[str, Say] = {
    # When the bot or its database fails: the truth (W:15).
    "away": Say(
        "I was away from {since} to {until}. I am sorry. If you tapped then, please tap again."
    ),
    "quarantined": Say(
        "Something went wrong here. It is not your fault. I kept what you sent. "
        "I have told the people who look after me."
    ),
    "not_saved": Say(
        "I cannot save a thing just now. I am sorry. What you sent will wait. "
        "In danger, ring 999. For other help, tap “Help now”."
    ),
    "signal_from_memory_told": Say(
        "I have a fault and cannot save this. But I have told {facilitators}, in private. "
        "You can step out. You need no one's OK."
    ),
    "worry_from_memory_ask": Say(
        "I have a fault and cannot save this. But I can still tell {facilitators}, in private. "
        "If someone is in danger now, ring 999."
    ),
    "worry_from_memory_told": Say(
        "I have a fault and cannot save this. But I have told {facilitators}, in private. "
        "If someone is in danger now, ring 999."
    ),
    "worry_not_saved": Say(
        "I cannot pass this on right now. I am sorry. If someone is in danger now, ring 999."
    ),
    "signal_not_saved": Say(
        "I cannot pass this on right now. I am sorry. Please step out, or tell someone near you. "
        "In danger, ring 999."
    ),
    # Who runs the bot.
    "run_by": Say("Who runs me, and how to reach them: {run_by}"),
    "run_by_someone": Say("Those who run a group run me. Ask whoever told you about me."),
    # To staff.
    "worry_from_memory": Say(
        "{person} says that someone may be in danger. I have a fault, so I cannot take an "
        "answer here. Please talk to {person} in private now. In danger, ring 999."
    ),
    "away_staff": Say(
        "I was away from {since} to {until}. I am sorry. A call for a break may not have got "
        "to you. Please look how people are."
    ),
    "cannot_reach": Say("I cannot reach {person} here. Please get in touch in some other way."),
    "no_safe_way": Say(
        "I cannot reach {person} here. It is not safe to ring. Please find some other safe way."
    ),
    "not_safe_to_ring": Say(
        "A note may not have reached {person}. It is about: {what}. It is not safe to ring. "
        "Please find some other safe way."
    ),
    "missed_notice": Say(
        "A note did not reach {person} in time. Please ring. It is about: {what}."
    ),
    "please_ring": Say("Please ring {person}. It is about: {what}."),
    "check_address": Say(
        "{person} cannot be reached by e-mail. Please check the address together."
    ),
    "mail_stopped": Say(
        "{person} wants no more e-mail from me. Please ask how best to reach them."
    ),
    "signal_from_memory": Say(
        "{person} asked for a break. I have a fault, so I cannot take an answer here. "
        "Please act now, and do not say why."
    ),
    # On a lock screen, until the person opens it (W:10).
    "cover": Say("You have a message."),
    "cover_signal": Say("Please look now."),
}
