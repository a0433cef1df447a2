"""Check-in: the reminder, at least a full day before a meeting, and how the person is about it."""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.free_words import THE_ONE_LIMIT
from conversations.meetings.cannot_come import CANNOT_COME, IF_THEY_CANNOT
from conversations.meetings.meeting_card import lines_of
from conversations.meetings.samples import (
    ASKED_AGAIN,
    EACH_WEEK,
    FULL_CARD,
    MY_TURN,
    YES_TO_THE_REST,
)
from conversations.meetings.saying_no import AFTER_NO, LAST_OF_NO, NO_IS_GOOD
from conversations.meetings.unwell import LAST_OF_UNWELL, UNWELL
from conversations.meetings.worried import WORRIED
from conversations.parts import choices_for, steps_for
from conversations.passing_on import ON_THEIR_LIST_TODAY, PASSED_ON
from conversations.samples import BARE_MEETING, MEETING
from conversations.script import Ask, Choice, Do, Facts, Reads, Say, Seen, Tell, When, known

#: words that say as well that they can't come
SAYS_MORE: Facts = {**MEETING, CANNOT_COME: "unwell"}

CHECK_IN = Conversation(
    "check_in",
    When(known("name"), Say("Hello {name}."), otherwise=(Say("Hello."),)),
    Say("“{meeting}” is on {day} at {time}, at {place}."),
    *lines_of(("card_join",)),
    When(known("who"), Say("{who} will meet you there.")),
    *steps_for("check_in"),
    Say("You can still say no, on the day too. Nobody is shown a no."),
    THE_ONE_LIMIT,
    Ask(
        "feeling",
        "How are you about it?",
        Choice(
            "fine",
            "Fine 🙂",
            Tell(
                "link_person",
                "{name} is fine about “{meeting}”.",
                waits=True,
                ends="worried",
            ),
            Say("That is good to hear."),
        ),
        Choice(
            "unsure",
            "Not sure 😐",
            Tell("link_person", "{name} is not sure how “{meeting}” will be.", waits=True),
            Say("Thank you for telling us. That is fine."),
        ),
        WORRIED,
        Choice("unwell", "I am unwell", Do("answer_invitation_no"), *UNWELL),
        Choice(
            "not_coming",
            "I am not coming",
            Do("answer_invitation_no"),
            *NO_IS_GOOD,
            *AFTER_NO,
        ),
        *choices_for("check_in"),
        seen_by=Seen.LINK_PERSON,
        reads=Reads.OWN_WORDS,
        then=(
            Tell("link_person", "{name} wrote about coming to “{meeting}”: “{feeling}”", "words"),
            Say("Thank you for telling us."),
            PASSED_ON,
            *ON_THEIR_LIST_TODAY,
            IF_THEY_CANNOT,
        ),
    ),
    fine_if_skipped("feeling", "call", "means_no", *LAST_OF_NO, *LAST_OF_UNWELL),
    samples=(
        MEETING,
        BARE_MEETING,
        EACH_WEEK,
        ASKED_AGAIN,
        YES_TO_THE_REST,
        MY_TURN,
        FULL_CARD,
        SAYS_MORE,
    ),
    remembers=(CANNOT_COME,),
)
