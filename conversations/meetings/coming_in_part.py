"""Among the answers to an invitation: coming for a part, and taking part in another way."""

from conversations.script import Ask, Choice, Do, Say, Seen

FOR_A_PART = Choice(
    "part",
    "I can come for a part",
    Do("answer_invitation"),
    Ask(
        "part",
        "Which part?",
        Choice("first", "The first half"),
        Choice("last", "The second half"),
        seen_by=Seen.FACILITATORS,
        then=(Do("note_part"), Say("Thank you. I have saved it. A part is a real help.")),
    ),
)

INSTEAD = Choice(
    "other_way",
    "Not there, but in another way",
    Do("answer_invitation"),
    Say("Thank you. Before the day I ask what you think, and how to say it."),
)
