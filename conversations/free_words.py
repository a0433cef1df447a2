"""What stands beside free words: the one limit, said before anything is typed (STK:125)."""

from conversations.script import Say

#: the answer of a form under which words that pick no choice are kept, till its comment has them
COMMENT = "comment_so_far"

#: Goes before the first question of a talk that asks someone for their own words.
THE_ONE_LIMIT = Say(
    "One limit: if someone is in danger, staff must act. They will try to talk to you first."
)
