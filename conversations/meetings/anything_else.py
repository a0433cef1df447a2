"""Before the day: what else would help someone come, and whom they would rather not meet there.

STK:85, SHP:252, CH:49, CH:78, CH:91.
"""

from conversations.free_words import THE_ONE_LIMIT
from conversations.meetings.to_be_paid import TO_BE_PAID
from conversations.passing_on import ASKED_TO_RING, ON_THEIR_LIST_UNTIL_IT, PASSED_ON
from conversations.phrases import N_
from conversations.script import Ask, Choice, Do, Reads, Say, Seen, Tell

ANYTHING_ELSE = Ask(
    "more",
    "Would anything else help before the day?",
    Choice(
        "phone",
        "A call, to talk it through",
        Tell(
            "link_person",
            "{name} would like to talk “{meeting}” through by phone.",
            "ring_me",
            over=N_("{name} asked to talk “{meeting}” through by phone."),
        ),
        ASKED_TO_RING,
    ),
    Choice(
        "met",
        "To meet someone first",
        Tell("link_person", "{name} would like to meet someone before “{meeting}”.", "meet_first"),
        PASSED_ON,
        *ON_THEIR_LIST_UNTIL_IT,
    ),
    Choice(
        "fare",
        "My fare before the day",
        Do("ask_for_fare"),
        Tell(
            "link_person",
            "{name} needs the fare for “{meeting}” before the day. Tap “Fares to pay” once paid.",
        ),
        PASSED_ON,
        TO_BE_PAID,
    ),
    Choice(
        "need",
        "Something so that I can take part",
        THE_ONE_LIMIT,
        Ask(
            "access_need",
            "What do you need? Just type it here.",
            seen_by=Seen.LINK_PERSON,
            reads=Reads.TEXT,
            then=(
                Tell(
                    "link_person",
                    "{name} needs this to take part in “{meeting}”: “{access_need}”",
                    "need",
                ),
                PASSED_ON,
                *ON_THEIR_LIST_UNTIL_IT,
            ),
        ),
    ),
    Choice(
        "not_with",
        "Not to meet someone there",
        THE_ONE_LIMIT,
        Ask(
            "not_with",
            "Who is it? You need not say why.",
            seen_by=Seen.LINK_PERSON,
            reads=Reads.TEXT,
            then=(
                Tell(
                    "link_person",
                    "{name} would rather not meet “{not_with}” at “{meeting}”. "
                    "Please talk to {name} about it, and no one else.",
                    "need",
                ),
                PASSED_ON,
                *ON_THEIR_LIST_UNTIL_IT,
            ),
        ),
    ),
    Choice(
        "by_name",
        "Others may read that I come",
        Do("show_name"),
        Say("Thank you. Those who come can read your name."),
    ),
    seen_by=Seen.STAFF,
    many=True,
)
