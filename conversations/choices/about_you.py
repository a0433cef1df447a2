"""About a person: name, language, hours. Asked when they join, and again on any day."""

from conversations.free_words import THE_ONE_LIMIT
from conversations.phrases import N_
from conversations.script import Ask, Choice, Choices, Reads, Say, Seen, Tell, When, chose
from conversations.typed import TAKE_OUT


def take_out_mine(name: str) -> Choice:
    """Beside what was said of oneself in own words: it can be taken out again, if it is there."""
    return Choice(TAKE_OUT, "Take out what I wrote", unless=f"no_{name}")


CALLED = Ask(
    "called",
    "What would you like to be called? Any name is fine.",
    reads=Reads.NAME,
    misread="NOT_A_NAME",
    seen_by=Seen.STAFF,
)

#: of who stands outside a group: its people read it too, so it is not said as for those who join
CALLED_THERE = Ask(
    "called",
    "What would you like to be called? Any name is fine.",
    reads=Reads.NAME,
    misread="NOT_A_NAME",
    seen_by=Seen.GROUP,
)

LANGUAGE = Ask(
    "language",
    "Please pick a language.",
    Choices("languages"),
    seen_by=Seen.ONLY_BOT,
)

SHARED_PHONE = Ask(
    "shared_phone",
    "Does anyone else look at this phone?",
    Choice(
        "no",
        "No",
        typed=(N_("only me"), N_("just me"), N_("no one"), N_("no one else"), N_("nobody")),
    ),
    Choice(
        "yes",
        "Yes, or maybe",
        Say("Then I will only show: “You have a message.” Tap “Show” when you are alone."),
        Say("Type “hide” and I clear what I can. I will say what stays."),
    ),
    seen_by=Seen.ONLY_BOT,
    unclear="yes",
)

HOURS = Ask(
    "hours",
    "When may I write to you?",
    Choice("mornings", "Mornings"),
    Choice("afternoons", "Afternoons"),
    Choice("evenings", "Evenings"),
    Choice("any", "9 to 9, any time"),
    seen_by=Seen.ONLY_BOT,
)

CITY = Ask(
    "city",
    "Which big city has the same time as you? Tap one, or type it.",
    Choices("zones_likely"),
    reads=Reads.CITY,
    seen_by=Seen.ONLY_BOT,
    then=(
        Say("It is {my_clock} where you are then, as in {my_city}."),
        Say("A meeting stays at its own time. Where yours is another, I say both."),
    ),
)

HELPS = Ask(
    "helps",
    "What helps you take part? Pick as many as you like.",
    Choice("door", "Someone at the door"),
    Choice("fare", "My fare before the day"),
    Choice("seat", "A quiet seat"),
    Choice(
        "else",
        "Something else",
        THE_ONE_LIMIT,
        Ask(
            "helps_other",
            "What would help? Use your own words.",
            seen_by=Seen.STAFF,
            then=(
                Tell(
                    "link_person",
                    "{name} wrote what helps to take part: “{helps_other}”",
                    waits=True,
                ),
            ),
        ),
    ),
    seen_by=Seen.STAFF,
    many=True,
    then=(
        When(
            chose("helps", "door", "fare", "seat"),
            Tell("link_person", "This helps {name} take part: {helps_picked}", waits=True),
        ),
    ),
)

BEFORE = Ask(
    "before",
    "How long before a meeting shall I say what to expect?",
    Choice("2", "Two days"),
    Choice("3", "Three days"),
    Choice("5", "Five days"),
    Choice("7", "A week"),
    seen_by=Seen.ONLY_BOT,
)

CALENDAR = Ask(
    "calendar",
    "What may a meeting be called in your calendar? Others may look into it.",
    Choice("neutral", "Only “Appointment”, no place"),
    Choice("real", "Its name, and the place"),
    seen_by=Seen.ONLY_BOT,
)

#: For staff whom people may ask for between meetings: so that nobody waits in the dark.
LOOKS = Ask(
    "looks",
    "When do you look here, on working days? I tell this to those who ask for you.",
    Choice("at_9", "At 9 am"),
    Choice("at_12", "At noon"),
    Choice("at_16", "At 4 pm"),
    seen_by=Seen.GROUP,
    many=True,
)

#: For facilitators: most of what people say can wait for the next digest.
NEWS = Ask(
    "news",
    "When shall I tell you what people say?",
    Choice("daily", "Once each working day"),
    Choice("at_once", "At once, without a sound"),
    seen_by=Seen.ONLY_BOT,
)
