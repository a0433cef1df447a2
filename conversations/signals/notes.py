"""Notes about a break."""

from collections.abc import Mapping

from conversations.script import Say

NOTES: Mapping[str, Say] = {
    # What somebody did about the signal.
    "signal_seen": Say("{by} has seen it. You do not have to do a thing."),
    "signal_seen_break": Say(
        "{by} has seen it, and will call a short break for all. You do not have to do a thing."
    ),
    "signal_seen_topic": Say(
        "{by} has seen it, and will change the topic. You do not have to do a thing."
    ),
    "signal_on_the_way": Say("{by} has seen it. Someone is on the way to you."),
    # To all, in the group's own chat.
    "comfort_break": Say("It is time for a comfort break. Let's stop for five minutes."),
    # To staff.
    "signal_taken": Say("{by} has got this. There is nothing you need to do."),
    "signal_ended": Say("{person} is OK now. Please do not bring it up, unless {person} does."),
    "signal_rewritten": Say("Someone asked for a break. It was answered."),
    "signal_rewritten_over": Say("Someone asked for a break. It is over now."),
    "come_yes": Say("{person} says yes. You can come and sit there."),
    "come_no": Say("{person} says no, thank you. Please stay where you are."),
    "stepped_out": Say("{person} has stepped out. Please do not say so in the group."),
    "going_home": Say("{person} is going home. Please do not say so in the group."),
    "rather_no_ring": Say("{person} would rather not be rung about it. Please find another way."),
    "found_someone": Say("{person} has found someone to be with."),
    "more_topic": Say("{person} would like another topic. Please do not say why."),
    "more_check": Say("{person} would like you to check on them, without others seeing."),
    "more_stepped": Say("{person} is out of the room, and is OK. Please let them be."),
    "more_safety": Say(
        "{person} is worried about someone's safety. Please talk to {person} in private now."
    ),
    "ask_to_ring": Say("{person} would like you to ring."),
    "not_right": Say("{person} says: something isn't right. Please get in touch."),
    "no_break_here": Say(
        "I am sorry. I cannot pass on a call for a break from you. You can take one, and you do "
        "not have to ask. “Help now” shows who can talk with you."
    ),
    "needs_you": Say("{person} asked for a break, when no meeting was on. Please get in touch."),
    "did_not_mean_to": Say("{person} has taken that back. It was not meant."),
}
