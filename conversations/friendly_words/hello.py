"""A friendly word, at the rhythm the person chose, and not about any task (CH:91)."""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.free_words import THE_ONE_LIMIT
from conversations.meetings.samples import UNNAMED
from conversations.passing_on import ON_THEIR_LIST, ON_THEIR_LIST_TODAY
from conversations.samples import PERSON
from conversations.script import Ask, Choice, Reads, Say, Seen, Tell, When, known

HELLO = Conversation(
    "hello",
    When(known("name"), Say("Hello {name}."), otherwise=(Say("Hello."),)),
    Say("This is not about a meeting. I ask now and then how you are, for {link}."),
    Say("You do not have to answer. Your own words are fine too."),
    THE_ONE_LIMIT,
    Ask(
        "how",
        "How are you?",
        Choice(
            "good",
            "Good 🙂",
            Tell(
                "link_person", "I asked {name}: “How are you?” The answer was “Good”.", waits=True
            ),
            Say("That is good to hear."),
        ),
        Choice(
            "so_so",
            "So-so 😐",
            Tell(
                "link_person", "I asked {name}: “How are you?” The answer was “So-so”.", waits=True
            ),
            Say("Thank you for telling us. Some days are like that."),
        ),
        Choice(
            "bad",
            "Not good 😟",
            Tell(
                "link_person", "I asked {name}: “How are you?” The answer was “Not good”.", "hard"
            ),
            Say("Thank you for telling us. I am sorry it is hard. I have told {link}."),
            *ON_THEIR_LIST_TODAY,
            Say("For help right now, tap “Help now”."),
        ),
        Choice(
            "word",
            "I would like a word with {link}",
            Tell("link_person", "{name} would like a word with you.", "word"),
            Say("I have told {link}."),
            *ON_THEIR_LIST,
        ),
        seen_by=Seen.LINK_PERSON,
        reads=Reads.OWN_WORDS,
        then=(
            Tell("link_person", "I asked {name}: “How are you?” The answer was: “{how}”", "words"),
            Say("Thank you for telling us."),
            Say("I have passed this on to {link}."),
            *ON_THEIR_LIST_TODAY,
            Say("For help right now, tap “Help now”."),
        ),
    ),
    fine_if_skipped("how"),
    samples=(PERSON, UNNAMED),
)
