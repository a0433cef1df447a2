"""What stands beside free words: the one limit, said before anything is typed (STK:125)."""

from conversations.script import Say

#: Goes before the first question of a talk that asks someone for their own words.
THE_ONE_LIMIT = Say(
    "One limit: if someone is in danger, staff must act. They will try to talk to you first."
)
