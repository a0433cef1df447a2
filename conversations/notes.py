"""Single lines that begin no talk: what became of a signal, and what went wrong."""

from collections.abc import Mapping

from conversations.script import Say, SayMany

_TO_THE_PERSON = {
    # On the day, silently: where the break's button is.
    "on_the_day": Say(
        "“{meeting}” is today at {time}, at {place}. If you need a break there, tap "
        "“I need a break”. I tell staff in private."
    ),
    # B2: what somebody did about the signal.
    "signal_seen": Say("{by} has seen it. You do not have to do a thing."),
    "signal_seen_break": Say(
        "{by} has seen it, and will call a short break for all. You do not have to do a thing."
    ),
    "signal_seen_topic": Say(
        "{by} has seen it, and will change the topic. You do not have to do a thing."
    ),
    "signal_seen_sit": Say("{by} has seen it, and can come and sit with you."),
    "call_answered": Say("{by} has seen that you would like a call."),
    # When the bot or its database fails: the truth (words.md, 15).
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
    "signal_not_saved": Say(
        "I cannot pass this on right now. I am sorry. Please step out, or tell someone near you. "
        "In danger, ring 999."
    ),
    "over": Say("That talk is over. You can begin again on any day."),
    "hidden": Say(
        "I have cleared what I can. Notes that are more than two days old stay. "
        "What you typed yourself stays too."
    ),
    "busy_elsewhere": Say("Please wait a bit. I am still at work on your last one."),
    "results_deleted": Say(
        "Too few people answered about our meetings. I have deleted the answers. No one saw them."
    ),
    # At the door.
    "not_me": Say(
        "Hello. I am a bot. I work with small groups. To join, you need a link from someone "
        "you have met. In danger, ring 999."
    ),
    "link_used": Say("This link has been used. Please ask for a new one."),
    "link_old": Say("This link is too old. Please ask for a new one."),
}

_TO_STAFF: Mapping[str, Say | SayMany] = {
    "signal_taken": Say("{by} has got this. There is nothing you need to do."),
    "signal_ended": Say("{person} is OK now. Please do not bring it up, unless {person} does."),
    "signal_rewritten": Say("Someone asked for a break. It was answered."),
    "come_yes": Say("{person} says yes. You can come and sit there."),
    "come_no": Say("{person} says no, thank you. Please stay where you are."),
    "stepped_out": Say("{person} has stepped out. Please do not say so in the group."),
    "going_home": Say("{person} is going home. Please do not say so in the group."),
    "found_someone": Say("{person} has found someone to be with."),
    "ask_to_ring": Say("{person} would like you to ring."),
    "away_staff": Say(
        "I was away from {since} to {until}. I am sorry. A call for a break may not have got "
        "to you. Please look how people are."
    ),
    "meeting_made": Say("“{meeting}” is set for {day} at {time}. I am asking people now."),
    "cannot_reach": Say("I cannot reach {person} here. Please get in touch in some other way."),
    "missed_notice": Say(
        "A note did not reach {person} in time. Please ring. It is about: {what}"
    ),
    "correction": Say("{name} has changed that answer. Please forget the note above."),
    "debrief_well": Say("{person} says what went well in “{meeting}”: “{debrief_well}”"),
    "debrief_better": Say("{person} says what could be better: “{debrief_better}”"),
    "thought": Say("{person} would like this to be said: “{thought}”"),
}

#: On a lock screen, until the person opens it (words.md, 10).
_COVERS = {
    "cover": Say("You have a message."),
    "cover_signal": Say("Please look now."),
}

NOTES: Mapping[str, Say | SayMany] = {**_TO_THE_PERSON, **_TO_STAFF, **_COVERS}
