"""After a no: what follows is what the person picks, and nobody is shown it (CH:82, CH:148)."""

from conversations.parts import steps_for
from conversations.script import Answers, Ask, Choice, Do, Facts, Say, Seen, When, chose, known

NO_IS_GOOD = (
    Say("Thank you for telling us. No is a good answer. You need not say why."),
    Say("Your place in the group stays. You still get the notes."),
)

#: an apology or a thought names who sends it
THEY_WILL_KNOW = Say("If I send your words, {facilitators} will know that you are not coming.")

#: it holds for new meetings of the group, and of no other
FOUR_WEEKS = Say("That is fine. In this group, I will not ask for four weeks. Then I ask again.")
COME_BACK = Say("You can come back on any day.")


def wants_a_word(answers: Answers, _facts: Facts) -> bool:
    """Whether they would like to send one, such as an apology."""
    return "send_word" in (answers.get("no_more"), answers.get("word_too"))


def goes_on(answers: Answers, facts: Facts) -> bool:
    """Whether there are more meetings of its kind; once it was asked, there were."""
    return "no_for" in answers or bool(facts.get("in_series"))


WHICH_OF_THEM = Ask(
    "no_for",
    "Is that for this one, or for more?",
    Choice(
        "this_one",
        "Just this one",
        Do("answer_no"),
        When(
            known("yes_to_the_rest"),
            Say("That is fine. Your yes to the others stays."),
            otherwise=(
                When(
                    known("asked_to_the_next"),
                    Say("That is fine. After this one, I will ask you to the next."),
                    otherwise=(Say("That is fine. What you said of the others stays."),),
                ),
            ),
        ),
    ),
    Choice(
        "all_of_these",
        "All of these",
        Do("answer_no"),
        Say("That is fine. I will not ask you to these again."),
        Say("You can come back on any day. Look in “My meetings”."),
    ),
    Choice(
        "four_weeks",
        "Ask me again in four weeks",
        Do("answer_no"),
        FOUR_WEEKS,
        COME_BACK,
    ),
    seen_by=Seen.ONLY_BOT,
)

A_WORD = (
    THEY_WILL_KNOW,
    Ask(
        "lets_know",
        "Is that all right?",
        Choice(
            "yes",
            "Yes, that is fine",
            *steps_for("apology"),
        ),
        Choice("no", "No, tell no one", Say("That is fine. I have told no one.")),
    ),
)

AFTER_NO = (
    When(
        goes_on,
        WHICH_OF_THEM,
        Ask(
            "word_too",
            "Would you like to send a word, like “sorry”, or a thought?",
            Choice("no", "No, thank you", Say("That is fine. Take care.")),
            Choice("send_word", "Yes, I would"),
        ),
        otherwise=(
            Say("We will ask you to the next meeting, just the same."),
            Ask(
                "no_more",
                "Is there anything you would like?",
                Choice(
                    "that_is_all", "That is all", Do("answer_no"), Say("That is fine. Take care.")
                ),
                Choice(
                    "not_for_a_while",
                    "Ask me again in four weeks",
                    Do("answer_no"),
                    FOUR_WEEKS,
                    COME_BACK,
                ),
                Choice("send_word", "Send a word, like “sorry”"),
                Choice(
                    "notes",
                    "How do I get the notes?",
                    Say("Once they are written, I send them to all who were asked."),
                ),
                seen_by=Seen.ONLY_BOT,
            ),
        ),
    ),
    When(wants_a_word, *A_WORD),
)
#: the questions with which it can end
LAST_OF_NO = ("no_for", "word_too", "no_more", "lets_know", "apology")

SAID_NO = chose("coming_again", "no")
