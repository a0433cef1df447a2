"""For each person: the meeting is off. Early, or late and with an apology (CH:146, CH:147)."""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.meetings.samples import (
    OFF_EARLY,
    OFF_EARLY_BARE,
    OFF_FOR_GOOD,
    OFF_LATE,
    OFF_LATE_BARE,
    OFF_LATE_FOR_GOOD,
    OFF_LATE_ONLINE,
    OFF_LATE_TO_THE_DOOR,
    OFF_ONLINE,
)
from conversations.meetings.to_be_paid import TO_BE_PAID
from conversations.passing_on import ASKED_TO_RING
from conversations.phrases import N_
from conversations.script import Answers, Ask, Choice, Do, Facts, Say, Seen, Tell, When, known


def door_of_another(_answers: Answers, facts: Facts) -> bool:
    """Whether someone else is named to be at the door."""
    return bool(facts.get("door")) and not facts.get("am_at_the_door")


THE_REASON = When(known("why"), Say("Here is why: “{why}”"))
TOLD = When(
    known("link"),
    Say("Thank you. I have told {link}."),
    otherwise=(Say("Thank you. I have told staff."),),
)
I_KNOW = Choice(
    "know",
    "I know",
    Do("confirm_cancelled"),
    Say("Thank you."),
    When(known("next_meeting"), Say("Next is {next_meeting}. Your place is safe.")),
)
FARE = Choice(
    "fare",
    "I have paid for something",
    Do("confirm_cancelled"),
    Do("make_claim"),
    Tell(
        "link_person",
        "{name} has paid a fare or more for “{meeting}”, which is off. "
        "Tap “Fares to pay” once it is paid back.",
    ),
    TOLD,
    TO_BE_PAID,
    typed=(N_("I have paid a fare"), N_("I have paid for travel")),
)
#: a bot can't promise for whoever pays; what else was paid is asked for in the same way
PAID_FOR = When(
    known("in_no_room"),
    Say("Have you paid for something? Tell me. I ask staff to pay it back."),
    otherwise=(
        Say("Have you paid for travel, or something else? Tell me. I ask staff to pay it back."),
    ),
)

SO_ARE_THE_REST = When(known("series_over"), Say("The meetings after it are off too."))

EARLY = (
    Say("“{meeting}” is off. It was on {day} at {time}, at {place}. We are sorry."),
    SO_ARE_THE_REST,
    THE_REASON,
    PAID_FOR,
    Ask(
        "got_it",
        "Tap “I know” and no one needs to ring you.",
        I_KNOW,
        FARE,
        Choice(
            "ring",
            "Please ring me",
            Do("confirm_cancelled"),
            Tell(
                "link_person",
                "Please ring {name}. It is about “{meeting}”, which is off.",
                "ring_me",
            ),
            ASKED_TO_RING,
        ),
        seen_by=Seen.STAFF,
    ),
)

LATE = (
    When(
        known("am_at_the_door"),
        Say("“{meeting}” is off. It was on {day} at {time}, at {place}."),
        Say("You are to be at the door, for those on the way. If you can't, say so at once."),
        otherwise=(
            When(
                known("in_no_room"),
                Say("“{meeting}” is off. It was on {day} at {time}, at {place}."),
                otherwise=(
                    Say(
                        "Please do not set out. “{meeting}” is off. "
                        "It was on {day} at {time}, at {place}."
                    ),
                ),
            ),
        ),
    ),
    SO_ARE_THE_REST,
    Say("We are sorry. We said you would get a full day's notice, and you did not."),
    THE_REASON,
    When(door_of_another, Say("{door} will be at the door, for those on the way.")),
    PAID_FOR,
    Ask(
        "got_it_late",
        "Tap one, so that we know you have seen this. If not, staff may ring to make sure.",
        I_KNOW,
        Choice(
            "on_my_way",
            "I am on my way",
            Do("confirm_cancelled"),
            Tell("facilitators", "{name} is on the way to “{meeting}”, which is off."),
            Say("Thank you for telling me. I am letting {facilitators} know."),
            When(known("door"), Say("{door} will be at the door.")),
            unless="in_no_room",
        ),
        FARE,
        Choice(
            "no_ring",
            "It is not safe to ring",
            Do("confirm_cancelled"),
            Tell("link_person", "Please do not ring {name}. It is not safe."),
            TOLD,
        ),
        seen_by=Seen.STAFF,
    ),
)

CANCELLED = Conversation(
    "cancelled",
    When(known("late"), *LATE, otherwise=EARLY),
    fine_if_skipped("got_it", "got_it_late"),
    samples=(
        OFF_EARLY,
        OFF_FOR_GOOD,
        OFF_EARLY_BARE,
        OFF_LATE,
        OFF_LATE_FOR_GOOD,
        OFF_LATE_BARE,
        OFF_LATE_TO_THE_DOOR,
        OFF_ONLINE,
        OFF_LATE_ONLINE,
    ),
    urgent=True,
)
