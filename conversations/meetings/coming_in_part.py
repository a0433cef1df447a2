"""Coming for a part of a meeting."""

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
