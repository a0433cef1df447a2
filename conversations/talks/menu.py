"""The menu: what the bot can do for this person, right now."""

from conversations.conversation import Conversation
from conversations.script import Ask, Choices, Say, When, known
from conversations.talks.samples import AT_THE_MENU, AT_THE_MENU_UNNAMED

MENU = Conversation(
    "menu",
    When(known("name"), Say("Hello {name}."), otherwise=(Say("Hello."),)),
    Say("Here is what I can do."),
    Ask("choose", "What would you like?", Choices("menu"), skip=False),
    samples=(AT_THE_MENU, AT_THE_MENU_UNNAMED),
    command="menu",
    begins="choose",
    outside=True,
)
