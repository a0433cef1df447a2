"""My page about me: owned by the person, shown only where they say so, and only until it is over.

SHP:377 (topics people might find hard to talk about), BLG:9 (getting to know each other).
"""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.free_words import THE_ONE_LIMIT
from conversations.pages.my_page import LINES
from conversations.pages.samples import (
    ABOUT_ME_NEW,
    ABOUT_ME_NO_MEETING,
    ABOUT_ME_SHOWN,
    ABOUT_ME_TAKEN_BACK,
)
from conversations.phrases import N_
from conversations.script import (
    Answers,
    Ask,
    Choice,
    Choices,
    Do,
    Facts,
    Say,
    Seen,
    Step,
    When,
    chose,
    known,
)
from conversations.typed import TAKE_OUT, Typed


def has_changed(answers: Answers, _facts: Facts) -> bool:
    """Whether any part of the page was given words, or was taken out."""
    return any(answers.get(name) for name in LINES)


def has_words(answers: Answers, _facts: Facts) -> bool:
    """Whether there is something new to show, or they wish to show what is there."""
    said = (answers.get(name) for name in LINES)
    return answers.get("what") == "show" or any(s and s != TAKE_OUT for s in said)


def may_show(answers: Answers, facts: Facts) -> bool:
    """Whether there is a meeting they come to where it is not shown yet."""
    return "show_at" in answers or bool(facts.get("can_show_at"))


def may_hide(answers: Answers, facts: Facts) -> bool:
    """Whether it is shown anywhere."""
    return "hide_at" in answers or bool(facts.get("shown_at"))


def shows(answers: Answers, _facts: Facts) -> bool:
    """Whether a meeting was picked to show it at."""
    return bool(answers.get("show_at"))


def hides(answers: Answers, _facts: Facts) -> bool:
    """Whether a meeting was picked to take it back from."""
    return bool(answers.get("hide_at"))


PARTS = Ask(
    "parts",
    "Which parts would you like to fill in or change?",
    Choice("me_like", "What I like"),
    Choice("me_good", "What I am good at"),
    Choice("me_bring", "What I bring"),
    Choice("me_helps", "What helps me in a room"),
    Choice("me_not", "What I would rather not talk about"),
    Choice("me_ask", "Something to ask me about"),
    many=True,
)


class _Part(Typed):
    """What a part of the page should say."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__(name, words, seen_by=Seen.WHO_I_SHOW)


ASKED = (
    _Part("me_like", N_("What do you like?")),
    _Part("me_good", N_("What are you good at?")),
    _Part("me_bring", N_("What do you bring to a group?")),
    _Part("me_helps", N_("What helps you to feel fine in a room?")),
    _Part("me_not", N_("What would you rather not talk about? You need not say why.")),
    _Part("me_ask", N_("What may people ask you about, to get to know you?")),
)

WRITE: tuple[Step, ...] = (
    PARTS,
    *(When(chose("parts", part.name), part) for part in ASKED),
    When(
        has_changed,
        Say("Thank you. I have kept it."),
        otherwise=(Say("That is fine. All stays as it is."),),
    ),
)

SHOW = When(
    may_show,
    Say("Those who come to a meeting can read it. Who runs it can too."),
    Say("They read your name too. After that meeting they can read it no more."),
    Ask(
        "show_at",
        "At which meetings would you like to show it?",
        Choices("can_show_at"),
        many=True,
    ),
    When(
        shows,
        Do("show_page"),
        Say("Thank you. You can take it back on any day."),
    ),
    otherwise=(Say("There is no other meeting now that you have said yes to."),),
)

HIDE = When(
    may_hide,
    Ask(
        "hide_at",
        "From which meetings would you like to take it back?",
        Choices("shown_at"),
        seen_by=Seen.ONLY_BOT,
        many=True,
    ),
    When(
        hides,
        Do("hide_page"),
        Say("It is done. No one can read it there now."),
    ),
    otherwise=(Say("No one can read it anywhere now."),),
)

ABOUT_ME = Conversation(
    "about_me",
    When(
        known("my_page"),
        Say("This is your page:"),
        Say("{my_page}"),
        otherwise=(Say("There is nothing on your page yet. That is fine. You can leave it so."),),
    ),
    When(
        known("page_shown"),
        Say("You show it at these meetings:"),
        Say("{page_shown}"),
        otherwise=(Say("No one can read it now. You choose who may, for each meeting."),),
    ),
    THE_ONE_LIMIT,
    Ask(
        "what",
        "What would you like to do?",
        Choice("write", "Write or change it", *WRITE),
        Choices("page_ways"),
    ),
    When(has_words, SHOW),
    When(chose("what", "hide"), HIDE),
    fine_if_skipped("what", "show_at", "hide_at"),
    samples=(ABOUT_ME_NEW, ABOUT_ME_NO_MEETING, ABOUT_ME_SHOWN, ABOUT_ME_TAKEN_BACK),
    title=N_("My page about me"),
    roles=("co_producer", "facilitator", "link_person", "safeguarding"),
    under="more_for_me",
    each="keep_my_page",
)
