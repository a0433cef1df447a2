"""Who looks after someone is asked to ring them, or to get in touch."""

from conversations.script import Say, When, known

#: About a signal, where someone may have been left out: only those who are really asked.
_NO_ONE_TO_ASK = Say("I am sorry. There is no one whom I may ask right now.")
CARERS_RING = When(
    known("carers"), Say("I have asked {carers} to ring you."), otherwise=(_NO_ONE_TO_ASK,)
)
CARERS_GET_IN_TOUCH = When(
    known("carers"),
    Say("I have asked {carers} to get in touch with you."),
    otherwise=(_NO_ONE_TO_ASK,),
)
