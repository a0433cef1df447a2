"""Joining: a person they have met gives the link by hand. What this is, and what they choose."""

from conversations.choices.about_you import CALLED, HELPS, HOURS, LANGUAGE, LOOKS, SHARED_PHONE
from conversations.choices.break_plan import CIRCLE, WORD
from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.joining.samples import (
    JOINING_AS_STAFF,
    JOINING_PEERS,
    JOINING_SOON,
    JOINING_TO_HELP,
    JOINING_UNKNOWN,
)
from conversations.parts import steps_for
from conversations.script import Ask, Choice, Do, Say, Tell, When, chose, known

WHAT_THIS_IS = (
    Say("{met_by} asked me to say hello. I send notes about the meetings."),
    Say("I am a bot: a computer, not a person. No one watches this chat all day."),
    Say("In danger, ring 999. For other help, tap “Help now”."),
    Ask("go_on", "Shall I tell you how it works?", Choice("go_on", "Go on"), skip=False),
)

#: of a group without staff (SHP:275): what is not there, and who is
AMONG_PEERS = (
    Say("This group is for peers only. No staff are in it, and none read what you say here."),
    Say("Some of its people help to run it. They see what you send to the group."),
    When(
        known("own_link"),
        Say("Staff hear of it in two cases only. If I cannot reach you, {own_link} may ring you."),
        Say("If you need a break, and no one there sees it, I may ask {own_link}."),
    ),
    *steps_for("joining"),
    When(
        known("is_to_help"),
        Say("You are asked to help to run it. In a meeting, someone may ask for a break."),
        Say("Then I write to you at once. Please look when I do."),
    ),
)

THE_DEAL = (
    When(
        known("is_staff_role"),
        Say("You are asked to join as staff. Someone may ask for a break, or be in danger."),
        Say("Then I write to you at once, on any day. Please look when I do."),
        Say("If someone is in danger, you must act. Try to talk to the person first."),
        otherwise=(
            Say("You choose what you share. You never have to tell your story."),
            Say("Some talks may bring back hard times."),
            When(
                known("peers_only"),
                *AMONG_PEERS,
                otherwise=(
                    Say(
                        "One limit: staff must act if someone is in danger. "
                        "They will try to talk to you first."
                    ),
                ),
            ),
        ),
    ),
)

WHAT_HELPS = (
    HELPS,
    Say(
        "In a meeting, you may want a break. Send me one word, and I tell the staff there "
        "in private. The group will not see it."
    ),
    WORD,
    When(
        chose("word", "break", "own"),
        Say("Thank you. You can also tap “I need a break”."),
        otherwise=(Say("That is fine. You can tap “I need a break” at any time."),),
    ),
    CIRCLE,
)

THE_REST_CAN_WAIT = (
    When(
        known("name"),
        Say("That is all I need, {name}. Thank you."),
        otherwise=(Say("That is all I need. Thank you."),),
    ),
    Say("Two things can wait. One is what helps you take part."),
    Say("The other is a way to ask for a break."),
    Ask(
        "later",
        "When would you like to do them?",
        Choice("now", "Do it now", *WHAT_HELPS),
        Choice(
            "with_link",
            "Do it with {link}",
            Tell(
                "link_person", "{name} would like to do the rest of joining with you.", "together"
            ),
            Say("I have told {link}. You can do it in “My choices” as well."),
        ),
        Choice("another_day", "Another day", Say("That is fine. You find both in “My choices”.")),
    ),
)

THE_REST_AMONG_PEERS = (
    Say("That is all I need. Thank you."),
    Say("Those who run the group can see your name. I also tell them what helps you."),
    Say("In a meeting, tap “I need a break”. I tell those who run it, in private."),
    Say("You can pick a word for it, and say what helps you, in “My choices”."),
)

ABOUT_YOU = (
    Do("join"),
    Say("Thank you. You are in. I have a few short questions. You can skip each one."),
    CALLED,
    When(
        known("is_staff_role"),
        otherwise=(
            SHARED_PHONE,
            Say("I will buzz you three times a week at most."),
            Say("If a meeting changes, I may write more."),
        ),
    ),
    HOURS,
    When(
        known("is_staff_role"),
        LOOKS,
        Say("That is all I need. Thank you."),
        otherwise=(
            When(
                known("peers_only"),
                *THE_REST_AMONG_PEERS,
                otherwise=(
                    *THE_REST_CAN_WAIT,
                    Say("{link} can see your name. I also tell {link} what helps you take part."),
                ),
            ),
        ),
    ),
    When(known("first_note"), Say("Your next note: {first_note}.")),
    Ask(
        "see_group",
        "Shall I show you the group's page, who is who, and what it agreed on?",
        Choice("yes", "Yes, please", *steps_for("joined_page"), *steps_for("joined_agreement")),
        Choice("no", "Another day", Say("That is fine. Tap “About our group” on any day.")),
    ),
    fine_if_skipped("see_group"),
)

#: before anything that only whoever was invited should read
SAFE_HERE = Ask(
    "safe",
    "Is it safe to chat here now? I will ask nothing else until you say yes.",
    Choice("yes", "Yes, it is safe"),
    Choice(
        "not_yet",
        "Not now",
        Say("That is fine. Your link works until {expires}. You can clear this chat."),
    ),
    skip=False,
)

JOINING = Conversation(
    "joining",
    Say("Hello."),
    LANGUAGE,
    SAFE_HERE,
    When(
        chose("safe", "yes"),
        *WHAT_THIS_IS,
        *THE_DEAL,
        Ask(
            "consent",
            "Would you like to join? You can leave on any day. Just tell {met_by}.",
            Choice("yes", "Yes, I will join", *ABOUT_YOU),
            Choice(
                "ask_first",
                "Ask {met_by} first",
                Say("That is fine. Talk to {met_by} first. Your link works until {expires}."),
            ),
            Choice(
                "no",
                "No, thank you",
                Do("decline_invitation"),
                Say("Thank you for telling me. No is a good answer. You need not say why."),
                Say("I will not write to you again. If you change your mind, tell {met_by}."),
            ),
            skip=False,
            consent=True,
        ),
    ),
    samples=(
        JOINING_SOON,
        JOINING_UNKNOWN,
        JOINING_AS_STAFF,
        JOINING_PEERS,
        JOINING_TO_HELP,
    ),
    each="keep_choices",
)
