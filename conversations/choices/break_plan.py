"""A break: the word for it, the plan for it, and who hears of it (STK:124, STK:126)."""

from conversations.choices.about_you import take_out_mine
from conversations.script import (
    Answers,
    Ask,
    Choice,
    Choices,
    Do,
    Facts,
    Reads,
    Say,
    Seen,
    Step,
    Tell,
    When,
)
from conversations.typed import TAKE_OUT

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
            seen_by=Seen.ONLY_BOT,
        ),
    ),
    seen_by=Seen.ONLY_BOT,
)

HELPS_BREAK = Ask(
    "helps_break",
    "What helps when you need a break?",
    take_out_mine("helps_break"),
    seen_by=Seen.ON_A_BREAK,
    reads=Reads.TEXT,
)

PLAN_NOT = Ask(
    "plan_not",
    "What does not help, or makes it worse?",
    take_out_mine("plan_not"),
    seen_by=Seen.ON_A_BREAK,
    reads=Reads.TEXT,
)

PLAN_SIGNS = Ask(
    "plan_signs",
    "How can staff tell that it is getting hard for you?",
    take_out_mine("plan_signs"),
    seen_by=Seen.ON_A_BREAK,
    reads=Reads.TEXT,
)

PLAN_CALL = Ask(
    "plan_call",
    "Whom may staff ring for you? Type a name and a number.",
    take_out_mine("plan_call"),
    seen_by=Seen.ON_A_BREAK,
    reads=Reads.TEXT,
)


def has_signs(answers: Answers, facts: Facts) -> bool:
    """Whether there are signs to be known before: said now, or kept and not taken out."""
    said = answers.get(PLAN_SIGNS.name)
    if said == TAKE_OUT or not facts.get("can_know_signs"):
        return False
    return bool(said or not facts.get("no_plan_signs"))


#: who knows the signs before a meeting, as the person chose (STK:123)
SIGNS_TO = Ask(
    "signs_to",
    "Who may know that before a meeting, to look out for it? They read it there.",
    Choices("can_know_signs", Do("share_signs"), Say("I let them know.")),
    seen_by=Seen.WHO_GETS_IT,
    many=True,
)

#: The rest of the plan for a break (STK:124, STK:126). Staff see it only with a signal, but for
#: the signs, if the person wants that.
REST_OF_THE_PLAN = (PLAN_NOT, PLAN_SIGNS, PLAN_CALL)
ALL_THE_REST: tuple[Step, ...] = (
    PLAN_NOT,
    PLAN_SIGNS,
    When(has_signs, SIGNS_TO),
    PLAN_CALL,
)

#: matched with what may come up at a meeting (SHP:317), and shown to no one
HARD_TOPICS = Ask(
    "hard_topics",
    "What is hard for you to talk about? I tell you before a meeting where it may come up.",
    take_out_mine("hard_topics"),
    seen_by=Seen.ONLY_BOT,
    reads=Reads.TEXT,
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
    then=(
        Tell(
            "facilitators",
            "{name} has a sign for a break: “{sign}”",
            waits=True,
            everywhere=True,
        ),
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
