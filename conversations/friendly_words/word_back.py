"""One of the staff has typed an answer to what someone wrote: it goes to them with a yes alone."""

from conversations.conversation import Conversation
from conversations.samples import PERSON
from conversations.script import HEARD_IN, Ask, Choice, Do, Facts, Say, Seen, When, known

#: the talk's name, and the answer that holds the words
NAME, WORDS = "word_back", "own_words"
_ANSWERS: Facts = {
    **PERSON,
    "own_words": "I can ring you at three.",
    "word_to": "Kit",
    "still_theirs": True,
    "can_be_sent": True,
    "others_who_run": "Jo and Ali",
}
_NO_WAY: Facts = {**_ANSWERS, "can_be_sent": False}
_NOT_THEIRS: Facts = {**_NO_WAY, "still_theirs": False}
_NO_ONE_RUNS_IT: Facts = {**_NOT_THEIRS, "others_who_run": ""}

#: by now someone else looks after them, or no message reaches them
_NOT_SENT = (
    When(
        known("still_theirs"),
        Say("I have no way to write to {word_to} right now. So I have sent nothing."),
        otherwise=(
            Say("You do not look after {word_to} now. So I have sent nothing."),
            When(
                known("others_who_run"),
                Say("You can ask {others_who_run} who does."),
                otherwise=(Say("Those who run the group know who does."),),
            ),
        ),
    ),
)

WORD_BACK = Conversation(
    NAME,
    Say("You typed: “{own_words}”"),
    Ask(
        "send_it",
        "Shall I send that to {word_to}? It goes out with your name.",
        Choice(
            "yes",
            "Yes, send it",
            When(
                known("can_be_sent"),
                Do("send_word"),
                Say("Thank you. I am sending it to {word_to}."),
                otherwise=_NOT_SENT,
            ),
            yes=True,
        ),
        Choice("no", "No, thank you", Say("That is fine. I have sent nothing.")),
        seen_by=Seen.WHO_GETS_IT,
        skip=False,
    ),
    samples=(_ANSWERS, _NO_WAY, _NOT_THEIRS, _NO_ONE_RUNS_IT),
    urgent=True,
    remembers=("word_to", "group", HEARD_IN),
    typed_before=(WORDS,),
)
