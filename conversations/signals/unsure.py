"""The word for a break with a slip in it: is a break meant? Without an answer, it is."""

from conversations.conversation import Conversation
from conversations.phrases import N_
from conversations.samples import SIGNAL, SIGNAL_BARE, SIGNAL_FOR_NO_ONE
from conversations.script import Ask, Choice, Do, Say, When, chose, known
from conversations.signals.need_a_break import IN_A_MEETING
from conversations.signals.samples import SIGNAL_AMONG_PEERS

IT_WAS_A_MISTAKE = (N_("it was a mistake"), N_("my mistake"), N_("mistake"), N_("not meant"))
_SAMPLES = (SIGNAL, SIGNAL_BARE, SIGNAL_AMONG_PEERS, SIGNAL_FOR_NO_ONE)

UNSURE_BREAK = Conversation(
    "unsure_break",
    Do("hold_signal"),
    Say("That looked like your word for a break."),
    When(
        known("facilitators"),
        Say("If you do not tap, I tell {facilitators} in one minute, in private."),
        otherwise=(Say("If you do not tap, I take it as a yes in one minute."),),
    ),
    Ask(
        "need",
        "Do you need a break?",
        Choice("yes", "Yes, please", *IN_A_MEETING),
        Choice(
            "no",
            "No, thank you",
            Do("drop_signal"),
            Say("That is fine. I have told no one."),
            typed=(N_("I did not mean that"), *IT_WAS_A_MISTAKE),
        ),
        skip=False,
    ),
    samples=_SAMPLES,
    urgent=True,
)

_AT = next(i for i, one in enumerate(IN_A_MEETING) if isinstance(one, Ask))
_ASKED = IN_A_MEETING[_AT]


class _NowWhat(Ask):
    """What “I need a break” asks, with a way to take it back."""

    def __init__(self, asked: Ask) -> None:
        not_meant = Choice(
            "not_meant",
            "I did not mean that",
            Do("take_back_signal"),
            When(
                known("facilitators"),
                Say("That is fine. I am telling {facilitators} that it was not meant."),
                otherwise=(Say("That is fine. I have taken it back."),),
            ),
            typed=IT_WAS_A_MISTAKE,
        )
        first, *others = asked.choices
        super().__init__(asked.name, asked.words, first, not_meant, *others, skip=False)


#: Nobody has tapped: it has been raised, and this is what the person reads.
YOU_DID_NOT_TAP = Conversation(
    "you_did_not_tap",
    Say("You did not tap. So I am asking for a break for you."),
    *(step for step in IN_A_MEETING[:_AT] if not isinstance(step, Do)),
    *([_NowWhat(_ASKED)] if isinstance(_ASKED, Ask) else []),
    When(chose("now_what", "not_meant"), otherwise=IN_A_MEETING[_AT + 1 :]),
    samples=_SAMPLES,
    urgent=True,
)
