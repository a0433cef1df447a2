"""How someone may be reached: which ways, and what is safe on each (W:14)."""

from conversations.choices.about_you import take_out_mine
from conversations.script import Ask, Choice, Choices, Reads, Say, Seen

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
        take_out_mine("email"),
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
    take_out_mine("answers_to"),
    seen_by=Seen.GROUP,
    reads=Reads.EMAIL,
)

RINGING = (
    Ask(
        "phone",
        "Which number may staff ring?",
        take_out_mine("phone"),
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
