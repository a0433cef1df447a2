"""The first talk with someone who comes in without Telegram, played by who looks after them."""

from conversations.choices.about_you import CALLED, HELPS
from conversations.choices.ways import RINGING
from conversations.conversation import Conversation
from conversations.samples import PERSON, UNKNOWN
from conversations.script import Say

FIRST_TALK = Conversation(
    "first_talk",
    Say("You are in. I have a few short questions. You can skip each one."),
    CALLED,
    *RINGING,
    HELPS,
    Say("That is all I need. Thank you."),
    samples=(PERSON, UNKNOWN),
    each="keep_choices",
)
