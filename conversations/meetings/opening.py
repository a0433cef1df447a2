"""For whoever runs a meeting, before it starts: what to say first, and who comes (CH:102)."""

from conversations.conversation import Conversation
from conversations.meetings.meeting_card import lines_of
from conversations.meetings.samples import OPENING, OPENING_BARE
from conversations.script import Say, When, known

TO_BEGIN = (
    Say("You could begin like this:"),
    Say("“Let us say our names. You can pass.”"),
    When(
        known("break_at"),
        Say("“We take a break at {break_at}. You can step out at any time.”"),
        otherwise=(Say("“You can step out at any time.”"),),
    ),
    Say("“What is said here stays here, unless someone is in danger.”"),
    *lines_of(("card_on_hand",)),
    When(
        known("say_for_others"),
        Say("People want this said. Please do not say who:"),
        Say("{say_for_others}"),
    ),
    When(known("who_comes"), Say("{who_comes}")),
)

OPENING_TALK = Conversation(
    "opening",
    Say("“{meeting}” starts at {time}, at {place}."),
    *TO_BEGIN,
    samples=(OPENING, OPENING_BARE),
)
