"""One of the staff has typed an answer to what someone wrote: it goes to them with a yes alone."""

from conversations.samples import PERSON
from conversations.script import HEARD_IN, Ask, Choice, Conversation, Do, Facts, Say, Seen

#: the talk's name, and the answer that holds the words
NAME, WORDS = "word_back", "own_words"
_ANSWERS: Facts = {**PERSON, "own_words": "I can ring you at three.", "word_to": "Kit"}

WORD_BACK = Conversation(
    NAME,
    Say("You typed: “{own_words}”"),
    Ask(
        "send_it",
        "Shall I send that to {word_to}? It goes out with your name.",
        Choice(
            "yes",
            "Yes, send it",
            Do("send_word"),
            Say("Thank you. I am sending it to {word_to}."),
            yes=True,
        ),
        Choice("no", "No, thank you", Say("That is fine. I have sent nothing.")),
        seen_by=Seen.WHO_GETS_IT,
        skip=False,
    ),
    samples=(_ANSWERS,),
    urgent=True,
    remembers=(WORDS, "word_to", HEARD_IN),
)
