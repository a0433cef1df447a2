"""The invitation. No is as easy as yes; who is unwell keeps the place (CH:80, CH:149)."""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.meetings.coming_in_part import FOR_A_PART, INSTEAD
from conversations.meetings.meeting_card import BEFORE_THE_YES, lines_of
from conversations.meetings.samples import BY_VOICE, EACH_WEEK, FULL_CARD, SHORT_NOTICE
from conversations.parts import steps_for
from conversations.passing_on import ON_THEIR_LIST_TODAY, PASSED_ON
from conversations.samples import BARE_MEETING, MEETING
from conversations.script import Ask, Choice, Do, Say, Seen, Step, Tell, When, known

WHAT_IT_IS: tuple[Step, ...] = (
    When(known("name"), Say("Hello {name}."), otherwise=(Say("Hello."),)),
    Say("You are invited to “{meeting}”."),
    Say("It is on {day}, {time} to {until}. We meet at {place}."),
    When(known("how_often"), Say("{how_often}")),
    When(known("purpose"), Say("What it is for: “{purpose}”")),
    *lines_of(BEFORE_THE_YES),
    When(known("break_at"), Say("We take a break at {break_at}.")),
    When(known("who"), Say("{who} will meet you there.")),
    When(known("short_notice"), Say("This is short notice. We are sorry. It is fine to say no.")),
)

IF_YES = (
    Do("answer_invitation"),
    Say("Thank you. I have saved your answer."),
    When(
        known("how_often"),
        Say("It counts for each of these meetings. You can say no to any one."),
    ),
    When(
        known("short_notice"),
        otherwise=(
            When(known("by_voice"), otherwise=(Say("I will write again before the day."),)),
        ),
    ),
)

IF_NO = (
    Do("answer_invitation"),
    Say("Thank you for telling us. No is a good answer. You need not say why."),
    Say("Your place in the group stays. We will ask you next time, just the same."),
    Ask(
        "no_more",
        "Is there anything you would like?",
        Choice(
            "notes",
            "Send me the notes after",
            Do("answer_no"),
            Say("Thank you. I have noted it."),
        ),
        Choice(
            "not_for_a_while",
            "Do not ask for a while",
            Do("answer_no"),
            Say("That is fine. I will not ask for four weeks. You can come back on any day."),
        ),
        Choice("that_is_all", "That is all", Do("answer_no"), Say("That is fine. Take care.")),
        seen_by=Seen.FACILITATORS,
    ),
)

IF_UNWELL = (
    Do("answer_invitation"),
    Say("Thank you for telling us. I am sorry you are unwell. We keep your place."),
    Ask(
        "views",
        "Would you like to send us a thought in some other way?",
        Choice(
            "yes",
            "Yes, I would",
            *steps_for("thought"),
        ),
        Choice("no", "No, thank you", Say("That is fine.")),
    ),
    Ask(
        "stand_in",
        "Would you like someone to come in your place this time?",
        Choice(
            "yes",
            "Yes, please",
            Tell(
                "link_person",
                "{name} is unwell. Please find someone to come to “{meeting}” in their place.",
                "stand_in",
            ),
            PASSED_ON,
            ON_THEIR_LIST_TODAY,
        ),
        Choice("no", "No, thank you", Say("That is fine. Take care.")),
        seen_by=Seen.LINK_PERSON,
    ),
)

INVITATION = Conversation(
    "invitation",
    *WHAT_IT_IS,
    Ask(
        "coming",
        "Would you like to come?",
        Choice("yes", "Yes, I will come", *IF_YES),
        Choice("no", "No, thank you", *IF_NO),
        Choice(
            "unsure",
            "Not sure yet",
            Do("answer_invitation"),
            Say("Thank you for telling us. That is fine. You can choose in “My meetings”."),
        ),
        Choice("unwell", "I am unwell", *IF_UNWELL),
        FOR_A_PART,
        INSTEAD,
        seen_by=Seen.FACILITATORS,
    ),
    fine_if_skipped("coming", "no_more", "views", "thought", "stand_in", "part"),
    samples=(MEETING, BARE_MEETING, SHORT_NOTICE, EACH_WEEK, FULL_CARD, BY_VOICE),
)
