"""What was typed fits nowhere: a person can read it instead, if whoever typed it says yes."""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.passing_on import ON_THEIR_LIST_TODAY
from conversations.phrases import N_
from conversations.samples import PERSON
from conversations.script import Ask, Choice, Facts, Say, Tell, When, known

#: the answer under which the words are kept
TYPED = "typed_words"
#: the answer that holds for whom they are, if someone wrote just before
FOR = "words_for"
#: the answer that says that they came after answers that bear no name
NO_NAME = "after_no_name"
_TYPED_ONE: Facts = {
    **PERSON,
    "typed_words": "back on the street since monday",
    "readers": "Sam",
    "readers_changed": False,
    "added_too_late": False,
    "went_to": "",
}
_CHANGED: Facts = {**_TYPED_ONE, "readers_changed": True}
_NO_ONE: Facts = {**_TYPED_ONE, "readers": ""}
_TOO_LATE: Facts = {**_TYPED_ONE, "added_too_late": True}
_NO_NAME: Facts = {**_TYPED_ONE, "had_no_name": True}
_GONE: Facts = {**_TOO_LATE, "went_to": "Jo and Ali"}

#: someone was left out meanwhile, or looks after them no more: a yes was not for the others
NOT_TO_OTHERS = Say("Someone else would get it by now. So I have done nothing. Please ask again.")

#: to whom it goes is said on the button
PASS_IT_ON = Choice(
    "yes",
    "Yes, pass it to {readers}",
    When(
        known("readers_changed"),
        NOT_TO_OTHERS,
        otherwise=(
            Tell("readers", "{name} wrote this to me: “{typed_words}”", "words"),
            Say("I have passed it to {readers}."),
            *ON_THEIR_LIST_TODAY,
        ),
    ),
    typed=(N_("pass it on"), N_("send it"), N_("do it")),
    yes=True,
)
KEEP_IT_HERE = Choice("no", "No, thank you", Say("That is fine. No one has read it."))
IN_DANGER = Choice("safety", "Someone may be in danger", begins="safety")
IF_IN_DANGER = Say("If someone is in danger, ring 999. For other help, tap “Help now”.")

UNREAD_WORDS = Conversation(
    "unread_words",
    When(
        known("added_too_late"),
        When(
            known("went_to"),
            Say("Your first words have gone to {went_to}. I cannot add to them now."),
            otherwise=(Say("Your first words are done with. I cannot add to them now."),),
        ),
    ),
    Say("I am a bot. I cannot read this as a person would: “{typed_words}”"),
    When(
        known("readers"),
        When(
            known("had_no_name"),
            Say("This cannot go in without your name any more."),
            Say("If I pass it on, it goes with your name."),
        ),
        IF_IN_DANGER,
        Ask(
            "pass_it_on",
            "Shall I pass it to {readers}?",
            PASS_IT_ON,
            KEEP_IT_HERE,
            IN_DANGER,
            keeps=TYPED,
        ),
        otherwise=(
            Say("There is no one I may pass it to. “Help now” shows who can talk with you."),
        ),
    ),
    fine_if_skipped("pass_it_on"),
    samples=(_TYPED_ONE, _CHANGED, _NO_ONE, _TOO_LATE, _GONE, _NO_NAME),
    urgent=True,
    remembers=(FOR, NO_NAME, "group"),
)
