"""What is said to someone whose call for a break nobody answered."""

from conversations.script import Say, When, known

#: The next day, to someone whose call for a break nobody answered.
LET_DOWN = When(
    known("let_down"),
    Say("No one came when you asked for a break. We let you down, and I am sorry."),
    When(known("let_down_holders"), Say("It is still on the list of {let_down_holders}.")),
)
