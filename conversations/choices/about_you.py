"""A person's own choices. Asked when they join, and again whenever they like."""

from conversations.free_words import THE_ONE_LIMIT
from conversations.phrases import N_
from conversations.script import Ask, Choice, Choices, Reads, Say, Seen

CALLED = Ask(
    "called",
    "What would you like to be called? Any name is fine.",
    reads=Reads.NAME,
    misread="NOT_A_NAME",
    seen_by=Seen.STAFF,
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
    seen_by=Seen.STAFF,
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
        Ask("helps_other", "What would help? Use your own words.", seen_by=Seen.STAFF),
    ),
    seen_by=Seen.STAFF,
    many=True,
)

WORD = Ask(
    "word",
    "What word shall we use?",
    Choice("break", "The word “break”"),
    Choice(
        "own",
        "I will type my own",
        Ask(
            "own_word",
            "Please type one word, or send one emoji.",
            reads=Reads.WORD,
            seen_by=Seen.ALL_FACILITATORS,
        ),
    ),
    seen_by=Seen.ALL_FACILITATORS,
)

#: Beside each part of the plan: what was said of oneself can be taken out again.
_TAKE_OUT = Choice("take_out", "Take out what I wrote")

HELPS_BREAK = Ask(
    "helps_break",
    "What helps when you need a break? Staff see this when you ask for one.",
    _TAKE_OUT,
    seen_by=Seen.STAFF,
    reads=Reads.TEXT,
)

PLAN_NOT = Ask(
    "plan_not",
    "What does not help, or makes it worse?",
    _TAKE_OUT,
    seen_by=Seen.STAFF,
    reads=Reads.TEXT,
)

PLAN_SIGNS = Ask(
    "plan_signs",
    "How can staff tell that it is getting hard for you?",
    _TAKE_OUT,
    seen_by=Seen.STAFF,
    reads=Reads.TEXT,
)

PLAN_CALL = Ask(
    "plan_call",
    "Whom may staff ring for you? Type a name and a number.",
    _TAKE_OUT,
    seen_by=Seen.STAFF,
    reads=Reads.TEXT,
)

#: The rest of the plan for a break (STK:124, STK:126). Staff see it only with a signal.
REST_OF_THE_PLAN = (PLAN_NOT, PLAN_SIGNS, PLAN_CALL)

#: matched with what may come up at a meeting (SHP:317), and shown to no one
HARD_TOPICS = Ask(
    "hard_topics",
    "What is hard for you to talk about? I tell you before a meeting where it may come up.",
    _TAKE_OUT,
    seen_by=Seen.ONLY_BOT,
    reads=Reads.TEXT,
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

NOT_TO = Ask(
    "not_to",
    "Who should not be told when you need a break? They will not hear of it.",
    Choices("can_be_told"),
    seen_by=Seen.ONLY_BOT,
    many=True,
)

#: When those who are left out are all there is in the room.
ALSO = Ask(
    "also",
    "Whom may I tell in their place?",
    Choices("others_to_tell"),
    seen_by=Seen.ONLY_BOT,
    many=True,
)

SIGN = Ask(
    "sign",
    "Is there a hand sign or a card you use in the room? Say what it is.",
    seen_by=Seen.ALL_FACILITATORS,
)

CALENDAR = Ask(
    "calendar",
    "What may a meeting be called in your calendar? Others may look into it.",
    Choice("neutral", "Only “Appointment”, no place"),
    Choice("real", "Its name, and the place"),
    seen_by=Seen.ONLY_BOT,
)

WAYS = Ask(
    "ways",
    "How may I reach you? Pick what you like best first.",
    Choices("ways_open"),
    seen_by=Seen.STAFF,
    many=True,
)

#: Before a way is used: what is safe (W:14).
WRITING = (
    Ask(
        "email",
        "Which e-mail address may I write to?",
        _TAKE_OUT,
        seen_by=Seen.STAFF,
        reads=Reads.EMAIL,
    ),
    Ask(
        "safe_write",
        "Is it safe to write there? Someone else may read it.",
        Choice("yes", "Yes, it is safe"),
        Choice("no", "No, it is not", Say("Then I will not write there.")),
        seen_by=Seen.STAFF,
    ),
    Ask(
        "mail_subject",
        "What may an e-mail show before it is opened?",
        Choice("neutral", "Only “You have a message.”"),
        Choice("real", "That it is about our meetings"),
        seen_by=Seen.ONLY_BOT,
    ),
)

ANSWERS_TO = Ask(
    "answers_to",
    "Which e-mail may people write back to? They see it.",
    _TAKE_OUT,
    seen_by=Seen.GROUP,
    reads=Reads.EMAIL,
)

RINGING = (
    Ask(
        "phone",
        "Which number may staff ring?",
        _TAKE_OUT,
        seen_by=Seen.STAFF,
        reads=Reads.PHONE,
    ),
    Ask(
        "safe_ring",
        "Is it safe to ring you there?",
        Choice("yes", "Yes, it is safe"),
        Choice("no", "No, it is not", Say("Then no one rings you there.")),
        seen_by=Seen.STAFF,
    ),
    Ask(
        "safe_message",
        "May they leave a message?",
        Choice("no", "No, please do not"),
        Choice("yes", "Yes, they may"),
        seen_by=Seen.STAFF,
    ),
    Ask(
        "safe_other",
        "What if someone else answers?",
        Choice("nothing", "Say nothing, and ring off"),
        Choice("ask_for_me", "Ask for me, and say no more"),
        Choice("say_who", "Say who is calling"),
        seen_by=Seen.STAFF,
    ),
)

CIRCLE = Ask(
    "circle",
    "If staff there miss it, may I ask {own_link}, and then other staff?",
    Choice("yes", "Yes"),
    Choice("only_link", "Only {own_link}"),
    Choice("no_one", "No one else"),
    seen_by=Seen.STAFF,
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
