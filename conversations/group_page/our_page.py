"""Our group's page: facilitators fill it in, one thing at a time, from their phones.

What stands on it: SHP:309, CH:57, CH:132, CH:172, CH:117.
"""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.group_page.group_page import LINES
from conversations.group_page.samples import OUR_PAGE_EMPTY, OUR_PAGE_FULL, OUR_PAGE_LOOKED_AT
from conversations.phrases import N_
from conversations.script import Answers, Ask, Choice, Choices, Do, Facts, Say, Step, When, known
from conversations.typed import OnAPage

KEPT = (
    Do("keep_page"),
    Say("Thank you. It is on the page. I let the group know, without a buzz."),
)


def writes_help(answers: Answers, _facts: Facts) -> bool:
    """Whether what stands there on help near here is to be another."""
    return answers.get("page_help") not in (None, "", "holds")


def _change(ask: Ask) -> tuple[Step, ...]:
    """What it says now, then what it should say."""
    said = When(lambda answers, _facts: bool(answers.get(ask.name)), *KEPT)
    return When(known(ask.name), LINES[ask.name]), ask, said


CHANGES = (
    Choice(
        "page_for",
        "What we are for",
        *_change(OnAPage("page_for", N_("What is our group for?"))),
    ),
    Choice(
        "page_sharing",
        "Why we share",
        *_change(OnAPage("page_sharing", N_("Why do we share what we have lived through here?"))),
    ),
    Choice(
        "page_ends",
        "When the work ends",
        *_change(OnAPage("page_ends", N_("When does the work end? Tell them what you know."))),
    ),
    Choice(
        "page_budget",
        "The money",
        *_change(OnAPage("page_budget", N_("How much money is there, and what is it for?"))),
    ),
    Choice(
        "page_steering",
        "Who decides",
        *_change(
            OnAPage("page_steering", N_("How do we decide things here, and who has the last say?"))
        ),
    ),
    Choice(
        "page_private",
        "What stays here",
        *_change(
            OnAPage("page_private", N_("What stays in the group, and what may we tell others?"))
        ),
    ),
    Choice(
        "page_help",
        "Help near here",
        Say("It stands under “Help now” too. So please ring each number first."),
        When(
            known("page_help"),
            LINES["page_help"],
            When(known("page_help_day"), Say("It was last looked at on {page_help_day}.")),
        ),
        OnAPage(
            "page_help",
            N_("Who near here can help people? Put names, numbers and hours."),
            Choices("page_help_holds", Do("confirm_help"), Say("Thank you. I have kept the day.")),
        ),
        When(writes_help, *KEPT),
    ),
    Choice(
        "page_reach",
        "How to reach us",
        *_change(
            OnAPage(
                "page_reach",
                N_("How can people reach staff here? Put a name, and a phone or e-mail."),
            )
        ),
    ),
)

OUR_PAGE = Conversation(
    "our_page",
    When(
        known("many_groups"),
        Ask("group", "Which group is it for?", Choices("my_groups"), skip=False),
    ),
    Say("This is the page about “{group}”. Each person in the group can read it."),
    Ask("what", "What would you like to change?", *CHANGES),
    fine_if_skipped("what", *LINES),
    samples=(OUR_PAGE_FULL, OUR_PAGE_EMPTY, OUR_PAGE_LOOKED_AT),
    command="grouppage",
    title=N_("Change our page"),
    roles=("facilitator", "peer"),
    under="run_group",
)
